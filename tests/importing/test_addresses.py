"""Two addresses of one page become equal, two pages never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.addresses import (
    address_key,
    domain_and_parents,
    domain_of,
    is_domain,
    normalised_address,
)


@pytest.mark.parametrize(
    ("address", "normalised"),
    [
        ("HTTPS://News.Elwin.Example/a/B?x=1", "https://news.elwin.example/a/B?x=1"),
        ("https://elwin.example:443/a", "https://elwin.example/a"),
        ("http://elwin.example:80/a", "http://elwin.example/a"),
        ("http://elwin.example:8080/a", "http://elwin.example:8080/a"),
        ("https://elwin.example/a#comments", "https://elwin.example/a"),
        ("https://elwin.example", "https://elwin.example/"),
        ("https://elwin.example/a?utm_source=x&id=7&fbclid=y&b=2&gclid=z", "https://elwin.example/a?id=7&b=2"),
        ("https://elwin.example/a?UTM_Campaign=x", "https://elwin.example/a"),
        ("https://elwin.example/a?b=2&a=1", "https://elwin.example/a?b=2&a=1"),
        ("https://elwin.example/a/", "https://elwin.example/a/"),
        ("https://elwin.example/a?q=a%20b", "https://elwin.example/a?q=a%20b"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("  https://elwin.example/a\n", "https://elwin.example/a"),
    ],
)
def test_an_address_has_one_spelling(address: str, normalised: str) -> None:
    assert normalised_address(address) == normalised


@pytest.mark.parametrize(
    "address",
    ["", "elwin.example/a", "ftp://elwin.example/a", "https://", "https://elwin.example:port/", "https://[::1"],
)
def test_what_is_no_web_address_has_no_key(address: str) -> None:
    assert normalised_address(address) == ""
    assert address_key(address) == ""


@given(st.text(alphabet="htps:/.?&=#@[]%utm_x09 ée", max_size=60))
def test_a_normalised_address_is_its_own_and_nothing_makes_it_fail(address: str) -> None:
    normalised = normalised_address(address)
    assert normalised_address(normalised) == normalised


def test_equal_pages_share_a_key_and_others_do_not() -> None:
    key = address_key("https://elwin.example/ferry?utm_medium=mail#top")
    assert key == address_key("https://ELWIN.example/ferry")
    assert len(key) == 64
    assert key != address_key("https://elwin.example/ferry?page=2")


def test_the_mere_address_of_a_site_names_no_article() -> None:
    assert address_key("https://elwin.example/") == address_key("https://elwin.example?utm_source=x") == ""
    assert address_key("https://elwin.example/?p=7")


def test_a_domain_is_matched_whole_or_by_the_parents_it_lies_in() -> None:
    assert domain_and_parents("news.elwin.example") == ("news.elwin.example", "elwin.example")
    assert "x.example" not in domain_and_parents("v2ex.example")
    assert domain_and_parents("elwin.example") == ("elwin.example",)
    assert domain_of("https://www.Elwin.example/a") == "elwin.example"
    assert domain_of("no address") == ""


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("elwin.example", True),
        ("news.elwin.com.cn", True),
        ("bücher.example", True),
        ("Elwin Courier", False),
        ("elwin", False),
        ("3.5", False),
        ("elwin..example", False),
        ("St.", False),
        ("-elwin.example", False),
        (".example", False),
    ],
)
def test_a_domain_is_told_from_a_name(name: str, answer: bool) -> None:
    assert is_domain(name.casefold()) is answer
