"""The way back from a run at the desk: what it would do, confirmed, and done at once or as a task."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.editing.refusals import ImpossibleUndo
from articles.importing.undoing import changed_by, created_by, obstacle_to_undoing, undo_import
from articles.importing.undone import Undone
from articles.models import ImportRun
from articles.tasks import undo_run

from .actor import actor
from .links import change_url
from .moves import counted

AT_ONCE = 1_000  # articles rehearsed and taken back while the editor waits; more are a task
NAMED = 100  # of what stays, on the page that asks


class UndoMixin(admin.ModelAdmin[ImportRun]):
    """Gives the runs' admin the page that takes one back, and its link on the run's own."""

    change_form_template = "admin/articles/importrun/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """Put the address of undoing before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="articles_importrun_undo"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Offer to take the run back to whoever may."""
        can_undo = request.user.has_perm("articles.undo_importrun")
        return super().render_change_form(request, context | {"can_undo": can_undo}, *args, **kwargs)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what taking the run back will do; do it when that is confirmed."""
        run = ImportRun.objects.select_related("started_by", "undone_by").filter(pk=pk).first()
        if run is None:
            raise Http404
        if not request.user.has_perm("articles.undo_importrun"):
            raise PermissionDenied
        created, changed = created_by(run).count(), changed_by(run).count()
        is_small = created + changed <= AT_ONCE
        if request.method == "POST":
            self._undo(request, run, is_small=is_small)
            return HttpResponseRedirect(change_url(run))
        obstacle = obstacle_to_undoing(run)
        forecast = undo_import(run=run, dry_run=True) if is_small and not obstacle else None
        facts = {"run": run, "original": run, "created": created, "changed": changed}
        facts |= {"obstacle": obstacle, "forecast": forecast}
        facts |= {"kept": forecast.kept[:NAMED] if forecast else (), "counted": counted(created + changed)}
        frame = {"title": f"Take {run} back?", "subtitle": None, "opts": self.opts, "media": self.media}
        request.current_app = self.admin_site.name
        context = self.admin_site.each_context(request) | frame | facts
        return TemplateResponse(request, "admin/articles/importrun/undo.html", context)

    def _undo(self, request: HttpRequest, run: ImportRun, *, is_small: bool) -> None:
        by = actor(request)
        if run.undone_at is not None:
            self.message_user(request, "The run was taken back already.", messages.WARNING)
            return
        if obstacle := obstacle_to_undoing(run):
            self.message_user(request, obstacle, messages.ERROR)
            return
        self.log_change(request, run, "Taken back.")
        if not is_small:
            undo_run.enqueue(run_id=run.pk, user_id=by.pk)
            self.message_user(request, "The run is being taken back; this page says when it is done.", messages.INFO)
            return
        try:
            self._tell(request, undo_import(run=run, by=by))
        except ImpossibleUndo as refusal:
            self.message_user(request, str(refusal), messages.ERROR)

    def _tell(self, request: HttpRequest, done: Undone) -> None:
        done_with = {"removed": done.removed, "withdrawn": done.withdrawn, "given back what it was": done.restored}
        said = ", ".join(f"{counted(count)} {what}" for what, count in done_with.items() if count)
        self.message_user(request, f"{said or 'Nothing was left to take back'}.", messages.SUCCESS)
        if done.kept:
            stays = f"Left alone, because touched since: {len(done.kept):,}. They are named below."
            self.message_user(request, stays, messages.WARNING)
