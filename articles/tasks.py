"""Background tasks: doorways to the use cases; ids in, nothing out."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.tasks import task

from articles.editing.rule_applications import apply_rule
from articles.importing.paths import import_paths
from articles.importing.rehearsing import work_on
from articles.importing.undoing import undo_import
from articles.models import ImportRun, RuleApplication, Upload


@task()
def import_documents(paths: list[str], publish: bool = False, user_id: int | None = None) -> None:
    """Import what stands at ``paths`` for a user; the outcomes are in the records of the run.

    Asked for twice, or again after the worker was killed, it does no harm: what is known is left as it is.
    """
    by = User.objects.get(pk=user_id) if user_id is not None else None
    import_paths(paths=paths, publish=publish, by=by, command="import_documents task")


@task()
def work_on_upload(upload_id: int, attempt: int) -> None:
    """Rehearse or import an upload, whichever it waits for; one that was discarded or begun again is left alone."""
    if upload := Upload.objects.select_related("source", "run", "by").filter(pk=upload_id).first():
        work_on(upload=upload, attempt=attempt)


@task()
def apply_tag_rule(application_id: int) -> None:
    """Apply a tag rule to what is there, or take back what it tagged; done already, it does nothing."""
    wanted = RuleApplication.objects.select_related("rule__tag", "by").filter(pk=application_id)
    if application := wanted.first():
        apply_rule(application=application)


@task()
def undo_run(run_id: int, user_id: int | None = None) -> None:
    """Take a run back for a user; what it did and what stays is kept with the run. Done already, it does nothing."""
    by = User.objects.get(pk=user_id) if user_id is not None else None
    if run := ImportRun.objects.filter(pk=run_id).first():
        undo_import(run=run, by=by)
