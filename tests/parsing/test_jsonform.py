"""The JSON form keeps all that the parser says, and the printed schema describes it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import jsonschema
import pytest

from articles.parsing import (
    Boilerplate,
    Credit,
    CreditRole,
    Dateline,
    Evidence,
    IssuedDate,
    Keyword,
    Kind,
    ParsedArticle,
    ParsedPage,
    Precision,
    Role,
    Warning,
    article_from_json,
    article_to_json,
    json_schema,
    page_to_json,
)

BARE = ParsedArticle(role=Role.RELATED, item_key="k", headline="Bridge opens", body="It opened.")
FULL = ParsedArticle(
    role=Role.LEAD,
    item_key="bridge",
    headline="Bridge opens",
    body="It opened.\n\n## After",
    standfirst="At last",
    byline="By Ada Quill and Ben Moor",
    authors=("Ada Quill", "Ben Moor"),
    outlet="Tarn Post",
    issued=IssuedDate(datetime(2025, 7, 9, 8, 30, tzinfo=UTC), Precision.MINUTE, "9 July, 08:30 UTC"),
    modified=IssuedDate(date(2025, 7, 10), Precision.APPROXIMATE, "a day ago", "the day of capture"),
    dateline=Dateline("TARN", date(2025, 7, 9), "PR Newswire"),
    credits=(Credit("Tarn Herald", CreditRole.ORIGINAL, "SOURCE Tarn Herald"),),
    original_url="https://tarn.example/bridge",
    kind=Kind.PRESS_RELEASE,
    language="en",
    is_complete=True,
    keywords=(Keyword("Tarn", 0.75),),
    evidence={"headline": (Evidence(1, 0, 12, "headline"), Evidence(3, 0, 12, "headline", owns=False))},
)
PAGE = ParsedPage(
    parser_version="1",
    lead=FULL,
    related=(BARE,),
    aggregator="Gather",
    boilerplate=(Boilerplate(2, 0, 4, "logo", "image-label"),),
    warnings=(Warning("gap", "text may be missing", 3, 0, 5),),
    evidence={"aggregator": (Evidence(9, 1, 7, "app-box", owns=False),)},
)


def a_row(page: ParsedPage) -> dict[str, Any]:
    return {"locator": "seeds/000.txt", "id": "000"} | page_to_json(page)


@pytest.mark.parametrize("article", [BARE, FULL])
def test_an_article_comes_back_from_json_as_it_was(article: ParsedArticle) -> None:
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article


def test_only_evidence_that_merely_points_says_so() -> None:
    spans = article_to_json(FULL)["evidence"]["headline"]
    assert [span.get("owns") for span in spans] == [None, False]


@pytest.mark.parametrize("page", [PAGE, ParsedPage(parser_version="1", lead=None)])
def test_a_row_holds_to_the_printed_schema(page: ParsedPage) -> None:
    jsonschema.validate(a_row(page), json_schema())


def test_the_row_of_a_failed_document_holds_to_the_printed_schema() -> None:
    error = {"stage": "read", "line": 3, "message": "expected a JSON object"}
    jsonschema.validate({"locator": "a.jsonl", "id": "7", "error": error}, json_schema())


@pytest.mark.parametrize("field", sorted(page_to_json(PAGE)))
def test_the_schema_refuses_a_row_without(field: str) -> None:
    row = a_row(PAGE)
    del row[field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, json_schema())


def test_the_schema_refuses_a_moment_without_its_offset() -> None:
    row = a_row(PAGE)
    row["lead"]["issued"]["value"] = "2025-07-09T08:30:00"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, json_schema())


def test_the_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
