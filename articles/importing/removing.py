"""The articles that a run created, removed or withdrawn again unless somebody has touched them since."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.utils import timezone

from articles.editing.moves import WITHDRAW
from articles.editing.revisions import record_revisions
from articles.editing.workflow import move_many
from articles.models import (
    Article,
    Cause,
    Correction,
    Extraction,
    FingerprintBand,
    ImportRun,
    LinkOrigin,
    RelatedLink,
    Revision,
    StaffNote,
    Status,
)
from articles.parsing import FINGERPRINT_VERSION, fingerprint

from .undone import Undone


def remove_created(
    articles: Sequence[Article], *, run: ImportRun, by: User | None, done: Undone, dry_run: bool
) -> None:
    """Remove those of ``articles`` (a few hundred, locked) that nobody has touched and no reader could see.

    What readers could see is withdrawn. What they are kept for is noted in ``done``.
    """
    why, now = _touches(articles, run), timezone.now()
    for article in articles:
        if article.pk in why:
            done.keep(article, why[article.pk])
    untouched = [article for article in articles if article.pk not in why]
    seen = [each for each in untouched if each.published_at is not None and each.published_at <= now]
    public = [each for each in seen if each.status == Status.PUBLISHED]
    unseen = [each for each in untouched if each not in seen]
    done.withdrawn += len(public)
    done.removed += len(unseen)
    if not dry_run:
        move_many(move=WITHDRAW, articles=public, by=by, run=run, reason=f"{run} taken back.")
        _remove(unseen, run)


def _touches(articles: Sequence[Article], run: ImportRun) -> dict[int, str]:
    """Return for each article that somebody or another run has touched since, by number, who and when.

    What a run did that has been taken back itself is nobody's touch: runs can be taken back one after the other.
    """
    others = Extraction.objects.filter(article__in=articles).exclude(run=run).order_by("-pk")
    why = {
        article: f"is read from pages of another run as well{f' (#{other})' if other else ''}"
        for article, other in others.values_list("article_id", "run_id")
    }
    links = RelatedLink.objects.filter(origin=LinkOrigin.EDITOR)
    for field in ("article", "related"):
        rows = links.filter(**{f"{field}__in": articles}).order_by()
        why |= dict.fromkeys(rows.values_list(field, flat=True), "was related to another article by an editor")
    notes = StaffNote.objects.filter(article__in=articles).order_by().values_list("article_id", flat=True)
    why |= dict.fromkeys(notes, "has a note by an editor")
    corrections = Correction.objects.filter(article__in=articles).order_by().values_list("article_id", flat=True)
    why |= dict.fromkeys(corrections, "has a correction by an editor")
    revisions = Revision.objects.filter(article__in=articles).exclude(run=run).exclude(run__undone_at__isnull=False)
    revisions = revisions.select_related("by").defer("fields")
    return why | {row.article_id: touched_by(row) for row in revisions.order_by("number")}


def touched_by(revision: Revision) -> str:
    """Return who made ``revision``, how and when, as the end of a sentence about its article."""
    who = f"by {revision.by}" if revision.by else f"by run #{revision.run_id}" if revision.run_id else "at the desk"
    return f"was changed {who} on {revision.created_at:%d %b %Y, %H:%M} ({revision.get_cause_display().lower()})"


def _remove(articles: Sequence[Article], run: ImportRun) -> None:
    """Delete articles with what the run read of them; a copy of one that stays is no copy any more."""
    gone = [article.pk for article in articles]
    copies = list(Article.objects.select_for_update().filter(duplicate_of__in=gone).exclude(pk__in=gone).order_by("pk"))
    read = list(Extraction.objects.filter(article__in=gone, run=run).values_list("pk", flat=True))
    if copies:
        _make_originals(copies, run)
    Article.objects.filter(pk__in=gone).delete()
    Extraction.objects.filter(pk__in=read).delete()


def _make_originals(copies: Sequence[Article], run: ImportRun) -> None:
    """Let copies whose original goes stand for themselves, also among the fingerprints."""
    Article.objects.filter(pk__in=[copy.pk for copy in copies]).update(duplicate_of=None, updated_at=timezone.now())
    FingerprintBand.objects.bulk_create(
        [
            FingerprintBand(article=copy, version=FINGERPRINT_VERSION, band=band, value=value)
            for copy in copies
            for band, value in fingerprint(copy.body).bands
        ],
        ignore_conflicts=True,
    )
    for copy in copies:
        copy.duplicate_of = None
    reason = f"What it was a copy of went when {run} was taken back."
    record_revisions(articles=copies, cause=Cause.REVERT, by=None, run=run, reason=reason)
