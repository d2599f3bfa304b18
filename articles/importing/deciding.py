"""An editor's word on the lines of a page: the new reading to be looked at, and then accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from django.contrib.auth.models import User
from django.db import transaction

from articles.editing.refusals import ImpossibleEdit
from articles.models import Article, Cause, Document, Extraction, ImportRecord, ImportRun, LineDecision, LineRole, Role
from articles.models.evidence import text_of
from articles.parsing import PARSER_VERSION, is_blank

from .addresses import address_key
from .applying import Directories, Occasion, PlacedPage, apply
from .batches import new_directories, place_all, records_of
from .database import take_turns
from .decided import DecidedDocument, Decision, decision_on
from .extracting import ExtractedPage, prepare
from .known import Known
from .placing import Fate, Placed
from .reparsing import stored_pages
from .runs import finish_run, start_run
from .sources import date_orders

COMMAND = "decide_lines"
LEAD_KEY = "lead"
MOST_LINES = 1_000  # decided at once

type Roles = Mapping[int, LineRole]


class Unfinished(ImpossibleEdit):
    """The lines decided so far make no whole article; with more of them they may."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """A page read with an editor's decisions: what it says now, and what that would change, article by article."""

    page: ExtractedPage
    places: tuple[Placed, ...]
    decisions: tuple[Decision, ...]
    page_key: str


def reread(*, extraction: Extraction, roles: Roles) -> Rereading:
    """Return how the page of ``extraction`` reads when its lines have these ``roles``; nothing is written.

    ``roles`` are by number of the line, from 1; ``extraction`` is stored, or an ``unread_page``. Raises ImpossibleEdit
    where that makes no article.
    """
    return _reread(extraction, roles, new_directories(), lock=False)


def decide_lines(*, extraction: Extraction, roles: Roles, by: User | None) -> ImportRun:
    """Keep that the lines have these ``roles`` and merge the new reading into the articles of the page.

    It is a run of its own, which can be taken back; each article that changes has a revision by ``by``, and what was
    edited by hand stays and becomes a conflict where the lines say otherwise. The decisions hold for every later
    reading of the page and of other captures of it. Raises ImpossibleEdit where ``extraction`` is not what its article
    was last merged with, or the decisions make no article.
    """
    with transaction.atomic():
        take_turns()
        directories = new_directories()
        reading = _reread(extraction, roles, directories, lock=True)
        run = start_run(command=COMMAND, options={"lines": sorted(roles)}, by=by)
        _write(reading, extraction, run, directories, Occasion(by, Cause.DECISION, said(roles)))
    finish_run(run)
    return run


def said(roles: Roles) -> str:
    """Return decisions in words: "Lines 3–5: text of the article. Line 9: byline."""
    parts = []
    for role, numbers in groupby(sorted(roles, key=lambda number: (roles[number], number)), key=lambda n: roles[n]):
        ranges = list(_ranges(list(numbers)))
        is_one = len(ranges) == 1 and "–" not in ranges[0]
        parts.append(f"{'Line' if is_one else 'Lines'} {', '.join(ranges)}: {role.label.lower()}.")
    return " ".join(parts)


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    for _, pairs in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"


def unread_page(document: Document) -> Extraction:
    """Return the reading, not stored, of a page that reads as no article: its lines can be decided to be one."""
    return Extraction(document=document, position=0, role=Role.LEAD, item_key=LEAD_KEY, payload={})


def reads_as_nothing(document: Document) -> bool:
    """Whether the page was never read as an article, and is still there to become one."""
    return document.erased_at is None and not document.extractions.exists()


