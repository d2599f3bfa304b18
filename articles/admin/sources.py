"""Sources at the desk: names, policies, and what a change of name leaves behind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles.editing.date_orders import date_evidence, learn_date_order
from articles.editing.merging import merge_sources
from articles.editing.naming import check_source_name, source_key, write_source
from articles.editing.policy_effects import policy_effect
from articles.editing.refusals import Refused
from articles.models import Article, DateOrder, Display, Indexing, Source, SourceAlias, display_of, indexing_of

from .actor import actor
from .directions import EitherWay
from .links import change_url, list_url
from .merging import MergeMixin
from .rows import TableInline

# Where a text goes, and what of it: the page of the article, lists with search, feeds, export
DISPLAY_SHOWS = {
    Display.FULL: (
        "all of the text",
        "headline and excerpt; search shows where the words stand",
        "headline and excerpt",
        "all of the text, with every fact",
    ),
    Display.EXCERPT: (
        "standfirst and opening, with a link to the original",
        "headline and excerpt",
        "headline and excerpt",
        "standfirst and opening, with every fact",
    ),
    Display.HEADLINE: (
        "the headline, with a link to the original",
        "the headline",
        "the headline",
        "the headline, with every fact",
    ),
    Display.HIDDEN: ("nothing: the address answers that it is gone", "nothing", "nothing", "nothing"),
}
INDEXING_SHOWS = {
    Indexing.INDEX: "Search engines may list the page.",
    Indexing.NOINDEX: "Search engines are asked not to list the page.",
}
SITEMAP_SHOWS = {
    Indexing.INDEX: "its address; for two days in the news sitemap, with its headline",
    Indexing.NOINDEX: "nothing",
}


class SourceForm(EitherWay, forms.ModelForm[Source]):
    """A source; its slug may be left empty."""

    slug = forms.SlugField(
        required=False,
        allow_unicode=True,
        max_length=200,
        help_text="Part of the address of its page; left empty, made from the name. The old address is not kept.",
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


class AliasInline(TableInline):
    """Other spellings and whole domains by which pages name the source."""

    model = SourceAlias
    form = AliasForm
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
    change_form_template = "admin/articles/source/change_form.html"
    readonly_fields = ("created_at",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "homepage", "description")}),
        (
            "What it allows",
            {
                "fields": ("display", "indexing", "licence", "takes_comments"),
                "description": "The strictest word of any hop of an article’s chain wins, wherever the text goes: its "
                "page, lists, search, feeds and exports.",
            },
        ),
        ("How it writes", {"fields": ("date_order", "created_at")}),
    )

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/tagrules.css")}

    def get_urls(self) -> list[URLPattern]:
        """Put our own address before Django's, which take everything."""
        view = self.admin_site.admin_view(self.learn_view)
        return [path("<int:pk>/learn/", view, name="articles_source_learn"), *super().get_urls()]

    def learn_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take over the order of day and month that the source's dates agree on."""
        source = Source.objects.filter(pk=pk).first()
        if source is None:
            raise Http404(f"there is no source {pk}")
        if request.method != "POST" or not self.has_change_permission(request, source):
            raise PermissionDenied
        try:
            order = learn_date_order(source=source, by=actor(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            self.log_change(request, source, f"Order of dates learned: {order.label}.")
            self.message_user(request, f"{order.label}, from the next import on.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(source))

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Put the form to the use case, which keeps an old name as an alias."""
        write_source(source=obj, by=actor(request))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what its policies do and what its dates say; on demand what others would do, and save nothing."""
        source = self.get_object(request, object_id)
        if source is not None:
            context = kwargs.get("extra_context") or {}
            kwargs["extra_context"] = context | _facts(request, source)
            if request.method == "POST" and "_effect" in request.POST:
                if not self.has_change_permission(request, source):
                    raise PermissionDenied
                return self._asked(request, source, kwargs["extra_context"])
        return super().change_view(request, object_id, *args, **kwargs)

    def _asked(self, request: HttpRequest, source: Source, facts: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": f"What it would do to {source}",
            "subtitle": None,
            "opts": self.opts,
            "media": self.media,
            "original": source,
        }
        return TemplateResponse(request, "admin/articles/source/effect.html", context | facts)

    def view_on_site(self, source: Source) -> str:
        """Return the address of its public page."""
        return source.get_absolute_url()


def _facts(request: HttpRequest, source: Source) -> dict[str, Any]:
    """Return what the policies do that are asked about, or else those that the source has, and what its dates say."""
    asked = request.method == "POST" and "_effect" in request.POST
    display = request.POST.get("display") if asked else None
    indexing = request.POST.get("indexing") if asked else None
    display = display if display in Display.values else source.display
    indexing = indexing if indexing in Indexing.values else source.indexing
    evidence = date_evidence(source)
    shown, listed = display_of([Source(display=display)]), indexing_of([Source(indexing=indexing)])
    return {
        "articles_url": list_url(Article, outlet=source.pk),
        "effect": policy_effect(source, display=display, indexing=indexing),
        "shown": DISPLAY_SHOWS[shown],
        "listed": INDEXING_SHOWS[listed],
        "sitemap": SITEMAP_SHOWS[listed] if shown != Display.HIDDEN else "nothing",
        "policies": (("display", display, Display(display).label), ("indexing", indexing, Indexing(indexing).label)),
        "evidence": evidence,
        "examples": [(reverse("admin:articles_article_change", args=[pk]), text) for pk, text in evidence.examples],
        "learnable": evidence.order if evidence.order not in (DateOrder.UNKNOWN, source.date_order) else None,
    }
