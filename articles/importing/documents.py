"""Documents: the bytes of a page stored once for each content hash, and what is known of a hash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.models import Document, Extraction, insert_rows, reserve_keys
from articles.parsing import PARSER_VERSION

from .extracting import ExtractedPage


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in the database: whether this parser has read articles in it, and whether it was erased on demand."""

    id: int
    is_read: bool
    is_erased: bool

    @property
    def is_done(self) -> bool:
        """Whether importing it again can bring nothing new."""
        return self.is_read or self.is_erased


def stored_documents(hashes: Iterable[str]) -> dict[str, StoredDocument]:
    """Return what is stored under these content hashes, in one query."""
    read = Extraction.objects.filter(document=OuterRef("pk"), parser_version=PARSER_VERSION)
    rows = Document.objects.filter(sha256__in=set(hashes)).annotate(is_read=Exists(read)).order_by()
    return {
        sha256: StoredDocument(pk, is_read, erased_at is not None)
        for sha256, pk, is_read, erased_at in rows.values_list("sha256", "pk", "is_read", "erased_at")
    }


def store_documents(pages: Sequence[ExtractedPage]) -> dict[str, int]:
    """Store the bytes of pages that are new; return the ids by content hash."""
    keys = reserve_keys(Document, len(pages))
    rows = (
        (key, page.sha256, page.media_type, page.charset, page.content, page.size)
        for key, page in zip(keys, pages, strict=True)
    )
    insert_rows(Document, ("id", "sha256", "media_type", "charset", "content", "size"), rows)
    return {page.sha256: key for key, page in zip(keys, pages, strict=True)}
