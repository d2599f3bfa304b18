"""The front page at the desk: what is pinned on top of it, in which order, and what may be pinned next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from articles.editing.pinning import move_pin, pin, unpin
from articles.editing.refusals import Refused
from articles.models import MOST_PINS, Article, FrontRevision, Pin, Status, front_page
from articles.search import SearchError, search

from .actor import actor
from .links import list_url
from .readonly import ReadOnlyAdmin

CANDIDATES = 15
REVISIONS = 20
# What each button does, and what is said afterwards
ACTS: dict[str, tuple[Callable[..., None], str]] = {
    "lead": (partial(pin, leads=True), "“{}” leads the front page."),
    "pin": (pin, "“{}” is pinned to the front page."),
    "unpin": (unpin, "“{}” is no longer pinned."),
    "up": (partial(move_pin, up=True), "“{}” has moved up."),
    "down": (partial(move_pin, up=False), "“{}” has moved down."),
}


@admin.register(Pin)
class PinAdmin(ReadOnlyAdmin):
    """The top of the front page on one page: its order by buttons, what to pin by search."""

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/pins.css")}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those arrange the front page who have the permission."""
        return request.user.has_perm("articles.change_pin")

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the one page there is."""
        return HttpResponseRedirect(list_url(Pin))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the top of the front page; do what a button asks for."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = (request.GET.get("q") or "").strip()
        if request.method == "POST":
            self._act(request)
            return HttpResponseRedirect(f"{request.path}?{urlencode({'q': words})}" if words else request.path)
        pins = list(Pin.objects.select_related("article__outlet", "by"))
        public = set(Article.objects.published().filter(pin__isnull=False).values_list("pk", flat=True))
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": "The front page",
            "subtitle": None,
            "opts": self.opts,
            "media": self.media,
            "may_change": self.has_change_permission(request),
            "pins": [(each, _why_not(each.article, public)) for each in pins],
            "most": MOST_PINS,
            "filled_by": _filled_by(public),
            "words": words,
            "candidates": self._candidates(request, words, {each.article_id for each in pins}),
            "has_room": len(pins) < MOST_PINS,
            "history": _history(),
        }
        return TemplateResponse(request, "admin/articles/pin/front.html", context | (extra_context or {}))

    def _act(self, request: HttpRequest) -> None:
        what = request.POST.get("act", "")
        number = request.POST.get("article", "")
        article = Article.objects.filter(pk=number).first() if number.isascii() and number.isdigit() else None
        if not self.has_change_permission(request) or what not in ACTS:
            raise PermissionDenied
        if article is None:
            self.message_user(request, "That article has been deleted.", messages.ERROR)
            return
        act, said = ACTS[what]
        try:
            act(article=article, by=actor(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, said.format(article), messages.SUCCESS)

    def _candidates(self, request: HttpRequest, words: str, pinned: set[int]) -> list[Article]:
        """Return published articles that the words find, or else the newest; those that are pinned left out."""
        published = Article.objects.filter(status=Status.PUBLISHED).exclude(pk__in=pinned).for_headlines()
        try:
            return list((search(published, words) if words else published)[:CANDIDATES])
        except SearchError as error:
            self.message_user(request, str(error), messages.WARNING)
            return []


def _why_not(article: Article, public: set[int]) -> str:
    """Return why a pinned article is not shown; "" when it is."""
    if article.pk in public:
        return ""
    if article.status != Status.PUBLISHED:
        return f"Not shown: {article.get_status_display().lower()}"
    return "Not shown: a source of it is hidden, or its time has not come"


def _filled_by(pinned: set[int]) -> list[Article]:
    """Return what the site itself puts behind the pins, in the places that they leave."""
    front = front_page()
    top = [front.lead, *front.seconds] if front.lead else []
    return [article for article in top if article and article.pk not in pinned]


def _history() -> list[tuple[FrontRevision, list[str]]]:
    """Return the latest changes with the headlines that stood on top after each, one query for all headlines."""
    revisions = list(FrontRevision.objects.select_related("by")[:REVISIONS])
    ids = {pk for revision in revisions for pk in revision.articles}
    headlines = dict(Article.objects.filter(pk__in=ids).values_list("pk", "headline"))
    return [
        (revision, [headlines.get(pk, f"article {pk}, deleted since") for pk in revision.articles])
        for revision in revisions
    ]
