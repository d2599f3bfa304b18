"""Boxes for words in any script: what is typed runs from the side where its own script begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms


def run_either_way(fields: Iterable[forms.Field]) -> None:
    """Let the boxes of ``fields`` that hold texts take their direction from what is in them, not from the page."""
    for field in fields:
        if isinstance(field, forms.CharField) and isinstance(field.widget, (forms.TextInput, forms.Textarea)):
            field.widget.attrs.setdefault("dir", "auto")


class EitherWay:
    """A form whose boxes for texts take their direction from what is in them."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        run_either_way(self.fields.values())
