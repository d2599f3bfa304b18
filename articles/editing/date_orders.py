"""Whether a source writes the day or the month first, learned from those of its dates that leave no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from articles.models import Article, DateOrder, Source

from .refusals import ImpossibleEdit

MOST_READ = 1_000  # articles of a source, the newest
ENOUGH = 3  # dates that say the same; one alone may be a slip
SHOWN = 3
LAST_MONTH = 12
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](?:\d{4}|\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """How many dates of a source can only be read one way, with the first few of each as printed."""

    day_first: int
    month_first: int
    examples: tuple[tuple[int, str], ...]

    @property
    def order(self) -> DateOrder:
        """The order that they agree on; unknown where they are too few, or say both."""
        if self.day_first >= ENOUGH and not self.month_first:
            return DateOrder.DAY_FIRST
        if self.month_first >= ENOUGH and not self.day_first:
            return DateOrder.MONTH_FIRST
        return DateOrder.UNKNOWN


def date_evidence(source: Source) -> DateEvidence:
    """Return what the dates of the newest articles say; the date on an aggregator's page is the aggregator's own."""
    written = Article.objects.filter(Q(aggregator=source) | Q(outlet=source, aggregator=None)).exclude(issued_text="")
    counts = {DateOrder.DAY_FIRST: 0, DateOrder.MONTH_FIRST: 0}
    examples: list[tuple[int, str]] = []
    for pk, text in written.order_by("-pk").values_list("pk", "issued_text")[:MOST_READ]:
        if order := order_of(text):
            counts[order] += 1
            if counts[order] <= SHOWN:
                examples.append((pk, text))
    return DateEvidence(counts[DateOrder.DAY_FIRST], counts[DateOrder.MONTH_FIRST], tuple(examples))


@transaction.atomic
def learn_date_order(*, source: Source, by: User | None) -> DateOrder:  # noqa: ARG001 - the actor of every use case
    """Take over the order that the source's dates agree on; the next import reads the others by it.

    Raises ImpossibleEdit where they do not settle it.
    """
    order = date_evidence(source).order
    if order == DateOrder.UNKNOWN:
        raise ImpossibleEdit(f"The dates of “{source}” do not settle whether the day or the month comes first.")
    Source.objects.select_for_update().filter(pk=source.pk).update(date_order=order)
    return order


def order_of(text: str) -> DateOrder | None:
    """Return the order of a numeric date whose day is greater than any month; None for any other text."""
    found = _NUMERIC.search(text)
    first, second = (int(number) for number in found.groups()) if found else (0, 0)
    if first > LAST_MONTH >= second > 0:
        return DateOrder.DAY_FIRST
    if second > LAST_MONTH >= first > 0:
        return DateOrder.MONTH_FIRST
    return None
