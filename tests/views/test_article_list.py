from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from articles.filters import ArticleFilter
from articles.models import Article, Kind, Status
from tests.builders import make_article, make_source, make_tag

from .pages import order_of, page, read

pytestmark = pytest.mark.django_db


def headlines(visitor: Client, query: str = "") -> set[str]:
    """Return which of the letters that the tests use for headlines are listed."""
    html = page(visitor, f"/articles/{query}")
    return {letter for letter in "ABCDE" if f">Story {letter}</a>" in html}


def test_only_what_is_public_is_listed(visitor: Client) -> None:
    for letter, status in zip("ABCD", (Status.PUBLISHED, Status.REVIEW, Status.DRAFT, Status.REJECTED), strict=True):
        make_article(headline=f"Story {letter}", status=status)
    assert headlines(visitor) == {"A"}


def test_each_filter_narrows_the_list(visitor: Client) -> None:
    outlet, tag = make_source("Elwin Courier"), make_tag("Ferries")
    a = {"outlet": outlet, "tags": [tag], "language": "es", "kind": Kind.OPINION, "issued_on": date(2025, 3, 1)}
    make_article(headline="Story A", status=Status.PUBLISHED, **a)
    make_article(headline="Story B", status=Status.PUBLISHED, language="en", issued_on=date(2025, 5, 1), body="Quetzal")
    assert headlines(visitor) == {"A", "B"}
    for query in ("outlet=elwin-courier", "tag=ferries", "language=es", "kind=opinion", "before=2025-03-01"):
        assert headlines(visitor, f"?{query}") == {"A"}, query
    for query in ("after=2025-03-02", "q=quetzal", "after=2025-05-01&before=2025-05-01"):
        assert headlines(visitor, f"?{query}") == {"B"}, query
    assert headlines(visitor, "?outlet=elwin-courier&after=2025-04-01") == set()


def test_a_language_finds_its_varieties(visitor: Client) -> None:
    make_article(headline="Story A", status=Status.PUBLISHED, language="en-GB")
    make_article(headline="Story B", status=Status.PUBLISHED, language="enm")
    assert headlines(visitor, "?language=en") == {"A"}


def test_a_day_of_issue_never_finds_the_undated(visitor: Client) -> None:
    make_article(headline="Story A", status=Status.PUBLISHED, issued_on=None)
    for query in ("?before=2030-01-01", "?after=0001-01-01"):
        assert headlines(visitor, query) == set()
    assert headlines(visitor) == {"A"}


@pytest.mark.parametrize(
    "query",
    [
        "outlet=nobody",
        "tag=nothing",
        "language=Deutsch!",
        "kind=sonnet",
        "after=yesterday",
        "before=2025-02-30",
        "before=09/07/2025",
        "after=2025-03-02&before=2025-03-01",
        "order=best",
        "order=random",
        "q=-only",
        "q=%00",
        "outlet=%00",
    ],
)
def test_what_a_filter_does_not_understand_is_an_error_and_lists_nothing(visitor: Client, query: str) -> None:
    make_article(headline="Story A", status=Status.PUBLISHED)
    html = page(visitor, f"/articles/?{query}")
    assert headlines(visitor, f"?{query}") == set()
    assert 'class="error"' in html
    assert 'aria-invalid="true"' in html
    assert "Nothing is listed until the filters can be understood." in html


def test_the_order_is_newest_first_unless_another_is_asked_for(visitor: Client) -> None:
    make_article(headline="Story A", status=Status.PUBLISHED, issued_on=date(2025, 1, 1))
    make_article(headline="Story B", status=Status.PUBLISHED, issued_on=date(2025, 2, 1), body="A and again: story")
    make_article(headline="Story C", status=Status.PUBLISHED, issued_on=None)
    names = ("Story A", "Story B", "Story C")
    assert order_of(page(visitor, "/articles/"), *names) == ["Story B", "Story A", "Story C"]
    assert order_of(page(visitor, "/articles/?order=oldest"), *names) == ["Story C", "Story A", "Story B"]
    assert order_of(page(visitor, "/articles/?q=story"), *names) == ["Story B", "Story A", "Story C"]


