"""The filters of the article list; what they do not understand is an error of their form, never an unfiltered list."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models import MANY, MANY_TO_COUNT, Article, ArticleQuerySet, Kind, Period, Source, Tag, tagged_with
from articles.models.slugs import outlet_and_tag
from articles.search import SearchError, Understood, search, understand

NEWEST, OLDEST, BEST = "newest", "oldest", "best"
RESULT_ORDERS = ((BEST, _("Best match first")), (NEWEST, _("Newest first")))
ORDERS = ((NEWEST, _("Newest first")), (OLDEST, _("Oldest first")), (BEST, _("Best match first")))
LANGUAGE_TAG = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", _("This is no language tag, like en or zh-Hant.")
)
# One way of writing a day: 09/07/2025 would be read one way here and the other there
ISO_DAY = {
    "input_formats": ["%Y-%m-%d"],
    "error_messages": {"invalid": _("This is no day written like 2025-07-09.")},
}


def written_period(text: str) -> None:
    """Refuse what is no year, month or day."""
    if Period.read(text) is None:
        raise ValidationError(_("This is no year, month or day written like 2025, 2025-07 or 2025-07-09."))


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: its name, label and cleaned value, and the parameters that remain without it."""

    name: str
    label: str
    value: Any
    rest: QueryDict


class WordsForm(forms.Form):
    """Lets search judge the words: ``understood`` is what they ask for, ``suggestion`` what mistaken ones may mean."""

    understood: Understood | None = None
    suggestion = ""

    def clean_q(self) -> str:
        """Refuse words that nothing can be looked for with, in the words of search."""
        words: str = self.cleaned_data["q"]
        if words:
            try:
                self.understood = understand(words)
            except SearchError as error:
                self.suggestion = error.suggestion
                raise ValidationError(str(error)) from error
        return words


class _Filters(OrderedDict[str, Any]):
    """The filters of a class, copied for each request only as deep as they differ: they know whose they are."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> OrderedDict[str, Any]:
        copied = OrderedDict((name, copy(one)) for name, one in self.items())
        for one in copied.values():
            one.method = one.method  # which is found through the filter that it belongs to
        return copied


class WordsFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Finds articles by words, best match first unless the newest are to be."""

    q = django_filters.CharFilter(
        label=_("Words"),
        method="with_words",
        required=True,
        error_messages={"required": _("Please type at least one word to search for.")},
    )
    order = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=RESULT_ORDERS,
        method="in_order",
        error_messages={"invalid_choice": _("Results can be ordered best match first or newest first.")},
    )
    usual_order = BEST

    class Meta:
        model = Article
        form = WordsForm
        fields = ()

    @classmethod
    def get_filters(cls) -> OrderedDict[str, Any]:
        """Return the filters, quick to copy."""
        return _Filters(super().get_filters())

    def get_form_class(self) -> type[forms.Form]:
        """Return the form, which is the same for all requests."""
        return _form_class(type(self))  # type: ignore[arg-type]  # a class can be hashed; its base is not typed

    @property
    def asked(self) -> tuple[tuple[str, str | None], ...]:
        """What was typed or chosen, by field: the form shows this and nothing else of the request."""
        return tuple((name, self.data.get(name)) for name in self.filters)

    @cached_property
    def kept(self) -> QueryDict:
        """The parameters that are ours and say something, in one order: what canonical address and links carry."""
        return self.kept_with()

    def kept_with(self, **others: str) -> QueryDict:
        """Return the same parameters with ``others`` among them, in the same order."""
        kept = QueryDict(mutable=True)
        for name, value in self._said(others):
            kept[name] = value
        return kept

    def query_around(self, name: str) -> tuple[str, str]:
        """Return what stands before and after the value of ``name`` in a query with the same: pages have dozens."""
        said = list(self._said({name: "…"}))
        at = next(place for place, (known, _value) in enumerate(said) if known == name)
        rest = urlencode(said[at + 1 :])
        return urlencode([*said[:at], (name, "")]), f"&{rest}" if rest else ""

    def _said(self, others: dict[str, str]) -> Iterator[tuple[str, str]]:
        for name in self._in_order:
            value = (others.get(name) or self.data.get(name) or "").strip()
            if value and (name, value) != ("order", self.usual_order):
                yield name, value

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.filters, key="order".__eq__)

    def with_words(self, articles: ArticleQuerySet, _name: str, words: str) -> ArticleQuerySet:
        """Keep what the words find."""
        return search(articles, self.form.understood or words)

    def in_order(self, articles: ArticleQuerySet, _name: str, order: str) -> ArticleQuerySet:
        """Order as asked; search has put the best match first already."""
        return {NEWEST: articles.newest_first, OLDEST: articles.oldest_first}.get(order, articles.all)()


@cache
def _form_class(filters: type[WordsFilter]) -> type[forms.Form]:
    fields = {name: one.field for name, one in filters.base_filters.items()}
    return type(f"{filters.__name__}Form", (filters._meta.form,), fields)


