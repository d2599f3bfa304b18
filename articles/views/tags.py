"""The tags, and the articles of one."""

from __future__ import annotations

from heapq import nlargest
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import ListView

from articles.models import MANY_TO_COUNT, MANY_TO_SORT, Article, ArticleQuerySet, Tag, TagAlias, tagged_with
from articles.models.listing import newest_public
from articles.models.tag import tag_by_slug

from . import figures, trails
from .following import feeds_of
from .paging import PagedArticles, newest_day, number_of

TOP = 12


class TagList(ListView[Any]):
    """Every tag that public articles carry, by name."""

    template_name = "articles/tag_list.html"
    context_object_name = "tags"
    paginate_by = 240

    def get_queryset(self) -> figures.Counts:  # type: ignore[override]  # a sequence does as well
        """Return the tags with their numbers of articles."""
        return figures.tags()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the most carried ones."""
        context = super().get_context_data(top=nlargest(TOP, self.object_list, key=itemgetter(-1)), **kwargs)
        number = context["page_obj"].number
        return context | {"canonical": f"{self.request.path}?page={number}" if number > 1 else self.request.path}


class TagPage(PagedArticles, ListView[Article]):
    """The articles that carry a tag, newest first; a name that the tag went by before leads here."""

    template_name = "articles/tag.html"
    tag: Tag
    tagged: ArticleQuerySet

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the tag, or redirect from its old name."""
        tag = tag_by_slug(kwargs["slug"])
        if tag is None:
            alias = TagAlias.objects.filter(slug=kwargs["slug"]).select_related("tag").first()
            if alias is None:
                raise Http404
            return redirect(alias.tag, permanent=True)
        self.tag = tag
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> ArticleQuerySet:
        """Return the tag's public articles."""
        ids = self._ids if self.counted is None else ()
        self.tagged = newest_public().with_tag(self.tag, ids=ids, at_least=self.counted or 0)
        return self.tagged

    def number(self, _articles: ArticleQuerySet) -> int:
        """Count the same, found as is quickest to count."""
        return number_of(self._found(MANY_TO_COUNT))

    def _found(self, many: int) -> ArticleQuerySet:
        return self.tagged if self.tagged.is_few else newest_public().with_tag(self.tag, many, self._ids)

    @cached_property
    def _ids(self) -> list[int]:
        return tagged_with(self.tag, MANY_TO_COUNT)

    def beyond(self, last: Article) -> str:
        """Return the list of all articles, narrowed to the tag, from the day of the last one on."""
        query = urlencode({"tag": self.tag.slug, "before": last.issued_on}) if last.issued_on else ""
        return f"{reverse('article_list')}?{query}" if query else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tag, and on the first page how often it is in the news, and with which others."""
        tag = self.tag
        feeds = feeds_of(tag.name, "tag_feed", tag.slug)
        context = super().get_context_data(subject=tag, tag=tag, trail=trails.to_tag(), feeds=feeds, **kwargs)
        if context["page_obj"].number > 1:
            return context
        return context | {
            "months": figures.over_time(
                self.request.path, lambda: self._found(MANY_TO_SORT), newest_day(context["page_obj"])
            ),
            "narrowed": urlencode({"tag": self.tag.slug}),
            "beside": figures.beside_tag(self.tag, lambda: self._found(MANY_TO_SORT)),
        }
