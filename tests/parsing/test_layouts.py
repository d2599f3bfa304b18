"""Layouts: any page of the aggregator's kind, and pages of other sites."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from articles.parsing import (
    CreditRole,
    DateOrder,
    Kind,
    Markup,
    PageFacts,
    Precision,
    Role,
    Stated,
    parse_page,
)
from articles.parsing.aggregator import outline_aggregator
from articles.parsing.ledger import Ledger
from articles.parsing.lexicon.sections import BRAND_PHRASES, SECTION_HEADINGS
from articles.parsing.lines import read_lines

PROSE = "The bridge of Tarn opened on Monday after nine years of work, and the town came to see it with brass bands. "
MORE = (
    "Ada Quill, who built it, said that she had slept badly for three nights. The toll is four crowns, and children, "
    "dogs and the mayor of Upper Tarn cross it free of charge until the end of the month."
)
LEAD = "logo\nTarn opens its bridge\n\nTarn opens its bridge\n\nPost{date}\n{body}\nOrange background\n\n"
CHROME = "Try Our AI Features\n\nExplore what Gather9 AI can do for you:\n\nComments\n\nNo comments yet...\n\n"
APP = (
    "DOWNLOAD THE APP\n\nGet Started Now: Download the App\n\nDownload Gather9 app today from your store.\n"
    "app-storeplay-store\n"
)

STORY = (
    "The morning ferry from Port Ansel left on time on Wednesday, for the first time in eleven years, and the harbour "
    "master said that nobody had expected it to happen at all.\n\n"
    "Passengers who had arrived late, as they always do, stood on the quay and watched the ship go out past the "
    "breakwater with its lights still on in the grey of the morning.\n\n"
    "Those who were aboard said afterwards that it had felt like leaving home without shutting the door.\n"
)


def lead(stamp: str = "23-07-2025", body: str = PROSE) -> str:
    return LEAD.format(date=stamp, body=body)


def item(
    headline: str = "Rovers win the cup", age: str = "2 hours ago", body: str = PROSE, outlet: str = "Star"
) -> str:
    return f"{headline}\n{headline}\n\n{outlet}\n\ntime{age}\n\n  • {outlet}\n\n{headline}\n\n{body}\n\n"


def a_page(*items: str, first: str | None = None) -> str:
    return (first if first is not None else lead()) + CHROME + "Related Articles\n\n" + "".join(items) + APP


@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_any_number_of_related_articles_is_found(count: int) -> None:
    page = parse_page(a_page(*(item(f"Rovers win cup number {number}") for number in range(count))))
    assert page.lead is not None
    assert [article.headline for article in page.related] == [f"Rovers win cup number {n}" for n in range(count)]
    assert page.aggregator == "Gather9"
    assert all(article.body == PROSE.strip() for article in page.articles)


def test_a_lead_without_standfirst_and_dateline_keeps_its_first_paragraph() -> None:
    page = parse_page(a_page())
    assert page.lead is not None
    assert (page.lead.standfirst, page.lead.dateline, page.lead.body) == (None, None, PROSE.strip())


def test_sections_in_another_order_give_the_same_articles() -> None:
    related = "Related Articles\n\n" + item()
    page = parse_page(CHROME + related + APP + lead())
    assert page.lead is not None
    assert page.lead.headline == "Tarn opens its bridge"
    assert [article.headline for article in page.related] == ["Rovers win the cup"]


@pytest.mark.parametrize("missing", ["Related Articles\n\n", CHROME, APP, "logo\n", "Orange background\n\n"])
def test_a_missing_section_costs_no_article(missing: str) -> None:
    page = parse_page(a_page(item()).replace(missing, ""))
    assert page.lead is not None
    assert [article.headline for article in page.articles] == ["Tarn opens its bridge", "Rovers win the cup"]
    assert all(article.body == PROSE.strip() for article in page.articles)


def test_a_page_without_its_lead_has_related_articles_only() -> None:
    page = parse_page(CHROME + "Related Articles\n\n" + item() + APP)
    assert page.lead is None
    assert [article.role for article in page.related] == [Role.RELATED]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("Post", "Po\u200bst\u200b"),
    ],
)
def test_line_ends_and_invisible_characters_change_nothing(damage: object) -> None:
    plain, odd = parse_page(a_page(item())), parse_page(damage(a_page(item())))  # type: ignore[operator]
    for one, other in zip(plain.articles, odd.articles, strict=True):
        assert (one.headline, one.outlet, one.body, one.issued) == (
            other.headline,
            other.outlet,
            other.body,
            other.issued,
        )


def test_a_bullet_with_a_section_is_a_label_and_that_with_the_outlet_is_not() -> None:
    page = parse_page(a_page(item().replace("  • Star", "  • Opinion\n  • Star")))
    assert page.related[0].kind is Kind.OPINION
    assert {cut.rule for cut in page.boilerplate if cut.text in ("Opinion", "Star")} == {
        "section-label",
        "repeated-outlet",
    }


@pytest.mark.parametrize(
    ("rule", "heading"), [(rule, heading) for rule, headings in SECTION_HEADINGS.items() for heading in headings]
)
def test_every_section_heading_ends_the_text_before_it(rule: str, heading: str) -> None:
    page = parse_page(lead().replace("Orange background", heading.title() if heading.isascii() else heading))
    assert page.lead is not None
    assert page.lead.body == PROSE.strip()
    assert rule in {cut.rule for cut in page.boilerplate}


BOXES = [
    "Explore what Gather9 AI can do for you:",
    "Descubre lo que la IA de Gather9 puede hacer por ti:",
    "Découvrez ce que l'IA de Gather9 peut faire pour vous :",
    "Entdecken Sie, was die KI von Gather9 für Sie tun kann:",
    "Scopri cosa può fare l'IA di Gather9 per te:",
    "Descubra o que a IA do Gather9 pode fazer por você:",
    "Ontdek wat Gather9 AI voor jou kan doen:",
    "اكتشف ما يمكن أن يفعله ذكاء Gather9 من أجلك:",
    "看看Gather9 AI能为你做什么：",
    "Gather9 AIができることを見てみましょう：",
    "Узнайте, что Gather9 ИИ может сделать для вас:",
    "Gather9 yapay zekasının sizin için neler yapabileceğini keşfedin:",
    "Download Gather9 app today from your store.",
    "Descarga la app de Gather9 hoy.",
    "Téléchargez l'application Gather9 dès aujourd'hui.",
    "Laden Sie noch heute die App von Gather9 herunter.",
    "Scarica l'app di Gather9 oggi.",
    "Baixe o app do Gather9 hoje.",
    "Download vandaag de Gather9-app.",
    "حمّل تطبيق Gather9 اليوم.",
    "立即下载Gather9应用，开始探索。",
    "今すぐGather9アプリをダウンロード。",
    "Скачайте приложение Gather9 сегодня.",
    "Gather9 uygulamasını bugün indirin.",
]


@pytest.mark.parametrize("box", BOXES)
def test_the_aggregator_names_itself_in_its_boxes_in_every_language(box: str) -> None:
    page = parse_page(lead() + box + "\n")
    assert page.aggregator == "Gather9"
    (evidence,) = page.evidence["aggregator"]
    assert not evidence.owns


def test_there_is_a_box_for_every_pattern() -> None:
    assert len(BOXES) == sum(map(len, BRAND_PHRASES.values()))


def issued_of(stamp: str = "", body: str = PROSE, **known: object) -> tuple[object, object]:
    page = parse_page(a_page(first=lead(stamp, body)), **known)  # type: ignore[arg-type]
    assert page.lead is not None
    assert page.lead.issued is not None
    return page.lead.issued.value, page.lead.issued.precision


JULY, SEPTEMBER = date(2025, 7, 9), date(2025, 9, 7)


def test_the_dateline_settles_the_order_of_day_and_month() -> None:
    assert issued_of("09-07-2025", f"TARN, July 9, 2025 /PRNewswire/ -- {PROSE}") == (JULY, Precision.DAY)
    assert issued_of("09-07-2025", f"TARN, Sept. 7, 2025 /PRNewswire/ -- {PROSE}") == (SEPTEMBER, Precision.DAY)


@pytest.mark.parametrize(
    ("known", "value"),
    [
        ({"url": "https://tarn.example/2025/07/09/bridge"}, JULY),
        ({"url": "https://tarn.example/news/20250907-bridge"}, SEPTEMBER),
        ({"date_order": DateOrder.MONTH_FIRST}, SEPTEMBER),
        ({"date_order": DateOrder.DAY_FIRST}, JULY),
        ({"captured_at": datetime(2025, 8, 1, tzinfo=UTC)}, JULY),
    ],
)
def test_address_source_and_capture_settle_the_order(known: dict[str, object], value: date) -> None:
    assert issued_of("09-07-2025", **known) == (value, Precision.DAY)


@pytest.mark.parametrize(
    ("other", "value"),
    [("Updated 23-07-2025", JULY), ("Updated 07-23-2025", SEPTEMBER), ("It began on July 8, 2025.", JULY)],
)
def test_other_dates_of_the_page_settle_the_order(other: str, value: date) -> None:
    assert issued_of("09-07-2025", f"{PROSE}\n{other}") == (value, Precision.DAY)


@pytest.mark.parametrize(("stamp", "value"), [("09-07-2025", JULY), ("09/07/2025", SEPTEMBER), ("09.07.2025", JULY)])
def test_an_undecidable_date_is_read_by_custom_and_said_to_be_a_guess(stamp: str, value: date) -> None:
    page = parse_page(a_page(first=lead(stamp)))
    assert page.lead is not None
    assert page.lead.issued is not None
    assert (page.lead.issued.value, page.lead.issued.precision) == (value, Precision.APPROXIMATE)
    assert "ambiguous-day-and-month" in {hint.rule for hint in page.warnings}


def test_an_age_is_reckoned_from_the_capture() -> None:
    page = parse_page(
        a_page(item(age="26 minutes ago"), item("Gale on its way", "3 hours ago"), item("Kelp grows", "3 days ago")),
        captured_at=datetime(2025, 8, 9, 12, 0, tzinfo=UTC),
    )
    issued = [article.issued for article in page.related if article.issued]
    assert [(one.value, one.precision) for one in issued] == [
        (datetime(2025, 8, 9, 11, 34, tzinfo=UTC), Precision.MINUTE),
        (date(2025, 8, 9), Precision.DAY),
        (date(2025, 8, 6), Precision.APPROXIMATE),
    ]
    assert all("2025-08-09" in (one.anchor or "") for one in issued)


def test_an_age_is_reckoned_from_a_sibling_whose_text_states_its_day() -> None:
    dated = item(age="2 days ago", body=f"{PROSE}Rovers win the cup first appeared on Tarn Star on Aug 9, 2025")
    page = parse_page(a_page(dated, item("Gale on its way", "an hour ago")))
    first, second = (article.issued for article in page.related)
    assert first is not None
    assert second is not None
    assert (first.value, first.precision) == (date(2025, 8, 9), Precision.DAY)
    assert (second.value, second.precision) == (date(2025, 8, 11), Precision.APPROXIMATE)
    assert second.anchor == 'its sibling\'s "2 days ago" is 2025-08-09'


def test_an_age_without_an_anchor_gives_no_date_but_a_hint() -> None:
    page = parse_page(a_page(item()))
    assert page.related[0].issued is None
    assert "age-without-anchor" in {hint.rule for hint in page.warnings}


def test_a_line_of_origin_makes_a_press_release_and_ends_the_text() -> None:
    page = parse_page(
        a_page(first=lead(body=f"{PROSE}\nSOURCE Tarn Bridge Company\nContact: the press office of the company"))
    )
    assert page.lead is not None
    assert page.lead.kind is Kind.PRESS_RELEASE
    assert [(credit.role, credit.name) for credit in page.lead.credits] == [
        (CreditRole.ORIGINAL, "Tarn Bridge Company")
    ]
    assert page.lead.body == PROSE.strip()


@pytest.mark.parametrize(
    "end",
    [
        "Continue reading",
        "The mayor said that…",
        "The mayor also went on to say in the same breath that the town would of course have to",
    ],
)
def test_a_text_that_breaks_off_is_not_complete(end: str) -> None:
    page = parse_page(a_page(first=lead(body=f"{PROSE}\n{end}")))
    assert page.lead is not None
    assert not page.lead.is_complete


MENU = "Skip to content\nTarn Courier\n  • News\n  • Sport\nSign in\n\n"
FOOT = "\n\nMost read\n\n  1. Rovers win the cup\n  2. Gale on its way\n\n© 2025 Tarn Courier Ltd."


def test_a_plain_page_gives_one_lead_with_its_head() -> None:
    head = (
        "Tarn opens its bridge after nine years\n\nThe toll is four crowns, and nobody complained.\n\n"
        "By Ada Quill and Ben Moor\nPublished 12 September 2025 Updated 13 September 2025\n\n"
    )
    text = f"{MENU}{head}{PROSE}\n\n{MORE}{FOOT}"
    page = parse_page(text)
    assert page.lead is not None
    assert page.related == ()
    assert page.lead.headline == "Tarn opens its bridge after nine years"
    assert page.lead.standfirst == "The toll is four crowns, and nobody complained."
    assert page.lead.authors == ("Ada Quill", "Ben Moor")
    assert page.lead.outlet == "Tarn Courier"
    assert page.lead.issued is not None
    assert page.lead.modified is not None
    assert (page.lead.issued.value, page.lead.modified.value) == (date(2025, 9, 12), date(2025, 9, 13))
    assert page.lead.body == f"{PROSE.strip()}\n\n{MORE}"


def test_a_first_paragraph_right_under_the_headline_is_text_and_no_standfirst() -> None:
    page = parse_page(f"{MENU}By Ada Quill\n12 September 2025\n\nTarn opens its bridge\n\n{PROSE}\n\n{MORE}{FOOT}")
    assert page.lead is not None
    assert (page.lead.headline, page.lead.standfirst) == ("Tarn opens its bridge", None)
    assert page.lead.body == f"{PROSE.strip()}\n\n{MORE}"


@pytest.mark.parametrize(
    ("under", "is_aggregator"),
    [
        ("By Ada Quill • 20 Dec 2025", False),
        ("Gale on its way, and more for December 20, 2025", False),
        ("Tarn Courier20-12-2025", True),
    ],
)
def test_only_a_date_glued_to_an_outlet_is_a_sign_of_an_aggregator(under: str, *, is_aggregator: bool) -> None:
    headline = "Tarn opens its bridge after nine years"
    lines = read_lines(f"{MENU}{headline}\n{headline}\n{under}\n{PROSE}\n\n{MORE}{FOOT}")
    assert (outline_aggregator(lines, Ledger(lines)) is not None) == is_aggregator


@pytest.mark.parametrize(("boxes", "related"), [("", 0), (APP, 1)])
def test_a_page_that_states_its_article_has_others_only_where_the_aggregator_names_itself(
    boxes: str, related: int
) -> None:
    text = f"{lead()}Related Articles\n\n{item()}"
    stated = Markup(facts=PageFacts(headlines=(Stated("Tarn opens its bridge", "json-ld:headline"),)))

    assert len(parse_page(text).related) == 1
    assert len(parse_page(text + boxes, markup=stated).related) == related


@pytest.mark.parametrize(
    "text", [MENU + FOOT, "News\nSport\nWeather\n" * 20, "404\nPage not found\nThe page you want is gone."]
)
def test_a_page_without_an_article_yields_none(text: str) -> None:
    assert parse_page(text).articles == ()


def test_the_words_of_the_address_find_the_headline() -> None:
    lines = [
        "Gale on its way to the northern towns",
        "Tarn opens its bridge after nine years",
        "A third line",
        PROSE,
        MORE,
    ]
    text = "\n\n".join(lines)
    page = parse_page(text, url="https://courier.example/tarn-opens-its-bridge-after-nine-years-4711")
    assert page.lead is not None
    assert page.lead.headline == "Tarn opens its bridge after nine years"


def test_a_lead_whose_outlet_and_date_are_missing_is_still_the_lead() -> None:
    page = parse_page(a_page(item()).replace("Post23-07-2025\n", ""))
    assert page.lead is not None
    assert (page.lead.headline, page.lead.outlet, page.lead.issued) == ("Tarn opens its bridge", None, None)
    assert page.lead.body == PROSE.strip()


def test_an_agency_in_the_byline_of_a_plain_page_is_credited_as_wire() -> None:
    lines = ["Tarn opens its bridge after nine years", "By The Associated Press", "September 12, 2025", PROSE, MORE]
    page = parse_page(MENU + "\n\n".join(lines) + FOOT)
    assert page.lead is not None
    assert [(credit.role, credit.name) for credit in page.lead.credits] == [(CreditRole.WIRE, "AP")]
    assert (page.lead.authors, page.lead.kind) == (("The Associated Press",), Kind.WIRE)


def test_an_age_of_the_update_is_reckoned_from_the_capture() -> None:
    lines = [
        "Tarn opens its bridge after nine years",
        "By Ada Quill",
        "October 9, 2025\nUpdated 2 hours ago",
        PROSE,
        MORE,
    ]
    text = MENU + "\n\n".join(lines) + FOOT
    unknown, known = (parse_page(text, captured_at=at).lead for at in (None, datetime(2025, 10, 10, 12, tzinfo=UTC)))
    assert unknown is not None
    assert known is not None
    assert unknown.modified is None
    assert known.modified is not None
    assert (known.modified.value, known.modified.text) == (date(2025, 10, 10), "2 hours ago")


def test_a_page_of_very_many_lines_has_no_article() -> None:
    assert parse_page("The town of Tarn met again on Monday.\n" * 60_000).articles == ()


def test_a_first_line_with_a_byline_beneath_it_is_the_headline_not_the_outlet() -> None:
    page = parse_page(f"Ferry leaves on time for once\nBy Odile Marrow\nMarch 12, 2025\n\n{STORY}")
    assert page.lead is not None
    assert (page.lead.headline, page.lead.outlet) == ("Ferry leaves on time for once", None)
    assert page.lead.authors == ("Odile Marrow",)


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("  • News\n  • Opinion\n  • Sport\n\n", Kind.REPORT),
        ("Opinion\nNews\nSport\nIslands\nHarbour\nWeather\n\n", Kind.REPORT),
        ("  • News\n  • Sport\n\nOpinion\n\n", Kind.OPINION),
    ],
)
def test_a_section_of_the_menu_does_not_tell_the_kind_of_work(above: str, kind: Kind) -> None:
    page = parse_page(f"{above}Ferry leaves on time for once\nBy Odile Marrow\nMarch 12, 2025\n\n{STORY}")
    assert page.lead is not None
    assert (page.lead.headline, page.lead.kind) == ("Ferry leaves on time for once", kind)
