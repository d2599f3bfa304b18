"""Near-copies: found by the bands of their fingerprints, measured, and linked for an editor to judge; never merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import batched

from articles.models import Article, FingerprintBand, insert_rows
from articles.parsing import FINGERPRINT_VERSION

from .resemblance import Shingles, share_of, shingles_of, unpacked
from .slots import Slot

LEAST_SHINGLES = 30  # shorter texts are alike by chance
ALIKE = 0.7  # the share of the shorter text that stands in the longer one, too
MOST_ASKED = 20_000  # values of one query: SQLite takes 32,766 parameters, and PostgreSQL 65,535
CANDIDATES = 3  # texts compared for each new one: those that share the most bands

type Bands = tuple[tuple[int, int], ...]
type Original = Slot | Article


def link_copies(slots: Sequence[Slot]) -> dict[int, Original]:
    """Return for each of the new ``slots`` that is a near-copy, by position, the article that it copies.

    That is a stored article or an earlier one of ``slots``, itself no copy of another.
    """
    bands = [slot.basis.bands if slot.basis else () for slot in slots]
    stored = _stored_candidates(bands)
    articles = Article.objects.only("body", "status").in_bulk({pk for found in stored.values() for pk in found})
    measured = _Measured()
    copies: dict[int, Original] = {}
    earlier: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for position, slot in enumerate(slots):
        rivals: list[Original] = [articles[pk] for pk in stored[position] if pk in articles]
        rivals += [slots[peer] for peer in _most_shared(bands[position], earlier)]
        if original := measured.original_of(slot, rivals):
            copies[position] = original
            continue
        for band in bands[position]:
            earlier[band].append(position)
    return copies


class _Measured:
    """Texts compared, each cut into shingles once."""

    def __init__(self) -> None:
        self._shingles: dict[int, Shingles] = {}  # by identity, quicker than by equality: all live on meanwhile

    def original_of(self, slot: Slot, rivals: Sequence[Original]) -> Original | None:
        """Return the rival that is most alike, if that is enough for a copy."""
        scored = [(similarity(self._of(slot), self._of(rival)), rival) for rival in rivals]
        score, best = max(scored, key=lambda each: each[0], default=(0.0, None))
        return best if score >= ALIKE else None

    def _of(self, one: Original) -> Shingles:
        if id(one) not in self._shingles:
            self._shingles[id(one)] = _shingles(one)
        return self._shingles[id(one)]


def _shingles(one: Original) -> Shingles:
    if isinstance(one, Article):
        return shingles_of(one.body)
    body, read = one.values["body"], one.basis
    return unpacked(read.shingles) if read and read.parsed.body == body else shingles_of(body)


def store_bands(slots: Iterable[Slot]) -> None:
    """Store the bands of new articles, saved before; a copy has none, for its original stands for it.

    A text that a thousand outlets carry would otherwise make each look-up read a thousand rows.
    """
    rows = (
        (slot.article.pk, FINGERPRINT_VERSION, band, value)
        for slot in slots
        if slot.basis and slot.article and slot.article.duplicate_of_id is None
        for band, value in slot.basis.bands
    )
    insert_rows(FingerprintBand, ("article_id", "version", "band", "value"), rows)


def similarity(one: Shingles, other: Shingles) -> float:
    """Return how much of the shorter text stands in the other, from 0 to 1; very short texts are like no other."""
    return share_of(one, other) if min(len(one), len(other)) >= LEAST_SHINGLES else 0.0


def _stored_candidates(bands: Sequence[Bands]) -> dict[int, list[int]]:
    """Return for each position the stored articles, no copies themselves, that share the most bands."""
    values = list({value for own in bands for _, value in own})
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    stored = FingerprintBand.objects.filter(version=FINGERPRINT_VERSION, article__duplicate_of=None).order_by()
    for some in batched(values, MOST_ASKED):
        rows = stored.filter(value__in=some).values_list("band", "value", "article_id")
        for band, value, article in rows:
            found[band, value].append(article)
    return {position: _most_shared(own, found) for position, own in enumerate(bands)}


def _most_shared(own: Bands, found: Mapping[tuple[int, int], list[int]]) -> list[int]:
    shared = Counter([each for band in own if band in found for each in found[band]])
    return sorted(shared, key=shared.__getitem__, reverse=True)[:CANDIDATES]
