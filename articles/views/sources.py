"""The sources, and what is known of one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.views.generic import ListView

from articles.models import (
    MANY_TO_COUNT,
    MANY_TO_SORT,
    Article,
    ArticleQuerySet,
    Source,
    SourceCount,
    display_of,
    handled_by,
    indexing_of,
)
from articles.models.listing import newest_public
from articles.models.source import source_by_slug

from . import figures, trails
from .following import feeds_of
from .paging import PagedArticles, newest_day, number_of


class SourceList(ListView[Any]):
    """Every source that had a hand in public articles, by name."""

    template_name = "articles/source_list.html"
    context_object_name = "sources"
    paginate_by = 300

    def get_queryset(self) -> tuple[SourceCount, ...]:  # type: ignore[override]  # a sequence does as well
        """Return the sources with their numbers of articles."""
        return figures.sources()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page's own address."""
        context = super().get_context_data(**kwargs)
        number = context["page_obj"].number
        return context | {"canonical": f"{self.request.path}?page={number}" if number > 1 else self.request.path}


class SourcePage(PagedArticles, ListView[Article]):
    """What is known of a source, what it allows, and the articles it had a hand in."""

    template_name = "articles/source.html"
    source: Source
    handled: ArticleQuerySet

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the source."""
        source = source_by_slug(kwargs["slug"])
        if source is None:
            raise Http404
        self.source = source
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> ArticleQuerySet:
        """Return the public articles with the source in their chain."""
        ids = self._ids if self.counted is None else ()
        self.handled = newest_public().of_source(self.source, ids=ids, at_least=self.counted or 0)
        return self.handled

    def number(self, _articles: ArticleQuerySet) -> int:
        """Count the same, found as is quickest to count."""
        return number_of(self._found(MANY_TO_COUNT))

    def _found(self, many: int) -> ArticleQuerySet:
        few = self.handled.is_few
        return self.handled if few else newest_public().of_source(self.source, many, self._ids)

    @cached_property
    def _ids(self) -> list[int]:
        return handled_by(self.source, MANY_TO_COUNT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the source and what holds for it, and on the first page how often it is in the news, and with whom."""
        source = self.source
        context = super().get_context_data(
            subject=source,
            source=source,
            spellings=_other_spellings(source),
            display=display_of([source]),
            indexing=indexing_of([source]),
            trail=trails.to_source(),
            feeds=feeds_of(source.name, "source_feed", source.slug),
            **kwargs,
        )
        if context["page_obj"].number > 1:
            return context
        return context | {
            "months": figures.over_time(
                self.request.path, lambda: self._found(MANY_TO_SORT), newest_day(context["page_obj"])
            ),
            "beside": figures.beside_source(self.source, lambda: self._found(MANY_TO_SORT)),
        }


def _other_spellings(source: Source) -> list[str]:
    """Return what else pages call a source that was found by its slug, beside its own name in small letters."""
    spellings: str = getattr(source, "spellings", None) or ""
    return [spelling for spelling in spellings.splitlines() if spelling != source.name.casefold()]
