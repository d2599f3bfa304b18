"""What editors should look at in the articles of an import: hints of the page, conflicts of a merge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from articles.models import Article, Doubt, DoubtKind, ImportRun

from .decided import LOST
from .extracting import ExtractedPage
from .placing import Fate, Placed

DAMAGE = frozenset({"guessed-encoding", "nul-characters", "unreadable-characters"})
RULE_LENGTH = 60


def store_doubts(pages: Iterable[tuple[ExtractedPage, Sequence[Placed]]], run: ImportRun) -> None:
    """Store the hints at articles that ``run`` creates, and its conflicts; what stands open already is not repeated."""
    doubts = [doubt for page, placed in pages for doubt in _doubts(page, placed, run)]
    known = set(
        Doubt.objects.open()
        .filter(article__in={doubt.article_id for doubt in doubts})
        .values_list("article_id", "rule", "message", "line")
    )
    fresh = {(doubt.article_id, doubt.rule, doubt.message, doubt.line): doubt for doubt in doubts}
    Doubt.objects.bulk_create(doubt for key, doubt in fresh.items() if key not in known)


def _doubts(page: ExtractedPage, placed: Sequence[Placed], run: ImportRun) -> Iterable[Doubt]:
    for hint in page.warnings:
        article, rule = _pointed_at(hint["line"], placed), hint["rule"]
        if rule == LOST:
            article = next((each.slot.article for each in placed if not each.slot.is_kept_out), None)
        if article is not None:
            kind = DoubtKind.DAMAGED if rule in DAMAGE else DoubtKind.UNSURE
            facts = {"kind": kind, "rule": rule[:RULE_LENGTH], "message": hint["message"], "line": hint["line"]}
            yield Doubt(article=article, run=run, **facts)
    for each in placed:
        for name in each.conflicts if each.slot.article else ():
            message = f"{name} was edited here and has changed on the page; what was edited is kept."
            facts = {"kind": DoubtKind.CONFLICT, "rule": f"conflict-{name}", "message": message}
            yield Doubt(article=each.slot.article, run=run, **facts)


def _pointed_at(line: int, placed: Sequence[Placed]) -> Article | None:
    """Return the new article that a hint at ``line`` is about: the one read from there, or else the page's first."""
    fresh = [each for each in placed if each.fate is Fate.CREATED]
    own = next((each for each in fresh if line in _lines_of(each)), None)
    if own is not None:
        return own.slot.article
    others = any(line in _lines_of(each) for each in placed)
    return fresh[0].slot.article if fresh and not others else None


def _lines_of(placed: Placed) -> set[int]:
    evidence: dict[str, list[dict[str, Any]]] = placed.read.payload["evidence"]
    return {span["line"] for spans in evidence.values() for span in spans}
