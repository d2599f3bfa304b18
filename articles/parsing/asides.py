"""Lines inside a text that do not belong to it: captions, alternative texts, boxes, pull quotes, lists of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.parsing.boilerplate import furniture_rule
from articles.parsing.ledger import Ledger
from articles.parsing.lexicon.stamps import (
    ALTERNATIVE_TEXTS,
    NAME_AGAINST_OUTLET,
    PHOTO_MARKS,
    PHOTO_SIGNS,
    PHOTO_WORDS,
)
from articles.parsing.lines import Line
from articles.parsing.normalise import fold
from articles.parsing.prose import ends_sentence, is_bullet, is_prose, size

_LONGEST_CAPTION = 320
_BOX_PROSE = 140
_PARAGRAPH = 90
_MOST_QUOTES, _SHORTEST_QUOTE = 40, 50
_BOXED = "boxed-lines"
_PARTED = 0.6
_MOST_BOXES, _MOST_BOXED = 3, 1 / 3
_PHOTO = re.compile("|".join(PHOTO_SIGNS))
_PHOTO_CUES_OF_ASCII = tuple(tuple(filter(str.isascii, cues)) for cues in (PHOTO_MARKS, PHOTO_WORDS))
_AGAINST_OUTLET = re.compile("|".join(NAME_AGAINST_OUTLET))
_ALTERNATIVE = re.compile("|".join(ALTERNATIVE_TEXTS), re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”„«»‘’「」]")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")


def is_caption(line: Line) -> bool:
    """Say whether a line ends in the credit of a photograph."""
    if len(line.text) > _LONGEST_CAPTION:
        return False
    tail = line.text[-90:]
    low = tail.lower()
    if _may_credit_photo(low) and _PHOTO.search(low) is not None:
        return True
    return "/" in tail and _AGAINST_OUTLET.search(tail) is not None


def _may_credit_photo(low: str) -> bool:
    """A quick look: whether a text in small letters holds what the credit of a photograph does."""
    marks, words = _PHOTO_CUES_OF_ASCII if low.isascii() else (PHOTO_MARKS, PHOTO_WORDS)
    return any(map(low.__contains__, marks)) and any(map(low.__contains__, words))


def is_alternative_text(line: Line) -> bool:
    """Say whether a line only tells what a picture shows ("A map of the harbour")."""
    return len(line.text) <= _LONGEST_CAPTION and _ALTERNATIVE.match(line.text) is not None


def without_asides(lines: Sequence[Line], ledger: Ledger, sure: frozenset[int]) -> list[Line]:
    """Cut the lines of a text that do not belong to it, each under its rule, and return the others.

    Where paragraphs are parted by blank lines, several short lines in one block are a box; where they are not, only
    captions, repeated lines and lists under a heading of links are cut. ``sure`` holds the indexes of lines that are
    likely text: no box and no list of links.
    """
    blocks = list(_blocks(lines))
    starts = {block[0].index for block in blocks}
    prose = [line for line in lines if size(line) >= _PARAGRAPH and is_prose(line) and not _is_listed(line)]
    is_parted = len(prose) > 1 and sum(line.index in starts for line in prose) >= _PARTED * len(prose)
    kept: list[Line] = []
    printed: set[str] = set()
    for block, rule in zip(blocks, _block_rules(blocks, is_parted=is_parted), strict=True):
        for line in block:
            own = (rule if line.index not in sure else None) or _line_rule(line, printed)
            if own is None:
                kept.append(line)
            else:
                ledger.cut(line.span(), own)
    return _without_pull_quotes(kept, ledger)


def _line_rule(line: Line, printed: set[str]) -> str | None:
    """The rule that knows a line by itself as none of the text; ``printed`` gathers the paragraphs."""
    if size(line) >= _PARAGRAPH:
        if line.text in printed:
            return "repeated-paragraph"
        printed.add(line.text)
    if _is_long_prose(line):
        return None
    return "caption" if is_caption(line) else "alternative-text" if is_alternative_text(line) else None


def _block_rules(blocks: Sequence[Sequence[Line]], *, is_parted: bool) -> list[str | None]:
    """The rule that knows each block as none of the text.

    A box is the exception in a text: where there are many, or where they are much of it, they are its tables, code and
    lists.
    """
    rules: list[str | None] = []
    heading_rule: str | None = None
    for block in blocks:
        rules.append(None if any(map(_is_long_prose, block)) else _block_rule(block, heading_rule, is_parted=is_parted))
        links = furniture_rule(block[-1])
        heading_rule = links if links in ("related-heading", "read-more-link") else None
    boxes = [block for block, rule in zip(blocks, rules, strict=True) if rule == _BOXED]
    if len(boxes) > _MOST_BOXES or _amount(boxes) > _MOST_BOXED * _amount(blocks):
        return [None if rule == _BOXED else rule for rule in rules]
    return rules


def _amount(blocks: Sequence[Sequence[Line]]) -> float:
    return sum(size(line) for block in blocks for line in block)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.gap:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _block_rule(block: Sequence[Line], heading_rule: str | None, *, is_parted: bool) -> str | None:
    """The rule that knows a block without long prose as none of the text."""
    if all(map(_is_listed, block)):
        return "related-links" if heading_rule else None
    if len(block) < 2:
        return None
    if any(map(is_caption, block)):
        return "caption"
    if furniture_rule(block[0]) in ("related-heading", "read-more-link"):
        return "related-links"
    return _BOXED if is_parted and not _is_heading_and_text(block) else None


def _is_heading_and_text(block: Sequence[Line]) -> bool:
    return len(block) == 2 and not ends_sentence(block[0]) and is_prose(block[1]) and size(block[1]) > 90


def _is_long_prose(line: Line) -> bool:
    return size(line) >= _BOX_PROSE and is_prose(line) and ends_sentence(line)


def _is_listed(line: Line) -> bool:
    return is_bullet(line) or (line.text[0].isdecimal() and _NUMBERED.match(line.text) is not None)


def _without_pull_quotes(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Cut sentences in quotation marks whose words stand in another line as well; a few words are rather a heading."""
    quotes = [line for line in lines if _is_quote(line)][:_MOST_QUOTES]
    if not quotes:
        return list(lines)
    others = {line.index for line in quotes}
    text = " ".join(line.folded for line in lines if line.index not in others)
    repeated = {line.index for line in quotes if fold(line.text) and fold(line.text) in text}
    for line in quotes:
        if line.index in repeated:
            ledger.cut(line.span(), "pull-quote")
    return [line for line in lines if line.index not in repeated]


def _is_quote(line: Line) -> bool:
    is_sentence = _SHORTEST_QUOTE <= size(line) < _BOX_PROSE and ends_sentence(line)
    return is_sentence and _QUOTE.match(line.text) is not None
