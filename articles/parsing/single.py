"""A page with one article: where its text stands among menus, captions and links, and its head above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import mul

from articles.parsing.asides import is_caption, without_asides
from articles.parsing.boilerplate import furniture_rule, is_call_to_read_on
from articles.parsing.doubts import settle_doubts
from articles.parsing.heads import read_head
from articles.parsing.kinds import has_live_label
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line
from articles.parsing.markup import Markup, PageFacts, ShortEntry
from articles.parsing.markuproles import read_marked_roles
from articles.parsing.normalise import fold
from articles.parsing.prose import bullets, ends_sentence, is_bullet, is_prose
from articles.parsing.statedfacts import NO_FACTS, StatedFacts
from articles.parsing.stories import Head, Story
from articles.parsing.types import Role

LONGEST_PAGE = 50_000
"""A page with more visible lines is a list or a log, whatever its lines say."""

_ENOUGH, _FEW = 150, 40
_DOUBTFUL, _HEADING, _UNSURE, _LEAST, _SURE, _LIKELY = 0.03, 0.15, 0.35, 0.25, 0.5, 0.8
_AFTER_TEXT = 4
_SHORT, _LONGEST_LIST = 80, 60
_WHOLES = re.compile("b{3,}|pc{2,}|c{3,}")
"""Three lines or more that are items of a list, or that only a blank line above the first, if any, parts."""
_HEADING_BELOW, _LONGEST_HEADING, _ASKING = 4, 60, "?？؟"
_ENTRY_HEAD = 2
_AUTHOR_NOTES = 3
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)


def outline_single(
    lines: Sequence[Line], ledger: Ledger, url: str, markup: Markup | None = None, facts: StatedFacts = NO_FACTS
) -> Story | None:
    """Return the one story of a page, or None where too little of it reads like an article's text.

    ``markup`` and the ``facts`` settled from it are those of a page that came as HTML.
    """
    if markup is not None and markup.facts.entry is not None:
        return _entry_story(lines, markup.facts)
    if len(lines) > LONGEST_PAGE or sum(line.size for line in lines[:_ENOUGH]) < _ENOUGH:  # no line is shorter than 1
        return None
    labels = read_marked_roles(lines, url, markup, facts)
    chances = tuple([label.body for label in labels])
    is_live = has_live_label(lines)
    is_marked = markup is not None and bool(markup.hints)
    chosen = choose_text(lines, chances, is_live=is_live, is_marked=is_marked)
    if sum(lines[at].size for at in chosen) < _ENOUGH:
        return None
    head = read_head(lines, labels, chosen, url)
    story = frozenset(_below_headline(lines, chosen, head)) - _lines_of(head)
    if not story:
        return None
    notes = _author_notes([lines[at] for at in sorted(story)], head)
    for note in notes:
        ledger.cut(note.span(), "author-note")
    story -= {note.index for note in notes}
    sure = frozenset(at for at in story if chances[at] >= _LIKELY)
    text = _text(lines, story, sure, ledger)
    return Story(Role.LEAD, head, text, is_head_read=True, chances=chances)


def _entry_story(lines: Sequence[Line], facts: PageFacts) -> Story | None:
    """The story of a page that is an entry of a feed: its headline, and whatever else stands there."""
    titles = {fold(one.value) for one in facts.headlines}
    headline = next((line for line in lines if line.folded in titles), None)
    story = [line for line in lines if line is not headline]
    if sum(line.size for line in story) < _FEW:
        return None
    head = Head(headline.span() if headline else None)
    return Story(Role.LEAD, head, story, is_head_read=True, is_teaser=facts.entry is ShortEntry.SUMMARY)


def _author_notes(story: Sequence[Line], head: Head) -> list[Line]:
    """The last lines of a text that begin with an author's name: they are about the author."""
    if len(story) <= _AUTHOR_NOTES:
        return []
    return [line for line in story[-_AUTHOR_NOTES:] if any(line.text.startswith(name) for name in head.authors)]


def _below_headline(lines: Sequence[Line], chosen: Sequence[int], head: Head) -> Sequence[int]:
    """The chosen lines below the headline; all of them where the headline is found below most of the text."""
    start = head.headline.line.index if head.headline else -1
    below = [at for at in chosen if at > start]
    is_most = 2 * _paragraphs(lines, below) > _paragraphs(lines, chosen)
    return below if is_most else chosen


def _paragraphs(lines: Sequence[Line], places: Iterable[int]) -> float:
    return sum(lines[at].size for at in places if not is_bullet(lines[at]))


