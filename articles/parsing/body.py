"""The text of a story: its lines read into blocks, with credits, dateline and furniture taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.parsing.blocks import Block, BlockKind
from articles.parsing.boilerplate import furniture_rule, is_call_to_read_on, leads_on
from articles.parsing.bylines import read_byline
from articles.parsing.credits import (
    FoundCredit,
    Phrase,
    credit_phrases,
    find_credits,
    find_opening,
    find_original_link,
    read_source_line,
)
from articles.parsing.datelines import find_dateline, known_wire
from articles.parsing.dates import find_dates
from articles.parsing.draft import Draft
from articles.parsing.endings import TERMINAL, breaks_off, is_below_open_line
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold, is_blank
from articles.parsing.paragraphs import LONGEST_PARAGRAPH, cut_passages
from articles.parsing.tails import find_tail
from articles.parsing.types import Credit, CreditRole

LONGEST_LINE = 200_000
"""A line with more characters is no article's text."""

_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 20, 400
_LONGEST_HEADING = 100
_HEADING_WORDS = 14
_LONGEST_QUESTION = 60
_TERMINAL_INSIDE = re.compile(r"[.!?…。！？؟]")
_LIST_MARK = re.compile(r"[•●▪‣◦·]\s*(?=\S)|[-–*]\s+(?=\S)")
_NUMBER_MARK = re.compile(r"(?P<number>[1-9]\d{0,2})[.)]\s+(?=\S)")
_SOURCE_AT_END = re.compile(r"\sSOURCE:?\s+(?P<name>\S[^.!?]{1,78})\.?$")
_END = re.compile(r"[.!?:;,…。！？：；，、؟।][\s'\"‘’“”«»‹›)\]」』]*$")


def read_body(lines: Sequence[Line], draft: Draft, *, is_head_read: bool = False) -> None:
    """Read the lines of a story's text into the draft's blocks, credits, dateline and standfirst, and cut the rest."""
    kept = _without_furniture(lines, draft)
    phrases = credit_phrases("\n".join(line.text for line in kept), draft.language)
    last_prose = max((at for at, line in enumerate(kept) if _is_prose(line)), default=-1)
    for at, line in enumerate(kept):
        if line.index in draft.kept:
            _read_prose(line, draft, kept, at, phrases)
        elif draft.source_line is not None:
            draft.ledger.cut(line.span(), "after-source-line")
        elif _read_source_line(line, draft, is_amid=at < last_prose):
            continue
        elif is_head_read or not _read_head_line(line, draft, kept, at):
            _read_prose(line, draft, kept, at, phrases)
    draft.is_cut_short = draft.is_cut_short or breaks_off(draft, lines, is_whole_page=is_head_read)


def _without_furniture(lines: Sequence[Line], draft: Draft) -> list[Line]:
    kept = []
    title = fold(draft.headline)
    for line in lines:
        rule = _cut_rule(line, draft, title)
        if rule is None:
            kept.append(line)
        else:
            draft.ledger.cut(line.span(), rule)
        if rule == "continue-reading":
            is_mere = leads_on(line.text) and not is_below_open_line(line, draft)
            draft.is_led_on, draft.is_cut_short = draft.is_led_on or is_mere, draft.is_cut_short or not is_mere
        elif _is_prose(line):
            draft.is_led_on = draft.is_cut_short = False
    return kept


def _cut_rule(line: Line, draft: Draft, title: str) -> str | None:
    if len(line.text) > LONGEST_LINE:
        return "oversized-line"
    if line.index in draft.kept:
        return None
    if is_call_to_read_on(line.text):
        return "continue-reading"
    if title and len(line.text) < 2 * len(draft.headline) + 8 and line.folded == title:
        return "repeated-headline"
    return furniture_rule(line)


def _read_source_line(line: Line, draft: Draft, *, is_amid: bool) -> bool:
    """Read a line that names where the text is from; one amid the text is of a chart or picture, and is cut."""
    source = read_source_line(line.text) if draft.blocks else None
    if source is None:
        return False
    if source.rule == "credit-source-line":
        draft.source_line = line.span()
    elif is_amid or (source.names_several and known_wire(source.name) is None):
        draft.ledger.cut(line.span(), "photo-credit")
        return True
    _own_credit(line, source, draft)
    return True


