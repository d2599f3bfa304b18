"""The index on SQLite: an FTS5 table beside the articles, kept by triggers, so that bulk writes keep it too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .folding import folding_sql

REBUILD = "INSERT INTO article_search (article_search) VALUES ('rebuild')"
FOLDED = ("headline", "standfirst", "body")
FEW = 10  # letters that it is quicker to look for than to replace
WEIGHTS = "bm25(10.0, 4.0, 1.0, 1.0)"

# The index is told to forget a text in the very words that it was told, so the view is read before the row changes.
# Vowel signs (Mn, Mc) belong to their word: the tokenizer would cut Hindi apart at them
_REMEMBER = """BEGIN
    INSERT INTO article_search (rowid, headline, standfirst, body, search_terms)
    SELECT id, headline, standfirst, body, search_terms FROM article_search_text WHERE id = new.id;
END"""
_FORGET = """BEGIN
    INSERT INTO article_search (article_search, rowid, headline, standfirst, body, search_terms)
    SELECT 'delete', id, headline, standfirst, body, search_terms FROM article_search_text WHERE id = old.id;
END"""
_UPDATE = """UPDATE OF id, headline, standfirst, body, search_terms ON articles_article
WHEN old.id <> new.id OR old.headline <> new.headline OR old.standfirst <> new.standfirst
    OR old.body <> new.body OR old.search_terms <> new.search_terms"""
_TABLE = """CREATE VIRTUAL TABLE article_search USING fts5(
    headline, standfirst, body, search_terms,
    content=article_search_text, content_rowid=id,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)"""


def _folded(column: str) -> str:
    """Return ``column`` folded as queries are.

    What is of ASCII and general punctuation (U+2000 to 203F) is as many characters as it has bytes without those two
    that all of this punctuation begins with; such a text, as most in English are, is looked at no further.
    """
    is_plain = f"length({column}) = length(CAST(replace({column}, CAST(x'e280' AS TEXT), '') AS BLOB))"
    return f"CASE WHEN {is_plain} THEN {column} ELSE {folding_sql(column, _holds)} END"


def _holds(column: str, letters: str) -> str:
    """Return whether ``column`` has any of ``letters``, looked for byte by byte: ten times as fast as GLOB.

    First bytes that many of the letters share are enough: it may be true too often.
    """
    by_lead: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for encoded in sorted({letter.encode() for letter in letters}):
        by_lead[encoded[:1]].append(encoded)
    return "(" + " OR ".join(_holds_one(column, lead, found) for lead, found in by_lead.items()) + ")"


def _holds_one(column: str, lead: bytes, letters: Sequence[bytes]) -> str:
    if len(letters) > FEW:
        return _has(column, lead)
    return f"({_has(column, lead)} AND ({' OR '.join(_has(column, letter) for letter in letters)}))"


def _has(column: str, found: bytes) -> str:
    return f"instr(CAST({column} AS BLOB), x'{found.hex()}')"


def _definitions() -> dict[str, str]:
    """Return the SQL of everything the index is made of, by name, in the order of making."""
    folded = ", ".join(f"{_folded(column)} AS {column}" for column in FOLDED)
    view = f"CREATE VIEW article_search_text AS SELECT id, {folded}, search_terms FROM articles_article"  # noqa: S608 - our own names
    return {
        "article_search_text": view,
        "article_search": _TABLE,
        "article_search_insert": f"CREATE TRIGGER article_search_insert AFTER INSERT ON articles_article {_REMEMBER}",
        "article_search_delete": f"CREATE TRIGGER article_search_delete BEFORE DELETE ON articles_article {_FORGET}",
        "article_search_before": f"CREATE TRIGGER article_search_before BEFORE {_UPDATE} {_FORGET}",
        "article_search_after": f"CREATE TRIGGER article_search_after AFTER {_UPDATE} {_REMEMBER}",
    }


def is_current(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the index is there, and made as this version makes it."""
    definitions = _definitions()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'article_search%%'", [])
        found = dict(cursor.fetchall())
    return all(found.get(name) == sql for name, sql in definitions.items())


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index of all articles."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for sql in _definitions().values():
            cursor.execute(sql)
        cursor.execute("INSERT INTO article_search (article_search, rank) VALUES ('rank', %s)", [WEIGHTS])
        cursor.execute(REBUILD)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove what there is of the index."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for trigger in ("insert", "delete", "before", "after"):
            cursor.execute(f"DROP TRIGGER IF EXISTS article_search_{trigger}")
        cursor.execute("DROP TABLE IF EXISTS article_search")
        cursor.execute("DROP VIEW IF EXISTS article_search_text")


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Read every article into the index anew."""
    with connection.cursor() as cursor:
        cursor.execute(REBUILD)
