"""Search by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django_filters.views import FilterView

from articles.filters import WordsFilter
from articles.models import Article, ArticleQuerySet, Display
from articles.search import Part, highlight, snippet

from .paging import PagedArticles


@dataclass(frozen=True, slots=True)
class Result:
    """An article that was found, with the words it was found by marked."""

    article: Article
    headline: tuple[Part, ...]
    snippet: tuple[Part, ...]


class Search(PagedArticles, FilterView):  # type: ignore[misc]  # django-filter has no types
    """The public articles that words find, best match first; nothing before something is asked."""

    filterset_class = WordsFilter
    filterset: WordsFilter
    template_name = "articles/search.html"
    paginate_by = 20

    def get_queryset(self) -> ArticleQuerySet:
        """Return what may be found."""
        return Article.objects.published().for_results()

    def get_filterset_kwargs(self, filterset_class: type[WordsFilter]) -> dict[str, Any]:
        """Bind the form also where nothing is asked, so that it finds nothing rather than everything."""
        kwargs: dict[str, Any] = super().get_filterset_kwargs(filterset_class)
        return kwargs | {"data": self.request.GET}

    @property
    def kept(self) -> QueryDict:
        """The words."""
        return self.filterset.kept

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the results with their marks."""
        context = super().get_context_data(**kwargs)
        words = self.request.GET.get("q", "")
        results = [_result(article, words) for article in context["page_obj"]]
        return context | {"results": results, "words": words, "is_asked": "q" in self.request.GET}


def _result(article: Article, words: str) -> Result:
    """Mark the words in what the article's display policy lets us show."""
    text = article.body if article.display == Display.FULL else article.excerpt
    return Result(article, highlight(article.headline, words), snippet(text, words) if text else ())
