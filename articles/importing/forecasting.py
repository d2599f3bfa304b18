"""What reading pages again would change: field by field, by rule, with samples; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from articles.editing.comparing import compare_texts
from articles.models import ImportRecord

from .extracting import ReadArticle
from .placing import Fate, Placed
from .records import SHOWN, shown
from .vanishing import vanished_from

SAMPLES = 5
WORDS = 3  # changes shown of a long text
EVIDENCE_OF = {
    "dateline_place": "dateline",
    "dateline_date": "dateline",
    "modified_at": "modified",
    "summary": "body",
    "is_complete": "body",
}
NO_WORDS = "from no words of the page"


class Sample(NamedTuple):
    """One change for people: the number and headline of the article (0 for a new one), and what becomes of what."""

    article: int
    headline: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class FieldForecast:
    """One field: in how many articles it changes or is in conflict, which rules read the new value, a few of each."""

    changes: int = 0
    conflicts: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)
    conflict_samples: list[Sample] = field(default_factory=list)


@dataclass(slots=True)
class Forecast:
    """What a run would do: documents by outcome, articles new, changed and no longer found, and every field."""

    counts: Counter[str] = field(default_factory=Counter)
    created: int = 0
    changed: int = 0
    lost: int = 0
    fields: dict[str, FieldForecast] = field(default_factory=dict)
    created_samples: list[Sample] = field(default_factory=list)
    lost_samples: list[Sample] = field(default_factory=list)

    def add(
        self, records: Sequence[ImportRecord], places: Iterable[Sequence[Placed]], documents: Iterable[int]
    ) -> None:
        """Add a batch: its unsaved records, where its articles were placed, and the stored documents it read."""
        self.counts.update(record.outcome for record in records)
        placed = [each for page in places for each in page]
        for each in placed:
            self._add_placed(each)
        self._add_lost(placed, documents)

    def _add_placed(self, placed: Placed) -> None:
        if placed.fate is Fate.CREATED:
            self.created += 1
            _sample(self.created_samples, Sample(0, shown(placed.read.parsed.headline)))
            return
        article = placed.slot.article
        if article is None:
            return
        self.changed += bool(placed.changes)
        for name, change in placed.changes.items():
            one = self.fields.setdefault(name, FieldForecast())
            one.changes += 1
            one.rules.update(rules_of(placed.read, name))
            _sample(one.samples, Sample(article.pk, shown(article.headline), *_sides(change.before, change.after)))
        for name, conflict in placed.conflicts.items():
            one = self.fields.setdefault(name, FieldForecast())
            one.conflicts += 1
            sides = _sides(conflict.ours, conflict.theirs)
            _sample(one.conflict_samples, Sample(article.pk, shown(article.headline), *sides))

    def _add_lost(self, placed: Iterable[Placed], documents: Iterable[int]) -> None:
        """Add the articles that were read from the documents and that this reading does not find on them."""
        for pk, headline in vanished_from(documents, placed).order_by("pk").values_list("pk", "headline"):
            self.lost += 1
            _sample(self.lost_samples, Sample(pk, shown(headline)))


def rules_of(read: ReadArticle, name: str) -> set[str]:
    """Return the rules that read the field ``name``; where it stands nowhere on the page, words that say so."""
    page: dict[str, Any] = read.payload["page"].get("evidence", {})
    evidence: dict[str, Any] = page | read.payload["evidence"]
    return {span["rule"] for span in evidence.get(EVIDENCE_OF.get(name, name), ())} or {NO_WORDS}


def _sample(samples: list[Sample], sample: Sample) -> None:
    if len(samples) < SAMPLES:
        samples.append(sample)


def _sides(before: object, after: object) -> tuple[str, str]:
    """Return both values in a few words; of long texts the words that differ."""
    if not (isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > SHOWN):
        return shown(before), shown(after)
    pieces = compare_texts(before, after)
    removed, added = (
        [shown(piece.text) for piece in pieces if piece.kind == kind][:WORDS] for kind in ("removed", "added")
    )
    return " … ".join(removed) or "nothing", " … ".join(added) or "nothing"
