"""Merging at the desk: an action that asks which of the selected is to stay."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from .actor import actor

MOST = 50  # merged at once


class MergeMixin(admin.ModelAdmin[Any]):
    """Gives an admin the action to merge rows; ``merge`` is the use case."""

    merge: Any
    actions = ("merge_selected",)

    @admin.action(permissions=["change"], description="Merge selected %(verbose_name_plural)s")
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask which one stays; merge the others into it when that is answered."""
        rows = list(queryset.order_by("pk")[: MOST + 1])
        if not 1 < len(rows) <= MOST:
            self.message_user(request, f"Select two to {MOST} to merge.", messages.WARNING)
            return None
        keep = next((row for row in rows if str(row.pk) == request.POST.get("keep")), None)
        if keep is None:
            return self._ask(request, rows)
        others = [row for row in rows if row is not keep]
        names = ", ".join(f"“{row}”" for row in others)
        self.merge(keep=keep, merged=others, by=actor(request))
        self.log_change(request, keep, f"Merged with {names}.")
        self.message_user(request, f"{names} merged into “{keep}”.", messages.SUCCESS)
        return None

    def _ask(self, request: HttpRequest, rows: list[Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        context = {
            "title": f"Merge {len(rows)} {self.opts.verbose_name_plural}?",
            "subtitle": None,
            "opts": self.opts,
            "media": self.media,
            "rows": rows,
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/merge.html", self.admin_site.each_context(request) | context)
