"""Articles as they leave the site: every fact that their sources let go, in the form that an import takes back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q

from articles.parsing import write_blocks
from articles.readers.exported import FORMAT

from .article import Article
from .choices import Status
from .identity import full_address, machine_form
from .queries import ArticleQuerySet
from .source import Display, Source

EXPORTED_STATES = tuple(status for status in Status if status is not Status.TAKEN_DOWN)
CHUNK = 500  # articles in memory at once


def exportable(*, statuses: Collection[str] = (Status.PUBLISHED,), source: Source | None = None) -> ArticleQuerySet:
    """Return the articles in these states, by default what the public may see; what was taken down is never among them.

    With ``source`` only those that have it as a hop of their chain.
    """
    asked = {Status(status) for status in statuses} & set(EXPORTED_STATES) - {Status.PUBLISHED}
    wanted = Q(status__in=asked)
    if Status.PUBLISHED in statuses:
        wanted |= Q(pk__in=Article.objects.published().order_by().values("pk"))
    articles = Article.objects.filter(wanted)
    return articles.of_source(source) if source else articles


def exported(articles: ArticleQuerySet) -> Iterator[dict[str, Any]]:
    """Yield each of ``articles`` in the form of an export, by number, a few hundred in memory at once.

    What any hop of its chain hides is left out.
    """
    rows = articles.for_detail().order_by("pk").iterator(chunk_size=CHUNK)
    return (exported_form(article) for article in rows if article.display != Display.HIDDEN)


def exported_form(article: Article) -> dict[str, Any]:
    """Return an article as an export has it; of its text no more than its sources let be shown.

    Reads what ``for_detail`` loads.
    """
    is_whole = article.display == Display.FULL
    return {
        "format": FORMAT,
        "id": article.pk,
        "address": full_address(article.get_absolute_url()),
        "status": article.status,
        "published_at": machine_form(article.published_at) or None,
        "page": _page(article),
        "headline": article.headline,
        "standfirst": article.shown_standfirst,
        "body": article.body if is_whole else write_blocks(article.shown_blocks),
        "byline": article.byline,
        "authors": list(article.authors),
        "dateline": {"place": article.dateline_place, "date": machine_form(article.dateline_date) or None},
        "language": article.language,
        "kind": article.kind,
        "original_url": article.original_url,
        "outlet": article.outlet.name if article.outlet else None,
        "aggregator": article.aggregator.name if article.aggregator else None,
        "credits": [
            {"role": credit.role, "name": credit.name, "source": credit.source.name, "text": credit.text}
            for credit in sorted(article.credits.all(), key=lambda credit: (credit.position, credit.pk))
        ],
        "issued": _issued(article),
        "modified_at": _exact(article.modified_at),
        "is_complete": article.is_complete and is_whole,
        "tags": sorted(tag.name for tag in article.tags.all()),
        "corrections": [
            {"text": correction.text, "created_at": machine_form(correction.created_at)}
            for correction in article.corrections.all()
        ],
        "rights": {
            "display": article.display.value,
            "indexing": article.indexing.value,
            "licences": {hop.source.name: hop.source.licence for hop in article.chain if hop.source.licence},
        },
    }


def _page(article: Article) -> dict[str, Any]:
    base = article.base_extraction
    if base is None:
        return {}
    return {
        "url": article.captured_url or None,
        "captured_at": machine_form(article.captured_at) or None,
        "role": base.role,
        "item_key": base.item_key,
    }


def _issued(article: Article) -> dict[str, Any] | None:
    if article.issued_on is None:
        return None
    return {
        "on": article.issued_on.isoformat(),
        "at": _exact(article.issued_at),
        "precision": article.issued_precision,
        "text": article.issued_text,
        "anchor": article.issued_anchor,
    }


def _exact(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
