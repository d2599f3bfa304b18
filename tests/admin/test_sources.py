"""What a source's policies do is shown before they are saved; the order of its dates is learned from them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.editing.date_orders import date_evidence, learn_date_order, order_of
from articles.editing.policy_effects import policy_effect
from articles.editing.refusals import ImpossibleEdit
from articles.models import CreditRole, DateOrder, Display, Indexing, Source, Status
from tests.admin.pages import change_url, messages_of, number_of_queries
from tests.builders import make_article, make_editor, make_source

pytestmark = pytest.mark.django_db


def publish(**fields: Any) -> None:
    make_article(status=Status.PUBLISHED, **fields)


def dated(source: Source, *texts: str) -> None:
    for text in texts:
        make_article(outlet=source, issued_text=text)


def test_the_effect_counts_what_is_shown_now_and_would_be_then() -> None:
    source, strict, hidden = make_source(), make_source(display="headline"), make_source(display="hidden")
    publish(outlet=source)
    publish(credits=[(source, CreditRole.WIRE)])
    publish(aggregator=source, outlet=strict)
    publish(outlet=source, aggregator=hidden)
    make_article(outlet=source)
    effect = policy_effect(source, display="excerpt", indexing="index")
    assert effect.total == 3
    assert effect.display == ((Display.FULL, 2, 0), (Display.EXCERPT, 0, 2), (Display.HEADLINE, 1, 1))
    assert effect.indexing == ((Indexing.INDEX, 0, 3), (Indexing.NOINDEX, 3, 0))
    source.refresh_from_db()
    assert source.display == "inherit"


def test_the_effect_is_shown_before_it_is_saved(desk: Client) -> None:
    source = make_source()
    publish(outlet=source)
    answer = desk.post(change_url(source), {"_effect": "x", "display": "hidden", "indexing": "noindex"})
    assert "nothing: the address answers that it is gone" in answer.text
    assert "Nothing has been saved" in answer.text
    source.refresh_from_db()
    assert source.display == "inherit"
    assert "all of the text" in desk.get(change_url(source)).text
    desk.force_login(make_editor("view_source", username="vera"))
    assert desk.post(change_url(source), {"_effect": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("display", "indexing", "sitemap", "export"),
    [
        ("full", "index", "its address; for two days in the news sitemap", "all of the text, with every fact"),
        ("excerpt", "noindex", "nothing", "standfirst and opening, with every fact"),
        ("hidden", "index", "nothing", "nothing"),
    ],
)
def test_the_effect_on_sitemap_and_export_is_shown(
    desk: Client, display: str, indexing: str, sitemap: str, export: str
) -> None:
    source = make_source()
    text = desk.post(change_url(source), {"_effect": "x", "display": display, "indexing": indexing}).text
    assert f'<th scope="row">Sitemap</th><td>{sitemap}' in text
    assert f'<th scope="row">Export</th><td>{export}</td>' in text


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("25-07-2025", DateOrder.DAY_FIRST),
        ("Yahoo25.7.2025", DateOrder.DAY_FIRST),
        ("07/25/2025", DateOrder.MONTH_FIRST),
        ("07/25/25", DateOrder.MONTH_FIRST),
        ("09-07-2025", None),
        ("2025-07-25", None),
        ("25-13-2025", None),
        ("00-25-2025", None),
        ("July 25, 2025", None),
        ("", None),
    ],
)
def test_a_date_tells_its_order_only_when_it_can_be_read_one_way(text: str, order: DateOrder | None) -> None:
    assert order_of(text) == order


def test_an_order_is_learned_from_dates_that_agree() -> None:
    source = make_source()
    dated(source, "25-07-2025", "13-07-2025", "09-07-2025")
    with pytest.raises(ImpossibleEdit, match="do not settle"):
        learn_date_order(source=source, by=None)
    dated(source, "31-07-2025")
    assert learn_date_order(source=source, by=None) == DateOrder.DAY_FIRST
    dated(source, "07-31-2025")
    assert date_evidence(source).order == DateOrder.UNKNOWN


def test_the_date_on_an_aggregators_page_is_the_aggregators() -> None:
    outlet, aggregator = make_source(), make_source(kind="aggregator")
    make_article(outlet=outlet, aggregator=aggregator, issued_text="25-07-2025")
    assert (date_evidence(outlet).day_first, date_evidence(aggregator).day_first) == (0, 1)


def test_what_the_dates_say_is_shown_and_taken_over_at_the_desk(desk: Client) -> None:
    source = make_source()
    dated(source, "25-07-2025", "13-07-2025", "31-07-2025")
    page = desk.get(change_url(source))
    assert "3 begin with the day and 0 with the month" in page.text
    assert "Take over: day first" in page.text
    learn = reverse("admin:articles_source_learn", args=[source.pk])
    assert desk.get(learn).status_code == 403
    assert messages_of(desk.post(learn, follow=True)) == ["Day first, from the next import on."]
    source.refresh_from_db()
    assert source.date_order == DateOrder.DAY_FIRST
    assert "Take over" not in desk.get(change_url(source)).text
    assert (
        "do not settle"
        in messages_of(desk.post(reverse("admin:articles_source_learn", args=[make_source().pk]), follow=True))[0]
    )
    assert desk.post(reverse("admin:articles_source_learn", args=[987])).status_code == 404


def test_the_page_of_a_source_with_twice_as_many_articles_takes_no_more_queries(desk: Client) -> None:
    source = make_source()

    def more() -> None:
        for _ in range(3):
            publish(outlet=source, credits=[(make_source(), CreditRole.WIRE)], issued_text="25-07-2025")

    more()
    before = number_of_queries(desk, change_url(source))
    more()
    assert number_of_queries(desk, change_url(source)) == before
