"""The facts that the HTML of a page states of its article: in JSON-LD, in ``meta``, in its first heading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from resiliparse.parse.html import HTMLTree

from articles.parsing.markup import PageFacts, Stated

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsItem)$")
JSON_LD = "json-ld"
PUBLISHED = "datePublished"
JSON_LD_TYPE = "ld+json"
STATING = ",".join((
    f'script[type*="{JSON_LD_TYPE}" i]', "meta[content]", "h1", "time[datetime]", "time[pubdate]",
    f'[itemprop~="{PUBLISHED}"]',
))  # fmt: skip
"""The elements that state something, as a selector."""

MOST_HEADINGS = 5
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
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "published-date",
    "published_date", "date.published", "date_published", "published_time", "article.published", "article.created",
    "article_date_original", "originalpublicationdate", "rnews:datepublished", "citation_publication_date",
    "dcterms.issued", "dc.date", "date",
)  # fmt: skip
META_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "modified-time",
    "modified_time",
    "modified-date",
)
META_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "article:author_name", "og:article:author", "cxenseparse:author", "twitter:data1",
)  # fmt: skip
META_OUTLETS = ("og:site_name", "application-name", "dc.publisher")


@dataclass
class _Stating:
    """The elements of a page that state something of it, by what they state."""

    scripts: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    published: list[str | None] = field(default_factory=list)
    times: list[str | None] = field(default_factory=list)


def page_facts(tree: HTMLTree, stating: Iterable[Any]) -> PageFacts:
    """Return what a page states of its article; total: what is malformed states nothing.

    ``stating`` holds the elements that ``STATING`` selects, in the order of the page, and may hold others.
    """
    document = tree.document
    if document is None:
        return PageFacts()
    found = _stating(stating)
    articles, meta = list(_articles(found.scripts)), found.meta
    root = document.document_element
    language = (root.get_attribute("lang") if root is not None else None) or meta.get("language")
    return PageFacts(
        headlines=_stated(
            ((_text(one.get("headline")) or _text(one.get("name")), f"{JSON_LD}:headline") for one in articles),
            ((meta.get(name), name) for name in META_TITLES),
            ((_plain(heading), "h1") for heading in found.headings),
            [(tree.title, "title")],
        ),
        published=_stated(
            ((_text(one.get("datePublished")), f"{JSON_LD}:datePublished") for one in articles),
            ((meta.get(name), name) for name in META_PUBLISHED),
            ((day, f"itemprop:{PUBLISHED}") for day in found.published[:1]),
            ((time, "time:datetime") for time in found.times[:1]),
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


def _stating(nodes: Iterable[Any]) -> _Stating:
    """Sort the elements that state something; all are found at once, since each search looks at the whole page."""
    found = _Stating()
    for node in nodes:
        tag, value = node.tag, node.get_attribute
        if tag == "script":
            if JSON_LD_TYPE in (value("type") or "").lower():
                found.scripts.append(node.text or "")
            continue
        if tag == "h1":
            if len(found.headings) < MOST_HEADINGS:
                found.headings.append(node.text or "")
        elif tag == "meta":
            name, content = value("property") or value("name") or value("itemprop"), value("content")
            if name and content is not None:
                found.meta.setdefault(name.strip().casefold(), content)
        elif tag == "time" and (value("datetime") or value("pubdate")) is not None:
            found.times.append(value("datetime"))
        if PUBLISHED in (value("itemprop") or "").split():
            found.published.append(value("content") or value("datetime"))
    return found


def _articles(scripts: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield what the page's JSON-LD says of articles; the page's own before those that it lists."""
    found = [entry for script in scripts for entry in _walk(_load(script), 0)]
    yield from (one for _, one in sorted(found, key=lambda entry: entry[0])[:3])


def _load(text: str) -> Any:
    try:
        is_wrapped = "--" in text or "]]" in text or "CDATA" in text  # the search for comments costs as much as reading
        return json.loads(COMMENT.sub("", text) if is_wrapped else text, strict=False)
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
