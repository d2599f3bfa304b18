"""The erasure of a page on a legal demand: its bytes and what was cut from it go, its hash stays as a tombstone."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Document, Extraction

from .refusals import ImpossibleEdit

BATCH = 200


@transaction.atomic
def erase_document(*, document: Document, by: User | None, reason: str) -> Document:
    """Empty ``document`` and what its extractions keep of it beside its articles; importing it again stores nothing.

    The articles that were made of it stay, and what was read for them, by which other captures are known again: whether
    readers may see them is decided by the moves. Raises ImpossibleEdit without a reason, and for a page erased before.
    """
    if not reason.strip():
        raise ImpossibleEdit("To erase a page, give the reason: it is kept with the page’s hash for good.")
    locked = Document.objects.light().select_for_update().get(pk=document.pk)
    if locked.erased_at is not None:
        raise ImpossibleEdit("The page has been erased already.")
    values = {"content": b"", "erased_at": timezone.now(), "erased_by": by, "erasure_reason": reason.strip()}
    Document.objects.filter(pk=locked.pk).update(**values)
    rows = list(Extraction.objects.filter(document=locked))
    for extraction in rows:
        extraction.payload = without_cuts(extraction.payload)
    Extraction.objects.bulk_update(rows, ("payload",), batch_size=BATCH)
    document.refresh_from_db()
    return document


def without_cuts(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the payload of an extraction without what it keeps of the page beside its article."""
    page = {name: type(value)() for name, value in payload.get("page", {}).items()}
    return payload | ({"page": page} if page else {})
