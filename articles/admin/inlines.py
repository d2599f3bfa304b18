"""What stands beneath an article's form: tags, suggestions, credits, corrections and notes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from articles.models import Article, ArticleTag, Correction, Credit, StaffNote, SuggestionState, TagSuggestion

from .rows import TableInline

DECISIONS = (("", "Later"), ("accept", "Accept"), ("dismiss", "Dismiss"))
SMALL_TEXT: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}
}


class DeskInline(TableInline):
    """Rows of an article: whoever may change the article may change them."""

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever sees the article sees them."""
        return request.user.has_perm("articles.view_article") or self._may_change(request)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever changes the article adds to them."""
        return self._may_change(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever changes the article changes them."""
        return self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever changes the article removes them."""
        return self._may_change(request)

    @staticmethod
    def _may_change(request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_article") or request.user.has_perm("articles.add_article")


class RowsInline(DeskInline):
    """Rows that are added and removed, not changed: a form for each would ask the database for each one's choice."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What stands is removed and added anew."""
        return False


class TagInline(RowsInline):
    """The article's tags, and who put each there."""

    model = ArticleTag
    fields = ("tag", "origin")
    readonly_fields = ("origin",)
    autocomplete_fields = ("tag",)
    verbose_name = "tag"
    verbose_name_plural = "Tags"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleTag]:
        """Load the tags with their rows."""
        return super().get_queryset(request).select_related("tag")


class SuggestionForm(forms.ModelForm[TagSuggestion]):
    """What an editor decides of a suggestion."""

    decision = forms.ChoiceField(choices=DECISIONS, required=False, label="Decision")

    class Meta:
        model = TagSuggestion
        fields = ()


class SuggestionInline(DeskInline):
    """Names the machine would tag the article with, while nobody has decided on them."""

    model = TagSuggestion
    form = SuggestionForm
    fields = ("name", "score", "decision")
    readonly_fields = ("name", "score")
    can_delete = False
    max_num = 0
    verbose_name = "suggested tag"
    verbose_name_plural = "Suggested tags"

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only the machine suggests; an editor tags."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[TagSuggestion]:
        """Leave out what has been decided."""
        return super().get_queryset(request).filter(state=SuggestionState.PENDING)


class CreditInline(RowsInline):
    """The sources that the article's text credits."""

    model = Credit
    fields = ("role", "source", "name", "text")
    autocomplete_fields = ("source",)
    formfield_overrides = SMALL_TEXT
    verbose_name_plural = "Credits"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        """Load the sources with their rows."""
        return super().get_queryset(request).select_related("source")


class WrittenInline(RowsInline):
    """Signed texts beside the article: written once, never changed or removed."""

    fields = ("text", "by", "created_at")
    readonly_fields = ("by", "created_at")
    formfield_overrides = SMALL_TEXT

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What is written stays."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Load the authors with their texts."""
        return super().get_queryset(request).select_related("by")


class CorrectionInline(WrittenInline):
    """Corrections to readers; writing one is a permission of its own."""

    model = Correction
    verbose_name_plural = "Corrections, shown to readers for good"

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever may add corrections writes one, to an article that exists."""
        return isinstance(obj, Article) and request.user.has_perm("articles.add_correction")


class NoteInline(WrittenInline):
    """Notes that only the desk sees."""

    model = StaffNote
    verbose_name_plural = "Notes among editors"


INLINES = (TagInline, SuggestionInline, CreditInline, CorrectionInline, NoteInline)
