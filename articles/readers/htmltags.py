"""The tags of an HTML tree that is written out anew, as arrays: which element each begins or ends, and where.

A tree that is written out is regular: every element that has an end is ended, attributes stand in double quotes, and
the signs that begin and end tags stand in no value and in no text but the raw text of scripts and the like. So its tags
are found by their signs alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from articles.readers.htmlraw import without_raw_text

type Bytes = NDArray[np.uint8]
type Ints = NDArray[np.int64]
type Flags = NDArray[np.bool_]
type Names = NDArray[np.uint64]

TEXTS = ("p", "pre", "li", "h1", "h2", "h3", "h4", "h5", "h6")
REGIONS = ("article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "form", "blockquote")
UNSEEN = ("button", "label", "noscript", "option", "select", "template", "textarea")
"""The elements whose text is no text of the page, beside those whose text is raw."""

PICTURES = ("img", "area")
"""The elements whose alternative text is text of the page."""

VOID = (
    *PICTURES, "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "input", "keygen", "link", "meta",
    "param", "source", "track", "wbr",
)  # fmt: skip
NAMES = ("", *TEXTS, *REGIONS, *UNSEEN, *VOID, "a", "html", "body", "time")
"""The elements that are told apart, by their numbers; 0 for any other."""

NUMBER = {name: number for number, name in enumerate(NAMES)}
NOWHERE = -1

_TAG, _TAG_END, _SLASH = b"<>/"
_BOTH = np.uint8(~(_TAG ^ _TAG_END) & 0xFF)  # the bits that both signs share, which no other byte does
_READ = 8  # bytes of a name; those of the elements that are told apart differ within these
_BYTE, _ONES, _HIGHS = np.uint64(0xFF), np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
_BLANKS, _ENDS = _ONES * np.uint64(ord(" ")), _ONES * np.uint64(_TAG_END)
_LARGE = 1 << 15


@dataclass(frozen=True)
class Tags:
    """The tags of a page in their order; ``data`` is the page in UTF-8.

    A tag stands from ``start`` to ``end``, the place after it. ``name`` is the number of its element in ``NAMES``.
    ``begins`` are the indexes of the tags that begin elements with content, by their depth and then in their order,
    ``ends`` of those that end the same elements, ``depth`` how many elements are around these. Scripts stand apart,
    each with its tags; styles and comments are gone.
    """

    data: bytes
    scripts: tuple[bytes, ...]
    start: Ints
    end: Ints
    name: Ints
    begins: Ints
    ends: Ints
    depth: Ints

    def __len__(self) -> int:
        return len(self.start)

    def texts(self, at: Ints) -> Iterator[bytes]:
        """Yield some tags as they are written."""
        for start, end in zip(self.start[at].tolist(), self.end[at].tolist(), strict=True):
            yield self.data[start:end]

    def holding(self, places: Ints) -> Ints:
        """Return the tags that stand around some places of the page, which are given in their order."""
        tag = np.searchsorted(self.start, places, "right") - 1
        tag = tag[(tag >= 0) & (places < self.end.take(tag, mode="clip"))] if len(self) else tag[:0]
        return tag[np.diff(tag, prepend=NOWHERE) > 0]

    def parents(self, elements: Ints) -> Ints:
        """Return the places among ``begins`` of the elements around those at some places; of one without, the first."""
        keys = self.depth * len(self) + self.begins
        around = np.searchsorted(keys, keys[elements] - len(self)) - 1
        return np.maximum(around, 0)

    def named(self, is_chosen: Flags) -> tuple[Ints, Ints]:
        """Return the tags that begin and that end the elements chosen by their numbers, in the order of the page."""
        chosen = is_chosen[self.name[self.begins]]
        return in_order(self.begins[chosen], self.ends[chosen])

    def are_inside(self, begins: Ints, ends: Ints) -> Flags:
        """Say of each tag whether what is behind it stands in one of some elements."""
        step = np.zeros(len(self), np.int32)
        step[begins], step[ends] = 1, -1
        inside: Flags = np.cumsum(step) > 0
        return inside

    def innermost(self, begins: Ints, ends: Ints) -> Ints:
        """Return for each tag which of some elements is the innermost around what is behind it, ``NOWHERE`` for none.

        ``begins`` and ``ends`` are their tags, in the order of the page.
        """
        at = np.concatenate((begins, ends))
        order = np.argsort(at)
        count, now = len(begins), NOWHERE
        around, after = [], [NOWHERE]
        for step in order.tolist():
            if step < count:
                around.append(now)
                now = step
            else:
                now = around.pop()
            after.append(now)
        return np.repeat(np.array(after), np.diff(at[order], prepend=0, append=len(self)))


def in_order(begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return the tags that begin and that end some elements, in the order of the page."""
    order = np.argsort(begins)
    return begins[order], ends[order]


