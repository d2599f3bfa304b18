"""What the parser says of a page: frozen values, each with the evidence it was read from.

Lines are numbered from 1 and are what stands between two line feeds of the page text; columns count code
points from 0 and are half-open, so ``text.split("\\n")[line - 1][start:end]`` is the text that a value, a cut or
a warning points at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

type EvidenceByField = Mapping[str, tuple["Evidence", ...]]


class Role(StrEnum):
    """The place of an article on its page."""

    LEAD = "lead"
    RELATED = "related"


class Kind(StrEnum):
    """The kind of work, as IPTC and schema.org tell them apart."""

    REPORT = "report"
    WIRE = "wire"
    PRESS_RELEASE = "press_release"
    OPINION = "opinion"
    SPONSORED = "sponsored"
    LIVE = "live"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAY = "day"
    APPROXIMATE = "approximate"


class DateOrder(StrEnum):
    """Whether a source writes the day or the month of a numeric date first."""

    UNKNOWN = "unknown"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class CreditRole(StrEnum):
    """What a credited name did: carried the text, or first published it."""

    WIRE = "wire"
    ORIGINAL = "original"


class DecidedRole(StrEnum):
    """What people may say that a line of a page is: a field by its name, a sub-heading, or "cut" for none."""

    BODY = "body"
    HEADING = "heading"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    OUTLET = "outlet"
    ISSUED = "issued"
    MODIFIED = "modified"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """What people decided about a line of page text, for the article of the page with the item key ``article``."""

    line: int
    role: DecidedRole
    article: str = "lead"


class Evidence(NamedTuple):
    """Where a value stands in the page text, and the rule that read it there.

    ``owns`` is false where the value only points at text that belongs to another field or was cut: the
    aggregator's name in its app box, the dateline that settles the order of day and month. Owned spans and cuts
    together hold every non-blank character of the page exactly once.

    What only the markup of a page or its address states (``json-ld:author``, ``date-in-address``) owns nothing: it
    points at the line that shows it, or, where none does, at the page's beginning with no width (line 1, columns 0 to
    0).
    """

    line: int
    start: int
    end: int
    rule: str
    owns: bool = True


@dataclass(frozen=True, slots=True)
class IssuedDate:
    """When the outlet says it published: a day or a moment, how exact, in whose words, reckoned from what.

    ``value`` is an aware datetime exactly when ``precision`` is minute. ``text`` is as printed ("an hour
    ago"); ``anchor`` says in words what a relative age was reckoned from, or what a day rests on that is not printed as
    the day of issue (the page's address, a date of the update); it is None for a printed one.
    """

    value: date | datetime
    precision: Precision
    text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line a wire report opens with: "BEIJING, July 9, 2025 /PRNewswire/ --"."""

    place: str | None
    date: date | None
    wire: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in the attribution chain, with the words that credit it."""

    name: str
    role: CreditRole
    text: str


class Keyword(NamedTuple):
    """A name the article is about; ``score`` runs from 0 to 1, from 0.5 on it is confident."""

    name: str
    score: float


class Boilerplate(NamedTuple):
    """Text of the page that belongs to no article, and the named rule that cut it."""

    line: int
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Warning:
    """A hint to editors at a place of the page: what looks wrong there; nothing is repaired."""

    rule: str
    message: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article as read from a page; what the page does not say is None or empty, never invented.

    ``body`` is blocks apart by a blank line: "## " begins a sub-heading, "- " or "1. " a list item, "> " a
    quote, anything else is a paragraph; a paragraph that begins with a mark by chance has a backslash before
    it. ``byline`` is as printed, ``authors`` are the names in it. ``language`` is a BCP 47 tag. ``item_key``
    is the same for the same article on another capture of the page. ``confidence`` is how sure the parser is of what
    is text, from 0 to 1, None where rules alone decided. ``evidence`` maps a field's name to its spans, in page order.
    """

    role: Role
    item_key: str
    headline: str
    body: str
    standfirst: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    issued: IssuedDate | None = None
    modified: IssuedDate | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    original_url: str | None = None
    kind: Kind = Kind.UNKNOWN
    language: str | None = None
    is_complete: bool = False
    keywords: tuple[Keyword, ...] = ()
    confidence: float | None = None
    evidence: EvidenceByField = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as read: its lead (if any), its related articles in page order, and all that was cut."""

    parser_version: str
    lead: ParsedArticle | None
    related: tuple[ParsedArticle, ...] = ()
    aggregator: str | None = None
    boilerplate: tuple[Boilerplate, ...] = ()
    warnings: tuple[Warning, ...] = ()
    evidence: EvidenceByField = field(default_factory=dict)

    @property
    def articles(self) -> tuple[ParsedArticle, ...]:
        """The lead and the related articles, in that order."""
        return (*((self.lead,) if self.lead else ()), *self.related)
