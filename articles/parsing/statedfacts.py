"""What the markup of a page states of its article, settled against what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from articles.parsing.bylines import authors_in, opens_with_by
from articles.parsing.datelines import known_wire
from articles.parsing.dates import find_dates
from articles.parsing.draft import Draft
from articles.parsing.lines import Line
from articles.parsing.markup import PageFacts, Stated
from articles.parsing.normalise import fold, may_fold_to
from articles.parsing.outlets import name_in
from articles.parsing.statedheadlines import choose_headline
from articles.parsing.types import Evidence, IssuedDate, Precision

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_TIME = re.compile(r"[T ]00:00(?::00)?(?:\.0+)?(?:Z|[+-]\d\d:?\d\d)?$")
_EARLIEST, _LATEST = 1990, 9998
_NEAR = timedelta(days=1)
_BELIEVED = ("article:published_time", "json-ld:datePublished", "json-ld:author")
_LONGEST_SHOWN = 300
_LONGEST_PRINTED = 60
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_WEAK = "time:datetime"  # the first of a page, which may stand beside another article
_BULLETS = "•·▪*-–— "
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """The markup's word on one article: a value for each field, with its rule, or None.

    ``signed`` are the authors that it states though they are the site itself: they are where nobody is named.
    """

    headline: Stated[str] | None = None
    authors: Stated[tuple[str, ...]] | None = None
    issued: Stated[str] | None = None
    modified: Stated[str] | None = None
    outlet: Stated[str] | None = None
    language: Stated[str] | None = None
    body: Stated[str] | None = None
    signed: Stated[tuple[str, ...]] | None = None


NO_FACTS = StatedFacts()


def settle_facts(facts: PageFacts, lines: Sequence[Line], url: str) -> StatedFacts:
    """Return the facts that are believed: those that can be read, the more trusted statement before the other."""
    names = {fold(one.value) for one in facts.outlets}
    return StatedFacts(
        choose_headline(facts, lines, url),
        _first_named(facts.authors, names),
        _date(facts.published),
        _date(facts.modified),
        _outlet(facts.outlets, url),
        facts.language,
        facts.body,
        _first_named((one for one in facts.authors if one.rule == "json-ld:author"), set()),
    )


def _outlet(stated: Sequence[Stated[str]], url: str) -> Stated[str] | None:
    """Return who published the page; an agency where nobody else is: pages state the one that wrote their text, too."""
    first = next((one for one in stated if known_wire(one.value) is None), stated[0] if stated else None)
    return replace(first, value=name_in(first.value, url)) if first is not None else None


def _date(stated: Sequence[Stated[str]]) -> Stated[str] | None:
    order = sorted(stated, key=lambda one: _BELIEVED.index(one.rule) if one.rule in _BELIEVED else len(_BELIEVED))
    return next((one for one in order if read_stated_date(one.value) is not None), None)


def _first_named(authors: Iterable[Stated[tuple[str, ...]]], outlets: set[str]) -> Stated[tuple[str, ...]] | None:
    return next((one for stated in authors if (one := _people(stated, outlets)) is not None), None)


def _people(stated: Stated[tuple[str, ...]], outlets: set[str]) -> Stated[tuple[str, ...]] | None:
    """Return the names of people in a statement: not the site's own, not an address, not minutes of reading."""
    found: list[str] = []
    for text in stated.value:
        if fold(text) in outlets or "://" in text:
            continue
        names = authors_in(text)
        is_whole = stated.rule == "json-ld:author" and "," not in text and "@" not in text
        found += [text] if is_whole and len(names) <= 1 else names
    return replace(stated, value=tuple(dict.fromkeys(found))[:_MOST_NAMES]) if found else None


def read_stated_date(text: str) -> datetime | date | None:
    """Return the moment, or the day where no time of day is stated, of a date; None for any other text.

    Dates are read as ISO 8601 and mail write them, as seconds or milliseconds since 1970, and as newspapers print them.
    """
    text = text.strip()
    moment = _moment(text)
    if moment is None:
        return _printed_day(text)
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    is_day = len(text) <= len("2025-08-09") and not _EPOCH.fullmatch(text)
    if is_day or _NO_TIME.search(text):
        return moment.date()
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _printed_day(text: str) -> date | None:
    """The day of a date as newspapers print it, where it is plain and the text holds no other."""
    found = find_dates(text) if len(text) <= _LONGEST_PRINTED else ()
    day = found[0].day if len(found) == 1 else None
    return day if day is not None and _EARLIEST <= day.year <= _LATEST else None


