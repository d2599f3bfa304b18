"""One article of a page: its head and text read into a draft, and the finished article."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from operator import attrgetter

from articles.parsing.blocks import write_blocks
from articles.parsing.body import read_body
from articles.parsing.bylines import read_byline
from articles.parsing.decisions import state_decided
from articles.parsing.draft import Draft
from articles.parsing.keywords import find_keywords
from articles.parsing.kinds import read_kind
from articles.parsing.language import detect_language
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.stories import Head, Story
from articles.parsing.types import Credit, CreditRole, Dateline, ParsedArticle, Role

_SAMPLE = 1500
_place = attrgetter("line", "start")


def read_story(story: Story, ledger: Ledger) -> Draft:
    """Read a story's head and text; dates are settled later, across the page."""
    draft = Draft(story.role, ledger)
    _read_head(story.head, draft)
    state_decided(story.decided, draft)
    draft.language = detect_language(_sample(story.lines))
    read_body(story.lines, draft, is_head_read=story.is_head_read)
    draft.is_cut_short = draft.is_cut_short or story.is_teaser
    return draft


def _read_head(head: Head, draft: Draft) -> None:
    if head.headline is not None:
        draft.headline, draft.headline_span = head.headline.text, head.headline
        draft.own("headline", head.headline, "headline-above-text")
    draft.cut(head.copies, "repeated-headline")
    if head.outlet is not None:
        draft.outlet = head.outlet.text
        draft.own("outlet", head.outlet, head.outlet_rule)
    draft.cut(head.outlet_copies, "repeated-outlet")
    draft.cut(head.labels, "section-label")
    draft.labels.extend(head.labels)
    draft.cut((span.line.span() for span in (*head.labels, *head.outlet_copies)), "bullet-mark")
    if head.standfirst is not None:
        draft.standfirst = head.standfirst.text
        draft.own("standfirst", head.standfirst, "line-under-headline")
    if head.byline is not None:
        draft.byline, draft.authors = head.byline.text, head.authors
        draft.own("byline", head.byline, "byline-near-headline")
        _credit_wire(head.byline, draft)
    draft.stamp, draft.updated = head.stamp, head.updated
    if (
        head.stamp is not None
        and head.stamp.span.start
        and (head.outlet is None or head.outlet.line is not head.stamp.span.line)
    ):
        draft.cut([head.stamp.span.line.span(0, head.stamp.span.start)], "icon-label")


def _credit_wire(byline: Span, draft: Draft) -> None:
    """Credit the agency that a byline names in place of people ("By The Associated Press")."""
    found = read_byline(byline.line.text[byline.start : byline.end])
    if found is not None and found.wire is not None:
        draft.credit(Credit(found.wire, CreditRole.WIRE, byline.text))
        draft.point("credits", byline, "wire-in-byline")


def _sample(lines: Sequence[Line]) -> str:
    """The longest lines first: they are prose, and a few hundred words tell the language."""
    chosen = sorted(lines, key=lambda line: -len(line.text))[:5]
    return " ".join(line.text[:_SAMPLE] for line in chosen)[:_SAMPLE]


def finish(draft: Draft) -> ParsedArticle:
    """Return the finished article of a draft whose dates are settled."""
    kind = read_kind(draft)
    body = write_blocks(draft.blocks)
    found = draft.dateline
    return ParsedArticle(
        role=draft.role,
        item_key=_item_key(draft),
        headline=draft.headline,
        body=body,
        standfirst=draft.standfirst,
        byline=draft.byline,
        authors=draft.authors,
        outlet=draft.outlet,
        issued=draft.issued,
        modified=draft.modified,
        dateline=Dateline(found.place, found.day, found.wire.name if found.wire else None) if found else None,
        credits=tuple(draft.credits),
        original_url=draft.original_url,
        kind=kind,
        language=draft.language,
        is_complete=bool(draft.headline and body) and not draft.is_cut_short,
        keywords=find_keywords(draft.headline, draft.blocks, draft.language),
        evidence={name: tuple(sorted(spans, key=_place)) for name, spans in draft.evidence.items()},
    )


def _item_key(draft: Draft) -> str:
    """A lead is the lead of its page whatever its headline becomes; a related article goes by its headline's words."""
    if draft.role is Role.LEAD:
        return "lead"
    words = fold(draft.headline) or fold(draft.blocks[0].text if draft.blocks else "")
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
