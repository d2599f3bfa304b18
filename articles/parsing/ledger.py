"""The ledger of a page: which text is owned by a field, which was cut, and that nothing is counted twice or lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from articles.parsing.lines import Line, Span
from articles.parsing.normalise import is_blank, tidy
from articles.parsing.types import Boilerplate, Warning


class Ledger:
    """Keeps the claims on the lines of one page; a claim on claimed text is refused."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._claims: dict[int, list[tuple[int, int]]] = {}  # by the indexes of lines that have any
        self._cuts: list[Boilerplate] = []
        self._hints: list[Warning] = []

    def claim(self, span: Span) -> bool:
        """Claim a part of a line; False (and nothing claimed) when it is blank or overlaps an earlier claim."""
        line, start, end = span
        if start >= end:
            return False
        claims = self._claims.setdefault(line.index, [])
        if not claims or claims[-1][1] <= start:
            claims.append((start, end))
            return True
        at = bisect_left(claims, (start, end))
        if at and claims[at - 1][1] > start:
            return False
        if at < len(claims) and claims[at][0] < end:
            return False
        claims.insert(at, (start, end))
        return True

    def is_free(self, line: Line) -> bool:
        """Say whether no part of a line is claimed yet."""
        return line.index not in self._claims

    def cut(self, span: Span, rule: str) -> None:
        """Cut what is still unclaimed in a part of a line, under a named rule."""
        line, start, end = span
        if start == 0 and end == len(line.text) and line.index not in self._claims:
            self._claims[line.index] = [(0, end)]
            self._cuts.append(_cut_whole(line, rule))
            return
        for free in self._free(span):
            self.claim(free)
            self._cuts.append(Boilerplate(line.number, *line.columns(free.start, free.end), free.text, rule))

    def release(self, line: Line) -> None:
        """Take back every claim and cut on a line: people have decided what it is."""
        self._claims.pop(line.index, None)
        first, last = line.column(0), line.column(len(line.text) - 1)
        self._cuts = [cut for cut in self._cuts if cut.line != line.number or not first <= cut.start <= last]

    def hint(self, rule: str, message: str, span: Span) -> None:
        """Note for editors what looks wrong at a part of a line."""
        place = span.evidence(rule)
        self._hints.append(Warning(rule, message, place.line, place.start, place.end))

    def close(self, rule: str, *, beside: str) -> None:
        """Cut all that nobody claimed: whole lines under a rule, what stands beside claimed text under another."""
        free = [line for line in self.lines if line.index not in self._claims]
        for at, claims in list(self._claims.items()):
            if claims != [(0, len(self.lines[at].text))]:
                self.cut(self.lines[at].span(), beside)
        self._cuts += [_cut_whole(line, rule) for line in free]

    @property
    def cuts(self) -> tuple[Boilerplate, ...]:
        """All that was cut, in page order."""
        return tuple(sorted(self._cuts))

    @property
    def hints(self) -> tuple[Warning, ...]:
        """All hints for editors, in page order."""
        return tuple(sorted(self._hints, key=lambda hint: (hint.line, hint.start, hint.rule)))

    def _free(self, span: Span) -> list[Span]:
        line, start, end = span
        claims = self._claims.get(line.index, ())
        gaps = []
        for at in range(max(bisect_left(claims, (start, start)) - 1, 0), len(claims)):
            claimed_from, claimed_to = claims[at]
            if claimed_from >= end:
                break
            gaps.append((start, claimed_from))
            start = max(start, claimed_to)
        gaps.append((start, end))
        return [Span(line, a, b).trimmed() for a, b in gaps if a < b and not is_blank(line.text[a:b])]


def _cut_whole(line: Line, rule: str) -> Boilerplate:
    text, start = line.text, line.offset
    end = start + len(text)
    if line.removed:
        start, end = line.columns(0, len(text))
    return Boilerplate(line.number, start, end, tidy(text) if "  " in text else text, rule)
