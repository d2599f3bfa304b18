"""Queries that are put together and compiled once, and asked again and again with other values.

Django writes the SQL of a query anew each time that it is asked, which takes longer than a database needs to find a
few rows by their keys: of a page that asks eight such queries it is half of the time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, NamedTuple, cast

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Expression, Field, Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler


class Given(Expression):
    """A value that is known only when the query is asked, under its name; an integer unless ``output_field`` says else.

    It is handed to the database as it is, so that it must be of a type that the database's driver takes.
    """

    def __init__(self, name: str, output_field: Field[Any, Any] | None = None) -> None:
        super().__init__(output_field or BigIntegerField())
        self.name = name

    def as_sql(self, _compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Leave its place open."""
        return "%s", (self,)


class These(Expression):
    """Integers that are known already."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(BigIntegerField())
        self.numbers = numbers

    def as_sql(self, _compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Write all of them as one value."""
        return "%s", (_packed(self.numbers, connection.vendor),)


class Among(Lookup[bool]):
    """True where a column is one of some integers: ``Among(F("pk"), These(ids))``, or what is ``Given``."""

    lookup_name = "among"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Hand all of them over as one value, so that the SQL is the same for any number."""
        column, column_params = self.process_lhs(compiler, connection)
        given, given_params = self.process_rhs(compiler, connection)
        one_of = "IN (SELECT value FROM json_each({}))" if connection.vendor == "sqlite" else "= ANY({})"
        return f"{column} {one_of.format(given)}", (*column_params, *given_params)


class Prepared[Row]:
    """Decorates a function that puts a query together; called with what is ``Given``, it returns the rows.

    The query has a fixed shape: whatever its conditions depend on must be given. Related objects can be selected with
    it, but not prefetched.
    """

    def __init__(self, put_together: Callable[[], QuerySet[Any, Row]]) -> None:
        self.__doc__ = put_together.__doc__
        self._put_together = put_together
        self._compiled: _Compiled | None = None

    def __call__(self, **given: int | str | Sequence[int]) -> list[Row]:
        """Ask the database."""
        if self._compiled is None:
            self._compiled = _compiled(self._put_together())
        known = self._compiled
        rows: QuerySet[Any, Row] = QuerySet(known.model, cast("Any", _Bound(known, given)), known.using)
        return list(known.iterable(rows))


class _Compiled(NamedTuple):
    """A query as the database is asked it: some of the parameters are ``Given``."""

    model: Any
    using: str
    iterable: Any
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]


def _compiled(queryset: QuerySet[Any, Any]) -> _Compiled:
    compiler = queryset.query.get_compiler(queryset.db)
    sql, params = compiler.as_sql()
    iterable = queryset._iterable_class
    return _Compiled(queryset.model, queryset.db, iterable, compiler, sql, tuple(params))


class _Bound:
    """Stands in a queryset where its query stands: whoever turns rows into objects asks it for a compiler."""

    def __init__(self, known: _Compiled, given: dict[str, Any]) -> None:
        self.known = known
        self.given = given

    def get_compiler(self, using: str) -> SQLCompiler:
        """Return the compiler that has done its work, with this thread's connection and the values that are given."""
        compiler = copy(self.known.compiler)
        compiler.connection = connections[using]
        params = tuple(self._value(param, compiler.connection.vendor) for param in self.known.params)
        compiler.as_sql = lambda: (self.known.sql, params)  # type: ignore[method-assign,misc,assignment]
        return compiler

    def _value(self, param: Any, vendor: str) -> Any:
        if not isinstance(param, Given):
            return param
        value = self.given[param.name]
        return value if isinstance(value, int | str) else _packed(value, vendor)


def _packed(numbers: Sequence[int], vendor: str) -> str | list[int]:
    return json.dumps(numbers) if vendor == "sqlite" else list(numbers)