def _reread(extraction: Extraction, roles: Roles, directories: Directories, *, lock: bool) -> Rereading:
    document = _document_of(extraction, lock=lock)
    lines = text_of(document).split("\n")
    _check(roles, lines)
    stored = next(stored_pages(Document.objects.filter(pk=document.pk)))
    fresh = tuple(decision_on(lines, number, roles[number], extraction.item_key) for number in sorted(roles))
    wanted = DecidedDocument(stored.document, (*stored.decisions, *fresh))
    page = prepare(wanted, orders=date_orders(), hint=stored.hint)
    if not isinstance(page, ExtractedPage):
        raise ImpossibleEdit("The page cannot be read like this.")
    _check_page(page, roles, extraction.item_key)
    page = replace(page, parser_version=_next_version(document))
    known = Known(directories.sources, lock=lock, needed=())
    places = place_all([page], known, {page.sha256: document.pk})[0]
    _check_headlines(places)
    own = next(each for each in places if each.read.parsed.item_key == extraction.item_key)
    if own.slot.basis is not own.read:
        raise ImpossibleEdit(f"The article {own.why}: it takes no new reading.")
    return Rereading(page, places, fresh, address_key(stored.document.url or ""))


def _document_of(extraction: Extraction, *, lock: bool) -> Document:
    """Return the page of a reading that its article was last merged with, or of one that is no article yet."""
    if extraction.pk is None:
        document = Document.objects.get(pk=extraction.document_id)
        if not reads_as_nothing(document):
            raise ImpossibleEdit("The page has been read since: decide on its lines beside its article.")
        return document
    articles = Article.objects.select_for_update(of=("self",)) if lock else Article.objects.all()
    if not articles.filter(base_extraction=extraction).exists():
        raise ImpossibleEdit("The article has been read anew since: decide on the lines of that reading.")
    document = Document.objects.get(pk=extraction.document_id)
    if document.erased_at is not None:
        raise ImpossibleEdit("The page has been erased: nothing of it can be read anew.")
    return document


def _check(roles: Roles, lines: Sequence[str]) -> None:
    if not roles:
        raise ImpossibleEdit("No line is marked: mark those that are to have another role.")
    if len(roles) > MOST_LINES:
        raise ImpossibleEdit(f"At most {MOST_LINES:,} lines are decided at once; {len(roles):,} are marked.")
    for number in sorted(roles):
        if not 1 <= number <= len(lines) or is_blank(lines[number - 1]):
            raise ImpossibleEdit(f"Line {number} of the page has no text that could be anything.")


def _check_page(page: ExtractedPage, roles: Roles, item_key: str) -> None:
    unread = sorted(hint["line"] for hint in page.warnings if hint["rule"] == "decided-date-unread")
    if unread and unread[0] in roles:
        raise ImpossibleEdit(f"No date can be read in line {unread[0]}.")
    if not any(each.parsed.item_key == item_key and each.parsed.body for each in page.articles):
        raise Unfinished("The article would have no text: mark the lines that are its text.")


def _check_headlines(places: Sequence[Placed]) -> None:
    for placed in places:
        if placed.fate is Fate.CREATED and not placed.read.parsed.headline:
            raise Unfinished("The article would have no headline: mark the line that is its headline.")
        change = placed.changes.get("headline")
        if change is not None and not change.after:
            raise ImpossibleEdit(
                f"“{change.before}” would have no headline left: mark the line that is its headline first."
            )


def _next_version(document: Document) -> str:
    """Return what the reading goes by: the parser's version, and which reading by it this is."""
    known = set(Extraction.objects.filter(document=document).values_list("parser_version", flat=True))
    if PARSER_VERSION not in known:
        return PARSER_VERSION
    return next(version for number in count(2) if (version := f"{PARSER_VERSION}+{number}") not in known)


def _write(
    reading: Rereading, extraction: Extraction, run: ImportRun, directories: Directories, occasion: Occasion
) -> None:
    page, documents = reading.page, {reading.page.sha256: extraction.document_id}
    LineDecision.objects.bulk_create(
        LineDecision(
            document_id=extraction.document_id,
            page_key=reading.page_key,
            item_key=one.article,
            line=one.line,
            digest=one.digest,
            occurrence=one.occurrence,
            copies=one.copies,
            role=LineRole(one.role),
            by=occasion.by,
            run=run,
        )
        for one in reading.decisions
    )
    placed = PlacedPage(page, extraction.document_id, reading.places)
    apply([placed], run=run, directories=directories, occasion=occasion)
    ImportRecord.objects.bulk_create(records_of([page], [reading.places], run=run, documents=documents))
