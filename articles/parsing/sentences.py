"""Sentences of a paragraph, as columns, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from articles.parsing.lexicon import words_of
from articles.parsing.normalise import edges

_KNOWN = words_of("en es fr de it pt nl ar zh ja ru tr pl sv da no fi el he hi ko uk cs ro hu ca")
_WINDOW = 10_000  # characters; on some texts the library's time grows with the square of their number
_SENTENCE_END = re.compile(r"[。！？؟।॥։።။]|(?<=\w{3})[.!?][”’»\"')\]]*\s")


def split_sentences(text: str, language: str | None, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the columns of the sentences in a part of a text, without the blanks between them."""
    part = text[start:end]
    code = language.partition("-")[0] if language else "en"
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in _segments(code if code in _KNOWN else "en", part):
        found = part.find(sentence, at) if not part.startswith(sentence, at) else at
        if found < 0:
            continue
        left, right = edges(sentence)
        if right > left:
            spans.append((start + found + left, start + found + right))
        at = found + len(sentence)
    return spans


def _segments(code: str, text: str) -> Iterator[str]:
    """Yield what the library takes for sentences; a line longer than paragraphs are is handed over in several parts."""
    at = 0
    while len(text) - at > 2 * _WINDOW:
        end = _SENTENCE_END.search(text, at + _WINDOW, at + 2 * _WINDOW)
        begin, at = at, end.end() if end else at + 2 * _WINDOW
        yield from sentencex.segment(code, text[begin:at])
    yield from sentencex.segment(code, text[at:] if at else text)
