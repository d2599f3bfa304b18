"""Lists in pages, with counting that stays cheap however long the list is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, cast

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.views.generic.list import MultipleObjectMixin

from articles.models import Article, ArticleQuerySet
from articles.models.listing import lines_of

from .figures import remembered

COUNTED_AT_MOST = 10_000
COUNT_SECONDS = 60


type Reader = Callable[[Sequence[int]], list[Article]]


class BoundedPaginator(Paginator[Article]):
    """Pages over the first COUNTED_AT_MOST of a list; the count is remembered for a minute under ``name``.

    Of the list only the ids of a page are asked, which an index tells; ``read`` loads their articles. What ``number``
    returns need be right up to COUNTED_AT_MOST only.
    """

    def __init__(self, *args: Any, name: str, number: Callable[[], int], read: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = _count_key(name)
        self.number = number
        self.read = read

    def page(self, number: int | str) -> Page[Article]:
        """Return a page with its articles loaded."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        ids = self._list.values_list("pk", flat=True)[first : first + self.per_page]
        return Page(self.read(list(ids)), number, self)

    @property
    def _list(self) -> ArticleQuerySet:
        return cast("ArticleQuerySet", self.object_list)

    @cached_property
    def count(self) -> int:
        """How many the pages hold."""
        return min(self._counted, COUNTED_AT_MOST)

    @cached_property
    def has_more(self) -> bool:
        """Whether the list goes on behind the last page."""
        return self._counted > COUNTED_AT_MOST

    @cached_property
    def _counted(self) -> int:
        return remembered(self.key, self.number, COUNT_SECONDS)


def _count_key(name: str) -> str:
    return f"articles.count.{sha256(name.encode()).hexdigest()}"


def newest_day(newest_first: Page[Article]) -> date | None:
    """Return the day that the first of a page was issued on, which on the first page is the newest day of all."""
    return newest_first[0].issued_on if newest_first else None


def number_of(articles: ArticleQuerySet) -> int:
    """Return how many ``articles`` there are, COUNTED_AT_MOST and one at most."""
    return articles.order_by().values("pk")[: COUNTED_AT_MOST + 1].count()


class PagedArticles(MultipleObjectMixin[Article]):
    """A list of articles in pages whose links and canonical address keep what narrows it, and nothing else."""

    request: HttpRequest
    paginate_by = 25
    read: Reader = staticmethod(lines_of)

    @property
    def kept(self) -> QueryDict:
        """The parameters beside ``page`` that decide what the list holds."""
        return QueryDict()

    def beyond(self, _last: Article) -> str:
        """Return the address where the list goes on behind ``_last``, the last article of all pages; "" for nowhere."""
        return ""

    def get_paginator(
        self, queryset: Any, per_page: int, orphans: int = 0, allow_empty_first_page: bool = True, **kwargs: Any
    ) -> BoundedPaginator:
        """Return the pages of ``queryset``, named by its address."""
        return BoundedPaginator(
            queryset,
            per_page,
            orphans,
            allow_empty_first_page,
            name=self._address(1),
            number=lambda: self.number(queryset),
            read=self.read,
            **kwargs,
        )

    def number(self, articles: ArticleQuerySet) -> int:
        """Return how many ``articles``, which are those of the list, there are, or that they are too many to count."""
        return number_of(articles)

    @cached_property
    def counted(self) -> int | None:
        """Their number as it is remembered, None where it is not: who counts them reads more of them than a page."""
        number: int | None = cache.get(_count_key(self._address(1)))
        return number

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page's own address and the page numbers to show."""
        context = super().get_context_data(**kwargs)
        page, paginator = context["page_obj"], context["paginator"]
        ends_early = paginator.has_more and not page.has_next() and len(page) > 0  # withdrawn since they were counted
        return context | {
            "beyond": self.beyond(page[-1]) if ends_early else "",
            "kept": self.kept,
            "canonical": self._address(page.number),
            "to_page": f"?{self._query}&page=" if self._query else "?page=",
            "page_numbers": list(paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
        }

    def _address(self, page: int) -> str:
        query = "&".join(filter(None, (self._query, f"page={page}" if page > 1 else "")))
        return f"{self.request.path}?{query}" if query else self.request.path

    @cached_property
    def _query(self) -> str:
        return self.kept.urlencode()