def test_the_best_match_can_stand_first(visitor: Client) -> None:
    make_article(headline="Lighthouse", status=Status.PUBLISHED, issued_on=date(2025, 1, 1))
    make_article(
        headline="Other", status=Status.PUBLISHED, issued_on=date(2025, 2, 1), body="One lighthouse. " + "x " * 99
    )
    html = page(visitor, "/articles/?q=lighthouse&order=best")
    assert order_of(html, ">Lighthouse</a>", ">Other</a>")[0] == ">Lighthouse</a>"
    html = page(visitor, "/articles/?q=lighthouse")
    assert order_of(html, ">Lighthouse</a>", ">Other</a>")[0] == ">Other</a>"


def test_unknown_parameters_are_ignored_and_left_out_of_every_address(visitor: Client) -> None:
    for number in range(26):
        make_article(headline=f"Number {number}", status=Status.PUBLISHED, language="en")
    html = page(visitor, "/articles/?utm_source=tracker&language=en&kind=&fbclid=1")
    assert "tracker" not in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/articles/?language=en">' in html
    assert 'href="?language=en&amp;page=2"' in html


def test_pagination_keeps_the_filters_and_every_article_is_on_one_page(visitor: Client) -> None:
    for number in range(55):
        make_article(headline=f"Number {number:03}", status=Status.PUBLISHED, language="en")
    pages = [page(visitor, f"/articles/?language=en&page={number}") for number in (1, 2, 3)]
    for number in range(55):
        assert sum(f">Number {number:03}</a>" in html for html in pages) == 1
    assert 'rel="prev" href="?language=en&amp;page=1"' in pages[1]
    assert "55 articles, page 2 of 3." in read(visitor, "/articles/?language=en&page=2")
    assert "/articles/?language=en&amp;page=3" in pages[2]


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "9" * 40])
def test_a_page_that_is_not_there_answers_404(visitor: Client, number: str) -> None:
    make_article(status=Status.PUBLISHED)
    read(visitor, f"/articles/?page={number}", status=404)


def test_each_filter_in_use_can_be_removed_by_a_link(visitor: Client) -> None:
    make_source("Elwin Courier")
    html = page(visitor, "/articles/?outlet=elwin-courier&kind=opinion&after=2025-07-09")
    text = read(visitor, "/articles/?outlet=elwin-courier&kind=opinion&after=2025-07-09")
    assert "Outlet: Elwin Courier" in text
    assert "Kind of work: Opinion" in text
    assert "From: 9 Jul 2025" in text
    assert 'href="/articles/?kind=opinion&amp;after=2025-07-09"' in html
    assert 'href="/articles/?outlet=elwin-courier&amp;after=2025-07-09"' in html
    assert 'href="/articles/?outlet=elwin-courier&amp;kind=opinion"' in html


@pytest.mark.parametrize(("language", "chip"), [("fr", "Sujet\u00a0: <bdi>Ferries"), ("zh-hans", "标签：<bdi>Ferries")])
def test_a_filter_in_use_is_named_with_the_colon_of_the_language(visitor: Client, language: str, chip: str) -> None:
    make_article(status=Status.PUBLISHED, tags=[make_tag("Ferries")])
    assert chip in page(visitor, f"/{language}/articles/?tag=ferries")


def test_an_excerpt_in_a_list_breaks_off_between_words_and_is_as_long_in_every_script(visitor: Client) -> None:
    make_article(headline="Story A", status=Status.PUBLISHED, standfirst="ferry " * 60)
    make_article(headline="Story B", status=Status.PUBLISHED, standfirst="渡" * 200, language="zh")
    make_article(headline="Story C", status=Status.PUBLISHED, body="night " * 60)
    html = page(visitor, "/articles/")
    assert f">{' '.join(['ferry'] * 31)}…</p>" in html
    assert f">{'渡' * 94}…</p>" in html
    assert f">{' '.join(['night'] * 24)}…</p>" in html


def test_removing_the_words_removes_the_order_that_needs_them(visitor: Client) -> None:
    html = page(visitor, "/articles/?q=ferry&order=best")
    assert '<a href="/articles/"><span class="unseen">Remove the filter </span>Words' in html


