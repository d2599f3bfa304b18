"""A parsed page laid out again by its lines: what each part of a line became, by which rule, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from articles.parsing.lineroles import read_roles
from articles.parsing.lines import read_lines
from articles.parsing.markup import Markup
from articles.parsing.markuproles import read_marked_roles
from articles.parsing.page import parse_page
from articles.parsing.ruleshares import share_of
from articles.parsing.single import LONGEST_PAGE
from articles.parsing.statedfacts import NO_FACTS, settle_facts
from articles.parsing.types import DecidedLine, ParsedPage, Role

CUT = "cut"
_BY_NETWORK = {"headline": "headline", "byline": "byline", "issued": "date", "modified": "date"}

type _Label = Mapping[str, float]
type _Span = tuple[int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """A part of a line of page text: the field that owns it ("headline", "related 2 body") or "cut", and the rule.

    ``sure`` is how sure that is, from 0 to 1: 1 where people decided; else how likely the models find the role for the
    line, a second opinion where rules decided; else, where the models have no word (an outlet, a credit, a piece of a
    line), how often the rule was right on pages whose truth is known (``share_of``).
    """

    line: int
    start: int
    end: int
    text: str
    role: str
    rule: str
    sure: float


def explain_page(
    text: str,
    *,
    url: str = "",
    captured_at: datetime | None = None,
    markup: Markup | None = None,
    decided: Sequence[DecidedLine] = (),
) -> tuple[ParsedPage, tuple[ExplainedPart, ...]]:
    """Return a page as ``parse_page`` reads it, and all its parts in page order: every visible character, once."""
    page = parse_page(text, url=url, captured_at=captured_at, markup=markup, decided=decided)
    sureness = _Sureness(page, text, url, markup, decided)
    lines = text.split("\n")
    spans = sorted(_spans(page))
    mixed = {line for line, _, _, role, _ in spans if role != CUT}
    parts = (
        ExplainedPart(line, start, end, lines[line - 1][start:end], role, rule, sureness.of(role, rule, line, mixed))
        for line, start, end, role, rule in spans
    )
    return page, tuple(parts)


def least_sure(parts: Sequence[ExplainedPart], count: int) -> tuple[ExplainedPart, ...]:
    """Return the parts that are the least sure, the least sure first."""
    return tuple(sorted(parts, key=lambda part: (part.sure, part.line, part.start))[:count])


def _spans(page: ParsedPage) -> Iterator[_Span]:
    related = 0
    for article in page.articles:
        related += article.role is Role.RELATED
        prefix = "" if article.role is Role.LEAD else f"related {related} "
        for field, evidence in article.evidence.items():
            yield from ((one.line, one.start, one.end, prefix + field, one.rule) for one in evidence if one.owns)
    yield from ((cut.line, cut.start, cut.end, CUT, cut.rule) for cut in page.boilerplate)


class _Sureness:
    """What is known of how sure each line of a page is."""

    def __init__(
        self, page: ParsedPage, text: str, url: str, markup: Markup | None, decided: Sequence[DecidedLine]
    ) -> None:
        self.decided = {one.line for one in decided}
        self.is_single = page.aggregator is None and not page.related
        self.labels = _labels(text, url, markup) if self.is_single else _labels_by_story(text, _beginnings(page))

    def of(self, role: str, rule: str, line: int, mixed: set[int]) -> float:
        """Return how sure it is that a part of a line has its role; ``mixed`` are the lines that are not cut whole."""
        field = role.rpartition(" ")[2]
        label = self.labels.get(line)
        if line in self.decided:
            return 1.0
        if label is None or (field == CUT and line in mixed):
            return share_of(rule)
        if field == CUT:
            return 1 - label["body"]
        if field == "body":
            return label["body"]
        # The heads of an aggregator's stories have a form of their own, which the model has never seen.
        known = _BY_NETWORK.get(field) if self.is_single else None
        return label[known] if known else share_of(rule)


def _labels(text: str, url: str, markup: Markup | None) -> dict[int, _Label]:
    """Return the models' word on each line of a page of one story by number, as the parser took it."""
    lines = read_lines(text)
    if not lines or len(lines) > LONGEST_PAGE:
        return {}
    facts = settle_facts(markup.facts, lines, url) if markup is not None else NO_FACTS
    labels = read_marked_roles(lines, url, markup, facts)
    return {line.number: label._asdict() for line, label in zip(lines, labels, strict=True)}


def _labels_by_story(text: str, beginnings: Iterable[int]) -> dict[int, _Label]:
    """Return the line model's word on each line of a page of several stories, each read as a page of its own.

    The model knows pages of one story, and on one of several sees text in the first alone.
    """
    rows = text.split("\n")
    labels: dict[int, _Label] = {}
    for start, end in pairwise(sorted({1, *beginnings, len(rows) + 1})):
        lines = read_lines("\n".join(rows[start - 1 : end - 1]))
        if 0 < len(lines) <= LONGEST_PAGE:
            roles = read_roles(lines, "")
            labels |= {start - 1 + line.number: role._asdict() for line, role in zip(lines, roles, strict=True)}
    return labels


def _beginnings(page: ParsedPage) -> Iterator[int]:
    """Yield the first line of each article."""
    for article in page.articles:
        lines = [one.line for spans in article.evidence.values() for one in spans if one.owns]
        if lines:
            yield min(lines)
