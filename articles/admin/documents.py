"""Documents and extractions at the desk: the page as it came and what was read from it, to be looked at only."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from articles.importing.deciding import reads_as_nothing, unread_page
from articles.models import Document, Extraction, ImportRecord
from articles.models.evidence import text_of

from .beside import BesideMixin
from .erasing import ErasingMixin
from .links import NOTHING, link_to
from .marking import may_decide
from .numbers import number_in
from .pagelines import page_lines
from .provenance import origins
from .readonly import ReadOnlyAdmin

LINES = 500  # of a page shown at once
SIGHTINGS = 20


@admin.register(Document)
class DocumentAdmin(ErasingMixin, ReadOnlyAdmin):
    """Documents: found by hash, where each was seen, and its text with what became of every line."""

    list_display = ("found_at", "media_type", "charset", "size_read", "first_seen_at", "erased_at")
    list_filter = ("media_type",)
    list_per_page = 50
    search_fields = ("=sha256",)
    search_help_text = "The whole SHA-256 of the page."
    fields = (
        "sha256",
        ("media_type", "charset", "size_read", "first_seen_at"),
        ("erased_at", "erased_by", "erasure_reason"),
        "seen",
        "read",
        "text",
    )

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave the bytes in the database until a page is shown."""
        sightings = ImportRecord.objects.filter(document=OuterRef("pk")).order_by("pk")
        return Document.objects.light().annotate(locator=Subquery(sightings.values("locator")[:1])).order_by("-id")

    @admin.display(description="size", ordering="size")
    def size_read(self, document: Document) -> str:
        """Show the size as people say it."""
        return filesizeformat(document.size)

    @admin.display(description="found at")
    def found_at(self, document: Any) -> str:
        """Show where it was met first."""
        return document.locator or str(document)

    @admin.display(description="seen at")
    def seen(self, document: Document) -> SafeString:
        """Show the first sightings, each with its run."""
        records = ImportRecord.objects.filter(document=document).select_related("run")[:SIGHTINGS]
        return render_to_string("admin/articles/document/sightings.html", {"records": records})

    @admin.display(description="read as")
    def read(self, document: Document) -> SafeString:
        """Show the articles that were read from the page."""
        rows = document.extractions.select_related("article").defer("payload", "article__body")
        return render_to_string("admin/articles/document/extractions.html", {"extractions": rows})

    @admin.display(description="")
    def text(self, document: Document) -> SafeString:
        """Show the page's text, five hundred lines of it."""
        return document_text(document, first=getattr(document, "first_line", 1))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Document | None:
        """Keep from which line on the page was asked for."""
        document = super().get_object(request, object_id, from_field)
        if document is not None:
            asked = request.GET.get("from", "")
            document.first_line = max(1, number_in(asked))
        return document

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Offer to say which lines are an article where none was read."""
        document = self.get_object(request, object_id)
        may_mark = document is not None and reads_as_nothing(document) and may_decide(request, unread_page(document))
        return super().change_view(request, object_id, form_url, {"may_mark": may_mark, **(extra_context or {})})

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Name what the list is for."""
        return super().changelist_view(request, {"title": "Pages as they came", **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        """Put the address of the whole text before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.text_view)
        return [path("<int:pk>/text/", view, name="articles_document_text"), *super().get_urls()]

    def text_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the whole text of a page, as plain text."""
        document = Document.objects.filter(pk=pk).first()
        if document is None:
            raise Http404
        if not self.has_view_permission(request, document):
            raise PermissionDenied
        return HttpResponse(text_of(document), content_type="text/plain; charset=utf-8")


def document_text(document: Document, *, first: int) -> SafeString:
    """Return the text of a page from line ``first`` on, with numbers and roles, and ways to the rest."""
    lines = text_of(document).split("\n")
    first = min(first, len(lines))
    newest = document.extractions.order_by("-pk").values("parser_version")[:1]
    extractions = document.extractions.filter(parser_version__in=list(newest.values_list("parser_version", flat=True)))
    return render_to_string(
        "admin/articles/document/text.html",
        {
            "document": document,
            "lines": page_lines(islice(lines, first - 1, first - 1 + LINES), first, extractions),
            "first": first,
            "last": min(first - 1 + LINES, len(lines)),
            "count": len(lines),
            "earlier": max(1, first - LINES) if first > 1 else None,
            "later": first + LINES if first + LINES <= len(lines) else None,
            "text_url": reverse("admin:articles_document_text", args=[document.pk]),
        },
    )


@admin.register(Extraction)
class ExtractionAdmin(BesideMixin, ReadOnlyAdmin):
    """Extractions: every field as the parser read it, with the words of the page it was read from."""

    list_display = ("headline", "role", "parser_version", "document", "article_link", "created_at")
    list_filter = ("role",)
    list_per_page = 50
    ordering = ("-id",)
    fields = (
        "document_link",
        "article_link",
        "parser_version",
        "role",
        "position",
        "item_key",
        "created_at",
        "payload_read",
    )

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/beside.css")}

    def get_queryset(self, request: HttpRequest) -> Any:
        """Load the page and the article with each, without their texts."""
        rows = super().get_queryset(request).select_related("document", "article")
        return rows.defer("document__content", "article__body", "article__search_terms")

    @admin.display(description="headline")
    def headline(self, extraction: Extraction) -> str:
        """Show the headline as read."""
        return extraction.payload.get("headline") or NOTHING

    @admin.display(description="article")
    def article_link(self, extraction: Extraction) -> str | SafeString:
        """Link to the article."""
        return link_to(extraction.article)

    @admin.display(description="page")
    def document_link(self, extraction: Extraction) -> str | SafeString:
        """Link to the page."""
        return link_to(extraction.document)

    @admin.display(description="")
    def payload_read(self, extraction: Extraction) -> SafeString:
        """Show each field, its value and its evidence."""
        warnings = extraction.payload.get("page", {}).get("warnings", ())
        context = {"origins": origins(extraction), "document": extraction.document, "warnings": warnings}
        return render_to_string("admin/articles/extraction/payload.html", context)
