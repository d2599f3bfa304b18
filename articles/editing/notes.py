"""What editors write beside an article: corrections to readers, notes among themselves."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Correction, StaffNote

from .refusals import ImpossibleEdit


@transaction.atomic
def add_correction(*, article: Article, text: str, by: User | None) -> Correction:
    """Tell readers what was wrong, dated and for good; the article counts as updated.

    Raises ImpossibleEdit for no text.
    """
    correction = Correction.objects.create(article=article, text=_written(text), by=by)
    Article.objects.filter(pk=article.pk).update(updated_at=timezone.now())
    return correction


def add_note(*, article: Article, text: str, by: User | None) -> StaffNote:
    """Leave a note that only editors see. Raises ImpossibleEdit for no text."""
    return StaffNote.objects.create(article=article, text=_written(text), by=by)


def _written(text: str) -> str:
    clean = text.replace("\r\n", "\n").strip()
    if not clean:
        raise ImpossibleEdit("There is nothing written.")
    return clean
