"""The truth files are about the seeds: each stated text stands on its page."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
TRUTHS = sorted(HERE.glob("*.json"))
ARTICLE_KEYS = {
    "headline", "standfirst", "outlet", "issued", "modified", "authors", "dateline", "credits", "original_url",
    "kind", "language", "is_complete", "body",
}  # fmt: skip


def squeeze(text: str) -> str:
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


def articles(truth: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if truth["lead"]:
        yield truth["lead"]
    yield from truth["related"]


def stated_texts(article: dict[str, Any]) -> Iterator[str]:
    yield from (article[key] for key in ("headline", "standfirst", "outlet", "original_url") if article.get(key))
    yield from article.get("authors", [])
    yield from (article[key]["text"] for key in ("issued", "modified") if article.get(key))
    body = article.get("body", {})
    yield from (body[key] for key in ("first", "last") if key in body)
    for key in ("headings", "with", "without"):
        yield from body.get(key, [])


def test_each_seed_page_has_a_truth_and_each_truth_its_page() -> None:
    assert {path.stem for path in TRUTHS} == {path.stem for path in SEEDS.glob("*.txt")}


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_every_text_that_a_truth_states_stands_on_the_page(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    page = squeeze((SEEDS / truth["page"]).read_text(encoding="utf-8"))

    missing = [text for article in articles(truth) for text in stated_texts(article) if squeeze(text) not in page]

    assert missing == []


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_a_truth_says_only_what_the_format_knows(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))

    assert set(truth) == {"page", "layout", "notes", "aggregator", "lead", "related"}
    for article in articles(truth):
        assert set(article) <= ARTICLE_KEYS


def test_the_seeds_hold_at_least_six_languages_and_both_directions() -> None:
    languages = {
        article["language"]
        for path in TRUTHS
        for article in articles(json.loads(path.read_text(encoding="utf-8")))
        if "language" in article
    }

    assert len(languages) >= 6
    assert "ar" in languages
    assert languages & {"zh", "ja"}
