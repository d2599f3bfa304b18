"""What a valid form of the desk asks for, put to the use cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.forms import BaseModelFormSet

from articles.editing.crediting import CreditLine
from articles.editing.notes import add_correction, add_note
from articles.editing.tagging import decide_suggestions, tag_named
from articles.editing.writing import WRITTEN, create_article, edit_article
from articles.models import Article, ArticleTag, Correction, Credit, CreditRole, StaffNote, Tag, TagSuggestion

from .forms import ArticleForm

type FormSets = Iterable[BaseModelFormSet[Any, Any]]


def save_article(*, form: ArticleForm, formsets: FormSets, by: User) -> Article:
    """Write all that a valid form and its formsets ask for; return the article."""
    by_model = {formset.model: formset for formset in formsets}
    for formset in by_model.values():
        formset.save(commit=False)  # Django's log reads from it what was added, changed and deleted
    changes = _changes(form, by_model)
    if form.instance.pk:
        article = edit_article(article=form.instance, changes=changes, by=by, reason=form.cleaned_data["reason"])
    else:
        article = create_article(fields=changes, by=by)
    _decide(article, by_model.get(TagSuggestion), by)
    _write(article, by_model, by)
    return article


def _changes(form: ArticleForm, by_model: dict[Any, BaseModelFormSet[Any, Any]]) -> dict[str, Any]:
    changed = {"issued_on", "issued_at", "issued_precision", *form.changed_data}
    changes = {name: form.cleaned_data[name] for name in WRITTEN & changed & form.cleaned_data.keys()}
    if ArticleTag in by_model:
        changes["tags"] = _tags(by_model[ArticleTag], form.cleaned_data["new_tags"])
    if Credit in by_model:
        changes["credits"] = _credits(by_model[Credit])
    return changes


def _tags(formset: BaseModelFormSet[Any, Any], names: Iterable[str]) -> list[Tag]:
    return [*(row.tag for row in _rows(formset)), *(tag_named(name) for name in names)]


def _credits(formset: BaseModelFormSet[Any, Any]) -> list[CreditLine]:
    return [CreditLine(row.source, CreditRole(row.role), row.name, row.text) for row in _rows(formset)]


def _rows(formset: BaseModelFormSet[Any, Any]) -> list[Any]:
    """Return every row that stands and is to stay, and every new one."""
    forms = (form for form in formset.forms if form not in formset.deleted_forms)
    return [form.instance for form in forms if form.instance.pk or form.has_changed()]


def _decide(article: Article, formset: BaseModelFormSet[Any, Any] | None, by: User) -> None:
    chosen = [(form.instance, form.cleaned_data.get("decision")) for form in formset.forms] if formset else []
    accepted = [suggestion for suggestion, decision in chosen if decision == "accept"]
    dismissed = [suggestion for suggestion, decision in chosen if decision == "dismiss"]
    if accepted or dismissed:
        decide_suggestions(article=article, accepted=accepted, dismissed=dismissed, by=by)


def _write(article: Article, by_model: dict[Any, BaseModelFormSet[Any, Any]], by: User) -> None:
    for model, add in ((Correction, add_correction), (StaffNote, add_note)):
        for form in by_model[model].extra_forms if model in by_model else ():
            if form.has_changed():
                add(article=article, text=form.cleaned_data["text"], by=by)
