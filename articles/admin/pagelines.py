"""A stored page line by line, each with what the parser made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.models import Extraction, Role

LONGEST_LINE = 2_000  # characters shown of one line


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: number from 1, text cut to a bounded length, what it became, how much is not shown."""

    number: int
    text: str
    roles: tuple[tuple[str, str], ...]
    hidden: int


def page_lines(lines: Iterable[str], first: int, extractions: Iterable[Extraction]) -> Iterator[PageLine]:
    """Yield ``lines``, the first of which has the number ``first``, with what each became by ``extractions``."""
    roles = roles_by_line(extractions)
    for number, line in enumerate(lines, first):
        hidden = max(0, len(line) - LONGEST_LINE)
        yield PageLine(number, line[:LONGEST_LINE], tuple(roles.get(number, {}).items()), hidden)


def roles_by_line(extractions: Iterable[Extraction]) -> dict[int, dict[str, str]]:
    """Return for each line what its spans became, and the rules that said so: the label first, the rule beside it."""
    roles: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for extraction in extractions:
        page: dict[str, Any] = extraction.payload.get("page", {})
        for cut in page.get("boilerplate", ()):
            roles[cut["line"]].setdefault("cut", cut["rule"])
        prefix = "" if extraction.role == Role.LEAD else f"{extraction.position} "
        for field, spans in extraction.payload.get("evidence", {}).items():
            for span in spans:
                if span.get("owns", True):
                    roles[span["line"]].setdefault(f"{prefix}{field}", span["rule"])
    return roles
