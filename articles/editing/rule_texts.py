"""What tag rules look at, loaded for many articles at once, and only what some rule asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q

from articles.models import (
    Article,
    ArticleQuerySet,
    Credit,
    ImportRecord,
    RuleMatch,
    Source,
    SourceAlias,
    Status,
    TagRule,
)

from .rule_matching import RuleText, terms_of

OUT_OF_REACH = (Status.REJECTED, Status.TAKEN_DOWN)
type Row = tuple[int, str, str, str, int | None, int | None, int | None]

LOADED = ("headline", "body", "original_url", "outlet_id", "aggregator_id", "base_extraction__document_id")
MOST_TERMS = 50  # that are handed to the database to narrow the articles down


def texts_of(
    articles: Sequence[int], rules: Collection[TagRule], *, addresses: Mapping[int, Iterable[str]] | None = None
) -> dict[int, RuleText]:
    """Return for each of some hundred articles, by id, what ``rules`` look at, in at most five queries.

    ``addresses`` are those of pages that no record has yet.
    """
    rows: list[Row] = list(Article.objects.filter(pk__in=articles).order_by().values_list("pk", *LOADED))
    with_sources = any(rule.in_source for rule in rules)
    with_addresses = any(rule.in_address for rule in rules)
    sources = _sources_of(rows) if with_sources else {}
    seen = _addresses_of(rows) if with_addresses else {}
    return {
        pk: RuleText(
            headline=headline,
            body=body,
            sources=tuple(sources.get(pk, ())),
            addresses=tuple(filter(None, (original, *seen.get(document, ()), *(addresses or {}).get(pk, ())))),
        )
        for pk, headline, body, original, _, _, document in rows
    }


def within_reach(rule: TagRule) -> ArticleQuerySet:
    """Return all the articles that ``rule`` can apply to, and perhaps some more."""
    articles = Article.objects.exclude(status__in=OUT_OF_REACH)
    narrowed = _narrowed(rule)
    return articles if narrowed is None else articles.filter(narrowed)


def _narrowed(rule: TagRule) -> Q | None:
    """Return what the database can say of a rule; None where it compares letters otherwise than the rule does."""
    terms = terms_of(rule)
    if rule.match == RuleMatch.REGEX or len(terms) > MOST_TERMS or not all(term.isascii() for term in terms):
        return None
    every = [_holds(rule, max(term.split(), key=len)) for term in terms]
    narrowed = every[0]
    for condition in every[1:]:
        narrowed = narrowed & condition if rule.match == RuleMatch.ALL_WORDS else narrowed | condition
    return narrowed


def _holds(rule: TagRule, word: str) -> Q:
    """Return the condition that ``word`` stands in a field that ``rule`` looks at."""
    condition = Q(pk__in=())
    if rule.in_headline:
        condition |= Q(headline__icontains=word)
    if rule.in_body:
        condition |= Q(body__icontains=word)
    if rule.in_source:
        named = Q(name__icontains=word) | Q(aliases__key__icontains=word)
        sources = list(Source.objects.filter(named).values_list("pk", flat=True).distinct())
        credited = Credit.objects.filter(source__in=sources).values("article")
        condition |= Q(outlet__in=sources) | Q(aggregator__in=sources) | Q(pk__in=credited)
    if rule.in_address:
        pages = ImportRecord.objects.filter(url__icontains=word).exclude(document=None).values("document")
        condition |= Q(original_url__icontains=word) | Q(base_extraction__document__in=pages)
    return condition


def _sources_of(rows: Sequence[Row]) -> dict[int, list[str]]:
    """Return every name that each article's hops go by."""
    hops: defaultdict[int, set[int]] = defaultdict(set)
    for pk, _, _, _, outlet, aggregator, _ in rows:
        hops[pk] |= {source for source in (outlet, aggregator) if source}
    credits = Credit.objects.filter(article__in=list(hops)).order_by().values_list("article", "source")
    for article, source in credits:
        hops[article] |= {source} if source else set()
    wanted = {source for sources in hops.values() for source in sources}
    names: defaultdict[int, list[str]] = defaultdict(list)
    for source, name in Source.objects.filter(pk__in=wanted).order_by().values_list("pk", "name"):
        names[source].append(name)
    for source, key in SourceAlias.objects.filter(source__in=wanted).order_by().values_list("source", "key"):
        names[source].append(key)
    return {pk: [name for source in sorted(sources) for name in names[source]] for pk, sources in hops.items()}


def _addresses_of(
    rows: Sequence[Row],
) -> dict[int | None, set[str]]:
    """Return the addresses that each article's page was met at, by document."""
    documents = {row[-1] for row in rows if row[-1]}
    seen = ImportRecord.objects.filter(document__in=documents).exclude(url="").order_by()
    addresses: defaultdict[int | None, set[str]] = defaultdict(set)
    for document, url in seen.values_list("document", "url").distinct():
        addresses[document].add(url)
    return addresses
