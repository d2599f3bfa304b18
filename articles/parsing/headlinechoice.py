"""Which line is the headline, and which part of it, where a model says how likely each line is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import exp, log, log1p
from typing import TYPE_CHECKING

from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.prose import ends_sentence, is_bullet
from articles.parsing.slugs import slug_of, spellings
from articles.parsing.weighing import Chosen, as_score, most, weigh, weights_of

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

LONGEST_HEADLINE = 300
_TRIED, _LEAST, _LIKELY, _SURE = 12, 0.02, 0.3, 0.5
_ALIKE, _TELLING, _FEWEST = 12, 5, 3
_ABOVE, _BELOW = 3, 6
_SAMPLE, _FAR = 4_000, 60
_ASKING = ("?", "!", "؟", "？")
_CRUMB_SIGNS = ">›»/|"
_CRUMB = re.compile(r"\s[>›»/|]\s|\w/\s")
_CRUMBS = re.compile(r"\s[>›»/]\s|(?<=\w)/\s|\s?[>›»](?=\s)")
_BAR = re.compile(r"\s[|｜]\s")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_DASH = re.compile(r"(?P<kicker>\S+(?:\s\S+){0,3})\s-\s(?=[^\W\d_a-zà-ÿ]|[\"“„«'‘»])(?P<rest>\S+(?:\s\S+){3,})")
_COLON = re.compile(r"\s?[:：]\s?")

_LIMITS = {
    "near": 1, "contained": 1, "distance": log1p(_FAR), "first": 1, "address": 1, "of address": 1, "topic": 1,
    "length": log(LONGEST_HEADLINE + 1), "bullet": 1, "crumbs": 1, "under": 1, "stop": 1,
}  # fmt: skip
"""The most of each feature that may speak for a line, whatever part of it is the headline."""
_LIMITS_AROUND = {"near": 1, "contained": 1, "distance": log1p(_FAR)}
"""The most of each feature that may speak for a line beside what a glance at it tells."""
_LIMITS_OF_PART = {"address": 1, "of address": 1, "topic": 1, "crumbs": 1}
"""The most of each feature that may speak for a part of a line, beside its length and a bullet."""
_ROUNDING = 1e-9
_PARTS = ("number", "kicker", "colon", "trail", "site")


def choose_likely(
    lines: Sequence[Line], labels: Sequence[LineLabel], text: Sequence[int], url: str
) -> tuple[Span, float] | None:
    """Return the part of a line that is most likely the headline, with the model's chance for its line.

    ``text`` holds the indexes of the lines that are the article's text, so that a headline stands above the first of
    them and shares its words. None where no line is at all likely.
    """
    page = Surroundings(lines, labels, text, url)
    weights = weights_of(Chosen.HEADLINE)
    being_part = max(0.0, *(weights.get(part, 0.0) for part in _PARTS))
    rest, around = most(weights, _LIMITS) + being_part, most(weights, _LIMITS_AROUND)
    of_parts = most(weights, _LIMITS_OF_PART) + being_part + _ROUNDING
    best: tuple[float, Span] | None = None
    for line in page.tried:
        glance = page.describe_glance(line)
        if best is not None and weights["logit"] * glance["logit"] + rest <= best[0]:
            break
        of_part = of_parts + most(weights, {"length": log(line.size + 1), "bullet": is_bullet(line)})
        of_glance = weigh(glance, weights)
        if best is not None and of_glance + around + of_part < best[0]:
            continue
        of_line = weigh(page.describe_around(line), weights, of_glance)
        if best is not None and of_line + of_part < best[0]:
            continue
        for span, part in page.candidates(line):
            value = of_line + weigh(page.describe_part(span, part), weights)
            best = (value, span) if best is None or value > best[0] else best
    return (best[1], labels[best[1].line.index].headline) if best is not None else None


class Surroundings:
    """What a page's headline is chosen by: its lines with their labels, those of its text, the words of its address."""

    def __init__(self, lines: Sequence[Line], labels: Sequence[LineLabel], text: Sequence[int], url: str) -> None:
        self.lines, self.labels, self.text = lines, labels, text
        self.slug = slug_of(url)
        likely = [
            line
            for line, label in zip(lines, labels, strict=True)
            if label.headline >= _LEAST and len(line.text) <= LONGEST_HEADLINE
        ]
        likely.sort(key=lambda line: labels[line.index].headline, reverse=True)
        tried = [line for line in likely[:_TRIED] if line.folded]
        is_told = any(labels[line.index].headline >= _SURE and not is_bullet(line) for line in tried)
        self.tried = [line for line in tried if not (is_told and is_bullet(line))]  # items of lists lead elsewhere
        self.whole = {line.folded for line in self.tried}
        self.likely = [(line.folded, line) for line in self.tried if labels[line.index].headline >= _LIKELY]

    @cached_property
    def sample(self) -> str:
        """The beginning of the text, in small letters."""
        return "\n".join(self.lines[at].text for at in self.text[:20])[:_SAMPLE].casefold()

    @cached_property
    def top(self) -> float:
        """The score of the likeliest line."""
        return as_score(self.labels[self.tried[0].index].headline)

    def candidates(self, line: Line) -> Iterator[tuple[Span, str]]:
        """Yield a line and the parts of it that may be the headline, each with the name of the part."""
        yield line.span(), ""
        for span, part in _parts(line):
            if part == "number" or fold(span.text) not in self.whole:
                yield span, part

    def describe_glance(self, line: Line) -> dict[str, float]:
        """Return what speaks for and against a line at a glance, by name."""
        score = as_score(self.labels[line.index].headline)
        return {
            "logit": score,
            "first": exp(min(0.0, score - self.top)),  # the odds beside those of the likeliest line
            "under": line.index > self.text[0],
            "stop": ends_sentence(line) and not line.text.endswith(_ASKING),
        }

    def describe_line(self, line: Line) -> dict[str, float]:
        """Return what speaks for and against a line, whatever part of it is the headline, by name."""
        return self.describe_glance(line) | self.describe_around(line)

    def describe_around(self, line: Line) -> dict[str, float]:
        """Return what the lines around one and the others that are likely speak for it, by name."""
        at, labels = line.index, self.labels
        beside = (*labels[max(0, at - _ABOVE) : at], *labels[at + 1 : at + _BELOW])
        return {
            "near": max([max(date, byline) for _, _, byline, date in beside], default=0.0),
            "contained": self._is_contained(line),
            "distance": log1p(min(abs(self.text[0] - at), _FAR)),
        }

    def describe_part(self, span: Span, part: str) -> dict[str, float]:
        """Return what speaks for and against a part of a line, by name; the part "" is the whole line."""
        line, words = span.line, (fold(span.text) if part else span.line.folded).split()
        length = line.size * (span.end - span.start) / len(line.text)
        matched, covered = self._in_address(words)
        seen: dict[str, float] = {
            "address": matched,
            "of address": covered,
            "topic": self._in_text(words, line.is_dense),
            "length": log(length + 1),
            "bullet": not part and is_bullet(line),
            "crumbs": part != "trail" and _has_crumbs(line.text),
        }
        return seen | {part: 1.0} if part else seen

    def _is_contained(self, line: Line) -> bool:
        """Whether a likely line is this one and no more than a word: "Home" before it, or a trail."""
        words = line.folded
        if len(words) <= _ALIKE:
            return False
        return any(
            (longer.endswith(words) or longer[len(words)] == " ")
            and (longer.count(" ") - words.count(" ") <= 1 or _has_crumbs(other.text))
            for longer, other in self.likely
            if len(words) < len(longer) and (longer.endswith(words) or longer.startswith(words))
        )

    def _in_address(self, words: Sequence[str]) -> tuple[float, float]:
        """How much of some words the address holds, and how much of the address's words they are."""
        if not self.slug:
            return 0.0, 0.0
        telling = {word for word in words if len(word) >= _FEWEST}
        shared = sum(not self.slug.isdisjoint(spellings(word)) for word in telling)
        return (shared / len(telling) if len(telling) >= _FEWEST else 0.0), shared / len(self.slug)

    def _in_text(self, words: Sequence[str], is_dense: bool) -> float:
        """How many of the telling words the text shares; in scripts without spaces, of the pairs of characters."""
        if is_dense:
            telling = [pair for word in words for pair in map("".join, pairwise(word))]
        else:
            telling = [word for word in words if len(word) >= _TELLING]
        return sum(word in self.sample for word in telling) / max(1, len(telling))


