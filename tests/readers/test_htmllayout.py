"""The lines of an HTML page are those of a dump: what stands apart, what is listed, and what is left out of them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resiliparse.extract.html2text import extract_plain_text

from articles.readers.htmlpage import html_lines

STRAY = re.compile("(?m)^((?:  )*) (?! )")
"""A blank that the dumps have at the beginning of some lines, for no reason that a reader could see."""

WORDS = st.sampled_from(["one", "two &amp; three", " four ", "f\u00fcnf", "\n six\n  seven ", "<b>eight</b> nine"])
UNSEEN = st.sampled_from(["<br>", '<img alt="a boat">', "<!-- c -->", "<script>a<b</script>", "<button>x</button>"])


def elements(names: list[str], content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("<{0}>{1}</{0}>".format, st.sampled_from(names), content)


def some(strategy: st.SearchStrategy[str], least: int = 1) -> st.SearchStrategy[str]:
    return st.lists(strategy, min_size=least, max_size=3).map("".join)


TEXT = some(st.recursive(WORDS | UNSEEN, lambda inner: elements(["a", "span", "em"], inner), max_leaves=3))
TABLES = elements(["table"], some(elements(["tr"], some(st.sampled_from(["<td>one</td>", "<td><b>two</b></td>"])))))
BLOCKS = st.recursive(
    elements(["p", "h1", "h3", "h5"], TEXT) | TEXT,
    lambda inner: (
        elements(["div", "section", "figure"], some(inner, least=0))
        | elements(["ul", "ol"], some(inner.map("<li>x{}</li>".format)))
    ),
    max_leaves=8,
)


@given(some(BLOCKS | TABLES))
def test_a_page_is_written_as_the_dumps_are(html: str) -> None:
    dump = extract_plain_text(html, preserve_formatting=True, main_content=False, list_bullets=True, alt_texts=True)

    assert html_lines(html) == STRAY.sub(r"\1", dump)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("one<p>two<p>three<div>four", "one\n\ntwo\n\nthree\n\nfour"),
        (
            "<ul><li>one<li>two<ol><li>three<li>four</ul>five",
            "  \u2022 one\n  \u2022 two\n    1. three\n    2. four\nfive",
        ),
        ("<table><tr><td>one<td>two<tr><td>three<td>four</table>five", "one\t\ttwo\nthree\t\tfour\nfive"),
        ("<div><b>one<p>two</b> three</p></div></div></p>four", "one\n\ntwo three\n\nfour"),
        ("<DIV>one</Div><P>two</p><Script>x</sCRIPT>three", "one\n\ntwo\n\nthree"),
    ],
    ids=["paragraphs", "items", "cells", "crossed", "capitals"],
)
def test_elements_end_where_browsers_end_them(html: str, lines: str) -> None:
    assert html_lines(html) == lines


def test_blanks_are_kept_where_the_page_says_so() -> None:
    assert html_lines("<p>a  b\n c<pre>\n  d\n\n    e  f \n</pre>g") == "a b c\n\n  d\n\n    e  f\ng"


def test_blanks_that_do_not_break_are_no_blanks_of_html() -> None:
    assert html_lines("<p>a \n\t b\u00a0\u00a0 c\u2003 d</p><table><tr><td>e \n <td> f  g") == (
        "a b\u00a0\u00a0 c\u2003 d\n\ne\t\tf g"
    )


@pytest.mark.parametrize("sign", ["a < b", "a <3 b", "a & b", "a &lt; b", "a &amp; b", "a <= b > c"])
def test_signs_that_begin_no_tag_are_text(sign: str) -> None:
    assert html_lines(f"<p>{sign}</p>") == unescape(sign)


@pytest.mark.parametrize("before", ["", " ", "<!-- c -->", "<title>t</title>"])
def test_text_outside_of_all_elements_is_text_of_the_page(before: str) -> None:
    assert html_lines(f"{before}one<br>two") == "one\ntwo"


def test_lists_in_lists_are_indented_no_further_than_any_reader_looks() -> None:
    assert max(len(line) for line in html_lines("<ul><li>x" * 200).split("\n")) < 50
