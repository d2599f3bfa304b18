"""The list of all articles."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django_filters.views import FilterView

from articles.filters import BEST, NEWEST, ORDERS, ArticleFilter
from articles.models import Article, ArticleQuerySet, Kind

from . import figures
from .paging import PagedArticles


class ArticleList(PagedArticles, FilterView):  # type: ignore[misc]  # django-filter has no types
    """All public articles, narrowed by the filters; with a bad filter its errors and no article."""

    filterset_class = ArticleFilter
    filterset: ArticleFilter
    template_name = "articles/article_list.html"

    def get_queryset(self) -> ArticleQuerySet:
        """Return what is public, newest first."""
        return Article.objects.published().for_list()

    @property
    def kept(self) -> QueryDict:
        """The filters in use."""
        return self.filterset.kept

    def beyond(self, last: Article) -> str:
        """Return the same list from the day of the last article on."""
        order, day = self.kept.get("order", NEWEST), last.issued_on
        if order == BEST or "q" in self.kept or day is None:
            return ""
        on = self.kept
        on["before" if order == NEWEST else "after"] = day.isoformat()
        return f"{self.request.path}?{on.urlencode()}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the form offers and the filters in use."""
        return super().get_context_data(
            chips=self.filterset.chips,
            offered=figures.offered(),
            kinds=Kind.choices,
            orders=ORDERS,
            **kwargs,
        )
