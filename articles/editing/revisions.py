"""The history of articles: every change leaves the article's fields as they stood after it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import batched
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max

from articles.models import Article, ArticleTag, Batch, Cause, Credit, ImportRun, Revision, Source, insert_rows

type Fields = dict[str, Any]

BATCH = 500
PLAIN_FIELDS = (
    "headline",
    "slug",
    "standfirst",
    "summary",
    "body",
    "byline",
    "authors",
    "dateline_place",
    "dateline_date",
    "language",
    "kind",
    "original_url",
    "issued_on",
    "issued_at",
    "issued_precision",
    "issued_text",
    "issued_anchor",
    "modified_at",
    "is_complete",
    "takes_comments",
    "status",
    "published_at",
    "base_extraction_id",
    "story_id",
    "duplicate_of_id",
)
PLAIN_VALUES = attrgetter(*PLAIN_FIELDS)
ORDER = (*PLAIN_FIELDS, "outlet", "aggregator", "tags", "credits")


def in_order(names: Iterable[str]) -> list[str]:
    """Return names of a revision's fields in their order: PostgreSQL keeps the keys of JSON in one of its own."""
    known = {name: place for place, name in enumerate(ORDER)}
    return sorted(names, key=lambda name: (known.get(name, len(known)), name))


def revision_fields(article: Article) -> Fields:
    """Return what a revision keeps of ``article``, as JSON values: dates in ISO 8601, sources and tags by name.

    Tags and credits are read from the database, never from what the instance has prefetched.
    """
    return fields_of([article])[0]


def fields_of(articles: Sequence[Article]) -> list[Fields]:
    """Return ``revision_fields`` of each of ``articles`` (a few hundred at most), in three queries."""
    tags, credits, names = _tags_of(articles), _credits_of(articles), _source_names(articles)
    return [
        dict(zip(PLAIN_FIELDS, map(_json, PLAIN_VALUES(article)), strict=True))
        | {
            "outlet": names.get(article.outlet_id),
            "aggregator": names.get(article.aggregator_id),
            "tags": tags[article.pk],
            "credits": credits[article.pk],
        }
        for article in articles
    ]


def record_revision(
    *, article: Article, cause: Cause, by: User | None = None, run: ImportRun | None = None, reason: str = ""
) -> Revision | None:
    """Write the next revision of ``article``, whose row the caller has locked and saved.

    Returns None, and writes nothing, when ``cause`` is an edit that changed nothing.
    """
    fields = revision_fields(article)
    last = article.revisions.order_by("-number").first()
    if last and cause == Cause.EDIT and last.fields == fields:
        return None
    number = last.number + 1 if last else 1
    return Revision.objects.create(
        article=article, number=number, fields=fields, cause=cause, by=by, run=run, reason=reason
    )


def record_first_revisions(*, articles: Iterable[Article], run: ImportRun | None) -> None:
    """Write revision 1, cause import, of articles that an import has just created with their tags and credits."""
    for batch in batched(articles, BATCH):
        rows = (
            (article.pk, 1, _packed(fields), Cause.IMPORT.value, run and run.pk)
            for article, fields in zip(batch, fields_of(batch), strict=True)
        )
        names = ("article_id", "number", "fields", "cause", "run_id")
        insert_rows(Revision, names, rows, encoded=("fields",))


def record_revisions(
    *,
    articles: Sequence[Article],
    cause: Cause,
    by: User | None,
    run: ImportRun | None = None,
    reason: str = "",
    batch: Batch | None = None,
) -> None:
    """Write the next revision of each of ``articles`` (a few hundred at most, their rows locked) in four queries."""
    numbers = dict(
        Revision.objects.filter(article__in=articles)
        .order_by()
        .values("article_id")
        .annotate(last=Max("number"))
        .values_list("article_id", "last")
    )
    Revision.objects.bulk_create(
        Revision(
            article=article,
            number=numbers.get(article.pk, 0) + 1,
            fields=fields,
            cause=cause,
            by=by,
            run=run,
            reason=reason,
            batch=batch,
        )
        for article, fields in zip(articles, fields_of(articles), strict=True)
    )


def _packed(fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _tags_of(articles: Sequence[Article]) -> defaultdict[int, list[str]]:
    """Return the names of each article's tags, in alphabetical order."""
    rows = ArticleTag.objects.filter(article__in=articles).order_by("tag__name").values_list("article_id", "tag__name")
    names: defaultdict[int, list[str]] = defaultdict(list)
    for article, name in rows:
        names[article].append(name)
    return names


def _credits_of(articles: Sequence[Article]) -> defaultdict[int, list[Fields]]:
    """Return each article's credits, in their order, as JSON values."""
    rows = Credit.objects.filter(article__in=articles).order_by("article_id", "position", "id")
    credits: defaultdict[int, list[Fields]] = defaultdict(list)
    for row in rows.values("article_id", "role", "source__name", "name", "text"):
        credits[row["article_id"]].append(
            {"role": row["role"], "source": row["source__name"], "name": row["name"], "text": row["text"]}
        )
    return credits


def _source_names(articles: Sequence[Article]) -> dict[int | None, str]:
    wanted = {pk for article in articles for pk in (article.outlet_id, article.aggregator_id) if pk}
    return dict(Source.objects.filter(pk__in=wanted).values_list("pk", "name"))
