"""The facts that the HTML of a page states of its article: in JSON-LD, in ``meta``, in its first heading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from articles.parsing.markup import PageFacts, ShortEntry, Stated
from articles.readers.decoding import storable
from articles.readers.htmlelements import PICTURE
from articles.readers.htmlwalk import Element, Walk

KINDS = ("Article", "BlogPosting", "Report", "NewsItem")
ARTICLE = re.compile(rf"(?:{'|'.join(KINDS)})$")
JSON_LD = "json-ld"
PUBLISHED = "datePublished"
JSON_LD_TYPE = "ld+json"
MOST_HEADINGS = 5
DEEPEST = 6
LONGEST_TITLE = 500
LONGEST_ADDRESS = 2_000
LONGEST_BODY = 200_000
COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
MARKUP = re.compile(r"<[^>]{1,200}>")

_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")

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
META_ENTRY = "feed:entry"  # as articles.readers.feedpages writes it
CANONICAL = "canonical"


@dataclass
class _Stating:
    """The elements of a page that state something of it, by what they state."""

    scripts: list[str]
    meta: dict[str, str]
    headings: list[str]
    time: str | None
    language: str | None
    canonical: str | None


def page_facts(walk: Walk) -> PageFacts:
    """Return what a page states of its article; total: what is malformed states nothing."""
    found = _stating(walk)
    articles, meta = list(_articles(found.scripts)), found.meta
    language = found.language or meta.get("language")
    published = _stated(
        ((_text(one.get(PUBLISHED)), f"{JSON_LD}:{PUBLISHED}") for one in articles),
        ((meta.get(name), name) for name in META_PUBLISHED),
    )
    return PageFacts(
        headlines=_stated(
            ((_text(one.get("headline")) or _text(one.get("name")), f"{JSON_LD}:headline") for one in articles),
            ((meta.get(name), name) for name in META_TITLES),
            ((_plain(heading), "h1") for heading in found.headings),
            [(walk.title, "title")],
        ),
        published=(
            *(published or _stated([(_published(walk.elements), f"itemprop:{PUBLISHED}")])),
            *_stated([(found.time, "time:datetime")]),
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
        addresses=tuple(
            Stated(address.strip(), rule)  # as it is: entities are read from it once
            for address, rule in ((found.canonical, f"link:{CANONICAL}"), (meta.get("og:url"), "og:url"))
            if address and len(address) <= LONGEST_ADDRESS
        ),
        entry=next((kind for kind in ShortEntry if kind == meta.get(META_ENTRY)), None),
    )


def _stated(*sources: Any) -> tuple[Stated[str], ...]:
    found = ((_plain(value), rule) for source in sources for value, rule in source if value)
    return tuple(Stated(value, rule) for value, rule in found if value and len(value) <= LONGEST_TITLE)


def _body(articles: Sequence[Mapping[str, Any]]) -> Stated[str] | None:
    """Return the longest text that the JSON-LD of an article states."""
    bodies = (_text(one.get("articleBody")) or "" for one in articles)
    body = _plain(max(bodies, key=len, default="")[:LONGEST_BODY])
    return Stated(body, f"{JSON_LD}:articleBody") if body else None


def _stating(walk: Walk) -> _Stating:
    """Return what the elements of a page state."""
    scripts = [text for attributes, text in walk.scripts if _may_state(attributes, text)]
    meta: dict[str, str] = {}
    time = language = canonical = None
    for element, written in walk.stated:
        if element == "link" and CANONICAL not in written.lower():
            continue  # a page has dozens
        attributes = attributes_of(written)
        if element == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if name and "content" in attributes:
                meta.setdefault(name.strip().casefold(), attributes["content"])
        elif element == "html":
            language = language or attributes.get("lang")
        elif element == "link":
            is_canonical = CANONICAL in attributes.get("rel", "").lower().split()
            canonical = canonical or (attributes.get("href") if is_canonical else None)
        elif time is None and ("datetime" in attributes or "pubdate" in written):
            time = attributes.get("datetime", "")
    return _Stating(scripts, meta, list(_headings(walk)), time, language, canonical)


def _may_state(attributes: str, text: str) -> bool:
    """Whether a script is JSON-LD that may be of an article."""
    return JSON_LD_TYPE in attributes.lower() and any(map(text.__contains__, KINDS))


def _published(elements: Iterable[Element]) -> str | None:
    """Return the day in the first element that says that it states when the article was published."""
    told = (attributes_of(attributes) for _, _, attributes in elements if PUBLISHED in attributes)
    days = (one.get("content") or one.get("datetime") for one in told if PUBLISHED in one.get("itemprop", "").split())
    return next(days, None)


def attributes_of(written: str) -> dict[str, str]:
    """Return attributes as they are written in a tag, by their names in small letters."""
    found = ((name.lower(), quoted or single or bare) for name, quoted, single, bare in _ATTRIBUTE.findall(written))
    return {name: unescape(value) if "&" in value else value for name, value in found}


def _headings(walk: Walk) -> Iterator[str]:
    """Yield the text of the first headings."""
    for first, last in walk.headings[:MOST_HEADINGS]:
        lines = ("".join([text for text, element in row[-1] if element[1] != PICTURE]) for row in walk.rows[first:last])
        yield unescape(" ".join(lines))


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
    text = storable(unescape(unescape(value or "")))
    return " ".join((MARKUP.sub("", text) if "<" in text else text).split())
