"""Whole pages of HTML: the article alone is read of one that has an article, and none is made of one that has not."""

from __future__ import annotations

import pytest

from articles.parsing import ParsedArticle, ParsedPage, parse_page
from articles.readers import HTML, RawDocument, read_page

TEXT = (
    "The council voted on Monday to keep the old ferry running for another two years, against its engineers' advice.",
    "A swan has built her nest beneath the gangway, and nobody wants to wake her before the tide does, they said.",
    "Three ships are to be built before the winter, and the ferrymen will be given work in the new yard, he promised.",
    "Whoever crosses the river by night will have to ring the bell twice from now on, and wait for the lantern.",
)
OTHERS = (
    "The mill on the hill closes its doors after ninety years, and its owner thanks everybody who ever bought flour.",
    "I have rung that bell every night since I was nine, and nobody ever came before the third time, says a reader.",
)
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Harbour", "Market", "Weather", "Letters"))


def page_of(main: str) -> ParsedPage:
    html = (
        f"<html lang=en><head><title>Ferry stays - Tarn Herald</title></head>"
        f"<body class='theme-comments related'><nav><ul>{MENU}</ul></nav><main>{main}</main>"
        "<footer><p>© Tarn Herald. All rights reserved.</p></footer></body>"
    )
    page = read_page(RawDocument(html.encode(), HTML, "p.html", "p"))
    return parse_page(page.text, url="https://tarn.example/ferry-stays", markup=page.markup)


def lead_of(main: str) -> ParsedArticle:
    lead = page_of(main).lead
    assert lead is not None
    return lead


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


HEAD = '<h1>Ferry stays</h1><p class="byline">By Ada Quill</p><time datetime="2026-03-09">9 March 2026</time>'
ARTICLE = f'<article>{HEAD}<div class="article-body">{paragraphs(TEXT)}</div></article>'


def test_the_text_of_an_article_is_read_without_what_stands_beside_it() -> None:
    beside = (
        f'<aside class="related"><h2>Related</h2>{paragraphs(OTHERS[:1])}</aside>'
        f'<section class="comments"><h2>Comments</h2><div class="comment">{paragraphs(OTHERS[1:])}</div></section>'
    )

    lead = lead_of(ARTICLE + beside)

    assert lead.body == "\n\n".join(TEXT)
    assert (lead.headline, lead.authors, str(lead.issued and lead.issued.value)) == (
        "Ferry stays",
        ("Ada Quill",),
        "2026-03-09",
    )


def test_a_link_in_capitals_within_the_text_is_no_part_of_it() -> None:
    link = '<p><a href="/mill"><strong>MILL CLOSES ITS DOORS AFTER NINETY YEARS</strong></a></p>'
    body = paragraphs(TEXT[:2]) + link + paragraphs(TEXT[2:])

    assert lead_of(f'<article>{HEAD}<div class="article-body">{body}</div></article>').body == "\n\n".join(TEXT)


CARDS = "".join(
    f'<article class="teaser card"><h3><a href="/{at}">The ferry, part {at}</a></h3><p>{(TEXT + OTHERS)[at % 6]}</p>'
    f'<time datetime="2026-03-0{at}">{at} March</time></article>'
    for at in range(1, 10)
)
LIST = "".join(
    f'<li><a href="/{at}"><h2>The ferry, part {at}</h2><p>{(TEXT + OTHERS)[at % 6]}</p></a></li>' for at in range(1, 10)
)
FORM = (
    "<form><h2>Log in</h2><p>Enter your address and password to read on, or open an account, which is free.</p></form>"
    "<p>By logging in you agree to our terms and to our policy, which says what we keep of you, and for how long.</p>"
)


@pytest.mark.parametrize("main", [CARDS, f"<ul>{LIST}</ul>", FORM], ids=["cards", "list", "form"])
def test_no_article_is_made_of_teasers_and_forms(main: str) -> None:
    page = page_of(f"<h1>Harbour</h1>{main}")

    assert page.articles == ()
    assert any("ferry" in cut.text or "Log in" in cut.text for cut in page.boilerplate)
