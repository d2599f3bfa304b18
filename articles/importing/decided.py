"""What editors decided about lines of a page, found again on the text of any capture of it.

Free of Django, so that worker processes start fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from articles.parsing import DecidedLine, DecidedRole, Warning
from articles.readers import RawDocument

READ = "read"  # the role that takes an earlier decision back
LOST = "decision-lost"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is stored: the line by number and by its words, its role, and the item key of its article."""

    line: int
    digest: str
    occurrence: int
    copies: int
    role: str
    article: str


@dataclass(frozen=True, slots=True)
class DecidedDocument:
    """A page with what editors decided about its lines, or about those of an earlier capture, oldest first."""

    document: RawDocument
    decisions: tuple[Decision, ...]


def digest_of(line: str) -> str:
    """Return what a line is known by on other captures: the hash of its words, whatever the blanks between them."""
    return sha256(" ".join(line.split()).encode("utf-8", "surrogatepass")).hexdigest()


def decision_on(lines: Sequence[str], number: int, role: str, article: str) -> Decision:
    """Return the decision that the line ``number`` (from 1) of a page is ``role`` in ``article``."""
    digests = [digest_of(line) for line in lines]
    digest = digests[number - 1]
    before = sum(other == digest for other in digests[: number - 1])
    return Decision(number, digest, before, digests.count(digest), role, article)


def found_again(decisions: Sequence[Decision], text: str) -> tuple[tuple[DecidedLine, ...], tuple[Decision, ...]]:
    """Return the lines of ``text`` with the roles decided for them, and the decisions whose line it does not have.

    A decision holds for the line of its number where that has its words, or else for the only line that has them, or
    for its own among as many alike as there were. The later of two about a line holds.
    """
    if not decisions:
        return (), ()
    places = places_of(text)
    found: dict[int, Decision] = {}
    lost: dict[tuple[str, int], Decision] = {}
    for decision in decisions:
        place = place_on(places, decision)
        if place is None:
            lost[decision.digest, decision.occurrence] = decision
        else:
            found[place] = decision
    decided = tuple(
        DecidedLine(number, DecidedRole(one.role), one.article)
        for number, one in sorted(found.items())
        if one.role != READ
    )
    return decided, tuple(one for one in lost.values() if one.role != READ)


def places_of(text: str) -> dict[str, list[int]]:
    """Return the numbers of the lines of a page by what they are known by."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        places[digest_of(line)].append(number)
    return dict(places)


def place_on(places: Mapping[str, Sequence[int]], decision: Decision) -> int | None:
    """Return the number of the line that a decision is about among these ``places`` of a page, if it has one."""
    numbers = places.get(decision.digest, ())
    if decision.line in numbers:
        return decision.line
    if len(numbers) == 1:
        return numbers[0]
    return numbers[decision.occurrence] if len(numbers) == decision.copies else None


def homeless(decided: Sequence[DecidedLine], articles: Sequence[str]) -> tuple[DecidedLine, ...]:
    """Return the decided lines whose article, by its item key, a page does not have."""
    return tuple(one for one in decided if one.role is not DecidedRole.CUT and one.article not in articles)


def losses(lost: Sequence[Decision], astray: Sequence[DecidedLine]) -> tuple[Warning, ...]:
    """Return a warning for each decision that has no place on a page."""
    sentences = [
        *(f"An editor decided {_said(one)} on an earlier capture; this page has no such line." for one in lost),
        *(f"An editor decided {_said(one)} of an article that this page does not have." for one in astray),
    ]
    return tuple(Warning(LOST, sentence, 1, 0, 0) for sentence in sentences)


def _said(one: Decision | DecidedLine) -> str:
    role = "no part of the article" if one.role == DecidedRole.CUT else f"the {one.role}"
    return f"that line {one.line} is {role}"
