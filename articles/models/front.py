"""The hierarchy of the front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from .showing import shown_excerpt
from .tag import ArticleTag

if TYPE_CHECKING:
    from .article import Article, ArticleQuerySet

SECONDS = 3
RECENT = 150
SECTIONS, SECTION_LENGTH, SECTION_MINIMUM = 6, 4, 2
PAID_FOR = ("press_release", "sponsored")  # with their label in the wire, on top only when there is nothing else


@dataclass(frozen=True, slots=True)
class FrontPage:
    """One lead, a few seconds, and the wire: everything else in the order it came."""

    lead: Article | None
    seconds: tuple[Article, ...]
    wire: tuple[Article, ...]


def arrange(newest: Iterable[Article]) -> FrontPage:
    """Arrange articles that are given newest first.

    On top stands reporting that is complete and says what it is about, in the site's language before others; within
    that the newest first. Without any, the newest of all leads.
    """
    articles = list(newest)
    ranked = sorted(articles, key=_distance_from_the_top)
    top = ranked[: 1 + SECONDS]
    return FrontPage(
        lead=top[0] if top else None,
        seconds=tuple(top[1:]),
        wire=tuple(article for article in articles if article not in top),
    )


def _distance_from_the_top(article: Article) -> int:
    language = settings.LANGUAGE_CODE.split("-")[0]
    return (
        4 * (article.kind in PAID_FOR or article.duplicate_of_id is not None)
        + 2 * (not article.is_complete or not shown_excerpt(article))
        + (article.language.split("-")[0] not in {language, ""})
    )


@dataclass(frozen=True, slots=True)
class TagSection:
    """A tag in the news, with its newest articles."""

    name: str
    slug: str
    articles: tuple[Article, ...]


def tag_sections(public: ArticleQuerySet, *, beneath: Iterable[Article]) -> tuple[TagSection, ...]:
    """Return the tags that the news carries most often, each with its newest articles that are not ``beneath``.

    It looks at the newest RECENT of ``public`` only, so that its cost does not grow with the archive; no article stands
    in two sections. Three queries.
    """
    recent = public.newest_first()[:RECENT]
    taken = {article.pk for article in beneath}
    chosen: dict[tuple[str, str], list[int]] = {}
    for tag, carriers in _by_frequency(recent):
        ids = [pk for pk in carriers if pk not in taken][:SECTION_LENGTH]
        if len(ids) >= SECTION_MINIMUM and len(chosen) < SECTIONS:
            chosen[tag] = ids
            taken.update(ids)
    articles = public.for_headlines().in_bulk([pk for ids in chosen.values() for pk in ids])
    return tuple(
        TagSection(name, slug, tuple(articles[pk] for pk in ids if pk in articles))
        for (name, slug), ids in chosen.items()
    )


def _by_frequency(recent: ArticleQuerySet) -> list[tuple[tuple[str, str], list[int]]]:
    """Return each tag of the ``recent`` articles with its articles, newest first; the most carried tag first."""
    pairs = ArticleTag.objects.filter(article__in=list(recent.values_list("pk", flat=True)))
    order = ("-article__sorted_on", "-article__published_at", "-article__pk", "tag__name")
    carriers: dict[tuple[str, str], list[int]] = {}
    for name, slug, pk in pairs.order_by(*order).values_list("tag__name", "tag__slug", "article"):
        carriers.setdefault((name, slug), []).append(pk)
    return sorted(carriers.items(), key=lambda item: -len(item[1]))
