"""How sure the parser is of what it made of a stored page, line by line."""

from __future__ import annotations

from articles.models import Document, Extraction
from articles.parsing import PARSER_VERSION, explain_page
from articles.readers import read_page

from .reparsing import stored_pages

LARGEST = 200_000  # bytes of a page that is looked at while somebody waits

type Sureness = dict[tuple[int, int], float]


def sureness_of(extraction: Extraction) -> Sureness:
    """Return the models' chance, from 0 to 1, for each part of the page by line and first column.

    The page is read anew, so only where this parser read it and it is not large; where rules alone decided there is
    none.
    """
    document = extraction.document
    is_current = extraction.parser_version.partition("+")[0] == PARSER_VERSION
    if not is_current or document.erased_at is not None or document.size > LARGEST:
        return {}
    page = next(stored_pages(Document.objects.filter(pk=document.pk))).document
    text = read_page(page)
    if text.page is not None:
        return {}
    _, parts = explain_page(text.text, url=page.url or "", captured_at=page.captured_at, markup=text.markup)
    return {(part.line, part.start): part.chance for part in parts if part.chance is not None}
