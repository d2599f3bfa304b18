"""Uploads at the desk: files sent in, their rehearsal looked at, imported, and what became of each document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.editing.refusals import Refused
from articles.importing.uploads import (
    begin_again,
    begin_import,
    begin_retry,
    discard_upload,
    failed_files,
    receive_upload,
)
from articles.models import Article, ImportRecord, Outcome, Upload
from articles.tasks import work_on_upload

from .actor import actor
from .links import change_url, list_url
from .readonly import ReadOnlyAdmin
from .runs import counts_of
from .uploadforms import UploadForm

SHOWN = 100  # records on the page of an upload; the list has all
FAILURES_FIRST = Case(
    When(outcome=Outcome.FAILED, then=Value(0)), When(outcome=Outcome.SKIPPED, then=Value(1)), default=2
)

type Step = Callable[[HttpRequest, Upload], Upload]


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    """Uploads; whoever may add one rehearses, imports and discards it."""

    list_display = ("__str__", "status", "seen", "created_at", "by")
    list_filter = ("status",)
    list_select_related = ("by",)
    list_per_page = 25

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/uploads.css")}
        js = ("articles/admin/uploads.js",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let whoever was given the permission send files."""
        return request.user.has_perm("articles.add_upload")

    def get_urls(self) -> list[URLPattern]:
        """Put the address of a step before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.step_view)
        return [path("<int:pk>/step/<str:step>/", view, name="articles_upload_step"), *super().get_urls()]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take files in and have them rehearsed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                upload = receive_upload(by=actor(request), **form.facts)
            except Refused as refusal:
                form.add_error("pages", str(refusal))
            else:
                self.log_addition(request, upload, "Sent in.")
                work_on_upload.enqueue(upload.pk, upload.attempt)
                return HttpResponseRedirect(change_url(upload))
        context = {"title": "Import files", "form": form}
        return self._page(request, "admin/articles/upload/add_form.html", context)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show where an upload stands, and what comes next."""
        upload = self.get_object(request, object_id)
        if upload is None:
            raise Http404(f"there is no upload {object_id}")
        if not self.has_view_or_change_permission(request, upload):
            raise PermissionDenied
        context = {
            "title": str(upload),
            "upload": upload,
            "may_work": self.has_add_permission(request),
            "may_publish": request.user.has_perm("articles.publish_article"),
            "step": upload.status if not upload.is_stalled else "stalled",
        }
        return self._page(request, "admin/articles/upload/upload.html", context | _facts(upload))

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """Take the upload a step further, and hand the work to a task."""
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied
        upload = Upload.objects.select_related("run").filter(pk=pk).first()
        if upload is None or step not in {*STEPS, "discard"}:
            raise Http404("there is no such upload or step")
        try:
            if step == "discard":
                discard_upload(upload=upload, by=actor(request))
                self.message_user(request, "The upload is discarded; what was imported of it stays.", messages.SUCCESS)
                return HttpResponseRedirect(list_url(Upload))
            begun = STEPS[step](request, upload)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            work_on_upload.enqueue(begun.pk, begun.attempt)
        return HttpResponseRedirect(change_url(upload))

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        form = context.get("form")
        media = self.media + form.media if form else self.media
        facts = {"opts": self.opts, "media": media, "subtitle": None}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | facts | context)


def _import(request: HttpRequest, upload: Upload) -> Upload:
    publish = request.POST.get("publish") == "on" and request.user.has_perm("articles.publish_article")
    return begin_import(upload=upload, publish=publish, by=actor(request))


STEPS: dict[str, Step] = {
    "import": _import,
    "again": lambda request, upload: begin_again(upload=upload, by=actor(request)),
    "retry": lambda request, upload: begin_retry(upload=upload, by=actor(request)),
}


def _facts(upload: Upload) -> dict[str, Any]:
    """Return what the page shows of the rehearsal, or of the run once there is one."""
    if upload.run is None:
        counts, rows = upload.rehearsal.get("counts", {}), upload.rehearsal.get("rows", [])
        return {"outcomes": _outcomes(counts), "rows": _by_outcome(rows), "left_out": upload.rehearsed - len(rows)}
    counts = counts_of([upload.run])[upload.run.pk]
    records = upload.run.records.order_by(FAILURES_FIRST, "pk")[:SHOWN]
    return {
        "outcomes": _outcomes(counts, upload.rehearsal.get("counts", {})),
        "records": [(record, Outcome(record.outcome).label) for record in records],
        "left_out": max(0, sum(counts.values()) - SHOWN),
        "total": sum(counts.values()),
        "records_url": list_url(ImportRecord, run__id__exact=upload.run.pk),
        "run_url": change_url(upload.run),
        "articles_url": list_url(Article, run=upload.run.pk),
        "retriable": len(failed_files(upload)),
    }


def _outcomes(counts: dict[str, int], expected: dict[str, int] | None = None) -> list[tuple[Outcome, int, int]]:
    """Return each outcome that occurs with its number, and the number that the rehearsal had."""
    known = expected or {}
    return [(o, counts.get(o, 0), known.get(o, 0)) for o in Outcome if counts.get(o) or known.get(o)]


def _by_outcome(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """Return the rows of a rehearsal, what fails first, each with the words for its outcome."""
    order = [Outcome.FAILED, Outcome.SKIPPED, Outcome.UPDATED, Outcome.CREATED, Outcome.UNCHANGED]
    ranked = sorted(rows, key=lambda row: order.index(row["outcome"]))
    return [(row, Outcome(row["outcome"]).label) for row in ranked]