def are_named(names: Iterable[str]) -> Flags:
    """Say of each number of an element whether it is that of one of these names."""
    chosen = frozenset(names)
    return np.array([name in chosen for name in NAMES])


_HAS_NO_CONTENT = are_named(VOID)


def read_tags(html: str) -> Tags:
    """Return the tags of a tree written out; total, linear. What ends nothing and what has no end is of no element."""
    data, scripts = without_raw_text(html.encode("utf-8", "surrogatepass"))
    codes = np.frombuffer(data + bytes(_READ), np.uint8)
    start, last = _signs(codes)
    names, is_end = _names(codes, start)
    number = _numbers(names)
    first = names & _BYTE
    has_content = ~(_HAS_NO_CONTENT[number] | (first == ord("!")) | (first == ord("?")))
    begins, ends, depth = _paired(np.where(is_end, -1, has_content), names)
    return Tags(data, scripts, start, last + 1, number, begins, ends, depth)


def _signs(codes: Bytes) -> tuple[Ints, Ints]:
    """Return where tags begin and where they end; the name of an attribute may hold a sign that begins one."""
    signs = np.flatnonzero(codes & _BOTH == _BOTH & _TAG)
    opens = codes[signs] == _TAG
    if len(signs) % 2 == 0 and opens[0::2].all() and not opens[1::2].any():
        return signs[0::2], signs[1::2]
    after_opening = np.append(False, opens[:-1])
    start, last = signs[opens & ~after_opening], signs[~opens & after_opening]
    return start[: len(last)], last


def _names(codes: Bytes, start: Ints) -> tuple[Names, Flags]:
    """Return the beginning of the name in each tag as a number, and which tags end an element."""
    is_end = codes[start + 1] == _SLASH
    every = np.ndarray((len(codes) - _READ + 1,), np.dtype("<u8"), codes, 0, (1,))
    read = every[np.minimum(start + 1 + is_end, len(codes) - _READ)]
    over = _zeros(read ^ _BLANKS) | _zeros(read ^ _ENDS)
    first = over & (~over + np.uint64(1))
    return read & ((first >> np.uint64(7)) - np.uint64(1)), is_end


def _zeros(read: Names) -> Names:
    """Return numbers whose lowest bit that is set is the highest of the lowest byte that is zero."""
    zeros: Names = (read - _ONES) & ~read & _HIGHS
    return zeros


def _numbers(names: Names) -> Ints:
    known, numbers = _known()
    at = np.searchsorted(known, names)
    return np.where(known.take(at, mode="clip") == names, numbers.take(at, mode="clip"), 0)


@cache
def _known() -> tuple[Names, Ints]:
    """Return the names that are told apart as they are read, in their order, and the number of each."""
    names = np.array([int.from_bytes(name.encode()[:_READ], "little") for name in NAMES], np.uint64)
    order = np.argsort(names)
    return names[order], order


def _paired(step: Ints, names: Names) -> tuple[Ints, Ints, Ints]:
    """Return the tags that begin elements, by their depth and order, those that end the same elements, and the depth.

    ``step`` is 1 for a tag that begins an element with content, -1 for one that ends one, 0 for others.
    """
    pairs = _by_depth(step)
    if pairs is None or not np.array_equal(names[pairs[0]], names[pairs[1]]):
        pairs = _by_depth(_matched(step, names))
    nothing = np.zeros(0, np.int64)
    return pairs if pairs is not None else (nothing, nothing, nothing)


def _by_depth(step: Ints) -> tuple[Ints, Ints, Ints] | None:
    """Return the pairs of tags where each element ends before the one around it does; None where one does not."""
    tags = np.flatnonzero(step)
    step = step[tags]
    depth = np.cumsum(step)
    depth -= step > 0
    if len(tags) % 2 or depth.min(initial=0) < 0:
        return None
    order = np.argsort(depth.astype(np.int16) if depth.max(initial=0) < _LARGE else depth, kind="stable")
    begins, ends = order[0::2], order[1::2]
    if (step[begins] < 0).any() or (step[ends] > 0).any() or (depth[begins] != depth[ends]).any():
        return None
    return tags[begins], tags[ends], depth[begins]


def _matched(step: Ints, names: Names) -> Ints:
    """Return the steps of the tags that have a partner: an end belongs to the last element of its name."""
    matched = np.zeros_like(step)
    opened: list[int] = []
    count: dict[int, int] = {}
    known = names.tolist()
    for at, way in enumerate(step.tolist()):
        name = known[at]
        if way > 0:
            opened.append(at)
            count[name] = count.get(name, 0) + 1
        elif way < 0 and count.get(name):
            while (last := known[begin := opened.pop()]) != name:
                count[last] -= 1
            count[name] -= 1
            matched[begin], matched[at] = 1, -1
    return matched
