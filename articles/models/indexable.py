"""Which articles search engines may list, asked of the database."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Exists, Q

from .credit import Credit
from .queries import ArticleQuerySet
from .source import Indexing, Source, SourceQuerySet


def indexable(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Return those of ``articles`` whose ``indexing`` is "index": the strictest word of any hop, or else the site's."""
    if settings.NEWSROOM_INDEXING != Indexing.INDEX:
        # Most sites let nothing be listed: to ask that first, once, saves looking at the chain of each article
        articles = articles.filter(Exists(_stating(Indexing.INDEX))).filter(_has_hop(Indexing.INDEX))
    return articles.exclude(_has_hop(Indexing.NOINDEX))


def _has_hop(indexing: Indexing) -> Q:
    """Return the condition that some hop of the chain states ``indexing``."""
    stating = _stating(indexing).values("pk")
    credited = Credit.objects.filter(source__in=stating).values("article")
    return Q(outlet__in=stating) | Q(aggregator__in=stating) | Q(pk__in=credited)


def _stating(indexing: Indexing) -> SourceQuerySet:
    return Source.objects.filter(indexing=indexing)
