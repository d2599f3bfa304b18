"""The parser reads every seed page as its truth says; the format of the truths is in tests/pages/README.md."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from articles.parsing import BlockKind, IssuedDate, ParsedArticle, parse_page, read_blocks

PAGES = Path(__file__).parent.parent / "pages"
SEEDS = PAGES.parent.parent / "seeds"
TRUTHS = sorted(PAGES.glob("*.json"))


def squeeze(text: str | None) -> str | None:
    if text is None:
        return None
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


def date_faults(name: str, got: IssuedDate | None, want: dict[str, Any] | None) -> list[str]:
    if want is None or got is None:
        return [] if want is None and got is None else [f"{name}: {got} instead of {want}"]
    value = got.value.isoformat()
    right_day = value.startswith(want["value"]) or (
        isinstance(got.value, datetime) and "T" in want["value"] and got.value == datetime.fromisoformat(want["value"])
    )
    faults = [] if right_day else [f"{name}: {value} instead of {want['value']}"]
    precision = want.get("precision", got.precision.value)
    if got.precision.value != precision and not (precision == "day" and "T" in value):
        faults.append(f"{name}: precision {got.precision} instead of {precision}")
    if squeeze(want["text"]) not in (squeeze(got.text) or "") and squeeze(got.text) not in (
        squeeze(want["text"]) or ""
    ):
        faults.append(f"{name}: text {got.text!r} instead of {want['text']!r}")
    return faults


def value_faults(got: ParsedArticle, want: dict[str, Any]) -> list[str]:
    faults = [
        f"{name}: {getattr(got, name)!r} instead of {want[name]!r}"
        for name in ("headline", "standfirst", "outlet", "original_url")
        if name in want and squeeze(getattr(got, name)) != squeeze(want[name])
    ]
    if "authors" in want and list(got.authors) != want["authors"]:
        faults.append(f"authors: {got.authors} instead of {want['authors']}")
    for name in ("issued", "modified"):
        if name in want:
            faults += date_faults(name, getattr(got, name), want[name])
    if "kind" in want and got.kind.value != want["kind"]:
        faults.append(f"kind: {got.kind} instead of {want['kind']}")
    if "language" in want and (got.language or "").partition("-")[0] != want["language"]:
        faults.append(f"language: {got.language} instead of {want['language']}")
    if "is_complete" in want and got.is_complete != want["is_complete"]:
        faults.append(f"is_complete: {got.is_complete}")
    return faults + origin_faults(got, want)


def origin_faults(got: ParsedArticle, want: dict[str, Any]) -> list[str]:
    faults = []
    if "dateline" in want:
        line = got.dateline
        stated = line and {"place": line.place, "date": line.date and line.date.isoformat(), "wire": line.wire}
        if stated != want["dateline"]:
            faults.append(f"dateline: {stated} instead of {want['dateline']}")
    credited = {(credit.role.value, credit.name) for credit in got.credits}
    missing = [credit for credit in want.get("credits", []) if (credit["role"], credit["name"]) not in credited]
    return faults + ([f"credits: {missing} not in {sorted(credited)}"] if missing else [])


def body_faults(got: ParsedArticle, want: dict[str, Any], layout: str) -> list[str]:
    blocks = read_blocks(got.body)
    text = squeeze(" ".join(block.text for block in blocks)) or ""
    faults = [f"body lacks {part[:60]!r}" for part in want.get("with", []) if squeeze(part) not in text]
    if layout == "live":
        return faults
    if not text.startswith(squeeze(want["first"]) or ""):
        faults.append(f"body begins {text[:60]!r} instead of {want['first'][:60]!r}")
    if not text.endswith(squeeze(want["last"]) or ""):
        faults.append(f"body ends {text[-60:]!r} instead of {want['last'][-60:]!r}")
    length = len("".join(text.split()))
    if length != want["characters"]:
        faults.append(f"body has {length} characters instead of {want['characters']}")
    counts = {kind: [block.text for block in blocks if block.kind is kind] for kind in BlockKind}
    if want.get("headings", []) != [squeeze(heading) for heading in counts[BlockKind.HEADING]]:
        faults.append(f"headings {counts[BlockKind.HEADING]} instead of {want.get('headings')}")
    if "paragraphs" in want and len(counts[BlockKind.PARAGRAPH]) != want["paragraphs"]:
        faults.append(f"{len(counts[BlockKind.PARAGRAPH])} paragraphs instead of {want['paragraphs']}")
    items = len(counts[BlockKind.ITEM]) + len(counts[BlockKind.NUMBERED])
    if "list_items" in want and items != want["list_items"]:
        faults.append(f"{items} list items instead of {want['list_items']}")
    return faults + [f"body holds {part[:60]!r}" for part in want.get("without", []) if squeeze(part) in text]


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_a_seed_page_is_read_as_its_truth_says(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    page = parse_page((SEEDS / truth["page"]).read_text(encoding="utf-8"))
    faults = [] if page.aggregator == truth["aggregator"] else [f"aggregator: {page.aggregator}"]
    if (page.lead is None) != (truth["lead"] is None):
        faults.append(f"lead: {page.lead and page.lead.headline!r}")
    if len(page.related) != len(truth["related"]):
        faults.append(f"{len(page.related)} related instead of {len(truth['related'])}")
    pairs = list(zip(page.related, truth["related"], strict=False))
    if page.lead and truth["lead"]:
        pairs.insert(0, (page.lead, truth["lead"]))
    for got, want in pairs:
        found = value_faults(got, want)
        found += body_faults(got, want["body"], truth["layout"]) if "body" in want else []
        faults += [f"{got.headline[:40]}: {fault}" for fault in found]

    assert faults == []
