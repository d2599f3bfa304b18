"""The forms of the desk: an article as its editor types it, a move with its reason and time."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime, AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property

from articles.editing.dating import Issued, settle_issued
from articles.editing.refusals import ImpossibleEdit
from articles.editing.tagging import clean_name
from articles.editing.typed_bodies import typed_body
from articles.models import Article, Revision, Status
from articles.models.showing import web_address

from .directions import EitherWay
from .overtaking import Overtaken, overtake

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # the shape of BCP 47, RFC 5646
NAMES_APART = re.compile(r"[\n,;]")
ISSUED = ("issued_on", "issued_at", "issued_precision")
TEXTS = ("headline", "standfirst", "summary", "body", "byline", "original_url", "issued_text", "issued_anchor")
ABOUT_THE_CHANGE = {"reason", "seen"}


class TextField(forms.CharField):
    """A text with line feeds alone: browsers send a carriage return with each, which is no change of the text."""

    def to_python(self, value: Any) -> Any:
        """Leave the carriage returns out."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text


class NamesField(forms.CharField):
    """Names of people, one a line; a list in Python."""

    widget = AdminTextareaWidget(attrs={"rows": 2, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read lines as a list, blank ones left out."""
        lines = value.splitlines() if isinstance(value, str) else value or []
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lists, not their lines as typed."""
        return bool(self.to_python(initial) != self.to_python(data))


class ArticleForm(EitherWay, forms.ModelForm[Article]):
    """An article as its editor types it; a save over a version the editor has not seen is refused once, and said so."""

    slug = forms.SlugField(
        required=False,
        allow_unicode=True,
        max_length=120,
        help_text="Part of the article’s address; left empty, made from the headline. Old addresses keep leading here.",
    )
    authors = NamesField(required=False, help_text="One a line.")
    new_tags = forms.CharField(
        required=False,
        label="More tags",
        widget=AdminTextInputWidget,
        help_text="Names apart by commas; a tag that does not exist yet is made.",
    )
    reason = forms.CharField(
        required=False,
        label="Reason for this change",
        widget=AdminTextInputWidget,
        help_text="Kept with the revision, for the other editors.",
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        exclude = ()  # noqa: DJ006 - the admin's fieldsets name the fields
        field_classes = dict.fromkeys(TEXTS, TextField)
        labels = {
            "original_url": "Address of the original",
            "issued_on": "Day of issue",
            "issued_precision": "How exactly it is known",
            "issued_at": "Moment of issue",
            "issued_text": "Words of the date",
            "issued_anchor": "Reckoned from",
            "modified_at": "Updated",
            "dateline_place": "Place in the dateline",
            "dateline_date": "Day in the dateline",
            "is_complete": "The text is whole",
            "duplicate_of": "Copy of",
        }
        help_texts = {
            "issued_text": "As the page prints it: “an hour ago”, “09-07-2025”.",
            "issued_anchor": "What the day was counted from where the page says only how long ago it was.",
            "is_complete": "Off: it is cut short, and readers are told so.",
            "duplicate_of": "The number of the article whose text this one repeats.",
            "body": "Paragraphs apart by a blank line. A line that begins with “## ” is a sub-heading, “- ” or “1. ” "
            "an item of a list, “> ” a quote; a backslash before one of these keeps it as text.",
        }
        widgets = {
            name: AdminTextareaWidget(attrs={"rows": rows})
            for name, rows in {
                **{"headline": 2, "standfirst": 3, "summary": 4, "body": 24},
                **{"byline": 1, "original_url": 1, "issued_text": 1, "issued_anchor": 1},
            }.items()
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overtaken: Overtaken | None = None
        self.latest = self._latest_revision()
        if "seen" in self.fields:
            self.initial["seen"] = self.latest.number if self.latest else 0

    @cached_property
    def changed_data(self) -> list[str]:
        """The fields of the article that were changed: Django's log tells of them, and the reason is none."""
        return [name for name in super().changed_data if name not in ABOUT_THE_CHANGE]

    def clean_language(self) -> str:
        """Hold a new language to the shape of a language tag."""
        language = str(self.cleaned_data["language"]).strip()
        if "language" in self.changed_data and language and not LANGUAGE_TAG.fullmatch(language):
            raise ValidationError("Give the tag of a language: en, pt-BR, zh-Hant.")
        return language

    def clean_body(self) -> str:
        """Read lines of a list and text beneath a sub-heading as they are meant."""
        body = str(self.cleaned_data["body"])
        return typed_body(body, before=str(self.initial.get("body", ""))) if "body" in self.changed_data else body

    def clean_original_url(self) -> str:
        """Hold a new address to one that a browser may follow."""
        address = str(self.cleaned_data["original_url"]).strip()
        if "original_url" in self.changed_data and address and (not web_address(address) or len(address.split()) > 1):
            raise ValidationError("Give a whole address, beginning with https:// or http://, without spaces.")
        return address

    def clean_duplicate_of(self) -> Article | None:
        """Refuse an article that is said to be a copy of itself."""
        other: Article | None = self.cleaned_data["duplicate_of"]
        if other is not None and other.pk == self.instance.pk:
            raise ValidationError("An article is no copy of itself; give the number of the other one.")
        return other

    def clean_new_tags(self) -> list[str]:
        """Read names of tags, each once."""
        names = [name for name in NAMES_APART.split(self.cleaned_data["new_tags"]) if name.strip()]
        try:
            return list(dict.fromkeys(clean_name(name) for name in names))
        except ImpossibleEdit as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        """Make the date of issue whole, keep what is public readable, and look whether another was faster."""
        cleaned = super().clean() or self.cleaned_data
        if not any(name in self.errors for name in ISSUED):
            self._settle_date(cleaned)
        if self.instance.status == Status.PUBLISHED:
            for name in ("headline", "body"):
                if name in cleaned and not cleaned[name].strip():
                    self.add_error(name, "A published article needs it; withdraw the article first.")
        self._look_for_another(cleaned)
        return cleaned

    def _settle_date(self, cleaned: dict[str, Any]) -> None:
        try:
            issued = settle_issued(
                on=cleaned.get("issued_on"),
                at=cleaned.get("issued_at"),
                precision=cleaned.get("issued_precision", ""),
                known=Issued(
                    self.initial.get("issued_on"),
                    self.initial.get("issued_at"),
                    self.initial.get("issued_precision") or "",
                ),
            )
        except ImpossibleEdit as refusal:
            self.add_error("issued_precision", str(refusal))
        else:
            cleaned |= dict(zip(ISSUED, issued, strict=True))

    def _look_for_another(self, cleaned: dict[str, Any]) -> None:
        """Refuse the first save over a newer version and show the difference; the next one holds the work of both."""
        seen = cleaned.get("seen")
        if self.latest is None or seen is None or seen >= self.latest.number:
            return
        who = self.latest.by or "An import"
        when = timezone.localtime(self.latest.created_at)
        numbered = {row.number: row for row in self.instance.revisions.filter(number__in=(seen, self.latest.number))}
        self.overtaken = overtake(
            form=self, cleaned=cleaned, seen=numbered.get(seen), latest=numbered[self.latest.number]
        )
        self.add_error(
            None,
            f"{who} changed this article at {when:%H:%M on %d %b} while you had it open. Nothing of yours is saved "
            "yet. What only the other changed is in the form now; where both of you did, yours is, and the difference "
            "is shown above. Saving again keeps what the form shows.",
        )
        self.data = self.overtaken.data | {self.add_prefix("seen"): str(self.latest.number)}

    def _latest_revision(self) -> Revision | None:
        if not self.instance.pk:
            return None
        return self.instance.revisions.select_related("by").defer("fields").order_by("-number").first()


class MoveForm(forms.Form):
    """The reason of a move."""

    reason = forms.CharField(
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Kept with the article’s history.",
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason


class TimedMoveForm(MoveForm):
    """The reason of a move that may be set for a time ahead."""

    at = forms.SplitDateTimeField(
        required=False,
        label="At a time ahead",
        widget=AdminSplitDateTime,
        help_text="Left empty: now.",
    )

    def clean_at(self) -> datetime | None:
        """Take only times to come."""
        at: datetime | None = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise ValidationError("This time has passed; leave it empty to publish now.")
        return at