def test_the_form_shows_what_was_chosen_even_if_it_is_not_offered(visitor: Client) -> None:
    make_source("Unused Outlet")
    assert '<option value="unused-outlet" selected>' in page(visitor, "/articles/?outlet=unused-outlet")


def test_the_count_is_a_sentence(visitor: Client) -> None:
    assert "Nothing is published yet." in read(visitor, "/articles/")
    make_article(status=Status.PUBLISHED)
    cache.clear()
    assert "1 article." in read(visitor, "/articles/")
    assert "No article fits all of these filters." in read(visitor, "/articles/?kind=live")


def test_a_list_longer_than_is_counted_leads_on_from_its_last_day(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.views.paging.COUNTED_AT_MOST", 50)
    for number in range(1, 29):
        for twice in "ABC":
            make_article(
                headline=f"{twice}{number}", status=Status.PUBLISHED, kind="report", issued_on=date(2025, 2, number)
            )
    assert "More than 50 articles, page 2 of 2." in read(visitor, "/articles/?kind=report&page=2")
    assert 'href="/articles/?kind=report&amp;before=2025-02-12"' in page(visitor, "/articles/?kind=report&page=2")
    oldest = page(visitor, "/articles/?kind=report&order=oldest&page=2")
    assert 'href="/articles/?after=2025-02-17&amp;kind=report&amp;order=oldest"' in oldest.replace(
        "kind=report&amp;order=oldest&amp;after=2025-02-17", "after=2025-02-17&amp;kind=report&amp;order=oldest"
    )


def test_the_last_page_is_there_when_what_was_counted_has_been_withdrawn_since(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.views.paging.COUNTED_AT_MOST", 50)
    for _ in range(51):
        make_article(status=Status.PUBLISHED, kind="report", issued_on=date(2025, 2, 1))
    assert "More than 50 articles, page 2 of 2." in read(visitor, "/articles/?kind=report&page=2")
    Article.objects.update(status=Status.WITHDRAWN)
    assert visitor.get("/articles/?kind=report&page=2").status_code == 200


def test_lists_that_are_asked_for_at_once_find_each_its_own() -> None:
    ferry, bell = (make_article(headline=word, status=Status.PUBLISHED) for word in ("Ferry", "Bell"))
    first, second = (ArticleFilter({"q": f"title:{word}"}, Article.objects.published()) for word in ("ferry", "bell"))
    assert (list(second.qs), list(first.qs)) == ([bell], [ferry])


def test_each_list_has_its_own_count(visitor: Client) -> None:
    for kind in ("report", "report", "opinion"):
        make_article(kind=kind, status=Status.PUBLISHED)
    assert "2 articles." in read(visitor, "/articles/?kind=report")
    assert "1 article." in read(visitor, "/articles/?kind=opinion")


def test_the_form_offers_what_came_since_it_was_made_last(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, outlet=make_source("Elwin Courier"))
    assert "Tarn Ledger" not in read(visitor, "/articles/")
    make_article(status=Status.PUBLISHED, outlet=make_source("Tarn Ledger"))
    cache.clear()
    assert '<option value="tarn-ledger">Tarn Ledger</option>' in page(visitor, "/articles/")


def test_filtered_lists_are_not_indexed(visitor: Client) -> None:
    assert 'name="robots"' not in page(visitor, "/articles/")
    assert '<meta name="robots" content="noindex, follow">' in page(visitor, "/articles/?kind=opinion")


def test_words_with_fields_narrow_the_list_and_a_mistake_in_them_is_mended_by_a_link(visitor: Client) -> None:
    make_article(headline="Story A", status=Status.PUBLISHED, language="es", kind=Kind.OPINION)
    make_article(headline="Story B", status=Status.PUBLISHED, language="en", kind=Kind.OPINION)
    assert headlines(visitor, "?q=story+lang:es") == {"A"}
    html = page(visitor, "/articles/?q=story+lng:es&kind=opinion")
    assert '<a href="?q=story+lang%3Aes&amp;kind=opinion"><bdi>story lang:es</bdi></a>' in html
