"""Tag rules find whole words and whole domains in the fields they look at, in time linear in the text."""

from __future__ import annotations

import re
from typing import Any

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from articles.editing.refusals import ImpossibleEdit
from articles.editing.rule_matching import RuleText, find, matcher_of
from articles.models import TagRule

EVERYWHERE = {"in_headline": True, "in_body": True, "in_source": True, "in_address": True}


def finds(include: str, text: RuleText | str, match: str = "any", **fields: Any) -> bool:
    text = RuleText(body=text) if isinstance(text, str) else text
    return bool(find(TagRule(include=include, match=match, **fields), text))


@pytest.mark.parametrize(
    ("match", "include", "text", "expected"),
    [
        ("any", "ferry, quay", "The QUAY is closed.", True),
        ("any", "ferry", "Ferryman's day", False),
        ("any", "ferry", "The ferry's late", True),
        ("any", "élan", "Sans ÉLAN, rien", True),
        ("any", "lan", "Sans élan, rien", False),
        ("any", '"port elwin"', "In Port\n Elwin", True),
        ("any", '"port elwin"', "Port of Elwin", False),
        ("any", "C++", "Written in C++ today", True),
        ("any", "北京", "今天北京新闻", True),
        ("any", "U.S.", "The U.S. economy", True),
        ("all", "ferry late", "Late again: the ferry", True),
        ("all", "ferry late", "The ferry", False),
        ("phrase", "leaves on time\ncomes late", "It comes  late", True),
        ("phrase", "leaves on time", "On time it leaves", False),
        ("regex", r"ferr(y|ies)\b", "Two FERRIES", True),
        ("regex", r"^ferry", "The ferry", False),
    ],
)
def test_words_are_found_as_the_rule_says(match: str, include: str, text: str, expected: bool) -> None:
    assert finds(include, text, match) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.example/a", True),
        ("https://mobile.x.example/a", True),
        ("https://user@x.example:8080/a", True),
        ("https://v2ex.example/a", False),
        ("https://foo-x.example/a", False),
        ("https://x.example.evil.test/a", False),
        ("https://evil.test/x.example/a", False),
        ("https://evil.test/?u=https://x.example/", False),
    ],
)
def test_a_domain_is_matched_whole(address: str, expected: bool) -> None:
    assert finds("x.example", RuleText(addresses=(address,)), in_address=True) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("See mobile.x.example.", True), ("See v2x.example", False), ("x.example.test", False)]
)
def test_a_domain_in_a_text_is_matched_whole(text: str, expected: bool) -> None:
    assert finds("x.example", text) is expected


@pytest.mark.parametrize("field", ["headline", "body", "source", "address"])
def test_only_the_chosen_fields_are_looked_at(field: str) -> None:
    word = "ferry"
    text = RuleText(headline=word, body=word, sources=(word,), addresses=(f"https://elwin.example/{word}",))
    only = dict.fromkeys(EVERYWHERE, False) | {f"in_{field}": True}
    assert [place.field for place in find(TagRule(include=word, **only), text)] == [field]
    empty = {
        "headline": {"headline": ""},
        "body": {"body": ""},
        "source": {"sources": ()},
        "address": {"addresses": ()},
    }
    assert not finds(word, RuleText(**{**{f: getattr(text, f) for f in text.__slots__}, **empty[field]}), **only)


@pytest.mark.parametrize(("match", "exclude"), [("any", "ghost ferry"), ("regex", r"ghost\s+ferry")])
def test_what_is_excluded_keeps_the_rule_from_applying(match: str, exclude: str) -> None:
    assert finds("ferry", "The ferry", match, exclude=exclude)
    assert not finds("ferry", "The ghost ferry", match, exclude=exclude)


def test_a_find_is_where_the_words_stand() -> None:
    (found,) = find(TagRule(include="x.example", **EVERYWHERE), RuleText(addresses=("https://m.x.example/a",)))
    assert found.text[found.start : found.end] == "x.example"
    (found,) = find(TagRule(include="(f)(erry)", match="regex", **EVERYWHERE), RuleText(headline="Die Fähre, a ferry"))
    assert found.text[found.start : found.end] == "ferry"


@pytest.mark.parametrize(
    ("match", "include", "why"),
    [
        ("regex", "(ferry", "cannot be read: missing"),
        ("regex", "(a{1000}){1000}", "cannot be read"),
        ("regex", "(?<=a)b", "cannot be read"),
        ("regex", "x*", "finds the empty text"),
        ("any", " , ;", "needs words"),
        ("any", "a" * 4_001, "at most 4,000"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_words(match: str, include: str, why: str) -> None:
    with pytest.raises(ImpossibleEdit, match=why):
        finds(include, "text", match)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*a){20}$", r"(\w+\s?)+$"])
def test_an_expression_that_would_take_others_for_ever_is_matched_by_what_takes_no_step_back(pattern: str) -> None:
    (finder,) = matcher_of(TagRule(include=pattern, match="regex")).include
    assert type(finder.plain) is type(finder.address) is type(re2.compile(""))  # asked first: others would not end
    assert not finds(pattern, "a" * 50_000 + "!", "regex")
    assert finds(pattern, "a" * 50_000, "regex")


@given(st.text(max_size=20), st.text(alphabet="aAiIıİsSſkKKßẞéÉ", min_size=1, max_size=5), st.text(max_size=20))
def test_a_text_is_not_passed_over_that_holds_the_words(before: str, word: str, after: str) -> None:
    text = f"{before} {word.swapcase()} {after}"
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    assert finds(word, text) is bool(pattern.search(text))


@given(st.text(min_size=1, max_size=30), st.text(max_size=60))
def test_looking_for_any_words_never_fails_and_finds_what_is_there(include: str, text: str) -> None:
    try:
        found = find(TagRule(include=include), RuleText(body=text))
    except ImpossibleEdit:
        return
    assert all(place.text[place.start : place.end] for place in found)
