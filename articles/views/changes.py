"""The page that shows what the outlet changed in an article since it was first captured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from articles.editing.compared_blocks import ComparedBlock, compared_blocks
from articles.editing.comparing import Piece, compare_texts
from articles.models import Article
from articles.models.versions import OutletChange, outlet_changes

NAMES = {"headline": _("Headline"), "standfirst": _("Standfirst"), "body": _("Text")}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that the outlet changed, its words marked; those of the body stand in ``blocks``."""

    name: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def blocks(self) -> list[ComparedBlock]:
        """The body's paragraphs, sub-headings, items and quotes; nothing of another field."""
        return compared_blocks(self.pieces, shows_marks=False) if self.name == "body" else []


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed between two captures."""

    since: datetime
    seen: datetime
    fields: tuple[Field, ...]


def article_changes(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Show what the outlet changed, as far as the article may be shown; 404 where nothing was."""
    articles = Article.objects.for_detail().filter(pk=pk)
    article = articles.published().first()
    is_preview = article is None
    article = article or articles.visible_to(request.user).first()
    if article is None:
        if Article.objects.once_public().filter(pk=pk).exists():
            return render(request, "410.html", status=410)
        raise Http404
    changes = outlet_changes(article)
    if not changes:
        raise Http404
    if article.slug != slug:
        return redirect("article_changes", pk=pk, slug=article.slug, permanent=True)
    context = {
        "article": article,
        "changes": [_compared(change) for change in changes],
        "is_preview": is_preview,
        "canonical": request.path,
    }
    response = render(request, "articles/changes.html", context)
    if is_preview:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _compared(change: OutletChange) -> Change:
    before, after = change.before, change.after
    fields = (
        Field(name, str(NAMES[name]), compare_texts(before.texts[name], after.texts[name])) for name in change.fields
    )
    return Change(before.captured_at, after.captured_at, tuple(fields))
