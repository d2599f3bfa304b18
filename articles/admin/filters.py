"""Filters of the article list that stay cheap however many articles there are."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet, TextChoices
from django.http import HttpRequest

from articles.models import Article, ImportRun, Revision, Source
from articles.models.inbox import Flag, flagged

from .numbers import number_in

SHOWN = 20  # choices a filter lists: the most frequent or the latest

type Choices = list[tuple[str, str]]


class ListedChoiceFilter(admin.SimpleListFilter):
    """A filter by a list of choices, the chosen one always among them."""

    def choices(self, changelist: ChangeList) -> Any:
        """Add the chosen value where the list is too short to hold it."""
        listed = {value for value, _ in self.lookup_choices}
        if (value := self.value()) is not None and value not in listed:
            self.lookup_choices.append((value, self.name_of(value)))
        return super().choices(changelist)

    def has_output(self) -> bool:
        """Stay also without choices when one is asked for: an address must never show more than it says."""
        return super().has_output() or self.value() is not None

    def name_of(self, value: str) -> str:
        """Return what to call a chosen value that is not listed."""
        return value


class WaitingFilter(admin.SimpleListFilter):
    """By what was decided; what waits, unless something else is asked for."""

    parameter_name: str
    decisions: type[TextChoices]
    waiting: str

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Choices:
        """Offer every decision, and all."""
        return [*((decision.value, str(decision.label)) for decision in self.decisions), ("all", "All")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those of the chosen decision."""
        value = self.value() or self.waiting
        return queryset if value == "all" else queryset.filter(**{self.parameter_name: value})

    def choices(self, changelist: ChangeList) -> Any:
        """Mark what waits as chosen where nothing is."""
        for value, title in self.lookup_choices:
            yield {
                "selected": (self.value() or self.waiting) == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }


class OutletFilter(ListedChoiceFilter):
    """By outlet: those with most articles, and none."""

    title = "outlet"
    parameter_name = "outlet"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Choices:
        """List the outlets with most articles."""
        rows = Article.objects.exclude(outlet=None).order_by().values("outlet").annotate(count=Count("*"))
        counts = dict(rows.order_by("-count", "outlet").values_list("outlet", "count")[:SHOWN])
        names = Source.objects.filter(pk__in=counts).values_list("pk", "name")
        ranked = sorted(names, key=lambda row: (-counts[row[0]], row[1]))
        return [("none", "None"), *((str(pk), name) for pk, name in ranked)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep the articles of the chosen outlet."""
        value = self.value()
        if value == "none":
            return queryset.filter(outlet=None)
        return _of_number(queryset, value, lambda pk: queryset.filter(outlet=pk))

    def name_of(self, value: str) -> str:
        """Return the outlet's name."""
        return str(Source.objects.filter(pk=value).first() or value) if value.isdecimal() else value


class LanguageFilter(ListedChoiceFilter):
    """By language, as the articles have them."""

    title = "language"
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Choices:
        """List the languages with most articles."""
        rows = Article.objects.order_by().values("language").annotate(count=Count("*")).order_by("-count", "language")
        return [(row["language"] or "none", row["language"] or "Unknown") for row in rows[:SHOWN]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep the articles in the chosen language."""
        value = self.value()
        if value is None:
            return queryset
        return queryset.filter(language="" if value == "none" else value)


class RunFilter(ListedChoiceFilter):
    """By the import run that created or changed the article: the latest ones."""

    title = "import run"
    parameter_name = "run"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Choices:
        """List the latest runs."""
        return [(str(run.pk), f"{run} of {run.started_at:%d %b, %H:%M}") for run in ImportRun.objects.all()[:SHOWN]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep the articles with a revision by the chosen run."""
        touched = Revision.objects.order_by().values("article")
        return _of_number(queryset, self.value(), lambda pk: queryset.filter(pk__in=touched.filter(run=pk)))

    def name_of(self, value: str) -> str:
        """Return the run's number."""
        return f"run #{value}"


class FirstRunFilter(RunFilter):
    """By the run that created the article: for links from the inbox, not offered among the filters."""

    title = "first import"
    parameter_name = "first_run"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Choices:
        """Offer nothing: the inbox links to it."""
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep the articles that the chosen run created, or those that none did."""
        if self.value() == "none":
            return queryset.filter(run=None)
        return _of_number(queryset, self.value(), lambda pk: queryset.filter(run=pk))

    def name_of(self, value: str) -> str:
        """Return the run's number."""
        return "written here" if value == "none" else super().name_of(value)


class FlagFilter(admin.SimpleListFilter):
    """By what an editor should look at."""

    title = "what to look at"
    parameter_name = "flag"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> Choices:
        """List what there is to look at."""
        return [(flag.value, flag.label) for flag in Flag]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep the articles that show the chosen flag; an unknown one is shown by none."""
        value = self.value()
        if value is None:
            return queryset
        if value not in Flag.values:
            return queryset.none()
        return flagged(queryset, Flag(value))  # type: ignore[arg-type]  # the manager's own queryset


def _of_number(queryset: QuerySet[Article], value: str | None, chosen: Any) -> QuerySet[Article]:
    """Return what ``chosen`` makes of the number in ``value``: all for none, nothing for what is no number."""
    if value is None:
        return queryset
    number = number_in(value)
    return chosen(number) if number else queryset.none()
