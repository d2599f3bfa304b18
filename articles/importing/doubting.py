"""What editors should look at in the articles of an import: hints of the page, conflicts of a merge."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from articles.models import Article, Doubt, DoubtKind, ImportRun, insert_rows

from .decided import LOST
from .extracting import ExtractedPage
from .placing import Fate, Placed

DAMAGE = frozenset({"guessed-encoding", "nul-characters", "unreadable-characters"})
RULE_LENGTH = 60
BOTH = "was edited here and has changed on the page; what was edited is kept."
AHEAD = "lies ahead: it is the day of something else, or was misread; nothing was issued on it."
LOSS = "is no longer read from the page; what stood here is kept."

type Key = tuple[int, str, str, int]


def store_doubts(pages: Sequence[tuple[ExtractedPage, Sequence[Placed]]], run: ImportRun) -> None:
    """Store the hints at articles that ``run`` creates, and its conflicts; what stands open already is not repeated."""
    doubts = {_key(doubt): doubt for page, placed in pages for doubt in _doubts(page, placed)}
    new = {each.slot.article.pk for _, placed in pages for each in placed if each.slot.fresh and each.slot.article}
    known = _open({doubt.article_id for doubt in doubts.values()} - new)
    rows = ((*doubt, run.pk) for key, doubt in doubts.items() if key not in known)
    insert_rows(Doubt, (*_Hint._fields, "run_id"), rows)


class _Hint(NamedTuple):
    article_id: int
    kind: str
    rule: str
    message: str
    line: int = 0


def _key(hint: _Hint) -> Key:
    return hint.article_id, hint.rule, hint.message, hint.line


def _open(articles: Collection[int]) -> set[Key]:
    """Return what nobody has settled of the doubts of ``articles``."""
    if not articles:
        return set()
    rows = Doubt.objects.open().filter(article__in=articles)
    return set(rows.values_list("article_id", "rule", "message", "line"))


def _doubts(page: ExtractedPage, placed: Sequence[Placed]) -> Iterable[_Hint]:
    for hint in page.warnings:
        article, rule = _pointed_at(hint["line"], placed), hint["rule"]
        if rule == LOST:
            article = next((each.slot.article for each in placed if not each.slot.is_kept_out), None)
        if article is not None:
            kind = DoubtKind.DAMAGED if rule in DAMAGE else DoubtKind.UNSURE
            yield _Hint(article.pk, kind.value, rule[:RULE_LENGTH], hint["message"], hint["line"])
    for each in placed:
        if article := each.slot.article:
            if each.fate is Fate.CREATED and article.issued_on and lies_ahead(article.issued_on):
                yield _Hint(article.pk, DoubtKind.UNSURE.value, "date-ahead", f"{article.issued_on:%Y-%m-%d} {AHEAD}")
            for name, conflict in (each.slot.losses if each.read is each.slot.loser else each.conflicts).items():
                message = f"{name} {LOSS if conflict.ours == conflict.base else BOTH}"
                yield _Hint(article.pk, DoubtKind.CONFLICT.value, f"conflict-{name}", message)


def lies_ahead(day: date | None) -> bool:
    """Whether a day has begun nowhere on earth: nothing was issued on it."""
    return day is not None and day > (timezone.now() + timedelta(days=1)).date()


def _pointed_at(line: int, placed: Sequence[Placed]) -> Article | None:
    """Return the new article that a hint at ``line`` is about: the one read from there, or else the page's first."""
    fresh = [each for each in placed if each.fate is Fate.CREATED]
    own = next((each for each in fresh if line in each.read.lines), None)
    if own is not None:
        return own.slot.article
    others = any(line in each.read.lines for each in placed)
    return fresh[0].slot.article if fresh and not others else None
