"""Which line is the headline, and which part of it, where a model says how likely each line is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from articles.parsing.asides import is_caption
from articles.parsing.lines import Line, Span
from articles.parsing.metalines import read_meta_line
from articles.parsing.normalise import fold
from articles.parsing.prose import ends_sentence, is_bullet, size

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

LONGEST_HEADLINE = 300
_TRIED, _LEAST, _LIKELY = 12, 0.02, 0.3
_LIMIT = 6.0
_TINY, _ALIKE, _TELLING, _FEWEST = 14, 12, 5, 3
_ABOVE, _BELOW = 3, 6
_SAMPLE = 4_000
_ASKING = ("?", "!", "؟", "？")
_CRUMB = re.compile(r"\s[>›»/|]\s|\w/\s")
_CRUMBS = re.compile(r"\s[>›»/]\s|(?<=\w)/\s|\s?[>›»](?=\s)")
_BAR = re.compile(r"\s[|｜]\s")
_HAS_PARTS = re.compile(r"^\d|\s-\s|[>›»/|｜]")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_DASH = re.compile(r"(?P<kicker>\S+(?:\s\S+){0,3})\s-\s(?=[^\W\d_a-zà-ÿ]|[\"“„«'‘»])(?P<rest>\S+(?:\s\S+){3,})")
_RIGHTS = re.compile(r"©|copyright", re.IGNORECASE)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "a", "ø": "o", "æ": "ae"})

# How much speaks for a line or a part of one; fitted on pages with their truth to tell the headline from the others.
_LOGIT, _NEAR, _ADDRESS, _TOPIC, _LENGTH, _CONTAINED = 0.83, 1.8, 2.1, 1.0, 0.5, 1.0
_BULLET, _META, _UNDER, _STOP, _CAPTION, _TINY_LINE, _TRAIL, _NUMBERED = 1.9, 2.2, 1.4, 1.6, 1.0, 1.0, 1.3, 1.2
_RIGHTS_LINE = 0.9
_PARTS: Mapping[str, float] = {"number": 3.2, "kicker": 1.8, "trail": -0.5, "site": 3.3}
"""The parts that a headline is cut down to: after a number, a kicker or a trail, or beside a site's name."""
_MOST, _MOST_OF_PARTS = _NEAR + _ADDRESS + _TOPIC + _CONTAINED, max(_PARTS.values())


def choose_likely(
    lines: Sequence[Line], labels: Sequence[LineLabel], text: Sequence[int], url: str
) -> tuple[Span, float] | None:
    """Return the part of a line that is most likely the headline, with the model's chance for its line.

    ``text`` holds the indexes of the lines that are the article's text, so that a headline stands above the first of
    them and shares its words. None where no line is at all likely.
    """
    likely = [line for line in lines if labels[line.index].headline >= _LEAST and len(line.text) <= LONGEST_HEADLINE]
    tried = [line for line in nlargest(_TRIED, likely, key=lambda line: labels[line.index].headline) if line.folded]
    if not tried:
        return None
    page = _Page(lines, labels, text, url, tried)
    best: tuple[float, Span] | None = None
    for line in tried:
        if best is None or page.most(line) > best[0]:
            of_line = page.of_line(line)
            for span, part in page.candidates(line):
                value = of_line + page.worth(span, part)
                best = (value, span) if best is None or value > best[0] else best
    return (best[1], labels[best[1].line.index].headline) if best is not None else None


