"""Which articles search engines may list, asked of the database."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

from .credit import Credit
from .queries import ArticleQuerySet
from .source import Indexing, Source


def indexable(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Return those of ``articles`` whose ``indexing`` is "index": the strictest word of any hop, or else the site's."""
    allowed = articles.exclude(_has_hop(Indexing.NOINDEX))
    return allowed if settings.NEWSROOM_INDEXING == Indexing.INDEX else allowed.filter(_has_hop(Indexing.INDEX))


def _has_hop(indexing: Indexing) -> Q:
    """Return the condition that some hop of the chain states ``indexing``."""
    stating = Source.objects.filter(indexing=indexing).values("pk")
    credited = Credit.objects.filter(source__in=stating).values("article")
    return Q(outlet__in=stating) | Q(aggregator__in=stating) | Q(pk__in=credited)
