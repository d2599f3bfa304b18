"""What the page beside the article shows: pieces of lines by role, and values with the places they were read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.importing.sureness import Sureness
from articles.models import Article, Extraction, Precision, Role
from articles.parsing import Block, read_blocks, share_of

from .pagelines import CUT, Span
from .provenance import FIELDS, LABELS, label_of, origins, readable

LINES = 500  # of a page shown at once
LEAST_SURE = 10  # lines listed
LEAD_IN = 5  # lines shown above where the article begins
BODY = "body"
OTHER = "other"
COMPARED = ("headline", "standfirst", "byline", "issued", "original_url", "kind", "language")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands on the page: the line, the address of it, and the rule that read it there."""

    line: int
    url: str
    rule: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the article with its anchor, the places it was read from, and whether it reads differently here."""

    name: str
    kind: str
    anchor: str
    text: str
    places: tuple[Place, ...]
    is_edited: bool = False
    block: Block | None = None


class Window:
    """The part of a page that is shown, so many lines from the first on."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self.count = len(lines)
        self.first = max(1, min(first, self.count))
        self.last = min(self.first + LINES - 1, self.count)
        self.lines = lines[self.first - 1 : self.last]

    @property
    def earlier(self) -> int | None:
        """The first line of the part before, if there is one."""
        return max(1, self.first - LINES) if self.first > 1 else None

    @property
    def later(self) -> int | None:
        """The first line of the part after, if there is one."""
        return self.last + 1 if self.last < self.count else None

    def address(self, line: int) -> str:
        """Return where the line is to be seen, in this part or another one."""
        return f"#L{line}" if self.first <= line <= self.last else f"?from={max(1, line - LEAD_IN)}#L{line}"


def beginning_of(extraction: Extraction, count: int) -> int:
    """Return where to begin: at the top of a page that is shown whole, else a little above the article."""
    lines = [span["line"] for spans in extraction.payload.get("evidence", {}).values() for span in spans]
    return 1 if count <= LINES or not lines else max(1, min(lines) - LEAD_IN)


def spans_of(
    extraction: Extraction, others: Iterable[Extraction], anchors: Set[str], sure: Sureness
) -> dict[int, list[Span]]:
    """Return what became of each line: fields of this article, other articles of the page, what was cut.

    A span leads to its value where that has one of ``anchors``: what was edited away has none. Behind each rule stands
    how sure the span is, by ``sure`` or else by the rule.
    """
    spans: defaultdict[int, list[Span]] = defaultdict(list)

    def add(span: dict[str, Any], label: str, kind: str, target: str = "") -> None:
        known = sure.get((span["line"], span["start"]), share_of(span["rule"]))
        rule = f"{span['rule']}, {known:.0%} sure"
        spans[span["line"]].append(Span(span["start"], span["end"], label, rule, kind, target, known))

    for each in (extraction, *others):
        for cut in each.payload.get("page", {}).get("boilerplate", ()):
            add(cut, CUT, CUT)
    for field, number, span in _owned(extraction):
        target = f"value-{BODY}-{number}" if field == BODY else f"value-{field}"
        add(span, label_of(field), field, target if target in anchors else "")
    for other in others:
        label = "the lead’s" if other.role == Role.LEAD else f"article {other.position}’s"
        for field, _, span in _owned(other):
            add(span, f"{label} {label_of(field)}", OTHER)
    return spans


def least_sure_of(spans: dict[int, list[Span]], window: Window) -> list[Place]:
    """Return the lines that the parser is least sure of, the least sure first, each with the part that is."""
    weakest = {line: min(here, key=lambda span: span.sure or 0.0) for line, here in spans.items()}
    lines = sorted(weakest, key=lambda line: (weakest[line].sure or 0.0, line))[:LEAST_SURE]
    return [Place(line, window.address(line), f"{weakest[line].label} · {weakest[line].rule}") for line in lines]


def values_of(extraction: Extraction, window: Window) -> list[Value]:
    """Return the article's values but its text, as they are now where they can be told, with their places."""
    article, values = extraction.article, []
    for origin in origins(extraction, shortened=True):
        now = _now(article, origin.field, extraction.payload) if article and origin.field in COMPARED else ""
        is_edited = bool(article) and origin.field in COMPARED and now != origin.value
        places = tuple(Place(quote.line, window.address(quote.line), quote.rule) for quote in origin.quotes)
        text = now if is_edited else str(origin.value)
        anchor = f"value-{origin.field}"
        values.append(Value(label_of(origin.field), origin.field, anchor, text, places, is_edited))
    return values + _written_here(article, {value.kind for value in values})


def _now(article: Article, field: str, payload: dict[str, Any]) -> str:
    """Return what the article has in a field that can be told from what was read, in the words of a reading."""
    if field != "issued":
        return str(getattr(article, field))
    read = payload.get(field) or {}
    day = article.issued_on.isoformat() if article.issued_on else ""
    is_exact = article.issued_precision == Precision.MINUTE and article.issued_at is not None
    if read and is_exact and datetime.fromisoformat(read["value"]) == article.issued_at:
        return str(readable(read))
    if read and (read["value"][:10], read["precision"]) == (day, article.issued_precision) and not is_exact:
        return str(readable(read))
    moment = timezone.localtime(article.issued_at).isoformat(" ", "minutes") if is_exact and article.issued_at else day
    return str(readable({"value": moment, "precision": article.issued_precision})) if day else ""


def _written_here(article: Article | None, known: set[str]) -> list[Value]:
    """Return what the article has and the page has not."""
    if article is None:
        return []
    fields = ((name, _now(article, name, {})) for name in COMPARED if name not in known)
    return [Value(label_of(name), name, f"value-{name}", text, (), is_edited=True) for name, text in fields if text]


def blocks_of(extraction: Extraction, window: Window) -> list[Value]:
    """Return the blocks of the article's text as it reads now, each with its place on the page.

    A block that does not stand in the reading was written here.
    """
    spans = extraction.payload.get("evidence", {}).get(BODY, ())
    read = read_blocks(extraction.payload.get(BODY) or "")
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    if len(read) == len(spans):
        for number, block in reversed(list(enumerate(read))):
            numbers[block.text].append(number)
    now = read_blocks(extraction.article.body) if extraction.article else read
    texts = {block.text for block in read}
    return [
        _block(
            block, numbers[block.text].pop() if numbers[block.text] else None, spans, window, block.text not in texts
        )
        for block in now
    ]


def _block(block: Block, number: int | None, spans: Sequence[dict[str, Any]], window: Window, is_new: bool) -> Value:
    if number is None:
        return Value(LABELS[BODY], BODY, "", block.text, (), is_new, block)
    span = spans[number]
    place = Place(span["line"], window.address(span["line"]), span["rule"])
    return Value(LABELS[BODY], BODY, f"value-{BODY}-{number}", block.text, (place,), is_new, block)


def legend(spans: dict[int, list[Span]]) -> list[tuple[str, str]]:
    """Return kind and label of every role on the page, in the order of an article's fields."""
    kinds = {span.kind for line in spans.values() for span in line}
    fields = [(name, label_of(name)) for name in FIELDS if name in kinds]
    others = ((CUT, "cut, belongs to no article"), (OTHER, "another article’s"))
    return fields + [(kind, label) for kind, label in others if kind in kinds]


def _owned(extraction: Extraction) -> Iterable[tuple[str, int, dict[str, Any]]]:
    """Yield field, number within it, and span of everything that the article owns of the page."""
    for field, spans in extraction.payload.get("evidence", {}).items():
        for number, span in enumerate(spans):
            if span.get("owns", True):
                yield field, number, span
