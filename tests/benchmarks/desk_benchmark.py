"""What the desk's pages cost with many articles, and what readers feel of 10,000 published at one stroke.

Run it on a database that ``pages_benchmark`` has filled (a copy: it is written to), or on an empty one of its own:
``DATABASE_URL=sqlite:////…/copy.sqlite3 python -m tests.benchmarks.desk_benchmark``. Every list and every form that the
admin has is asked for, and the desk's own pages. Then the waiting articles are published while another process reads
public pages without a pause, none of them kept in memory.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from http import HTTPStatus
from itertools import batched, cycle
from statistics import median
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.contrib import admin  # noqa: E402 - Django is set up only now
from django.contrib.auth.models import User  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from articles.editing.batches import move_batch  # noqa: E402
from articles.editing.moves import PUBLISH  # noqa: E402
from articles.editing.revisions import record_first_revisions  # noqa: E402
from articles.models import (  # noqa: E402
    Article,
    Batch,
    Comment,
    Conflict,
    Document,
    Doubt,
    Extraction,
    ImportRecord,
    ImportRun,
    Outcome,
    Role,
    Stage,
    Status,
    TagSuggestion,
)
from tests.benchmarks.pages_benchmark import prepare  # noqa: E402

ROUNDS = 5
SOME = 1_000  # rows written at once
WAITING = 10_000
PAYLOAD: dict[str, Any] = {"headline": "", "evidence": {}, "page": {"boilerplate": [], "warnings": []}}


def main() -> None:
    """Fill what is missing, print a line for each page of the desk, then publish while somebody reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--read", action="store_true", help="be the process that reads")
    parser.add_argument("--publish-alone", action="store_true", help="leave the pages of the desk out")
    chosen = parser.parse_args()
    logging.getLogger("django.request").setLevel(logging.ERROR)
    if chosen.read:
        read_until_told()
        return
    prepare(chosen.articles)
    fill_desk()
    if chosen.publish_alone:
        print(published())  # noqa: T201
        return
    print(f"{'page':<58}{'queries':>8}{'best ms':>9}{'of it CPU':>10}")  # noqa: T201
    editor = Client(headers={"Host": "127.0.0.1"})
    editor.force_login(User.objects.get(username="bench"))
    for name, path in addresses().items():
        print(measured(editor, name, path), flush=True)  # noqa: T201
    print(published())  # noqa: T201


def fill_desk() -> None:
    """Give every article its page, its reading, its record and a revision; let 10,000 wait, many of them doubtful."""
    if not User.objects.filter(username="bench").exists():
        User.objects.create_superuser("bench")
    waiting = list(Article.objects.order_by("-pk").values_list("pk", flat=True)[:WAITING])
    Article.objects.filter(pk__in=waiting).update(
        status=Status.REVIEW, published_at=None, run=ImportRun.objects.first()
    )
    if Document.objects.exists():
        return
    run = ImportRun.objects.get()
    for pks in batched(Article.objects.order_by("pk").values_list("pk", flat=True), SOME):
        _pages_of(list(Article.objects.filter(pk__in=pks)), run)
    for pks in batched(waiting, SOME):
        _doubts_about(pks)
    readers = Article.objects.published().order_by("pk").values_list("pk", flat=True)[: 2 * WAITING]
    for pks in batched(list(readers), SOME):
        Comment.objects.bulk_create(Comment(article_id=pk, name="A reader", text="It was on time.") for pk in pks)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _pages_of(articles: list[Article], run: ImportRun) -> None:
    documents = []
    for article in articles:
        raw = f"{article.headline}\n{article.pk}".encode()
        facts = {"media_type": "text/plain", "charset": "utf-8", "size": len(raw)}
        documents.append(Document(sha256=Document.hash_of(raw), content=Document.packed(raw), **facts))
    Document.objects.bulk_create(documents)
    readings = Extraction.objects.bulk_create(
        Extraction(
            document=document,
            parser_version="0",
            position=0,
            role=Role.LEAD,
            item_key="lead",
            payload=PAYLOAD | {"headline": article.headline},
            article=article,
            run=run,
        )
        for article, document in zip(articles, documents, strict=True)
    )
    ImportRecord.objects.bulk_create(
        ImportRecord(run=run, locator=f"page-{one.pk}", document=one, outcome=Outcome.CREATED, stage=Stage.PLACE)
        for one in documents
    )
    for article, reading in zip(articles, readings, strict=True):
        article.base_extraction = reading
    Article.objects.bulk_update(articles, ("base_extraction",), batch_size=100)
    record_first_revisions(articles=articles, run=run)


def _doubts_about(pks: tuple[int, ...]) -> None:
    doubtful = pks[::2]
    Doubt.objects.bulk_create(
        Doubt(article_id=pk, kind="unsure", rule="unsure-text", message="Unsure.") for pk in doubtful
    )
    TagSuggestion.objects.bulk_create(
        TagSuggestion(article_id=pk, name=f"Quay {pk}", key=f"quay {pk}", score=0.5) for pk in pks
    )
    rows = Extraction.objects.filter(article__in=pks[::5]).values_list("article_id", "pk")
    sides = {"field": "headline", "base": "A ferry", "ours": "A ferry, late", "theirs": "No ferry"}
    Conflict.objects.bulk_create(Conflict(article_id=article, extraction_id=pk, **sides) for article, pk in rows)