def _moment(text: str) -> datetime | None:
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, IndexError, TypeError):
            continue
    day = _ISO_DAY.match(text)
    try:
        return datetime.fromisoformat(day.group()) if day else None
    except ValueError:
        return None


def state_head(draft: Draft, facts: StatedFacts, lines: Sequence[Line]) -> None:
    """Fill the draft's headline, authors, outlet and language as the markup states them, each with its evidence.

    A value that the page shows points at the line; one that only the markup has points at the page's beginning, with no
    width. What the text was read as, where it differs, stays owned: it is another print of the same.
    """
    if facts.headline is not None:
        if fold(facts.headline.value) != fold(draft.headline) or draft.headline[0] in _BULLETS:
            draft.headline = facts.headline.value
        _state(draft, "headline", facts.headline.rule, _shown(facts.headline.value, lines))
    _drop_other_date(draft, facts)
    authors = facts.authors or (None if draft.byline and opens_with_by(draft.byline) else facts.signed)
    if authors is not None:
        draft.authors = authors.value
        _state(draft, "authors", authors.rule, _holding(authors.value[0], lines))
    if facts.outlet is not None:
        draft.outlet = facts.outlet.value
        _state(draft, "outlet", facts.outlet.rule, _shown(facts.outlet.value, lines))
    if facts.language is not None and draft.language in (None, facts.language.value.split("-")[0].casefold()):
        draft.language = draft.language or facts.language.value.split("-")[0].casefold()
        _state(draft, "language", facts.language.rule, None)


def _drop_other_date(draft: Draft, facts: StatedFacts) -> None:
    """Drop the printed date of a draft where the markup states another day: it is the date of something else."""
    stated = read_stated_date(facts.issued.value) if facts.issued and facts.issued.rule != _WEAK else None
    printed = draft.stamp.date.day if draft.stamp and draft.stamp.date else None
    if stated is not None and printed is not None and abs(printed - _day(stated)) > _NEAR:
        draft.stamp = None


def state_dates(draft: Draft, facts: StatedFacts) -> None:
    """Fill when the article was issued and updated as the markup states it; what is printed keeps its words."""
    draft.issued = _dated(draft, "issued", facts.issued, draft.issued)
    if facts.modified is not None and facts.modified.value != (facts.issued.value if facts.issued else None):
        draft.modified = _dated(draft, "modified", facts.modified, draft.modified)


def _dated(draft: Draft, name: str, stated: Stated[str] | None, printed: IssuedDate | None) -> IssuedDate | None:
    value = read_stated_date(stated.value) if stated else None
    if stated is None or value is None:
        return printed
    is_same = printed is not None and abs(_day(printed.value) - _day(value)) <= _NEAR
    if stated.rule == _WEAK and printed and not is_same and printed.precision is not Precision.APPROXIMATE:
        return printed
    _state(draft, name, stated.rule, None)
    words = printed.text if is_same and printed is not None else stated.value
    if isinstance(value, datetime):
        return IssuedDate(value.replace(second=0, microsecond=0), Precision.MINUTE, words)
    if is_same and printed is not None and printed.precision is Precision.MINUTE:
        return printed
    return IssuedDate(value, Precision.DAY, words)


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _state(draft: Draft, name: str, rule: str, line: Line | None) -> None:
    spans = draft.evidence.setdefault(name, [])
    spans.append(line.span().evidence(rule, owns=False) if line else Evidence(1, 0, 0, rule, owns=False))


def _shown(value: str, lines: Sequence[Line]) -> Line | None:
    words = fold(value)
    near = (line for line in lines if len(line.text) <= _LONGEST_SHOWN and may_fold_to(line.text, words[:1]))
    return next((line for line in near if line.folded == words), None)


def _holding(name: str, lines: Sequence[Line]) -> Line | None:
    words = f" {fold(name)} "
    last = words.rsplit(None, 1)[-1] if words.strip() else ""
    return next((line for line in lines if _may_hold(line.text, last) and words in f" {line.folded} "), None)


def _may_hold(text: str, word: str) -> bool:
    """A quick look: whether the fold of a line that is no longer than a byline's may hold a word."""
    return len(text) <= _LONGEST_SHOWN and (not text.isascii() or word in text.lower())
