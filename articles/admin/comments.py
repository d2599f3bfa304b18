"""Comments at the desk: the moderators' queue, and who wrote what before."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from articles.editing.commenting import link_count
from articles.editing.moderation import ERASED_NAME, erase_commenter, erase_everywhere, moderate
from articles.models import Comment, CommentStatus

from .actor import actor
from .filters import WaitingFilter
from .links import NOTHING, change_url, link_to, list_url
from .readonly import ReadOnlyAdmin

EARLIER = 20  # comments shown beside one
TEXT_SHOWN = 500
DECISIONS = {"approve": CommentStatus.APPROVED, "reject": CommentStatus.REJECTED, "spam": CommentStatus.SPAM}


class StatusFilter(WaitingFilter):
    """By what moderators decided."""

    title = "status"
    parameter_name = "status__exact"
    decisions = CommentStatus
    waiting = CommentStatus.PENDING


class CommentList(ChangeList):
    """The list of comments, with what their writers wrote before, for those on the page alone."""

    def get_results(self, request: HttpRequest) -> None:
        """Count by writer, in one query."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        addresses = {comment.email.lower() for comment in self.result_list if comment.email}
        names = {comment.name for comment in self.result_list if not comment.email}
        rows = Comment.objects.alias(lowered=Lower("email")).filter(
            Q(lowered__in=addresses) | Q(email="", name__in=names)
        )
        written: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for name, email, status in rows.order_by().values_list("name", "email", "status").iterator():
            written[_writer(name, email)][status] += 1
        for comment in self.result_list:
            comment.written = written[_writer(comment.name, comment.email)]


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """Comments, read-only but for a moderator's decision."""

    list_display = ("text_begun", "links", "name", "others", "article_link", "status", "created_at")
    list_filter = (StatusFilter,)
    list_select_related = ("article",)
    list_per_page = 50
    search_fields = ("=name", "=email")
    ordering = ("id",)
    fields = ("article_link", "name", "email", "text", "status", "created_at", "moderated_at", "moderated_by")
    readonly_fields = ("article_link",)
    actions = ("approve_selected", "reject_selected", "mark_spam_selected", "erase_selected")
    change_form_template = "admin/articles/comment/change_form.html"

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/tagrules.css")}

    def get_urls(self) -> list[URLPattern]:
        """Put the address of a decision before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.decide_view)
        return [path("<int:pk>/decide/", view, name="articles_comment_decide"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """Leave the articles' texts in the database."""
        return super().get_queryset(request).select_related("article").defer("article__body", "article__search_terms")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that counts by writer."""
        return CommentList

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let a comment's page ask for those on its article."""
        return lookup == "article__id__exact" or super().lookup_allowed(lookup, value, request)

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        """Let whoever may change comments decide on them."""
        return request.user.has_perm("articles.change_comment")

    def has_erase_permission(self, request: HttpRequest) -> bool:
        """Let whoever may delete comments erase who wrote them."""
        return request.user.has_perm("articles.delete_comment")

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show with a comment what its writer wrote before, and the others on its article."""
        comment = self.get_object(request, object_id)
        if comment is not None:
            is_erased = comment.name == ERASED_NAME
            known = Comment.objects.none() if is_erased else Comment.objects.by_commenter(comment)
            earlier = known.exclude(pk=comment.pk).select_related("article")
            facts = {
                "earlier": earlier.defer("article__body").order_by("-id")[:EARLIER],
                "is_erased": is_erased,
                "may_moderate": self.has_moderate_permission(request),
                "may_erase": self.has_erase_permission(request),
                "on_article_url": list_url(Comment, article__id__exact=comment.article_id, status__exact="all"),
                "decisions": [(name, status) for name, status in DECISIONS.items() if status != comment.status],
            }
            kwargs["extra_context"] = {**(kwargs.get("extra_context") or {}), **facts}
        return super().change_view(request, object_id, *args, **kwargs)

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide on one comment and go on to the next that waits, or erase its writer everywhere."""
        comment = Comment.objects.filter(pk=pk).first()
        if comment is None:
            raise Http404(f"there is no comment {pk}")
        what = request.POST.get("decision", "")
        may = self.has_erase_permission(request) if what == "erase" else self.has_moderate_permission(request)
        if request.method != "POST" or not may:
            raise PermissionDenied
        if what == "erase":
            count = erase_everywhere(comment=comment, by=actor(request))
            self.message_user(request, f"Name and address erased from {_comments(count)}.", messages.SUCCESS)
            return HttpResponseRedirect(change_url(comment))
        if what not in DECISIONS:
            raise Http404(f"there is no decision {what}")
        moderate(comments=[comment], decision=DECISIONS[what], by=actor(request))
        self.log_change(request, comment, f"{DECISIONS[what].label}.")
        self.message_user(request, f"The comment by {comment.name}: {DECISIONS[what].label.lower()}.", messages.SUCCESS)
        following = Comment.objects.pending().first()
        return HttpResponseRedirect(change_url(following) if following else list_url(Comment))

    @admin.display(description="links", empty_value="")
    def links(self, comment: Comment) -> int | None:
        """Count the addresses in the comment: what advertises has one."""
        return link_count(comment.text) or None

    @admin.display(description="comment")
    def text_begun(self, comment: Comment) -> str:
        """Show the comment, a long one as far as it can be judged by."""
        return comment.text if len(comment.text) <= TEXT_SHOWN else f"{comment.text[:TEXT_SHOWN]}…"

    @admin.display(description="writer’s others")
    def others(self, comment: Any) -> str:
        """Say what became of the other comments of whoever wrote this one."""
        if comment.name == ERASED_NAME:
            return NOTHING
        written = comment.written - Counter([comment.status])
        return ", ".join(f"{written[s]} {s.label.lower()}" for s in CommentStatus if written[s]) or NOTHING

    @admin.display(description="article")
    def article_link(self, comment: Comment) -> str | SafeString:
        """Link to the article."""
        return link_to(comment.article)

    @admin.action(permissions=["moderate"], description="Approve selected comments")
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """Show them to readers."""
        self._decide(request, queryset, CommentStatus.APPROVED)

    @admin.action(permissions=["moderate"], description="Reject selected comments")
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """Keep them from readers."""
        self._decide(request, queryset, CommentStatus.REJECTED)

    @admin.action(permissions=["moderate"], description="Mark selected comments as spam")
    def mark_spam_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """Keep them from readers, as spam."""
        self._decide(request, queryset, CommentStatus.SPAM)

    @admin.action(permissions=["erase"], description="Erase who wrote the selected comments")
    def erase_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> HttpResponse | None:
        """Delete name and e-mail address and leave the text, once that is confirmed: nothing brings them back."""
        if "confirmed" in request.POST:
            count = erase_commenter(comments=queryset, by=actor(request))
            self.message_user(request, f"Name and address erased from {_comments(count)}.", messages.SUCCESS)
            return None
        across = request.POST.get("select_across") == "1"
        selected = request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)
        hidden = [
            ("action", "erase_selected"),
            ("select_across", "1" if across else "0"),
            *((helpers.ACTION_CHECKBOX_NAME, pk) for pk in (selected[:1] if across else selected)),
        ]
        facts = {"title": "Erase who wrote these comments?", "hidden": hidden, "counted": _comments(queryset.count())}
        request.current_app = self.admin_site.name
        frame = {"subtitle": None, "opts": self.opts, "media": self.media}
        context = self.admin_site.each_context(request) | frame | facts
        return TemplateResponse(request, "admin/articles/comment/erase.html", context)

    def _decide(self, request: HttpRequest, queryset: QuerySet[Comment], decision: CommentStatus) -> None:
        count = moderate(comments=queryset, decision=decision, by=actor(request))
        self.message_user(request, f"{_comments(count)}: {decision.label.lower()}.", messages.SUCCESS)


def _writer(name: str, email: str) -> tuple[str, str]:
    return ("", email.lower()) if email else (name, "")


def _comments(count: int) -> str:
    return "1 comment" if count == 1 else f"{count:,} comments"
