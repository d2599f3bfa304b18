"""Near-copies: found by the bands of their fingerprints, measured, and linked for an editor to judge; never merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from articles.models import Article, FingerprintBand
from articles.parsing import FINGERPRINT_VERSION

from .resemblance import share_of, shingles_of
from .slots import Slot

LEAST_SHINGLES = 100  # shorter texts are alike by chance
ALIKE = 0.7  # the share of the shorter text that stands in the longer one, too
CANDIDATES = 4  # texts compared for each new one: those that share the most bands

type Bands = tuple[int, ...]


def link_copies(slots: Sequence[Slot]) -> dict[int, Slot | Article]:
    """Return for each of the new ``slots`` that is a near-copy, by position, the article that it copies.

    That is a stored article or an earlier one of ``slots``, itself no copy of another.
    """
    bands = [slot.basis.bands if slot.basis else () for slot in slots]
    stored = _stored_candidates(bands)
    texts = Article.objects.filter(pk__in={pk for found in stored.values() for pk in found}).only("body", "status")
    articles = {article.pk: article for article in texts}
    shingles = {pk: shingles_of(article.body) for pk, article in articles.items()}
    copies: dict[int, Slot | Article] = {}
    earlier: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for position, slot in enumerate(slots):
        own = bands[position]
        rivals = [articles[pk] for pk in stored.get(position, ()) if pk in articles]
        peers = _most_shared(own, earlier)
        if rivals or peers:
            mine = shingles_of(slot.values["body"])
            measured: list[tuple[float, Slot | Article]] = [
                (similarity(mine, shingles[rival.pk]), rival) for rival in rivals
            ]
            measured += [(similarity(mine, shingles_of(slots[peer].values["body"])), slots[peer]) for peer in peers]
            score, original = max(measured, key=lambda each: each[0])
            if score >= ALIKE:
                copies[position] = original
                continue
        for band, value in enumerate(own):
            earlier[band, value].append(position)
    return copies


def store_bands(slots: Iterable[Slot]) -> None:
    """Store the bands of new articles, saved before."""
    FingerprintBand.objects.bulk_create(
        FingerprintBand(article=slot.article, version=FINGERPRINT_VERSION, band=band, value=value)
        for slot in slots
        if slot.basis
        for band, value in enumerate(slot.basis.bands)
    )


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter text stands in the other, from 0 to 1; very short texts are like no other."""
    return share_of(one, other) if min(len(one), len(other)) >= LEAST_SHINGLES else 0.0


def _stored_candidates(bands: Sequence[Bands]) -> dict[int, list[int]]:
    """Return for each position the stored articles, no copies themselves, that share the most bands."""
    values = {value for own in bands for value in own}
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    rows = FingerprintBand.objects.filter(
        value__in=values, version=FINGERPRINT_VERSION, article__duplicate_of=None
    ).order_by()
    for band, value, article in rows.values_list("band", "value", "article_id"):
        found[band, value].append(article)
    return {position: _most_shared(own, found) for position, own in enumerate(bands)}


def _most_shared(own: Bands, found: Mapping[tuple[int, int], list[int]]) -> list[int]:
    shared = Counter(each for band, value in enumerate(own) for each in found.get((band, value), ()))
    return [each for each, _ in shared.most_common(CANDIDATES)]
