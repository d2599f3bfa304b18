"""The history of one article at the desk: its life from the raw page to now, and any two revisions compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.dateparse import parse_datetime

from articles.editing.comparing import compare_fields
from articles.editing.revisions import in_order
from articles.models import Article, ImportRecord, Revision, Status

from .links import change_url
from .numbers import number_in

SHOWN = 200  # events of each kind; what happened before them is a page of its own kind away
NAMED = 4
FOLLOWING = tuple(f"articles.view_{what}" for what in ("importrecord", "extraction", "document", "revision"))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an article: when, what in a word, in which words, and where it can be looked at."""

    at: datetime
    what: str
    text: str = ""
    by: str = ""
    url: str = ""
    number: int = 0


class LifeMixin(admin.ModelAdmin[Article]):
    """Gives the articles' admin the pages of an article's history."""

    def get_urls(self) -> list[URLPattern]:
        """Put the addresses of the history before Django's own, which take everything."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/life/", wrap(self.life_view), name="articles_article_life"),
            path("<int:pk>/compare/", wrap(self.compare_view), name="articles_article_compare"),
            *super().get_urls(),
        ]

    def life_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show everything that is known to have happened to the article, the first thing first."""
        article = self._article_of(request, pk)
        events = sorted(events_of(article), key=lambda event: event.at)
        if not request.user.has_perms(FOLLOWING):
            events = [replace(event, url="") for event in events]
        numbers = [event.number for event in events if event.number]
        return self._history_page(
            request, article, "life.html", "Life", {"events": events, "last": max(numbers or [0])}
        )

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what differs between two revisions, by default between the last two."""
        article = self._article_of(request, pk)
        revisions = list(article.revisions.select_related("by").defer("fields").order_by("-number")[:SHOWN])
        numbers = [revision.number for revision in revisions]
        later = number_in(request.GET.get("to", ""), numbers[0] if numbers else 0)
        earlier = number_in(request.GET.get("from", ""), max(later - 1, 0))
        found = {revision.number: revision for revision in article.revisions.filter(number__in=(earlier, later))}
        facts: dict[str, Any] = {"revisions": revisions, "from": found.get(earlier), "to": found.get(later)}
        facts["can_restore"] = self.has_change_permission(request, article)
        if len({earlier, later} & found.keys()) == 2:  # noqa: PLR2004 - the two that are compared
            facts["differences"] = compare_fields(found[earlier].fields, found[later].fields)
        return self._history_page(request, article, "compare.html", "Compare revisions", facts)

    def _article_of(self, request: HttpRequest, pk: int) -> Article:
        article = Article.objects.select_related("base_extraction").filter(pk=pk).first()
        if article is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return article

    def _history_page(
        self, request: HttpRequest, article: Article, template: str, title: str, facts: dict[str, Any]
    ) -> HttpResponse:
        request.current_app = self.admin_site.name
        frame = {"title": title, "subtitle": str(article), "opts": self.opts, "media": self.media}
        frame |= {"article": article, "original": article}
        context = self.admin_site.each_context(request) | frame | facts
        return TemplateResponse(request, f"admin/articles/article/{template}", context)


def events_of(article: Article) -> list[Event]:
    """Return what happened to an article, in no order; a constant number of queries."""
    return [
        *_sightings(article),
        *_readings(article),
        *_revisions(article),
        *(Event(row.created_at, "Correction", row.text, _name(row.by)) for row in _signed(article.corrections)),
        *(Event(row.created_at, "Staff note", row.text, _name(row.by)) for row in _signed(article.staff_notes)),
    ]


def _sightings(article: Article) -> list[Event]:
    pages = article.extractions.order_by().values("document")
    records = ImportRecord.objects.filter(document__in=pages).select_related("run").order_by("pk")[:SHOWN]
    return [
        Event(
            record.run.started_at,
            "Page seen",
            f"{record.locator}{f' ({record.url})' if record.url else ''}",
            str(record.run),
            change_url(record),
        )
        for record in records
    ]


def _readings(article: Article) -> list[Event]:
    rows = article.extractions.select_related("document").defer("payload", "document__content").order_by("pk")[:SHOWN]
    events = [
        Event(
            row.created_at,
            "Page read",
            f"as its {row.get_role_display().lower()} article",
            f"parser {row.parser_version}",
            change_url(row),
        )
        for row in rows
    ]
    erased = {row.document_id: row.document for row in rows if row.document.erased_at}
    return events + [
        Event(document.erased_at, "Page erased", document.erasure_reason, url=change_url(document))
        for document in erased.values()
        if document.erased_at
    ]


def _revisions(article: Article) -> list[Event]:
    """Return the revisions, each with the names of the fields that it changed."""
    rows = list(article.revisions.select_related("by", "run").order_by("number")[:SHOWN])
    earlier: Revision | None = None
    events = []
    for row in rows:
        said = ". ".join(filter(None, (changed_names(earlier, row), row.reason)))
        by = _name(row.by) or str(row.run or "")
        events.append(Event(row.created_at, row.get_cause_display(), said, by, change_url(row), row.number))
        earlier = row
    return events


def changed_names(before: Revision | None, after: Revision) -> str:
    """Return what a revision changed in a few words: the status with its values, else the names of the fields."""
    if before is None:
        return f"Began {_said(after.fields.get('status', ''))}".strip()
    names = in_order(name for name in after.fields if before.fields.get(name) != after.fields[name])
    if "status" in names:
        moved = f"{_said(before.fields.get('status', ''))} → {_said(after.fields['status'])}"
        at = parse_datetime(after.fields.get("published_at") or "")
        ahead = f", public from {at:%d %b %Y, %H:%M}" if at and at > after.created_at else ""
        return f"{moved}{ahead}"
    words = [name.removesuffix("_id").replace("_", " ") for name in names]
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return f"Changed {', '.join(words[:NAMED])}{more}" if words else "No field changed"


def _said(status: str) -> str:
    return Status(status).label.lower() if status in Status.values else status


def _signed(rows: Any) -> Any:
    return rows.select_related("by")[:SHOWN]


def _name(user: Any) -> str:
    return str(user) if user else ""
