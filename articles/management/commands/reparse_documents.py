"""Reads every stored page again with the newer parser; a rehearsal says beforehand what would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.importing.forecasting import NO_WORDS, FieldForecast, Forecast, Sample
from articles.importing.reparsing import reparse
from articles.management.counting import counted
from articles.management.names import source_named
from articles.management.prepared import DatabaseCommand
from articles.models import Cause, Conflict, Outcome
from articles.parsing import PARSER_VERSION
from articles.readers import collecting_seldom

from .import_documents import Telling, jobs

EPILOG = """\
examples:
  reparse_documents --dry-run              what would change, field by field and by rule, with samples
  reparse_documents --source "Elwin Courier" --dry-run
                                           ... on the pages of one source's articles
  reparse_documents                        do it, as one run, which undo_import takes back

Pages that this parser has read already are left out, so that a run that was stopped is finished by another. What
editors wrote stays; where the page says something new there, a conflict waits for them.

exit status: 0, 1 when documents failed, 2 for wrong use.
"""


class Command(DatabaseCommand):
    """Read stored pages again and merge what the newer parser reads."""

    help = f"Read every stored page again that parser version {PARSER_VERSION} has not read, and merge what is new."
    epilog = EPILOG

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument("--source", metavar="NAME", help="only pages with an article of this source or alias")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")
        parser.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes to parse in (default: 1)")

    def handle(self, *, source: str | None, dry_run: bool, verbosity: int, **options: Any) -> None:
        """Read again, telling how far it has come, and sum up at the end."""
        known = source_named(source) if source else None
        telling = Telling(self, every_document=verbosity > 1, quiet=verbosity == 0)
        with telling, collecting_seldom():
            done = reparse(source=known, dry_run=dry_run, jobs=options["jobs"], progress=telling.tell)
        if verbosity:
            self.stdout.write(telling.table())
            self.stdout.write("\n".join(report(done) if isinstance(done, Forecast) else _closing(done)))
        if failed := telling.counts[Outcome.FAILED]:
            raise CommandError(f"{failed:,} of {telling.counts.total():,} documents failed.", returncode=1)


def report(forecast: Forecast) -> Iterable[str]:
    """Yield what a forecast says, line by line: articles, then each field with its rules and samples."""
    yield f"\nArticles: {forecast.changed:,} would change, {forecast.created:,} are new, {forecast.lost:,} not found."
    yield from _samples("new", forecast.created_samples)
    yield from _samples("not found any more, and kept", forecast.lost_samples)
    for name, one in sorted(forecast.fields.items(), key=lambda item: -item[1].changes - item[1].conflicts):
        yield from _field(name, one)
    yield "\nNothing was written: this was a rehearsal."


def _field(name: str, one: FieldForecast) -> Iterable[str]:
    conflicts = f", {one.conflicts:,} in conflict" if one.conflicts else ""
    yield f"\n{name.replace('_', ' ')}: {one.changes:,} would change{conflicts}"
    for rule, count in one.rules.most_common():
        yield f"  {count:>7,}  {'read' if rule == NO_WORDS else 'read by'} {rule}"
    yield from _samples("for instance", one.samples)
    yield from _samples("in conflict, so that ours stays", one.conflict_samples)


def _samples(title: str, samples: Sequence[Sample]) -> Iterable[str]:
    if samples:
        yield f"  {title}:"
    for sample in samples:
        number = f"{sample.article} " if sample.article else ""
        sides = f": {sample.before} → {sample.after}" if sample.before or sample.after else ""
        yield f"    {number}“{sample.headline}”{sides}"


def _closing(run: Any) -> Iterable[str]:
    changed = run.revisions.filter(cause=Cause.REPARSE).order_by().values("article").distinct().count()
    created = run.revisions.filter(cause=Cause.IMPORT, number=1).count()
    open_ones = Conflict.objects.open().filter(extraction__run=run).count()
    conflicts = counted(open_ones, "conflict")
    yield f"Run {run.pk}: {counted(changed, 'article')} changed, {created:,} new, {conflicts} to decide."
    yield f"It can be taken back: undo_import {run.pk}"
