"""Search by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import QueryDict
from django_filters.views import FilterView

from articles.filters import BEST, RESULT_ORDERS, WordsFilter
from articles.models import Article, ArticleQuerySet, Display, fitting
from articles.models.listing import results_of
from articles.search import Condition, Field, Part, Query, Understood, highlight, snippet, without

from . import figures
from .faceting import FacetGroup, facet_groups
from .following import feeds_of_search
from .paging import PagedArticles

MOST_FACETED = 500  # of the best results: their rows must be read, some 5 ms
FEWEST_FACETED = 5  # results that are worth narrowing
IN_A_SNIPPET = 240  # letters
FIELD_OF_FACET = {"outlet": "source", "tag": "tag", "language": "lang"}
ASKED_BY = {Field.SOURCE: "outlet", Field.TAG: "tag", Field.LANGUAGE: "language"}


@dataclass(frozen=True, slots=True)
class Result:
    """An article that was found, with the words it was found by marked."""

    article: Article
    headline: tuple[Part, ...]
    snippet: tuple[Part, ...]


class Narrowing(NamedTuple):
    """A condition of a query: what it says, and the address of the search without it."""

    text: str
    address: str


class Search(PagedArticles, FilterView):  # type: ignore[misc]  # django-filter has no types
    """The public articles that words find, best match first; nothing before something is asked."""

    filterset_class = WordsFilter
    filterset: WordsFilter
    template_name = "articles/search.html"
    paginate_by = 20
    read = staticmethod(results_of)

    def get_queryset(self) -> ArticleQuerySet:
        """Return what may be found."""
        return Article.objects.published()

    def get_filterset_kwargs(self, filterset_class: type[WordsFilter]) -> dict[str, Any]:
        """Bind the form also where nothing is asked, so that it finds nothing rather than everything."""
        kwargs: dict[str, Any] = super().get_filterset_kwargs(filterset_class)
        return kwargs | {"data": self.request.GET}

    @property
    def kept(self) -> QueryDict:
        """The words."""
        return self.filterset.kept

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the results with their marks, the conditions in use, and what the search can be narrowed to next."""
        context = super().get_context_data(**kwargs)
        words = self.request.GET.get("q", "")
        form = self.filterset.form
        understood: Understood | None = None if form.errors else form.understood
        return context | {
            "results": [_result(article, words) for article in context["page_obj"]],
            "words": words,
            "is_asked": "q" in self.request.GET,
            "suggestion": form.suggestion,
            "narrowings": [self._narrowing(words, group) for group in _conditions(understood)],
            "is_signed": _asks_for(understood, Field.AUTHOR),
            "orders": self._orders() if understood and understood.query.required else (),
            "facets": self._facets(understood, context["paginator"].count) if understood else (),
            "feeds": feeds_of_search(self.kept) if understood else None,
            "is_ranked": True,
        }

    def _asking(self, words: str) -> str:
        """Return the address of the search for other words in the same order."""
        return f"?{self.filterset.kept_with(q=words).urlencode()}" if words else self.request.path

    def _narrowing(self, words: str, group: tuple[Condition, ...]) -> Narrowing:
        start, end = group[0].start, group[-1].end
        return Narrowing(words[start:end], self._asking(without(words, start, end)))

    def _orders(self) -> list[tuple[str, str, bool]]:
        """Return each order with its label and address, and whether it is the one in use."""
        used = self.kept.get("order", BEST)
        kept_with = self.filterset.kept_with
        return [(str(label), f"?{kept_with(order=order).urlencode()}", order == used) for order, label in RESULT_ORDERS]

    def _facets(self, understood: Understood, number: int) -> tuple[FacetGroup, ...]:
        """Return what the best of the results can be narrowed to, each value a field more in the query."""
        if number < FEWEST_FACETED:
            return ()
        facets = figures.facets_within(self._address(1), lambda: self.object_list, MOST_FACETED)
        asked = {one.field for group in understood.query.conditions for one in group}
        used = {"kind", *(facet for field, facet in ASKED_BY.items() if field in asked)}
        groups = facet_groups(facets, self._narrowed, used=used)
        return tuple(group for group in groups if group.name != "issued" or not asked & {Field.BEFORE, Field.AFTER})

    def _narrowed(self, facet: str) -> Callable[[str], str]:
        words = self.kept["q"]
        if facet == "issued":
            return lambda value: self._asking(f"{words} after:{value} before:{_next(value)}")
        return lambda value: self._asking(f"{words} {FIELD_OF_FACET[facet]}:{value}")


def _conditions(understood: Understood | None) -> list[tuple[Condition, ...]]:
    """Return the conditions of a query in the order in which they were typed, those that exclude something too."""
    if understood is None:
        return []
    query: Query = understood.query
    groups = [*query.conditions, *((one,) for one in query.excluded_conditions)]
    return sorted(groups, key=lambda group: group[0].start)


def _asks_for(understood: Understood | None, field: Field) -> bool:
    return any(one.field is field for group in (understood.query.conditions if understood else ()) for one in group)


def _next(period: str) -> str:
    """Return the year after a year, the month after a month."""
    year, _dash, month = period.partition("-")
    if not month:
        return str(int(year) + 1)
    years, months = divmod(int(year) * 12 + int(month), 12)
    return f"{years:04}-{months + 1:02}"


def _result(article: Article, words: str) -> Result:
    """Mark the words in what the article's display policy lets us show."""
    text = article.body if article.display == Display.FULL else article.excerpt
    shown = snippet(text, words, length=fitting(text, IN_A_SNIPPET)) if text else ()
    return Result(article, highlight(article.headline, words), shown)