def addresses() -> dict[str, str]:
    """Return every list and form of the admin and the desk's own pages, by what they are."""
    found = {"first page": reverse("admin:index")}
    for model, desk in sorted(admin.site._registry.items(), key=lambda item: item[0].__name__):
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found[f"{model.__name__}, list"] = reverse(f"{name}_changelist")
        row = _a_row(model)
        if row is not None:
            found[f"{model.__name__}, form"] = reverse(f"{name}_change", args=[row.pk])
        if desk.search_fields:
            found[f"{model.__name__}, list, by words"] = f"{reverse(f'{name}_changelist')}?q=harbour"
    waiting = Article.objects.filter(status=Status.REVIEW).order_by("pk")[WAITING // 2 : WAITING // 2 + 1].get()
    articles = reverse("admin:articles_article_changelist")
    of_article = ("review", "life", "compare")
    return (
        found
        | {
            "inbox": reverse("admin:articles_article_inbox"),
            "first in the inbox": reverse("admin:articles_article_first"),
            "Article, list, in review": f"{articles}?status__exact=review",
            "Article, list, flagged": f"{articles}?flag=unsure",
            "Article, list, last page": f"{articles}?p=500",
            "page beside the article": reverse("admin:articles_extraction_beside", args=[waiting.base_extraction_id]),
            "tags that look alike": reverse("admin:articles_tag_alike"),
        }
        | {f"article, {what}": reverse(f"admin:articles_article_{what}", args=[waiting.pk]) for what in of_article}
    )


def _a_row(model: type[Model]) -> Model | None:
    """Return a row from the middle of a table."""
    rows = model._default_manager.order_by("pk")
    count = rows.count()
    return rows[count // 2] if count else None


def measured(editor: Client, name: str, path: str) -> str:
    """Return the line of a page: queries, and the best of ROUNDS."""
    response = editor.get(path)
    if response.status_code not in {HTTPStatus.OK, HTTPStatus.FOUND}:
        sys.exit(f"{path} answered {response.status_code}")
    with CaptureQueriesContext(connection) as captured:
        editor.get(path)
    queries = len(captured)
    times = []
    for _ in range(ROUNDS):
        cache.clear()
        began, worked = time.perf_counter(), time.process_time()
        editor.get(path)
        times.append(((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000))
    best, cpu = (min(column) for column in zip(*times, strict=True))
    return f"{name:<58}{queries:>8}{best:>9.1f}{cpu:>10.1f}"


def published() -> str:
    """Publish all that waits while another process reads; return how long it took and what that process met."""
    waiting = Article.objects.filter(status=Status.REVIEW).order_by("-pk").values_list("pk", flat=True)
    articles = Article.objects.filter(pk__in=list(waiting[:WAITING]))
    reader = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.desk_benchmark", "--read"], stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout
    alone: dict[str, list[float]] = json.loads(reader.stdout.readline())
    began, worked = time.perf_counter(), time.process_time()
    batch, moved = move_batch(move=PUBLISH, articles=articles, by=None)
    took, cpu = time.perf_counter() - began, time.process_time() - worked
    reader.send_signal(signal.SIGTERM)
    meanwhile: dict[str, list[float]] = json.loads(reader.stdout.readline())
    reader.wait(60)
    assert isinstance(batch, Batch)
    lines = [
        f"\n{moved.done:,} published in {took:.1f} s ({cpu:.1f} s CPU); not published: {sum(moved.refused.values())}"
    ]
    lines += [f"{'reading meanwhile':<20}{'pages':>7}{'failed':>8}{'median ms':>11}{'slowest':>9}{'median alone':>14}"]
    failed = meanwhile.pop("failed")
    for name, times in meanwhile.items():
        here = f"{median(times):>11.1f}{max(times):>9.1f}" if times else f"{'-':>11}{'-':>9}"
        lines.append(f"{name:<20}{len(times):>7}{failed.count(name):>8}{here}{median(alone[name]):>14.1f}")  # type: ignore[arg-type]
    return "\n".join(lines)


def read_until_told() -> None:
    """Read public pages one after the other; say how long each took alone, then, once told to end, meanwhile."""
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: ended.append(number))
    visitor = Client(headers={"Host": "127.0.0.1"})
    middle = Article.objects.published().newest_first()[1_000]
    pages = {"front": "/", "list": "/articles/", "article": middle.get_absolute_url()}
    for path in pages.values():
        visitor.get(path)
    for phase in range(2):
        times: defaultdict[str, list[Any]] = defaultdict(list, failed=[])
        for name, path in _turns(pages, ended, 10 if phase == 0 else None):
            cache.clear()
            began = time.perf_counter()
            try:
                is_there = visitor.get(path).status_code == HTTPStatus.OK
            except Exception:
                is_there = False
                logging.exception("%s failed", path)
            times[name].append((time.perf_counter() - began) * 1000)
            times["failed"] += [] if is_there else [name]
        print(json.dumps(times), flush=True)  # noqa: T201


def _turns(pages: dict[str, str], ended: list[int], turns: int | None) -> Iterator[tuple[str, str]]:
    for number, page in enumerate(cycle(pages.items())):
        if ended or (turns is not None and number >= turns * len(pages)):
            return
        yield page


if __name__ == "__main__":
    main()
