"""Conflicts at the desk: a queue, each article's with base, ours and the page's side by side, decided by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.editing.comparing import Piece, compare_texts, readable
from articles.editing.conflicts import decide_conflicts, decide_many, digest_of, values_here
from articles.editing.refusals import Refused
from articles.importing.slots import NEEDED
from articles.importing.vanishing import open_questions
from articles.models import Conflict, Doubt, Side

from .actor import actor
from .links import NOTHING, change_url, link_to, list_url
from .numbers import number_in
from .readonly import ReadOnlyAdmin

LONGEST_VALUE = 80
LONGEST_LIST = 50
VERBS = {Side.OURS: "Keep ours", Side.THEIRS: "Take the page’s"}
EFFECTS = {
    Side.OURS: "The articles stay as they are. Another change on a page becomes a conflict of its own.",
    Side.THEIRS: "What editors wrote in these fields gives way to what the pages say now; a revision keeps both.",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """A conflict as an editor sees it: base, ours and theirs, the words marked that differ from the base."""

    conflict: Conflict
    name: str
    base: tuple[Piece, ...]
    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    seen: str
    is_loss: bool


class DecidedFilter(admin.SimpleListFilter):
    """Open ones unless others are asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, str]]:
        """List the choices beside the open ones."""
        return [("decided", "Decided"), ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Call the first choice by what it shows."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "To decide"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> QuerySet[Conflict]:
        """Keep what is asked for."""
        value = self.value()
        if value == "all":
            return queryset
        return queryset.filter(decided_at__isnull=value != "decided")


def decision(side: Side) -> Any:
    """Return the action that decides the selected conflicts for ``side`` once it is confirmed."""

    @admin.action(permissions=["decide"], description=f"{VERBS[side]} in selected conflicts")
    def act(desk: ConflictAdmin, request: HttpRequest, queryset: QuerySet[Conflict]) -> HttpResponse | None:
        return desk.decide_selected(request, queryset, side)

    act.__name__ = f"{side.value}_selected"
    return act


@admin.register(Conflict)
class ConflictAdmin(ReadOnlyAdmin):
    """The queue of conflicts, the longest waiting first."""

    list_display = ("field_name", "article_link", "here", "on_page", "created_at", "decision")
    list_filter = (DecidedFilter, "field")
    list_select_related = ("article", "decided_by")
    list_per_page = 50
    ordering = ("pk",)
    actions = (decision(Side.OURS), decision(Side.THEIRS))

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/sides.css")}

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Let those decide who may change articles and conflicts."""
        return request.user.has_perms(("articles.change_conflict", "articles.change_article"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        """Leave the texts of the articles in the database."""
        return super().get_queryset(request).defer("article__body", "article__search_terms")

    @admin.display(description="field", ordering="field")
    def field_name(self, conflict: Conflict) -> str:
        """Show the field as people call it."""
        return conflict.field.replace("_", " ")

    @admin.display(description="article")
    def article_link(self, conflict: Conflict) -> str | SafeString:
        """Link to the article."""
        return link_to(conflict.article)

    @admin.display(description="ours")
    def here(self, conflict: Conflict) -> str:
        """Show how our value begins."""
        return _short(conflict.ours)

    @admin.display(description="the page’s")
    def on_page(self, conflict: Conflict) -> str:
        """Show how the page's value begins."""
        return _short(conflict.theirs)

    @admin.display(description="decided")
    def decision(self, conflict: Conflict) -> str:
        """Say what was chosen and by whom."""
        if conflict.decided_at is None:
            return NOTHING
        return f"{conflict.get_choice_display()}{f', {conflict.decided_by}' if conflict.decided_by else ''}"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Name what the list is for, and show above it what is on its page no longer."""
        waiting = vanished(LONGEST_LIST + 1)
        facts: dict[str, Any] = {
            "title": "Conflicts: what the page says now, against what stands here",
            "vanished": waiting[:LONGEST_LIST],
            "are_more_vanished": len(waiting) > LONGEST_LIST,
            "may_settle": request.user.has_perm("articles.change_article"),
        }
        return super().changelist_view(request, {**facts, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show every open conflict of the article side by side; decide those for which a side is chosen."""
        conflict = Conflict.objects.select_related("article", "decided_by").filter(pk=number_in(object_id)).first()
        if conflict is None:
            raise Http404
        if not self.has_view_permission(request, conflict):
            raise PermissionDenied
        if request.method == "POST":
            if not self.has_decide_permission(request):
                raise PermissionDenied
            return HttpResponseRedirect(self._decide(request, conflict))
        rows = Conflict.objects.open().filter(article=conflict.article).select_related("extraction__document")
        rows = rows.defer("extraction__payload", "extraction__document__content")
        facts: dict[str, Any] = {"conflict": conflict, "article": conflict.article, "sides": sides_of(list(rows))}
        facts |= {"title": "Conflicts after re-import", "can_decide": self.has_decide_permission(request)}
        return self._page(request, "decide.html", facts | {"Side": Side, "verbs": VERBS.items()})

    def decide_selected(self, request: HttpRequest, queryset: QuerySet[Conflict], side: Side) -> HttpResponse | None:
        """Decide the selected conflicts for ``side`` once that is confirmed."""
        chosen = queryset.filter(decided_at=None)
        if "confirmed" in request.POST:
            known = chosen.filter(pk__lte=number_in(request.POST.get("newest", "")))
            decided = decide_many(conflicts=known, side=side, by=actor(request))
            self.message_user(request, f"{decided.done:,} decided: {VERBS[side].lower()}.", messages.SUCCESS)
            for why, count in decided.refused.most_common():
                self.message_user(request, f"{count:,} not decided: {why}", messages.WARNING)
            return None
        count, across = chosen.count(), request.POST.get("select_across") == "1"
        selected = request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)
        hidden = [
            ("action", f"{side.value}_selected"),
            ("select_across", "1" if across else "0"),
            ("newest", chosen.aggregate(newest=Max("pk"))["newest"] or 0),
            *((helpers.ACTION_CHECKBOX_NAME, pk) for pk in (selected[:1] if across else selected)),
        ]
        facts = {"title": f"{VERBS[side]}?", "verb": VERBS[side], "effect": EFFECTS[side], "count": count}
        return self._page(request, "confirm.html", facts | {"hidden": hidden})

    def _decide(self, request: HttpRequest, conflict: Conflict) -> str:
        """Decide what was chosen on the page, and return where to go next: to the next article in the queue."""
        choices = {
            number: Side(value)
            for name, value in request.POST.items()
            if name.startswith("choice-")
            and value in Side.values
            and (number := number_in(name.removeprefix("choice-")))
        }
        seen = {pk: request.POST.get(f"seen-{pk}", "") for pk in choices}
        try:
            done = decide_conflicts(choices=choices, by=actor(request), seen=seen)
        except (Refused, ValidationError) as refusal:
            why = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
            self.message_user(request, why, messages.ERROR)
            return change_url(conflict)
        if not done:
            self.message_user(request, "Nothing was chosen: the conflicts stay open.", messages.WARNING)
            return change_url(conflict)
        self.message_user(request, f"{done} decided for “{conflict.article}”.", messages.SUCCESS)
        here = Conflict.objects.open().filter(article=conflict.article).first()
        following = (
            here or Conflict.objects.open().filter(pk__gt=conflict.pk).first() or Conflict.objects.open().first()
        )
        return change_url(following) if following else list_url(Conflict)

    def _page(self, request: HttpRequest, template: str, facts: dict[str, Any]) -> TemplateResponse:
        request.current_app = self.admin_site.name
        frame = {"subtitle": None, "opts": self.opts, "media": self.media}
        context = self.admin_site.each_context(request) | frame | facts
        return TemplateResponse(request, f"admin/articles/conflict/{template}", context)


