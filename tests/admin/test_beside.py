"""The page beside the parse: every piece has its role, every value its line, and links lead both ways."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.admin import besideparts
from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.models import Article, Extraction, Role
from articles.parsing import share_of
from tests.admin.pages import change_url, number_of_queries
from tests.builders import make_article, make_document, make_editor, make_extraction

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[2] / "seeds" / "010_harbour-lights_aggregator.txt"


def beside_url(extraction: Extraction) -> str:
    return reverse("admin:articles_extraction_beside", args=[extraction.pk])


@pytest.fixture
def lead() -> Extraction:
    """The lead of an aggregator's page, imported."""
    import_paths(paths=[PAGE])
    return Extraction.objects.get(role=Role.LEAD)


def ids_in(text: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', text)


def test_every_line_of_the_page_is_there_with_role_and_rule(desk: Client, lead: Extraction) -> None:
    text = desk.get(beside_url(lead)).text
    assert text.count('class="beside-line"') == len(PAGE.read_text(encoding="utf-8").split("\n"))
    for field, spans in lead.payload["evidence"].items():
        if any(span.get("owns", True) for span in spans):
            assert f'class="piece piece-{field}"' in text
            assert spans[0]["rule"] in text
    for cut in lead.payload["page"]["boilerplate"]:
        assert f"cut · {cut['rule']}" in text
    assert "piece-other" in text


def test_every_line_that_became_anything_says_how_sure_that_is(desk: Client, lead: Extraction) -> None:
    text = desk.get(beside_url(lead)).text
    rules = re.findall(r'class="piece-role"[^>]*>(.*?)</span> ', text)
    assert len(rules) > 30
    assert all(re.search(r"[a-z], \d+% sure$", rule) for rule in rules)
    Extraction.objects.update(parser_version="0")
    told = re.findall(r"prose-line, (\d+)% sure", desk.get(beside_url(lead)).text)
    assert set(told) == {f"{share_of('prose-line'):.0%}".rstrip("%")}


def test_the_least_sure_lines_are_listed_with_the_way_to_them(desk: Client, lead: Extraction) -> None:
    text = desk.get(beside_url(lead)).text
    listed = text.partition("The lines it is least sure of")[2].partition("</details>")[0]
    shares = [int(share) for share in re.findall(r"(\d+)% sure</li>", listed)]
    assert len(shares) == besideparts.LEAST_SURE
    assert shares == sorted(shares)
    assert {f"L{line}" for line in re.findall(r'href="#L(\d+)"', listed)} <= set(ids_in(text))


def test_values_lead_to_their_lines_and_lines_to_their_values(desk: Client, lead: Extraction) -> None:
    text = desk.get(beside_url(lead)).text
    ids = ids_in(text)
    assert len(ids) == len(set(ids))
    source, _, reading = text.partition('class="beside-reading"')
    to_values, to_lines = (
        set(re.findall(rf'href="#({what}[^"]+)"', part)) for what, part in (("value-", source), ("L", reading))
    )
    assert to_values
    assert to_lines
    assert to_values | to_lines <= set(ids)
    blocks = [name for name in ids if name.startswith("value-body-")]
    assert len(blocks) == len(lead.payload["evidence"]["body"])
    for number, span in enumerate(lead.payload["evidence"]["body"]):
        block = reading.split(f'id="value-body-{number}"')[1].split("</div>")[0]
        assert f'href="#L{span["line"]}"' in block


def test_a_date_that_an_editor_changed_is_shown_as_it_is_now(desk: Client, lead: Extraction) -> None:
    article = lead.article
    assert article
    shown = desk.get(beside_url(lead)).text.partition('id="value-issued"')[2].partition("</div>")[0]
    assert "edited here" not in shown
    assert lead.payload["issued"]["value"] in shown
    day = {"issued_on": date(2024, 2, 3), "issued_at": None, "issued_precision": "day"}
    edit_article(article=article, changes=day, by=None)
    shown = desk.get(beside_url(lead)).text.partition('id="value-issued"')[2].partition("</div>")[0]
    assert "value: 2024-02-03; precision: day" in shown
    assert "edited here" in shown


def test_what_an_editor_wrote_is_told_apart_and_no_line_leads_to_what_is_gone(desk: Client, lead: Extraction) -> None:
    article = lead.article
    assert article
    _, *others = article.body.split("\n\n")
    edit_article(
        article=article,
        changes={"headline": "Lights out", "body": "\n\n".join(["A new beginning.", *others])},
        by=None,
    )
    text = desk.get(beside_url(lead)).text
    assert "<bdi>Lights out</bdi>" in text
    assert text.count("edited here") == 1
    assert text.count("written here") == 1
    assert 'href="#value-body-0"' not in text
    assert 'href="#value-body-1"' in text


def test_a_long_page_is_shown_in_parts_and_begins_where_the_article_does(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(besideparts, "LINES", 10)
    document = make_document("\n".join(f"Line number {number}" for number in range(1, 41)))
    headline = [
        {"line": 30, "start": 0, "end": 14, "rule": "first"},
        {"line": 3, "start": 0, "end": 4, "rule": "x", "owns": False},
    ]
    payload = {"headline": "Line number 30", "body": "", "evidence": {"headline": headline[:1], "outlet": headline[1:]}}
    payload["outlet"] = "Line"
    extraction = make_extraction(document=document, article=make_article(headline="Line number 30"), payload=payload)
    page = desk.get(beside_url(extraction) + "?from=25").text
    assert re.findall(r'id="(L\d+)"', page) == [f"L{number}" for number in range(25, 35)]
    assert 'href="#L30"' in page
    assert 'href="?from=1#L3"' in page
    assert 'href="?from=15"' in page
    assert 'href="?from=35"' in page
    assert 'id="L1"' in desk.get(beside_url(extraction)).text
    assert 'id="L40"' in desk.get(beside_url(extraction) + "?from=9999").text
    Extraction.objects.update(payload=payload | {"evidence": {"headline": headline[:1]}})
    assert 'id="L25"' in desk.get(beside_url(extraction)).text


def test_a_reading_without_its_article_or_page_can_still_be_looked_at(desk: Client, lead: Extraction) -> None:
    Article.objects.update(base_extraction=None)
    Article.objects.all().delete()
    assert "No article stands behind" in desk.get(beside_url(lead)).text
    lead.document.erased_at, lead.document.content = "2025-08-09T12:00:00Z", b""
    lead.document.save()
    text = desk.get(beside_url(lead)).text
    assert "was erased on" in text
    assert "beside-line" not in text.partition("beside-source")[2].partition("</section>")[0].replace(
        "beside-lines", ""
    )


def test_text_of_the_page_is_escaped(desk: Client) -> None:
    document = make_document("<script>alert(1)</script>")
    payload = {"headline": "<b>", "body": "<i>", "evidence": {"body": [{"line": 1, "start": 0, "end": 8, "rule": "r"}]}}
    text = desk.get(beside_url(make_extraction(document=document, payload=payload))).text
    assert "<script>alert" not in text
    assert "<i>" not in text


def test_the_article_s_page_leads_here(desk: Client, lead: Extraction) -> None:
    assert lead.article
    assert beside_url(lead) in desk.get(change_url(lead.article)).text


def test_who_may_not_see_pages_is_refused(client: Client, lead: Extraction) -> None:
    client.force_login(make_editor("view_article"))
    assert client.get(beside_url(lead)).status_code == 403
    client.force_login(make_editor("view_article", "view_document", "view_extraction"))
    assert client.get(beside_url(lead)).status_code == 200
    assert client.get(reverse("admin:articles_extraction_beside", args=[10**6])).status_code == 404


def test_the_page_takes_as_many_queries_beside_more_articles(desk: Client, lead: Extraction) -> None:
    before = number_of_queries(desk, beside_url(lead))
    for position in range(20, 26):
        make_extraction(
            document=lead.document,
            parser_version=lead.parser_version,
            position=position,
            role="related",
            item_key=str(position),
            payload={"headline": "x", "evidence": {}},
            article=make_article(),
        )
    assert number_of_queries(desk, beside_url(lead)) == before


@pytest.mark.parametrize(("language", "said"), [("en", "outlet beside the date"), ("fr", "média à côté de la date")])
def test_a_rule_is_called_in_the_sites_language_with_its_name_behind(
    desk: Client, lead: Extraction, settings: Settings, language: str, said: str
) -> None:
    settings.LANGUAGE_CODE = language
    for url in (beside_url(lead), change_url(Article.objects.get(pk=lead.article_id))):
        text = desk.get(url).text
        assert f'{said} (<bdi lang="en" translate="no">outlet-beside-stamp</bdi>)' in text
        assert '<bdi lang="en" translate="no">printed-date</bdi>' in text


def test_a_name_that_is_its_own_words_is_said_once(desk: Client, lead: Extraction) -> None:
    assert "printed date (" not in desk.get(beside_url(lead)).text
