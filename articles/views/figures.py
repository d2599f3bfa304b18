"""Figures that read over all articles, kept for a while: what is a few minutes old is still true enough of a sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import QuerySet

from articles.models import (
    Around,
    Article,
    ArticleQuerySet,
    Census,
    Choice,
    Edition,
    Facets,
    Period,
    Source,
    SourceCompany,
    SourceCount,
    SourceFacts,
    Tag,
    Tally,
    around,
    by_month,
    census,
    company_of,
    completed,
    current_edition,
    days_of,
    edition_of,
    every_source,
    facets_of,
    monthly,
    numbers_by_day,
    offered_facets,
    source_counts,
    sources_in_use,
    tag_counts,
    tags_beside,
    tags_in_use,
    tallied,
)

type Read = Callable[[], ArticleQuerySet]
type Options = tuple[tuple[str, str], ...]  # value and name; plain tuples are the quickest to remember
type Counts = tuple[tuple[str, str, int], ...]  # name, slug and number of articles


class Offered(NamedTuple):
    """The values that a form offers for each of its fields."""

    outlet: Options
    tag: Options
    language: Options


DAYS = "articles.days"
CENSUS = "articles.census"
EDITION_SECONDS = 60
COUNTS_SECONDS = 300
COMPANY_SECONDS = 900
OFFERED = 50  # values of a facet in the form of a list,
LINKED = 8  # and in links beside it
MOST_FACETED = 2_000  # articles that the facets of a narrowed list are counted over: some 10 ms


def remembered[Figure](key: str, read: Callable[[], Figure], seconds: int) -> Figure:
    """Return what ``read`` returned within the last ``seconds``; it is read anew when nothing is remembered."""
    figure: Figure | None = cache.get(key)
    if figure is None:
        figure = read()
        cache.set(key, figure, seconds)
    return figure


def edition() -> Edition:
    """Return the figures of the masthead, at most a minute old."""
    return remembered("articles.edition", _edition, EDITION_SECONDS)


def _edition() -> Edition:
    """Return them from a census that was taken for something else, or ask for them alone, which is quicker."""
    taken: Census | None = cache.get(CENSUS)
    return edition_of(taken) if taken and taken.tallies else current_edition(_number())


def _number() -> int | None:
    """Return how many articles are public if the days tell; to count them alone is quicker than to count by day."""
    days: dict[date, int] | None = cache.get(DAYS)
    return None if days is None else sum(days.values())


def tags() -> Counts:
    """Return name and slug of every tag with its number of articles, by name."""
    return remembered("articles.tags", lambda: tuple((*tag,) for tag in tag_counts()), COUNTS_SECONDS)


def sources() -> tuple[SourceCount, ...]:
    """Return every source with its numbers of articles, by name."""
    return remembered("articles.sources", _source_counts, COUNTS_SECONDS)


def _source_counts() -> tuple[SourceCount, ...]:
    known = every_source()
    return source_counts(known, _tallies(lambda: known))


def tags_to_follow() -> Options:
    """Return slug and name of every tag that has articles, by name; quicker than with their numbers."""
    return remembered("articles.followed.tags", lambda: _named(tags_in_use()), COUNTS_SECONDS)


def sources_to_follow() -> Options:
    """Return slug and name of every source that has articles, by name."""
    return remembered("articles.followed.sources", lambda: _named(sources_in_use()), COUNTS_SECONDS)


def _named(things: QuerySet[Any]) -> Options:
    return tuple(things.order_by("name").values_list("slug", "name"))


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the most articles are written in, by name."""
    return tuple(sorted(code for code, _number in tallied(_tallies(every_source), "language").most_common(OFFERED)))


def _tallies(known: Callable[[], tuple[SourceFacts, ...]]) -> tuple[Tally, ...]:
    return remembered(CENSUS, lambda: census(known()), EDITION_SECONDS).tallies


def _days() -> dict[date, int]:
    return remembered(DAYS, numbers_by_day, EDITION_SECONDS)


def facets() -> Facets:
    """Return the facets of everything that is public; tags counted among the MOST_FACETED newest."""
    return remembered("articles.facets", _completed, COUNTS_SECONDS)


def _completed() -> Facets:
    known = _offered_facets()
    return (completed(known, _days()) if known.is_partial else known).with_most_frequent(LINKED)


def _offered_facets() -> Facets:
    return remembered("articles.offered", _offered, COUNTS_SECONDS)


def _offered() -> Facets:
    newest = facets_of(Article.objects.published().newest_first(), MOST_FACETED)
    if not newest.is_partial:
        return newest
    known = every_source()
    return offered_facets(newest, known, _tallies(lambda: known))


def facets_within(address: str, articles: Read, most: int = MOST_FACETED, longest: int = 0) -> Facets:
    """Return the facets of the first ``most`` of a list that goes by its ``address``, and its length to ``longest``."""
    return remembered(
        f"articles.facets.{_digest(address)}",
        lambda: facets_of(articles(), most, longest).with_most_frequent(LINKED),
        EDITION_SECONDS,
    )


def months() -> dict[Period, int]:
    """Return each month that articles were issued in, with their number, in order."""
    return remembered("articles.months", lambda: by_month(_days()), COUNTS_SECONDS)


def over_time(address: str, articles: Read, newest: date | None) -> tuple[tuple[Period, int], ...]:
    """Return how many of ``articles`` were issued in each of the months up to ``newest``; they go by ``address``."""
    return remembered(f"articles.monthly.{_digest(address)}", lambda: monthly(articles(), newest), COMPANY_SECONDS)


def beside_tag(tag: Tag, articles: Read) -> tuple[Choice, ...]:
    """Return the tags that stand together with ``tag`` on its ``articles``."""
    return remembered(f"articles.beside.tag.{tag.pk}", lambda: tags_beside(tag, articles()), COMPANY_SECONDS)


def beside_source(source: Source, articles: Read) -> SourceCompany:
    """Return the sources that stand together with ``source`` in the chains of its ``articles``, and in stories."""
    return remembered(f"articles.beside.source.{source.pk}", lambda: company_of(source, articles()), COMPANY_SECONDS)


def _digest(address: str) -> str:
    return sha256(address.encode()).hexdigest()


def days(period: Period) -> dict[date, int]:
    """Return each day of ``period`` that articles were issued on, with their number; none is not remembered."""
    return remembered(f"articles.days.{period}", lambda: days_of(period), EDITION_SECONDS) or days_of(period)


def beside_period(period: Period) -> Around:
    """Return where the archive goes on before and after ``period``."""
    return remembered(f"articles.around.{period}", lambda: around(period), EDITION_SECONDS)


def offered() -> Offered:
    """Return what the list's form offers: the most frequent, by name."""
    return remembered("articles.offered.named", _named_offers, COUNTS_SECONDS)


def _named_offers() -> Offered:
    values = _offered_facets().values
    return Offered(*(_by_name(values[facet][:OFFERED]) for facet in Offered._fields))


def _by_name(choices: Iterable[Choice]) -> Options:
    options = ((choice.value, choice.name) for choice in choices)
    return tuple(sorted(options, key=lambda option: option[1].casefold()))
