"""The decisions of editors about lines, as pages to be read need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from articles.models import Document, LineDecision, LineRole

from .decided import Decision, place_on, places_of

FIELDS = ("line", "digest", "occurrence", "copies", "role", "item_key")


def decisions_for(pages: Iterable[tuple[str, str]]) -> dict[str, tuple[Decision, ...]]:
    """Return what editors decided about pages, given as content hash and page key, by content hash; in one query.

    The oldest come first, and those about other captures of a page before its own, so that its own go before them.
    """
    wanted = dict(pages)
    keys = set(wanted.values()) - {""}
    rows = LineDecision.objects.filter(Q(document__sha256__in=wanted) | Q(page_key__in=keys)).order_by("pk")
    own: defaultdict[str, list[Decision]] = defaultdict(list)
    of_page: defaultdict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for sha256, page_key, *fields in rows.values_list("document__sha256", "page_key", *FIELDS):
        decision = Decision(*fields)
        own[sha256].append(decision)
        of_page[page_key].append((sha256, decision))
    found = {}
    for sha256, page_key in wanted.items():
        others = [decision for origin, decision in of_page.get(page_key, ()) if page_key and origin != sha256]
        if decisions := (*others, *own.get(sha256, ())):
            found[sha256] = decisions
    return found


def decisions_on(document: Document, page_key: str, text: str) -> dict[int, LineDecision]:
    """Return the decisions that hold on the page ``text`` of ``document``, by number of the line; in one query."""
    is_own = Q(document=document)
    about_page = is_own | Q(page_key=page_key) if page_key else is_own
    rows = LineDecision.objects.filter(about_page).select_related("by").order_by("pk")
    places = places_of(text) if rows else {}
    found: dict[int, LineDecision] = {}
    for row in sorted(rows, key=lambda row: row.document_id == document.pk):
        place = place_on(places, Decision(*(getattr(row, field) for field in FIELDS)))
        if place is not None:
            found[place] = row
    return {place: row for place, row in sorted(found.items()) if row.role != LineRole.READ}
