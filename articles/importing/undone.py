"""What taking a run back did, and what it left alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from articles.models import Article

from .records import shown

MOST_KEPT = 500  # named in the run's row; the number is of all


class Kept(NamedTuple):
    """An article, or some of its fields (``what``), that stays as it is, and why."""

    article: int
    headline: str
    what: str
    why: str

    def __str__(self) -> str:
        what = (
            f"{self.what} of “{self.headline}” ({self.article})" if self.what else f"“{self.headline}” ({self.article})"
        )
        return f"{what}: {self.why}"


@dataclass(slots=True)
class Undone:
    """How many articles were removed, withdrawn and given back their fields, and what was left alone."""

    removed: int = 0
    withdrawn: int = 0
    restored: int = 0
    kept: list[Kept] = field(default_factory=list)

    def keep(self, article: Article, why: str, what: str = "") -> None:
        """Note that ``article``, or ``what`` of it, stays."""
        self.kept.append(Kept(article.pk, shown(article.headline), what, why))

    def as_json(self) -> dict[str, Any]:
        """Return what a run's row keeps of it."""
        return {
            "removed": self.removed,
            "withdrawn": self.withdrawn,
            "restored": self.restored,
            "kept": len(self.kept),
            "examples": [kept._asdict() for kept in self.kept[:MOST_KEPT]],
        }
