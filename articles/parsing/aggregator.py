"""The aggregator layout: a lead with a glued "OutletDD-MM-YYYY" line, then stories that print their headline twice.

Learned from a page of Daily8. A story's head is the headline (once or twice), the outlet, an age with the label of an
icon before it, bullets with section and outlet, and the headline again; any of these may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from articles.parsing.aggregatorbrands import Brand, find_brands, is_name
from articles.parsing.aggregatorglances import (
    BULLETS,
    LONGEST_BULLET,
    LONGEST_HEADLINE,
    TEXT_WITHIN,
    above_prose,
    first_letters,
    is_long_prose,
    may_repeat,
    may_tell,
    same_words,
)
from articles.parsing.boilerplate import furniture_rule
from articles.parsing.ledger import Ledger
from articles.parsing.lexicon.sections import SECTION_HEADINGS
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.stamps import (
    LONGEST_GLUED,
    Stamp,
    ends_in_digits,
    is_outlet_name,
    read_glued_stamp,
    read_stamp,
)
from articles.parsing.stories import Head, Story
from articles.parsing.types import Role

_MOST_BULLETS = 6
_HEADINGS = {fold(phrase): rule for rule, phrases in SECTION_HEADINGS.items() for phrase in phrases}


@dataclass(frozen=True, slots=True)
class AggregatorOutline:
    """The stories of an aggregator's page, the lead first if there is one, and where it names itself."""

    stories: tuple[Story, ...]
    brands: tuple[Brand, ...]


class _FoundHead(NamedTuple):
    head: Head
    start: int
    end: int
    is_glued: bool
    signs: int


def outline_aggregator(lines: Sequence[Line], ledger: Ledger, *, is_stated: bool = False) -> AggregatorOutline | None:
    """Return the outline of a page in the aggregator layout and cut its sections; None for any other page.

    ``is_stated`` says that the page's markup states the one article that it is: then only the aggregator's own boxes
    tell that there are others.
    """
    brand_at = find_brands(lines)
    brands = tuple(brand for brand in brand_at.values() if is_name(brand))
    if not brands and (is_stated or not _has_telling_head(lines)):
        return None
    heads = tuple(_find_heads(lines))
    is_telling = any(_is_telling(one, is_branded=bool(brands)) and _has_text(lines, one.end) for one in heads)
    if not any(found.is_glued for found in heads):
        bare = _bare_lead(lines, heads) if is_telling or brands else None
        heads = (bare, *heads) if bare else heads
        is_telling = is_telling or bare is not None
    if not is_telling:
        return None
    stories, lead = _cut_into_stories(lines, heads, {at: brand.rule for at, brand in brand_at.items()}, ledger)
    if lead is not None:
        lead.role = Role.LEAD
        stories = [lead, *(story for story in stories if story is not lead)]
    return AggregatorOutline(tuple(stories), brands)


def _bare_lead(lines: Sequence[Line], heads: Sequence[_FoundHead]) -> _FoundHead | None:
    """A headline printed twice and text under it, above the first section: a lead whose outlet and date are missing."""
    until = heads[0].start if heads else len(lines)
    for at in range(max(0, until - 1)):
        if _section_rule(lines[at]) is not None:
            return None
        copies = _copies(lines, at + 1, lines[at]) if len(lines[at].text) <= LONGEST_HEADLINE else ()
        if copies and _has_text(lines, at + 2) and furniture_rule(lines[at]) is None:
            return _FoundHead(Head(lines[at].span(), copies), at, at + 1 + len(copies), is_glued=False, signs=1)
    return None


_ENOUGH, _ENOUGH_BESIDE_A_BRAND = 3, 2


def _is_telling(found: _FoundHead, *, is_branded: bool) -> bool:
    """Whether a head has what only this layout has: a stamp glued to the outlet, or a bullet with the outlet's name.

    Elsewhere "By Ada Quill • 20 Dec 2025" may stand between two prints of a headline, or a teaser that ends in a date.
    """
    if is_branded:
        return found.signs >= _ENOUGH_BESIDE_A_BRAND
    outlet, stamp = found.head.outlet, found.head.stamp
    is_tight = found.is_glued and outlet is not None and stamp is not None and outlet.end == stamp.span.start
    return found.signs >= _ENOUGH and (is_tight or bool(found.head.outlet_copies))


def _has_text(lines: Sequence[Line], at: int) -> bool:
    """Whether prose follows a head: lists of teasers print headlines twice as well."""
    return any(map(is_long_prose, lines[at : at + TEXT_WITHIN]))


def _has_telling_head(lines: Sequence[Line]) -> bool:
    """Whether a head tells the layout of a page without the aggregator's own boxes: one stands a little above prose."""
    stamps = _stamps_of(lines)
    letters = first_letters(lines)
    for at in above_prose(lines):
        is_above = len(lines[at + 1].text) <= LONGEST_GLUED or same_words(lines[at], lines[at + 1])
        is_likely = is_above and may_repeat(lines, letters, at) and may_tell(lines[at + 1 : at + 6])
        is_likely = is_likely and _may_be_head(lines, stamps, at)
        found = _read_head(lines, stamps, at) if is_likely else None
        if found is not None and _is_telling(found, is_branded=False) and _has_text(lines, found.end):
            return True
    return False


