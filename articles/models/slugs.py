"""An outlet and a tag by what addresses call them, as filters ask for them: both at one stroke."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, QuerySet, TextField, Value

from .prepared import Given, Prepared
from .source import Source
from .tag import Tag

FACTS = ("id", "name", "slug")


def outlet_and_tag(outlet: str, tag: str) -> tuple[Source | None, Tag | None]:
    """Return the outlet and the tag with these slugs, with their names alone; None for what is not there.

    One query, and none where nothing is asked.
    """
    found = {what: facts for what, *facts in _named(outlet=outlet, tag=tag)} if outlet or tag else {}
    return (
        Source.from_db(None, FACTS, found["outlet"]) if "outlet" in found else None,
        Tag.from_db(None, FACTS, found["tag"]) if "tag" in found else None,
    )


@Prepared
def _named() -> QuerySet[Any, tuple[Any, ...]]:
    outlets = Source.objects.filter(slug=Given("outlet", TextField())).order_by()
    tags = Tag.objects.filter(slug=Given("tag", TextField())).order_by()
    named = outlets.values_list(Value("outlet", CharField()), *FACTS)
    return named.union(tags.values_list(Value("tag", CharField()), *FACTS), all=True).order_by()
