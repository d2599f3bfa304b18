"""A parsed page laid out again by its lines: what each part of a line became, by which rule, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.parsing.lines import read_lines
from articles.parsing.markup import Markup
from articles.parsing.markuproles import read_marked_roles
from articles.parsing.page import parse_page
from articles.parsing.single import LONGEST_PAGE
from articles.parsing.statedfacts import NO_FACTS, settle_facts
from articles.parsing.types import ParsedPage, Role

CUT = "cut"
_BY_NETWORK = {"headline": "headline", "byline": "byline", "issued": "date", "modified": "date"}


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """A part of a line of page text: the field that owns it ("headline", "related 2 body") or "cut", and the rule.

    ``chance`` is how likely the models find this role for the line, from 0 to 1; None where rules alone decided.
    """

    line: int
    start: int
    end: int
    text: str
    role: str
    rule: str
    chance: float | None = None


def explain_page(
    text: str, *, url: str = "", captured_at: datetime | None = None, markup: Markup | None = None
) -> tuple[ParsedPage, tuple[ExplainedPart, ...]]:
    """Return a page as ``parse_page`` reads it, and all its parts in page order: every visible character, once."""
    page = parse_page(text, url=url, captured_at=captured_at, markup=markup)
    chances = _chances(text, url, markup) if page.aggregator is None and not page.related else {}
    lines = text.split("\n")
    parts = [
        ExplainedPart(line, start, end, lines[line - 1][start:end], role, rule, _chance(role, chances.get(line)))
        for line, start, end, role, rule in _spans(page)
    ]
    return page, tuple(sorted(parts, key=lambda part: (part.line, part.start)))


def least_sure(parts: Sequence[ExplainedPart], count: int) -> tuple[ExplainedPart, ...]:
    """Return the parts that the models were least sure of, the least sure first."""
    judged = [part for part in parts if part.chance is not None]
    return tuple(sorted(judged, key=lambda part: (part.chance, part.line, part.start))[:count])


def _spans(page: ParsedPage) -> Iterator[tuple[int, int, int, str, str]]:
    related = 0
    for article in page.articles:
        related += article.role is Role.RELATED
        prefix = "" if article.role is Role.LEAD else f"related {related} "
        for field, evidence in article.evidence.items():
            yield from ((one.line, one.start, one.end, prefix + field, one.rule) for one in evidence if one.owns)
    yield from ((cut.line, cut.start, cut.end, CUT, cut.rule) for cut in page.boilerplate)


def _chances(text: str, url: str, markup: Markup | None) -> dict[int, dict[str, float]]:
    """Return the models' word on each line by number, as the parser took it."""
    lines = read_lines(text)
    if not lines or len(lines) > LONGEST_PAGE:
        return {}
    facts = settle_facts(markup.facts, lines, url) if markup is not None else NO_FACTS
    labels = read_marked_roles(lines, url, markup, facts)
    return {line.number: label._asdict() for line, label in zip(lines, labels, strict=True)}


def _chance(role: str, label: dict[str, float] | None) -> float | None:
    if label is None:
        return None
    if role == CUT:
        return 1 - label["body"]
    return label["body"] if role == "body" else label.get(_BY_NETWORK.get(role, ""))
