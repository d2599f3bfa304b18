"""From the text of a page to all that the parser says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from articles.parsing.aggregator import AggregatorOutline, outline_aggregator
from articles.parsing.article import finish, read_story
from articles.parsing.confidence import confidence_in, warn
from articles.parsing.decisions import LEAD_KEY, believed, with_decisions
from articles.parsing.issued import read_clues, settle_dates
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line, read_lines
from articles.parsing.markup import Markup
from articles.parsing.markuproles import set_apart
from articles.parsing.single import outline_single
from articles.parsing.statedfacts import NO_FACTS, StatedFacts, settle_facts, state_dates, state_head
from articles.parsing.stories import Story
from articles.parsing.types import Boilerplate, DateOrder, DecidedLine, Evidence, ParsedArticle, ParsedPage, Role
from articles.parsing.version import PARSER_VERSION


def parse_page(
    text: str,
    *,
    url: str = "",
    captured_at: datetime | None = None,
    date_order: DateOrder = DateOrder.UNKNOWN,
    markup: Markup | None = None,
    decided: Sequence[DecidedLine] = (),
) -> ParsedPage:
    """Return the articles on a page and all that was cut from it; total: any text gives a page, never an error.

    ``text`` is the page as a reader's lines, apart by line feeds. ``url`` is its address, ``captured_at`` when it was
    fetched (aware; a naive moment is taken as UTC), ``date_order`` the order of day and month that its source is known
    for: each only settles what the text leaves open. ``markup`` is what the page's HTML says beside its text: hints for
    its lines, and facts, which go before what is printed; a page of several stories is read without it. ``decided`` is
    what people said of its lines, which goes before everything; the articles keep the item keys that they have without.
    Same input, same output; time grows linearly with the text.
    """
    lines = read_lines(text)
    known = _Known(url, captured_at, date_order, markup)
    page, keys = _read(lines, known)
    return _read(read_lines(text), known, decided, keys)[0] if decided else page


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a page beside its text."""

    url: str
    captured_at: datetime | None
    date_order: DateOrder
    markup: Markup | None


def _read(
    lines: Sequence[Line], known: _Known, decided: Sequence[DecidedLine] = (), keys: Sequence[str] = ()
) -> tuple[ParsedPage, tuple[str, ...]]:
    """Return a page and the item keys of its stories in their order; ``keys`` are those from before the decisions."""
    url, markup = known.url, known.markup
    ledger = Ledger(lines)
    outline = outline_aggregator(lines, ledger, is_stated=markup is not None and markup.facts.states_article)
    aside: Sequence[Boilerplate] = ()
    if outline is None and markup is not None and markup.hints:
        lines, aside = set_apart(lines, markup, frozenset(one.line for one in decided))
        ledger = Ledger(lines)
    facts = settle_facts(markup.facts, lines, url) if markup is not None and outline is None else NO_FACTS
    stories = outline.stories if outline is not None else _single(lines, ledger, url, markup, facts)
    if decided:
        stories = with_decisions(stories, keys, decided, lines, ledger)
        keys = keys if len(keys) == len(stories) else (LEAD_KEY, *keys)
    drafts = [read_story(story, ledger) for story in stories]
    if outline is None and not any(draft.blocks for draft in drafts):
        ledger, drafts = Ledger(lines), []  # the lines taken for text held none: the page has no article
    stated = [believed(facts, story.decided) for story in stories]
    for draft, own in zip(drafts, stated, strict=False):
        state_head(draft, own, lines)
    settle_dates(drafts, read_clues(lines, url, known.captured_at, known.date_order))
    for draft, own in zip(drafts, stated, strict=False):
        state_dates(draft, own)
    articles = _with_distinct_keys([finish(draft) for draft in drafts])
    articles = [_measured(article, story, lines, ledger) for article, story in zip(articles, stories, strict=False)]
    if len(keys) == len(articles):
        articles = [replace(article, item_key=key) for article, key in zip(articles, keys, strict=True)]
    ledger.close("outside-article", beside="beside-value")
    aggregator, evidence = _aggregator(outline)
    page = ParsedPage(
        parser_version=PARSER_VERSION,
        lead=next((article for article in articles if article.role is Role.LEAD), None),
        related=tuple(article for article in articles if article.role is Role.RELATED),
        aggregator=aggregator,
        boilerplate=tuple(sorted((*ledger.cuts, *aside))) if aside else ledger.cuts,
        warnings=ledger.hints,
        evidence={"aggregator": evidence} if evidence else {},
    )
    return page, tuple(article.item_key for article in articles)


def _measured(article: ParsedArticle, story: Story, lines: Sequence[Line], ledger: Ledger) -> ParsedArticle:
    """Return an article with how sure its text is, and hint at it where that is not enough."""
    if not story.chances:
        return article
    text = article.evidence.get("body", ())
    confidence = confidence_in(text, story, lines)
    warn(confidence, text, lines, ledger)
    return replace(article, confidence=confidence)


def _single(
    lines: Sequence[Line], ledger: Ledger, url: str, markup: Markup | None, facts: StatedFacts
) -> tuple[Story, ...]:
    story = outline_single(lines, ledger, url, markup, facts)
    return (story,) if story is not None else ()


def _aggregator(outline: AggregatorOutline | None) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return the name that the aggregator gives itself most often, and where it does."""
    if outline is None or not outline.brands:
        return None, ()
    names = Counter(brand.span.text for brand in outline.brands)
    name = names.most_common(1)[0][0]
    return name, tuple(
        brand.span.evidence(f"aggregator-in-{brand.rule}", owns=False)
        for brand in outline.brands
        if brand.span.text == name
    )


def _with_distinct_keys(articles: Sequence[ParsedArticle]) -> list[ParsedArticle]:
    """Number the keys of articles that would share one: the same headline twice on a page."""
    seen: Counter[str] = Counter()
    distinct = []
    for article in articles:
        seen[article.item_key] += 1
        count = seen[article.item_key]
        distinct.append(article if count == 1 else replace(article, item_key=f"{article.item_key}-{count}"))
    return distinct
