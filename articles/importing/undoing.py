"""An import or re-reading taken back: what it created goes, what it changed is as before, what editors did stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import batched

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.editing.refusals import ImpossibleUndo
from articles.models import Article, Doubt, Extraction, ImportRun, LineDecision, Revision, RunStatus

from .database import take_turns
from .removing import remove_created
from .reverting import MACHINE, revert_changed
from .runs import abort_stale_runs
from .undone import Undone

BATCH = 200  # articles a transaction
ROWS = 1_000

type Progress = Callable[[Undone], None]


def obstacle_to_undoing(run: ImportRun) -> str:
    """Return why ``run`` cannot be taken back now, as a sentence; "" when it can, or was already."""
    if run.status == RunStatus.RUNNING:
        return "The run is still at work: stop it, or wait for its end."
    return ""


def undo_import(
    *, run: ImportRun, by: User | None = None, dry_run: bool = False, progress: Progress | None = None
) -> Undone:
    """Take ``run`` back, except what was touched since; return what was done and what stays, and why.

    Articles that it created are removed, or withdrawn where readers could see them, so that their address says that
    they are gone. Fields that it changed get the value from before, each a revision. An article that it created and
    that somebody changed, annotated or related since, or that another run reads too, stays; a field that was changed
    again stays. What it read goes, so that importing the pages again begins anew; the pages themselves, their records,
    sources and tags stay. In transactions of 200 articles each: stopped half-way, asking again does the rest; taking
    back what was taken back changes nothing. ``dry_run`` decides and writes nothing. ``progress`` is called after each
    transaction. Raises ImpossibleUndo while the run is at work.
    """
    abort_stale_runs()
    run.refresh_from_db()
    if why := obstacle_to_undoing(run):
        raise ImpossibleUndo(why)
    done = Undone()
    if run.undone_at is not None:
        return done
    tell = progress or _tell_nobody
    for articles, take_back in ((created_by(run), remove_created), (changed_by(run), revert_changed)):
        for pks in batched(list(articles.order_by("pk").values_list("pk", flat=True)), BATCH):
            with transaction.atomic():
                if not dry_run:
                    take_turns()
                found = _loaded(pks, lock=not dry_run)
                take_back(found, run=run, by=by, done=done, dry_run=dry_run)
            tell(done)
    if not dry_run:
        _forget_readings(run)
        _close(run, by, done)
    return done


def created_by(run: ImportRun) -> QuerySet[Article]:
    """Return the articles that ``run`` created and that are still there."""
    return Article.objects.filter(Exists(Revision.objects.filter(article=OuterRef("pk"), number=1, run=run)))


def changed_by(run: ImportRun) -> QuerySet[Article]:
    """Return the articles that were there before ``run`` and that it changed, or of which it was the last to read."""
    revised = Revision.objects.filter(article=OuterRef("pk"), run=run, cause__in=MACHINE, number__gt=1)
    created = Revision.objects.filter(article=OuterRef("pk"), number=1, run=run)
    return Article.objects.filter(Exists(revised) | Q(base_extraction__run=run)).filter(~Exists(created))


def _loaded(pks: Iterable[int], *, lock: bool) -> list[Article]:
    articles = Article.objects.select_for_update(of=("self",)) if lock else Article.objects.all()
    rows = articles.filter(pk__in=list(pks)).select_related("base_extraction").defer("base_extraction__payload")
    return list(rows.order_by("pk"))


def _forget_readings(run: ImportRun) -> None:
    """Delete what the run read beside the articles that stay as it made them, and its open doubts about the others."""
    kept = created_by(run).order_by().values("pk")
    read = Extraction.objects.filter(run=run, article__isnull=False).exclude(article__in=kept)
    unused = read.filter(~Exists(Article.objects.filter(base_extraction=OuterRef("pk"))))
    for pks in batched(list(unused.order_by("pk").values_list("pk", flat=True)), ROWS):
        Extraction.objects.filter(pk__in=pks).delete()
    Doubt.objects.open().filter(run=run).exclude(article__in=kept).delete()
    LineDecision.objects.filter(run=run).delete()


def _close(run: ImportRun, by: User | None, done: Undone) -> None:
    run.undone_at, run.undone_by, run.undone = timezone.now(), by, done.as_json()
    run.save(update_fields=["undone_at", "undone_by", "undone"])


def _tell_nobody(_done: Undone) -> None:
    return
