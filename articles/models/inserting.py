"""Rows written by the thousand from plain values: no object for each, and no query with a parameter for each value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from django.db import connection, connections, models
from django.db.models import NOT_PROVIDED
from django.db.models.constants import OnConflict

# A statement, as many as fit first; after each one FTS5 writes out what it has gathered of the words of new articles.
# Of large ones few sizes only: a statement of each is kept ready, and takes as much memory as it has values
ROWS = (500, 50)

type Field = models.Field[Any, Any]
type Row = Sequence[Any]

# What the drivers take as it is; dates, JSON and the like go the way that Django sends them
PLAIN = (
    *(models.AutoField, models.BinaryField, models.BooleanField, models.CharField, models.FloatField),
    *(models.ForeignKey, models.IntegerField, models.TextField),
)


def insert_rows(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Row],
    *,
    encoded: Collection[str] = (),
    ignore_conflicts: bool = False,
) -> None:
    """Insert ``rows``, each the values of the columns ``names`` ("article_id") in this order.

    What is not named gets its default, the database's where it has one; what is generated cannot be named. JSON columns
    in ``encoded`` take JSON text. Raises what ``bulk_create`` raises, and ValueError for a column that cannot be left
    out.
    """
    values = list(rows)
    if not values:
        return
    fields = [_writable(model, name) for name in names]
    left_out = [(field, _default(field)) for field in _defaulted(model, fields)]
    written = [*fields, *(field for field, _ in left_out)]
    with connection.cursor() as cursor:
        for chunk in _in_chunks(list(_prepared(values, fields, encoded, left_out))):
            cursor.execute(_statement(model, written, len(chunk), ignore_conflicts), list(chain.from_iterable(chunk)))


def insert_objects[Model: models.Model](objects: Collection[Model]) -> None:
    """Insert unsaved objects of one model; those without a key get one. Columns with a default of the database get it.

    Raises what ``bulk_create`` raises.
    """
    if not objects:
        return
    model = type(next(iter(objects)))
    without = [each for each in objects if each.pk is None]
    for each, key in zip(without, reserve_keys(model, len(without)), strict=True):
        each.pk = key
    names = [field.attname for field in _concrete(model) if not _is_left_to_the_database(field) or field.primary_key]
    insert_rows(model, names, map(attrgetter(*names), objects))
    for each in objects:
        each._state.adding, each._state.db = False, connection.alias


def reserve_keys(model: type[models.Model], number: int) -> Sequence[int]:
    """Return keys that no other row of ``model`` gets, in ascending order, so that new rows can name each other.

    Inside the caller's transaction; on SQLite that has the write lock from its beginning.
    """
    if number == 0:
        return ()
    table, key = model._meta.db_table, model._meta.pk
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [connection.ops.quote_name(table), key.column, number])
            return sorted(row[0] for row in cursor.fetchall())
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq", [number, table])
        row = cursor.fetchone()
        if row is None:  # no row was ever inserted
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
    last = int(row[0]) if row else number
    return range(last - number + 1, last + 1)


def _concrete(model: type[models.Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def _is_left_to_the_database(field: Field) -> bool:
    return field.primary_key or field.db_default is not NOT_PROVIDED


def _writable(model: type[models.Model], name: str) -> Field:
    field = next((field for field in _concrete(model) if field.attname == name), None)
    if field is None:
        raise ValueError(f"{name} is no column of {model.__name__} that can be written")
    return field


def _defaulted(model: type[models.Model], named: Collection[Field]) -> list[Field]:
    """Return the fields not ``named`` that the database would leave empty and ``save()`` would not."""
    others = (field for field in _concrete(model) if field not in named and not _is_left_to_the_database(field))
    return [field for field in others if not (field.null and not field.has_default())]


def _default(field: Field) -> object:
    value = field.get_default()
    if value is None:
        raise ValueError(f"{field.attname} has no default and must be given")
    return value


def _prepared(
    rows: Iterable[Row], fields: Sequence[Field], encoded: Collection[str], left_out: Sequence[tuple[Field, object]]
) -> Iterator[Row]:
    """Yield ``rows`` as the driver takes them, the defaults of what is ``left_out`` at the end of each."""
    database = connections[connection.alias]  # not the proxy, which looks it up again at each touch
    constants = [field.get_db_prep_save(value, database) for field, value in left_out]
    places = [
        (place, field.get_db_prep_save)
        for place, field in enumerate(fields)
        if not isinstance(field, PLAIN) and field.attname not in encoded
    ]
    for row in rows:
        values = [*row, *constants]
        for place, prepare in places:
            if values[place] is not None:
                values[place] = prepare(values[place], database)
        yield values


def _in_chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    at = 0
    for size in ROWS:
        while len(rows) - at >= size:
            yield rows[at : at + size]
            at += size
    if at < len(rows):
        yield rows[at:]


def _statement(model: type[models.Model], fields: Sequence[Field], rows: int, ignore_conflicts: bool) -> str:
    quote, operations = connection.ops.quote_name, connection.ops
    on_conflict = OnConflict.IGNORE if ignore_conflicts else None
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * rows)
    insert = operations.insert_statement(on_conflict=on_conflict)
    ignoring = operations.on_conflict_suffix_sql(fields, on_conflict, (), ())
    return f"{insert} {quote(model._meta.db_table)} ({columns}) VALUES {marks} {ignoring}"
