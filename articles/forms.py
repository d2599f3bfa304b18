"""The forms of the public site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.editing.commenting import LONGEST_NAME, LONGEST_TEXT, UnfitComment, fit_name, fit_text


class CommentForm(forms.Form):
    """A reader's comment; ``website`` is a trap that people do not see."""

    name = forms.CharField(label=_("Name"), required=False, max_length=10 * LONGEST_NAME, strip=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("This is no e-mail address; leave it empty or correct it.")},
    )
    text = forms.CharField(label=_("Comment"), required=False, max_length=10 * LONGEST_TEXT, strip=False)
    website = forms.CharField(required=False)

    def clean_name(self) -> str:
        """Hold the name to the rules of comments."""
        return _held_to(fit_name, self.cleaned_data["name"])

    def clean_text(self) -> str:
        """Hold the text to the rules of comments."""
        return _held_to(fit_text, self.cleaned_data["text"])

    @property
    def written(self) -> dict[str, Any]:
        """What the use case asks for, once the form is valid."""
        facts = self.cleaned_data
        return {
            "name": facts["name"],
            "email": facts["email"],
            "text": facts["text"],
            "is_by_machine": bool(facts["website"].strip()),
        }


def _held_to(rule: Callable[[str], str], value: str) -> str:
    try:
        return rule(value)
    except UnfitComment as refusal:
        raise ValidationError(str(refusal)) from refusal
