"""Where a fact was read, in the reader's words: what the page says, what its data say, who else said it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override

from articles.models import Article, CreditRole, Source, SourceAlias, Status
from articles.parsing import ParsedArticle, ParsedPage, parse_page
from articles.parsing.lexicon.sections import BRAND_PHRASES
from articles.templatetags.evidence import RULES, reckoned
from tests.builders import make_article, make_document, make_extraction, make_source

from .pages import page, read

pytestmark = pytest.mark.django_db

SEEDS = sorted(Path(settings.BASE_DIR, "seeds").glob("*.txt"))
SHOWN = {"credits", "issued", "modified", "outlet"}
BY_ADDRESS = ("date-in-address",)


def seeds_read() -> list[ParsedPage]:
    """Return every seed as it reads alone, and as it reads with an address that states a day and a time of capture."""
    texts = [seed.read_text(encoding="utf-8", errors="replace") for seed in SEEDS]
    return [
        *map(parse_page, texts),
        *(parse_page(text, captured_at=datetime(2025, 9, 1, 12, tzinfo=UTC)) for text in texts),
        parse_page(
            "Lamp oil to be counted anew\n\nThe harbour office counted every barrel of lamp oil twice and came to two "
            "results, which the clerk wrote down side by side in the book that lies on the sill.\n",
            url="https://elwin.example/2025/03/04/lamp-oil",
        ),
    ]


def articles_of(read: ParsedPage) -> list[ParsedArticle]:
    return [*([read.lead] if read.lead else []), *read.related]


def span(rule: str, start: int = 0, end: int = 0) -> dict[str, Any]:
    return {"line": 1, "start": start, "end": end, "rule": rule}


def published(payload: dict[str, Any], text: str = "Elwin Courier and more", **fields: Any) -> Article:
    extraction = make_extraction(document=make_document(text), payload=payload)
    return make_article(status=Status.PUBLISHED, base_extraction=extraction, **fields)


def test_every_rule_by_which_a_source_or_a_date_is_read_has_words_of_the_readers_language() -> None:
    rules = {
        one.rule
        for read in seeds_read()
        for article in articles_of(read)
        for field, spans in article.evidence.items()
        if field in SHOWN
        for one in spans
    } | {f"aggregator-in-{rule}" for rule in BRAND_PHRASES}
    assert len(rules) > 10
    assert rules - RULES.keys() - set(BY_ADDRESS) == set()
    for language in ("es", "fr", "ar", "zh-hans"):
        with override(language):
            assert [words for words in RULES.values() if gettext(words) == words] == []


def test_everything_that_a_date_is_reckoned_from_is_said_in_the_readers_language() -> None:
    found = [one.issued for read in seeds_read() for one in articles_of(read) if one.issued and one.issued.anchor]
    kinds = set()
    for issued in found:
        article = Article(issued_text=issued.text, issued_anchor=issued.anchor, issued_precision=issued.precision)
        said = reckoned(article)
        assert "Reckoned from" not in said, issued.anchor
        kinds.add(issued.anchor.split('"')[0].split(" at ")[0])
        with override("es"):
            assert reckoned(article) != said
    assert len(kinds) > 3


def test_what_an_editor_gave_as_the_reason_of_a_date_stands_as_it_is() -> None:
    odd = Article(issued_anchor='its sibling\'s "a day ago" is 2025-13-41', issued_precision="approximate")
    assert "Reckoned from: <bdi>its sibling&#x27;s" in reckoned(odd)
    said = reckoned(Article(issued_anchor="a call to <the> desk"))
    assert said == "Reckoned from: <bdi>a call to &lt;the&gt; desk</bdi>."
    assert reckoned(Article(issued_precision="approximate")) == "A guess."
    assert reckoned(Article()) == ""


def test_what_a_page_states_in_its_data_only_is_said_to_be_stated_there(visitor: Client) -> None:
    evidence = {"outlet": [span("json-ld:publisher")], "issued": [span("article:published_time")]}
    issued = {"value": "2025-07-09", "precision": "day", "text": "2025-07-09", "anchor": None}
    article = published(
        {"outlet": "Elwin Courier", "issued": issued, "evidence": evidence},
        outlet=make_source("Elwin Courier"),
        issued_on=date(2025, 7, 9),
    )
    said = read(visitor, article.get_absolute_url())
    assert "Where it was read: Elwin Courier" in said
    assert "The words on the page" not in said
    assert "Not printed on the page, but stated in its data for machines: json-ld:publisher" in said
    assert "Not printed on the page, but stated in its data for machines: article:published_time" in said


def test_what_only_the_row_of_a_file_states_is_said_to_be_stated_there(visitor: Client) -> None:
    issued = {"value": "2025-07-09", "precision": "day", "text": "2025-07-09", "anchor": None}
    evidence = {"outlet": [span("row:publisher", 0, 13)], "issued": [span("row:date_publish")]}
    article = published(
        {"outlet": "Elwin Courier", "issued": issued, "evidence": evidence},
        outlet=make_source("Elwin Courier"),
        issued_on=date(2025, 7, 9),
    )
    said = read(visitor, article.get_absolute_url())
    assert "Line 1 of the page; the file it came in states the same beside it: publisher" in said
    assert "Not printed on the page, but stated beside it in the file it came in: date_publish" in said


def test_words_that_the_pages_data_have_corrected_are_no_evidence(visitor: Client) -> None:
    evidence = {"outlet": [span("outlet-beside-stamp", 0, 8), span("og:site_name")]}
    article = published(
        {"outlet": "Elwin Courier", "evidence": evidence}, "Lamp oil is dear", outlet=make_source("Elwin Courier")
    )
    html = page(visitor, article.get_absolute_url())
    assert "<mark>Lamp oil</mark>" not in html
    assert "<code>og:site_name</code>" in html


def test_our_own_words_beneath_a_quotation_run_in_our_direction(visitor: Client) -> None:
    payload = {"outlet": "Elwin Courier", "evidence": {"outlet": [span("outlet-beside-stamp", 0, 13)]}}
    article = published(payload, outlet=make_source("Elwin Courier"))
    assert '<p class="where" dir="auto">السطر 1' in page(visitor, f"/ar{article.get_absolute_url()}")


def test_words_of_a_page_are_quoted_in_the_language_of_its_article_unless_they_are_an_aggregators(
    visitor: Client,
) -> None:
    evidence = {"outlet": [span("outlet-beside-stamp", 0, 13)], "aggregator": [span("aggregator-in-app-box", 18, 26)]}
    payload = {"outlet": "Elwiner Bote,", "aggregator": "Gatherer", "evidence": evidence}
    sources = {"outlet": make_source("Elwiner Bote,"), "aggregator": make_source("Gatherer", kind="aggregator")}
    html = page(
        visitor, published(payload, "Elwiner Bote, The Gatherer app", language="de", **sources).get_absolute_url()
    )
    assert '<p lang="de" dir="ltr"><mark>Elwiner Bote,</mark>' in html
    assert '<p dir="auto">Elwiner Bote, The <mark>Gatherer</mark>' in html


def test_a_day_that_only_the_address_states_is_said_to_stand_there(visitor: Client) -> None:
    issued = {"value": "2025-03-04", "precision": "day", "text": "2025/03/04", "anchor": "the address of the page"}
    article = published(
        {"issued": issued, "evidence": {"issued": [span("date-in-address")]}},
        issued_on=date(2025, 3, 4),
        issued_text="2025/03/04",
        issued_anchor="the address of the page",
    )
    said = read(visitor, article.get_absolute_url())
    assert "Read from 2025/03/04. It stands in the address of the page." in said


def test_a_source_that_only_the_import_named_is_not_given_to_the_page(visitor: Client) -> None:
    article = published({"outlet": "Elwin Courier", "evidence": {}}, outlet=make_source("Elwin Courier"))
    said = read(visitor, article.get_absolute_url())
    assert "Named when the page was imported, not by the page itself" in said
    assert "The words on the page" not in said


@pytest.mark.parametrize("role", ["outlet", "aggregator"])
def test_a_source_that_an_editor_put_in_the_place_of_another_is_not_given_its_words(visitor: Client, role: str) -> None:
    payload = {role: "Elwin Courier", "evidence": {role: [span("outlet-beside-stamp", 0, 13)]}}
    article = published(payload, **{role: make_source("Marrow Daily")})
    html = page(visitor, article.get_absolute_url())
    assert "Entered by an editor" in html
    assert "<mark>Elwin Courier</mark>" not in html


@pytest.mark.parametrize(
    ("printed", "key"),
    [("ELWIN", "elwin"), ("news.elwin.example", "elwin.example"), ("https://elwin.example/", "elwin.example")],
)
def test_a_source_is_given_the_words_of_the_page_under_each_of_its_names(
    visitor: Client, printed: str, key: str
) -> None:
    source: Source = make_source("Elwin Courier")
    SourceAlias.objects.create(source=source, key=key)
    payload = {"outlet": printed, "evidence": {"outlet": [span("outlet-beside-stamp", 0, len(printed))]}}
    html = page(visitor, published(payload, f"{printed} and more", outlet=source).get_absolute_url())
    assert f"<mark>{printed}</mark>" in html
    assert "Entered by an editor" not in html


def test_a_name_that_only_ends_like_an_alias_is_another(visitor: Client) -> None:
    source = make_source("Elwin Courier")
    SourceAlias.objects.create(source=source, key="lwin")
    payload = {"outlet": "Elwin", "evidence": {"outlet": [span("outlet-beside-stamp", 0, 5)]}}
    assert "<mark>" not in page(visitor, published(payload, outlet=source).get_absolute_url())


def test_a_credit_that_the_page_does_not_give_was_entered_by_an_editor(visitor: Client) -> None:
    credits = [(make_source("Marrow Daily"), CreditRole.ORIGINAL, "SOURCE marrow.example")]
    article = published({"credits": [], "evidence": {}}, credits=credits)
    html = page(visitor, article.get_absolute_url())
    assert "Entered by an editor" in html
    assert "<mark>" not in html


def test_an_outlet_whose_own_page_is_the_original_published_it_and_no_copy(visitor: Client) -> None:
    source = make_source("Elwin Courier")
    own = make_article(status=Status.PUBLISHED, outlet=source, original_url="https://elwin.example/a")
    assert "Elwin Courier Published it" in read(visitor, own.get_absolute_url())
    copied = make_article(status=Status.PUBLISHED, outlet=source)
    assert "Elwin Courier Published this copy" in read(visitor, copied.get_absolute_url())
