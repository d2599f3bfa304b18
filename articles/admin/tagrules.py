"""Tag rules at the desk: tried out before they are saved, put to work on what is there, taken back."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path

from articles.editing.refusals import Refused
from articles.editing.rule_applications import begin_application
from articles.editing.rule_matching import Found
from articles.editing.tag_rules import Trial, check_rule, try_rule, write_rule
from articles.editing.tagging import clean_name, find_tag
from articles.models import ArticleTag, Tag, TagRule
from articles.models.breaking import head_of, tail_of
from articles.tasks import apply_tag_rule

from .actor import actor
from .directions import EitherWay
from .links import change_url

AROUND = 60
APPLICATIONS = 5
PLACES = ("in_headline", "in_body", "in_source", "in_address")


class Excerpt(NamedTuple):
    """The words that a rule found, between their neighbours."""

    field: str
    before: str
    words: str
    after: str


class TagRuleForm(EitherWay, forms.ModelForm[TagRule]):
    """A rule; what cannot be looked for is refused in words."""

    tag_name = forms.CharField(
        label="Tag",
        max_length=100,
        widget=AdminTextInputWidget,
        help_text="A tag that does not exist yet is made when the rule is saved.",
    )

    class Meta:
        model = TagRule
        fields = ("match", "include", "exclude", *PLACES, "is_active")
        labels = {
            "match": "Look for",
            "include": "These words",
            "exclude": "But not with",
            "in_headline": "Headline",
            "in_body": "Body",
            "in_source": "Sources: every name and domain of every hop",
            "in_address": "Addresses of the page and the original",
            "is_active": "Apply to what is imported",
        }
        help_texts = {
            "include": "Whole words in any case; “quoted words” stay together, and a domain means itself and what lies "
            "in it. Regular expressions are those of RE2: \\p{L} is any letter.",
            "exclude": "One word or phrase a line, or a regular expression: an article that has one is left alone.",
        }
        widgets = {"include": forms.Textarea(attrs={"rows": 3}), "exclude": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("tag_name", self.instance.tag.name)

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be looked for."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                clean_name(cleaned["tag_name"])
                check_rule(TagRule(**{name: value for name, value in cleaned.items() if name != "tag_name"}))
            except Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
        return cleaned


class RuleList(ChangeList):
    """The list of rules, with the counts of those on the page alone."""

    def get_results(self, request: HttpRequest) -> None:
        """Count what the rules shown have tagged."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        rows = (
            ArticleTag.objects.filter(rule__in=self.result_list).order_by().values("rule").annotate(count=Count("pk"))
        )
        counts = dict(rows.values_list("rule", "count"))
        for rule in self.result_list:
            rule.count = counts.get(rule.pk, 0)