class ArticleFilterForm(WordsForm):
    """Says what no single field can know, and that the order is newest first unless another is asked for."""

    def clean(self) -> dict[str, Any]:
        """Refuse an unknown outlet or tag, a span that ends before it begins, and ranking without words to rank by."""
        cleaned = super().clean() or {}
        asked = {name: cleaned.get(name) or "" for name in ("outlet", "tag")}
        outlet, tag = outlet_and_tag(**asked)
        if asked["outlet"] and outlet is None:
            self.add_error("outlet", _("There is no outlet of this name here."))
        if asked["tag"] and tag is None:
            self.add_error("tag", _("There is no tag of this name here."))
        after, before = cleaned.get("after"), cleaned.get("before")
        if after and before and after > before:
            self.add_error("before", _("The last day lies before the first."))
        if cleaned.get("order") == BEST and not cleaned.get("q"):
            self.add_error("order", _("Only the results for words can be ordered by how well they match."))
        return cleaned | {"outlet": outlet, "tag": tag, "order": cleaned.get("order") or NEWEST}


class SlugFilter(django_filters.Filter):  # type: ignore[misc]  # django-filter has no types
    """Takes the slug of something, which the form looks up together with others."""

    field_class = forms.Field

    def __init__(self, **facts: Any) -> None:
        super().__init__(validators=[ProhibitNullCharactersValidator()], **facts)


class ArticleFilter(WordsFilter):
    """Narrows the article list by outlet, tag, language, kind, day of issue and words, and orders it."""

    outlet = SlugFilter(label=_("Outlet"), method="of_outlet")
    tag = SlugFilter(label=_("Tag"), method="carrying_tag")
    language = django_filters.CharFilter(
        label=_("Language"), method="in_language", max_length=35, validators=[LANGUAGE_TAG]
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of work"),
        choices=Kind.choices,
        error_messages={"invalid_choice": _("There is no such kind of work.")},
    )
    issued = django_filters.CharFilter(
        label=_("Issued"), method="issued_in", max_length=10, validators=[written_period]
    )
    after = django_filters.DateFilter(label=_("From"), method="issued_from", **ISO_DAY)
    before = django_filters.DateFilter(label=_("Until"), method="issued_until", **ISO_DAY)
    q = django_filters.CharFilter(label=_("Words"), method="with_words")
    order = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=ORDERS,
        method="in_order",
        error_messages={"invalid_choice": _("Articles can be ordered newest, oldest or best match first.")},
    )

    usual_order = NEWEST
    at_least: int | None = None  # that the filters leave, as far as it is known: nobody will count them then

    class Meta:
        model = Article
        form = ArticleFilterForm
        fields = ()

    @property
    def chips(self) -> list[Chip]:
        """The filters in use, each with what is left without it; none while the form has errors."""
        if not self.is_bound or not self.form.is_valid():
            return []
        chosen = self.form.cleaned_data
        return [Chip(name, self.form.fields[name].label, chosen[name], _without(self.kept, name)) for name in self.kept]

    def filter_queryset(self, queryset: ArticleQuerySet, many: int | None = None) -> ArticleQuerySet:
        """Return what all of the filters leave, with no more than ``many`` articles of a tag found by their ids."""
        many = MANY if many is None else many
        left: ArticleQuerySet = super().filter_queryset(queryset)
        tag = self.form.cleaned_data.get("tag")
        return left.with_tag(tag, many, self._tagged(many), at_least=self.at_least or 0) if tag else left

    def counted(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """Return the filtered ``articles`` found as is quickest for who reads them all rather than a page."""
        asked = self.form.cleaned_data if self.is_bound and self.form.is_valid() else {}
        is_quicker = asked.get("tag") and not asked["q"]
        return self.filter_queryset(self.queryset.all(), MANY_TO_COUNT) if is_quicker else articles

    def _tagged(self, many: int) -> list[int]:
        """Return ids of what carries the tag, one more than ``many``; so many that they serve who will count them."""
        asked = self.form.cleaned_data
        if self.at_least is None and not asked["q"]:
            return self._tagged_to_count
        return [] if (self.at_least or 0) > many else tagged_with(asked["tag"], many)

    @cached_property
    def _tagged_to_count(self) -> list[int]:
        return tagged_with(self.form.cleaned_data["tag"], MANY_TO_COUNT)

    def of_outlet(self, articles: ArticleQuerySet, _name: str, outlet: Source) -> ArticleQuerySet:
        """Keep what the outlet published."""
        return articles.filter(outlet=outlet)

    def carrying_tag(self, articles: ArticleQuerySet, _name: str, _tag: Tag) -> ArticleQuerySet:
        """Leave the tag for the last: how what carries it is found depends on what it is found for."""
        return articles

    def in_language(self, articles: ArticleQuerySet, _name: str, code: str) -> ArticleQuerySet:
        """Keep what is written in the language."""
        return articles.in_language(code)

    def issued_in(self, articles: ArticleQuerySet, _name: str, text: str) -> ArticleQuerySet:
        """Keep what was issued in the year, in the month or on the day."""
        period = Period.read(text)
        return articles.issued_from(period.first).issued_until(period.last) if period else articles.none()

    def issued_from(self, articles: ArticleQuerySet, _name: str, day: Any) -> ArticleQuerySet:
        """Keep what was issued on the day or later."""
        return articles.issued_from(day)

    def issued_until(self, articles: ArticleQuerySet, _name: str, day: Any) -> ArticleQuerySet:
        """Keep what was issued on the day or earlier."""
        return articles.issued_until(day)


def _without(kept: QueryDict, name: str) -> QueryDict:
    rest = kept.copy()
    del rest[name]
    if name == "q" and rest.get("order") == BEST:
        del rest["order"]
    return rest
