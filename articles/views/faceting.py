"""What a list or a search can be narrowed to next, each with its number of articles and its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from articles.models import Choice, Facets

from .figures import LINKED

FEWEST = 2  # values that make a choice
YEAR = len("2025")


class Option(NamedTuple):
    """A value of a facet: how it is written, its name as it is known, its number of articles, and where it leads."""

    value: str
    name: str
    articles: int
    address: str


class FacetGroup(NamedTuple):
    """A facet with what it offers; ``among`` says of how many articles that was counted, 0 of all."""

    name: str
    options: tuple[Option, ...]
    among: int = 0


def facet_groups(
    facets: Facets,
    addresses: Callable[[str], Callable[[str], str]],
    *,
    used: set[str],
    period: str = "",
    among_tags: int = 0,
) -> tuple[FacetGroup, ...]:
    """Return the facets that still leave a choice; ``addresses`` returns what makes the address of a value of one.

    Those in ``used`` are left out. ``period`` is the year or month that the list is narrowed to already: within a year
    its months are offered, within a month nothing. Tags may have been counted ``among_tags`` of the newest only.
    """
    among = facets.counted if facets.is_partial else 0
    groups = [
        _group(name, choices, addresses(name), among or (among_tags if name == "tag" else 0))
        for name, choices in facets.values.items()
        if name not in used
    ]
    periods = _periods(facets, period)
    newest_first = [Choice(value, value, number) for value, number in periods.items()]
    groups.append(_group("issued", newest_first, addresses("issued"), among))
    return tuple(group for group in groups if _is_choice(group, facets.counted))


def _is_choice(group: FacetGroup, counted: int) -> bool:
    """Tell whether the group narrows what was counted: by one value of several, or by one that not all have."""
    return len(group.options) >= FEWEST or any(option.articles < counted for option in group.options)


def _group(name: str, choices: Sequence[Choice], address: Callable[[str], str], among: int) -> FacetGroup:
    shown = choices[: 2 * LINKED if name == "issued" else LINKED]
    options = (Option(one.value, one.name, one.articles, address(one.value)) for one in shown)
    return FacetGroup(name, tuple(options), among)


def _periods(facets: Facets, within: str) -> dict[str, int]:
    """Return the years, newest first; within a year its months; within a month or a day nothing."""
    if within:
        return {month: number for month, number in facets.months if len(within) == YEAR and month.startswith(within)}
    years: dict[str, int] = {}
    for month, number in facets.months:
        years[month[:YEAR]] = years.get(month[:YEAR], 0) + number
    return years if len(years) >= FEWEST else dict(facets.months)
