"""An outlet and a tag by what addresses call them, as filters ask for them: both at one stroke."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, QuerySet, TextField, Value

from .prepared import Given, Prepared
from .source import Source
from .tag import Tag

FACTS = ("id", "name", "slug")


def source_and_tag(source: str, tag: str) -> tuple[Source | None, Tag | None]:
    """Return the source and the tag with these slugs, with their names alone; one query, none where both are "".

    None stands for what is not there.
    """
    asked = {"source": source, "tag": tag}
    if not any(asked.values()) or "\0" in source + tag:  # which PostgreSQL would refuse
        return None, None
    found = {what: facts for what, *facts in _named(**asked)}
    return (
        Source.from_db(None, FACTS, found["source"]) if "source" in found else None,
        Tag.from_db(None, FACTS, found["tag"]) if "tag" in found else None,
    )


@Prepared
def _named() -> QuerySet[Any, tuple[Any, ...]]:
    sources = Source.objects.filter(slug=Given("source", TextField())).order_by()
    tags = Tag.objects.filter(slug=Given("tag", TextField())).order_by()
    named = sources.values_list(Value("source", CharField()), *FACTS)
    return named.union(tags.values_list(Value("tag", CharField()), *FACTS), all=True).order_by()
