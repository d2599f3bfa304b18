"""HTML gives the parser the same lines as ever, and beside them where each stood and what the page states of itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import LineHint, Markup, Stated
from articles.readers import HTML, RawDocument, page_text, read_page
from articles.readers.htmlpage import html_lines, read_html_page

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Bridge opens - Tarn Herald</title>
<meta property="og:title" content="Bridge opens at last"><meta property="og:site_name" content="Tarn Herald">
<script type="application/ld+json">%s</script></head><body>
<nav class="main-menu"><ul><li><a href="/a">News</a></li><li><a href="/b">Sport &amp; more</a></li></ul></nav>
<article class="story"><h1>Bridge opens</h1>
<div class="articleBody"><p>The <a href="/c">bridge</a> was opened on Monday.</p><p>Nobody fell into it.</p></div>
<figure><img src="x.jpg" alt="A bridge"><figcaption>The bridge by day</figcaption></figure></article>
<aside class="related-items"><p>Mill closes</p></aside><footer>© Tarn Herald</footer></body></html>"""
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Tarn Herald"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge &amp; opening",
            "datePublished": "2025-08-09T12:00:00+02:00",
            "dateModified": "2025-08-10",
            "author": [{"@type": "Person", "name": "Ada Quill"}, "Ben Moor"],
            "publisher": {"@type": "Organization", "name": "The Tarn Herald"},
        },
    ],
}


def read(html: str) -> tuple[str, Markup]:
    return read_html_page(html)


def hints_of(html: str) -> dict[str, LineHint]:
    text, markup = read(html)
    return {line.strip(): markup.hints[at] for at, line in enumerate(text.split("\n"), 1) if at in markup.hints}


def test_the_text_is_the_same_as_without_the_markup() -> None:
    page = PAGE % json.dumps(LD)

    assert read(page)[0] == html_lines(page)
    assert page_text(RawDocument(page.encode(), HTML, "p.html", "p")) == html_lines(page)


def test_each_line_knows_its_element_links_and_regions() -> None:
    hints = hints_of(PAGE % "")

    assert hints["Bridge opens"].tag == "h1"
    assert hints["• News"].tag == "li"
    assert (hints["• News"].linked, hints["• News"].inside) == (1.0, frozenset(["nav"]))
    prose = hints["The bridge was opened on Monday."]
    assert (prose.tag, prose.inside, round(prose.linked, 2)) == ("p", frozenset(["article"]), 0.23)
    assert prose.group == hints["Nobody fell into it."].group != hints["Mill closes"].group
    assert hints["The bridge by day"].inside == {"article", "figure", "figcaption"}
    assert "related" in hints["Mill closes"].words


def test_classes_of_the_whole_page_are_of_none_of_its_lines() -> None:
    page = '<body class="author-on caption"><div class="caption"><p>By the sea</p></div><p>The ferry sails.</p></body>'

    hints = hints_of(page)

    assert hints["By the sea"].words == {"caption"}
    assert (hints["The ferry sails."].words, hints["The ferry sails."].group > 0) == (frozenset(), True)


def test_numbers_of_lists_and_escaped_signs_do_not_lose_the_lines_after_them() -> None:
    hints = hints_of("<ol><li>One &lt; two</li><li>Three &amp; four</li></ol><h2>Five</h2>")

    assert hints["1. One < two"].tag == hints["2. Three & four"].tag == "li"
    assert hints["Five"].tag == "h2"


def test_links_without_text_link_nothing_after_them() -> None:
    hints = hints_of("<a href=a></a><a href=b></a><p>Nobody fell.</p><p><a href=c>More</a></p><a href=d></a><p>End</p>")

    assert [hints[line].linked for line in ("Nobody fell.", "More", "End")] == [0.0, 1.0, 0.0]


def test_descriptions_of_pictures_that_are_written_twice_do_not_lose_the_lines_after_them() -> None:
    picture = '<figure class="photo"><img alt="A bridge by day" src=x></figure><p class=caption>A bridge by day</p>'
    hints = hints_of(f"<p>First of all.</p>{picture * 2}<div><p>A longer line that stands after them.</p></div>")

    assert hints["A longer line that stands after them."].tag == "p"
    assert hints["A longer line that stands after them."].group > 0


