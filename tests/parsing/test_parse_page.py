"""What holds for any page: nothing is lost or counted twice, evidence is true, the parser is total and linear."""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.parsing import (
    ParsedArticle,
    ParsedPage,
    article_from_json,
    article_to_json,
    is_blank,
    parse_page,
    read_blocks,
)

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
PAGES = [path.read_text(encoding="utf-8") for path in SEEDS]
PIECES = [
    "Yahoo09-07-2025",
    "timean hour ago",
    "time3 days ago",
    "  • Yahoo",
    "Related Articles",
    "Comments",
    "DOWNLOAD THE APP",
    "Explore what Gather9 AI can do for you:",
    "Tarn opens its bridge",
    "BEIJING, July 9, 2025 /PRNewswire/ -- A report from tarn.example:",
    "SOURCE tarn.example",
    "By Ada Quill",
    "Tarn opens its bridge first appeared on Tarn Post on Aug 9, 2025",
    "\u200b",
    "\x00",
    "\r",
    "\ufeff logo",
    "The bridge opened on Monday after nine years of work, and the town came to see it, rain or no rain.",
    "She said: “It stands.” ‘Good,’ he said. Error in retrieving data Sign in to access your portfolio",
    "View original content:https://tarn.example/a SOURCE Tarn",
    "1. One",
    "- item",
    "> quote",
    "## mark",
    "…",
    "شمس 9",
    "塔恩大桥周一通车，历时九年，耗资四千万。",
]

BODY_LINE = "The bridge of Tarn opened on Monday after nine years, the mayor said, and nobody slept. "


@st.composite
def mutated_pages(draw: st.DrawFn) -> str:
    lines = draw(st.sampled_from(PAGES)).split("\n")
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        other = draw(st.integers(0, max(len(lines) - 1, 0)))
        match draw(st.sampled_from(["drop", "double", "swap", "insert", "glue", "cut"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "insert":
                lines.insert(at, draw(st.sampled_from(PIECES)))
            case "glue":
                lines[at] += lines[other]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, 80))]
        lines = lines or [""]
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)


TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=25).map("\n".join),
    mutated_pages(),
)


def owned_spans(page: ParsedPage) -> list[tuple[int, int, int]]:
    spans = [(cut.line, cut.start, cut.end) for cut in page.boilerplate]
    for article in page.articles:
        spans += [(s.line, s.start, s.end) for spans_ in article.evidence.values() for s in spans_ if s.owns]
    return spans + [(s.line, s.start, s.end) for spans_ in page.evidence.values() for s in spans_ if s.owns]


def words(text: str) -> str:
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS)
def test_every_visible_character_is_accounted_for_exactly_once(text: str) -> None:
    taken: dict[int, list[int]] = {}
    lines = text.split("\n")
    for line, start, end in owned_spans(parse_page(text)):
        counts = taken.setdefault(line, [0] * len(lines[line - 1]))
        assert 0 <= start < end <= len(lines[line - 1])
        for column in range(start, end):
            counts[column] += 1
    for number, line_text in enumerate(lines, 1):
        counts = taken.get(number, [0] * len(line_text))
        assert all(count <= 1 for count in counts)
        assert all(count == 1 or is_blank(char) for char, count in zip(line_text, counts, strict=True))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS)
def test_every_value_is_found_where_its_evidence_points(text: str) -> None:
    lines = text.split("\n")
    page = parse_page(text)

    def pointed(article: ParsedArticle, name: str) -> str:
        return words(" ".join(lines[s.line - 1][s.start : s.end] for s in article.evidence.get(name, ())))

    for article in page.articles:
        for name in ("headline", "standfirst", "byline", "outlet", "original_url"):
            assert words(getattr(article, name) or "") in pointed(article, name)
        assert words("".join(block.text for block in read_blocks(article.body))) in pointed(article, "body") or any(
            block.kind == "numbered" for block in read_blocks(article.body)
        )
        for author in article.authors:
            assert words(author) in pointed(article, "byline")
        if article.issued:
            assert words(article.issued.text) in pointed(article, "issued")
        assert bool(article.credits) == bool(pointed(article, "credits"))
    for cut in page.boilerplate:
        assert words(cut.text) == words(lines[cut.line - 1][cut.start : cut.end])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS)
def test_the_same_page_is_read_the_same_and_its_json_reads_back(text: str) -> None:
    page = parse_page(text)
    assert page == parse_page(text)
    for article in page.articles:
        assert article_from_json(article_to_json(article)) == article


def test_item_keys_of_a_page_differ() -> None:
    head = f"Tarn opens\nTarn opens\n\nPost\n\ntime2 hours ago\n\n  • Post\n\nTarn opens\n\n{BODY_LINE}"
    page = parse_page(f"Related Articles\n\n{head}\n\n{head}\n")
    keys = [article.item_key for article in page.articles]
    assert len(keys) == 2
    assert len(set(keys)) == 2


def count_calls(work: Callable[[], object]) -> int:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


LARGE = {
    "one long line": lambda n: BODY_LINE * n,
    "many lines": lambda n: (BODY_LINE + "\n") * n,
    "by by by": lambda n: "By " * (8 * n),
    "bylines": lambda n: "By Ada Quill\n" * n,
    "heads": lambda n: "Tarn opens\nTarn opens\n\nPost\n\ntime2 hours ago\n\n" * n,
    "open dates": lambda n: ("Tarn opens\nTarn opens\n\nPost09-07-2025\n\n" + BODY_LINE + "\n\n") * n,
    "dates": lambda n: "9-7-2025 " * (4 * n),
    "letters": lambda n: "a" * (60 * n),
    "spaces": lambda n: "a" + " " * (60 * n) + "b",
    "furniture": lambda n: "Error in retrieving data " * (3 * n),
    "quotes": lambda n: "“Tarn” " * (9 * n) + "\n" + "“Tarn opens” \n\n" * n,
    "credits": lambda n: "first appeared on Tarn Post. This story was originally reported by Tarn Post. " * n,
    "zero-width": lambda n: "T\u200barn " * (9 * n),
    "carriage returns": lambda n: "Tarn opens its bridge.\r" * n,
    "hash marks": lambda n: "## - > 1. " * (6 * n),
    "urls": lambda n: "https://tarn.example/ " * (3 * n),
    "brackets": lambda n: "((((AP) (Reuters) -- " * (3 * n),
    "capitals": lambda n: "TARN BRIDGE OPENS " * (4 * n),
}  # fmt: skip


@pytest.mark.parametrize("shape", LARGE)
def test_work_grows_linearly_with_the_page(shape: str) -> None:
    small, large = (count_calls(lambda n=n: parse_page(LARGE[shape](n))) for n in (150, 600))
    assert large < 6 * small + 20_000


def test_a_line_of_fifty_megabytes_is_cut_whole_with_its_rule() -> None:
    page = parse_page("x" * 50_000_000)
    assert page.articles == ()
    assert [(cut.line, cut.start, cut.end) for cut in page.boilerplate] == [(1, 0, 50_000_000)]


@pytest.mark.parametrize("text", ["", "\n\n", "\x00\x00", " \u200b ", "\ud800", "�" * 50])
def test_a_page_without_text_has_no_article(text: str) -> None:
    assert parse_page(text).articles == ()


def test_shuffled_seeds_never_raise() -> None:
    chance = random.Random(3)
    for page in PAGES:
        lines = page.split("\n")
        chance.shuffle(lines)
        parse_page("\n".join(lines))
