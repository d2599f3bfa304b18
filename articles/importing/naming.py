"""The names that pages give to sources, as keys to look them up by."""

from __future__ import annotations

from functools import lru_cache

from .addresses import domain_and_parents, domain_of, is_domain

NAME_LENGTH = 200  # of Source.name and SourceAlias.key


@lru_cache(maxsize=10_000)
def keys_of(name: str) -> tuple[str, ...]:
    """Return the case-folded keys that ``name`` may be found by, nearest first: of a domain also those it lies in.

    What is blank, or too long to be a name, has none.
    """
    plain = " ".join(name.split()).casefold()
    domain = domain_of(plain) or plain.removeprefix("www.").rstrip("/")
    if is_domain(domain):
        return domain_and_parents(domain)
    return (plain,) if 0 < len(plain) <= NAME_LENGTH else ()
