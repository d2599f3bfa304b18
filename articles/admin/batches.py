"""Batches at the desk: what was done at one stroke, by whom, and the button that takes it back."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.editing.batches import obstacle_to_undoing, touched_since, undo_batch
from articles.editing.moves import MOVES
from articles.editing.refusals import ImpossibleMove
from articles.models import Batch, Revision

from .actor import actor
from .links import NOTHING, list_url
from .moves import can_undo, counted, may, reasons
from .readonly import ReadOnlyAdmin


class BatchList(ChangeList):
    """The list of batches, with the number of articles of those on the page alone."""

    def get_results(self, request: HttpRequest) -> None:
        """Count the articles of the batches shown."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        rows = Revision.objects.filter(batch__in=self.result_list).order_by().values("batch").annotate(n=Count("pk"))
        counts = dict(rows.values_list("batch", "n"))
        for batch in self.result_list:
            batch.size, batch.can_undo = counts.get(batch.pk, 0), can_undo(request, batch)


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    """What was done with many articles at once, the latest first."""

    list_display = ("done", "articles", "by", "created_at", "reason", "taken_back")
    list_filter = ("move",)
    list_select_related = ("by",)
    list_per_page = 50
    list_display_links = None

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that counts."""
        return BatchList

    @admin.display(description="what was done")
    def done(self, batch: Batch) -> str:
        """Say the move."""
        return batch.get_move_display()

    @admin.display(description="articles")
    def articles(self, batch: Any) -> SafeString:
        """Lead to the articles, or rather to what the batch made of each."""
        return format_html('<a href="{}">{}</a>', list_url(Revision, batch=batch.pk), counted(batch.size))

    @admin.display(description="taken back")
    def taken_back(self, batch: Any) -> str | SafeString:
        """Say when, or lead to where it can be."""
        if batch.undone_at is not None:
            return f"{batch.undone_at:%d %b %Y, %H:%M}"
        if not batch.can_undo:
            return NOTHING
        return format_html('<a href="{}">Undo…</a>', reverse("admin:articles_batch_undo", args=[batch.pk]))

    def get_urls(self) -> list[URLPattern]:
        """Put the address of undoing before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="articles_batch_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what taking the batch back will do; do it when that is confirmed."""
        batch = Batch.objects.select_related("by").filter(pk=pk).first()
        if batch is None:
            raise Http404
        if not request.user.has_perm("articles.view_article") or not may(request, MOVES[batch.move]):
            raise PermissionDenied
        if request.method == "POST":
            self._undo(request, batch)
            return HttpResponseRedirect(reverse("admin:articles_article_inbox"))
        request.current_app = self.admin_site.name
        size, touched = batch.revisions.count(), touched_since(batch)
        facts = {"batch": batch, "size": counted(size), "back": size - touched, "touched": touched}
        frame = {
            "title": f"Undo “{batch.get_move_display()}” for {counted(size)}?",
            "subtitle": None,
            "opts": self.opts,
        }
        context = self.admin_site.each_context(request) | frame | facts
        context |= {"media": self.media, "obstacle": obstacle_to_undoing(batch), "counted": counted(size - touched)}
        return TemplateResponse(request, "admin/articles/batch/undo.html", context)

    def _undo(self, request: HttpRequest, batch: Batch) -> None:
        try:
            moved = undo_batch(batch=batch, by=actor(request))
        except ImpossibleMove as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return
        self.log_change(request, batch, f"Taken back: {counted(moved.done)}.")
        self.message_user(request, f"{counted(moved.done)} as before.", messages.SUCCESS)
        for reason in reasons(moved.refused):
            self.message_user(request, f"Left as they are: {reason}.", messages.WARNING)
