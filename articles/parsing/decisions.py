"""What people decided about the lines of a page, taken into its stories once their roles are read.

A decided line is its role's as a whole: a value takes all its visible characters, text keeps what a rule would cut
from it, and what is decided to be no part of an article is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from articles.parsing.bylines import authors_in
from articles.parsing.draft import Draft
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line, Span
from articles.parsing.metalines import read_meta_line
from articles.parsing.stamps import Stamp
from articles.parsing.statedfacts import StatedFacts
from articles.parsing.stories import Head, Story
from articles.parsing.types import DecidedLine, DecidedRole, Role

LEAD_KEY = "lead"
OF_TEXT = (DecidedRole.BODY, DecidedRole.HEADING)
_FACTS_OF = {
    DecidedRole.HEADLINE: ("headline",),
    DecidedRole.BYLINE: ("authors", "signed"),
    DecidedRole.OUTLET: ("outlet",),
    DecidedRole.ISSUED: ("issued",),
    DecidedRole.MODIFIED: ("modified",),
}


def with_decisions(
    stories: Sequence[Story], keys: Sequence[str], decided: Sequence[DecidedLine], lines: Sequence[Line], ledger: Ledger
) -> tuple[Story, ...]:
    """Return the stories of a page with the lines in the roles that were decided for them.

    ``keys`` are the item keys of the stories as they read without decisions. Of two decisions about a line the last
    one holds. One about an article that the page does not have is left out, but for the lead: a page that reads as none
    becomes one by the lines that were decided for it.
    """
    known = list(keys) or [LEAD_KEY] * len(stories)
    wanted = {one.line: one for one in decided if one.role is DecidedRole.CUT or one.article in {*known, LEAD_KEY}}
    here = [(line, wanted[line.number]) for line in lines if line.number in wanted]
    for line, one in here:
        ledger.release(line)
        if one.role is DecidedRole.CUT:
            ledger.cut(line.span(), "decided-cut")
    taken = frozenset(line.index for line, _ in here)
    made = [_without(story, taken) for story in stories]
    for key, story in zip(known, made, strict=False):
        _give(story, [(line, one.role) for line, one in here if one.article == key])
        _supersede(story, ledger)
    if LEAD_KEY not in known:
        lead = Story(Role.LEAD, Head(None), is_head_read=True)
        _give(lead, [(line, one.role) for line, one in here if one.article == LEAD_KEY])
        made = [lead, *made] if lead.decided else made
    return tuple(made)


def _give(story: Story, given: Iterable[tuple[Line, DecidedRole]]) -> None:
    for line, role in given:
        if role is not DecidedRole.CUT:
            story.decided.setdefault(role, []).append(line)
    text = [line for role in OF_TEXT for line in story.decided.get(role, [])]
    story.lines = sorted((*story.lines, *text), key=lambda line: line.index)


def _supersede(story: Story, ledger: Ledger) -> None:
    """Cut what the head took for a value that was decided to stand elsewhere."""
    head = story.head
    stamps = {DecidedRole.ISSUED: head.stamp, DecidedRole.MODIFIED: head.updated}
    spans = {
        DecidedRole.HEADLINE: head.headline,
        DecidedRole.STANDFIRST: head.standfirst,
        DecidedRole.BYLINE: head.byline,
        DecidedRole.OUTLET: head.outlet,
        **{role: stamp.span for role, stamp in stamps.items() if stamp is not None},
    }
    gone = story.decided.keys()
    for span in [span for role in gone if (span := spans.get(role)) is not None]:
        ledger.cut(span, "superseded")
    story.head = replace(
        head,
        headline=None if DecidedRole.HEADLINE in gone else head.headline,
        standfirst=None if DecidedRole.STANDFIRST in gone else head.standfirst,
        byline=None if DecidedRole.BYLINE in gone else head.byline,
        outlet=None if DecidedRole.OUTLET in gone else head.outlet,
        stamp=None if DecidedRole.ISSUED in gone else head.stamp,
        updated=None if DecidedRole.MODIFIED in gone else head.updated,
    )


def _without(story: Story, taken: frozenset[int]) -> Story:
    """Return a story that has nothing on the lines ``taken``."""
    head = story.head

    def free(span: Span | None) -> Span | None:
        return None if span is None or span.line.index in taken else span

    def all_free(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if span.line.index not in taken)

    def stamp(known: Stamp | None) -> Stamp | None:
        return None if known is None or known.span.line.index in taken else known

    byline = free(head.byline)
    kept = replace(
        head,
        headline=free(head.headline),
        copies=all_free(head.copies),
        outlet=free(head.outlet),
        outlet_copies=all_free(head.outlet_copies),
        labels=all_free(head.labels),
        standfirst=free(head.standfirst),
        byline=byline,
        authors=head.authors if byline else (),
        stamp=stamp(head.stamp),
        updated=stamp(head.updated),
    )
    return replace(story, head=kept, lines=[line for line in story.lines if line.index not in taken], decided={})


def state_decided(decided: Mapping[DecidedRole, Sequence[Line]], draft: Draft) -> None:
    """Fill a draft's head from the lines decided for it, in the place of what was read elsewhere."""
    for role, lines in decided.items():
        spans = [line.span() for line in lines]
        text = " ".join(span.text for span in spans)
        match role:
            case DecidedRole.HEADLINE:
                draft.headline, draft.headline_span = text, spans[0] if len(spans) == 1 else None
            case DecidedRole.STANDFIRST:
                draft.standfirst = text
            case DecidedRole.BYLINE:
                draft.byline, draft.authors = text, tuple(_people(lines))
            case DecidedRole.OUTLET:
                draft.outlet = text
            case DecidedRole.ISSUED:
                draft.stamp = _stamp(lines, draft, is_update=False)
                continue
            case DecidedRole.MODIFIED:
                draft.updated = _stamp(lines, draft, is_update=True)
                continue
            case DecidedRole.HEADING:
                draft.headings = frozenset(line.index for line in lines)
                draft.kept |= draft.headings
                continue
            case _:
                draft.kept |= frozenset(line.index for line in lines)
                continue
        for span in spans:
            draft.own(role.value, span, f"decided-{role.value}")


def _people(lines: Iterable[Line]) -> Iterator[str]:
    names = dict.fromkeys(name for line in lines for name in authors_in(line.text))
    yield from names


def _stamp(lines: Sequence[Line], draft: Draft, *, is_update: bool) -> Stamp | None:
    """Return the date that the lines state; without one there is a hint, and the article has no printed date."""
    for line in lines:
        meta = read_meta_line(line, is_sure=True)
        if meta is not None:
            stamps = meta.updated + meta.published if is_update else meta.published + meta.updated
            if stamps:
                return stamps[0]
    draft.ledger.hint("decided-date-unread", "no date can be read in the line decided to be one", lines[0].span())
    return None


def believed(facts: StatedFacts, decided: Mapping[DecidedRole, Sequence[Line]]) -> StatedFacts:
    """Return what the markup states without the facts that people decided about."""
    dropped = {name: None for role in decided for name in _FACTS_OF.get(role, ())}
    return replace(facts, **dropped) if dropped else facts
