"""Tags at the desk: names, old names, how often they are used, and what the machine suggests."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.editing.likeness import alike_tags, tell_apart
from articles.editing.naming import check_tag_name, check_tag_slug, write_tag
from articles.editing.refusals import Refused
from articles.editing.tag_deleting import delete_tags
from articles.editing.tag_merging import merge_tags, undo_merge
from articles.editing.tagging import decide_suggestions
from articles.models import ArticleTag, SuggestionState, Tag, TagAlias, TagMerge, TagRule, TagSuggestion

from .actor import actor
from .directions import EitherWay
from .filters import WaitingFilter
from .links import change_url, link_to, list_url
from .merging import MergeMixin
from .moves import counted
from .numbers import number_in
from .readonly import ReadOnlyAdmin
from .rows import TableInline

MERGES = 50  # shown with a tag


class TagForm(EitherWay, forms.ModelForm[Tag]):
    """A tag; its slug may be left empty."""

    slug = forms.SlugField(
        required=False,
        allow_unicode=True,
        max_length=100,
        help_text="Part of the address of its page; left empty, made from the name. The old one keeps leading here.",
    )

    class Meta:
        model = Tag
        fields = ("name", "slug", "description")

    def clean_name(self) -> str:
        """Refuse a name that another tag goes by."""
        name = str(self.cleaned_data["name"])
        try:
            check_tag_name(name, tag=self.instance)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return name

    def clean_slug(self) -> str:
        """Refuse an address that leads to another tag."""
        slug = str(self.cleaned_data["slug"])
        try:
            check_tag_slug(slug, tag=self.instance)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return slug


class TagAliasInline(TableInline):
    """Names and addresses that lead to the tag; written by renaming and merging."""

    model = TagAlias
    fields = ("name", "slug")
    readonly_fields = ("name", "slug")
    max_num = 0
    verbose_name_plural = "Earlier names"


class UseFilter(admin.SimpleListFilter):
    """By whether any article carries the tag."""

    title = "use"
    parameter_name = "used"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, str]]:
        """Offer both."""
        return [("yes", "On articles"), ("no", "Unused")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> QuerySet[Tag]:
        """Keep the used or the unused ones."""
        used = ArticleTag.objects.order_by().values("tag")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=used)
            case "no":
                return queryset.exclude(pk__in=used)
        return queryset


class TagList(ChangeList):
    """The list of tags, with the counts of those on the page alone."""

    def get_results(self, request: HttpRequest) -> None:
        """Count the articles of the tags shown."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        rows = ArticleTag.objects.filter(tag__in=self.result_list).order_by().values("tag").annotate(count=Count("pk"))
        counts = dict(rows.values_list("tag", "count"))
        for tag in self.result_list:
            tag.count = counts.get(tag.pk, 0)


