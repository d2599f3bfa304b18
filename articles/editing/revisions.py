"""The history of articles: every change leaves the article's fields as they stood after it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max

from articles.models import Article, ArticleTag, Batch, Cause, Credit, ImportRun, Revision, Source, insert_rows

type Fields = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
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
DATES = ("dateline_date", "issued_on", "issued_at", "modified_at", "published_at")
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
    ids = [article.pk for article in articles]
    tags, credits, names = _tags_of(ids), _credits_of(ids), _source_names(articles)
    return [
        _plain_fields(article)
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
    return _ENCODER.encode(fields)


def _plain_fields(article: Article) -> Fields:
    fields: Fields = dict(zip(PLAIN_FIELDS, PLAIN_VALUES(article), strict=True))
    for name in DATES:
        if fields[name] is not None:
            fields[name] = fields[name].isoformat()
    return fields


def _tags_of(articles: Sequence[int]) -> defaultdict[int, list[str]]:
    """Return the names of each article's tags, in alphabetical order."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    rows = ArticleTag.objects.filter(article__in=articles).order_by("tag__name")
    for article, name in rows.values_list("article_id", "tag__name"):
        names[article].append(name)
    return names


def _credits_of(articles: Sequence[int]) -> defaultdict[int, list[Fields]]:
    """Return each article's credits, in their order, as JSON values."""
    credits: defaultdict[int, list[Fields]] = defaultdict(list)
    rows = Credit.objects.filter(article__in=articles).order_by("article_id", "position", "id")
    for article, *values in rows.values_list("article_id", "role", "source__name", "name", "text"):
        credits[article].append(dict(zip(("role", "source", "name", "text"), values, strict=True)))
    return credits


def _source_names(articles: Iterable[Article]) -> dict[int | None, str]:
    wanted = {pk for article in articles for pk in (article.outlet_id, article.aggregator_id) if pk}
    return dict(Source.objects.filter(pk__in=wanted).values_list("pk", "name"))
