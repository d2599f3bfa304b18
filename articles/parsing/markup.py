"""What the HTML of a page says beside its text: hints for each of its lines, and the facts that it states of itself.

The parser reads the text of a page. Where the page came as HTML, its markup goes with the text, and makes the same
reading surer: a line knows the elements it stood in, and the head of the page names headline, authors and dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class LineHint(NamedTuple):
    """Where a line of page text stood in the page's HTML.

    ``tag`` is the innermost element that says what the text is (``p``, ``li``, ``h1``–``h6``, ``pre``; "" for others),
    ``linked`` the share of its characters that are links, ``inside`` the names of the elements around it that tell
    regions apart (``article``, ``nav``, ``figcaption`` …), ``words`` the telling words in their classes, ids and roles,
    ``group`` the number of the innermost element that holds paragraphs, 0 for none, and ``depth`` how many of the
    elements that were told apart stand around it.
    """

    tag: str = ""
    linked: float = 0.0
    inside: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    group: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Stated[Value]:
    """A value that the markup states, and the rule that read it there: ``json-ld:datePublished``."""

    value: Value
    rule: str


class ShortEntry(StrEnum):
    """What a page holds that is an entry of a feed with a few words: all of its text, or what it is about."""

    TEXT = "text"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the markup of a page states of its article, each value as written, the most trustworthy first.

    Dates are ISO 8601 or what the page has instead; authors are names, never addresses. ``body`` is the article's text,
    which may be cut short, as words apart by single spaces. ``addresses`` are where the page says that it stands.
    ``entry`` says that the page is an entry of a feed and holds nothing else.
    """

    headlines: tuple[Stated[str], ...] = ()
    published: tuple[Stated[str], ...] = ()
    modified: tuple[Stated[str], ...] = ()
    authors: tuple[Stated[tuple[str, ...]], ...] = ()
    outlets: tuple[Stated[str], ...] = ()
    language: Stated[str] | None = None
    body: Stated[str] | None = None
    addresses: tuple[Stated[str], ...] = ()
    entry: ShortEntry | None = None

    @property
    def states_article(self) -> bool:
        """Whether the page says in JSON-LD that it is an article, and of what headline."""
        return any(one.rule == "json-ld:headline" for one in self.headlines)


@dataclass(frozen=True, slots=True)
class Markup:
    """The markup of a page: hints by line number of the page text, counted from 1, and the page's facts."""

    hints: Mapping[int, LineHint] = field(default_factory=dict)
    facts: PageFacts = PageFacts()
