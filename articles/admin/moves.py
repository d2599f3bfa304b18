"""The moves of articles at the desk: for one on a page of its own, for many as actions of the list, both confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from articles.editing.batches import move_batch, obstacle_to_undoing
from articles.editing.moves import MOVES, PUBLISH, Move, moves_from, obstacle
from articles.editing.opening import close_article
from articles.editing.refusals import ImpossibleMove
from articles.editing.workflow import Moved
from articles.models import Article, Batch, Status

from .actor import actor
from .forms import MoveForm, TimedMoveForm
from .numbers import number_in

TEMPLATE = "admin/articles/article/move.html"
PERMISSIONS = {
    "offer": "articles.change_article",
    "publish": "articles.publish_article",
    "reject": "articles.reject_article",
    "withdraw": "articles.withdraw_article",
    "reopen": "articles.reopen_article",
    "take_down": "articles.take_down_article",
}
EFFECTS = {
    "offer": "It joins the inbox, where an editor decides on it.",
    "publish": "Readers see it on the site, in lists, feeds and search, as far as the sources’ policies allow.",
    "reject": "It leaves the inbox. Importing its page again does not bring it back; an editor can reopen it.",
    "withdraw": "Its address answers that it is gone; lists, feeds and search drop it. It can be published again.",
    "reopen": "It returns to the inbox and stays out of sight until it is published.",
    "take_down": "Its address answers that it was taken down, for good: there is no way back, and importing its page "
    "again does not revive it. The text stays in the records that only the desk sees.",
}
EFFECTS_ON_MANY = {
    "offer": "They join the inbox, where an editor decides on each.",
    "publish": "Readers see them on the site, in lists, feeds and search, as far as the sources’ policies allow.",
    "reject": "They leave the inbox. Importing their pages again does not bring them back; an editor can reopen them.",
    "withdraw": "Their addresses answer that they are gone; lists, feeds and search drop them. They can be published "
    "again.",
    "reopen": "They return to the inbox and stay out of sight until they are published.",
    "take_down": "Their addresses answer that they were taken down, for good: there is no way back, and importing "
    "their pages again does not revive them. The texts stay in the records that only the desk sees.",
}
SHOWN = 10  # headlines of those that are to be moved


def may(request: HttpRequest, move: Move) -> bool:
    """Tell whether the user may make this move."""
    return request.user.has_perm(PERMISSIONS[move.name])


def open_moves(request: HttpRequest, article: Article) -> list[Move]:
    """Return the moves that the article can make by this user's hand."""
    return [move for move in moves_from(article.status) if may(request, move)]


def can_undo(request: HttpRequest, batch: Batch) -> bool:
    """Tell whether the batch can be taken back, and by this user: whoever may make its move."""
    return not obstacle_to_undoing(batch) and may(request, MOVES[batch.move])


def asked(move: Move, whom: str) -> str:
    """Say what is asked for: "Publish 2 articles", "Offer 2 articles for review"."""
    verb, _space, rest = move.verb.partition(" ")
    return f"{verb.capitalize()} {whom} {rest}".rstrip()


def move_action(move: Move) -> Callable[[Any, HttpRequest, QuerySet[Article]], HttpResponse | None]:
    """Return the action that makes ``move`` with the selected articles once it is confirmed."""

    @admin.action(permissions=[move.name], description=asked(move, "selected articles"))
    def act(desk: Any, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        return _move_selected(desk, request, queryset, move)

    act.__name__ = f"{move.name}_selected"
    return act


def _allows(name: str) -> Callable[[object, HttpRequest], bool]:
    def has_permission(_desk: object, request: HttpRequest) -> bool:
        return may(request, MOVES[name])

    return has_permission


class MovesMixin(admin.ModelAdmin[Article]):
    """Gives the articles' admin its moves: an address for each with one article, an action for each with many."""

    actions = tuple(move_action(move) for move in MOVES.values())
    has_offer_permission = _allows("offer")
    has_publish_permission = _allows("publish")
    has_reject_permission = _allows("reject")
    has_withdraw_permission = _allows("withdraw")
    has_reopen_permission = _allows("reopen")
    has_take_down_permission = _allows("take_down")

    def get_urls(self) -> list[URLPattern]:
        """Put the address of a move before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.move_view)
        return [path("<int:pk>/move/<str:name>/", view, name="articles_article_move"), *super().get_urls()]

    def move_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Say what the move will do with this article; do it when that is confirmed."""
        article, move = Article.objects.filter(pk=pk).first(), MOVES.get(name)
        if article is None or move is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article) or not may(request, move):
            raise PermissionDenied
        desk = HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        if request.method == "GET" and (why := obstacle(article, move)):
            self.message_user(request, f"Cannot {move.verb} “{article}”: {why}.", messages.ERROR)
            return desk
        form = _form(move)(request.POST or None, needs_reason=move.needs_reason)
        if request.method == "POST" and form.is_valid():
            self.move_one(request, article, move, **form.cleaned_data)
            return desk
        return _confirmation(self, request, move, form, subject=f"“{article}”", article=article)

    def move_one(self, request: HttpRequest, article: Article, move: Move, **facts: Any) -> bool:
        """Make the move and tell the user what came of it; return whether it was made."""
        try:
            batch, moved = move_batch(move=move, articles=[article], by=actor(request), **facts)
        except ImpossibleMove as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        if batch is None:
            why = next(iter(moved.refused), "it has been deleted")
            self.message_user(request, f"Cannot {move.verb} “{article}”: {why}.", messages.ERROR)
            return False
        close_article(article=article, by=actor(request))
        self.log_change(request, article, f"{move.done.capitalize()}. {facts.get('reason', '')}".strip())
        ahead = f" for {facts['at']:%d %b %Y, %H:%M %Z}" if facts.get("at") else ""
        tell_of_batch(self, request, batch, f"“{article}” has been {move.done}{ahead}.")
        return True


