"""Tags that look like one: spelt, abbreviated, ordered or misspelt otherwise. An editor judges."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from unicodedata import combining, normalize

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count

from articles.models import ArticleTag, Tag, TagDistinction

type Members = frozenset[int]

MOST_COMPARED = 5_000  # tags whose spelling is compared, the newest; the other ways of likeness look at all
SHORTEST_SPELT = 6  # letters: shorter words have too many true neighbours
LONGEST_ABBREVIATION = 5
SMALL_WORD = 3
SHOWN = 50
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Some tags that may be one, with how many articles carry each, and what makes them look so."""

    tags: tuple[tuple[Tag, int], ...]
    why: str


def alike_tags(limit: int = SHOWN) -> list[Alike]:
    """Return groups of tags that look alike, those on most articles first; what an editor told apart is left out."""
    tags = list(Tag.objects.only("pk", "name", "slug").order_by("-pk"))
    apart = set(TagDistinction.objects.values_list("first", "second"))
    by_pk = {tag.pk: tag for tag in tags}
    groups = _groups(tags, apart)
    counts = _counts()
    groups.sort(key=lambda group: (-sum(counts.get(pk, 0) for pk in group[0]), sorted(group[0])))
    return [
        Alike(tuple((by_pk[pk], counts.get(pk, 0)) for pk in sorted(members, key=lambda pk: -counts.get(pk, 0))), why)
        for members, why in groups[:limit]
    ]


@transaction.atomic
def tell_apart(*, tags: Iterable[Tag], by: User | None) -> int:  # noqa: ARG001 - the actor of every use case
    """Remember that no two of ``tags`` are the same, so that they are not offered again; return how many pairs."""
    pairs = [*combinations(sorted(tag.pk for tag in tags), 2)]
    TagDistinction.objects.bulk_create(
        (TagDistinction(first_id=first, second_id=second) for first, second in pairs), ignore_conflicts=True
    )
    return len(pairs)


def folded(name: str) -> str:
    """Return the letters and digits of ``name`` alone, without case and accents: "U.S." and "us" are one."""
    return "".join(_WORD.findall(_plain(name)))


def _groups(tags: list[Tag], apart: set[tuple[int, int]]) -> list[tuple[Members, str]]:
    """Return sets of two or more tags with why they look alike; none within another, none told apart as a whole."""
    found: dict[Members, str] = {}
    for why, keyed in (
        ("the same but for case, accents or punctuation", ((folded(tag.name), tag.pk) for tag in tags)),
        ("an abbreviation and what it stands for", _abbreviations(tags)),
        ("the same words in another order or number", ((_words(tag.name), tag.pk) for tag in tags)),
        ("one letter apart", _spellings(tags[:MOST_COMPARED])),
    ):
        for members in _by_key(keyed):
            if remaining := _not_apart(members, apart):
                found.setdefault(remaining, why)
    return [(members, found[members]) for members in _outermost(found)]


def _by_key(keyed: Iterable[tuple[str, int]]) -> Iterable[set[int]]:
    """Return the tags that share a key, for each key."""
    by_key: defaultdict[str, set[int]] = defaultdict(set)
    for key, pk in keyed:
        if key:
            by_key[key].add(pk)
    return by_key.values()


def _outermost(sets: Iterable[Members]) -> list[Members]:
    """Return the sets that are in no other."""
    holding: defaultdict[int, list[Members]] = defaultdict(list)
    kept = []
    for members in sorted(sets, key=len, reverse=True):
        if not any(members < other for other in holding[next(iter(members))]):
            kept.append(members)
            for pk in members:
                holding[pk].append(members)
    return kept


def _not_apart(members: set[int], apart: set[tuple[int, int]]) -> frozenset[int]:
    """Return those members that have not been told apart from all others; nothing where fewer than two are left."""
    if len(members) < 2:  # noqa: PLR2004 - it takes two to be alike
        return frozenset()
    pairs = [pair for pair in combinations(sorted(members), 2) if pair not in apart]
    return frozenset(pk for pair in pairs for pk in pair)


def _abbreviations(tags: list[Tag]) -> Iterator[tuple[str, int]]:
    """Yield abbreviations, and the names that they can stand for with their initials."""
    short = {folded(tag.name) for tag in tags if _is_abbreviation(tag.name)}
    for tag in tags:
        if _is_abbreviation(tag.name):
            yield folded(tag.name), tag.pk
        words = _WORD.findall(_plain(tag.name))
        great = [word for word in words if len(word) > SMALL_WORD]
        for initials in {"".join(word[0] for word in each) for each in (words, great) if len(each) > 1}:
            if initials in short:
                yield initials, tag.pk


def _is_abbreviation(name: str) -> bool:
    letters = "".join(_WORD.findall(name))
    return 1 < len(letters) <= LONGEST_ABBREVIATION and letters.isupper()


def _words(name: str) -> str:
    """Return the words of a name in one order, without the plain English plural."""
    words = _WORD.findall(_plain(name))
    return " ".join(sorted(_singular(word) if len(word) > SMALL_WORD else word for word in words))


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _spellings(tags: list[Tag]) -> Iterator[tuple[str, int]]:
    """Yield each name as it is and with each letter left out: two that are one letter apart share one of these.

    Figures are kept beside it: years and other numbers that differ name different things.
    """
    for tag in tags:
        letters = folded(tag.name)
        if len(letters) < SHORTEST_SPELT:
            continue
        figures = "".join(letter for letter in letters if letter.isdigit())
        for at, letter in enumerate(letters):
            if not letter.isdigit():
                yield f"{figures}|{letters[:at]}{letters[at + 1 :]}", tag.pk
        yield f"{figures}|{letters}", tag.pk


def _plain(name: str) -> str:
    return "".join(letter for letter in normalize("NFKD", name).casefold() if not combining(letter))


def _counts() -> dict[int, int]:
    """Return how many articles carry each tag."""
    rows = ArticleTag.objects.order_by().values("tag").annotate(count=Count("pk"))
    return dict(rows.values_list("tag", "count"))
