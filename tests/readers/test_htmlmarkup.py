"""What stands beside the text of an HTML page: each line is told by the elements that a browser would put it in."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree

from articles.parsing import LineHint, PageFacts
from articles.readers.htmlmarkup import read_markup
from articles.readers.htmlpage import html_lines, read_html_page
from articles.readers.htmlraw import without_raw_text
from articles.readers.htmltags import NAMES, read_tags

LAST = "The ferry sails at noon."
TRICKY = {
    "script": '<script>document.write("<nav><p>" + a < b)</script>',
    "script in a comment in a script": '<script><!-- <script>f("</p>")</script> <nav> --></script>',
    "comment without end in a script": "<script><!-- <nav> </script>",
    "style": "<style>nav > a { color: red } /* <nav> */</style>",
    "style of a picture": "<svg><style>.a > .b {} <![CDATA[ <nav> ]]></style></svg>",
    "script in a picture": "<svg><script/><script>1 < 2</script></svg>",
    "script in a script of a picture": "<svg><script><script></script></script></svg>",
    "comment": "<!-- <nav> -- > <p> -->",
    "comment that ends early": "<!--> <!---> <!-- x --!>",
    "frame": "<iframe><nav><p></iframe>",
    "signs in a value": '<a title="a > b <nav>" href=x></a>',
    "signs in a name": "<p a<nav=b>x</p>",
    "instruction": "<?php if (a) echo '<nav'; ?>",
    "unknown elements": "<x-y><z:w></z:w></x-y><navigation></navigation>",
    "text area": "<textarea><nav></textarea>",
    "ends without beginnings": "</nav></p></article></b>",
    "table without rows": "<table><nav></nav><td>1</table>",
    "item without text": "<ul><li></li></ul>",
    "raw text": "<xmp><nav></xmp><noembed><nav></noembed>",
}


def hints_of(html: str) -> dict[str, LineHint]:
    text, markup = read_html_page(html)
    return {line.strip(): markup.hints[at] for at, line in enumerate(text.split("\n"), 1) if at in markup.hints}


def facts_of(html: str) -> PageFacts:
    return read_html_page(html)[1].facts


@pytest.mark.parametrize("tricky", TRICKY.values(), ids=TRICKY.keys())
def test_what_is_no_tag_puts_no_later_line_into_an_element(tricky: str) -> None:
    page = f"<main><p>First of all.</p>{tricky}<h2>{LAST}</h2></main><article class=story><h3>After it.</h3></article>"

    hints = hints_of(page)

    assert (hints[LAST].tag, hints[LAST].inside, hints[LAST].words) == ("h2", {"main"}, set())
    assert (hints["After it."].tag, hints["After it."].inside) == ("h3", {"article"})


@given(
    st.lists(st.sampled_from((*TRICKY.values(), "<p>", "</p>", "<div>", "</div>", "one", "<b>", "<li>")), max_size=12)
)
def test_every_element_of_a_tree_is_found_once_with_its_beginning_and_its_end(parts: list[str]) -> None:
    tree = HTMLTree.parse("".join(parts).replace(TRICKY["raw text"], ""))
    assert tree.document is not None
    for name in ("p", "div", "li", "nav", "article", "b"):
        own = [node for node in tree.document.query_selector_all(name) if node.closest("svg,iframe,noscript") is None]
        tags = read_tags(str(tree))
        begun = [tag for tag in tags.texts(tags.begins) if tag.startswith((f"<{name}>".encode(), f"<{name} ".encode()))]
        ended = [tag for tag in tags.texts(tags.ends) if tag == f"</{name}>".encode()]
        assert len(begun) == len(ended) == len(own)


def test_the_parts_that_raw_text_is_taken_out_of_are_the_page_without_it() -> None:
    html = b'<p>a<script type="x">1<2</script>b<!-- c --><style>d</style>e<xmp>f<g></xmp></p>'

    assert without_raw_text(html) == (b"<p>abe<xmp>f g </xmp></p>", (b'<script type="x">1<2</script>',))


def test_a_link_within_a_pictures_link_is_the_link() -> None:
    hints = hints_of(
        f"<svg><a href=x><title>Picture</title><desc><p>{LAST} <a href=y>More</a></p></desc></a></svg><p>End of it</p>"
    )

    assert hints["Picture"].linked == 0
    assert 0 < hints[f"{LAST} More"].linked < 0.5
    assert hints["End of it"].linked == 0


def test_the_description_of_a_picture_stands_where_the_picture_does() -> None:
    picture = '<figure class=photo><img alt="Tea &amp; &quot;toast&quot; &lt; ten" src=x></figure>'

    hints = hints_of(f"{picture}<p>Tea &amp; more &nbsp; now</p>")

    assert hints['Tea & "toast" < ten'].inside == {"figure"}
    assert hints["Tea & more \xa0 now"].tag == "p"


def test_text_that_no_reader_sees_is_of_no_line() -> None:
    hidden = (
        "<select><option>One</select><template><p>Two</p></template><button>Three</button><noscript>Four</noscript>"
    )

    assert hints_of(f"<title>Nought</title><p>Before it.</p>{hidden}<h3>{LAST}</h3>")[LAST].tag == "h3"


def test_lines_of_the_same_paragraphs_are_of_one_group() -> None:
    hints = hints_of(
        "<div><p>One of it</p><div>Two of it</div><p>Three of it</p></div><section><p>Four of it</p></section>"
    )

    assert hints["One of it"].group == hints["Two of it"].group == hints["Three of it"].group > 0
    assert hints["Four of it"].group not in (0, hints["One of it"].group)


@pytest.mark.parametrize("name", ["postAuthor", "AUTHOR-box", "story author"])
def test_a_class_tells_an_element_apart_however_its_words_are_joined(name: str) -> None:
    assert hints_of(f'<div class="{name}"><b>Ada Quill</b></div><p>{LAST}</p>')["Ada Quill"].depth == 2


def test_the_element_that_says_so_states_the_day_where_nothing_more_trusted_does() -> None:
    told = '<p>datePublished</p><b itemprop="name datePublished" content="2025-08-09">today</b>'

    (stated,) = facts_of(told).published

    assert (stated.value, stated.rule) == ("2025-08-09", "itemprop:datePublished")
    trusted = facts_of(f'<meta name="pubdate" content="2025-08-07">{told}').published
    assert [one.value for one in trusted] == ["2025-08-07"]


def test_facts_are_read_wherever_they_stand() -> None:
    article = json.dumps({"@type": "NewsArticle", "headline": 'Bridge </b> "opens"', "author": "Ada Quill"})
    body = '<h1>Bridge <b>opens &amp;</b> closes</h1><meta property="og:site_name" content="Tarn &quot;Herald&quot;">'

    facts = facts_of(f'<html lang="en">{body}<script type="Application/LD+JSON">{article}</script>')

    assert [one.value for one in facts.headlines] == ['Bridge "opens"', "Bridge opens & closes"]
    assert [one.value for one in facts.outlets] == ['Tarn "Herald"']
    assert facts.language is not None
    assert facts.language.value == "en"


HOSTILE = {
    "nested regions": "<nav class=author><p>",
    "nested elements": "<div class='related box'>",
    "attributes": "<p a='b' c=\"d\" class=comment>x",
    "scripts": "<script>a<b</script><!-- c -->",
    "open scripts": "<script><!-- <script>",
    "pictures": "<img alt='one &amp; two' class=caption>",
    "entities": "&amp;&nbsp;&lt;",
    "words of facts": "datePublished <time datetime=x><meta name=a content=b>",
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE.keys())
def test_markup_is_read_in_linear_time(part: str) -> None:
    small, large = (str(HTMLTree.parse(part * count)) for count in (2_000, 16_000))
    texts = html_lines(small), html_lines(large)

    def least(html: str, text: str) -> float:
        """Return the processor time of the quickest of some readings: the others waited for somebody else."""
        taken = []
        for _ in range(4):
            start = time.process_time()
            read_markup(html, None, text)
            taken.append(time.process_time() - start)
        return min(taken)

    assert least(large, texts[1]) < 0.05 + 32 * least(small, texts[0])  # 8 times the text; 64 times were it quadratic


def test_the_names_of_elements_that_are_told_apart_differ_in_what_is_read_of_them() -> None:
    assert len({name[:8] for name in NAMES}) == len(NAMES)
