"""The fields that a run changed, given back the values from before it unless they were changed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from articles.editing.refusals import Refused
from articles.editing.restoring import values_of
from articles.editing.revisions import Fields, fields_of
from articles.editing.writing import WRITTEN, edit_article
from articles.models import Article, Cause, Extraction, ImportRun, Revision, Status

from .undone import Undone

MACHINE = (Cause.IMPORT, Cause.REPARSE, Cause.DECISION)
TOGETHER = (("issued_on", "issued_at", "issued_precision", "issued_text", "issued_anchor"),)
LINKS = ("story", "duplicate_of")
UNITS = (
    *TOGETHER,
    *((name,) for name in sorted(WRITTEN - set(TOGETHER[0]) - set(LINKS))),
    *((f"{name}_id",) for name in LINKS),
    ("tags",),
    ("credits",),
)


def revert_changed(
    articles: Sequence[Article], *, run: ImportRun, by: User | None, done: Undone, dry_run: bool
) -> None:
    """Give ``articles`` (a few hundred, locked) the fields from before ``run``, those that nobody changed again."""
    steps, now = _steps(articles, run), fields_of(articles)
    bases = _earlier_bases(articles, run, steps)
    for article, fields in zip(articles, now, strict=True):
        before, kept = reverted(fields, steps[article.pk])
        if article.status == Status.TAKEN_DOWN:
            done.keep(article, "has been taken down and is left as it is")
            continue
        try:
            changes = values_of(before)
            if not dry_run:
                _write(article, changes, bases.get(article.pk), run, by)
        except Refused as refusal:
            done.keep(article, f"cannot be given back its fields: {refusal}")
            continue
        done.restored += bool(before)
        if kept:
            done.keep(article, "was changed again since", _named(kept))


def reverted(now: Fields, steps: Iterable[tuple[Fields, Fields]]) -> tuple[Fields, list[str]]:
    """Return the fields to give back, and the names of those that stay because they were changed again.

    ``steps`` are the fields before and after each change by the run, the latest first. A field goes back a step only
    where it still holds what the step left.
    """
    fields = dict(now)
    kept: dict[str, None] = {}
    for before, after in steps:
        for unit in UNITS:
            old, new, present = (tuple(each.get(name) for name in unit) for each in (before, after, fields))
            if new not in (old, present) and present != old:
                kept[unit[0]] = None
            elif new == present:
                fields |= dict(zip(unit, old, strict=True))
    units = [unit for unit in UNITS if any(fields.get(name) != now.get(name) for name in unit)]
    return {name: fields[name] for unit in units for name in unit}, list(kept)


def _steps(articles: Sequence[Article], run: ImportRun) -> defaultdict[int, list[tuple[Fields, Fields]]]:
    """Return the fields before and after each change of each article by the run, the latest first."""
    rows = Revision.objects.filter(article__in=articles, run=run, cause__in=MACHINE, number__gt=1)
    after = {(row.article_id, row.number): row.fields for row in rows.order_by()}
    numbers = {number - 1 for _, number in after}
    earlier = Revision.objects.filter(article__in=articles, number__in=numbers).order_by()
    before = {(row.article_id, row.number): row.fields for row in earlier}
    steps: defaultdict[int, list[tuple[Fields, Fields]]] = defaultdict(list)
    for (article, number), fields in sorted(after.items(), reverse=True):
        steps[article].append((before[article, number - 1], fields))
    return steps


def _earlier_bases(
    articles: Sequence[Article], run: ImportRun, steps: defaultdict[int, list[tuple[Fields, Fields]]]
) -> dict[int, Extraction | None]:
    """Return for each article whose base the run has read the one from before, None where there was none.

    A reading of the same page that says the same moves the base without a revision: the latest of the page counts.
    """
    moved = [article for article in articles if article.base_extraction and article.base_extraction.run_id == run.pk]
    rows = Extraction.objects.filter(article__in=moved).exclude(run=run).defer("payload").order_by("-pk")
    others: defaultdict[int | None, list[Extraction]] = defaultdict(list)
    for row in rows:
        others[row.article_id].append(row)
    return {article.pk: _earlier_base(article, others[article.pk], steps[article.pk]) for article in moved}


def _earlier_base(
    article: Article, others: Sequence[Extraction], steps: Sequence[tuple[Fields, Fields]]
) -> Extraction | None:
    base = article.base_extraction
    document = base.document_id if base else None
    if steps:
        known = steps[-1][0].get("base_extraction_id")
        if known is None:
            return None
        document = next((other.document_id for other in others if other.pk == known), document)
    earlier = [other for other in others if base and other.pk < base.pk]
    return next((other for other in earlier if other.document_id == document), earlier[0] if earlier else None)


@transaction.atomic
def _write(
    article: Article, changes: dict[str, object], base: Extraction | None, run: ImportRun, by: User | None
) -> None:
    if article.base_extraction and article.base_extraction.run_id == run.pk:
        Article.objects.filter(pk=article.pk).update(base_extraction=base)
    if changes:
        reason = f"{run} taken back."
        edit_article(article=article, changes=changes, by=by, run=run, cause=Cause.REVERT, reason=reason)


def _named(fields: Iterable[str]) -> str:
    return ", ".join("date of issue" if name == TOGETHER[0][0] else name.replace("_", " ") for name in fields)
