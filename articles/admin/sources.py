"""Sources at the desk: names, policies, and what a change of name leaves behind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from articles.editing.merging import merge_sources
from articles.editing.naming import check_source_name, source_key, write_source
from articles.editing.refusals import Refused
from articles.models import Article, Source, SourceAlias

from .actor import actor
from .links import list_url
from .merging import MergeMixin


class SourceForm(forms.ModelForm[Source]):
    """A source; its slug may be left empty."""

    slug = forms.SlugField(
        required=False,
        allow_unicode=True,
        max_length=200,
        help_text="Part of the address of its page; left empty, made from the name.",
    )

    class Meta:
        model = Source
        exclude = ()  # noqa: DJ006 - the admin's fieldsets name the fields

    def clean_name(self) -> str:
        """Refuse a name that another source goes by."""
        return _free_name(" ".join(str(self.cleaned_data["name"]).split()), self.instance)


class AliasForm(forms.ModelForm[SourceAlias]):
    """Another name of a source, kept in the form it is looked up by."""

    class Meta:
        model = SourceAlias
        fields = ("key",)

    def clean_key(self) -> str:
        """Fold the name; refuse one that is another source's own."""
        return _free_name(source_key(self.cleaned_data["key"]), Source(pk=self.instance.source_id))


def _free_name(name: str, source: Source) -> str:
    try:
        check_source_name(name, source=source)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    return name


class AliasInline(admin.TabularInline[SourceAlias, Source]):
    """Other spellings and whole domains by which pages name the source."""

    model = SourceAlias
    form = AliasForm
    extra = 0
    verbose_name = "other name or domain"
    verbose_name_plural = "Other names and domains"


@admin.register(Source)
class SourceAdmin(MergeMixin, admin.ModelAdmin[Source]):
    """Sources: who they are and what they allow."""

    merge = staticmethod(merge_sources)
    form = SourceForm
    inlines = (AliasInline,)
    list_display = ("name", "kind", "display", "indexing", "date_order", "homepage")
    list_filter = ("kind", "display", "indexing")
    list_per_page = 50
    search_fields = ("name", "aliases__key")
    show_full_result_count = False
    readonly_fields = ("created_at",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "homepage", "description")}),
        (
            "What it allows",
            {
                "fields": ("display", "indexing", "licence"),
                "description": "The strictest word of any hop of an article’s chain wins, wherever the text goes: its "
                "page, lists, search, feeds and exports.",
            },
        ),
        ("How it writes", {"fields": ("date_order", "created_at")}),
    )

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Put the form to the use case, which keeps an old name as an alias."""
        write_source(source=obj, by=actor(request))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Link to the articles of the source."""
        context = kwargs.get("extra_context") or {}
        kwargs["extra_context"] = {**context, "articles_url": list_url(Article, outlet=object_id)}
        return super().change_view(request, object_id, *args, **kwargs)

    def view_on_site(self, source: Source) -> str:
        """Return the address of its public page."""
        return source.get_absolute_url()
