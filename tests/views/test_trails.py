"""The way to a page from above, as readers see it and as search engines read it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Status
from tests.builders import make_article, make_source, make_tag

from .pages import page

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">([^<]*"BreadcrumbList"[^<]*)</script>')
SEEN = re.compile(r'<nav class="trail" aria-label="[^"]+"><ol>(.*?)</ol></nav>')
SITE = "http://127.0.0.1:8000"


def ways(html: str) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    """Return the links that are seen, and the items of the data."""
    (seen,), (data,) = SEEN.findall(html), DATA.findall(html)
    items: list[dict[str, Any]] = json.loads(data)["itemListElement"]
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', seen), items


@pytest.mark.parametrize(
    ("path", "above", "here"),
    [
        ("/articles/1/ferry/", [("/articles/", "Articles"), ("/articles/?kind=opinion", "Opinion")], "A <ferry>"),
        ("/tags/ferries/", [("/tags/", "Tags")], "Ferries"),
        ("/sources/elwin-courier/", [("/sources/", "Sources")], "Elwin Courier"),
        ("/archive/2025/", [("/archive/", "Archive")], "2025"),
        ("/archive/2025/07/", [("/archive/", "Archive"), ("/archive/2025/", "2025")], "July 2025"),
        (
            "/archive/2025/07/09/",
            [("/archive/", "Archive"), ("/archive/2025/", "2025"), ("/archive/2025/07/", "July 2025")],
            "9 July 2025",
        ),
        ("/es/tags/ferries/", [("/es/tags/", "Temas")], "Ferries"),
    ],
)
def test_the_data_says_the_way_that_is_seen(
    visitor: Client, path: str, above: list[tuple[str, str]], here: str
) -> None:
    outlet, tag = make_source("Elwin Courier"), make_tag("Ferries")
    facts = {"pk": 1, "headline": "A <ferry>", "slug": "ferry", "kind": "opinion"}
    make_article(**facts, status=Status.PUBLISHED, outlet=outlet, tags=[tag])
    seen, items = ways(page(visitor, path))
    assert seen == above
    assert [(item["item"].removeprefix(SITE), item["name"]) for item in items[:-1]] == above
    assert items[-1]["name"] == here
    assert [item["position"] for item in items] == [*range(1, len(above) + 2)]
    assert visitor.get(above[-1][0]).status_code == 200


def test_an_article_of_unknown_kind_stands_beneath_all_articles(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    seen, items = ways(page(visitor, article.get_absolute_url()))
    assert seen == [("/articles/", "Articles")]
    assert [item["name"] for item in items] == ["Articles", article.headline]
