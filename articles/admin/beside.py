"""The page beside the parse: a page line by line, each piece with its role and rule, beside the article as it reads."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from articles.editing.refusals import Refused
from articles.importing.deciding import decide_lines, reads_as_nothing, unread_page
from articles.importing.decisions import decisions_on
from articles.importing.sureness import sureness_of
from articles.models import Document, Extraction, LineRole
from articles.models.evidence import text_of

from .actor import actor
from .besideparts import Window, beginning_of, blocks_of, least_sure_of, legend, spans_of, values_of
from .links import change_url
from .marking import KEYS, PERMISSIONS, Marking, marking_of, may_decide, readings_of
from .numbers import number_in
from .pagelines import lines_with

LOOKING = ("articles.view_extraction", "articles.view_document", "articles.view_article")


class BesideMixin(admin.ModelAdmin[Extraction]):
    """Gives the extractions' admin the page that shows an article beside what it was read from."""

    def get_urls(self) -> list[URLPattern]:
        """Put the address before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.beside_view)
        unread = self.admin_site.admin_view(self.unread_view)
        return [
            path("<int:pk>/beside/", view, name="articles_extraction_beside"),
            path("page/<int:pk>/", unread, name="articles_extraction_unread"),
            *super().get_urls(),
        ]

    def beside_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page and the article, each value a link to its line and each line one to its value.

        What is posted marks lines: the new reading is shown, or accepted.
        """
        rows = Extraction.objects.select_related("document", "article__outlet", "article__aggregator")
        extraction = rows.filter(pk=pk).first()
        if extraction is None:
            raise Http404
        if not request.user.has_perms(LOOKING):
            raise PermissionDenied
        return self._page(request, extraction)

    def unread_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a page that reads as no article, and let its lines be decided to be one."""
        document = Document.objects.filter(pk=pk).first()
        if document is None or not reads_as_nothing(document):
            raise Http404
        extraction = unread_page(document)
        if not (request.user.has_perms(LOOKING) and may_decide(request, extraction)):
            raise PermissionDenied
        return self._page(request, extraction)

    def _page(self, request: HttpRequest, extraction: Extraction) -> HttpResponse:
        can_decide = may_decide(request, extraction)
        marking = Marking()
        if request.method == "POST":
            if not request.user.has_perms(PERMISSIONS):
                raise PermissionDenied
            marking = marking_of(extraction, request.POST)
            if "accept" in request.POST and not marking.refusal:
                return self._accept(request, extraction, marking)
            if marking.refusal:
                self.message_user(request, marking.refusal, messages.WARNING)
        facts = _facts(request, extraction, marking) | {"can_decide": can_decide, "marking": marking}
        title = "The page beside the article" if extraction.pk else "A page that reads as no article"
        facts |= {"title": title, "roles": [(role, KEYS[role]) for role in LineRole]}
        request.current_app = self.admin_site.name
        frame = {"subtitle": None, "opts": self.opts, "media": self.media}
        context = self.admin_site.each_context(request) | frame | facts
        return TemplateResponse(request, "admin/articles/extraction/beside.html", context)

    def _accept(self, request: HttpRequest, extraction: Extraction, marking: Marking) -> HttpResponse:
        """Keep what was decided, and show the article with its new reading."""
        try:
            run = decide_lines(extraction=extraction, roles=marking.roles, by=actor(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(request.path)
        reading = Extraction.objects.get(run=run, item_key=extraction.item_key)
        self.log_change(request, reading, marking.said)
        link = format_html('<a href="{}">{}</a>', change_url(run), run)
        self.message_user(request, format_html("Kept. {} It can be taken back: {}.", marking.said, link))
        return HttpResponseRedirect(reverse("admin:articles_extraction_beside", args=[reading.pk]))


def _facts(request: HttpRequest, extraction: Extraction, marking: Marking) -> dict[str, Any]:
    """Return what the page shows: a reading that is stored, or the new one that the marked lines make."""
    text = text_of(extraction.document)
    lines = text.split("\n")
    asked = request.POST.get("show") or request.POST.get("from") or request.GET.get("from", "")
    begin = number_in(asked) or beginning_of(extraction, len(lines))
    window = Window(lines, begin)
    if marking.reading is not None:
        shown, others = readings_of(marking, extraction)
    else:
        shown, others = extraction, _beside(extraction)
    values, blocks = values_of(shown, window), blocks_of(shown, window)
    sure = sureness_of(extraction, marking.reading.decisions if marking.reading else ())
    spans = spans_of(shown, others, {value.anchor for value in (*values, *blocks)}, sure)
    decided = decisions_on(extraction.document, extraction.page_key, text)
    rows = lines_with(window.lines, window.first, spans)
    return {
        "extraction": extraction,
        "article": extraction.article,
        "document": extraction.document,
        "window": window,
        "lines": [(line, decided.get(line.number), marking.roles.get(line.number)) for line in rows],
        "values": values,
        "blocks": blocks,
        "labels": legend(spans),
        "least_sure": least_sure_of(spans, window),
    }


def _beside(extraction: Extraction) -> list[Extraction]:
    """Return what else the page was read as, by the same reading."""
    rows = Extraction.objects.filter(document=extraction.document_id, parser_version=extraction.parser_version)
    return list(rows.exclude(pk=extraction.pk).order_by("position"))
