"""Doubtful lines settled by where they stand: glued to others, without an end, far below the text, or long amid it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from itertools import pairwise

from articles.parsing.asides import is_caption
from articles.parsing.lines import Line
from articles.parsing.prose import ends_sentence, is_bullet, size

_SURE, _SURE_ENOUGH, _POSSIBLE = 0.9, 0.7, 0.15
_VERY_LONG, _PARAGRAPH, _LONG = 250, 90, 80
_MOSTLY = 0.6
_FAR, _LITTLE = 12, 0.2


def settle_doubts(lines: Sequence[Line], chances: Sequence[float], chosen: Set[int]) -> set[int]:
    """Return the lines of a page that are its text, out of those chosen by their chances alone.

    Where paragraphs are parted by blank lines, one that no blank line parts from a line that is not chosen is rather a
    caption or teaser; where they end like sentences, a long one that does not is rather a headline. The little that
    stands far below all other text is rather of another story. All these have to be surer than others, and a very long
    paragraph amid the text may be less sure. The items of a list are judged as a whole elsewhere.
    """
    doubtful = {at for at in chosen if chances[at] < _SURE and not is_bullet(lines[at])}
    paragraphs = [lines[at] for at in chosen if size(lines[at]) >= _PARAGRAPH]
    are_parted = _are_mostly(paragraphs, _is_parted)
    kept = set(chosen)
    if doubtful and are_parted:
        kept -= {at for at in doubtful if chances[at] < _least_beside(lines, chosen, at)}
    if doubtful and _are_mostly(paragraphs, ends_sentence):
        kept -= {at for at in doubtful if chances[at] < _SURE_ENOUGH and _is_endless(lines[at])}
    kept = _without_far_below(lines, chances, kept)
    return kept | _very_long_amid(lines, chances, kept) if are_parted else kept


def _are_mostly(paragraphs: Sequence[Line], test: Callable[[Line], bool]) -> bool:
    return bool(paragraphs) and sum(map(test, paragraphs)) >= _MOSTLY * len(paragraphs)


def _is_parted(line: Line) -> bool:
    return line.gap > 0


def _least_beside(lines: Sequence[Line], chosen: Set[int], at: int) -> float:
    """Return how likely a line has to be for what no blank line parts it from: a heading may stand on a paragraph."""
    if at + 1 < len(lines) and not lines[at + 1].gap and at + 1 not in chosen:
        return _SURE
    if at > 0 and not lines[at].gap and at - 1 not in chosen:
        return _SURE_ENOUGH if ends_sentence(lines[at]) else _SURE
    return 0.0


def _is_endless(line: Line) -> bool:
    return size(line) >= _LONG and not ends_sentence(line)


def _without_far_below(lines: Sequence[Line], chances: Sequence[float], chosen: Iterable[int]) -> set[int]:
    places = sorted(chosen)
    starts = [at for at, (one, two) in enumerate(pairwise(places), 1) if two - one > _FAR]
    amounts = [size(lines[at]) for at in places] if starts else []
    little, end, below = _LITTLE * sum(amounts), len(places), 0.0
    for start in reversed(starts):
        amount = sum(amounts[start:end])
        likely = sum(chances[at] * one for at, one in zip(places[start:end], amounts[start:end], strict=True))
        below += amount
        if below >= little or likely >= _SURE * amount:
            break
        end = start
    return set(places[:end])


def _very_long_amid(lines: Sequence[Line], chances: Sequence[float], chosen: Set[int]) -> set[int]:
    others = set(range(min(chosen, default=0), max(chosen, default=0))) - chosen
    possible = (at for at in others if chances[at] >= _POSSIBLE and size(lines[at]) >= _VERY_LONG)
    return {
        at for at in possible if ends_sentence(lines[at]) and not is_bullet(lines[at]) and not is_caption(lines[at])
    }
