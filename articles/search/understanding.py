"""A query with the sources and tags that it names: what nobody goes by is a mistake, with what may have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.models import Source, SourceAlias, Tag, TagAlias

from .fields import Condition, Field
from .index import knows_signatures
from .mistakes import SearchError
from .queries import Query, read_query

MOST_NAMES = 5_000  # that are looked through for one that was meant


@dataclass(frozen=True, slots=True)
class Understood:
    """A query, and the sources and tags that its conditions mean, by what was typed."""

    text: str
    query: Query
    sources: dict[str, Source]
    tags: dict[str, Tag]


def understand(text: str, using: str | None = None) -> Understood:
    """Return what ``text`` asks for, at most four queries; raise SearchError where it cannot be looked for."""
    query = read_query(text)
    conditions = [*(one for group in query.conditions for one in group), *query.excluded_conditions]
    if any(one.field is Field.AUTHOR for one in conditions) and not knows_signatures(using or DEFAULT_DB_ALIAS):
        raise SearchError(_("Who signed what cannot be searched yet: the index of names is still to be made."))
    named = {field: [one for one in conditions if one.field is field] for field in (Field.SOURCE, Field.TAG)}
    sources = _sources({one.value for one in named[Field.SOURCE]}, using) if named[Field.SOURCE] else {}
    tags = _tags({one.value for one in named[Field.TAG]}, using) if named[Field.TAG] else {}
    for one in (*named[Field.SOURCE], *named[Field.TAG]):
        if one.value not in (sources if one.field is Field.SOURCE else tags):
            raise _unknown(text, one, using)
    return Understood(text, query, sources, tags)


def without(text: str, start: int, end: int) -> str:
    """Return the query without a stretch of it, for a link that removes it."""
    return " ".join(f"{text[:start]} {text[end:]}".split())


def _key(name: str) -> str:
    """Return what spellings of a name share: no case, hyphens for spaces."""
    return slugify(name, allow_unicode=True)


def _sources(values: set[str], using: str | None) -> dict[str, Source]:
    wanted = {value: (_key(value), " ".join(value.split()).casefold()) for value in values}
    slugs, names = {slug for slug, _name in wanted.values()}, {name for _slug, name in wanted.values()}
    aliases = dict(SourceAlias.objects.using(using).filter(key__in=names).values_list("key", "source"))
    found = Source.objects.using(using).filter(Q(slug__in=slugs) | Q(pk__in=aliases.values()) | Q(name__in=values))
    by_slug: dict[str, Source] = {}
    by_name: dict[str, Source] = {}
    by_id: dict[int, Source] = {}
    for source in found:
        by_slug[source.slug], by_name[source.name.casefold()], by_id[source.pk] = source, source, source
    meant = {
        value: by_name.get(name) or by_slug.get(slug) or by_id.get(aliases.get(name, 0))
        for value, (slug, name) in wanted.items()
    }
    return {value: source for value, source in meant.items() if source}


def _tags(values: set[str], using: str | None) -> dict[str, Tag]:
    slugs = {value: _key(value) for value in values}
    found = Tag.objects.using(using).filter(Q(slug__in=slugs.values()) | Q(name__in=values))
    by_key = {key: tag for tag in found for key in (tag.slug, _key(tag.name))}
    missing = {slug for slug in slugs.values() if slug not in by_key}
    if missing:
        old = TagAlias.objects.using(using).filter(slug__in=missing).select_related("tag")
        by_key |= {alias.slug: alias.tag for alias in old}
    return {value: by_key[slug] for value, slug in slugs.items() if slug in by_key}


def _unknown(text: str, one: Condition, using: str | None) -> SearchError:
    """Return the mistake of a name that nobody goes by, with the nearest name that somebody does."""
    rows = (Source if one.field is Field.SOURCE else Tag).objects.using(using).order_by("name")
    names = {name.casefold(): name for name in rows.values_list("name", flat=True)[:MOST_NAMES]}
    value = one.value.casefold()
    holding = [key for key in names if value in key][:1]
    near = holding or get_close_matches(value, names, n=1, cutoff=0.6)
    said = (
        _("No source here goes by “%(name)s”.") if one.field is Field.SOURCE else _("No tag here is named “%(name)s”.")
    )
    message = said % {"name": one.value}
    if not near:
        return SearchError(message)
    meant = names[near[0]].replace('"', " ")
    piece = text[one.start : one.end]
    minus = "-" if piece.startswith("-") else ""
    better = f'{minus}{one.field.value}:"{meant}"'
    return SearchError(message, suggestion=f"{text[: one.start]}{better}{text[one.end :]}")
