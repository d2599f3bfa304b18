"""Reads all articles into the search index anew."""

from __future__ import annotations

import time
from typing import Any

from articles.management.counting import counted
from articles.management.prepared import DatabaseCommand
from articles.models import Article
from articles.search import create_index, rebuild_index

EPILOG = """\
examples:
  rebuild_search_index          searching does not find what is there

The database keeps the index by itself, whoever writes to it. This is for where it could not: a dump that was loaded
without its triggers, a table that was copied or altered by hand, a damaged file. Meanwhile whoever writes waits.

exit status: 0, 2 for wrong use.
"""


class Command(DatabaseCommand):
    """Make the index where it is missing, and read every article into it."""

    help = "Read all articles into the search index anew, making the index where it is missing."
    epilog = EPILOG

    def handle(self, *, verbosity: int, **_options: Any) -> None:
        """Rebuild it, and say how many articles it holds."""
        started = time.monotonic()
        create_index()
        rebuild_index()
        if verbosity:
            number, seconds = Article.objects.count(), time.monotonic() - started
            self.stdout.write(f"{counted(number, 'article')} can be searched, after {seconds:.1f} s.")
