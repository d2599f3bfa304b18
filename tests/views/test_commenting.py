"""Commenting: a form on a page of its own, thanks, and comments beneath the article."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Comment, CommentStatus, Status
from tests.builders import make_article, make_editor, make_source

from .pages import order_of, page, read

pytestmark = pytest.mark.django_db


def public(**fields: Any) -> Article:
    return make_article(status=Status.PUBLISHED, **fields)


def say(article: Article, number: int = 1, **fields: Any) -> list[Comment]:
    facts = {"name": "Odile", "status": CommentStatus.APPROVED, "moderated_at": timezone.now()} | fields
    texts = [facts.pop("text")] if "text" in facts else [f"Comment number {n:03}." for n in range(number)]
    return Comment.objects.bulk_create(Comment(article=article, text=text, **facts) for text in texts)


def form_of(article: Article) -> str:
    return f"{article.get_absolute_url()}comment/"


def send(visitor: Client, article: Article, **written: str) -> Any:
    facts = {"name": "Odile Marrow", "email": "", "text": "Never on time.", "website": ""} | written
    return visitor.post(form_of(article), facts)


def test_an_article_without_comments_says_so_and_leads_to_the_form(visitor: Client) -> None:
    article = public()
    html = page(visitor, article.get_absolute_url())
    assert "No comments yet." in html
    assert f'<a rel="nofollow" href="{form_of(article)}">Write a comment</a>' in html
    assert "csrfmiddlewaretoken" not in html


def test_approved_comments_are_shown_in_their_order_and_no_others(visitor: Client) -> None:
    article = public()
    say(article, text="First said.", name="Bo & Co")
    say(article, text="Then said.")
    say(public(), text="Said elsewhere.")
    Comment.objects.create(article=article, name="Nobody", text="Waiting.", email="hidden@example.org")
    for status in (CommentStatus.SPAM, CommentStatus.REJECTED):
        say(article, text="Unwanted.", status=status)
    text = read(visitor, article.get_absolute_url())
    assert order_of(text, "Comments", "Bo & Co", "First said.", "Then said.", "Write a comment")
    for unseen in ("Waiting.", "Unwanted.", "Said elsewhere.", "hidden@example.org", "No comments yet"):
        assert unseen not in text


def test_a_comment_is_text_and_never_markup(visitor: Client) -> None:
    article = public()
    say(article, text="<script>alert(1)</script>\nSecond line https://a.example", name="<b>Odile</b>")
    for path in (article.get_absolute_url(), f"{article.get_absolute_url()}comments/"):
        html = page(visitor, path)
        assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;<br>Second line https://a.example</p>" in html
        assert "<b>" not in html


def test_the_paragraphs_of_a_comment_are_paragraphs_here_too(visitor: Client) -> None:
    article = public()
    say(article, text="I was on it.\n\nIt was dark.")
    assert "<p>I was on it.</p>\n\n<p>It was dark.</p></div>" in page(visitor, article.get_absolute_url())


def test_a_comment_shows_when_it_was_written_and_no_address(visitor: Client) -> None:
    article = public()
    say(article, text="Late.", email="odile@example.org", created_at=datetime(2025, 7, 9, 10, 30, tzinfo=UTC))
    html = page(visitor, article.get_absolute_url())
    assert '<time datetime="2025-07-09T10:30:00+00:00">9 Jul 2025, 10:30 UTC</time>' in html
    assert "odile@example.org" not in html


def test_of_many_comments_the_latest_are_shown_and_the_rest_is_a_link_away(visitor: Client) -> None:
    article = public()
    say(article, 60)
    text = read(visitor, article.get_absolute_url())
    assert "All comments; the latest are these:" in text
    assert re.findall(r"Comment number (\d+)", text) == [f"{number:03}" for number in range(40, 60)]
    everything = f"{article.get_absolute_url()}comments/"
    assert re.findall(r"Comment number (\d+)", read(visitor, everything)) == [f"{number:03}" for number in range(50)]
    second = page(visitor, f"{everything}?page=2")
    assert "Comment number 059." in second
    assert '<ol class="comment-items" start="51">' in second
    assert '<meta name="robots" content="noindex">' in second
    page(visitor, f"{everything}?page=9", status=404)


def test_a_list_of_no_comments_says_so(visitor: Client) -> None:
    assert "No comments yet." in read(visitor, f"{public().get_absolute_url()}comments/")


def test_the_cookie_of_the_form_ends_with_the_browser(visitor: Client) -> None:
    visitor.get(f"{public().get_absolute_url()}comment/")
    assert visitor.cookies["csrftoken"]["expires"] == ""
    assert visitor.cookies["csrftoken"]["max-age"] == ""


def test_the_comments_cost_one_query_or_two_however_many(visitor: Client) -> None:
    article = public()
    counts = []
    for _ in range(3):
        page(visitor, article.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            page(visitor, article.get_absolute_url())
        counts.append(len(captured))
        say(article, 30)
    none, some, more = counts
    assert none + 1 == some == more <= 10


def test_a_sent_comment_is_held_and_its_writer_thanked(visitor: Client) -> None:
    article = public()
    response = send(visitor, article, email="odile@example.org")
    assert (response.status_code, response["Location"]) == (302, f"{form_of(article)}thanks/")
    comment = Comment.objects.get()
    assert (comment.article, comment.name, comment.email) == (article, "Odile Marrow", "odile@example.org")
    assert (comment.text, comment.status) == ("Never on time.", CommentStatus.PENDING)
    assert "It is with the moderators now." in read(visitor, response["Location"])
    assert "Never on time." not in read(visitor, article.get_absolute_url())


def test_the_form_is_on_a_page_that_nothing_keeps_and_no_search_engine_lists(visitor: Client) -> None:
    response = visitor.get(form_of(public()))
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]
    html = response.content.decode()
    assert "csrfmiddlewaretoken" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "your e-mail address never is" in html


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(visitor: Client) -> None:
    response = send(visitor, public(), name=" ", email="no address", text='a.com b.com c.com "<b>"')
    html = response.content.decode()
    assert response.status_code == 200
    for name in ("name", "email", "text"):
        assert f'aria-invalid="true" aria-describedby="error_{name}"' in html
        assert f'id="error_{name}"' in html
    assert "Please give a name. It need not be your real one." in html
    assert "A comment has at most 2 links; this one has 3." in html
    assert 'value="no address"' in html
    assert 'a.com b.com c.com "<b>"' in unescape(html)
    assert "<b>" not in html
    assert "<title>Not sent yet:" in html
    assert not Comment.objects.exists()


def test_what_fills_in_the_trap_is_thanked_and_ends_in_the_spam(visitor: Client) -> None:
    article = public()
    assert send(visitor, article, website="https://spam.example").status_code == 302
    assert Comment.objects.get().status == CommentStatus.SPAM


def test_too_many_in_a_short_time_are_refused_with_the_text_kept(visitor: Client) -> None:
    article = public()
    for number in range(5):
        assert send(visitor, article, text=f"Comment {number}").status_code == 302
    response = send(visitor, article, text="One more thing")
    assert response.status_code == 429
    assert response["Retry-After"] == "600"
    html = response.content.decode()
    assert "Please wait 10 minutes and send this one again." in html
    assert "One more thing</textarea>" in html
    assert Comment.objects.count() == 5


def test_a_form_without_its_token_is_refused_in_words(settings: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    article = public()
    response = strict.post(form_of(article), {"name": "Odile", "text": "Late."})
    assert response.status_code == 403
    assert "This could not be sent" in response.content.decode()
    assert not Comment.objects.exists()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', strict.get(form_of(article)).content.decode())
    assert token
    written = {"name": "Odile", "text": "Late.", "csrfmiddlewaretoken": token[1]}
    assert strict.post(form_of(article), written).status_code == 302


@pytest.mark.parametrize("who", ["site", "source", "article"])
def test_where_comments_are_off_there_is_no_form_and_none_is_taken(visitor: Client, who: str, settings: Any) -> None:
    settings.NEWSROOM_COMMENTS = who != "site"
    article = public(outlet=make_source(takes_comments=who != "source"), takes_comments=who != "article")
    text = read(visitor, article.get_absolute_url())
    assert "Write a comment" not in text
    assert "No comments yet" not in text
    assert "This article takes no comments." in read(visitor, form_of(article), status=403)
    assert send(visitor, article).status_code == 403
    assert not Comment.objects.exists()
    say(article, text="Said before.")
    text = read(visitor, article.get_absolute_url())
    assert order_of(text, "Said before.", "This article takes no comments any more.")


def test_only_public_articles_have_the_pages(visitor: Client) -> None:
    for rest in ("comment/", "comment/thanks/", "comments/"):
        for status, code in ((Status.REVIEW, 404), (Status.WITHDRAWN, 410), (Status.TAKEN_DOWN, 410)):
            page(visitor, f"{make_article(status=status).get_absolute_url()}{rest}", status=code)
        article = public()
        wrong = visitor.get(f"/articles/{article.pk}/wrong/{rest}")
        assert (wrong.status_code, wrong["Location"]) == (301, f"{article.get_absolute_url()}{rest}")
    assert send(visitor, make_article(status=Status.REVIEW)).status_code == 404
    assert not Comment.objects.exists()


def test_a_preview_has_no_comments(visitor: Client) -> None:
    visitor.force_login(make_editor())
    assert "No comments yet" not in read(visitor, make_article(status=Status.REVIEW).get_absolute_url())


def test_other_methods_are_refused(visitor: Client) -> None:
    assert visitor.put(form_of(public())).status_code == 405
