"""Import runs at the desk: what each did with every document, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.models import Article, ImportRecord, ImportRun, Outcome

from .links import NOTHING, link_to, list_url
from .readonly import ReadOnlyAdmin
from .undoing import UndoMixin

FAILURES = 20
LONGEST_WHY = 160
COUNTED = sorted(Outcome.values, key=lambda outcome: outcome != Outcome.FAILED)  # what failed is to be seen first


def counts_of(runs: list[ImportRun]) -> dict[int, dict[str, int]]:
    """Return for each run how many records ended in each outcome, in one query that its index answers."""
    rows = ImportRecord.objects.filter(run__in=runs).order_by().values("run", "outcome").annotate(count=Count("pk"))
    counts: dict[int, dict[str, int]] = {run.pk: {} for run in runs}
    for row in rows:
        counts[row["run"]][row["outcome"]] = row["count"]
    return counts


def count_of(run: Any, outcome: Outcome) -> int:
    """Return how many records of a run in the list ended in ``outcome``."""
    return int(run.counts.get(outcome, 0))


class RunList(ChangeList):
    """The list of runs, with the counts of those on the page alone."""

    def get_results(self, request: HttpRequest) -> None:
        """Count the records of the runs shown."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        counts = counts_of(self.result_list)
        for run in self.result_list:
            run.counts = counts[run.pk]


@admin.register(ImportRun)
class ImportRunAdmin(UndoMixin, ReadOnlyAdmin):
    """Runs: when, by whom, with what outcome."""

    list_display = ("__str__", "status", "started_at", *COUNTED, "started_by")
    list_filter = ("status",)
    list_select_related = ("started_by",)
    list_per_page = 25
    fields = (
        ("command", "status"),
        "options",
        "parser_version",
        ("started_by", "started_at", "finished_at", "heartbeat_at"),
        "outcomes",
    )

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that counts."""
        return RunList

    @admin.display(description="created")
    def created(self, run: Any) -> int:
        """Count what became an article."""
        return count_of(run, Outcome.CREATED)

    @admin.display(description="updated")
    def updated(self, run: Any) -> int:
        """Count what changed an article."""
        return count_of(run, Outcome.UPDATED)

    @admin.display(description="unchanged")
    def unchanged(self, run: Any) -> int:
        """Count what was known."""
        return count_of(run, Outcome.UNCHANGED)

    @admin.display(description="skipped")
    def skipped(self, run: Any) -> int:
        """Count what was passed over."""
        return count_of(run, Outcome.SKIPPED)

    @admin.display(description="failed")
    def failed(self, run: Any) -> int:
        """Count what could not be read."""
        return count_of(run, Outcome.FAILED)

    @admin.display(description="")
    def outcomes(self, run: ImportRun) -> SafeString:
        """Show the counts, each a link to its records, and the first failures."""
        counts = counts_of([run])[run.pk]
        rows = [
            (
                outcome,
                counts.get(outcome, 0),
                list_url(ImportRecord, run__id__exact=run.pk, outcome__exact=outcome.value),
            )
            for outcome in Outcome
        ]
        failures = run.records.filter(outcome=Outcome.FAILED)[:FAILURES]
        context = {
            "rows": rows,
            "total": sum(counts.values()),
            "failures": failures,
            "records_url": list_url(ImportRecord, run__id__exact=run.pk),
            "articles_url": list_url(Article, run=run.pk),
        }
        return render_to_string("admin/articles/importrun/summary.html", context)


@admin.register(ImportRecord)
class ImportRecordAdmin(ReadOnlyAdmin):
    """Records: one document in one run, its outcome, the stage it got to and the reason."""

    list_display = ("locator", "outcome", "stage", "why", "document_link", "run_number")
    list_filter = ("outcome", "stage")
    list_select_related = ("run",)
    list_per_page = 50
    search_fields = ("locator", "url")
    ordering = ("-id",)
    fields = (
        "run_link",
        "locator",
        "url",
        "captured_at",
        "document_link",
        "outcome",
        "stage",
        "reason",
        "error",
        "hints",
    )

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRecord]:
        """Load the page with each, without its bytes."""
        return super().get_queryset(request).select_related("document", "run").defer("document__content")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let a run's page ask for its own records."""
        return lookup == "run__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="why")
    def why(self, record: ImportRecord) -> str:
        """Show the error or the reason."""
        return Truncator(record.error or record.reason).chars(LONGEST_WHY) or NOTHING

    @admin.display(description="page")
    def document_link(self, record: ImportRecord) -> str | SafeString:
        """Link to the page."""
        return link_to(record.document)

    @admin.display(description="run")
    def run_number(self, record: ImportRecord) -> str:
        """Show the run's number: what it did is the same in every row of its list."""
        return f"#{record.run_id}"

    @admin.display(description="run")
    def run_link(self, record: ImportRecord) -> str | SafeString:
        """Link to the run."""
        return link_to(record.run)

    @admin.display(description="warnings")
    def hints(self, record: ImportRecord) -> SafeString | str:
        """Show what looked wrong, with its line."""
        if not record.warnings:
            return NOTHING
        return render_to_string(
            "admin/articles/warnings.html", {"warnings": record.warnings, "document": record.document}
        )
