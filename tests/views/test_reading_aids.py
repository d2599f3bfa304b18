"""What helps to read an article: key points, the passage that answers, names, reading time, ways to share."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from articles.models import Article, Status
from tests.builders import make_article, make_editor, make_source

from .pages import order_of, page, read

pytestmark = pytest.mark.django_db

LONG = "once the weather, the tide table, the crew list and the breakfasts had all been looked at again "
BODY = (
    "The night ferry to Port Elwin left on time on Monday for the first time in a year, the harbour board said.\n\n"
    "Nobody on the quay could say why. It rained.\n\n"
    "## On the quay\n\n"
    "The harbour board had changed the timetable of the night ferry in May, after eleven months of late sailings.\n\n"
    "- Passengers were given 340 free breakfasts\n\n"
    "The board of the harbour wants the ferry to sail on time until the new timetable comes into force in spring.\n\n"
    "“We forgot to be late,” said Odile Marrow, the harbour master. Odile Marrow has bought a clock in Norway."
)


def make(**fields: Any) -> Article:
    fields = {"headline": "Night ferry leaves on time", "body": BODY, "language": "en"} | fields
    return make_article(status=Status.PUBLISHED, **fields)


def asked(article: Article, question: str) -> str:
    return f"{article.get_absolute_url()}?{urlencode({'find': question})}"


def test_each_key_point_is_a_link_to_its_sentence_in_the_text(visitor: Client) -> None:
    html = page(visitor, make().get_absolute_url())
    links = re.findall(r'<li><a href="#(key-\d+)">(.*?)</a></li>', html)
    assert 2 <= len(links) <= 5
    for anchor, words in links:
        (sentence,) = re.findall(rf'<span class="key" id="{anchor}">(.*?)</span>', html)
        assert sentence == words
    assert "Sentences of the article, picked by a program. No word of them is ours." in unescape(html)


def test_a_long_key_point_is_not_cut_short(visitor: Client) -> None:
    first = f"The night ferry to Port Elwin left on time on Monday {LONG * 2}and the harbour board agreed."
    html = page(visitor, make(body=BODY.replace(BODY.partition("\n\n")[0], first)).get_absolute_url())
    assert re.search(rf'<li><a href="#key-1">{first}</a></li>', html)


def test_the_text_is_the_same_with_its_key_sentences_marked(visitor: Client) -> None:
    html = page(visitor, make().get_absolute_url())
    body = html[html.index('id="text"') : html.index('<footer class="story-foot">')]
    for block in BODY.replace("## ", "").replace("- ", "").split("\n\n"):
        assert block in re.sub(r"</?span[^>]*>", "", body)


def test_a_short_article_has_no_key_points(visitor: Client) -> None:
    assert "Key points" not in read(visitor, make(body="The ferry left. Nobody knew why.").get_absolute_url())


def test_a_question_marks_the_sentence_that_answers(visitor: Client) -> None:
    html = page(visitor, asked(make(), "How many breakfasts were given?"))
    assert '<li><mark id="found-1">Passengers were given 340 free breakfasts</mark></li>' in html
    assert '<a href="#found-1">Passengers were given 340 free breakfasts</a>' in html
    assert "1 sentence fits best. It is marked in the text." in html
    assert 'value="How many breakfasts were given?"' in html
    assert '<details class="fold" id="find" open>' in html


def test_a_sentence_may_be_a_key_point_and_an_answer(visitor: Client) -> None:
    html = page(visitor, asked(make(), "night ferry Monday year"))
    assert re.search(r'<span class="key" id="key-1"><mark id="found-1">The night ferry[^<]*</mark></span>', html)


def test_where_nothing_fits_it_says_so(visitor: Client) -> None:
    html = page(visitor, asked(make(), "chocolate tariffs"))
    assert "Nothing found: no sentence of this article fits." in html
    assert "<mark" not in html
    assert "Type what you want to know." in page(visitor, asked(make(), "  "))


def test_marks_are_to_be_removed_only_where_there_are_any(visitor: Client) -> None:
    article = make()
    assert "Remove the marks" in read(visitor, asked(article, "How many breakfasts were given?"))
    assert "Remove the marks" not in read(visitor, asked(article, "chocolate tariffs"))


@pytest.mark.parametrize("question", ["<script>", '"><b>', "\x00", "x" * 5_000, "ذ" * 500, "'; --"])
def test_any_question_is_answered_and_escaped(visitor: Client, question: str) -> None:
    html = page(visitor, asked(make(), question))
    assert "<script>" not in html
    assert "<b>" not in html
    assert f'value="{"x" * 201}' not in html


def test_an_answer_is_not_for_search_engines_and_not_for_shared_caches(visitor: Client) -> None:
    article = make(outlet=make_source(indexing="index"))
    response = visitor.get(asked(article, "ferry"))
    html = response.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{article.get_absolute_url()}">' in html
    assert response["Cache-Control"] == "private, no-cache"
    assert 'name="robots"' not in page(visitor, article.get_absolute_url())
    assert visitor.get(article.get_absolute_url())["Cache-Control"] == "no-cache"


def test_names_lead_to_a_search_and_have_a_kind_where_the_text_says_so(visitor: Client) -> None:
    html = page(visitor, make().get_absolute_url())
    assert f'<a href="/search/?q={quote(chr(34))}Odile+Marrow{quote(chr(34))}">Odile Marrow</a>' in html
    text = read(visitor, make().get_absolute_url())
    assert order_of(text, "Names in this article", "People Odile Marrow", "Places Norway", "Read from the text by")[0]


def test_names_of_no_known_kind_are_simply_names(visitor: Client) -> None:
    body = "In the hall of Linden Quill a bell hung. The bell of Linden Quill rang."
    assert "Names in this article Names Linden Quill" in read(visitor, make(body=body).get_absolute_url())


@pytest.mark.parametrize(("display", "language"), [("excerpt", "en"), ("headline", "en"), ("excerpt", "zh")])
def test_where_the_full_text_may_not_be_shown_nothing_of_it_is_there(
    visitor: Client, display: str, language: str
) -> None:
    article = make(outlet=make_source(display=display), language=language)
    for path in (article.get_absolute_url(), asked(article, "How many breakfasts were given?")):
        html = page(visitor, path)
        for unseen in (
            "Key points",
            "Find the passage",
            "Names in this article",
            "minute to read",
            "340 free breakfasts",
            "Odile Marrow",
        ):
            assert unseen not in html


def test_editors_ask_in_a_preview_and_nothing_may_keep_it(visitor: Client) -> None:
    article = make_article(status=Status.REVIEW, body=BODY, language="en")
    visitor.force_login(make_editor())
    response = visitor.get(asked(article, "breakfasts"))
    assert response["Cache-Control"] == "private, no-store"
    assert 'id="found-1"' in response.content.decode()


@pytest.mark.parametrize(
    ("body", "language", "said"),
    [
        ("The ferry left.", "en", "1 minute to read"),
        ("ferry " * 1_150, "en", "5 minutes to read"),
        ("渡轮" * 900, "zh", "5 minutes to read"),
    ],
)
def test_the_time_to_read_is_reckoned_by_words_or_characters(
    visitor: Client, body: str, language: str, said: str
) -> None:
    assert said in read(visitor, make(body=body, language=language).get_absolute_url())


def test_listening_is_offered_by_scripts_alone_and_only_in_a_known_language(visitor: Client) -> None:
    assert '<span class="listen" hidden data-language="en">' in page(visitor, make().get_absolute_url())
    assert 'class="listen"' not in page(visitor, make(language="").get_absolute_url())


def test_an_article_is_shared_by_plain_links_that_say_its_headline_and_address(visitor: Client) -> None:
    article = make(headline="Ferry & quay: “late”?")
    html = unescape(page(visitor, article.get_absolute_url()))
    address = quote(f"http://127.0.0.1:8000{article.get_absolute_url()}", safe="")
    said = quote("Ferry & quay: “late”?", safe="")
    for link in (
        f"mailto:?subject={said}&body={address}",
        f"https://wa.me/?text={said}%20{address}",
        f"https://t.me/share/url?url={address}&text={said}",
        f"https://bsky.app/intent/compose?text={said}%20{address}",
        f"https://www.facebook.com/sharer/sharer.php?u={address}",
    ):
        assert f'href="{link}"' in html