def vanished(most: int) -> list[Doubt]:
    """Return what asks about articles that newer readings do not find on their pages, the longest waiting first."""
    rows = open_questions().select_related("article").defer("article__body", "article__search_terms")
    return list(rows[:most])


def sides_of(conflicts: list[Conflict]) -> list[Sides]:
    """Return conflicts of one article with its values as they are now, in three queries."""
    if not conflicts:
        return []
    article = conflicts[0].article
    here = values_here([article])[article.pk]
    return [_sides(row, here.get(row.field)) for row in conflicts]


def _sides(conflict: Conflict, ours: Any) -> Sides:
    base = readable(conflict.base)
    return Sides(
        conflict=conflict,
        name=conflict.field.replace("_", " "),
        base=_plain(base),
        ours=_compared(base, readable(ours)),
        theirs=_compared(base, readable(conflict.theirs)),
        seen=digest_of(ours, conflict.theirs),
        is_loss=conflict.field in NEEDED and not conflict.theirs,
    )


def _compared(base: str, value: str) -> tuple[Piece, ...]:
    """Return ``value`` marked against ``base``; without a base there is nothing to mark."""
    return compare_texts(base, value) if base else _plain(value)


def _plain(value: str) -> tuple[Piece, ...]:
    return (Piece("same", value),) if value else ()


def _short(value: Any) -> str:
    return Truncator(" ".join(readable(value).split())).chars(LONGEST_VALUE) or NOTHING