def test_json_ld_states_the_facts() -> None:
    facts = read(PAGE % json.dumps(LD))[1].facts

    assert (facts.headlines[0].value, facts.headlines[0].rule) == ("Bridge & opening", "json-ld:headline")
    assert facts.published[0].value == "2025-08-09T12:00:00+02:00"
    assert (facts.modified[0].value, facts.modified[0].rule) == ("2025-08-10", "json-ld:dateModified")
    assert (facts.authors[0].value, facts.authors[0].rule) == (("Ada Quill", "Ben Moor"), "json-ld:author")
    assert facts.outlets[0].value == "The Tarn Herald"
    assert facts.language is not None
    assert (facts.language.value, facts.language.rule) == ("en-GB", "html:lang")


def test_json_ld_states_the_text_without_its_tags_and_the_longest_where_there_are_several() -> None:
    short, long = (
        {"@type": "NewsArticle", "articleBody": text} for text in ("Sails.", "<p>The  ferry &amp;\ncrew</p>")
    )

    facts = read(PAGE % json.dumps([short, long, {"@type": "NewsArticle", "articleBody": 7}]))[1].facts

    assert facts.body == Stated("The ferry & crew", "json-ld:articleBody")
    assert read(PAGE % json.dumps(LD))[1].facts.body is None


def test_meta_headings_and_title_state_the_headline_too() -> None:
    headlines = read(PAGE % "")[1].facts.headlines

    assert [(one.rule, one.value) for one in headlines] == [
        ("og:title", "Bridge opens at last"),
        ("h1", "Bridge opens"),
        ("title", "Bridge opens - Tarn Herald"),
    ]


@pytest.mark.parametrize(
    "script", ["{", "[" * 5000, '"x"', "null", '{"@type": 3}', '{"@type": "NewsArticle", "author": 7}']
)
def test_malformed_json_ld_states_nothing(script: str) -> None:
    facts = read(PAGE % script)[1].facts

    assert not any(one.rule.startswith("json-ld") for one in (*facts.headlines, *facts.authors, *facts.published))


def test_json_ld_in_a_comment_is_read() -> None:
    assert read(PAGE % f"<!-- {json.dumps(LD)} -->")[1].facts.published


def test_a_time_element_states_when_the_article_was_published() -> None:
    (stated,) = read("<article><time datetime='2025-08-09'>today</time></article>")[1].facts.published

    assert (stated.value, stated.rule) == ("2025-08-09", "time:datetime")


@pytest.mark.parametrize("name", ["published-date", "Article_Date_Original", "citation_publication_date"])
def test_a_meta_element_of_many_names_states_when_the_article_was_published(name: str) -> None:
    (stated,) = read(f"<meta name='{name}' content='2025-08-09'><p>Bridge opens</p>")[1].facts.published

    assert (stated.value, stated.rule) == ("2025-08-09", name.casefold())


def test_text_alone_has_no_markup() -> None:
    assert read_page(RawDocument(b"Bridge opens", "text/plain", "p.txt", "p")).markup is None


TAGS = st.sampled_from(
    ["<p>", "<div>", "</div>", "<article>", "<nav>", "</nav>", "<a href=x>", "</a>", "<ol>", "<li>", "<h1>"]
)
MARKS = st.sampled_from(["\U00100000", "\U00100001", "\U0010ffff", "1. ", "&lt;", "<", "\n", "<script>", "\ufffd"])


@given(st.lists(TAGS | MARKS | st.text(max_size=5), max_size=40).map("".join))
def test_any_html_gives_the_same_text_and_hints_of_its_lines_alone(html: str) -> None:
    text, markup = read(html)

    assert text == html_lines(html)
    assert set(markup.hints) <= set(range(1, text.count("\n") + 2))
    assert all(0 <= hint.linked <= 1 for hint in markup.hints.values())