def _read_head_line(line: Line, draft: Draft, kept: Sequence[Line], at: int) -> bool:
    """Read a byline or standfirst that stands between the head and the text."""
    if not draft.blocks and draft.byline is None:
        byline = read_byline(line.text)
        if byline is not None:
            draft.byline, draft.authors = byline.text, byline.authors
            draft.own("byline", line.span(0, byline.end), "byline-after-by")
            draft.ledger.cut(line.span(), "beside-byline")
            return True
    if not draft.blocks and draft.standfirst is None and _is_standfirst(line, kept, at):
        draft.standfirst = line.span().text
        draft.own("standfirst", line.span(), "line-between-head-and-text")
        return True
    return False


def _is_standfirst(line: Line, kept: Sequence[Line], at: int) -> bool:
    if not _SHORTEST_STANDFIRST <= len(line.text) <= _LONGEST_STANDFIRST or at + 1 >= len(kept):
        return False
    following = kept[at + 1]
    if find_dateline(line.text) is not None:
        return False
    if find_dateline(following.text) is not None:
        return True
    return TERMINAL.search(line.text) is None and len(following.text) > len(line.text) // 2 and _is_prose(following)


def _is_listed(line: Line) -> bool:
    return _LIST_MARK.match(line.text) is not None or _NUMBER_MARK.match(line.text) is not None


def _is_prose(line: Line) -> bool:
    return len(line.text) >= 60 or TERMINAL.search(line.text) is not None


def _read_prose(line: Line, draft: Draft, kept: Sequence[Line], at: int, phrases: Sequence[Phrase]) -> None:
    if line.index in draft.headings:
        draft.own("body", line.span(), "decided-heading")
        draft.blocks.append(Block(BlockKind.HEADING, line.span().text))
        return
    start = _read_opening(line, draft) if not draft.blocks else 0
    end = len(line.text)
    if line.index not in draft.kept:
        end = _cut_tail(line, start, draft, may_be_glued=len(kept) == at + 1 or len(line.text) > LONGEST_PARAGRAPH)
    for credit in find_credits(line.text, (start, end), draft.headline, phrases):
        _add_text(line.span(start, credit.start), draft, kept, at)
        _own_credit(line, credit, draft)
        start = credit.end
    _add_text(line.span(start, end), draft, kept, at)


def _read_opening(line: Line, draft: Draft) -> int:
    found = find_dateline(line.text)
    start = 0
    if found is not None:
        span = line.span(0, found.end).trimmed()
        draft.dateline, draft.dateline_span = found, span
        draft.own("dateline", span, "dateline-before-text")
        if found.wire is not None:
            words = line.span(found.wire_start, found.wire_end)
            draft.credit(Credit(found.wire.name, CreditRole.WIRE, span.text))
            draft.point("credits", words, "wire-in-dateline")
        start = found.end
    opening = find_opening(line.text[start:])
    if opening is not None:
        span = line.span(start, start + opening.end).trimmed()
        draft.credit(Credit(opening.name, CreditRole.ORIGINAL, span.text))
        draft.own("credits", span, opening.rule)
        start += opening.end
    return start


def _cut_tail(line: Line, start: int, draft: Draft, *, may_be_glued: bool) -> int:
    """Cut what is glued to the end of a line and return where its own text ends."""
    end = len(line.text)
    link = find_original_link(line.text[start:end])
    if link is not None:
        draft.original_url = draft.original_url or link.url
        rest = line.text[start + link.end :]
        draft.own("original_url", line.span(start + link.start, start + link.end), "link-to-original")
        draft.ledger.cut(line.span(start + link.label_start, start + link.start), "label-of-link-to-original")
        source = _SOURCE_AT_END.search(rest)
        if source is not None:
            _own_source_at_end(line, start + link.end, source, draft)
        draft.ledger.cut(line.span(start + link.end), "after-link-to-original")
        end = start + link.label_start
    while may_be_glued and (tail := find_tail(line.text, start, end)) is not None:
        draft.ledger.cut(line.span(tail[0], end), tail[1])
        end = tail[0]
    return end


