"""How long the database takes to find articles by a rare, a middling and a very common word.

Run it on an empty database of its own, or again on the one it filled:
``DATABASE_URL=sqlite:////…/search.sqlite3 python -m tests.benchmarks.search_benchmark --articles 100000``.
The text is made up: 300 words a body out of 60,000, the n-th most common one in proportion to 1/n.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import accumulate, batched
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up only now
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Precision, Source, Status  # noqa: E402
from articles.search import search  # noqa: E402

VOCABULARY, BODY_WORDS, BATCH, SOURCES = 60_000, 300, 1_000, 60
SYLLABLES = ("ka", "to", "ri", "men", "so", "lu", "ven", "dar", "pi", "nos", "ter", "gal", "em", "wi", "bro", "sha")
ROUNDS, PAGE, COUNTED = 15, 20, 1_000


def main() -> None:
    """Fill the database if it is empty, and print a line of milliseconds for each query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    number = parser.parse_args().articles
    prepare(number)
    report()


def prepare(number: int) -> None:
    """Migrate and fill the database of the environment; refuse one that holds anything else."""

    call_command("migrate", verbosity=0)
    there = Article.objects.count()
    if there not in {0, number}:
        sys.exit(f"The database holds {there} articles already: take an empty one.")
    if not there:
        began = time.perf_counter()
        fill(number)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{number} articles written in {time.perf_counter() - began:.0f} s")  # noqa: T201


def fill(number: int) -> None:
    """Write ``number`` published articles, the same for the same number."""
    dice = random.Random(1809)
    words = vocabulary()
    weights = list(accumulate(1 / n for n in range(1, VOCABULARY + 1)))
    now = timezone.now()
    sources = Source.objects.bulk_create(Source(name=f"Outlet {n}", slug=f"outlet-{n}") for n in range(SOURCES))
    for numbers in batched(range(number), BATCH, strict=False):
        made = []
        for place in numbers:
            text = dice.choices(words, cum_weights=weights, k=BODY_WORDS + 8)
            day = (now - timedelta(hours=dice.randint(1, 40_000))).date()
            made.append(
                Article(
                    headline=" ".join(text[:8]),
                    slug=f"article-{place}",
                    body="\n\n".join(" ".join(block) + "." for block in batched(text[8:], 60, strict=False)),
                    outlet=dice.choice(sources),
                    issued_on=day,
                    issued_precision=Precision.DAY,
                    status=Status.PUBLISHED,
                    published_at=now,
                )
            )
        Article.objects.bulk_create(made)


def vocabulary() -> list[str]:
    """Return made-up words, each once."""
    dice = random.Random(42)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(dice.choices(SYLLABLES, k=dice.randint(2, 5)))] = None
    return list(words)


def report() -> None:
    """Print how many articles match and what the page, the bounded count and the full count take."""
    words = vocabulary()
    listed = Article.objects.published().newest_first()
    queries = {
        "rare": words[50_000],
        "middling": words[600],
        "frequent": words[60],
        "common": words[5],
        "most common": words[0],
        "two common": f"{words[0]} {words[3]}",
        "phrase": f'"{words[0]} {words[1]}"',
        "nothing": "zzzzzz",
    }
    print(f"{'query':<14}{'found':>8}{'page ms':>10}{'count≤1000':>12}{'count ms':>10}")  # noqa: T201
    for name, query in queries.items():
        found = search(listed, query)
        figures = [
            took(lambda: list(search(listed, query)[:PAGE])),  # noqa: B023 - called before the next round
            took(found.order_by()[:COUNTED].count),
            took(found.count),
        ]
        print(f"{name:<14}{found.count():>8}" + "".join(f"{ms:>11.2f}" for ms in figures))  # noqa: T201
    figures = [
        took(lambda: list(listed[:PAGE])),
        took(lambda: list(listed[50_000 : 50_000 + PAGE])),
        took(listed.count),
    ]
    print("list: first page, page 2,500, count" + "".join(f"{ms:>11.2f}" for ms in figures))  # noqa: T201


def took(action: Callable[[], Any]) -> float:
    """Return the milliseconds that the database takes for what ``action`` asks of it, all rows fetched.

    The best of several rounds: other work on the machine only adds to it.
    """
    statements: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        action()
    return min(run(statements) for _ in range(ROUNDS)) * 1000


def run(statements: list[tuple[str, Any]]) -> float:
    """Run the statements and return their seconds."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            cursor.fetchall()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
