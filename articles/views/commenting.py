"""Commenting on an article: the form on a page of its own, what comes after it, and all comments in pages."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods
from django.views.generic import ListView

from articles.editing.commenting import A_WHILE, LONGEST_NAME, LONGEST_TEXT, CommentsClosed, leave_comment
from articles.editing.pacing import TooOften
from articles.forms import CommentForm
from articles.models import Article, Comment

TEMPLATE = "articles/comment.html"
FORBIDDEN, TOO_MANY_REQUESTS = 403, 429


@never_cache
@gzip_page  # the token in the form is masked anew each time, so that its compressed length gives nothing away
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Take a comment on a public article that takes any, and go on to the thanks; what is wrong is said beside it."""
    article = Article.objects.for_detail().published().filter(pk=pk).first()
    if article is None:
        return gone_or_unknown(request, pk)
    if article.slug != slug and request.method != "POST":
        return redirect("comment", pk=pk, slug=article.slug, permanent=True)
    if not article.comments_open:
        return render(request, TEMPLATE, {"article": article, "canonical": request.path}, status=FORBIDDEN)
    form = CommentForm(request.POST if request.method == "POST" else None)
    return _answer(request, article, form)


def comment_thanks(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Thank for a comment and say what becomes of it."""
    article = Article.objects.for_headlines().published().filter(pk=pk).first()
    if article is None:
        return gone_or_unknown(request, pk)
    if article.slug != slug:
        return redirect("comment_thanks", pk=pk, slug=article.slug, permanent=True)
    return render(request, "articles/comment_thanks.html", {"article": article, "canonical": request.path})


class CommentList(ListView[Comment]):
    """All comments on an article, in pages."""

    template_name = "articles/comment_list.html"
    context_object_name = "comments"
    paginate_by = 50
    article: Article

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the comments, or say that the article is gone or was never there."""
        article = Article.objects.for_detail().published().filter(pk=kwargs["pk"]).first()
        if article is None:
            return gone_or_unknown(request, kwargs["pk"])
        if article.slug != kwargs["slug"]:
            return redirect("comment_list", pk=article.pk, slug=article.slug, permanent=True)
        self.article = article
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """Return what readers may see."""
        return Comment.objects.shown_with(self.article)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the article and the page's own address."""
        context = super().get_context_data(article=self.article, **kwargs)
        number = context["page_obj"].number
        return context | {"canonical": f"{self.request.path}?page={number}" if number > 1 else self.request.path}


def gone_or_unknown(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer 410 for an article that was public once; raises Http404 for any other."""
    if Article.objects.once_public().filter(pk=pk).exists():
        return render(request, "410.html", status=410)
    raise Http404


def _answer(request: HttpRequest, article: Article, form: CommentForm) -> HttpResponse:
    limits = {"longest_name": LONGEST_NAME, "longest_text": LONGEST_TEXT}
    context = {"article": article, "form": form, "canonical": request.path, **limits}
    if not form.is_valid():
        return render(request, TEMPLATE, context)
    try:
        leave_comment(article=article, by=request.META.get("REMOTE_ADDR", ""), **form.written)
    except TooOften as refusal:
        context["refusal"] = ngettext(
            "You have sent several comments in a short time. Please wait %(minutes)s minute and send this one again.",
            "You have sent several comments in a short time. Please wait %(minutes)s minutes and send this one again.",
            A_WHILE // 60,
        ) % {"minutes": A_WHILE // 60}
        response = render(request, TEMPLATE, context, status=TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = str(refusal.wait)
        return response
    except CommentsClosed as refusal:
        return render(request, TEMPLATE, context | {"refusal": str(refusal)}, status=FORBIDDEN)
    return redirect("comment_thanks", pk=article.pk, slug=article.slug)
