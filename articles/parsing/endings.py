"""Whether a text is all there: told by how it ends and by what the page says below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.parsing.blocks import BlockKind
from articles.parsing.draft import Draft
from articles.parsing.lines import Line

_LONG_ENOUGH_TO_END = 80
_LONG_ENOUGH_TO_BREAK_OFF = 120  # beside a text, where headlines of others stand
_LONGEST_TEASER = 1_000  # characters
_LONGEST_END = 40  # characters in which a text's end and all its closing quotes and brackets stand
_UNPOINTED = frozenset(("th", "lo", "my", "km"))  # languages that end a sentence without a mark
TERMINAL = re.compile(r"[.!?…。！？؟।:][\s'\"‘’“”«»‹›)\]」』]*$")  # texts in German close with “, in Danish with «
_TRUNCATED = re.compile(r"(?:…|(?<!\.)\.\.\.|\[…\]|\[\.\.\.\])$")


def breaks_off(draft: Draft, lines: Sequence[Line], *, is_whole_page: bool) -> bool:
    """Whether the text of a draft, read from ``lines``, is not all there by its looks.

    What leads on below a finished text leads to others where the page ``is_whole_page`` of one story; the stories of an
    aggregator it leads to the rest.
    """
    may_go_on = draft.is_led_on and not (is_whole_page and _is_finished(draft))
    below = draft.ledger.lines[lines[-1].index + 1 :] if is_whole_page and lines else ()
    is_dropped = len(below) == 1 and _is_open(below[0].text, _LONG_ENOUGH_TO_BREAK_OFF)
    return may_go_on or is_dropped or _is_truncated(draft, is_at_end=not below)


def is_below_open_line(line: Line, draft: Draft) -> bool:
    """Whether a long line without an end stands above a line: the models drop what breaks off from a text."""
    return bool(line.index) and _is_open(draft.ledger.lines[line.index - 1].text, _LONG_ENOUGH_TO_BREAK_OFF)


def _is_open(text: str, length: int) -> bool:
    return len(text) >= length and TERMINAL.search(text[-_LONGEST_END:]) is None


def _is_finished(draft: Draft) -> bool:
    """Whether a text is longer than a teaser and ends like a sentence."""
    length = sum(len(block.text) for block in draft.blocks)
    return length > _LONGEST_TEASER and TERMINAL.search(draft.blocks[-1].text[-_LONGEST_END:]) is not None


def _is_truncated(draft: Draft, *, is_at_end: bool) -> bool:
    """Whether the text breaks off: it ends in an ellipsis, or a long last paragraph at the end has no end itself.

    Below most texts a page goes on: such a page came whole, and authors end in initials, agencies and dashes, too.
    """
    if not draft.blocks:
        return False
    last = draft.blocks[-1]
    if last.kind is not BlockKind.ITEM and _TRUNCATED.search(last.text[-_LONGEST_END:]) is not None:
        return True
    is_open = last.kind is BlockKind.PARAGRAPH and draft.language not in _UNPOINTED
    return is_at_end and is_open and _is_open(last.text, _LONG_ENOUGH_TO_END)
