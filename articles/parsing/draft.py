"""An article while it is being read: values with their evidence, before dates are settled across the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.parsing.blocks import Block
from articles.parsing.datelines import FoundDateline
from articles.parsing.dates import FoundDate
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Span
from articles.parsing.stamps import Stamp
from articles.parsing.types import Credit, Evidence, IssuedDate, Role


@dataclass(slots=True)
class Draft:
    """What is known of an article so far; ``ledger`` is that of its page.

    ``is_cut_short`` says that the page tells that the text goes on elsewhere, ``is_led_on`` that something below it
    leads on, there or to other texts. ``kept`` are the indexes of lines that people decided to be its text,
    ``headings`` those among them that are sub-headings.
    """

    role: Role
    ledger: Ledger
    headline: str = ""
    headline_span: Span | None = None
    standfirst: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    stamp: Stamp | None = None
    updated: Stamp | None = None
    dateline: FoundDateline | None = None
    dateline_span: Span | None = None
    dated_credits: list[tuple[Span, FoundDate]] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    original_url: str | None = None
    blocks: list[Block] = field(default_factory=list)
    language: str | None = None
    labels: list[Span] = field(default_factory=list)
    source_line: Span | None = None
    is_cut_short: bool = False
    is_led_on: bool = False
    issued: IssuedDate | None = None
    modified: IssuedDate | None = None
    kept: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)

    def own(self, name: str, span: Span, rule: str) -> bool:
        """Record that a field's value stands in a part of a line; where another field owns it, only point there."""
        owned = self.ledger.claim(span)
        self._record(name, span.evidence(rule, owns=owned))
        return owned

    def point(self, name: str, span: Span, rule: str) -> None:
        """Record that a field's value was read from text that belongs elsewhere."""
        self._record(name, span.evidence(rule, owns=False))

    def credit(self, credit: Credit) -> None:
        """Add a credit; the same name in the same role is credited once, in the words found first."""
        if all((known.name, known.role) != (credit.name, credit.role) for known in self.credits):
            self.credits.append(credit)

    def cut(self, spans: Iterable[Span], rule: str) -> None:
        """Cut parts of lines under a named rule."""
        for span in spans:
            self.ledger.cut(span, rule)

    def _record(self, name: str, evidence: Evidence) -> None:
        self.evidence.setdefault(name, []).append(evidence)
