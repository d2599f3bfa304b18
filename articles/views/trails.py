"""The way that leads to a page from above, which readers see over its heading and search engines read as data."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Kind, Period


class Step(NamedTuple):
    """A page above another, by the name that the link to it has."""

    name: str
    address: str


type Trail = tuple[Step | Period, ...]  # a period is the page of the archive that it has


def to_article(article: Article) -> Trail:
    """Return the list of all articles, and that of its kind of work where this is known."""
    every = reverse("article_list")
    steps = (Step(_("Articles"), every),)
    if article.kind == Kind.UNKNOWN:
        return steps
    return (*steps, Step(article.get_kind_display(), f"{every}?kind={article.kind}"))


def to_tag() -> Trail:
    """Return the list of all tags."""
    return (Step(_("Tags"), reverse("tag_list")),)


def to_source() -> Trail:
    """Return the list of all sources."""
    return (Step(_("Sources"), reverse("source_list")),)


def to_period(period: Period | None) -> Trail:
    """Return the archive, and of a month its year, of a day its year and month; the archive itself for None."""
    if period is None:
        return (Step(_("Archive"), reverse("archive")),)
    above = period.around
    return (*to_period(above), above) if above else to_period(None)
