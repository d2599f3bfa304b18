"""The facts that the HTML of a page states of its article: in JSON-LD, in ``meta``, in its first heading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from resiliparse.parse.html import HTMLTree

from articles.parsing.markup import PageFacts, Stated

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsItem)$")
JSON_LD = "json-ld"
DEEPEST = 6
LONGEST_TITLE = 500
LONGEST_BODY = 200_000
COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
MARKUP = re.compile(r"<[^>]{1,200}>")

# In the order in which they are believed
META_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
META_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "pubdate",
    "publishdate", "publish-date", "publication_date", "date.published", "published_time", "dc.date", "date",
)  # fmt: skip
META_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
META_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "article:author_name", "og:article:author", "cxenseparse:author", "twitter:data1",
)  # fmt: skip
META_OUTLETS = ("og:site_name", "application-name", "dc.publisher")


def page_facts(tree: HTMLTree) -> PageFacts:
    """Return what a page states of its article; total: what is malformed states nothing."""
    document = tree.document
    if document is None:
        return PageFacts()
    articles = list(_articles(tree))
    meta = _meta(tree)
    root = document.document_element
    language = (root.get_attribute("lang") if root is not None else None) or meta.get("language")
    headings = [_plain(node.text) for node in document.query_selector_all("h1").values()[:5]]
    return PageFacts(
        headlines=_stated(
            ((_text(one.get("headline")) or _text(one.get("name")), f"{JSON_LD}:headline") for one in articles),
            ((meta.get(name), name) for name in META_TITLES),
            ((heading, "h1") for heading in headings),
            [(tree.title, "title")],
        ),
        published=_stated(
            ((_text(one.get("datePublished")), f"{JSON_LD}:datePublished") for one in articles),
            ((meta.get(name), name) for name in META_PUBLISHED),
            ((_itemprop(tree, "datePublished"), "itemprop:datePublished") for _ in "1"),
            _times(tree),
        ),
        modified=_stated(
            ((_text(one.get("dateModified")), f"{JSON_LD}:dateModified") for one in articles),
            ((meta.get(name), name) for name in META_MODIFIED),
        ),
        authors=tuple(
            Stated(names, rule)
            for names, rule in (
                *((_names(one.get("author") or one.get("creator")), f"{JSON_LD}:author") for one in articles),
                *(((meta[name],), name) for name in META_AUTHORS if meta.get(name)),
            )
            if names
        ),
        outlets=_stated(
            ((name, f"{JSON_LD}:publisher") for one in articles for name in _names(one.get("publisher"))[:1]),
            ((meta.get(name), name) for name in META_OUTLETS),
        ),
        language=Stated(language.strip(), "html:lang") if language and language.strip() else None,
        body=_body(articles),
    )


def _stated(*sources: Any) -> tuple[Stated[str], ...]:
    found = ((_plain(value), rule) for source in sources for value, rule in source if value)
    return tuple(Stated(value, rule) for value, rule in found if value and len(value) <= LONGEST_TITLE)


def _body(articles: Sequence[Mapping[str, Any]]) -> Stated[str] | None:
    """Return the longest text that the JSON-LD of an article states."""
    bodies = (_text(one.get("articleBody")) or "" for one in articles)
    body = _plain(max(bodies, key=len, default="")[:LONGEST_BODY])
    return Stated(body, f"{JSON_LD}:articleBody") if body else None


def _articles(tree: HTMLTree) -> Iterator[Mapping[str, Any]]:
    """Yield what the page's JSON-LD says of articles; the page's own before those that it lists."""
    document = tree.document
    if document is None:
        return
    found: list[tuple[int, Mapping[str, Any]]] = []
    for script in document.query_selector_all('script[type*="ld+json" i]').values():
        found += _walk(_load(script.text or ""), 0)
    yield from (one for _, one in sorted(found, key=lambda entry: entry[0])[:3])


def _load(text: str) -> Any:
    try:
        return json.loads(COMMENT.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any, depth: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, depth)
    elif isinstance(value, Mapping):
        kinds = value.get("@type")
        if any(
            isinstance(kind, str) and ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield depth, value
            return
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            yield from _walk(value.get(name), depth + (name not in ("@graph", "mainEntity")))


def _meta(tree: HTMLTree) -> dict[str, str]:
    document = tree.document
    meta: dict[str, str] = {}
    for node in document.query_selector_all("meta[content]").values() if document is not None else ():
        name = node.get_attribute("property") or node.get_attribute("name") or node.get_attribute("itemprop")
        if name:
            meta.setdefault(name.strip().casefold(), node.get_attribute("content") or "")
    return meta


def _itemprop(tree: HTMLTree, name: str) -> str | None:
    document = tree.document
    node = document.query_selector(f'[itemprop~="{name}"]') if document is not None else None
    return (node.get_attribute("content") or node.get_attribute("datetime")) if node is not None else None


def _times(tree: HTMLTree) -> Iterator[tuple[str | None, str]]:
    document = tree.document
    if document is not None:
        for node in document.query_selector_all(
            "time[pubdate],article time[datetime],main time[datetime],time[datetime]"
        ).values()[:1]:
            yield node.get_attribute("datetime"), "time:datetime"


def _names(value: Any) -> tuple[str, ...]:
    """Return the names in an author or publisher of JSON-LD: texts, objects with names, or lists of these."""
    if isinstance(value, str):
        return (_plain(value),) if value.strip() and "://" not in value else ()
    if isinstance(value, Mapping):
        return _names(value.get("name"))
    if isinstance(value, Sequence):
        return tuple(dict.fromkeys(name for one in value for name in _names(one)))
    return ()


def _text(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else None


def _plain(value: str | None) -> str:
    """Return a value as plain text on one line: some pages escape it twice, or leave tags in it."""
    text = unescape(unescape(value or ""))
    return " ".join((MARKUP.sub("", text) if "<" in text else text).split())
