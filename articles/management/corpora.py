"""Pages of a corpus as the parser takes them out of their HTML."""

from __future__ import annotations

from pathlib import Path

from articles.parsing.training.corpus import read_html
from articles.parsing.training.evaluation import Texts
from articles.readers import HTML, RawDocument, read_page


def html_texts(corpus: Path) -> Texts:
    """Return text and markup of each page of a corpus that has its HTML, by id. Raises CorpusError."""
    texts = {}
    for id, html in read_html(corpus):
        page = read_page(RawDocument(html.encode("utf-8", "replace"), HTML, locator=id, id=id, charset="utf-8"))
        if page.markup is not None:
            texts[id] = page.text, page.markup
    return texts
