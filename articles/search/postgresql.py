"""The index on PostgreSQL: a generated column of the articles' table with a GIN index, kept by the database itself."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .folding import MARKS, folding_sql

TABLE = "articles_article"
VECTOR = "search_vector"
INDEX = "article_search"
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


def _expression(connection: BaseDatabaseWrapper) -> str:
    collation = _collation(connection)
    weighed = [_vector(_folded(f"left({name}, {most})", collation), weight) for name, (weight, most) in COLUMNS.items()]
    weight, most = TERMS
    return " || ".join([*weighed, _vector(f"left(search_terms, {most})", weight)])


def _mark(expression: str) -> str:
    """Return what the column's comment says, to know the version that made it."""
    return f"Kept by the database for articles.search; definition {sha256(expression.encode()).hexdigest()[:16]}"


def is_current(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the index is there, and made as this version makes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT col_description(attrelid, attnum) FROM pg_attribute"
            " WHERE attrelid = to_regclass(%s) AND attname = %s AND NOT attisdropped AND to_regclass(%s) IS NOT NULL",
            [TABLE, VECTOR, INDEX],
        )
        found = cursor.fetchone()
    return bool(found == (_mark(_expression(connection)),))


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index of all articles."""
    expression = _expression(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN {VECTOR} tsvector GENERATED ALWAYS AS ({expression}) STORED")
        cursor.execute(f"CREATE INDEX {INDEX} ON {TABLE} USING gin ({VECTOR})")
        # A new column has no statistics until rows change: the planner would take every word for rare
        cursor.execute(f"ANALYZE {TABLE} ({VECTOR})")
        cursor.execute(f"COMMENT ON COLUMN {TABLE}.{VECTOR} IS '{_mark(expression)}'")


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove what there is of the index."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE IF EXISTS {TABLE} DROP COLUMN IF EXISTS {VECTOR}")


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Sort every article into the index anew; its words need no reading, the column always has them."""
    with connection.cursor() as cursor:
        cursor.execute(f"REINDEX INDEX {INDEX}")
