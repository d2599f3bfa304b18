"""What people decide about lines goes before everything the parser reads, whatever they decide of whatever page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.parsing import DecidedLine, DecidedRole, ParsedPage, is_blank, parse_page, read_blocks
from articles.parsing.blocks import BlockKind
from articles.readers import RawDocument, read_page
from tests.parsing.test_parse_page import TEXTS, owned_spans, words

SEEDS = Path(__file__).parents[2] / "seeds"
HARBOUR = (SEEDS / "010_harbour-lights_aggregator.txt").read_text(encoding="utf-8")
SEALS = (SEEDS / "020_barrier-seals_article.txt").read_text(encoding="utf-8")
VALUES = [role for role in DecidedRole if role not in (DecidedRole.BODY, DecidedRole.HEADING, DecidedRole.CUT)]

FIELDS = {DecidedRole.BODY: {"body", "dateline", "credits"}, DecidedRole.HEADING: {"body"}}


@st.composite
def decided_pages(draw: st.DrawFn) -> tuple[str, list[DecidedLine]]:
    """A page, and decisions about some of its lines for some of its articles, as wild as may be."""
    text = draw(TEXTS)
    keys = [article.item_key for article in parse_page(text).articles]
    count = text.count("\n") + 1
    lines = draw(st.lists(st.integers(1, count), max_size=min(count, 8), unique=True))
    roles, articles = st.sampled_from(list(DecidedRole)), st.sampled_from([*keys, "lead"])
    return text, [DecidedLine(line, draw(roles), draw(articles)) for line in lines]


def check_partition(text: str, page: ParsedPage) -> None:
    taken: dict[int, list[int]] = {}
    lines = text.split("\n")
    for line, start, end in owned_spans(page):
        counts = taken.setdefault(line, [0] * len(lines[line - 1]))
        assert 0 <= start < end <= len(lines[line - 1])
        for column in range(start, end):
            counts[column] += 1
    for number, line_text in enumerate(lines, 1):
        counts = taken.get(number, [0] * len(line_text))
        assert all(count <= 1 for count in counts)
        assert all(count == 1 or is_blank(char) for char, count in zip(line_text, counts, strict=True))


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(decided_pages())
def test_nothing_is_lost_or_counted_twice_whatever_is_decided(decided: tuple[str, list[DecidedLine]]) -> None:
    text, decisions = decided
    page = parse_page(text, decided=decisions)
    check_partition(text, page)
    assert page == parse_page(text, decided=decisions)
    keys = [article.item_key for article in page.articles]
    assert len(keys) == len(set(keys))
    for article in page.articles:
        assert len(read_blocks(article.body)) == len(article.evidence.get("body", ()))


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(decided_pages())
def test_a_decided_line_is_what_was_decided(decided: tuple[str, list[DecidedLine]]) -> None:
    text, decisions = decided
    page = parse_page(text, decided=decisions)
    articles = {article.item_key: article for article in page.articles}
    fields: dict[int, set[tuple[str, str]]] = {}
    for article in page.articles:
        for name, spans in article.evidence.items():
            for span in spans:
                if span.owns:
                    fields.setdefault(span.line, set()).add((article.item_key, name))
    cuts = {cut.line: cut.rule for cut in page.boilerplate}
    for one in decisions:
        owners = fields.get(one.line, set())
        if one.role is DecidedRole.CUT:
            assert not owners
        elif one.article in articles:
            assert {key for key, _ in owners} <= {one.article}
            names = {name for _, name in owners}
            assert names <= FIELDS.get(one.role, {one.role.value})
            if one.role is DecidedRole.BODY:
                assert cuts.get(one.line, "beside-value") == "beside-value"
            if one.role in VALUES and one.role not in (DecidedRole.ISSUED, DecidedRole.MODIFIED):
                line = text.split("\n")[one.line - 1]
                assert words(line) in words(getattr(articles[one.article], one.role.value) or "")


def test_articles_keep_their_keys_whatever_becomes_of_their_headlines() -> None:
    before = parse_page(HARBOUR)
    related = before.related[0]
    line = related.evidence["headline"][0].line
    after = parse_page(HARBOUR, decided=[DecidedLine(line, DecidedRole.CUT)])
    assert [article.item_key for article in after.articles] == [article.item_key for article in before.articles]
    assert after.related[0].headline != related.headline


def test_a_line_of_the_text_can_be_put_out_and_one_that_was_cut_be_taken_in() -> None:
    before = parse_page(SEALS).lead
    assert before
    first = before.evidence["body"][0]
    without = parse_page(SEALS, decided=[DecidedLine(first.line, DecidedRole.CUT)])
    assert without.lead
    assert without.lead.body == before.body.split("\n\n", 1)[1]
    cut = next(cut for cut in without.boilerplate if cut.line == first.line)
    assert cut.rule == "decided-cut"
    menu = next(
        cut for cut in parse_page(SEALS).boilerplate if cut.text.strip() == SEALS.split("\n")[cut.line - 1].strip()
    )
    taken = parse_page(SEALS, decided=[DecidedLine(menu.line, DecidedRole.BODY)])
    assert taken.lead
    assert menu.text.strip() in [block.text for block in read_blocks(taken.lead.body)]


def test_a_line_decided_to_be_a_sub_heading_is_one_wherever_it_stands() -> None:
    before = parse_page(SEALS).lead
    assert before
    for place in before.evidence["body"][1:]:
        lead = parse_page(SEALS, decided=[DecidedLine(place.line, DecidedRole.HEADING)]).lead
        assert lead
        words = SEALS.split("\n")[place.line - 1].strip()
        assert [block.kind for block in read_blocks(lead.body) if block.text == words] == [BlockKind.HEADING]
        assert "decided-heading" in {span.rule for span in lead.evidence["body"]}
    plain = parse_page(SEALS, decided=[DecidedLine(place.line, DecidedRole.BODY)]).lead
    assert plain
    assert BlockKind.HEADING not in {block.kind for block in read_blocks(plain.body) if block.text == words}


def test_values_are_taken_from_the_lines_decided_for_them() -> None:
    text = (
        "Tarn Post\n\nBridges\n\nThe bridge of Tarn opens\n\nNine years late\nand over its costs\n\n"
        "Ada Quill and Ben Moor\n\nOn the evening of 3 November 2025\n\n"
        + "The bridge of Tarn opened on Monday after nine years, the mayor said, and nobody slept. "
        * 6
    )
    roles = {5: "headline", 7: "standfirst", 8: "standfirst", 10: "byline", 12: "issued", 1: "outlet", 3: "cut"}
    decided = [DecidedLine(line, DecidedRole(role)) for line, role in roles.items()]
    lead = parse_page(text, decided=decided).lead
    assert lead
    assert lead.headline == "The bridge of Tarn opens"
    assert lead.standfirst == "Nine years late and over its costs"
    assert lead.authors == ("Ada Quill", "Ben Moor")
    assert lead.outlet == "Tarn Post"
    assert lead.issued
    assert lead.issued.value == date(2025, 11, 3)
    assert {span.rule for span in lead.evidence["standfirst"]} == {"decided-standfirst"}


def test_a_decision_goes_before_what_the_markup_states() -> None:
    html = (
        '<html><head><title>x</title><meta property="og:title" content="The bridge of Tarn opens today">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The bridge of Tarn opens today",'
        '"author":{"name":"Ada Quill"}}</script></head><body><h1>The bridge of Tarn opens today</h1>'
        "<p>A quay that no ship will see again</p>"
        + "<p>The bridge of Tarn opened on Monday after nine years, the mayor said, and nobody slept.</p>"
        + "<p>It had been talked of since the ferry sank, and most had given up hope of ever crossing on foot.</p>"
        + "<p>Now the market can be held on both banks, and the school has promised a day without lessons.</p>"
        + "</body></html>"
    )
    read = read_page(RawDocument(html.encode(), "text/html", locator="a.html", id="a"))
    line = read.text.split("\n").index("A quay that no ship will see again") + 1
    plain = parse_page(read.text, markup=read.markup).lead
    assert plain
    assert plain.headline == "The bridge of Tarn opens today"
    lead = parse_page(read.text, markup=read.markup, decided=[DecidedLine(line, DecidedRole.HEADLINE)]).lead
    assert lead
    assert lead.headline == "A quay that no ship will see again"
    assert lead.authors == ("Ada Quill",)


def test_a_line_without_a_date_is_no_date_and_says_so() -> None:
    first = parse_page(SEALS).lead
    assert first
    line = first.evidence["body"][0].line
    page = parse_page(SEALS, decided=[DecidedLine(line, DecidedRole.ISSUED)])
    assert page.lead
    assert page.lead.issued is None or page.lead.evidence["issued"]
    assert any(hint.rule == "decided-date-unread" and hint.line == line for hint in page.warnings)


def test_a_page_that_reads_as_none_becomes_an_article_by_the_lines_decided_for_it() -> None:
    text = "Tarn opens\n\nIt rained."
    assert parse_page(text).lead is None
    decided = [DecidedLine(1, DecidedRole.HEADLINE), DecidedLine(3, DecidedRole.BODY)]
    lead = parse_page(text, decided=decided).lead
    assert lead
    assert (lead.headline, lead.body) == ("Tarn opens", "It rained.")