class _Page:
    """What a page's headline is chosen by."""

    def __init__(
        self, lines: Sequence[Line], labels: Sequence[LineLabel], text: Sequence[int], url: str, tried: Sequence[Line]
    ) -> None:
        self.lines, self.labels, self.tried, self.first = lines, labels, tried, text[0]
        self.slug = frozenset(map(_plain, fold(unquote(_path(url)).replace("-", " ").replace("_", " ")).split()))
        self.sample = "\n".join(lines[at].text for at in text[:20])[:_SAMPLE].casefold()
        self.whole = {line.folded for line in tried}
        self.likely = [line for line in tried if labels[line.index].headline >= _LIKELY]

    def candidates(self, line: Line) -> Iterator[tuple[Span, str]]:
        """Yield a line and the parts of it that may be the headline."""
        yield line.span(), ""
        for span, part in self._parts(line):
            if part == "number" or fold(span.text) not in self.whole:
                yield span, part

    def most(self, line: Line) -> float:
        """Return the most that could speak for a line or a part of it, as far as a glance tells."""
        most = _MOST + _MOST_OF_PARTS if _HAS_PARTS.search(line.text) else _MOST
        return _LOGIT * self._logit(line) - _UNDER * (line.index > self.first) + _LENGTH * log(size(line) + 1) + most

    def _logit(self, line: Line) -> float:
        chance = self.labels[line.index].headline
        return max(-_LIMIT, min(_LIMIT, log(max(chance, 1e-6) / max(1 - chance, 1e-6))))

    def _parts(self, line: Line) -> Iterator[tuple[Span, str]]:
        text = line.text
        number, dash = _NUMBER.match(text), _DASH.fullmatch(text)
        if number is not None:
            yield line.span(number.end()), "number"
        if dash is not None:
            yield line.span(dash.start("rest")), "kicker"
        crumbs = list(_CRUMBS.finditer(text))
        if crumbs and len(text[crumbs[-1].end() :].split()) >= _FEWEST:
            yield line.span(crumbs[-1].end()).trimmed(), "trail"
        bars = [0, *(at for bar in _BAR.finditer(text) for at in bar.span()), len(text)]
        if len(bars) > 2:
            start, end = max(zip(bars[::2], bars[1::2], strict=True), key=lambda part: part[1] - part[0])
            yield line.span(start, end), "site"

    def worth(self, span: Span, part: str) -> float:
        """Return how much speaks for a part of a line as the headline, beside what speaks for its line."""
        line, words = span.line, fold(span.text).split()
        length = size(line) * (span.end - span.start) / len(line.text)
        return (
            _PARTS.get(part, 0.0)
            + _ADDRESS * self._in_address(words)
            + _TOPIC * self._in_text(words)
            + _LENGTH * log(length + 1)
            - _TINY_LINE * (length < _TINY)
            - _BULLET * (not part and is_bullet(line))
            - _TRAIL * (part != "trail" and _CRUMB.search(line.text) is not None)
        )

    def of_line(self, line: Line) -> float:
        """Return how much speaks for a line, whatever part of it is the headline."""
        at, label = line.index, self.labels[line.index]
        beside = [*range(max(0, at - _ABOVE), at), *range(at + 1, min(at + _BELOW, len(self.lines)))]
        near = max((max(self.labels[one].date, self.labels[one].byline) for one in beside), default=0.0)
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return (
            _LOGIT * self._logit(line)
            + _NEAR * near
            + _CONTAINED * self._is_contained(line)
            - _META * (max(label.date, label.byline) >= _LEAST and read_meta_line(line) is not None)
            - _UNDER * (at > self.first)
            - _STOP * (ends_sentence(line) and not line.text.endswith(_ASKING))
            - _CAPTION * (is_caption(line) or (following is not None and following.gap == 0 and is_caption(following)))
            - _RIGHTS_LINE * (_RIGHTS.search(line.text) is not None)
            - _NUMBERED * (_NUMBER.match(line.text) is not None)
        )

    def _is_contained(self, line: Line) -> bool:
        """Whether a likely line is this one and no more than a word: "Home" before it, or a trail."""
        words = line.folded
        return len(words) > _ALIKE and any(
            other.folded.startswith(f"{words} ") or other.folded.endswith(words)
            for other in self.likely
            if len(words) < len(other.folded)
            and (other.folded.count(" ") - words.count(" ") <= 1 or _CRUMB.search(other.text) is not None)
        )

    def _in_address(self, words: Sequence[str]) -> float:
        telling = [_plain(word) for word in words if len(word) >= _FEWEST]
        return len(self.slug.intersection(telling)) / len(set(telling)) if len(telling) >= _FEWEST else 0.0

    def _in_text(self, words: Sequence[str]) -> float:
        telling = [word for word in words if len(word) >= _TELLING]
        return sum(word in self.sample for word in telling) / max(1, len(telling))


def _plain(word: str) -> str:
    """Return a word as addresses spell it, in letters without marks."""
    if word.isascii():
        return word
    spelt = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(character for character in spelt if not unicodedata.combining(character))


def _path(url: str) -> str:
    try:
        return urlsplit(url[:2000]).path
    except ValueError:
        return ""
