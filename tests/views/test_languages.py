"""The interface in the language of the address: the same page for everyone who asks for the same address."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.translation import override

from articles.models import CreditRole, LinkOrigin, RelatedLink, Status
from articles.templatetags.languages import language_name
from newsroom.languages import interface_languages
from tests.builders import make_article, make_source
from tests.views.pages import page, read

pytestmark = pytest.mark.django_db


def test_a_folder_with_a_catalogue_is_a_language_of_the_site(tmp_path: Path) -> None:
    for locale in ("fr", "zh_Hans"):
        (tmp_path / locale / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / locale / "LC_MESSAGES" / "django.mo").touch()
    (tmp_path / "nl" / "LC_MESSAGES").mkdir(parents=True)
    assert interface_languages("fr", tmp_path) == [("fr", "français"), ("en", "English"), ("zh-hans", "简体中文")]


def test_an_address_without_a_language_answers_in_the_sites_own_whatever_the_browser_prefers(visitor: Client) -> None:
    response = visitor.get("/about/", headers={"Accept-Language": "es"})
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")
    assert '<html lang="en" dir="ltr">' in response.content.decode()


@pytest.mark.parametrize("codes", [("", "/es", "/fr"), ("/fr", "")])
def test_a_page_leads_to_articles_in_its_own_language_whichever_was_asked_for_before(
    visitor: Client, codes: tuple[str, ...]
) -> None:
    address = make_article(status=Status.PUBLISHED).get_absolute_url()
    for code in codes:
        assert set(re.findall(rf'href="([^"]*{address})"', page(visitor, f"{code}/articles/"))) == {f"{code}{address}"}


def test_a_site_of_one_language_offers_no_other(visitor: Client, settings: LazySettings) -> None:
    settings.LANGUAGES = [("en", "English")]
    assert "hreflang" not in page(visitor, "/about/")


def test_the_sites_own_language_is_the_one_without_a_code_in_its_addresses(
    visitor: Client, settings: LazySettings
) -> None:
    for own, spanish, english in (("es", "", "/en"), ("en", "/es", "")):
        settings.LANGUAGE_CODE = own
        for code, words in ((spanish, "Acerca de este sitio"), (english, "About this site")):
            html = page(visitor, f"{code}/about/")
            assert words in html
            assert f'href="{code}/articles/"' in html


def test_languages_are_named_in_the_readers_language() -> None:
    assert [language_name(code) for code in ("es", "zh", "zh-hant", "xx")] == [
        "Spanish",
        "Chinese",
        "Traditional Chinese",
        "xx",
    ]


@pytest.mark.parametrize(
    ("code", "direction", "words"),
    [
        ("es", "ltr", "Acerca de este sitio"),
        ("fr", "ltr", "À propos de ce site"),
        ("ar", "rtl", "عن هذا الموقع"),
        ("zh-hans", "ltr", "关于本站"),
    ],
)
def test_an_address_that_begins_with_a_language_answers_in_it(
    visitor: Client, code: str, direction: str, words: str
) -> None:
    response = visitor.get(f"/{code}/about/")
    html = response.content.decode()
    assert response["Content-Language"] == code
    assert f'<html lang="{code}" dir="{direction}">' in html
    assert words in html
    assert f'href="/{code}/articles/"' in html


def test_every_page_leads_to_itself_in_the_other_languages_with_its_query(visitor: Client) -> None:
    html = page(visitor, "/fr/search/?q=port")
    for href in ('href="/search/?q=port" hreflang="en"', 'href="/es/search/?q=port" hreflang="es"'):
        assert href in html
    assert '<span aria-current="true">français</span>' in html


def test_machines_are_told_of_each_language_of_a_page(visitor: Client) -> None:
    for path in ("/about/", "/ar/about/"):
        html = page(visitor, path)
        for code, address in (("en", "/about/"), ("ar", "/ar/about/"), ("x-default", "/about/")):
            assert f'<link rel="alternate" hreflang="{code}" href="http://127.0.0.1:8000{address}">' in html
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{path}">' in html


def test_the_address_without_a_language_is_not_there_twice(visitor: Client) -> None:
    assert visitor.get("/en/about/").status_code == 404
    assert visitor.get("/xx/about/").status_code == 404


def test_an_article_keeps_its_own_language_in_a_foreign_interface(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, language="en", headline="The ferry is late")
    with override("ar"):
        html = page(visitor, article.get_absolute_url())
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<h1[^>]* lang="en" dir="ltr"[^>]*>The ferry is late', html)


def test_what_editors_and_operators_wrote_keeps_its_direction_in_any_interface(
    visitor: Client, settings: LazySettings
) -> None:
    settings.NEWSROOM_OPERATOR = "A paper."
    courier = make_source("Courier", description="Of the quays.", licence="All reserved.")
    one, other = (make_article(status=Status.PUBLISHED, outlet=courier) for _ in range(2))
    RelatedLink.objects.create(article=one, related=other, origin=LinkOrigin.EDITOR, reason="Both late.")
    for path, words in (
        ("/ar/about/", "A paper."),
        (f"/ar{courier.get_absolute_url()}", "Of the quays."),
        (f"/ar{courier.get_absolute_url()}", "All reserved."),
        (f"/ar{one.get_absolute_url()}", "Both late."),
    ):
        assert f"<bdi>{words}</bdi>" in page(visitor, path)


def test_numbers_agree_with_their_words(visitor: Client) -> None:
    for number in range(3):
        make_article(status=Status.PUBLISHED, headline=f"Ferry {number}")
    assert "3 مقالات" in page(visitor, "/ar/")
    assert "3 artículos" in page(visitor, "/es/")


def test_days_are_written_as_the_language_writes_them(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, issued_on=date(2025, 7, 9), issued_precision="day")
    assert "9 juillet 2025" in page(visitor, "/fr/articles/")
    assert "9 jul 2025" in page(visitor, "/es/articles/")
    assert "2025年7月9日" in page(visitor, "/zh-hans/articles/")


def test_what_machines_ask_for_has_one_address_only(visitor: Client) -> None:
    for path in ("feeds/atom.xml", "sitemap.xml", "robots.txt", "manifest.webmanifest", "service-worker.js", "healthz"):
        assert visitor.get(f"/{path}").status_code == 200
        assert visitor.get(f"/es/{path}").status_code == 404
    assert 'href="/feeds/atom.xml"' in page(visitor, "/es/")


def test_chinese_and_arabic_lines_have_their_own_marks_and_order(visitor: Client) -> None:
    chain = [(make_source("Marrow Daily"), CreditRole.ORIGINAL), (make_source("Tidewire"), CreditRole.WIRE)]
    make_article(status=Status.PUBLISHED, credits=chain)
    assert "Marrow Daily，经由 Tidewire" in read(visitor, "/zh-hans/")
    assert "Marrow Daily، عبر Tidewire" in read(visitor, "/ar/")
    assert "1 篇文章。" in read(visitor, "/zh-hans/articles/")
    assert "2025年7月" in read(visitor, "/zh-hans/archive/2025/07/")
    assert "julio de 2025" in read(visitor, "/es/archive/2025/07/")
    assert re.search(r"\d{4}年\d+月\d+日 星期.", read(visitor, "/zh-hans/about/"))


def test_a_title_says_the_page_of_a_list_as_the_language_says_it(visitor: Client) -> None:
    for number in range(26):
        make_article(status=Status.PUBLISHED, headline=f"Ferry {number}")
    assert "<title>Articles, page 2 – " in page(visitor, "/articles/?page=2")
    assert "<title>文章，第 2 页 – " in page(visitor, "/zh-hans/articles/?page=2")
    assert "<title>المقالات، الصفحة 2 – " in page(visitor, "/ar/articles/?page=2")
