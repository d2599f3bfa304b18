"""Searching by field, on whichever database the tests run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, CreditRole, SourceAlias, TagAlias
from articles.search import SearchError, search, search_terms, understand, without
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db


def write(headline: str, body: str = "Nothing happened.", **fields: object) -> Article:
    terms = search_terms(headline, "", body)
    return make_article(headline=headline, body=body, search_terms=terms, **fields)


def found(query: str) -> set[str]:
    return {article.headline for article in search(Article.objects.all(), query)}


def mistake(query: str) -> SearchError:
    with pytest.raises(SearchError) as caught:
        list(search(Article.objects.all(), query))
    return caught.value


def test_a_title_is_asked_apart_from_the_text() -> None:
    write("Ferry late", "The bridge is open.")
    write("Bridge open", "The ferry is late.")
    assert found("title:ferry") == {"Ferry late"}
    assert found("title:ferry bridge") == {"Ferry late"}
    assert found("-title:ferry bridge") == {"Bridge open"}
    assert found('title:"late ferry"') == set()
    assert found('title:"ferry late"') == {"Ferry late"}
    assert found("title:bri*") == {"Bridge open"}
    assert found("title:ferry OR title:bridge") == {"Ferry late", "Bridge open"}
    assert found("title:ferry OR open") == {"Ferry late", "Bridge open"}


def test_a_title_without_spaces_is_asked_apart_too() -> None:
    write("北京发布新闻", "东京没有消息。")
    write("东京发布新闻", "北京没有消息。")
    assert found("title:北京") == {"北京发布新闻"}
    assert found("title:京") == {"北京发布新闻", "东京发布新闻"}
    assert found("北京 -title:北京") == {"东京发布新闻"}
    assert found("title:北京 OR title:东京") == {"北京发布新闻", "东京发布新闻"}
    assert found("北京") == {"北京发布新闻", "东京发布新闻"}


def test_a_title_with_accents_or_in_arabic_is_found_however_it_is_spelt() -> None:
    write("Café à Łódź")
    write("وصل الأَميـر إلى المدينة")
    assert found("title:cafe title:lodz") == {"Café à Łódź"}
    assert found("title:الامير") == {"وصل الأَميـر إلى المدينة"}


def sign(headline: str, byline: str, *authors: str, **fields: object) -> Article:
    return write(headline, byline=byline, authors=list(authors), **fields)


def test_an_author_is_who_signed_it_and_not_who_is_mentioned() -> None:
    sign("Byline", "By Ana Ruiz and Bo Kim")
    sign("Stated", "", "Ana Ruiz")
    sign("Other", "By Odile Marrow", "Odile Marrow")
    write("Ana Ruiz wins", "Ana Ruiz won, says Ana Ruiz.")
    for name in ('"Ana Ruiz"', '"ana  RUIZ"', "Ruiz", "rui*", '"Ana Rui*"', '"Ana Ruiz," byline:ana', "ana-ruiz"):
        assert found(f"author:{name}") == {"Byline", "Stated"}, name
    assert found('author:"Ruiz Ana"') == set()
    assert found("author:ru") == set()
    assert found('happened -author:"Ana Ruiz"') == {"Other"}
    assert found("-author:Ruiz author:kim OR author:marrow") == {"Other"}
    assert found("won author:Ruiz") == set()
    assert found("Ruiz") == {"Ana Ruiz wins"}


def test_no_name_reaches_from_one_author_to_the_next() -> None:
    sign("Two", "By the desk", "Bo Ana", "Ruiz Kim")
    sign("Glued", "By Bo Ana", "Ruiz Kim")
    assert found('author:"Ana Ruiz"') == set()
    assert found('author:"Ruiz Kim" author:"Bo Ana"') == {"Two", "Glued"}


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Par Élodie Çelik-Œuvrard", ('"elodie celik"', "ÉLODIE", "oeuvrard", '"Élodie Çelik-Œuvrard"')),
        ("Autor: Łukasz Ólafsson", ('"lukasz olafsson"', "ŁUKASZ")),
        ("بقلم هيفاء النجدي", ('"هيفاء النجدي"', "هيفاء", "النَّجدي")),
        ("記者王小明／台北", ("王小明", "小明", '"王小明"', "王", "小明*")),
        ("（白石 澪）", ('"白石 澪"', "白石澪", "澪")),
        ("カトウ ﾅｵﾐ", ('"カトウ ﾅｵﾐ"', "ｶﾄｳ", "トウ")),
        ("Ａｎａ Ｒｕｉｚ", ('"Ａｎａ Ｒｕｉｚ"',)),
        ("김철수 기자", ("김철수", "철수", '"김철수 기자"')),
        ("โดย สมชาย ใจดี", ('"สมชาย ใจดี"', "สมชาย")),
        ("किरण देसाई", ('"किरण देसाई"', "किरण")),
        ("О. Ёлкина", ("елкина", '"О. Ёлкина"')),
        ("By Zoe\u0301 O’Neill", ('"Zoé O’Neill"', '"zoe o\'neill"', '"Zoe\u0301"')),
        ('Par "Bo"\\ Kim', ('"Bo Kim"', "kim")),
    ],
)
def test_a_name_is_found_in_any_script_however_it_is_spelt(byline: str, names: tuple[str, ...]) -> None:
    sign("Byline", byline)
    sign("Stated", "", byline)
    sign("Other", "Odile Marrow 李雷 سارة", "سارة", "Нина", "鈴木")
    assert [name for name in names if found(f"author:{name}") != {"Byline", "Stated"}] == []


def test_of_many_articles_with_one_name_the_newest_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (1, 3, 2):
        sign(f"Day {day}", "By Ana Ruiz", issued_on=date(2025, 7, day))
    few = [article.headline for article in search(Article.objects.all(), "author:ruiz")]
    monkeypatch.setattr("articles.search.narrowing.MANY", 2)
    many = [article.headline for article in search(Article.objects.all(), "author:ruiz")]
    assert few == many == ["Day 3", "Day 2", "Day 1"]
    assert search(Article.objects.filter(headline="Day 2"), "author:ruiz").get().headline == "Day 2"


def test_a_name_that_changes_is_found_by_the_new_one_alone() -> None:
    article = sign("Ferry", "By Ana Ruiz", "Ana Ruiz")
    Article.objects.filter(pk=article.pk).update(byline="By Bo Kim", authors=["Bo Kim"])
    assert found("author:ruiz") == set()
    assert found("author:kim") == {"Ferry"}
    article.delete()
    assert found("author:kim") == set()


def test_a_beginning_of_a_name_needs_some_letters() -> None:
    assert str(mistake("author:an*")) == "Please type at least 3 letters before the *."
    assert str(mistake('ferry -author:"Ana R*"')) == "Please type at least 3 letters before the *."


def test_a_source_is_any_hop_of_the_chain_by_name_slug_or_alias() -> None:
    daily = make_source("China Daily")
    SourceAlias.objects.create(source=daily, key="chinadaily.com.cn")
    write("Outlet", outlet=daily)
    write("Aggregator", aggregator=daily)
    write("Credit", credits=[(daily, CreditRole.ORIGINAL)])
    write("Other", outlet=make_source("Elwin Courier"))
    write("None")
    for name in ('"China Daily"', '"china daily"', "china-daily", "chinadaily.com.cn", '"CHINA  DAILY"'):
        assert found(f"source:{name}") == {"Outlet", "Aggregator", "Credit"}, name
    assert found("happened -source:china-daily") == {"Other", "None"}
    assert found("source:china-daily OR source:elwin-courier") == {"Outlet", "Aggregator", "Credit", "Other"}


def test_a_tag_is_found_by_name_slug_and_by_what_it_was_named_before() -> None:
    ferries, ports = make_tag("Night ferries"), make_tag("Ports")
    TagAlias.objects.create(tag=ferries, slug="boats", name="Boats")
    write("Both", tags=[ferries, ports])
    write("One", tags=[ferries])
    write("None")
    for name in ('"Night ferries"', "night-ferries", "Boats"):
        assert found(f"tag:{name}") == {"Both", "One"}
    assert found("tag:boats tag:ports") == {"Both"}
    assert found("tag:boats -tag:ports") == {"One"}
    assert found("happened -tag:ports") == {"One", "None"}


def test_a_language_finds_its_varieties() -> None:
    write("British", language="en-GB")
    write("Middle English", language="enm")
    write("Unknown", language="")
    assert found("lang:en") == {"British"}
    assert found("lang:en-gb") == {"British"}
    assert found("happened -lang:en") == {"Middle English", "Unknown"}


def test_days_are_before_the_one_and_from_the_other_on() -> None:
    for day in (8, 9, 10):
        write(f"Day {day}", issued_on=date(2025, 7, day))
    write("Undated", issued_on=None)
    assert found("before:2025-07-09") == {"Day 8"}
    assert found("after:2025-07-09") == {"Day 9", "Day 10"}
    assert found("after:2025-07-09 before:2025-07-10") == {"Day 9"}
    assert found("after:2025 before:2026") == {"Day 8", "Day 9", "Day 10"}
    assert found("happened -after:2025-07-09") == {"Day 8", "Undated"}


def test_fields_alone_find_the_newest_first_and_with_words_the_best() -> None:
    tag = make_tag("Ferries")
    write("Old", "Ferry ferry ferry.", tags=[tag], issued_on=date(2025, 1, 1))
    write("New", "One ferry. " + "Word " * 300, tags=[tag], issued_on=date(2025, 2, 1))
    assert [article.headline for article in search(Article.objects.all(), "tag:ferries")] == ["New", "Old"]
    assert [article.headline for article in search(Article.objects.all(), "ferry tag:ferries")] == ["Old", "New"]


def test_a_name_that_nobody_goes_by_is_a_mistake_with_the_nearest_one() -> None:
    make_source("China Daily")
    make_tag("Night ferries")
    assert str(mistake("ferry source:chna-daily")) == "No source here goes by “chna-daily”."
    assert mistake("ferry source:chna-daily x").suggestion == 'ferry source:"China Daily" x'
    assert mistake("-source:daily ferry").suggestion == '-source:"China Daily" ferry'
    assert str(mistake("tag:ferris")) == "No tag here is named “ferris”."
    assert mistake("tag:ferries").suggestion == 'tag:"Night ferries"'
    assert mistake("tag:xyzzy").suggestion == ""


def test_a_condition_can_be_taken_out_of_what_was_typed() -> None:
    make_tag("Ferries")
    text = '"port ferry" tag:ferries late'
    ((one,),) = understand(text).query.conditions
    assert without(text, one.start, one.end) == '"port ferry" late'


PIECES = [
    "tag:",
    "source:",
    "title:",
    "author:",
    "lang:",
    "before:",
    "-",
    '"',
    " ",
    "OR ",
    "ferry",
    "2025",
    "北京",
    "*",
    "%",
    "\0",
    "\\",
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=80))
def test_whatever_is_typed_finds_something_or_nothing_or_is_a_mistake(typed: str) -> None:
    try:
        list(search(Article.objects.all(), typed)[:5])
    except SearchError:
        return
