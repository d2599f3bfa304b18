"""Related links: what stood on the same page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.models import LinkOrigin, RelatedLink, Role, insert_rows

from .known import Rule
from .placing import Placed

REASON = "on the same page"
FROM_BEFORE = (Rule.DOCUMENT, Rule.PAGE)


def link_pages(pages: Iterable[Sequence[Placed]]) -> None:
    """Link each page's lead to the articles beside it, all of them saved before.

    What an earlier reading of the page placed was linked then; a link that an editor removed since does not return.
    """
    links: dict[tuple[int, int], int] = {}
    for placed in pages:
        for article, related, position in _links(placed):
            links.setdefault((article, related), position)
    rows = ((*link, LinkOrigin.PAGE.value, REASON, position) for link, position in links.items())
    names = ("article_id", "related_id", "origin", "reason", "position")
    insert_rows(RelatedLink, names, rows, ignore_conflicts=True)


def _links(placed: Sequence[Placed]) -> Iterable[tuple[int, int, int]]:
    lead = next((each for each in placed if each.read.parsed.role.value == Role.LEAD), None)
    if lead is None or lead.slot.article is None:
        return
    for each in placed:
        beside = each.slot.article
        is_new = lead.rule not in FROM_BEFORE or each.rule not in FROM_BEFORE
        if beside is not None and each.slot is not lead.slot and is_new:
            yield lead.slot.article.pk, beside.pk, each.read.position
