"""The index on PostgreSQL: generated columns of the articles' table with GIN indexes, kept by the database itself.

One is of the texts, one of what articles are signed with: words are not looked for in bylines.
"""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .folding import MARKS, folding_sql
from .signatures import LONGEST, SEPARATOR, UNSPACED_LETTER

TABLE = "articles_article"
VECTOR, SIGNATURES = "search_vector", "signed_vector"
INDEXES = {VECTOR: "article_search", SIGNATURES: "article_signed"}
CONFIGURATION = "simple"
PUNCTUATION = r"[!-/:-@\[-`{-~]+"  # or the parser would take a-b.com/c for one word
# A tsvector holds 1 MB: the weight of each column, and the characters of it that are indexed
COLUMNS = {"headline": ("A", 10_000), "standfirst": ("B", 10_000), "body": ("C", 150_000)}
TERMS = ("C", 300_000)


def _holds(column: str, letters: str) -> str:
    return f"{column} ~ '[{letters}]'"


def _collation(connection: BaseDatabaseWrapper) -> str:
    """Return what makes lower() know other letters than ASCII: a database of the locale C needs to be told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('Ж') <> 'ж' AND EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu')")
        (must_be_told,) = cursor.fetchone()
    return ' COLLATE "und-x-icu"' if must_be_told else ""


def _folded(column: str, collation: str) -> str:
    """Return ``column`` folded as queries are, with spaces for punctuation."""
    sql = f"normalize({folding_sql(column, _holds)}, NFD)"
    sql = f"lower({sql}{collation})" if collation else sql  # to_tsvector does it where the locale lets it
    sql = f"regexp_replace({sql}, '[{MARKS}]+', '', 'g')"
    return f"normalize(regexp_replace({sql}, '{PUNCTUATION}', ' ', 'g'), NFC)"


def _vector(text: str, weight: str) -> str:
    return f"setweight(to_tsvector('{CONFIGURATION}', {text}), '{weight}')"


def _texts(collation: str) -> str:
    weighed = [_vector(_folded(f"left({name}, {most})", collation), weight) for name, (weight, most) in COLUMNS.items()]
    weight, most = TERMS
    return " || ".join([*weighed, _vector(f"left(search_terms, {most})", weight)])


def _signatures(collation: str) -> str:
    """Return the vector of byline and authors, the letters of scripts without spaces apart."""
    names = f"""replace(authors #>> '{{}}', '", "', ' {SEPARATOR} ')"""  # as PostgreSQL writes a list of texts
    both = f"left(byline, {LONGEST}) || ' {SEPARATOR} ' || left({names}, {LONGEST})"
    folded = _folded(f"normalize({both}, NFKC)", collation)
    return f"to_tsvector('{CONFIGURATION}', regexp_replace({folded}, '({UNSPACED_LETTER})', ' \\1 ', 'g'))"


def _expressions(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return what each generated column is made of."""
    collation = _collation(connection)
    return {VECTOR: _texts(collation), SIGNATURES: _signatures(collation)}


def _mark(expression: str) -> str:
    """Return what the column's comment says, to know the version that made it."""
    return f"Kept by the database for articles.search; definition {sha256(expression.encode()).hexdigest()[:16]}"


def _found(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the comments of the columns that are there with their index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, col_description(attrelid, attnum) FROM pg_attribute"
            " WHERE attrelid = to_regclass(%s) AND NOT attisdropped"
            " AND (attname = %s AND to_regclass(%s) IS NOT NULL OR attname = %s AND to_regclass(%s) IS NOT NULL)",
            [TABLE, *(name for pair in INDEXES.items() for name in pair)],
        )
        return dict(cursor.fetchall())


def is_current(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the index is there, and made as this version makes it."""
    return _found(connection) == {name: _mark(made) for name, made in _expressions(connection).items()}


def knows_signatures(connection: BaseDatabaseWrapper) -> bool:
    """Return whether there is an index of what articles are signed with: an older version made none."""
    return SIGNATURES in _found(connection)


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index of all articles."""
    made = _expressions(connection)
    columns = ", ".join(f"ADD COLUMN {name} tsvector GENERATED ALWAYS AS ({sql}) STORED" for name, sql in made.items())
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABLE} {columns}")
        for name, index in INDEXES.items():
            cursor.execute(f"CREATE INDEX {index} ON {TABLE} USING gin ({name})")
            cursor.execute(f"COMMENT ON COLUMN {TABLE}.{name} IS '{_mark(made[name])}'")
        # New columns have no statistics until rows change: the planner would take every word for rare
        cursor.execute(f"ANALYZE {TABLE} ({', '.join(made)})")


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove what there is of the index."""
    columns = ", ".join(f"DROP COLUMN IF EXISTS {name}" for name in INDEXES)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE IF EXISTS {TABLE} {columns}")


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Sort every article into the index anew; its words need no reading, the columns always have them."""
    with connection.cursor() as cursor:
        for index in INDEXES.values():
            cursor.execute(f"REINDEX INDEX {index}")
