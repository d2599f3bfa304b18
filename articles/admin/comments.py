"""Comments at the desk: the moderators' queue."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.editing.moderation import erase_commenter, moderate
from articles.models import Comment, CommentStatus

from .actor import actor
from .links import link_to
from .readonly import ReadOnlyAdmin


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """Comments, read-only but for a moderator's decision."""

    list_display = ("text_begun", "name", "article_link", "status", "created_at")
    list_filter = ("status",)
    list_select_related = ("article",)
    list_per_page = 50
    search_fields = ("=name", "=email")
    search_help_text = "The whole name or e-mail address of a commenter."
    ordering = ("-id",)
    fields = ("article_link", "name", "email", "text", "status", "created_at", "moderated_at", "moderated_by")
    actions = ("approve_selected", "reject_selected", "mark_spam_selected", "erase_selected")

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        """Let whoever may change comments decide on them."""
        return request.user.has_perm("articles.change_comment")

    def has_erase_permission(self, request: HttpRequest) -> bool:
        """Let whoever may delete comments erase who wrote them."""
        return request.user.has_perm("articles.delete_comment")

    @admin.display(description="comment")
    def text_begun(self, comment: Comment) -> str:
        """Show how the comment begins."""
        return comment.text[:120]

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
    def erase_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """Delete name and e-mail address, leave the text."""
        count = erase_commenter(comments=queryset, by=actor(request))
        self.message_user(request, f"Name and address erased from {count} comments.", messages.SUCCESS)

    def _decide(self, request: HttpRequest, queryset: QuerySet[Comment], decision: CommentStatus) -> None:
        count = moderate(comments=queryset, decision=decision, by=actor(request))
        self.message_user(request, f"{count} comments: {decision.label.lower()}.", messages.SUCCESS)
