"""How fast import_documents takes aggregator pages into SQLite, beside the floor that no import can go below.

    python -m tests.benchmarks.import_benchmark [--pages 10000] [--jobs 1 2]

The floor: the same bytes of pages and the same texts of articles, inserted by plain SQL into two tables with an FTS5
index, in transactions of the same size and with the same pragmas; nothing is read, parsed, compared or recorded. Prints
what each uses, reading and parsing alone and a second import of the same included, the importing process's peak memory,
and the ratio of the import to the floor: by the clock, in processor time (which a busy machine distorts less), and of
that without reading and parsing.
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
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from articles.importing.extracting import prepare
from articles.readers import read_paths
from newsroom.databases import SQLITE_PRAGMAS
from tests.benchmarks.aggregator_pages import write_rows

ROOT = Path(__file__).parents[2]
BATCH = 200  # pages a transaction, as the import has
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


def floor(imported: Path, path: Path) -> tuple[Used, int]:
    """Insert what an import stored by plain SQL; return what the inserts use, and how many articles there are."""
    with closing(sqlite3.connect(imported)) as source:
        pages = [(zlib.decompress(row[0]),) for row in source.execute("SELECT content FROM articles_document")]
        texts = source.execute("SELECT headline, standfirst, body FROM articles_article").fetchall()
    share = -(-len(texts) * BATCH // len(pages))
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        for name, value in SQLITE_PRAGMAS.items():
            target.execute(f"PRAGMA {name}={value}")
        target.executescript(FLOOR)
        of_articles = batched(texts, share, strict=False)
        with measured() as used:
            for some in batched(pages, BATCH, strict=False):
                articles = next(of_articles, ())
                target.execute("BEGIN IMMEDIATE")
                target.executemany("INSERT INTO document (content) VALUES (?)", some)
                target.executemany("INSERT INTO article (headline, standfirst, body) VALUES (?, ?, ?)", articles)
                target.execute("COMMIT")
    return used[0], len(texts)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "pages.jsonl"
        size = write_rows(rows, options.pages)
        say(f"{options.pages:,} pages, {size / 1e6:.1f} MB of text")
        parse = parsing(rows)
        show("parsing alone", options.pages, parse)
        lowest = None
        for jobs in options.jobs:
            database = Path(folder) / f"imported-{jobs}.sqlite3"
            manage(database, "migrate", "--verbosity=0")
            start = manage(database, "import_documents", "--help")  # the interpreter's own beginning is no part of it
            command = ("import_documents", str(rows), f"--jobs={jobs}")
            may_fail = (0, 1)  # a varied page may be empty
            first = manage(database, *command, statuses=may_fail) - start
            again = manage(database, *command, statuses=may_fail) - start
            if lowest is None:
                lowest, articles = floor(database, Path(folder) / "floor.sqlite3")
                show(f"floor, {articles:,} articles", options.pages, lowest)
            show(f"import, jobs={jobs}", options.pages, first)
            show("  the same again", options.pages, again)
            say(
                f"  {first.clock / lowest.clock:.2f} x the floor by the clock, "
                f"{first.processor / lowest.processor:.2f} x in processor time, "
                f"{(first.processor - parse.processor) / lowest.processor:.2f} x of it without parsing"
            )


def show(what: str, pages: int, used: Used) -> None:
    """Print one row of figures."""
    peak = f"{used.peak:6.0f} MiB" if used.peak else ""
    say(f"{what:26}{pages / used.clock:7.0f} pages/s{used.clock:8.1f} s{used.processor:8.1f} s of processors{peak}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