@admin.register(Tag)
class TagAdmin(MergeMixin, admin.ModelAdmin[Tag]):
    """Tags, their use and their earlier names."""

    merge = staticmethod(merge_tags)
    form = TagForm
    inlines = (TagAliasInline,)
    list_display = ("name", "slug", "articles_tagged")
    list_filter = (UseFilter,)
    list_per_page = 50
    search_fields = ("name", "aliases__name")
    show_full_result_count = False
    fields = ("name", "slug", "description")
    change_list_template = "admin/articles/tag/change_list.html"
    change_form_template = "admin/articles/tag/change_form.html"

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/tagrules.css")}

    def get_urls(self) -> list[URLPattern]:
        """Put our own addresses before Django's, which take everything."""
        site = self.admin_site.admin_view
        return [
            path("alike/", site(self.alike_view), name="articles_tag_alike"),
            path("<int:pk>/unmerge/", site(self.unmerge_view), name="articles_tag_unmerge"),
            *super().get_urls(),
        ]

    def alike_view(self, request: HttpRequest) -> HttpResponse:
        """Show tags that look alike; remember of those that an editor marks that they are not the same."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            tags = list(Tag.objects.filter(pk__in=_numbers(request.POST.getlist(helpers.ACTION_CHECKBOX_NAME))))
            if len(tags) > 1:
                tell_apart(tags=tags, by=actor(request))
                names = ", ".join(f"“{tag}”" for tag in tags)
                self.message_user(request, f"{names} will not be shown as alike again.", messages.SUCCESS)
            else:
                self.message_user(request, "Leave two or more marked that are not the same.", messages.WARNING)
            return HttpResponseRedirect(request.path)
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": "Tags that look alike",
            "subtitle": None,
            "opts": self.opts,
            "media": self.media,
            "groups": alike_tags(),
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/tag/alike.html", context)

    def unmerge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a merged tag out again."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        merge = TagMerge.objects.filter(pk=pk).first()
        if merge is None:
            raise Http404(f"there is no merge {pk}")
        try:
            tag = undo_merge(merge=merge, by=actor(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return HttpResponseRedirect(list_url(Tag))
        self.log_addition(request, tag, "Taken out again of the tag it was merged into.")
        self.message_user(request, f"“{tag}” is a tag of its own again.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(tag))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show with a tag what was merged into it, and the rules that put it."""
        merges = [
            (merge, len(merge.moved["articles"]))
            for merge in TagMerge.objects.filter(keep=number_in(object_id)).select_related("by")[:MERGES]
        ]
        rules = TagRule.objects.filter(tag=number_in(object_id))[:MERGES]
        kwargs["extra_context"] = {**(kwargs.get("extra_context") or {}), "merges": merges, "rules": rules}
        return super().change_view(request, object_id, *args, **kwargs)

    @admin.display(description="articles")
    def articles_tagged(self, tag: Any) -> int:
        """Count the articles that carry the tag."""
        return int(tag.count)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that counts."""
        return TagList

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        """Put the form to the use case, which keeps the earlier name and address."""
        write_tag(tag=obj, by=actor(request))

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        """Put the deletion to the use case, which tells the articles' histories of it."""
        delete_tags(tags=[obj], by=actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        """Delete the selected ones likewise."""
        delete_tags(tags=queryset, by=actor(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Say of each tag how many articles lose it, and its rules and names that go with it; not every row."""
        _rows, counts, needed, protected = super().get_deleted_objects(objs, request)
        going: list[Any] = []
        carried = ArticleTag.objects.filter(tag__in=objs).order_by().values("tag").annotate(count=Count("pk"))
        articles = dict(carried.values_list("tag", "count"))
        for tag in Tag.objects.filter(pk__in=[tag.pk for tag in objs]).prefetch_related("rules", "aliases"):
            names = [f"{TagAlias._meta.verbose_name}: {alias.name or alias.slug}" for alias in tag.aliases.all()]
            rules = [format_html("{}: {}", TagRule._meta.verbose_name, link_to(rule)) for rule in tag.rules.all()]
            going += [link_to(tag), [f"{counted(articles.get(tag.pk, 0))} without it from then on", *rules, *names]]
        counts.pop(str(ArticleTag._meta.verbose_name_plural), None)
        return going, counts, needed, protected

    def view_on_site(self, tag: Tag) -> str:
        """Return the address of its public page."""
        return tag.get_absolute_url()


def _numbers(values: list[str]) -> list[int]:
    return [number for value in values if (number := number_in(value))]


class StateFilter(WaitingFilter):
    """By what editors decided."""

    title = "state"
    parameter_name = "state__exact"
    decisions = SuggestionState
    waiting = SuggestionState.PENDING


@admin.register(TagSuggestion)
class TagSuggestionAdmin(ReadOnlyAdmin):
    """Suggested tags, to be accepted or dismissed by the page."""

    list_display = ("name", "score", "article_link", "state")
    list_display_links = None
    list_filter = (StateFilter,)
    list_select_related = ("article",)
    list_per_page = 50
    search_fields = ("=name",)
    ordering = ("-id",)
    actions = ("accept_selected", "dismiss_selected")

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[TagSuggestion]:
        """Leave the articles' texts in the database."""
        return super().get_queryset(request).select_related("article").defer("article__body", "article__search_terms")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Let whoever changes articles decide."""
        return request.user.has_perm("articles.change_article")

    @admin.display(description="article")
    def article_link(self, suggestion: TagSuggestion) -> str | SafeString:
        """Link to the article."""
        return link_to(suggestion.article)

    @admin.action(permissions=["decide"], description="Accept selected suggestions")
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[TagSuggestion]) -> None:
        """Put the tags on their articles."""
        self._decide(request, queryset, "accepted")

    @admin.action(permissions=["decide"], description="Dismiss selected suggestions")
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[TagSuggestion]) -> None:
        """Set the suggestions aside for good."""
        self._decide(request, queryset, "dismissed")

    def _decide(self, request: HttpRequest, queryset: QuerySet[TagSuggestion], how: str) -> None:
        pending = list(queryset.filter(state=SuggestionState.PENDING).order_by("article_id", "pk"))
        for article, group in groupby(pending, key=lambda suggestion: suggestion.article):
            decide_suggestions(article=article, by=actor(request), **{how: list(group)})
        suggestions = "1 suggestion" if len(pending) == 1 else f"{len(pending)} suggestions"
        self.message_user(request, f"{suggestions} {how}.", messages.SUCCESS)
        if decided := queryset.exclude(state=SuggestionState.PENDING).exclude(pk__in=[s.pk for s in pending]).count():
            stay = "stays" if decided == 1 else "stay"
            self.message_user(request, f"{decided} had been decided before and {stay} so.", messages.WARNING)