@admin.register(TagRule)
class TagRuleAdmin(admin.ModelAdmin[TagRule]):
    """Rules, each with what it would do and what it has done."""

    form = TagRuleForm
    list_display = ("__str__", "tag", "match", "looks_at", "is_active", "has_tagged")
    list_filter = ("is_active", "match")
    list_select_related = ("tag",)
    list_per_page = 50
    search_fields = ("include", "tag__name")
    show_full_result_count = False
    change_form_template = "admin/articles/tagrule/change_form.html"
    fieldsets = (
        (None, {"fields": ("tag_name", "match", "include", "exclude")}),
        ("Where to look", {"fields": (PLACES,)}),
        (None, {"fields": ("is_active",)}),
    )

    class Media:
        css = {"all": ("articles/admin/desk.css", "articles/admin/uploads.css", "articles/admin/tagrules.css")}
        js = ("articles/admin/uploads.js",)

    def get_urls(self) -> list[URLPattern]:
        """Put the address of an application before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.apply_view)
        return [path("<int:pk>/apply/", view, name="articles_tagrule_apply"), *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that counts."""
        return RuleList

    def get_queryset(self, request: HttpRequest) -> QuerySet[TagRule]:
        """Load the tags with the rules."""
        return super().get_queryset(request).select_related("tag")

    @admin.display(description="looks at")
    def looks_at(self, rule: TagRule) -> str:
        """Name the places a rule looks at."""
        return ", ".join(place.removeprefix("in_") for place in PLACES if getattr(rule, place))

    @admin.display(description="has tagged")
    def has_tagged(self, rule: Any) -> int:
        """Count the articles that carry the tag by this rule."""
        return int(rule.count)

    def save_model(self, request: HttpRequest, obj: TagRule, form: Any, change: bool) -> None:
        """Put the form to the use case."""
        write_rule(rule=obj, tag=form.cleaned_data["tag_name"], by=actor(request))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Try the rule out as it is typed; save it only when that is what was asked for."""
        context = dict(extra_context or {})
        if request.method == "POST" and "_try" in request.POST:
            return self._tried(request, object_id, form_url, context)
        if request.method == "GET" and object_id and (rule := self.get_object(request, object_id)):
            context |= _work_of(rule)
        return super().changeform_view(request, object_id, form_url, context)

    def _tried(self, request: HttpRequest, object_id: str | None, form_url: str, context: Any) -> HttpResponse:
        """Show the form as it was typed, with what the rule would do; nothing is saved."""
        rule = self.get_object(request, object_id) if object_id else None
        if not (self.has_change_permission(request, rule) if rule else self.has_add_permission(request)):
            raise PermissionDenied
        form = self.get_form(request, rule, change=rule is not None)(request.POST, instance=rule)
        context |= _work_of(rule) if rule else {}
        if form.is_valid():
            name = form.cleaned_data["tag_name"]
            form.instance.tag = find_tag(name) or Tag(name=clean_name(name))
            context |= {"trial": _shown(try_rule(form.instance)), "is_unsaved": True}
        adminform = helpers.AdminForm(form, list(self.get_fieldsets(request, rule)), {}, (), model_admin=self)  # type: ignore[arg-type]  # stubs: fieldsets of lists alone
        context |= {
            **self.admin_site.each_context(request),
            "title": "Try the rule out",
            "subtitle": None,
            "adminform": adminform,
            "object_id": object_id,
            "original": rule,
            "is_popup": False,
            "to_field": None,
            "media": self.media + adminform.media,
            "inline_admin_formsets": [],
            "errors": helpers.AdminErrorList(form, []),
            "preserved_filters": self.get_preserved_filters(request),
        }
        return self.render_change_form(
            request, context, add=rule is None, change=rule is not None, obj=rule, form_url=form_url
        )

    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Have a task apply the rule to what is there, or take back what it tagged."""
        rule = TagRule.objects.filter(pk=pk).first()
        if rule is None:
            raise Http404(f"there is no tag rule {pk}")
        if request.method != "POST" or not self.has_change_permission(request, rule):
            raise PermissionDenied
        takes_back = request.POST.get("what") == "take_back"
        try:
            application = begin_application(rule=rule, takes_back=takes_back, by=actor(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            self.log_change(request, rule, "Taken back." if takes_back else "Applied to what is there.")
            apply_tag_rule.enqueue(application.pk)
            what = "taken back from what it tagged" if takes_back else "applied to what is there"
            self.message_user(request, f"The rule is being {what}; how far that is stands below.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(rule))


def _work_of(rule: TagRule) -> dict[str, Any]:
    """Return what a rule has done: its latest applications, and how many carry the tag by it."""
    applications = list(rule.applications.select_related("by")[:APPLICATIONS])
    latest = applications[0] if applications else None
    is_working = latest is not None and latest.status == "running" and not latest.is_stalled
    return {"applications": applications, "is_working": is_working, "has_tagged": rule.tagged.count()}


def _shown(trial: Trial) -> dict[str, Any]:
    examples = [(article, [_excerpt(place) for place in places]) for article, places in trial.examples]
    return {"counts": trial, "examples": examples, "more": trial.would_tag - len(examples)}


def _excerpt(found: Found) -> Excerpt:
    before, after = found.text[: found.start], found.text[found.end :]
    words = found.text[found.start : found.end]
    return Excerpt(found.field, tail_of(before, AROUND), words, head_of(after, AROUND))