def _find_heads(lines: Sequence[Line]) -> Iterator[_FoundHead]:
    stamps = _stamps_of(lines)
    at = 0
    while at < len(lines):
        found = _read_head(lines, stamps, at) if _may_be_head(lines, stamps, at) else None
        if found is not None:
            yield found
        at = found.end if found else at + 1


type _Stamps = Callable[[int], Stamp | None]


def _stamps_of(lines: Sequence[Line]) -> _Stamps:
    """Return what reads the stamp of a line, each once and when it is asked for."""
    return cache(lambda at: read_stamp(lines[at]))


def _may_be_head(lines: Sequence[Line], stamps: _Stamps, at: int) -> bool:
    """A quick look: the headline is printed again, or a stamp stands one or two lines below it."""
    if at + 1 >= len(lines) or len(lines[at].text) > LONGEST_HEADLINE:
        return False
    following = lines[at + 1]
    is_above = same_words(lines[at], following) or ends_in_digits(following)
    is_above = is_above or (
        at + 2 < len(lines) and len(following.text) <= LONGEST_BULLET and stamps(at + 2) is not None
    )
    return is_above and stamps(at) is None


def _read_head(lines: Sequence[Line], stamps: _Stamps, at: int) -> _FoundHead | None:
    headline = lines[at]
    if _section_rule(headline):
        return None
    copies = _copies(lines, at + 1, headline)
    end = at + 1 + len(copies)
    glued = read_glued_stamp(lines[end]) if end < len(lines) else None
    outlet, stamp, end = (*glued, end + 1) if glued else _outlet_and_stamp(lines, stamps, end, headline)
    bullets = tuple(_bullets(lines, end))
    end += len(bullets)
    again = _copies(lines, end, headline)
    end += len(again)
    name = fold(outlet.text) if outlet and bullets else ""
    own = tuple(bullet for bullet in bullets if outlet and fold(bullet.text) == name)
    signs = bool(copies) + bool(stamp) + bool(own) + bool(again) + bool(glued)
    if not _is_head(signs, outlet, stamp, copies or again, glued is not None) or furniture_rule(headline):
        return None
    labels = tuple(bullet for bullet in bullets if bullet not in own)
    head = Head(headline.span(), (*copies, *again), outlet, own, stamp, labels)
    return _FoundHead(head, at, end, glued is not None, signs)


def _is_head(signs: int, outlet: Span | None, stamp: Stamp | None, copies: tuple[Span, ...], is_glued: bool) -> bool:
    if is_glued:
        return bool(copies) or stamp is not None
    return bool(copies) and signs >= 2 and (stamp is not None or outlet is not None)


def _copies(lines: Sequence[Line], at: int, headline: Line) -> tuple[Span, ...]:
    copies: list[Span] = []
    while at < len(lines) and len(copies) < 2 and same_words(lines[at], headline):
        copies.append(lines[at].span())
        at += 1
    return tuple(copies)


def _outlet_and_stamp(
    lines: Sequence[Line], stamps: _Stamps, at: int, headline: Line
) -> tuple[Span | None, Stamp | None, int]:
    if at >= len(lines):
        return None, None, at
    stamp = stamps(at)
    if stamp is not None:
        return None, stamp, at + 1
    if not is_outlet_name(lines[at].text) or same_words(lines[at], headline) or _section_rule(lines[at]):
        return None, None, at
    stamp = stamps(at + 1) if at + 1 < len(lines) else None
    return lines[at].span(), stamp, at + 2 if stamp else at + 1


def _bullets(lines: Sequence[Line], at: int) -> Iterator[Span]:
    for line in lines[at : at + _MOST_BULLETS]:
        text = line.text
        if text[0] not in BULLETS or len(text) > LONGEST_BULLET:
            return
        start = len(text) - len(text.lstrip(BULLETS + " "))
        if start == len(text):
            return
        yield line.span(start)


def _section_rule(line: Line) -> str | None:
    return _HEADINGS.get(line.folded) if len(line.text) <= LONGEST_BULLET else None


def _cut_into_stories(
    lines: Sequence[Line], heads: Sequence[_FoundHead], boxes: Mapping[int, str], ledger: Ledger
) -> tuple[list[Story], Story | None]:
    head_at = {found.start: found for found in heads}
    stories: list[Story] = []
    lead: tuple[int, Story] | None = None
    section: str | None = "before-article"
    in_related = False
    at = 0
    while at < len(lines):
        line = lines[at]
        found = head_at.get(at)
        rule = _section_rule(line) or boxes.get(at)
        if found is not None:
            stories.append(Story(Role.RELATED, found.head))
            rank = 2 * found.is_glued + (not in_related)
            if rank and (lead is None or rank > lead[0]):
                lead = rank, stories[-1]
            section, at = None, found.end
            continue
        if rule is None and section is None and stories[-1].lines and furniture_rule(line) == "image-label":
            rule = "image-label"  # the picture behind the aggregator's own box stands where the text has ended
        if rule is not None:
            section, in_related = rule, in_related or rule == "related-section"
        if section is not None:
            ledger.cut(line.span(), section)
        else:
            stories[-1].lines.append(line)
        at += 1
    return stories, lead[1] if lead else None
