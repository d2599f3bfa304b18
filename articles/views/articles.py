"""The list of all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.functional import cached_property
from django_filters.views import FilterView

from articles.filters import BEST, NEWEST, ORDERS, ArticleFilter
from articles.models import Article, ArticleQuerySet, Facets, Kind
from articles.models.listing import newest_public

from . import figures, paging
from .faceting import FacetGroup, facet_groups
from .following import feeds_of_search

FEWEST_FACETED = 5  # articles that are worth narrowing


class ArticleList(paging.PagedArticles, FilterView):  # type: ignore[misc]  # django-filter has no types
    """All public articles, narrowed by the filters; with a bad filter its errors and no article."""

    filterset_class = ArticleFilter
    filterset: ArticleFilter
    template_name = "articles/article_list.html"

    def get_queryset(self) -> ArticleQuerySet:
        """Return what is public, newest first."""
        return newest_public()

    def get_filterset(self, filterset_class: type[ArticleFilter]) -> ArticleFilter:
        """Return the filters, told how much they leave where that is remembered: they find a page sooner then."""
        self.filterset = super().get_filterset(filterset_class)
        self.filterset.at_least = self.counted
        return self.filterset

    @property
    def kept(self) -> QueryDict:
        """The filters in use."""
        return self.filterset.kept

    def number(self, articles: ArticleQuerySet) -> int:
        """Count them; what filters leave together with its facets."""
        return self._left.length if self._is_narrowed else paging.number_of(articles)

    @property
    def _is_narrowed(self) -> bool:
        return bool(self.kept.keys() - {"order"})

    @cached_property
    def _left(self) -> Facets:
        """What the filters leave, found as is quickest for who reads it all."""
        return figures.facets_within(
            self._address(1), lambda: self.filterset.counted(self.object_list), longest=paging.COUNTED_AT_MOST + 1
        )

    def beyond(self, last: Article) -> str:
        """Return the same list from the day of the last article on."""
        order, day = self.kept.get("order", NEWEST), last.issued_on
        if order == BEST or "q" in self.kept or day is None:
            return ""
        on = self.kept.copy()
        on["before" if order == NEWEST else "after"] = day.isoformat()
        return f"{self.request.path}?{on.urlencode()}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the form offers, the filters in use, and what the list can be narrowed to next."""
        context = super().get_context_data(
            chips=self.filterset.chips,
            offered=figures.offered(),
            kinds=Kind.choices,
            orders=ORDERS,
            **kwargs,
        )
        is_understood = not self.filterset.form.errors
        return context | {
            "facets": self._facets(),
            "feeds": feeds_of_search(self.kept) if is_understood else None,
        }

    def _facets(self) -> tuple[FacetGroup, ...]:
        """Return the facets, of everything or of what the filters leave; none where they leave no choice."""
        if not self._is_narrowed:
            facets = figures.facets()
            among_tags = figures.MOST_FACETED if facets.counted > figures.MOST_FACETED else 0
            return facet_groups(facets, self._narrowed, used=set(), among_tags=among_tags)
        if self._left.length < FEWEST_FACETED:
            return ()
        used = {"outlet", "tag", "language", "kind"} & self.kept.keys()
        return facet_groups(self._left, self._narrowed, used=used, period=self.kept.get("issued", ""))

    def _narrowed(self, name: str) -> Callable[[str], str]:
        before, after = self.filterset.query_around(name)
        return lambda value: f"?{before}{quote_plus(value)}{after}"
