"""What the markup of a page states goes before what is printed, and every such value says where it was read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import (
    DecidedLine,
    DecidedRole,
    LineHint,
    Markup,
    PageFacts,
    ParsedArticle,
    Precision,
    Stated,
    parse_page,
)
from articles.parsing.hintmodel import line_chances
from articles.parsing.lines import read_lines
from articles.parsing.markuproles import lines_to_read
from articles.parsing.statedbodies import MOST_WORK, said_shares

PROSE = (
    "The new bridge over the river Tarn was opened on Monday, four years after the first stone was laid.",
    "Hundreds of people from both banks came to walk across it, and nobody had to take the old ferry again.",
    "The council had first asked for a tunnel, but the ground proved to be too soft for one, engineers said.",
    "The ferrymen will be given work in the new harbour, where three ships are to be built before the winter.",
)
TEXT = "\n\n".join(["Tarn Herald", "News", "Bridge opens", "By Ada Quill", "9 August 2025", *PROSE, "© Tarn Herald"])


def lead(text: str = TEXT, hints: dict[int, LineHint] | None = None, **facts: Any) -> ParsedArticle:
    article = parse_page(text, markup=Markup(hints or {}, PageFacts(**facts))).lead
    assert article is not None
    return article


def stated(value: Any, rule: str) -> tuple[Stated[Any], ...]:
    return (Stated(value, rule),)


def rules(article: ParsedArticle, field: str) -> list[str]:
    return [evidence.rule for evidence in article.evidence[field]]


def test_a_page_without_markup_is_read_as_text() -> None:
    assert parse_page(TEXT, markup=Markup()) == parse_page(TEXT)


def test_a_stated_headline_that_the_page_shows_points_at_its_line() -> None:
    article = lead(headlines=stated("Bridge opens", "json-ld:headline"))

    (place,) = [evidence for evidence in article.evidence["headline"] if evidence.rule == "json-ld:headline"]
    assert (article.headline, place.owns) == ("Bridge opens", False)
    assert TEXT.split("\n")[place.line - 1][place.start : place.end] == "Bridge opens"


def test_a_stated_headline_that_the_page_does_not_show_points_at_its_beginning_without_width() -> None:
    both = (Stated("Tarn gets its bridge", "json-ld:headline"), Stated("Tarn gets its bridge", "og:title"))
    article = lead(headlines=both)

    (place,) = [evidence for evidence in article.evidence["headline"] if evidence.rule == "json-ld:headline"]
    assert article.headline == "Tarn gets its bridge"
    assert (place.line, place.start, place.end, place.owns) == (1, 0, 0, False)


@pytest.mark.parametrize("title", ["Bridge opens in the rain - Tarn Herald", "Tarn Herald | Bridge opens in the rain"])
def test_the_name_of_the_site_is_left_out_of_a_headline(title: str) -> None:
    facts = (Stated(title, "og:title"), Stated("Bridge opens in the rain", "h1"))

    assert lead(headlines=facts, outlets=stated("Tarn Herald", "og:site_name")).headline == "Bridge opens in the rain"


def test_a_heading_that_names_the_site_is_no_headline() -> None:
    facts = (Stated("Bridge opens", "og:title"), Stated("Tarn Herald", "h1"))

    assert lead(headlines=facts, outlets=stated("Tarn Herald", "og:site_name")).headline == "Bridge opens"


def test_stated_moments_are_kept_with_their_zone_and_the_printed_words() -> None:
    article = lead(published=stated("2025-08-09T14:30:12+02:00", "json-ld:datePublished"))

    assert article.issued is not None
    assert article.issued.value == datetime.fromisoformat("2025-08-09T14:30:00+02:00")
    assert (article.issued.precision, article.issued.text) == (Precision.MINUTE, "9 August 2025")
    assert set(rules(article, "issued")) == {"json-ld:datePublished", "printed-date"}


@pytest.mark.parametrize("value", ["2025-08-09", "2025-08-09T00:00:00Z", "2025-08-09T00:00:00+02:00"])
def test_a_stated_day_is_a_day(value: str) -> None:
    issued = lead(published=stated(value, "time:datetime")).issued

    assert issued is not None
    assert (issued.value, issued.precision) == (date(2025, 8, 9), Precision.DAY)


def test_a_printed_date_of_another_day_is_not_the_evidence() -> None:
    article = lead(published=stated("2024-01-02T10:00:00Z", "article:published_time"))

    assert article.issued is not None
    assert article.issued.value == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert rules(article, "issued") == ["article:published_time"]


@pytest.mark.parametrize("value", ["March 7, 2024", "2024-3-7", "3/27/2024 4:30:26 PM", "1709800000", "1709800000123"])
def test_a_date_may_be_stated_as_newspapers_or_machines_write_it(value: str) -> None:
    issued = lead(published=stated(value, "json-ld:datePublished")).issued

    assert issued is not None
    assert issued.value.strftime("%Y-%m") == "2024-03"
    assert issued.value.day in (7, 27)


def test_a_printed_day_is_believed_before_a_time_element_that_may_be_of_another_article() -> None:
    article = lead(published=stated("2024-01-02T10:00:00Z", "time:datetime"))

    assert article.issued is not None
    assert article.issued.value == date(2025, 8, 9)
    assert rules(article, "issued") == ["printed-date"]


def test_what_is_no_date_leaves_the_printed_one() -> None:
    issued = lead(published=stated("lately", "date")).issued

    assert issued is not None
    assert issued.value == date(2025, 8, 9)


def test_authors_are_people_and_not_the_site() -> None:
    facts = (
        Stated(("Tarn Herald",), "json-ld:author"),
        Stated(("https://tarn.example/ada",), "article:author"),
        Stated(("11 minutes",), "twitter:data1"),
        Stated(("Ben Moor and Cleo Fell",), "author"),
    )
    article = lead(authors=facts, outlets=stated("Tarn Herald", "og:site_name"))

    assert article.authors == ("Ben Moor", "Cleo Fell")
    assert rules(article, "authors") == ["author"]


def test_the_site_itself_is_the_author_where_it_says_so_and_no_byline_names_anybody() -> None:
    facts, outlets = stated(("Tarn Herald",), "json-ld:author"), stated("Tarn Herald", "og:site_name")
    unsigned = TEXT.replace("By Ada Quill\n\n", "")
    assert lead(unsigned, authors=facts, outlets=outlets).authors == ("Tarn Herald",)
    assert lead(unsigned, authors=stated(("Tarn Herald",), "author"), outlets=outlets).authors == ()
    assert lead(authors=facts, outlets=outlets).authors == ("Ada Quill",)


def test_the_stated_outlet_is_the_outlet() -> None:
    assert lead(outlets=stated("The Tarn Herald", "json-ld:publisher")).outlet == "The Tarn Herald"


def test_the_stated_language_is_evidence_where_the_text_agrees_and_ignored_where_not() -> None:
    agreed, other = (lead(language=Stated(tag, "html:lang")) for tag in ("en-GB", "fi"))

    assert (agreed.language, other.language) == ("en", "en")
    assert "language" in agreed.evidence
    assert "language" not in other.evidence


INSIDE = LineHint("p", inside=frozenset(["article"]), group=1, depth=3)
BESIDE = LineHint("p", inside=frozenset(["aside"]), words=frozenset(["related"]), group=2, depth=3)


def test_paragraphs_of_the_article_are_surer_than_those_of_a_sidebar() -> None:
    lines = read_lines("\n\n".join((*PROSE, *PROSE[:2])))

    chances = [body for body, _, _ in line_chances(lines, [INSIDE] * 4 + [BESIDE] * 2, None)]

    assert min(chances[:4]) > 0.6 > max(chances[4:])


def test_lines_that_the_page_states_as_its_text_are_surer_than_those_that_it_does_not() -> None:
    lines = read_lines("\n\n".join(PROSE * 2))
    hints = [LineHint("p", group=1)] * 4 + [LineHint("p", group=2)] * 4

    said, unsaid = (
        [body for body, _, _ in line_chances(lines, hints, None, [share] * 4 + [1 - share] * 4)] for share in (1.0, 0.0)
    )

    assert all(first > second for first, second in zip(said[:4], unsaid[:4], strict=True))
    assert all(first < second for first, second in zip(said[4:], unsaid[4:], strict=True))


def test_a_stated_text_says_the_lines_that_stand_in_it_whatever_their_marks() -> None:
    body = Stated(" ".join(PROSE).replace("bridge", "“bridge”"), "json-ld:articleBody")
    longer = PROSE[3].replace("winter", "spring")

    assert said_shares(read_lines("\n".join((*PROSE, longer, "Read more"))), body) == [1, 1, 1, 1, 0.5, 0]
    assert said_shares(read_lines(TEXT), None) is None
    assert said_shares(read_lines(TEXT), Stated(PROSE[0], "json-ld:articleBody")) is None


def test_lines_of_a_very_long_page_are_not_looked_for_in_a_very_long_text() -> None:
    body = Stated("word " * (MOST_WORK // 5000), "json-ld:articleBody")

    assert said_shares(read_lines("word\n" * 900), body) == [1] * 900
    assert said_shares(read_lines("word\n" * 1100), body) is None


def test_a_byline_and_a_date_are_told_by_where_they_stand() -> None:
    lines = read_lines(TEXT)
    by, day = (at for at, line in enumerate(lines) if line.text in ("By Ada Quill", "9 August 2025"))
    hints = [LineHint("p", inside=frozenset(["article"]), group=1)] * len(lines)
    hints[by] = LineHint(words=frozenset(["author", "byline"]))
    hints[day] = LineHint(words=frozenset(["date"]))

    chances = line_chances(lines, hints, 2)

    assert max(range(len(lines)), key=lambda at: chances[at][1]) == by
    assert max(range(len(lines)), key=lambda at: chances[at][2]) == day


def test_links_and_menus_are_not_read_unless_other_lines_stand_beside_them() -> None:
    text, link = LineHint("p"), LineHint("p", linked=1.0)
    menu, footer = LineHint(inside=frozenset(["nav"])), LineHint(inside=frozenset(["footer"]))
    author, heading = LineHint("p", linked=1.0, words=frozenset(["author"])), LineHint("h1", linked=1.0)
    page = [*[menu] * 50, link, *[text] * 198, *[link] * 9, None, *[footer] * 50]

    assert lines_to_read(page) == [*range(50, 250), *range(257, 260)]
    assert lines_to_read(page, [3])[0] == 3
    for one in (author, heading):
        assert lines_to_read([*page, link, link, one, link, link])[-3:] == [310, 311, 312]


def test_more_is_read_of_a_page_with_little_text() -> None:
    page = [*[LineHint("li", linked=1.0)] * 200, LineHint("p"), *[LineHint("li", linked=1.0)] * 200]

    assert 30 < len(lines_to_read(page)) < 50
    assert lines_to_read(page[:20]) == []
    assert lines_to_read(page[190:210]) == list(range(20))
    assert lines_to_read([]) == []


def test_links_and_menus_are_cut_as_such_unless_people_decided_about_them() -> None:
    text = "\n".join((TEXT, "", *(f"Sport {at}" for at in range(300)), "The mill closes"))
    last = text.count("\n") + 1
    links = dict.fromkeys(range(21, last + 1), LineHint(linked=1.0))
    markup = Markup(dict.fromkeys(range(1, 20), LineHint("p")) | links)

    page = parse_page(text, markup=markup)
    decided = parse_page(text, markup=markup, decided=[DecidedLine(last, DecidedRole.BODY)])

    assert {cut.text: cut.rule for cut in page.boilerplate}["The mill closes"] == "links-and-menus"
    assert decided.lead is not None
    assert decided.lead.body.endswith("The mill closes")
    assert sorted(page.boilerplate) == list(page.boilerplate)


hints = st.builds(
    LineHint,
    tag=st.sampled_from(["p", "li", "h1", "h5", "odd", ""]),
    linked=st.floats(0, 1),
    inside=st.frozensets(st.sampled_from(["article", "nav", "odd"])),
    words=st.frozensets(st.sampled_from(["related", "odd"])),
    group=st.integers(0, 9),
    depth=st.integers(0, 99),
)
values = st.text(max_size=20) | st.sampled_from(
    ["Bridge opens", "Tarn Herald", "2025-08-09T10:00:00Z", "0001-01-01", "9999-12-31"]
)
one = st.lists(values.map(lambda value: Stated(value, "rule")), max_size=3).map(tuple)


people = st.lists(st.tuples(values).map(lambda names: Stated(names, "author")), max_size=2).map(tuple)
markups = st.builds(
    Markup,
    hints=st.dictionaries(st.integers(1, 30), hints),
    facts=st.builds(PageFacts, one, one, one, people, one, values.map(lambda value: Stated(value, "lang"))),
)


@given(markups)
def test_any_markup_gives_a_page_whose_evidence_stands_in_the_text(markup: Markup) -> None:
    page = parse_page(TEXT, markup=markup)

    lines = TEXT.split("\n")
    for article in page.articles:
        for spans in article.evidence.values():
            assert all(0 <= span.start <= span.end <= len(lines[span.line - 1]) for span in spans)
    owned = sum(e.end - e.start for a in page.articles for spans in a.evidence.values() for e in spans if e.owns)
    assert owned + sum(cut.end - cut.start for cut in page.boilerplate) <= len(TEXT)
