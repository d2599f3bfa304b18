"""An article as an import sees it: what it holds, what it was last read as, and what is about to change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import DEFERRED

from articles.models import Article, Role, Status
from articles.parsing import ParsedArticle, article_from_json

from .extracting import ExtractedPage, ReadArticle
from .merging import Change, Conflict, Merged, merge
from .resemblance import share_of, shingles_of
from .sources import SourceDirectory
from .values import Issued, Values, values_held, values_read

type Rank = tuple[bool, int]


class Digest(int):
    """What stands for a value that is compared, but no longer shown."""


UNREAD: Rank = (False, -1)
SAME_STORY = 0.05  # different stories in one language share less than a hundredth by chance
KEPT_OUT = (Status.REJECTED, Status.TAKEN_DOWN)
NEEDED = ("headline", "body")


@dataclass(slots=True, eq=False)
class Slot:
    """A place for readings of one article; ``article`` is unsaved where ``fresh``, None where an editor deleted it.

    ``values`` is what the article is to hold, ``base`` the reading last merged into it (None: it was never read),
    ``rank`` how complete that reading was. ``basis`` is the reading to become the base extraction, ``changes`` what an
    existing article is about to be given, ``conflicts`` what was edited and has changed on the page as well.
    ``document`` is the hash of the page that was last merged into it; ``is_moved`` says that a reading since differs,
    ``is_read`` that one was merged. ``losses`` are what the latest reading of a published article no longer gives:
    ``loser``, which was not merged.
    """

    article: Article | None
    fresh: bool = False
    rank: Rank = UNREAD
    captured_at: datetime | None = None
    base: Values | None = None
    values: Values = field(default_factory=dict)
    basis: ReadArticle | None = None
    document: str = ""
    changes: dict[str, Change] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    is_moved: bool = False
    is_read: bool = False
    losses: dict[str, Conflict] = field(default_factory=dict)
    loser: ReadArticle | None = None
    is_settled: bool = False

    @property
    def is_kept_out(self) -> bool:
        """Whether an editor has rejected the article or taken it down."""
        return self.article is not None and self.article.status in KEPT_OUT

    @property
    def is_public(self) -> bool:
        """Whether the article is published, so that the database insists on its headline and body."""
        return self.article is not None and self.article.status == Status.PUBLISHED

    def tells(self, read: ReadArticle) -> bool:
        """Whether ``read``, the lead of the same page, can be this article: some of its text is, or the headline.

        The page of a section keeps its address and changes its story.
        """
        if self.base is None or self.is_settled or self.base["headline"] == read.parsed.headline:
            return True
        share = share_of(shingles_of(self.base["body"]), shingles_of(read.parsed.body))
        return share >= SAME_STORY

    def take(self, read: ReadArticle, theirs: Values, *, needed: Collection[str] = ()) -> Merged:
        """Merge a reading and make it the base; what an existing article then lacks is in ``changes``."""
        self.is_read, self.losses, self.loser = True, {}, None
        theirs = digests(theirs) if self.is_settled else theirs
        merged = merge(base=self.base, ours=self.values, theirs=theirs, needed=needed)
        if self.base is None or any(self.base.get(name) != value for name, value in theirs.items()):
            self.base = (self.base or {}) | theirs
            self.rank = rank_of(read.parsed)
            self.basis, self.is_moved = read, True
            self.conflicts |= merged.conflicts
        for name, change in merged.changes.items():
            first = self.changes.get(name)
            self.changes[name] = Change(first.before, change.after) if first else change
        self.values = dict(merged.values)
        return merged

    def lose(self, read: ReadArticle) -> Mapping[str, Conflict]:
        """Note what a reading of a published article lacks that it cannot be without; nothing is merged."""
        gone = [name for name in NEEDED if self.values[name] and not getattr(read.parsed, name)]
        base = self.base or {}
        self.losses = {name: Conflict(base.get(name), self.values[name], "") for name in gone}
        self.loser = read
        return self.losses

    def settle(self) -> None:
        """Keep only what a rehearsal compares later batches with: a digest of each value."""
        if not self.is_settled:
            self.values, self.base = digests(self.values), self.base and digests(self.base)
            self.basis, self.is_settled = None, True
            self.conflicts.clear()
            self.losses, self.loser = {}, None


def rank_of(parsed: ParsedArticle) -> Rank:
    """Return how complete a reading is, to compare two of one article.

    A whole text goes before one cut short; of two whole ones the page's own lead goes before a flattened copy, of two
    cut ones the longer.
    """
    if parsed.is_complete:
        return True, int(parsed.role.value == Role.LEAD)
    return False, len(parsed.body)


def digests(values: Values) -> Values:
    """Return ``values`` with a digest in the place of each; what is empty, or a date, stays: it is asked for."""
    return {
        name: value if not value or isinstance(value, Issued) else Digest(hash(repr(value)))
        for name, value in values.items()
    }


def fresh_slot(page: ExtractedPage, read: ReadArticle, directory: SourceDirectory) -> Slot:
    """Return the slot of an article that is not known yet."""
    values = read_values(page, read, directory)
    return Slot(
        article=_blank(),
        fresh=True,
        rank=rank_of(read.parsed),
        captured_at=page.sighting.captured_at,
        base=values,
        values=values,
        basis=read,
        document=page.sha256,
    )


def _blank() -> Article:
    """Return a new article in review; its columns are set at once, for one by one costs several times as much."""
    unset: tuple[Any, ...] = (DEFERRED,) * len(Article._meta.concrete_fields)
    article = Article(*unset)  # type: ignore[misc]  # stubs: no column can be left unset
    vars(article).update(_columns())
    return article


@cache
def _columns() -> dict[str, Any]:
    blank = vars(Article(status=Status.REVIEW))
    return {name: value for name, value in blank.items() if name != "_state"}


def read_values(page: ExtractedPage, read: ReadArticle, directory: SourceDirectory) -> Values:
    """Return what ``page`` says of one of its articles."""
    return values_read(read.parsed, summary=read.summary, aggregator=page.aggregator, directory=directory)


def stored_slot(article: Article, captured_at: datetime | None, directory: SourceDirectory) -> Slot:
    """Return the slot of an article in the database, its base extraction and page, sources and credits loaded."""
    slot = Slot(article=article, captured_at=captured_at, values=values_held(article))
    if article.base_extraction:
        payload = article.base_extraction.payload
        parsed = article_from_json(payload)
        slot.rank = rank_of(parsed)
        slot.document = article.base_extraction.document.sha256
        slot.base = values_read(
            parsed, summary=payload["summary"], aggregator=payload["aggregator"], directory=directory
        )
    return slot
