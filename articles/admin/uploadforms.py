"""The form by which files are sent in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from articles.editing.refusals import Refused
from articles.importing.uploads import MOST_BYTES, MOST_FILES, check_files
from articles.models import Source


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Files; what each of them is, is looked at by the use case."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return all of the files; an empty one is taken: the import says what is wrong with it."""
        files = list(data) if isinstance(data, list | tuple) else [data] if data else []
        try:
            check_files(files)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return files


class UploadForm(forms.Form):
    """Files, and what is known of them that they do not say themselves."""

    pages = SeveralFilesField(
        label="Files",
        help_text="Pages (.txt, .html), piles of them (.jsonl, .csv, .warc and others), or a zip of either. "
        f"At most {MOST_FILES} files, {MOST_BYTES // 2**20} MB at once.",
    )
    captured_at = forms.SplitDateTimeField(
        label="Captured",
        required=False,
        widget=AdminSplitDateTime,
        help_text="When the pages were saved, if they do not say so: “2 hours ago” on a page is reckoned from it.",
    )
    source = forms.CharField(
        label="Source",
        required=False,
        max_length=200,
        widget=AdminTextInputWidget,
        help_text="The outlet or aggregator that the pages come from, for those that do not name it.",
    )

    def clean_source(self) -> Source | None:
        """Find the source by any name it goes by."""
        name = str(self.cleaned_data["source"]).strip()
        source = Source.objects.named(name).first() if name else None
        if name and source is None:
            raise ValidationError(f"No source goes by “{name}”. Add it among the sources first, or leave this empty.")
        return source

    def clean_captured_at(self) -> Any:
        """Refuse a time that has not come."""
        moment = self.cleaned_data["captured_at"]
        if moment and moment > timezone.now():
            raise ValidationError("This lies ahead; a page cannot have been captured yet.")
        return moment

    @property
    def facts(self) -> dict[str, Any]:
        """What the use case is given."""
        facts = self.cleaned_data
        return {"files": facts["pages"], "captured_at": facts["captured_at"], "source": facts["source"]}
