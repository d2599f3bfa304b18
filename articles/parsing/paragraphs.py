"""Readable paragraphs of a body that a dump wrote on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.parsing.remembering import remembered
from articles.parsing.sentences import split_sentences
from articles.parsing.subheads import find_subhead, is_question_head
from articles.parsing.vocabulary import Vocabulary

LONGEST_PARAGRAPH = 1200
"""A line with more characters is a body on one line, not a paragraph."""

_LONGEST_DENSE = LONGEST_PARAGRAPH // 3
_COMFORTABLE = 380
_FULL = 700
_DENSE = re.compile("[\u2e80-\U0010ffff]")  # about a word a character: paragraphs are shorter in characters
_OPENING, _CLOSING = "“«「『„", "”»」』"


class Passage(NamedTuple):
    """A paragraph or sub-heading inside a line, by its columns."""

    start: int
    end: int
    is_heading: bool


def cut_passages(text: str, start: int, end: int, language: str | None, *, is_whole_body: bool) -> tuple[Passage, ...]:
    """Return the sub-headings and paragraphs of a part of a line, in order, every visible character in one of them.

    A line that is the whole body of its article is always looked through; any other only when it is very long.
    """
    if not is_whole_body and (end - start <= _LONGEST_DENSE or end - start <= _longest(text, start)):
        return (Passage(start, end, False),)
    return _cut(text, start, end, language)


@remembered
def _cut(text: str, start: int, end: int, language: str | None) -> tuple[Passage, ...]:
    sentences = split_sentences(text, language, start, end)
    return tuple(_grouped(text, _pieces(text, sentences, language)))


def _longest(text: str, start: int) -> int:
    if text.isascii():
        return LONGEST_PARAGRAPH
    dense = _DENSE.findall(text, start, start + 200)
    return _LONGEST_DENSE if len(dense) > 100 else LONGEST_PARAGRAPH


def _pieces(text: str, sentences: Sequence[tuple[int, int]], language: str | None) -> Iterator[Passage]:
    vocabulary = Vocabulary(text)
    for index, (start, end) in enumerate(sentences):
        head = find_subhead(text, start, end, language, vocabulary)
        if head is not None:
            yield Passage(start, head, True)
            yield Passage(head + len(text[head:end]) - len(text[head:end].lstrip()), end, False)
            continue
        if index + 1 < len(sentences):
            following = sentences[index + 1]
            if text.find("?", end - 2, end) >= 0 and is_question_head(text[start:end], text[slice(*following)]):
                yield Passage(start, end, True)
                continue
        yield Passage(start, end, False)


def _grouped(text: str, pieces: Iterator[Passage]) -> Iterator[Passage]:
    scale = _longest(text, 0) / LONGEST_PARAGRAPH
    held: tuple[int, int] | None = None
    for piece in pieces:
        if held and (piece.is_heading or _is_full(text, held, piece, scale)):
            yield Passage(*held, False)
            held = None
        if piece.is_heading:
            yield piece
        else:
            held = (held[0] if held else piece.start, piece.end)
    if held:
        yield Passage(*held, False)


def _is_full(text: str, held: tuple[int, int], piece: Passage, scale: float) -> bool:
    size = held[1] - held[0]
    if size < _COMFORTABLE * scale and held[0] + _FULL * scale > piece.end:
        return False
    paragraph = text[held[0] : held[1]]
    is_inside_quote = any(
        paragraph.count(mark) > paragraph.count(other) for mark, other in zip(_OPENING, _CLOSING, strict=False)
    )
    return not is_inside_quote or size > 2 * _FULL * scale
