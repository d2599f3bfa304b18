"""Nothing that a source keeps back is anywhere a visitor can get: found by following every link there is."""

from __future__ import annotations

import re
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from articles.editing.workflow import take_down
from articles.models import Article, CreditRole, Source, Status, Tag
from articles.models.exporting import EXPORTED_STATES
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|src|action)="([^"#]+)|<(?:loc|link)>([^<]+)|^Sitemap: *(\S+)', re.MULTILINE)
# Each is a word that is searched for, and one beside it that no visitor can have typed
SECRETS = {
    "headline": "Zwielicht Kanarieneins",
    "standfirst": "Halbmond Kanarienzwei",
    "opening": "Anfang Kanariendrei",
    "later": "Schluss Kanarienvier",
}
CANARIES = {name: words.split()[1] for name, words in SECRETS.items()}
HOPS = ("original", "wire", "outlet", "aggregator")
KEPT_BACK = {
    "excerpt": {"later"},
    "headline": {"standfirst", "opening", "later"},
    "hidden": {"headline", "standfirst", "opening", "later"},
}


def make_copy(source: Source, hop: str) -> Article:
    """Make a published article that says its secrets in each of its texts, with ``source`` as one hop."""
    body = (
        f"{SECRETS['opening']} began the day. " + "The quay was wet. " * 40 + f"\n\nIt ended with {SECRETS['later']}."
    )
    fields = {hop: source} if hop in {"outlet", "aggregator"} else {"credits": [(source, CreditRole(hop))]}
    return make_article(
        status=Status.PUBLISHED,
        headline=f"{SECRETS['headline']} leaves",
        standfirst=f"A {SECRETS['standfirst']} for all.",
        summary=f"It ended with {SECRETS['later']}.",
        body=body,
        language="en",
        tags=[Tag.objects.filter(name="Ferries").first() or make_tag("Ferries")],
        **fields,
    )


def everything_public(client: Client) -> dict[str, str]:
    """Return every page that can be reached by links, from the front, robots.txt and searches for the secrets."""
    searches = [f"/search/?q={words.split()[0]}" for words in SECRETS.values()]
    waiting = ["/", "/robots.txt", "/feeds/atom.xml", "/articles/", "/tags/", "/sources/", "/about/", *searches]
    pages: dict[str, str] = {}
    while waiting:
        url = waiting.pop()
        if url in pages or url.startswith(("/admin", "/static")):
            continue
        answer = client.get(url)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        pages[url] = unescape(content.decode()) if answer.status_code in {200, 410} else ""
        found = {unescape(next(filter(None, match))) for match in LINK.findall(pages[url])}
        own = {re.sub(r"^https?://(?:testserver|127\.0\.0\.1:8000)", "", link) for link in found}
        waiting += [link for link in own if link.startswith("/") and not link.startswith("//")]
        waiting += [answer.headers["Location"]] if answer.status_code in {301, 302} else []
        assert len(pages) < 500
    return pages


def exported_lines() -> str:
    """Return everything that can be exported at all."""
    out = StringIO()
    call_command("export_articles", *(f"--status={status.value}" for status in EXPORTED_STATES), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("hop", HOPS)
@pytest.mark.parametrize("display", KEPT_BACK)
def test_what_any_hop_keeps_back_is_nowhere(display: str, hop: str, client: Client) -> None:
    article = make_copy(make_source("Tidewire", display=display), hop)
    pages = everything_public(client)
    pages[article.get_absolute_url()] = unescape(client.get(article.get_absolute_url()).text)
    pages["the export"] = exported_lines()
    for url, text in pages.items():
        assert not {name for name in KEPT_BACK[display] if CANARIES[name] in text}, url


def test_the_walk_finds_what_is_not_kept_back(client: Client) -> None:
    article = make_copy(make_source("Tidewire"), "wire")
    pages = everything_public(client)
    assert all(word in pages[article.get_absolute_url()] for word in CANARIES.values())
    assert all(word in exported_lines() for word in CANARIES.values())
    for url in ("/", "/articles/", "/feeds/atom.xml", "/sources/tidewire/", "/tags/ferries/", "/search/?q=Schluss"):
        assert CANARIES["headline"] in pages[url], url


def test_what_was_taken_down_is_in_no_export() -> None:
    article = make_copy(make_source("Tidewire"), "wire")
    take_down(article=article, by=None, reason="Demanded")
    assert exported_lines() == ""


@pytest.mark.parametrize("hop", HOPS)
def test_what_any_hop_keeps_from_search_engines_is_marked_so(hop: str, client: Client, settings: object) -> None:
    settings.NEWSROOM_INDEXING = "index"  # type: ignore[attr-defined]
    article = make_copy(make_source("Tidewire", indexing="noindex"), hop)
    assert '<meta name="robots" content="noindex">' in client.get(article.get_absolute_url()).text
    listed = [url for url in everything_public(client) if "sitemap" in url]
    assert not any(article.get_absolute_url() in client.get(url).text for url in listed)
    open_to_all = make_copy(make_source("Elwin Courier"), hop)
    assert 'content="noindex"' not in client.get(open_to_all.get_absolute_url()).text
