"""How many queries and how much of the server's CPU a public page costs, with many articles in the database.

Run it on an empty database of its own, or again on the one it filled:
``DATABASE_URL=sqlite:////…/pages.sqlite3 python -m tests.benchmarks.pages_benchmark --articles 100000``.
Each page goes through all of the middleware and is compressed, in this process. "First" is with no figure remembered:
queries and CPU; "kept" is a page that the process has in memory because nothing was written since.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from http import HTTPStatus
from math import ceil
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.cache import cache  # noqa: E402 - Django is set up only now
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

from articles.models import Article  # noqa: E402
from articles.views import ArticleList  # noqa: E402
from articles.views.paging import COUNTED_AT_MOST  # noqa: E402
from tests.benchmarks.made_up_articles import (  # noqa: E402
    COMMON,
    MIDDLING,
    RARE,
    SIGNED_AT_TIMES,
    SIGNED_OFTEN,
    SIGNED_RARELY,
    fill,
)

ROUNDS = 15


def main() -> None:
    """Fill the database if it is empty, and print a line for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    prepare(parser.parse_args().articles)
    print(f"{'page':<44}{'queries':>8}{'first':>7}{'KiB':>7}{'CPU ms':>9}{'best':>9}{'first ms':>10}{'kept ms':>9}")  # noqa: T201
    logging.getLogger("django.request").setLevel(logging.ERROR)
    for name, path in addresses().items():
        print(measured(name, path), flush=True)  # noqa: T201


def prepare(number: int) -> None:
    """Migrate and fill the database of the environment; refuse one that holds anything else."""
    call_command("migrate", verbosity=0)
    there = Article.objects.count()
    if there not in {0, number}:
        sys.exit(f"The database holds {there} articles already: take an empty one.")
    if not there:
        fill(number)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def addresses() -> dict[str, str]:
    """Return the pages to ask for, by what they are."""
    public = Article.objects.published()
    last = ceil(min(public.count(), COUNTED_AT_MOST) / ArticleList.paginate_by)
    middle = public.newest_first()[1_000]
    return {
        "front": "/",
        "list": "/articles/",
        "list, page 30": "/articles/?page=30",
        "list, last page that is counted": f"/articles/?page={last}",
        "list, by outlet, most frequent": "/articles/?outlet=outlet-1",
        "list, by kind": "/articles/?kind=opinion",
        "list, by language": "/articles/?language=ar",
        "list, an old month": "/articles/?after=2019-02-01&before=2019-02-28",
        "list, issued in a year": "/articles/?issued=2024",
        "list, by tag": "/articles/?tag=subject-0",
        "list, by tag, middling": "/articles/?tag=subject-20",
        "list, oldest first": "/articles/?order=oldest",
        "list, by words": f"/articles/?q={MIDDLING}",
        "list, by common words and tag": f"/articles/?q={COMMON}&tag=subject-3",
        "list, by outlet, tag and common words": f"/articles/?outlet=outlet-1&tag=subject-0&q={COMMON}",
        "article": middle.get_absolute_url(),
        "tags": "/tags/",
        "tag, most frequent": "/tags/subject-0/",
        "tag, frequent": "/tags/subject-5/",
        "tag, middling": "/tags/subject-100/",
        "tag, rare": "/tags/subject-1500/",
        "sources": "/sources/",
        "source, most frequent": "/sources/outlet-1/",
        "source, middling": "/sources/outlet-60/",
        "search, rare word": f"/search/?q={RARE}",
        "search, middling word": f"/search/?q={MIDDLING}",
        "search, word in nine of ten": f"/search/?q={COMMON}",
        "search, word and tag": f"/search/?q={MIDDLING}+tag:subject-3",
        "search, common word and source": f"/search/?q={COMMON}+source:outlet-1",
        "search, fields alone": "/search/?q=tag:subject-3+-lang:en",
        "search, in titles": f"/search/?q=title:{COMMON}",
        "search, signed by, rare": f'/search/?q=author:"{SIGNED_RARELY}"',
        "search, signed by, middling": f'/search/?q=author:"{SIGNED_AT_TIMES}"',
        "search, signed by, frequent": f'/search/?q=author:"{SIGNED_OFTEN}"',
        "search, signed by, in Chinese letters": "/search/?q=author:白石",
        "search, common word and signed by": f'/search/?q={COMMON}+author:"{SIGNED_AT_TIMES}"',
        "search, word and not signed by": f'/search/?q={MIDDLING}+-author:"{SIGNED_OFTEN}"',
        "archive": "/archive/",
        "archive, a year": "/archive/2024/",
        "archive, a month": "/archive/2024/07/",
        "archive, a day": "/archive/2024/07/09/",
        "corrections": "/corrections/",
        "about": "/about/",
        "article as JSON": f"/articles/{middle.pk}.json",
        "feed": "/feeds/atom.xml",
        "feed, RSS": "/feeds/rss.xml",
        "feed, JSON": "/feeds/feed.json",
        "feed, tag, most frequent": "/feeds/tags/subject-0/atom.xml",
        "feed, source, most frequent": "/feeds/sources/outlet-1/atom.xml",
        "feed, language": "/feeds/languages/ar/atom.xml",
        "feed, search, middling word": f"/feeds/search/atom.xml?q={MIDDLING}",
        "feeds in OPML": "/feeds/site.opml",
        "sitemap index": "/sitemap.xml",
        "sitemap, pages": "/sitemaps/pages.xml",
        "sitemap, tags": "/sitemaps/tags-0.xml",
        "sitemap, sources": "/sitemaps/sources-0.xml",
        "sitemap, news": "/sitemaps/news.xml",
        "not found": "/nothing-here/",
    }


def measured(name: str, path: str) -> str:
    """Return the line of a page: median and best of ROUNDS."""
    visitor = Client(headers={"Accept-Encoding": "gzip", "Host": "127.0.0.1"})
    status = visitor.get(path).status_code
    if status != (HTTPStatus.NOT_FOUND if name == "not found" else HTTPStatus.OK):
        sys.exit(f"{path} answered {status}")
    cache.clear()
    first_queries, _size = asked(visitor, path)
    cache.clear()
    first = milliseconds(visitor, path)
    queries, size = asked(visitor, path)
    times = [milliseconds(visitor, path) for _ in range(ROUNDS)]
    with override_settings(NEWSROOM_REMEMBER_SECONDS=60):
        visitor.get(path)
        kept = median(milliseconds(visitor, path) for _ in range(ROUNDS))
    figures = f"{queries:>8}{first_queries:>7}{size:>7.1f}"
    return f"{name:<44}{figures}{median(times):>9.2f}{min(times):>9.2f}{first:>10.1f}{kept:>9.2f}"


def asked(visitor: Client, path: str) -> tuple[int, float]:
    """Return the number of queries of one answer, and its size in KiB."""
    with CaptureQueriesContext(connection) as captured:
        size = len(visitor.get(path).content) / 1024
    return len(captured), size


def milliseconds(visitor: Client, path: str) -> float:
    """Return the CPU time of one answer, the client's own included: some 0.2 ms."""
    began = time.process_time()
    visitor.get(path)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
