from __future__ import annotations

import pytest

from articles.models import Article, fitting, shortened, web_address
from articles.models.listing import lines_of, results_of
from tests.builders import make_article, make_source


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert shortened("Nine words fit", 14) == "Nine words fit"


def test_a_text_is_cut_at_a_space_and_says_so() -> None:
    assert shortened("The ferry left on time, again", 25) == "The ferry left on time…"


def test_a_text_cut_behind_a_sentence_keeps_the_point_of_the_sentence() -> None:
    assert shortened("The ferry left. Nobody knew why.", 20) == "The ferry left.\u00a0…"


@pytest.mark.parametrize("text", ["渡" * 100, "x" * 100, "One " + "y" * 100])
def test_a_text_without_spaces_to_cut_at_is_cut_between_letters(text: str) -> None:
    assert shortened(text, 20) == text[:19] + "…"


@pytest.mark.parametrize("limit", [2, 5, 20, 99])
def test_a_shortened_text_is_never_longer_than_asked(limit: int) -> None:
    assert len(shortened("word " * 50, limit)) <= limit


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("The ferry left — “on time”", 100),
        ("وصلت العبّارة في موعدها", 100),
        ("渡轮准时离开", 50),
        ("霧鐘が鳴った。", 50),
        ("밤배가 제때 떠났다", 50),
        ("Le bac 渡轮 est parti à l’heure", 100),
        ("", 100),
    ],
)
def test_letters_as_wide_as_two_fill_the_room_with_half_as_many(text: str, most: int) -> None:
    assert fitting(text, 100) == most


def test_web_addresses_are_those_a_browser_may_follow() -> None:
    assert web_address(" https://courier.example/a?b#c ") == "https://courier.example/a?b#c"
    for address in (
        "",
        "courier.example",
        "javascript:alert(1)",
        "ftp://a.example",
        "https://",
        "http://[",
        "//a.example",
    ):
        assert web_address(address) == ""


@pytest.mark.django_db
def test_an_excerpt_is_the_standfirst_or_else_the_first_paragraph() -> None:
    make_article(standfirst="Said beneath.", body="First.")
    make_article(standfirst="", body="## Heading\n\nFirst.\n\nSecond.")
    make_article(standfirst="", body="")
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for articles in (Article.objects.order_by("pk"), lines_of(ids), results_of(ids)):
        assert [article.excerpt for article in articles] == ["Said beneath.", "First.", ""]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("standfirst", "display", "described"),
    [
        ("茶农的收入反而涨了四成", "full", "茶农的收入反而涨了四成 – 茶园的第三年没有农药。"),
        ("茶农的收入涨了！", "excerpt", "茶农的收入涨了！ 茶园的第三年没有农药。"),
        ("", "full", "茶园的第三年没有农药。"),
        ("茶农的收入反而涨了四成", "headline", "兰港茶园"),
        ("A standfirst that is long enough to tell what it is about.", "full", None),
    ],
)
def test_a_description_that_says_hardly_anything_goes_on_with_the_text_as_far_as_it_may_be_shown(
    standfirst: str, display: str, described: str | None
) -> None:
    outlet = make_source(display=display)
    body = "## 第三年\n\n茶园的第三年没有农药。\n\n后来下雨了。"
    article = make_article(headline="兰港茶园", standfirst=standfirst, body=body, outlet=outlet)
    assert article.description == (described or standfirst)
