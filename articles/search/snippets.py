"""Where in a text a query was found, cut and marked in Python: the same for every script and both databases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from articles.parsing import read_blocks

from .aligned import aligned
from .aligned import stretches as found_in
from .folding import fold
from .queries import Phrase, SearchError, read_query
from .words import Piece, pieces

MOST_READ = 50_000  # characters of a text that are looked through: a list shows many, and the best is mostly early
MOST_MARKED = 500  # matches of a phrase
BEFORE = 60  # characters before the first match, to see what it is about, and no more than a quarter of them all
ELLIPSIS = "…"
DANGLING = " ,;:–—-"  # nothing to leave off at


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; templates mark it where it is what was searched for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    phrase: int


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of an unspaced script; ``ends`` are the places in ``folded`` between its letters, from 0 on."""

    start: int
    folded: str
    ends: list[int]


def highlight(text: str, query: str) -> tuple[Part, ...]:
    """Return all of ``text`` in parts, those that ``query`` asks for marked; none is when the query cannot be read."""
    return tuple(_parts(text, _matches(text, _phrases(query)), 0, len(text)))


def snippet(body: str, query: str, *, length: int = 240) -> tuple[Part, ...]:
    """Return about ``length`` characters of ``body`` (in the body form) around what ``query`` asks for, marked.

    It is the stretch that shows most of the query, else the beginning; an ellipsis stands where text was left out.
    Only the first 50,000 characters are looked through.
    """
    text = " ".join(" ".join(block.text.split()) for block in read_blocks(body[:MOST_READ]))
    matches = _matches(text, _phrases(query))
    start, end = _window(text, matches, length)
    before, after = [Part(ELLIPSIS)] if start else [], []
    if end < len(text) or len(body) > MOST_READ:
        end = start + len(text[start:end].rstrip(DANGLING))
        has_ended = text[start:end].endswith((".", "!", "?"))
        after = [Part(f"\u00a0{ELLIPSIS}" if has_ended else ELLIPSIS)]  # a sentence that ended keeps a point of its own
    return (*before, *_parts(text, matches, start, end), *after)


def _phrases(query: str) -> tuple[Phrase, ...]:
    try:
        return read_query(query).phrases
    except SearchError:
        return ()  # whoever searched was told; a text can still be shown


def _matches(text: str, phrases: tuple[Phrase, ...]) -> list[_Match]:
    """Return where the phrases stand in ``text``, in order, the longest first where several begin."""
    if not phrases:
        return []
    text = text[:MOST_READ]
    folded = aligned(text)
    matches = [
        _Match(start, end, number)
        for number, stretches in enumerate(_cut(text, phrases) if folded is None else _whole(folded, phrases))
        for start, end in islice(stretches, MOST_MARKED)
    ]
    return sorted(matches, key=lambda match: (match.start, -match.end))


def _whole(folded: str, phrases: tuple[Phrase, ...]) -> Iterator[Iterable[tuple[int, int]]]:
    """Yield for each of ``phrases`` where it stands in a text that holds no runs."""
    for phrase in phrases:
        yield () if phrase.is_run else found_in(folded, phrase)


def _cut(text: str, phrases: tuple[Phrase, ...]) -> Iterator[Iterable[tuple[int, int]]]:
    """Yield for each of ``phrases`` where it stands in any text, which is cut into its words and runs."""
    found = list(pieces(text))
    places: dict[str, list[int]] = {}
    for position, piece in enumerate(found):
        places.setdefault(piece.folded, []).append(position)
    is_run_wanted = any(phrase.is_run for phrase in phrases)
    runs = [_run(text, piece) for piece in found if piece.is_run and is_run_wanted]
    for phrase in phrases:
        yield _in_runs(runs, phrase.words[0]) if phrase.is_run else _in_words(found, places, phrase)


def _in_words(found: list[Piece], places: dict[str, list[int]], phrase: Phrase) -> Iterator[tuple[int, int]]:
    for position in _beginnings(places, phrase):
        standing = found[position : position + len(phrase.words)]
        if _is(standing, phrase):
            yield standing[0].start, standing[-1].end


def _beginnings(places: dict[str, list[int]], phrase: Phrase) -> Iterable[int]:
    """Return the positions of the pieces that ``phrase`` may begin with."""
    first = phrase.words[0]
    if phrase.is_beginning and len(phrase.words) == 1:
        return [position for word, where in places.items() if word.startswith(first) for position in where]
    return places.get(first, ())


def _is(standing: list[Piece], phrase: Phrase) -> bool:
    folded = [piece.folded for piece in standing]
    if phrase.is_beginning and len(folded) == len(phrase.words):
        return folded[:-1] == list(phrase.words[:-1]) and folded[-1].startswith(phrase.words[-1])
    return folded == list(phrase.words)


def _run(text: str, piece: Piece) -> _Run:
    """Fold a run letter by letter, because folding may change their number."""
    letters = [fold(letter) for letter in text[piece.start : piece.end]]
    return _Run(piece.start, "".join(letters), list(accumulate(map(len, letters), initial=0)))


def _in_runs(runs: list[_Run], wanted: str) -> Iterator[tuple[int, int]]:
    for run in runs:
        at = run.folded.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            yield run.start + bisect_right(run.ends, at) - 1, run.start + bisect_left(run.ends, end)
            at = run.folded.find(wanted, end)


def _window(text: str, matches: list[_Match], length: int) -> tuple[int, int]:
    """Return the stretch that holds most different phrases, and of those that hold as many the first, cut at words."""
    if not matches:
        return 0, _back_to_space(text, min(length, len(text)), 0)
    starts = [match.start for match in matches]
    before = min(BEFORE, length // 4)
    best, shown = 0, 0
    for position, match in enumerate(matches):
        within = matches[position : bisect_left(starts, match.start + length - before)]
        if (different := len({other.phrase for other in within})) > shown:
            best, shown = position, different
    first = matches[best]
    start = max(0, first.start - before)
    start = _on_to_space(text, start, first.start) if start else 0
    end = min(len(text), max(start + length, first.end))
    return start, _back_to_space(text, end, first.end)


def _on_to_space(text: str, start: int, most: int) -> int:
    space = text.find(" ", start, most)
    return start if space < 0 else space + 1


def _back_to_space(text: str, end: int, least: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", least, end + 1)
    return end if space <= least else space


def _parts(text: str, matches: list[_Match], start: int, end: int) -> Iterator[Part]:
    """Yield the stretch in parts; of matches that overlap the first is marked."""
    position = start
    for match in matches:
        if match.start >= position and match.end <= end:
            if match.start > position:
                yield Part(text[position : match.start])
            yield Part(text[match.start : match.end], is_match=True)
            position = match.end
    if position < end:
        yield Part(text[position:end])
