"""Links between the desk's pages, escaped."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

NOTHING = "–"


def change_url(row: Model) -> str:
    """Return the address of a row's page at the desk."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def list_url(model: type[Model], **parameters: object) -> str:
    """Return the address of a model's list at the desk, filtered by ``parameters``."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") + query


def link_to(row: Model | None, text: object = None) -> str | SafeString:
    """Return a link to a row's page, by its own name unless ``text`` is given; a dash for no row."""
    if row is None:
        return NOTHING
    return format_html('<a href="{}">{}</a>', change_url(row), row if text is None else text)