def _form(move: Move) -> type[MoveForm]:
    return TimedMoveForm if move is PUBLISH else MoveForm


def _move_selected(
    desk: MovesMixin, request: HttpRequest, queryset: QuerySet[Article], move: Move
) -> HttpResponse | None:
    """Ask for confirmation, or act on it: never on articles that came in after the question was put."""
    confirmed = "confirmed" in request.POST
    form = _form(move)(request.POST if confirmed else None, needs_reason=move.needs_reason)
    if confirmed and form.is_valid():
        known = queryset.filter(pk__lte=number_in(request.POST.get("newest", "")))
        batch, moved = move_batch(move=move, articles=known, by=actor(request), **form.cleaned_data)
        _tell(desk, request, move, batch, moved)
        return None
    able, refused, newest = _forecast(queryset, move)
    shown = list(_ready(queryset, move).for_headlines().order_by("-pk")[:SHOWN])
    selected = request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)
    across = request.POST.get("select_across") == "1"
    return _confirmation(
        desk,
        request,
        move,
        form,
        subject=counted(able),
        able=able,
        refused=refused,
        shown=shown,
        more=able - len(shown),
        hidden=[
            ("action", f"{move.name}_selected"),
            ("select_across", "1" if across else "0"),
            ("newest", newest),
            *((helpers.ACTION_CHECKBOX_NAME, pk) for pk in (selected[:1] if across else selected)),
        ],
    )


def _ready(queryset: QuerySet[Article], move: Move) -> Any:
    """Return those of the articles that can make the move."""
    able = queryset.filter(status__in=move.starts)
    return able.exclude(_unready(move)) if move is PUBLISH else able


def _unready(move: Move) -> Q:
    return Q(headline="") | Q(body="") if move is PUBLISH else Q(pk__in=())


def _forecast(queryset: QuerySet[Article], move: Move) -> tuple[int, list[str], int]:
    """Return how many of the articles can make the move, why the others cannot, and the newest one's number."""
    unready = _unready(move)
    rows = queryset.order_by().values("status").annotate(count=Count("pk"), unready=Count("pk", filter=unready))
    counts = {row["status"]: (row["count"], row["unready"]) for row in rows}
    able = sum(count - lacking for status, (count, lacking) in counts.items() if status in move.starts)
    lacking = sum(lacking for status, (_, lacking) in counts.items() if status in move.starts)
    others = {
        f"it is {Status(status).label.lower()}": count
        for status, (count, _) in counts.items()
        if status not in move.starts
    }
    refused = Counter(others) + Counter({"it lacks a headline or a body": lacking})
    newest = queryset.order_by().aggregate(newest=Max("pk"))["newest"]
    return able, list(reasons(refused)), newest or 0


def _confirmation(desk: MovesMixin, request: HttpRequest, move: Move, form: MoveForm, **facts: Any) -> HttpResponse:
    nothing = facts.get("able") == 0
    effects = EFFECTS_ON_MANY if facts.get("able", 1) > 1 else EFFECTS
    title = f"Nothing to {move.verb}" if nothing else f"{asked(move, facts['subject'])}?"
    request.current_app = desk.admin_site.name
    return TemplateResponse(
        request,
        TEMPLATE,
        desk.admin_site.each_context(request)
        | {"title": title, "subtitle": None, "opts": desk.opts, "media": desk.media + form.media, "form": form}
        | {"move": move, "effect": effects[move.name], "original": facts.get("article")}
        | facts,
    )


def tell_of_batch(desk: admin.ModelAdmin[Any], request: HttpRequest, batch: Batch, what: str) -> None:
    """Say what was done, and lead to where it can be taken back, if it can."""
    if obstacle_to_undoing(batch):
        desk.message_user(request, what, messages.SUCCESS)
    else:
        undo = format_html('{} <a href="{}">Undo…</a>', what, reverse("admin:articles_batch_undo", args=[batch.pk]))
        desk.message_user(request, undo, messages.SUCCESS)


def _tell(desk: MovesMixin, request: HttpRequest, move: Move, batch: Batch | None, moved: Moved) -> None:
    """Say what was done, and what was refused and why."""
    if batch:
        tell_of_batch(desk, request, batch, f"{counted(moved.done)} {move.done}.")
    for reason in reasons(moved.refused):
        desk.message_user(request, f"Not {move.done}: {reason}.", messages.WARNING)


def reasons(refused: Counter[str]) -> Iterable[str]:
    """Say each reason with how many it kept back, the most frequent first."""
    for why, count in refused.most_common():
        yield f"{counted(count)}, because {why if count == 1 else why.replace('it ', 'each ', 1)}"


def counted(count: int) -> str:
    """Return a number of articles in words."""
    return "1 article" if count == 1 else f"{count:,} articles"
