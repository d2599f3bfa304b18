"""How sure the parser is of what it made of a stored page, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from articles.models import Document, Extraction
from articles.parsing import PARSER_VERSION, explain_page
from articles.readers import read_page

from .decided import Decision, found_again
from .reparsing import stored_pages

LARGEST = 200_000  # bytes of a page that is looked at while somebody waits

type Sureness = dict[tuple[int, int], float]


def sureness_of(extraction: Extraction, more: Sequence[Decision] = ()) -> Sureness:
    """Return how sure each part of the page is, from 0 to 1, by line and first column (see ``ExplainedPart``).

    The page is read anew, so only where this parser read it and it is not large. ``more`` are decisions about its lines
    that are not stored.
    """
    document = extraction.document
    is_current = extraction.parser_version.partition("+")[0] == PARSER_VERSION
    if not is_current or document.erased_at is not None or document.size > LARGEST:
        return {}
    stored = next(stored_pages(Document.objects.filter(pk=document.pk)))
    page = stored.document
    text = read_page(page)
    if text.page is not None:
        return {}
    decided, _ = found_again((*stored.decisions, *more), text.text)
    _, parts = explain_page(
        text.text, url=page.url or "", captured_at=page.captured_at, markup=text.markup, decided=decided
    )
    return {(part.line, part.start): part.sure for part in parts}
