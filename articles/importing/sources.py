"""Sources by the names that pages give them: found by name, alias or whole domain, else made."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Lower

from articles.editing.slugs import free_slug
from articles.models import DateOrder, Source, SourceAlias, SourceKind
from articles.parsing import DateOrder as PrintedOrder

from .addresses import is_domain
from .known_sources import KNOWN_SOURCES, KnownSource, known_source
from .naming import keys_of


class SourceDirectory:
    """The sources that pages name, each looked up once; new ones stay unsaved until ``save_new``.

    One directory serves the batches of one import until a transaction fails: what it made in there is gone with it.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, Source | None] = {}
        self._new: list[Source] = []

    def learn(self, names: Iterable[str | None]) -> None:
        """Look up every name that is not known yet, in two queries however many they are."""
        keys = {key for name in names if name for key in keys_of(name)}
        keys |= {other for key in keys if (known := known_source(key)) for other in known.keys}
        unseen = keys - self._by_key.keys()
        if not unseen:
            return
        self._by_key |= dict.fromkeys(unseen)
        named = Source.objects.annotate(lowered=Lower("name")).filter(Q(lowered__in=unseen) | Q(name__in=unseen))
        self._by_key |= {source.name.casefold(): source for source in named}
        aliases = SourceAlias.objects.filter(key__in=unseen).select_related("source")
        self._by_key |= {alias.key: alias.source for alias in aliases}

    def source(self, name: str | None, kind: SourceKind) -> Source | None:
        """Return the source that goes by ``name``, a new unsaved one of ``kind`` if there is none.

        Domains are matched whole or by a parent that they end in: x.com is found for mobile.x.com, never for v2ex.com.
        None stands for no name, or for what is too long to be one.
        """
        keys = keys_of(name or "")
        if not keys:
            return None
        if any(key not in self._by_key for key in keys):
            self.learn([name])
        for key in keys:
            if found := self._by_key.get(key):
                return found
            if known := known_source(key):
                return self._known(known)
        return self._add(_new_source(name or "", keys, kind), keys[:1])

    def save_new(self) -> None:
        """Insert the new sources, each with its aliases; one that is taken by another source stays with it."""
        for source in self._new:
            keys = [key for key, owner in self._by_key.items() if owner is source]
            source.slug = free_slug(Source, source.name)
            source.save()
            SourceAlias.objects.bulk_create(
                (SourceAlias(source=source, key=key) for key in keys), ignore_conflicts=True
            )
        self._new.clear()

    def _known(self, known: KnownSource) -> Source:
        if found := next((found for key in known.keys if (found := self._by_key.get(key))), None):
            return found
        facts = Source(
            name=known.name,
            kind=SourceKind(known.kind),
            homepage=known.homepage,
            date_order=DateOrder(known.date_order),
        )
        return self._add(facts, known.keys)

    def _add(self, source: Source, keys: Iterable[str]) -> Source:
        self._by_key |= {key: source for key in keys if not self._by_key.get(key)}
        self._new.append(source)
        return source


def date_orders() -> dict[str, PrintedOrder]:
    """Return the order of day and month of every source whose order is known, by each key it is named by."""
    settled = (known for known in KNOWN_SOURCES if known.date_order is not PrintedOrder.UNKNOWN)
    orders = {key: known.date_order for known in settled for key in known.keys}
    sources = Source.objects.prefetch_related("aliases")
    # One that an editor has set back to unknown must not be known better by the data
    recorded = sources.filter(~Q(date_order=DateOrder.UNKNOWN) | Q(aliases__key__in=orders)).distinct()
    for source in recorded:
        keys = {source.name.casefold(), *(alias.key for alias in source.aliases.all())}
        orders |= dict.fromkeys(keys, PrintedOrder(source.date_order))
    return orders


def _new_source(name: str, keys: tuple[str, ...], kind: SourceKind) -> Source:
    if is_domain(keys[0]):
        return Source(name=keys[0], kind=kind, homepage=f"https://{keys[0]}/")
    return Source(name=" ".join(name.split()), kind=kind)
