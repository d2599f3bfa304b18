"""The hierarchy of the front page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from .article import Article
from .listing import placed_lines_of
from .pin import MOST_PINS, Pin
from .showing import shown_excerpt
from .tag import ArticleTag

SECONDS = MOST_PINS - 1
NEWEST, RECENT = 14, 100
SECTIONS, SECTION_LENGTH, SECTION_MINIMUM = 6, 4, 2
ROOM_FOR_TAGS = 8  # as many lines of tags and their headings stand beside a wire of the NEWEST
PAID_FOR = ("press_release", "sponsored")  # with their label in the wire, on top only when there is nothing else


@dataclass(frozen=True, slots=True)
class TagSection:
    """A tag in the news, with its newest articles."""

    name: str
    slug: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """One lead, a few seconds, the wire (everything else that is new, in order), and beneath it older news by tag."""

    lead: Article | None
    seconds: tuple[Article, ...] = ()
    wire: tuple[Article, ...] = ()
    sections: tuple[TagSection, ...] = ()


def front_page() -> FrontPage:
    """Arrange those of the public articles that editors pinned, and the newest.

    It looks at the newest RECENT only, so that its five queries, six with pins, cost the same however large the
    archive is. No article stands on the page twice, and the wire runs on as long as the tags beside it.
    """
    pinned = _pinned()
    recent = list(Article.objects.published().newest_first().values_list("pk", flat=True)[:RECENT])
    by_tag = _by_tag(recent, taken={*recent[:NEWEST], *pinned})
    beneath = {pk for ids in by_tag.values() for pk in ids}
    newest = [pk for pk in recent if pk not in beneath][: NEWEST + _further_lines([*map(len, by_tag.values())])]
    above = [*newest, *(pk for pk in pinned if pk not in newest)]
    articles = {article.pk: article for article in placed_lines_of([*above, *beneath])}
    sections = (
        TagSection(name, slug, tuple(articles[pk] for pk in ids if pk in articles))
        for (name, slug), ids in by_tag.items()
    )
    page = arrange((articles[pk] for pk in above if pk in articles), pinned)
    return replace(page, sections=tuple(sections))


def _pinned() -> list[int]:
    """Return the ids of the public articles that editors pinned, in the order of the pins."""
    pins = list(Pin.objects.order_by("position").values_list("article_id", flat=True))
    # Not joined to the pins: SQLite would look through all that is public for these few
    public = set(Article.objects.published().filter(pk__in=pins).values_list("pk", flat=True))
    return [pk for pk in pins if pk in public]


def arrange(newest: Iterable[Article], pinned: Sequence[int] = ()) -> FrontPage:
    """Arrange articles that are given newest first, on top those whose ids are ``pinned``, in their order.

    Where the pinned ones stand among the others does not matter: all have a place on top.

    The places that these leave get reporting that is complete and says what it is about, in the site's language before
    others; within that the newest first. Without any, the newest of all leads.
    """
    articles = list(newest)
    by_id = {article.pk: article for article in articles}
    chosen = [by_id[pk] for pk in pinned if pk in by_id]
    ranked = sorted((article for article in articles if article not in chosen), key=_distance_from_the_top)
    top = [*chosen, *ranked][: 1 + SECONDS]
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


def _further_lines(lengths: Sequence[int]) -> int:
    """Return how many lines the wire needs beyond NEWEST to end where two columns of tags of these ``lengths`` end."""
    beside = sum(1 + max(lengths[row : row + 2]) for row in range(0, len(lengths), 2))
    return max(0, beside - ROOM_FOR_TAGS)


def _by_tag(recent: list[int], *, taken: set[int]) -> dict[tuple[str, str], list[int]]:
    """Return the tags that the ``recent`` articles carry most often, each with its newest that are not ``taken``."""
    chosen: dict[tuple[str, str], list[int]] = {}
    for tag, carriers in _by_frequency(recent):
        ids = [pk for pk in carriers if pk not in taken][:SECTION_LENGTH]
        if len(ids) >= SECTION_MINIMUM and len(chosen) < SECTIONS:
            chosen[tag] = ids
            taken |= set(ids)
    return chosen


def _by_frequency(recent: list[int]) -> list[tuple[tuple[str, str], list[int]]]:
    """Return each tag of the ``recent`` articles with its articles, newest first; the most carried tag first."""
    place = {pk: number for number, pk in enumerate(recent)}
    carriers: dict[tuple[str, str], list[int]] = {}
    pairs = ArticleTag.objects.filter(article__in=recent).order_by()
    for name, slug, pk in pairs.values_list("tag__name", "tag__slug", "article_id"):
        carriers.setdefault((name, slug), []).append(pk)
    for ids in carriers.values():
        ids.sort(key=place.__getitem__)
    return sorted(carriers.items(), key=lambda item: (-len(item[1]), item[0]))
