"""The credits of an article: the sources its text names, as editors correct them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Article, Credit, CreditRole, Source


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit as an editor gives it: who, in which role, under which name, in whose words."""

    source: Source
    role: CreditRole
    name: str = ""
    text: str = ""


def replace_credits(*, article: Article, lines: Iterable[CreditLine]) -> bool:
    """Make ``lines`` the credits of an article whose row is locked, in their order; return whether that changed any.

    A source credited twice in one role counts once; a line without a name takes the source's.
    """
    wanted = {(line.role.value, line.source.pk): (line.name or line.source.name, line.text) for line in lines}
    present = {(row.role, row.source_id): (row.name, row.text) for row in article.credits.order_by("position", "pk")}
    if list(wanted.items()) == list(present.items()):
        return False
    article.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(article=article, role=role, source_id=source, name=name, text=text, position=position)
        for position, ((role, source), (name, text)) in enumerate(wanted.items())
    )
    return True
