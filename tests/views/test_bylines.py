"""The byline of an article: its words as they are printed, and where its names lead."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, CreditRole, Status
from articles.search import asked_author, search
from articles.views.bylines import pieces
from tests.builders import make_article, make_document, make_extraction, make_source

from .pages import page, read

pytestmark = pytest.mark.django_db


def sign(byline: str, *authors: str, **fields: object) -> Article:
    return make_article(status=Status.PUBLISHED, byline=byline, authors=list(authors), **fields)


def linked(article: Article) -> list[str]:
    return [piece.text for piece in pieces(article) if piece.address]


def byline_of(visitor: Client, article: Article) -> str:
    (byline,) = re.findall(r'<p class="byline"[^>]*>.*?</p>', page(visitor, article.get_absolute_url()), re.DOTALL)
    return byline


@pytest.mark.parametrize(
    ("byline", "authors", "links"),
    [
        ("By Ana Ruiz and Bo Kim", ["Ana Ruiz", "Bo Kim"], ["Ana Ruiz", "Bo Kim"]),
        ("Bo Kim; ANA RUIZ, Editor", ["Ana Ruiz", "Bo Kim"], ["Bo Kim", "ANA RUIZ"]),
        ("By Ana Ruiz · Ana Ruiz", ["Ana Ruiz"], ["Ana Ruiz"]),
        ("By Ann Leeson and Ann Lee", ["Ann Lee"], ["Ann Lee"]),
        ("By Ana Ruiz Gómez, Ana Ruiz", ["Ana Ruiz", "Ana Ruiz Gómez"], ["Ana Ruiz Gómez", "Ana Ruiz"]),
        ("By Ana Ruiz Gómez", ["Ana Ruiz", "Ana Ruiz Gómez"], ["Ana Ruiz Gómez"]),
        ("記者王小明／台北", ["王小明"], ["王小明"]),
        ("بقلم هيفاء النجدي", ["هيفاء النجدي"], ["هيفاء النجدي"]),
        ("By Corin ValeNov 3, 2025", ["Corin Vale"], ["Corin Vale"]),
        ("By the desk", ["Ana Ruiz"], []),
        ("By …", ["…"], []),
        ("By " + "x" * 400, ["x" * 400], []),
    ],
)
def test_the_names_of_its_authors_are_links_in_the_words_that_are_printed(
    visitor: Client, byline: str, authors: list[str], links: list[str]
) -> None:
    article = sign(byline, *authors)
    assert linked(article) == links
    assert "".join(piece.text for piece in pieces(article)) == byline
    assert f" {byline} " in read(visitor, article.get_absolute_url())


def test_words_that_a_page_glued_to_a_name_stand_apart_from_it_to_the_eye(visitor: Client) -> None:
    assert '</a><span class="glued">Nov 3, 2025</span>' in byline_of(
        visitor, sign("By Corin ValeNov 3, 2025", "Corin Vale")
    )
    for byline, author in (
        ("By Ana Ruiz, Editor", "Ana Ruiz"),
        ("記者王小明台北", "王小明"),
        ("By Ann Leeson", "Ann Lee"),
    ):
        assert "glued" not in byline_of(visitor, sign(byline, author))


def test_where_of_two_places_a_name_is_a_word_of_its_own_it_is_the_link() -> None:
    article = sign("By Ann Leeson and Ann Lee", "Ann Lee")
    assert [(piece.text, bool(piece.address)) for piece in pieces(article)][:2] == [
        ("By Ann Leeson and ", False),
        ("Ann Lee", True),
    ]


def test_a_name_leads_to_what_is_signed_with_it(visitor: Client) -> None:
    article = sign("By Ana Ruiz & <Bo> Kim", "Ana Ruiz", "<Bo> Kim", headline="Signed so")
    first, second = re.findall(r'<a href="([^"]*)"><bdi>', byline_of(visitor, article))
    assert first == "/search/?q=author%3A%22Ana+Ruiz%22"
    assert "<bdi>&lt;Bo&gt; Kim</bdi>" in byline_of(visitor, article)
    for address in (first, second):
        assert "Signed so" in page(visitor, unescape(address))


def test_a_name_that_a_source_of_the_chain_has_leads_to_the_source(visitor: Client) -> None:
    credits = [(make_source("Northwire"), CreditRole.WIRE)]
    article = sign("By Ana Ruiz, northwire", "Ana Ruiz", "Northwire", credits=credits)
    assert '<a href="/sources/northwire/"><bdi>northwire</bdi></a>' in byline_of(visitor, article)
    assert '<a href="/search/?' in byline_of(visitor, article)


def test_a_byline_keeps_its_language_and_leads_to_the_search_of_the_page(visitor: Client) -> None:
    article = sign("بقلم هيفاء النجدي", "هيفاء النجدي", language="ar")
    html = page(visitor, f"/es{article.get_absolute_url()}")
    assert re.search(r'<p class="byline" lang="ar" dir="rtl">بقلم <a href="/es/search/\?q=author[^"]*"><bdi>', html)


LETTERS = [*"abzÉéñçßøŁłİı-'’. ἀΩωςЁёЙйїأإةىَـ王小明澪が김철ก키۔“”«*\"\\ﬁＡｶ神ệำ", "ｶﾞ", "ก้", "กัด", "e\u0301", "က္က"]
NAME = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=12).map("".join)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAME)
def test_what_a_name_leads_to_holds_what_it_stands_on(name: str) -> None:
    name = name.strip()
    article = sign(f"By {name}", name, headline="Signed")
    for piece in pieces(article):
        if piece.address:
            (query,) = parse_qs(urlsplit(piece.address).query)["q"]
            assert article in search(Article.objects.all(), query), query


def test_a_name_that_nothing_can_be_looked_for_with_is_asked_for_nowhere() -> None:
    assert asked_author("– “…”") == ""
    assert asked_author("Ana “Anita” Ruiz*") == 'author:"Ana  Anita  Ruiz"'


def test_authors_that_only_the_data_of_a_page_state_are_shown_as_that_and_lead_to_their_other_texts(
    visitor: Client,
) -> None:
    extraction = make_extraction(document=make_document("A page"), payload={"authors": ["Ana Ruiz", "Bo Kim"]})
    article = sign("", "Ana Ruiz", "Bo Kim", base_extraction=extraction)
    html = byline_of(visitor, article)
    assert re.findall(r"<bdi>(.*?)</bdi>", html) == ["Ana Ruiz", "Bo Kim"]
    assert parse_qs(urlsplit(unescape(re.findall(r'href="(.*?)"', html)[0])).query) == {"q": ['author:"Ana Ruiz"']}
    said = read(visitor, article.get_absolute_url())
    assert "By Ana Ruiz, Bo Kim not printed on the page, but stated in its data for machines" in said
    assert '{"@type": "Person", "name": "Ana Ruiz", "url": ' in page(visitor, article.get_absolute_url())
    assert visitor.get(f"/articles/{article.pk}.json").json()["authors"] == ["Ana Ruiz", "Bo Kim"]


def test_authors_that_only_the_row_of_a_file_states_are_said_to_be_stated_there(visitor: Client) -> None:
    evidence = {"authors": [{"line": 1, "start": 0, "end": 0, "rule": "row:author", "owns": False}]}
    payload = {"authors": ["Ana Ruiz"], "evidence": evidence}
    article = sign("", "Ana Ruiz", base_extraction=make_extraction(document=make_document("A page"), payload=payload))
    said = read(visitor, article.get_absolute_url())
    assert "By Ana Ruiz not printed on the page, but stated beside it in the file it came in" in said


def test_authors_that_an_editor_entered_are_not_said_to_be_stated_by_a_page(visitor: Client) -> None:
    extraction = make_extraction(document=make_document("A page"), payload={"authors": ["Bo Kim"]})
    for article in (sign("", "Ana Ruiz"), sign("", "Ana Ruiz", base_extraction=extraction)):
        assert "Ana Ruiz" in byline_of(visitor, article)
        assert "stated" not in byline_of(visitor, article)


def test_an_author_beside_a_byline_that_does_not_name_them_is_not_shown(visitor: Client) -> None:
    assert "Ana Ruiz" not in read(visitor, sign("By the desk", "Ana Ruiz").get_absolute_url())