def choose_text(
    lines: Sequence[Line], chances: Sequence[float], *, is_live: bool = False, is_marked: bool = False
) -> list[int]:
    """Return the indexes of the lines that are an article's text, by the model's chances.

    A line of prose or an item of a list that stands among chosen ones is chosen at a lower chance; on a live page,
    whose entries stand apart, prose is anywhere, and an entry below its time of day at the slightest chance; elsewhere
    a line that its place speaks against has to be surer. Where the page ``is_marked`` its markup has told the
    doubtful lines apart already, and which belong together.
    """
    unsure = _SURE if is_marked else _UNSURE
    if not is_marked:
        chances = _together(lines, chances)
    enough = _threshold(lines, chances)
    if is_live:
        chances = [
            max(chance, unsure) if chance >= _DOUBTFUL and _is_entry(lines, at) else chance
            for at, chance in enumerate(chances)
        ]
    least = min(enough, unsure)
    likely = [at for at, chance in enumerate(chances) if chance >= least]
    chosen = {at for at in likely if chances[at] >= enough}
    for at in likely:
        is_near = is_live or at - 1 in chosen or at + 1 in chosen
        if at not in chosen and is_near and (is_bullet(lines[at]) or is_prose(lines[at])):
            chosen.add(at)
    if is_marked:
        return sorted(chosen)
    if not is_live:
        chosen = settle_doubts(lines, chances, chosen)
    return sorted(chosen | _headings_among(lines, chances, chosen))


def _headings_among(lines: Sequence[Line], chances: Sequence[float], chosen: set[int]) -> set[int]:
    """Return where a short line that may be text stands alone on one that is, and below others: it is a heading."""
    return {
        at
        for at in [below - 1 for below in chosen if below > 1]
        if chances[at] >= _HEADING
        and at not in chosen
        and not chosen.isdisjoint(range(at - _HEADING_BELOW, at))
        and lines[at].gap
        and lines[at + 1].gap
        and lines[at].size < _LONGEST_HEADING
        and (not ends_sentence(lines[at]) or lines[at].text[-1] in _ASKING)
        and furniture_rule(lines[at]) is None
    }


def _together(lines: Sequence[Line], chances: Sequence[float]) -> Sequence[float]:
    """Return the chances with those of a list evened out, and those of short lines in one block: text as a whole.

    A list without end is one of other stories, however much each item reads like text.
    """
    evened = list(chances)
    for start, end in _wholes(lines):
        mean = sum(chances[start:end]) / (end - start)
        if end - start > _LONGEST_LIST and is_bullet(lines[start]):
            mean = 0.0
        evened[start:end] = [mean] * (end - start)
    return evened


def _wholes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    listed = bullets(lines)
    looks = "".join(["b" if item else "p" if line.gap else "c" for line, item in zip(lines, listed, strict=True)])
    for whole in _WHOLES.finditer(looks):
        start, end = whole.span()
        if listed[start] or max([line.size for line in lines[start:end]]) < _SHORT:
            yield start, end


def _is_entry(lines: Sequence[Line], at: int) -> bool:
    """Whether a line may be text of a live page's entry, which stands below a time of day or below that's heading."""
    return is_prose(lines[at]) and any(_CLOCK.fullmatch(line.text) for line in lines[max(at - _ENTRY_HEAD, 0) : at])


def _threshold(lines: Sequence[Line], chances: Sequence[float]) -> float:
    """Return from what chance on a line is text: half the F1 that the best choice of lines can be expected to reach.

    That choice is the one with the highest F1 to be expected (Lipton, Elkan and Naryanaswamy, "Optimal Thresholding of
    Classifiers to Maximize F1 Measure", 2014). A page with too little likely text has no article to be chosen well.
    """
    sizes = [line.size for line in lines]
    likely = sorted([pair for pair in zip(chances, sizes, strict=True) if pair[0] >= _LEAST], reverse=True)
    if sum(size for chance, size in likely if chance >= _SURE) < _ENOUGH:
        return _SURE
    expected = sum(map(mul, chances, sizes))
    taken = right = best = 0.0
    for chance, size in likely:
        taken, right = taken + size, right + chance * size
        best = max(best, 2 * right / (taken + expected))
    return max(_LEAST, min(_SURE, best / 2))


def _text(lines: Sequence[Line], story: frozenset[int], sure: frozenset[int], ledger: Ledger) -> list[Line]:
    """The lines of the story; what stands between them is cut under the rule that knows it, or as the model's word."""
    kept = []
    last = max(story, default=-1)
    for line in lines[min(story, default=0) : last + _AFTER_TEXT]:
        if line.index in story or (ledger.is_free(line) and is_call_to_read_on(line.text)):
            kept.append(line)
        elif line.index < last:
            ledger.cut(line.span(), furniture_rule(line) or ("caption" if is_caption(line) else "line-model"))
    return without_asides(kept, ledger, sure)


def _lines_of(head: Head) -> frozenset[int]:
    stamp = head.stamp.span if head.stamp else None
    spans = (head.headline, *head.copies, head.standfirst, head.outlet, head.byline, stamp)
    return frozenset(span.line.index for span in spans if span is not None)
