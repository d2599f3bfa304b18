"""Key points are sentences of the text, each found where it says it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import Block, BlockKind, find_key_points, read_blocks

HEADLINE = "Night ferry to Port Elwin leaves on time"
BODY = (
    "The night ferry to Port Elwin left on time on Monday for the first time in a year, the harbour board said.\n\n"
    "“Is that so?” asked the cook. But nobody on the quay could say why. It rained.\n\n"
    "## On the quay\n\n"
    "The harbour board had changed the timetable of the night ferry in May, after eleven months of late sailings.\n\n"
    "- a timetable\n\n- a clock\n\n"
    "A marmalade factory in another town closed its gates for the winter holidays last week without any warning.\n\n"
    "The board of the harbour wants the ferry to sail on time until the new timetable comes into force in spring.\n\n"
    "He would not say more. The cook has bought a second clock and hung it beside the first one in the galley."
)
CHINESE = (
    "岚港渡轮周一晚上准点出发，这是一年来的第一次。港务局说，五月修改了渡轮的时刻表。但是没有人能说明原因。\n\n"
    "港务局希望渡轮在春季新时刻表生效之前一直准点出发。厨师买了第二个钟，挂在厨房里的第一个钟旁边。\n\n"
    "码头上的乘客说，准点的渡轮让他们不知道该做什么。另一座城市的果酱厂上周关闭了大门，没有任何通知。"
)
ARABIC = (
    "غادرت العبارة الليلية إلى ميناء الوين في موعدها يوم الاثنين لأول مرة منذ عام كما قالت هيئة الميناء.\n\n"
    "غيرت هيئة الميناء جدول مواعيد العبارة الليلية في مايو بعد أحد عشر شهرا من التأخير. لكن أحدا لا يعرف السبب.\n\n"
    "تريد هيئة الميناء أن تغادر العبارة في موعدها حتى يبدأ العمل بالجدول الجديد في الربيع القادم.\n\n"
    "اشترى الطباخ ساعة ثانية وعلقها بجانب الأولى في المطبخ الصغير."
    " أغلق مصنع المربى في مدينة أخرى أبوابه الأسبوع الماضي."
    " هطل المطر."
)


def key_sentences(body: str, language: str, headline: str = HEADLINE) -> list[str]:
    blocks = read_blocks(body)
    return [blocks[at.block].text[at.start : at.end] for at in find_key_points(headline, blocks, language)]


def test_key_points_are_what_the_article_returns_to() -> None:
    points = key_sentences(BODY, "en")
    assert points[0].startswith("The night ferry to Port Elwin left on time on Monday")
    assert not [point for point in points if "marmalade" in point]


def test_a_key_point_stands_on_its_own() -> None:
    points = " ".join(key_sentences(BODY, "en"))
    assert not [leaning for leaning in ("Is that so", "But nobody", "He would", "It rained") if leaning in points]


def test_key_points_stand_in_the_order_of_the_text_and_only_in_paragraphs() -> None:
    blocks = read_blocks(BODY)
    points = find_key_points(HEADLINE, blocks, "en")
    assert list(points) == sorted(points, key=lambda at: (at.block, at.start))
    assert {blocks[at.block].kind for at in points} == {BlockKind.PARAGRAPH}
    assert 2 <= len(points) <= 5


@pytest.mark.parametrize(("body", "language"), [(CHINESE, "zh"), (ARABIC, "ar")])
def test_other_scripts_have_key_points_too(body: str, language: str) -> None:
    points = key_sentences(body, language, body[:20])
    assert len(points) >= 2
    assert all(point in body for point in points)
    assert not [point for point in points if point.startswith(("但是", "لكن"))]


def test_a_short_text_has_none_and_neither_has_one_that_says_the_same_over_and_over() -> None:
    assert key_sentences("The ferry left on time. Nobody on the quay could say why it did so.", "en") == []
    assert key_sentences(" ".join(["The night ferry to Port Elwin left on time on Monday evening."] * 12), "en") == []


def test_a_very_long_text_is_read_in_part() -> None:
    sentence = "The ferry number {} left the quay of Port Elwin on time and met the ferry number {} at sea."
    body = "\n\n".join(sentence.format(number, number + 1) for number in range(5_000))
    assert len(find_key_points(HEADLINE, read_blocks(body), "en")) <= 5


@given(st.lists(st.text(max_size=120), max_size=30), st.sampled_from(["en", "zh", "ar", "xx", None]))
def test_any_text_has_key_points_within_it_and_always_the_same(texts: list[str], language: str | None) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in texts]
    points = find_key_points("A headline", blocks, language)
    assert points == find_key_points("A headline", blocks, language)
    assert all(blocks[at.block].text[at.start : at.end].strip() for at in points)
