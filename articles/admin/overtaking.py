"""A save over a newer version: what the other editor changed, what both did, and a form that holds the work of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from articles.editing.comparing import Difference, compare_fields, difference
from articles.models import Article, Revision, Source

KEYS = {"duplicate_of": "duplicate_of_id", "story": "story_id"}
FORM_FIELDS = {key: name for name, key in KEYS.items()}


@dataclass(slots=True)
class Overtaken:
    """What happened while a form was open.

    ``theirs`` is what the others changed, ``disputed`` the fields that both changed, from their value to ours, and
    ``data`` what the form holds now: ours where we changed something, theirs elsewhere.
    """

    theirs: list[Difference] = field(default_factory=list)
    disputed: list[Difference] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)


def overtake(
    *, form: forms.ModelForm[Article], cleaned: Mapping[str, Any], seen: Revision | None, latest: Revision
) -> Overtaken:
    """Bring a form that was opened at revision ``seen`` up to ``latest``; without the former ours stands everywhere."""
    found = Overtaken(data={name: form.data.get(name) for name in form.data})
    if seen is None:
        return found
    found.theirs = compare_fields(seen.fields, latest.fields)
    changed = {key for key in latest.fields if seen.fields.get(key) != latest.fields[key]}
    for key in sorted(changed):
        name = FORM_FIELDS.get(key, key)
        if name not in form.fields:
            continue
        mine = cleaned.get(name)
        if name not in cleaned or not _is(mine, seen.fields.get(key)):
            if not _is(mine, latest.fields[key]):
                found.disputed.append(difference(key, latest.fields[key], _plain(mine)))
        else:
            _put(found.data, form, name)
    return found


def _is(value: object, kept: Any) -> bool:
    """Tell whether a value of the form is what a revision keeps."""
    if isinstance(value, datetime):
        return kept is not None and parse_datetime(kept) == value
    return bool(_plain(value) == (kept if kept is not None else _plain(None)))


def _plain(value: object) -> Any:
    """Return a value of the form as a revision keeps it, nothing as an empty text."""
    match value:
        case Source():
            return value.name
        case Article():
            return value.pk
        case date():
            return value.isoformat()
        case str():
            return value.replace("\r\n", "\n")
        case None:
            return ""
    return value


def _put(data: dict[str, Any], form: forms.ModelForm[Article], name: str) -> None:
    """Let ``data`` hold what the database has for a field, as a browser would send it."""
    bound, html_name = form.fields[name], form.add_prefix(name)
    value = bound.prepare_value(form.initial.get(name))
    if isinstance(bound.widget, forms.MultiWidget):
        for number, part in enumerate(bound.widget.decompress(value) or ()):
            data[f"{html_name}_{number}"] = "" if part is None else str(part)
    elif isinstance(bound.widget, forms.CheckboxInput):
        data.pop(html_name, None)
        data |= {html_name: "on"} if value else {}
    else:
        data[html_name] = "" if value is None else str(value)
