"""A story of a page before its text is read: where its head and the lines of its text stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.parsing.lines import Line, Span
from articles.parsing.stamps import Stamp
from articles.parsing.types import DecidedRole, Role


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text of a story; ``copies`` are further prints of its headline.

    ``labels`` are short lines of the head that name a section or a kind of work, ``outlet_copies`` further prints of
    the outlet's name, ``authors`` the names in the byline. ``outlet_rule`` is the rule that knows the outlet.
    """

    headline: Span | None
    copies: tuple[Span, ...] = ()
    outlet: Span | None = None
    outlet_copies: tuple[Span, ...] = ()
    stamp: Stamp | None = None
    labels: tuple[Span, ...] = ()
    standfirst: Span | None = None
    byline: Span | None = None
    authors: tuple[str, ...] = ()
    updated: Stamp | None = None
    outlet_rule: str = "outlet-beside-stamp"


@dataclass(slots=True)
class Story:
    """A story: its role, its head, and the lines of its text in page order.

    ``is_head_read`` says that byline and standfirst were looked for in the head already, ``decided`` which lines people
    gave which role; ``chances`` are the models' for each line of the page to be text of the story, none where no model
    was asked. ``is_teaser`` says that the text only tells what stands elsewhere.
    """

    role: Role
    head: Head
    lines: list[Line] = field(default_factory=list)
    is_head_read: bool = False
    decided: dict[DecidedRole, list[Line]] = field(default_factory=dict)
    chances: tuple[float, ...] = ()
    is_teaser: bool = False
