"""The database's clock, for what comes true as time goes by."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Now
from django.db.models.sql.compiler import SQLCompiler


class ThisMoment(Now):
    """The time of the query; on SQLite, which counts in milliseconds, the end of the millisecond that it runs in."""

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return a text that is not before any moment already written: columns hold microseconds."""
        now = "STRFTIME('%%%%Y-%%%%m-%%%%d %%%%H:%%%%M:%%%%f999', 'NOW')"
        return self.as_sql(compiler, connection, template=now, **context)