def _own_source_at_end(line: Line, offset: int, source: re.Match[str], draft: Draft) -> None:
    span = line.span(offset + source.start() + 1, offset + source.end())
    draft.credit(Credit(source["name"], CreditRole.ORIGINAL, span.text))
    draft.own("credits", span, "credit-source-line")
    draft.source_line = span


def _own_credit(line: Line, found: FoundCredit, draft: Draft) -> None:
    span = line.span(found.start, found.end).trimmed()
    wire = known_wire(found.name)
    credit = (
        Credit(wire.name, CreditRole.WIRE, span.text) if wire else Credit(found.name, CreditRole.ORIGINAL, span.text)
    )
    draft.credit(credit)
    draft.own("credits", span, found.rule)
    words = line.span(found.words_start, found.words_end)
    dates = find_dates(line.text[found.words_start : found.words_end])
    if dates and dates[0].day:
        draft.dated_credits.append((words, dates[0]))


def _add_text(span: Span, draft: Draft, kept: Sequence[Line], at: int) -> None:
    text = span.line.text
    if span.start >= span.end:
        return
    if span.end - span.start < len(text):
        if is_blank(text[span.start : span.end]):
            return
        span = span.trimmed()
    for passage in cut_passages(text, span.start, span.end, draft.language, is_whole_body=len(kept) == 1):
        part = span.line.span(passage.start, passage.end)
        is_whole_line = part.end - part.start == len(text)  # which is no call to read on, or else it is cut by now
        is_kept = is_whole_line or span.line.index in draft.kept
        if not is_kept and is_call_to_read_on(text[passage.start : passage.end]):
            draft.is_cut_short = True
            draft.ledger.cut(part, "continue-reading")
            continue
        if draft.own("body", part, "sub-heading-in-line" if passage.is_heading else "prose-line"):
            is_heading = passage.is_heading or (is_whole_line and _is_heading(text, draft, kept, at))
            is_numbered = is_whole_line and _is_numbered(kept, at)
            draft.blocks.append(_block(part.text, is_heading=is_heading, is_numbered=is_numbered))


def _is_numbered(kept: Sequence[Line], at: int) -> bool:
    """Whether a line and one beside it begin with numbers: "1. Mai ist Feiertag" alone is no list."""
    if _NUMBER_MARK.match(kept[at].text) is None:
        return False
    beside = [*kept[max(0, at - 1) : at], *kept[at + 1 : at + 2]]
    return any(_NUMBER_MARK.match(line.text) for line in beside)


def _block(text: str, *, is_heading: bool, is_numbered: bool) -> Block:
    if is_heading:
        return Block(BlockKind.HEADING, text)
    item = _LIST_MARK.match(text)
    if item is not None:
        return Block(BlockKind.ITEM, text[item.end() :])
    numbered = _NUMBER_MARK.match(text) if is_numbered else None
    if numbered is not None:
        return Block(BlockKind.NUMBERED, text[numbered.end() :], int(numbered["number"]))
    if text.startswith("> "):
        return Block(BlockKind.QUOTE, text[2:])
    return Block(BlockKind.PARAGRAPH, text)


def _is_heading(text: str, draft: Draft, kept: Sequence[Line], at: int) -> bool:
    """A short line without an end, between lines of prose."""
    if len(text) > _LONGEST_HEADING or at + 1 >= len(kept):
        return False
    is_short = len(text.split()) <= _HEADING_WORDS
    is_question = text[-1] in "?？؟" and len(text) <= _LONGEST_QUESTION and len(_TERMINAL_INSIDE.findall(text)) == 1
    return (
        is_short
        and (is_question or _END.search(text) is None)
        and _LIST_MARK.match(text) is None
        and bool(draft.blocks)
        and any(character.isalpha() for character in text)
        and (_is_prose(kept[at + 1]) or _is_listed(kept[at + 1]))
    )
