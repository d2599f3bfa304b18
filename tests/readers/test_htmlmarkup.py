"""What stands beside the text of an HTML page: each line is told by the elements that a browser would put it in."""

from __future__ import annotations

import json
import time

import pytest

from articles.parsing import LineHint, PageFacts
from articles.readers.htmlpage import read_html_page

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


def test_a_word_within_a_link_is_a_part_of_it_and_a_picture_has_no_text() -> None:
    hints = hints_of(f"<a href=x><svg><title>Picture</title><p>{LAST}</p></svg><b>First</b> of it</a><p>End of it</p>")

    assert list(hints) == ["First of it", "End of it"]
    assert [hint.linked for hint in hints.values()] == [1.0, 0.0]


def test_a_picture_that_ends_where_it_begins_hides_nothing() -> None:
    assert list(hints_of(f"<p>Before it<svg width=1 /></p><p>{LAST}</p>")) == ["Before it", LAST]


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


def test_a_heading_states_its_text_alone() -> None:
    heading = '<h1 class=top><a href=/><img alt="Tarn Herald"></a>Bridge<br>opens<p>at last</p></h1><p>Monday</p>'

    assert [one.value for one in facts_of(heading).headlines] == ["Bridge opens at last"]


@pytest.mark.parametrize("name", ["Ada Quill</a>", "<i>Ada</i> Quill</a>", "Ada</i> Quill</a>"])
def test_links_that_are_told_by_their_classes_are_links_whatever_ends_in_them(name: str) -> None:
    hints = hints_of(f"<p><i>By <a class='AUTHOR' href=x>{name}</p><p>{LAST}</p>")

    assert (hints["By Ada Quill"].words, round(hints["By Ada Quill"].linked, 1)) == ({"author"}, 0.8)
    assert (hints[LAST].words, hints[LAST].linked) == (frozenset(), 0)


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li class=author>Before it<li>{}</ul>",
        "<dl><dt class=author>Before it<dd>{}</dl>",
        "<table><tr class=author><td>Before it<tr><td>{}</table>",
        "<table><tr><td class=author><p>Before it<td><p>{}</table>",
        "<div><i class=author><b>Before it</i><br>{}</b></div>",
        "<div><i class=author>Before it</div><p>{}</p>",
    ],
    ids=["items", "definitions", "rows", "cells", "crossed", "not ended"],
)
def test_an_element_that_is_not_ended_tells_nothing_of_the_next(html: str) -> None:
    hints = hints_of(html.format(LAST))

    (before,) = [hint for line, hint in hints.items() if "Before it" in line]
    (last,) = [hint for line, hint in hints.items() if LAST in line]
    assert (before.words, last.words) == (frozenset(["author"]), frozenset())


HOSTILE = {
    "nested regions": "<nav class=author><p>",
    "nested elements": "<div class='related box'>",
    "attributes": "<p a='b' c=\"d\" class=comment>x",
    "scripts": "<script>a<b</script><!-- c -->",
    "open scripts": "<script><!-- <script>",
    "pictures": "<img alt='one &amp; two' class=caption>",
    "entities": "&amp;&nbsp;&lt;",
    "words of facts": "datePublished <time datetime=x><meta name=a content=b>",
    "open comments": "<!-- -",
    "open values": "<p a=\"'",
    "elements without ends": "<b><span><li></div></ul>",
    "ends far out": "<span></div></b>",
    "tables": "<table><tr><td>",
    "lists": "<ol><li>x",
    "buttons": "<button>x<label>",
    "signs": "< <3 </",
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE.keys())
def test_markup_is_read_in_linear_time(part: str) -> None:
    small, large = (part * count for count in (2_000, 16_000))

    def least(html: str) -> float:
        """Return the processor time of the quickest of some readings: the others waited for somebody else."""
        taken = []
        for _ in range(4):
            start = time.process_time()
            read_html_page(html)
            taken.append(time.process_time() - start)
        return min(taken)

    assert least(large) < 0.05 + 32 * least(small)  # 8 times the text; 64 times were it quadratic
