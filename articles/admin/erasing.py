"""The erasure of a page on a legal demand, at the desk: confirmed, with its reason, and only by those who may."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.editing.erasing import erase_document
from articles.editing.refusals import ImpossibleEdit
from articles.models import Article, Document

from .actor import actor
from .links import change_url

PERMISSION = "articles.erase_document"
SHOWN = 50


class ErasureForm(forms.Form):
    """The reason of an erasure."""

    reason = forms.CharField(
        widget=AdminTextareaWidget(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Who demands it and on what ground: kept with the page’s hash for good.",
    )


class ErasingMixin(admin.ModelAdmin[Any]):
    """Gives the documents' admin the page that erases one."""

    def get_urls(self) -> list[URLPattern]:
        """Put the address of erasing before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.erase_view)
        return [path("<int:pk>/erase/", view, name="articles_document_erase"), *super().get_urls()]

    def erase_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what erasing the page takes away and what it leaves; do it when that is confirmed."""
        document = Document.objects.light().filter(pk=pk).first()
        if document is None:
            raise Http404
        if not request.user.has_perm(PERMISSION) or not self.has_view_permission(request, document):
            raise PermissionDenied
        form = ErasureForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            self._erase(request, document, form.cleaned_data["reason"])
            return HttpResponseRedirect(change_url(document))
        articles = Article.objects.filter(extractions__document=document).distinct().order_by("pk")[:SHOWN]
        request.current_app = self.admin_site.name
        frame = {"title": "Erase this page?", "subtitle": None, "opts": self.opts, "media": self.media + form.media}
        context = self.admin_site.each_context(request) | frame
        context |= {"document": document, "original": document, "articles": articles, "form": form}
        return TemplateResponse(request, "admin/articles/document/erase.html", context)

    def _erase(self, request: HttpRequest, document: Document, reason: str) -> None:
        try:
            erase_document(document=document, by=actor(request), reason=reason)
        except ImpossibleEdit as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return
        self.log_change(request, document, f"Erased. {reason}")
        self.message_user(request, "The page has been erased; its hash is kept.", messages.SUCCESS)