def _has_crumbs(text: str) -> bool:
    return any(map(text.__contains__, _CRUMB_SIGNS)) and _CRUMB.search(text) is not None


def _parts(line: Line) -> Iterator[tuple[Span, str]]:
    """Yield the parts that a headline is cut down to: behind a number, a kicker or a trail, or beside a site's name."""
    text = line.text
    number, dash = _NUMBER.match(text), _DASH.fullmatch(text) if " - " in text else None
    if number is not None:
        yield line.span(number.end()), "number"
    if dash is not None:
        yield line.span(dash.start("rest")), "kicker"
    colon = _COLON.search(text)
    if colon is not None and colon.start() and len(text[colon.end() :].split()) >= _FEWEST:
        yield line.span(colon.end()).trimmed(), "colon"
    crumbs = list(_CRUMBS.finditer(text)) if any(map(text.__contains__, _CRUMB_SIGNS)) else ()
    if crumbs and len(text[crumbs[-1].end() :].split()) >= _FEWEST:
        yield line.span(crumbs[-1].end()).trimmed(), "trail"
    bars = [0, *(at for bar in _BAR.finditer(text) for at in bar.span()), len(text)]
    if len(bars) > 2:
        start, end = max(zip(bars[::2], bars[1::2], strict=True), key=lambda part: part[1] - part[0])
        yield line.span(start, end), "site"
