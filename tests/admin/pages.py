"""Ways to the desk's pages for its tests."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def list_url(model: type[Model]) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def change_url(row: Model) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def add_url(model: type[Model]) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_add")


def move_url(article: Model, name: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, name])


def number_of_queries(client: Client, url: str) -> int:
    """Return how many queries a page takes once Django has warmed up."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def filled(response: HttpResponse) -> dict[str, Any]:
    """Return what a browser would send if the forms of an admin page were sent unchanged."""
    context = response.context  # type: ignore[attr-defined]
    data: dict[str, Any] = {}
    forms: list[BaseForm] = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            widgets = getattr(bound.field.widget, "widgets", None)
            if widgets:
                for number, part in enumerate(
                    bound.field.widget.decompress(value) if not isinstance(value, list) else value
                ):
                    data[f"{bound.html_name}_{number}"] = "" if part is None else str(part)
            elif value is not False:  # a box without its mark is not sent
                data[bound.html_name] = "on" if value is True else "" if value is None else str(value)
    return data


def messages_of(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]  # type: ignore[attr-defined]
