"""The sitemaps (https://www.sitemaps.org/protocol.html): only pages that search engines may list.

Articles, tags and sources are cut into parts by their primary keys, so that a part is read by an index and an address
stays in the part it is in, whatever is published later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.core.cache import cache
from django.db.models import F, Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    ArticleQuerySet,
    Precision,
    addresses_of,
    by_month,
    full_address,
    indexable,
    issued_form,
    machine_form,
    numbers_by_day,
    sources_in_use,
    tags_in_use,
    xml_text,
)

SIZE = 5_000  # primary keys in a part; the protocol allows 50,000 addresses
MOST_NEWS = 1_000  # https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
NEWS_DAYS = 2
PARTS, PARTS_SECONDS = "articles.sitemap_parts", 60
PAGES = ("front", "article_list", "tag_list", "source_list", "archive", "corrections", "about")
ARCHIVE = "articles.sitemap_archive"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

type Element = tuple[str, str | list[Element]]


def index(_request: HttpRequest) -> HttpResponse:
    """Answer the sitemap of the sitemaps that hold something; which these are is remembered for a minute."""
    parts: list[tuple[str, datetime | None]] | None = cache.get(PARTS)
    if parts is None:
        parts = _parts()
        cache.set(PARTS, parts, PARTS_SECONDS)
    return _answer("sitemapindex", (("sitemap", _place(path, changed)) for path, changed in parts))


def pages(_request: HttpRequest) -> HttpResponse:
    """Answer the sitemap of the pages that are always there, and of the archive's years and months; no single days."""
    paths = [*(reverse(name) for name in PAGES), *_archive()]
    return _answer("urlset", (("url", _place(path)) for path in paths))


def _archive() -> list[str]:
    """Return the paths of the years and months that have articles; they are remembered for a minute."""
    paths: list[str] | None = cache.get(ARCHIVE)
    if paths is None:
        months = by_month(numbers_by_day())
        years = dict.fromkeys(f"{month.year:04}" for month in months)
        paths = [reverse("archive_year", kwargs={"year": year}) for year in years]
        numbers = ({"year": f"{month.year:04}", "month": f"{month.month:02}"} for month in months)
        paths += [reverse("archive_month", kwargs=each) for each in numbers]
        cache.set(ARCHIVE, paths, PARTS_SECONDS)
    return paths


def part(_request: HttpRequest, section: str, number: int) -> HttpResponse:
    """Answer a part of the sitemap of a section; 404 where it would be empty."""
    if section not in SECTIONS:
        raise Http404
    rows = SECTIONS[section]().filter(pk__gte=number * SIZE, pk__lt=(number + 1) * SIZE).order_by("pk")
    if section == "articles":
        address = addresses_of("article")
        found = rows.values_list("pk", "slug", "updated_at", "published_at")
        places = [_place(address(pk, slug), max(changed, published)) for pk, slug, changed, published in found]
    else:
        address = addresses_of(section.removesuffix("s"))
        places = [_place(address(slug)) for slug in rows.values_list("slug", flat=True)]
    if not places:
        raise Http404
    return _answer("urlset", (("url", place) for place in places))


def news(_request: HttpRequest) -> HttpResponse:
    """Answer the sitemap of what was issued in the last two days."""
    found = _news().only("headline", "slug", "language", "issued_on", "issued_at", "issued_precision")
    return _answer("urlset", (("url", _news_item(article)) for article in found.newest_first()[:MOST_NEWS]))


def _listed_articles() -> ArticleQuerySet:
    return indexable(Article.objects.published())


SECTIONS: dict[str, Callable[[], QuerySet[Any]]] = {
    "articles": _listed_articles,
    "tags": tags_in_use,
    "sources": sources_in_use,
}


def _parts() -> list[tuple[str, datetime | None]]:
    """Return the path of each sitemap that is not empty, with when something in it last changed where that is known."""
    numbered = _listed_articles().order_by().annotate(number=F("pk") / SIZE)
    changes = numbered.values_list("number").annotate(Max("updated_at"), Max("published_at")).order_by("number")
    parts: list[tuple[str, datetime | None]] = [(reverse("page_sitemap"), None)]
    parts += [(_part("articles", number), max(moments)) for number, *moments in changes]
    for section in ("tags", "sources"):
        things = SECTIONS[section]().order_by().annotate(number=F("pk") / SIZE)
        numbers = things.values_list("number", flat=True).distinct().order_by("number")
        parts += [(_part(section, number), None) for number in numbers]
    return [*parts, (reverse("news_sitemap"), None)] if _news().exists() else parts


def _part(section: str, number: int) -> str:
    return reverse("part_sitemap", kwargs={"section": section, "number": number})


def _news() -> ArticleQuerySet:
    """Return what may be listed, and whose date is known and not older than two days; a guess is no date here.

    A news sitemap must also name the language, so that an article of unknown language has no place in it.
    """
    now, today = timezone.now(), timezone.localdate()
    moment = Q(issued_at__gt=now - timedelta(days=NEWS_DAYS), issued_at__lte=now)
    day = Q(issued_precision=Precision.DAY, issued_on__gt=today - timedelta(days=NEWS_DAYS), issued_on__lte=today)
    recent = _listed_articles().issued_from(today - timedelta(days=NEWS_DAYS + 1))
    return recent.filter(moment | day).exclude(language="")


def _news_item(article: Article) -> list[Element]:
    publication: list[Element] = [
        ("news:name", settings.NEWSROOM_NAME),
        ("news:language", _news_language(article.language)),
    ]
    facts: list[Element] = [
        ("news:publication", publication),
        ("news:publication_date", issued_form(article)),
        ("news:title", article.headline),
    ]
    return [*_place(article.get_absolute_url()), ("news:news", facts)]


def _news_language(code: str) -> str:
    """Return the language as the news sitemap wants it: ISO 639, and Chinese by its script."""
    language, *rest = code.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"


def _place(path: str, changed: date | None = None) -> list[Element]:
    return [("loc", full_address(path)), *([("lastmod", machine_form(changed))] if changed else [])]


def _answer(root: str, elements: Iterable[Element]) -> HttpResponse:
    """Return the XML of ``elements``; it is read by crawlers and listed by none of them."""
    attributes = f'xmlns="{SITEMAP}" xmlns:news="{NEWS}"'
    written = "".join(map(_written, elements))
    document = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} {attributes}>{written}</{root}>'
    headers = {"X-Robots-Tag": "noindex"}
    return HttpResponse(document, content_type="application/xml; charset=utf-8", headers=headers)


def _written(element: Element) -> str:
    """Write an element: by hand, because a sitemap has thousands."""
    name, content = element
    inner = escape(xml_text(content)) if isinstance(content, str) else "".join(map(_written, content))
    return f"<{name}>{inner}</{name}>"
