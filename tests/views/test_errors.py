"""What is answered where there is no page, too much was asked, or something broke."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings as configured
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from articles.models import Status
from tests.builders import make_article

from .pages import text_of

LANGUAGES = [code for code, _name in configured.LANGUAGES]
SEARCHES = ("/search/?q=ferry", "/articles/?q=ferry", "/articles/1/ferry/?find=ferry", "/feeds/search/atom.xml?q=ferry")


@pytest.fixture
def _two_searches_a_minute(settings: Any) -> Iterator[None]:
    settings.NEWSROOM_SEARCHES_A_MINUTE = 2
    cache.clear()
    yield
    cache.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("_two_searches_a_minute")
@pytest.mark.parametrize("search", SEARCHES)
def test_whoever_searches_too_often_is_told_how_long_to_wait(visitor: Client, search: str) -> None:
    make_article(pk=1, slug="ferry", status=Status.PUBLISHED)
    assert [visitor.get(search).status_code for _ in range(3)] == [200, 200, 429]
    refusal = visitor.get(search)
    assert refusal["Retry-After"] == "60"
    assert refusal["Cache-Control"] == "no-store"
    text = text_of(refusal.content.decode())
    assert "Please wait 60 seconds, and then ask again." in text
    assert f'href="{search}"' in refusal.content.decode()
    assert visitor.get(search, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("_two_searches_a_minute")
def test_the_limit_counts_all_searches_together_and_nothing_else_and_ends_with_its_minute(visitor: Client) -> None:
    make_article(pk=1, slug="ferry", status=Status.PUBLISHED)
    reading = ("/", "/search/", "/articles/", "/articles/1/ferry/", "/feeds/atom.xml")
    with time_machine.travel("2025-07-09 12:00:00+00:00", tick=False) as clock:
        for path in reading * 3:
            assert visitor.get(path).status_code == 200
        assert [visitor.get(path).status_code for path in SEARCHES[:3]] == [200, 200, 429]
        assert {visitor.get(path).status_code for path in reading} == {200}
        clock.shift(61)
        assert visitor.get(SEARCHES[0]).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("_two_searches_a_minute")
def test_what_memory_answers_is_not_counted(visitor: Client, settings: Any) -> None:
    settings.NEWSROOM_REMEMBER_SECONDS = 60
    assert {visitor.get(SEARCHES[0]).status_code for _ in range(5)} == {200}


@pytest.mark.django_db
@pytest.mark.usefixtures("_two_searches_a_minute")
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_refusal_speaks_the_language_of_its_address(visitor: Client, code: str) -> None:
    address = f"{'' if code == 'en' else f'/{code}'}/search/?q=ferry"
    html = [visitor.get(address).content.decode() for _ in range(3)][-1]
    with override(code):
        said = render_to_string("429.html", {"wait": 60, "again": address})
    heading = said.partition("<h1>")[2].partition("</h1>")[0]
    assert f"<h1>{heading}</h1>" in html
    assert f'<html lang="{code}"' in html
    assert (heading == "That was too much at once") is (code == "en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_of_a_failure_speaks_the_language_of_its_address(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("articles.views.about.About.get", break_down)
    prefix = "" if code == "en" else f"/{code}"
    response = Client(raise_request_exception=False).get(f"{prefix}/about/")
    html = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in html
    assert ("Something went wrong on our side" in html) is (code == "en")
    assert f'<a href="{prefix}/">' in html
    assert "{" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_more_than_the_site_takes_in_is_refused_in_words_of_its_language(visitor: Client, code: str) -> None:
    article = make_article(status=Status.PUBLISHED)
    with override(code):
        form = f"{article.get_absolute_url()}comment/"
    too_many = {f"field{number}": "" for number in range(configured.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    response = visitor.post(form, too_many)
    html = response.content.decode()
    assert response.status_code == 400
    assert f'<html lang="{code}"' in html
    assert ("This could not be understood" in html) is (code == "en")
    assert "Something went wrong" not in html


@pytest.mark.django_db
def test_who_may_not_do_a_thing_is_told_so_in_a_page_of_this_site(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("trainee", is_staff=True))
    response = client.get("/admin/articles/article/add/")
    assert response.status_code == 403
    assert "This is not open to you" in text_of(response.content.decode())


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_compressed_and_not_kept(visitor: Client) -> None:
    response = visitor.get("/nothing-here/", headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 404
    assert response["Content-Encoding"] == "gzip"
    assert response["Cache-Control"] == "no-cache"
