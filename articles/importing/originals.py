"""Where the original of an article stands: at an address that the page names, or at the page's own. Knows no Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.parsing import Evidence, ParsedArticle, ParsedPage, Stated
from articles.readers import PageText, RawDocument

from .addresses import address_key, domain_and_parents, domain_of
from .known_sources import known_source
from .naming import keys_of

PAGE_ADDRESS = "address-of-page"
GATHERED = frozenset({"related-section", "comments-section"})  # the parser's, in the layout of an aggregator alone


def addresses_of(document: RawDocument, text: PageText) -> Iterator[Stated[str]]:
    """Yield where the page stands: where it was met, else where it says itself that it does."""
    if document.url:
        yield Stated(document.url, PAGE_ADDRESS)
    if text.markup is not None:
        yield from text.markup.facts.addresses


def addressed(page: ParsedPage, addresses: Iterable[Stated[str]]) -> ParsedPage:
    """Give the lead the page's own address as that of its original, unless somebody else had the text before.

    Somebody else had it where the page is an aggregator's or laid out like one, where the text credits a wire or an
    original, and where the outlet is known to have other domains.
    """
    lead = page.lead
    if lead is None or lead.original_url or lead.credits or page.aggregator or page.related:
        return page
    stated = next((one for one in addresses if address_key(one.value)), None)
    if stated is None or any(cut.rule in GATHERED for cut in page.boilerplate):
        return page
    domains = domain_and_parents(domain_of(stated.value))
    owners = [known for known in map(known_source, domains) if known]
    outlets = [known for known in map(known_source, keys_of(lead.outlet or "")) if known]
    if any(known.kind == "aggregator" for known in owners):
        return page
    if outlets and not any(set(known.keys) & set(domains) for known in outlets):
        return page
    evidence = {**lead.evidence, "original_url": (Evidence(1, 0, 0, stated.rule, owns=False),)}
    return replace(page, lead=replace(lead, original_url=stated.value, evidence=evidence))


def original_key(article: ParsedArticle) -> str:
    """Return the key of the original that a page names; that it is the original itself tells no two pages apart."""
    is_own = any(each.start == each.end for each in article.evidence.get("original_url", ()))
    return "" if is_own else address_key(article.original_url or "")
