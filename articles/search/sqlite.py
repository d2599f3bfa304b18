"""The index on SQLite: FTS5 tables beside the articles, kept by triggers, so that bulk writes keep them too.

One is of the texts. What articles are signed with is one of its own: words are not looked for in bylines, a byline can
change without the text being read again, and a list of what somebody signed asks a small table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from .folding import folding_sql
from .signatures import LONGEST, SEPARATOR
from .words import UNSPACED, UNSPACED_MARKS

TEXTS, SIGNATURES = "article_search", "article_signed"
FOLDED = ("headline", "standfirst", "body")
COLUMNS = {TEXTS: (*FOLDED, "search_terms"), SIGNATURES: ("byline", "authors")}
FEW = 10  # letters that it is quicker to look for than to replace
WEIGHTS = "bm25(10.0, 4.0, 1.0, 1.0)"


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


def _apart(column: str) -> str:
    """Return ``column`` with the letters of scripts without spaces apart: a name is found within a run of them."""
    begun = f"substr({column}, 1, {LONGEST})"
    letter = "substr(ahead, 1, 1)"
    ends = f"{letter} GLOB '[{UNSPACED}]' OR substr(done, -1) GLOB '[{UNSPACED}]'"
    spelt = f"CASE WHEN NOT {letter} GLOB '[{UNSPACED_MARKS}]' AND ({ends}) THEN ' ' ELSE '' END || {letter}"
    walked = _walk(
        {"ahead": begun, "done": "''"}, {"ahead": "substr(ahead, 2)", "done": f"done || {spelt}"}, goes_on="ahead <> ''"
    )
    return f"CASE WHEN {column} GLOB '*[{UNSPACED}]*' THEN ({walked}) ELSE {begun} END"


def _names() -> str:
    """Return the authors, one behind the other; json_each would do it, but no trigger may use it."""
    name = "coalesce(json_extract(authors, '$[' || at || ']'), '')"
    return _walk(
        {"at": "0", "done": "''"},
        {"at": "at + 1", "done": f"done || {name} || ' {SEPARATOR} '"},
        goes_on="at < json_array_length(authors)",
    )


def _walk(first: dict[str, str], then: dict[str, str], *, goes_on: str) -> str:
    """Return the SQL that makes ``done`` step by step while ``goes_on``."""
    begin, step = ", ".join(first.values()), ", ".join(then.values())
    return (
        f"WITH RECURSIVE walk ({', '.join(first)}) AS"  # noqa: S608 - our own SQL
        f" (SELECT {begin} UNION ALL SELECT {step} FROM walk WHERE {goes_on})"
        f" SELECT done FROM walk WHERE NOT ({goes_on})"
    )


def _texts() -> str:
    folded = ", ".join(f"{_folded(column)} AS {column}" for column in FOLDED)
    return f"SELECT id, {folded}, search_terms FROM articles_article"  # noqa: S608 - our own names


def _signatures() -> str:
    columns = {"byline": "byline", "authors": f"({_names()})"}
    said = ", ".join(f"{_once(_apart, _once(_folded, sql))} AS {column}" for column, sql in columns.items())
    return f"SELECT id, {said} FROM articles_article"  # noqa: S608 - our own names


def _once(made: Callable[[str], str], of: str) -> str:
    """Return what is ``made`` of the value of a piece of SQL, which is reckoned once however often it is named."""
    return f"(SELECT {made('value')} FROM (SELECT {of} AS value))"  # noqa: S608 - our own SQL


def _index(name: str, texts: str) -> dict[str, str]:
    """Return the SQL of what an index is made of: the view that it reads, its table, the triggers that keep it.

    The index is told to forget a text in the very words that it was told, so the view is read before the row changes.
    Vowel signs (Mn, Mc) belong to their word: the tokenizer would cut Hindi apart at them.
    """
    columns = ", ".join(COLUMNS[name])
    remember = f"""BEGIN
    INSERT INTO {name} (rowid, {columns})
    SELECT id, {columns} FROM {name}_text WHERE id = new.id;
END"""  # noqa: S608 - our own names
    forget = f"""BEGIN
    INSERT INTO {name} ({name}, rowid, {columns})
    SELECT 'delete', id, {columns} FROM {name}_text WHERE id = old.id;
END"""  # noqa: S608 - likewise
    update = f"""UPDATE OF id, {columns} ON articles_article
WHEN {" OR ".join(f"old.{column} <> new.{column}" for column in ("id", *COLUMNS[name]))}"""
    table = f"""CREATE VIRTUAL TABLE {name} USING fts5(
    {columns},
    content={name}_text, content_rowid=id,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)"""
    return {
        f"{name}_text": f"CREATE VIEW {name}_text AS {texts}",
        name: table,
        f"{name}_insert": f"CREATE TRIGGER {name}_insert AFTER INSERT ON articles_article {remember}",
        f"{name}_delete": f"CREATE TRIGGER {name}_delete BEFORE DELETE ON articles_article {forget}",
        f"{name}_before": f"CREATE TRIGGER {name}_before BEFORE {update} {forget}",
        f"{name}_after": f"CREATE TRIGGER {name}_after AFTER {update} {remember}",
    }


def _definitions() -> dict[str, str]:
    """Return the SQL of everything the index is made of, by name, in the order of making."""
    return _index(TEXTS, _texts()) | _index(SIGNATURES, _signatures())


def _found(connection: BaseDatabaseWrapper, names: Sequence[str]) -> dict[str, str]:
    """Return the SQL of what there is of ``names``."""
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(names))
        cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE name IN ({marks})", names)  # noqa: S608 - marks alone
        return dict(cursor.fetchall())


def is_current(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the index is there, and made as this version makes it."""
    definitions = _definitions()
    return _found(connection, list(definitions)) == definitions


def knows_signatures(connection: BaseDatabaseWrapper) -> bool:
    """Return whether there is an index of what articles are signed with: an older version made none."""
    return bool(_found(connection, [SIGNATURES]))


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index of all articles."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for sql in _definitions().values():
            cursor.execute(sql)
        cursor.execute(f"INSERT INTO {TEXTS} ({TEXTS}, rank) VALUES ('rank', %s)", [WEIGHTS])  # noqa: S608 - our own names
        _read_all(cursor)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove what there is of the index."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in COLUMNS:
            for trigger in ("insert", "delete", "before", "after"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{trigger}")
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            cursor.execute(f"DROP VIEW IF EXISTS {name}_text")


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Read every article into the index anew."""
    with connection.cursor() as cursor:
        _read_all(cursor)


def _read_all(cursor: CursorWrapper) -> None:
    for name in COLUMNS:
        cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608 - our own names
