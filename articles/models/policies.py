"""The attribution chain of an article, and what its hops allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from .credit import CreditRole
from .source import Display, Indexing, Source

if TYPE_CHECKING:
    from .article import Article


class HopRole(StrEnum):
    """What a hop did with the text."""

    ORIGINAL = "original"
    WIRE = "wire"
    OUTLET = "outlet"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True)
class Hop:
    """One station of the text on its way to us; ``text`` is the words that credit it, "" where only a name stands."""

    source: Source
    role: HopRole
    text: str = ""


def attribution_chain(article: Article) -> tuple[Hop, ...]:
    """Return the stations of ``article``: originals, wires, outlet, aggregator, in that order."""
    credits = article.credits.all()
    chain = [
        Hop(credit.source, HopRole(role.value), credit.text)
        for role in (CreditRole.ORIGINAL, CreditRole.WIRE)
        for credit in credits
        if credit.role == role
    ]
    if article.outlet:
        chain.append(Hop(article.outlet, HopRole.OUTLET))
    if article.aggregator:
        chain.append(Hop(article.aggregator, HopRole.AGGREGATOR))
    return tuple(chain)


def display_of(sources: Iterable[Source]) -> Display:
    """Return how much of a text may be shown when all ``sources`` had a hand in it: the strictest word wins."""
    return Display(_strictest(Display, (source.display for source in sources), settings.NEWSROOM_DISPLAY))


def indexing_of(sources: Iterable[Source]) -> Indexing:
    """Return whether search engines may list a text that all ``sources`` had a hand in: the strictest word wins."""
    return Indexing(_strictest(Indexing, (source.indexing for source in sources), settings.NEWSROOM_INDEXING))


def comments_open(article: Article) -> bool:
    """Return whether readers may comment on ``article``: not where the site, a hop or the article itself says no."""
    if not (settings.NEWSROOM_COMMENTS and article.takes_comments):
        return False
    return all(hop.source.takes_comments for hop in article.chain)


def _strictest(choices: type[models.TextChoices], stated: Iterable[str], default: str) -> str:
    """Return the strictest stated policy; choices stand in order of strictness, "inherit" states nothing."""
    nothing = choices["INHERIT"]
    said = [policy for policy in stated if policy != nothing]
    return max(said, key=choices.values.index) if said else default
