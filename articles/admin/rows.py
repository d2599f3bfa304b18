"""Rows beneath a form whose every box has a name of its own, for whoever does not see the head of its column."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms.models import BaseInlineFormSet

from .directions import run_either_way

TEMPLATE = "admin/articles/rows.html"


class NamedRows(BaseInlineFormSet[Any, Any, Any]):
    """A formset that names each field by its label and its row."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the fields of one more row."""
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else f"new {form._meta.model._meta.verbose_name}"
        for name, field in form.fields.items():
            label = field.label or name.replace("_", " ")
            field.widget.attrs.setdefault("aria-label", f"{label}: {row}")
        run_either_way(form.fields.values())


class TableInline(admin.TabularInline[Any, Any]):
    """Rows in a table, each box named."""

    template = TEMPLATE
    formset = NamedRows
    extra = 0
