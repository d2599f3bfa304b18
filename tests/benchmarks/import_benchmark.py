"""How fast import_documents takes aggregator pages into SQLite, beside the floor that no import can go below.

    python -m tests.benchmarks.import_benchmark [--pages 10000] [--jobs 1 2]

The floor: the same bytes of pages and the same texts of articles, inserted by plain SQL into two tables with an FTS5
index, in transactions of the same size and with the same pragmas; nothing is read, parsed, compared or recorded. Prints
the pages a second of each, the ratio of the import's time to the floor's with and without reading and parsing (measured
alone, in one process), how long importing it all a second time takes, and the importing process's peak memory.
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
from contextlib import closing
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


def manage(database: Path, *arguments: str) -> tuple[float, float]:
    """Run a management command; return its seconds by the clock and its peak memory in MiB."""
    environ = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: a varied page may be empty
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), arguments)
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def parsing(rows: Path) -> float:
    """Return the seconds that reading and parsing alone take."""
    begun = time.perf_counter()
    for reading in read_paths([rows]):
        prepare(reading, orders={})
    return time.perf_counter() - begun


def floor(imported: Path, path: Path) -> tuple[float, int]:
    """Insert what an import stored by plain SQL; return the seconds that the inserts take, and how many articles."""
    with closing(sqlite3.connect(imported)) as source:
        pages = [(zlib.decompress(row[0]),) for row in source.execute("SELECT content FROM articles_document")]
        texts = source.execute("SELECT headline, standfirst, body FROM articles_article").fetchall()
    share = -(-len(texts) * BATCH // len(pages))
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        for name, value in SQLITE_PRAGMAS.items():
            target.execute(f"PRAGMA {name}={value}")
        target.executescript(FLOOR)
        begun = time.perf_counter()
        of_articles = batched(texts, share, strict=False)
        for some in batched(pages, BATCH, strict=False):
            target.execute("BEGIN IMMEDIATE")
            target.executemany("INSERT INTO document (content) VALUES (?)", some)
            target.executemany(
                "INSERT INTO article (headline, standfirst, body) VALUES (?, ?, ?)", next(of_articles, ())
            )
            target.execute("COMMIT")
        return time.perf_counter() - begun, len(texts)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "pages.jsonl"
        size = write_rows(rows, options.pages)
        parsed = parsing(rows)
        say(f"{options.pages:,} pages, {size / 1e6:.1f} MB of text")
        say(f"parsing alone    {options.pages / parsed:7.0f} pages/s  {parsed:6.1f} s")
        lowest = 0.0
        for jobs in options.jobs:
            database = Path(folder) / f"imported-{jobs}.sqlite3"
            manage(database, "migrate", "--verbosity=0")
            start, _ = manage(database, "import_documents", str(rows.parent), "--dry-run", "--help")
            taken, peak = manage(database, "import_documents", str(rows), f"--jobs={jobs}")
            again, _ = manage(database, "import_documents", str(rows), f"--jobs={jobs}")
            if not lowest:
                lowest, articles = floor(database, Path(folder) / "floor.sqlite3")
                say(f"floor            {options.pages / lowest:7.0f} pages/s  {lowest:6.1f} s  {articles:,} articles")
            taken, again = taken - start, again - start  # the interpreter's own beginning is no part of either
            say(
                f"import, jobs={jobs}   {options.pages / taken:7.0f} pages/s  {taken:6.1f} s  "
                f"{taken / lowest:.2f} x the floor, {(taken - parsed) / lowest:.2f} x without parsing; "
                f"again {again:.1f} s; peak {peak:.0f} MiB"
            )


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
