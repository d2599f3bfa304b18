"""The page of one article."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.generic import DetailView

from articles.models import Article, Comment, provenance_of
from articles.models.detail import public_article
from articles.models.onward import onward_from
from articles.models.reading import reading_aids
from articles.search.passages import MOST_ASKED

from . import reading, trails
from .commenting import gone_or_unknown

FIND = "find"


class ArticlePage(DetailView[Article]):
    """One article; an editor sees here also what is not public yet, marked as a preview.

    ``?find=`` asks it a question: the sentences that answer are marked.
    """

    template_name = "articles/article.html"
    is_preview = False

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Show the article, redirect a wrong slug, or say that the article is gone or was never there."""
        article = public_article(kwargs["pk"])
        if article is None:
            return self._not_public(request)
        if article.slug != kwargs.get("slug"):
            return redirect(_asked_at(article, request), permanent=True)
        response = self._show(article)
        if FIND in request.GET:
            # Each visitor asks something else: not for a cache that all share
            response.headers["Cache-Control"] = "private, no-cache"
        return response

    def _not_public(self, request: HttpRequest) -> HttpResponse:
        articles = Article.objects.for_detail().visible_to(request.user)
        article = articles.filter(pk=self.kwargs["pk"]).first()
        if article is not None:
            self.is_preview = True
            response = self._show(article)
            response.headers["Cache-Control"] = "private, no-store"
            return response
        return gone_or_unknown(request, self.kwargs["pk"])

    def _show(self, article: Article) -> HttpResponse:
        self.object = article
        return self.render_to_response(self.get_context_data(object=article))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the provenance, and where to read on."""
        article = self.object
        onward = onward_from(article)
        return super().get_context_data(
            trail=trails.to_article(article),
            provenance=provenance_of(article),
            **self._aids(article),
            related=onward.related,
            others=onward.others,
            discussion=Comment.objects.discussion_of(article),
            is_preview=self.is_preview,
            canonical=self.request.path,
            **kwargs,
        )

    def _aids(self, article: Article) -> dict[str, Any]:
        """Return the text with what helps to read it: key points, names, and what answers the visitor's question."""
        aids = reading_aids(article)
        question = self.request.GET.get(FIND, "").replace("\0", "")[:MOST_ASKED]
        found = reading.passages(aids, question, article.language)
        return {
            "lines": reading.lines(aids.blocks or article.shown_blocks, aids.key_points, found),
            "minutes": aids.minutes,
            "may_ask": bool(aids.blocks),
            "key_points": reading.places(aids, aids.key_points),
            "names": reading.names(aids),
            "is_asked": FIND in self.request.GET,
            "question": question,
            "longest_question": MOST_ASKED,
            "passages": reading.places(aids, found, reading.QUOTED),
            "shares": reading.shares(article),
        }


def _asked_at(article: Article, request: HttpRequest) -> str:
    """Return the address of the article, with the question that the visitor asked it."""
    question = urlencode({FIND: request.GET[FIND]}) if FIND in request.GET else ""
    return f"{article.get_absolute_url()}?{question}" if question else article.get_absolute_url()
