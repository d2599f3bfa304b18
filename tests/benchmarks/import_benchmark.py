"""How fast import_documents takes aggregator pages into SQLite, beside what plain SQL takes for the same.

    python -m tests.benchmarks.import_benchmark [--pages 10000] [--jobs 1 2]

The floor: the same bytes of pages and the same texts of articles, inserted by plain SQL into two tables with an FTS5
index, in transactions of the same size and with the same pragmas; nothing is read, parsed, compared or recorded. It is
measured twice: with a statement for each row, as plain SQL is mostly written, and with many rows a statement, which
spares FTS5 much of its work and is as low as it gets. The third thing measured beside the import are all the rows that
it left (readings with their evidence, revisions, records, suggestions …), inserted by plain SQL into the same schema.

Prints what each uses, also reading and parsing alone (with all that is made ready to be stored: fingerprints,
summaries, packed bytes and JSON), a second import of the same, and the importing process's peak memory. Then the ratios
of the import to the others: of the whole by the clock, of the whole in processor time (which a busy machine distorts
less), and of what is left of that without reading and parsing: placing, writing and recording.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import batched, chain
from pathlib import Path

from articles.importing.extracting import prepare
from articles.readers import read_paths
from newsroom.databases import SQLITE_PRAGMAS
from tests.benchmarks.aggregator_pages import aggregator_pages, write_rows

ROOT = Path(__file__).parents[2]
BATCH = 400  # pages a transaction, as the import has
MANY = 500  # rows a statement, as the import has
INTO = "INSERT INTO article (headline, standfirst, body) VALUES "
FLOOR = """
CREATE TABLE document (id INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE article (id INTEGER PRIMARY KEY, headline TEXT, standfirst TEXT, body TEXT);
CREATE VIRTUAL TABLE article_search USING fts5(headline, standfirst, body, content=article, content_rowid=id);
CREATE TRIGGER article_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_search (rowid, headline, standfirst, body)
    VALUES (new.id, new.headline, new.standfirst, new.body);
END;
"""


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds by the clock, seconds of all processors, and peak memory (MiB, of the largest process)."""

    clock: float
    processor: float
    peak: float = 0.0

    def __sub__(self, other: Used) -> Used:
        return Used(self.clock - other.clock, self.processor - other.processor, self.peak)


def manage(database: Path, *arguments: str, statuses: tuple[int, ...] = (0,)) -> Used:
    """Run a management command to its end; return what it used. Raises CalledProcessError for another status."""
    environ = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    begun = time.perf_counter()
    command = [sys.executable, "manage.py", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in statuses:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), arguments)
    return Used(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@contextmanager
def measured() -> Iterator[list[Used]]:
    """Measure a block of this process: the list holds what it used when it is over."""
    used: list[Used] = []
    clock, processor = time.perf_counter(), time.process_time()
    yield used
    used.append(Used(time.perf_counter() - clock, time.process_time() - processor))


def parsing(rows: Path) -> Used:
    """Return what reading and parsing alone use."""
    with measured() as used:
        for reading in read_paths([rows]):
            prepare(reading, orders={})
    return used[0]


def floor(imported: Path, path: Path, *, many: bool = False) -> tuple[Used, int]:
    """Insert bytes and texts that an import stored by plain SQL, with ``many`` rows a statement.

    Return what the inserts use, and how many articles there are.
    """
    with closing(sqlite3.connect(imported)) as source:
        pages = [(zlib.decompress(row[0]),) for row in source.execute("SELECT content FROM articles_document")]
        texts = source.execute("SELECT headline, standfirst, body FROM articles_article").fetchall()
    share = -(-len(texts) * BATCH // len(pages))
    with opened(path) as target:
        target.executescript(FLOOR)
        of_articles = batched(texts, share, strict=False)
        with measured() as used:
            for some in batched(pages, BATCH, strict=False):
                articles = next(of_articles, ())
                target.execute("BEGIN IMMEDIATE")
                target.executemany("INSERT INTO document (content) VALUES (?)", some)
                if many:
                    insert(target, INTO, articles)
                else:
                    target.executemany(f"{INTO} (?, ?, ?)", articles)
                target.execute("COMMIT")
    return used[0], len(texts)


def again_by_sql(imported: Path, path: Path, pages: int) -> Used:
    """Insert every row that an import stored into the same, empty schema at ``path``; return what the inserts use."""
    with closing(sqlite3.connect(imported)) as source:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'articles_%'"
        tables = {}
        for (table,) in source.execute(names).fetchall():
            columns = ", ".join(f'"{row[1]}"' for row in source.execute(f"PRAGMA table_info({table})"))
            rows = source.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608 - names of the database
            share = max(1, -(-len(rows) * BATCH // pages))
            tables[f"INSERT INTO {table} ({columns}) VALUES "] = batched(rows, share, strict=False)  # noqa: S608 - likewise
    with opened(path) as target, measured() as used:
        for _ in range(-(-pages // BATCH)):
            target.execute("BEGIN IMMEDIATE")
            for into, rows_of_batches in tables.items():
                insert(target, into, next(rows_of_batches, ()))
            target.execute("COMMIT")
    return used[0]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database as the import does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for name, value in SQLITE_PRAGMAS.items():
            database.execute(f"PRAGMA {name}={value}")
        yield database


def insert(database: sqlite3.Connection, into: str, rows: Iterable[Sequence[object]]) -> None:
    """Insert ``rows``, many by a statement."""
    for some in batched(rows, MANY, strict=False):
        row = f"({', '.join('?' * len(some[0]))})"
        database.execute(into + ", ".join([row] * len(some)), list(chain.from_iterable(some)))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "pages.jsonl"
        size = write_rows(rows, aggregator_pages(options.pages))
        say(f"{options.pages:,} pages, {size / 1e6:.1f} MB of text")
        parse = parsing(rows)
        show("reading and parsing alone", options.pages, parse)
        beside: dict[str, Used] = {}
        for jobs in options.jobs:
            database = Path(folder) / f"imported-{jobs}.sqlite3"
            manage(database, "migrate", "--verbosity=0")
            start = manage(database, "import_documents", "--help")  # the interpreter's own beginning is no part of it
            command = ("import_documents", str(rows), f"--jobs={jobs}")
            may_fail = (0, 1)  # a varied page may be empty
            first = manage(database, *command, statuses=may_fail) - start
            again = manage(database, *command, statuses=may_fail) - start
            beside = beside or plain(database, Path(folder), options.pages)
            show(f"import, jobs={jobs}", options.pages, first)
            show("  the same again", options.pages, again)
            for name, other in beside.items():
                say(
                    f"  to the {name}: {first.clock / other.clock:.2f} x by the clock, "
                    f"{first.processor / other.processor:.2f} x in processor time, "
                    f"{(first.processor - parse.processor) / other.processor:.2f} x without reading and parsing"
                )


def plain(imported: Path, folder: Path, pages: int) -> dict[str, Used]:
    """Measure plain SQL with what an import stored, and print it; return what each way used, by its name."""
    by_row, articles = floor(imported, folder / "floor-by-row.sqlite3")
    lowest, _ = floor(imported, folder / "floor.sqlite3", many=True)
    same = folder / "same-rows.sqlite3"
    manage(same, "migrate", "--verbosity=0")
    used = {"floor": by_row, "floor, many rows a statement": lowest, "same rows": again_by_sql(imported, same, pages)}
    for name, each in used.items():
        show(name, pages, each)
    say(f"  {articles:,} articles")
    return used


def show(what: str, pages: int, used: Used) -> None:
    """Print one row of figures."""
    peak = f"{used.peak:6.0f} MiB" if used.peak else ""
    say(f"{what:30}{pages / used.clock:7.0f} pages/s{used.clock:8.1f} s{used.processor:8.1f} s of processors{peak}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
