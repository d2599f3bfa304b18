"""An article as JSON holds what its page shows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Comment, CommentStatus, Correction, CreditRole, Status
from tests.builders import make_article, make_editor, make_source, make_tag

from .pages import read

pytestmark = pytest.mark.django_db
BODY = "The opening of the day.\n\n## Why\n\nA later paragraph."


def data(visitor: Client, article: Article, *, status: int = 200) -> dict[str, Any]:
    response = visitor.get(f"/articles/{article.pk}.json")
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Access-Control-Allow-Origin"] == "*"
    found: dict[str, Any] = response.json()
    return found


def test_it_says_what_the_page_shows(visitor: Client) -> None:
    article = make_article(
        status=Status.PUBLISHED,
        headline="Ferry <b>on</b> time",
        slug="ferry",
        body=BODY,
        byline="By Odile Marrow",
        authors=["Odile Marrow", "Unprinted Person"],
        language="en",
        original_url="https://marrow.example/1",
        issued_precision="approximate",
        issued_text="two hours ago",
        outlet=make_source("Elwin Courier", licence="All rights reserved."),
        credits=[(make_source("Marrow Daily"), CreditRole.ORIGINAL)],
        tags=[make_tag("Ferries")],
    )
    Correction.objects.create(article=article, text="Two funnels.")
    found, text = data(visitor, article), read(visitor, article.get_absolute_url())
    assert found["url"] == f"http://127.0.0.1:8000{article.get_absolute_url()}"
    assert [(hop["name"], hop["role"]) for hop in found["chain"]] == [
        ("Marrow Daily", "original"),
        ("Elwin Courier", "outlet"),
    ]
    assert found["chain"][1]["licence"] == "All rights reserved."
    assert found["issued"] == {"value": "2025-07-09", "precision": "approximate", "text": "two hours ago"}
    assert found["authors"] == ["Odile Marrow"]
    assert [block["kind"] for block in found["body"]] == ["paragraph", "heading", "paragraph"]
    shown = [found["headline"], found["byline"], found["original_url"], found["tags"][0]["name"]]
    shown += [block["text"] for block in found["body"]] + [correction["text"] for correction in found["corrections"]]
    assert [words for words in shown if words not in text] == []


def test_it_has_the_comments_that_the_page_shows(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, takes_comments=False)
    assert data(visitor, article)["comments"] == {"are_open": False, "number": 0, "url": None, "latest": []}
    for number in range(21):
        state = {"status": CommentStatus.APPROVED, "moderated_at": timezone.now()}
        Comment.objects.create(article=article, name="Odile", text=f"Said {number}.", email="o@marrow.example", **state)
    Comment.objects.create(article=article, name="Wendel", text="Not seen yet.")
    said = data(visitor, article)["comments"]
    assert said["number"] == 21
    assert [comment["text"] for comment in said["latest"]] == [f"Said {number}." for number in range(1, 21)]
    assert said["latest"][0].keys() == {"name", "text", "created_at"}
    assert visitor.get(said["url"]).status_code == 200


def test_what_is_not_known_is_null(visitor: Client) -> None:
    found = data(visitor, make_article(status=Status.PUBLISHED, issued_on=None))
    unknown = ("original_url", "issued", "modified_at", "captured_at", "imported_at", "language")
    assert [found[name] for name in unknown] == [None] * len(unknown)
    assert found["chain"] == []


@pytest.mark.parametrize(
    ("display", "shown"),
    [
        ("full", ["The opening of the day.", "Why", "A later paragraph."]),
        ("excerpt", ["The opening of the day."]),
        ("headline", []),
    ],
)
def test_the_strictest_hop_decides_how_much_it_holds(visitor: Client, display: str, shown: list[str]) -> None:
    source = make_source(display=display)
    article = make_article(
        status=Status.PUBLISHED, body=BODY, standfirst="Nobody knew.", credits=[(source, CreditRole.WIRE)]
    )
    found = data(visitor, article)
    assert found["display"] == display
    assert [block["text"] for block in found["body"]] == shown
    assert found["standfirst"] == ("" if display == "headline" else "Nobody knew.")


def test_what_is_gone_and_what_never_was_answer_like_the_page(client: Client) -> None:
    assert data(client, make_article(status=Status.TAKEN_DOWN), status=410).keys() == {"error"}
    hidden = make_article(status=Status.PUBLISHED, outlet=make_source(display="hidden"))
    assert data(client, hidden, status=410).keys() == {"error"}
    client.force_login(make_editor())
    assert data(client, make_article(status=Status.REVIEW), status=404).keys() == {"error"}


def test_the_page_leads_to_it_and_says_what_a_shared_link_shows(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, standfirst='Said "so" & <so>', tags=[make_tag("Ferries")])
    html = visitor.get(article.get_absolute_url()).text
    assert f'<link rel="alternate" type="application/json" href="/articles/{article.pk}.json">' in html
    for name in ('name="description"', 'property="og:description"'):
        assert f'<meta {name} content="Said &quot;so&quot; &amp; &lt;so&gt; – The ferry to ' in html
    assert '<meta property="article:published_time" content="2025-07-09">' in html
    assert '<meta property="article:tag" content="Ferries">' in html
    Article.objects.update(issued_precision="approximate")
    assert "published_time" not in visitor.get(article.get_absolute_url()).text


def test_no_page_points_away_as_its_original_for_search_engines(visitor: Client, settings: Any) -> None:
    article = make_article(status=Status.PUBLISHED, original_url="https://marrow.example/1")
    for settings.NEWSROOM_INDEXING in ("noindex", "index"):
        html = visitor.get(article.get_absolute_url()).text
        assert ('content="noindex"' in html) is (settings.NEWSROOM_INDEXING == "noindex")
        assert html.count('rel="canonical"') == 1
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{article.get_absolute_url()}">' in html
