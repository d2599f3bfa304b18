"""The page that the project started from is read exactly, value by value, with the evidence of each."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from articles.parsing import (
    BlockKind,
    CreditRole,
    Dateline,
    IssuedDate,
    Kind,
    ParsedArticle,
    ParsedPage,
    Precision,
    json_schema,
    page_to_json,
    parse_page,
    read_blocks,
)

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_bcf5d119df90d979.txt"
TEXT = SEED.read_text(encoding="utf-8")
LINES = TEXT.split("\n")


@pytest.fixture(scope="module")
def parsed() -> ParsedPage:
    return parse_page(TEXT)


def pointed(article: ParsedArticle, name: str, *, owned: bool = True) -> list[str]:
    return [LINES[s.line - 1][s.start : s.end] for s in article.evidence.get(name, ()) if s.owns is owned]


def headings(article: ParsedArticle) -> list[str]:
    return [block.text for block in read_blocks(article.body) if block.kind is BlockKind.HEADING]


def test_the_lead_is_read_exactly(parsed: ParsedPage) -> None:
    lead = parsed.lead
    assert lead is not None
    assert lead.headline == "Smart cities key to driving SCO's international influence"
    assert lead.standfirst == (
        "Participating countries can learn from host nation's modernization process, officials and experts say"
    )
    assert lead.outlet == "Yahoo"
    assert lead.issued == IssuedDate(date(2025, 7, 9), Precision.DAY, "09-07-2025")
    assert lead.dateline == Dateline("BEIJING", date(2025, 7, 9), "PR Newswire")
    assert [(credit.role, credit.name) for credit in lead.credits] == [
        (CreditRole.WIRE, "PR Newswire"),
        (CreditRole.ORIGINAL, "chinadaily.com.cn"),
    ]
    assert lead.original_url == (
        "https://www.prnewswire.com/news-releases/"
        "smart-cities-key-to-driving-scos-international-influence-302501129.html"
    )
    assert (lead.kind, lead.language, lead.is_complete) == (Kind.PRESS_RELEASE, "en", True)
    assert (lead.byline, lead.authors, lead.modified) == (None, (), None)
    blocks = read_blocks(lead.body)
    assert len(blocks) == 20
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}
    assert blocks[0].text.startswith("Officials and experts from Shanghai Cooperation Organization")
    assert blocks[-1].text.endswith('quality of life for the people," he said.')
    confident = {word.name for word in lead.keywords if word.score >= 0.5}
    assert {"China", "Tianjin", "Shanghai Cooperation Organization", "Belt and Road Initiative"} <= confident


def test_the_evidence_of_the_lead_says_why(parsed: ParsedPage) -> None:
    lead = parsed.lead
    assert lead is not None
    assert pointed(lead, "outlet") == ["Yahoo"]
    assert pointed(lead, "issued") == ["09-07-2025"]
    assert pointed(lead, "issued", owned=False) == ["BEIJING, July 9, 2025 /PRNewswire/ --"]
    assert "order-from-dateline" in {span.rule for span in lead.evidence["issued"]}
    assert pointed(lead, "credits") == ["A news report from chinadaily.com.cn:", "SOURCE chinadaily.com.cn"]
    assert pointed(lead, "kind", owned=False)
    assert len(pointed(lead, "body")) == 20


def test_the_first_related_article_is_read_exactly(parsed: ParsedPage) -> None:
    first = parsed.related[0]
    assert first.headline == "Trump's new China tariff hits another crypto mining firm in $185 dispute"
    assert first.outlet == "Yahoo"
    assert [(credit.role, credit.name) for credit in first.credits] == [(CreditRole.ORIGINAL, "TheStreet")]
    assert len(pointed(first, "credits")) == 3
    assert first.issued is not None
    assert (first.issued.value, first.issued.precision) == (date(2025, 8, 9), Precision.DAY)
    assert first.issued.text == "an hour ago"
    assert "first appeared on TheStreet on Aug 9" in (first.issued.anchor or "")
    assert pointed(first, "issued") == ["an hour ago"]
    assert pointed(first, "issued", owned=False) == ["first appeared on TheStreet on Aug 9, 2025"]
    assert first.body.startswith("CleanSpark, a bitcoin mining startup")
    assert first.body.endswith("close trading connections to China.")
    assert headings(first) == ["Trump's new tariffs on China"]
    assert "in accordance with its purchase isn't the only mining firm" in first.body
    assert (first.language, first.is_complete) == ("en", True)
    assert all(len(block.text) < 800 for block in read_blocks(first.body))


def test_the_second_related_article_is_read_exactly(parsed: ParsedPage) -> None:
    second = parsed.related[1]
    assert second.headline == "‘Wolf Warrior:' the Chinese movies secretly steering foreign policy"
    assert second.outlet == "Yahoo"
    assert second.issued == IssuedDate(
        date(2025, 8, 9), Precision.APPROXIMATE, "2 hours ago", 'its sibling\'s "an hour ago" is 2025-08-09'
    )
    assert second.body.startswith("For over a decade")
    assert second.body.endswith("Chinese moviegoers right now.")
    assert headings(second) == [
        "'Wolf Warrior' Films",
        "Wolf Warrior Diplomacy",
        "China's Belt and Road",
        "Should you watch the 'Wolf Warrior' movies?",
    ]
    assert (second.language, second.is_complete, second.credits) == ("en", True, ())


def test_the_rest_is_cut_under_named_rules(parsed: ParsedPage) -> None:
    rules = {cut.text: cut.rule for cut in parsed.boilerplate}
    assert len(parsed.related) == 2
    assert rules["logo"] == "before-article"
    assert rules["Orange background"] == "image-label"
    assert rules["Explore what Daily8 AI can do for you:"] == "ai-box"
    assert rules["Comments"] == rules["No comments yet..."] == "comments-section"
    assert rules["Related Articles"] == "related-section"
    assert rules["DOWNLOAD THE APP"] == rules["app-storeplay-store"] == "app-box"
    assert rules["time"] == "icon-label"
    assert rules["•"] == "bullet-mark"
    by_start = {text[:18]: rule for text, rule in rules.items()}
    assert by_start["Error in retrievin"] == "portfolio-error"
    assert by_start["Featured Firearms "] == "teasers-with-bylines"
    assert not {rule for rule in rules.values() if rule in ("outside-article", "beside-value")}
    assert parsed.warnings == ()


def test_the_aggregator_is_named_by_its_boxes(parsed: ParsedPage) -> None:
    assert parsed.aggregator == "Daily8"
    spans = parsed.evidence["aggregator"]
    assert {LINES[span.line - 1][span.start : span.end] for span in spans} == {"Daily8"}
    assert not any(span.owns for span in spans)


def test_its_output_row_holds_to_the_printed_schema(parsed: ParsedPage) -> None:
    jsonschema.validate({"locator": SEED.name, "id": "0"} | page_to_json(parsed), json_schema())


def test_every_process_reads_it_the_same(parsed: ParsedPage) -> None:
    code = (
        "import json, sys; from articles.parsing import *; "
        "print(json.dumps(page_to_json(parse_page(sys.stdin.buffer.read().decode()))))"
    )
    for seed in ("0", "1"):
        printed = subprocess.run(
            [sys.executable, "-c", code],
            input=TEXT.encode(),
            env={"PYTHONHASHSEED": seed},
            cwd=SEED.parent.parent,
            capture_output=True,
            check=True,
        ).stdout
        assert json.loads(printed) == page_to_json(parsed)
