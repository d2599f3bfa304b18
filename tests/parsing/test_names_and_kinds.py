"""Keywords, people, languages and kinds of work."""

from __future__ import annotations

import pytest

from articles.parsing import Block, BlockKind, Kind, parse_page
from articles.parsing.bylines import read_byline
from articles.parsing.keywords import find_keywords
from articles.parsing.kinds import has_live_label, is_live_label, kind_of_label
from articles.parsing.language import detect_language
from articles.parsing.lexicon.bylines import BY_WORDS
from articles.parsing.lexicon.common_words import COMMON_WORDS
from articles.parsing.lexicon.kinds import KIND_LABELS
from articles.parsing.lexicon.name_words import CALENDAR, DEMONYMS, ORGANISATION_WORDS, TITLES
from articles.parsing.lexicon.places import PLACES_BY_LANGUAGE
from articles.parsing.lexicon.zones import ZONE_OFFSETS
from articles.parsing.lines import read_lines
from articles.parsing.people import is_name


def keywords_of(body: str, headline: str = "", language: str = "en") -> dict[str, float]:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in body.split("\n")]
    return {word.name: word.score for word in find_keywords(headline, blocks, language)}


def test_an_acronym_is_read_as_the_long_form_that_the_text_gives() -> None:
    body = (
        "The Tarn Harbour Union met on Monday. As members of the THU said, the THU will grow. "
        "A mayor praised the THU and its boats."
    )
    words = keywords_of(body)
    assert words["Tarn Harbour Union"] >= 0.5
    assert "THU" not in words


def test_an_initiative_named_once_is_confident_and_an_expert_s_employer_is_not() -> None:
    body = "It is a hub of the Salt and Rope Initiative, said Ada Quill, an expert with the Tarn Academy of Knots."
    words = keywords_of(body)
    assert words["Salt and Rope Initiative"] >= 0.5
    assert words.get("Tarn Academy of Knots", 0) < 0.5


def test_a_known_country_is_found_beside_a_longer_name_that_begins_with_it() -> None:
    body = "Officials from China came. The China Kelp Center said that China would pay. In China, kelp is food."
    assert keywords_of(body)["China"] >= 0.5


@pytest.mark.parametrize(
    "body",
    [
        "Ferries were late. The Ferries said so. In May the town met. On Tuesday it rained and on Tuesday it froze.",
        "The Chinese mayor met the American mayor. A Chinese boat and an American boat sank.",
        "Bridge tolls rose. But tolls fell. And then, However, nothing. So it goes.",
        "President and Mayor met. The President spoke, and the Mayor slept while the President sang.",
    ],
)
def test_common_words_days_and_demonyms_are_no_keywords(body: str) -> None:
    assert keywords_of(body) == {}


def test_the_word_that_opens_a_portrait_of_the_issuer_is_not_part_of_its_name() -> None:
    body = "The furnace of Elwin Glassworks is lit.\n\nAbout Elwin Glassworks: the company makes glass."
    assert set(keywords_of(body)) == {"Elwin Glassworks"}


@pytest.mark.parametrize("mark", "'’")
def test_a_word_that_is_one_with_its_verb_is_neither_a_name_nor_part_of_one(mark: str) -> None:
    said = (
        "In Tarn I've seen the ferry, and I've seen it late. We ask Ada Quill. They're late, says Ada Quill, and I'm "
        "late, she says, as Tarn knows. As for me, I'll walk with They're Late Ltd. Or Ada Quill WON'T."
    )
    found = keywords_of(said.replace("'", mark), "Late again")
    assert "Ada Quill" in found
    assert not [name for name in found if mark in name]


def test_german_nouns_are_no_keywords_and_places_are() -> None:
    body = (
        "Die Brücke in Hamburg ist offen. Der Bürgermeister von Hamburg lobte die Brücke, und die Brücke trug ihn. "
        "In Hamburg regnet es. Die Fähre ruht, sagt der Kapitän der Fähre."
    )
    assert set(keywords_of(body, language="de")) == {"Hamburg"}


def test_without_capitals_known_places_and_recurring_titles_are_found() -> None:
    assert "北京" in keywords_of("昨天，北京的大桥通车。北京市民走上大桥。", language="zh")
    assert "مصر" in keywords_of("افتتح الجسر في مصر أمس، وقالت مصر إن الجسر مفتوح.", language="ar")
    assert "塔恩之桥" in keywords_of("《塔恩之桥》今天上映。观众说《塔恩之桥》很好。", language="zh")


def test_a_score_lies_between_nought_and_one() -> None:
    body = "China and China, said China. " * 50
    assert all(0 < score <= 1 for score in keywords_of(body, headline="China").values())


@pytest.mark.parametrize("language", sorted(PLACES_BY_LANGUAGE))
def test_places_of_a_language_are_distinct_names(language: str) -> None:
    places = PLACES_BY_LANGUAGE[language]
    assert len(places) == len(set(places)) > 15
    assert all(place == place.strip() and place for place in places)


def test_word_lists_are_in_small_letters() -> None:
    for words in (ORGANISATION_WORDS, TITLES, DEMONYMS, CALENDAR):
        assert all(word == word.casefold() for word in words)


def test_offsets_of_zones_are_whole_quarters_of_an_hour_within_a_day() -> None:
    assert all(offset % 15 == 0 and abs(offset) <= 14 * 60 for offset in ZONE_OFFSETS.values())


@pytest.mark.parametrize("language", sorted(BY_WORDS))
def test_every_language_introduces_its_authors(language: str) -> None:
    for by in BY_WORDS[language]:
        names = "王小明" if language == "zh" else "白石 澪" if language == "ja" else "Ada Quill"
        found = read_byline(f"{by}{'' if language in ('zh', 'ja') else ' '}{names}")
        assert found is not None, by
        assert found.authors == (names,)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Quill and Ben Moor", ("Ada Quill", "Ben Moor")),
        ("Von Birte Sanders, Redakteurin für Verkehr", ("Birte Sanders",)),
        ("By Dr. Ada Quill | Tarn Post", ("Dr. Ada Quill",)),
        ("ByAda Quill", ("Ada Quill",)),
        ("Por María del Río e Inés Caldera", ("María del Río", "Inés Caldera")),
        ("By Jean-Luc O'Brien, Ada Quill & Ben Moor", ("Jean-Luc O'Brien", "Ada Quill", "Ben Moor")),
    ],
)
def test_the_names_of_a_byline_are_read(line: str, authors: tuple[str, ...]) -> None:
    found = read_byline(line)
    assert found is not None
    assert found.authors == authors


@pytest.mark.parametrize(
    "line", ["By the sea", "By Staff Reporter", "Byways of Tarn", "By 2025 it was over", "Ada Quill"]
)
def test_what_names_nobody_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_an_agency_in_a_byline_is_no_author() -> None:
    found = read_byline("By The Associated Press")
    assert found is not None
    assert (found.authors, found.wire) == ((), "AP")


@pytest.mark.parametrize("text", ["Ada", "the Gull", "Ada quill", "Ada Quill 3", "News Desk", "A B C D E F G H"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


SAMPLES = {
    "en": "The bridge of Tarn was opened on Monday after nine years of work, and the mayor said that it is for all.",
    "es": "El puente de Tarn se abrió el lunes después de nueve años de obras, y la alcaldesa dijo que es para todos.",
    "fr": "Le pont de Tarn a été ouvert lundi après neuf ans de "
    "travaux, et la maire a dit qu'il est pour tous les gens.",
    "de": "Die Brücke von Tarn wurde am Montag nach "
    "neun Jahren Bauzeit eröffnet, und die Bürgermeisterin war zufrieden.",
    "it": "Il ponte di Tarn è stato aperto lunedì dopo nove anni di lavori, e la sindaca ha detto che è per tutti.",
    "pt": "A ponte de Tarn foi aberta na segunda-feira depois de nove "
    "anos de obras, e a prefeita disse que é para todos.",
    "nl": "De brug van Tarn werd maandag na negen jaar werk geopend, en de burgemeester zei dat zij voor iedereen is.",
    "tr": "Tarn köprüsü dokuz yıllık çalışmanın ardından pazartesi günü "
    "açıldı ve belediye başkanı herkes için olduğunu söyledi.",
    "ru": "Мост в Тарне открыли в понедельник после девяти лет "
    "работы, и мэр сказала, что он построен для всех жителей.",
    "ar": "افتتح جسر تارن يوم الاثنين بعد تسع سنوات من العمل، وقالت رئيسة البلدية إنه للجميع ولكل من يريد العبور.",
    "zh": "塔恩大桥历时九年建设，周一正式通车，市长说这座桥属于所有人。",
    "ja": "ターン橋は九年の工事を経て月曜日に開通し、町長はみんなのための橋だと述べた。",
    "ko": "타른 다리는 구 년의 공사 끝에 월요일에 개통되었고 시장은 모두를 위한 다리라고 말했다.",
    "el": "Η γέφυρα του Ταρν άνοιξε τη Δευτέρα μετά από εννέα χρόνια εργασιών και η δήμαρχος είπε ότι είναι για όλους.",
    "he": "הגשר של טארן נפתח ביום שני אחרי תשע שנים של עבודה, וראשת העיר אמרה שהוא מיועד לכולם ללא תשלום.",
}


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_a_language_is_known_from_a_sentence(language: str) -> None:
    assert detect_language(SAMPLES[language]) == language


@pytest.mark.parametrize("text", ["", "Tarn", "12 34 56", "OK go", "橋"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize("language", sorted(COMMON_WORDS))
def test_the_commonest_words_of_a_language_tell_it(language: str) -> None:
    words = COMMON_WORDS[language].split()
    assert len(words) > 20
    assert detect_language(" ".join(words * 3)) == language


@pytest.mark.parametrize(("kind", "label"), [(kind, label) for kind, labels in KIND_LABELS.items() for label in labels])
def test_every_label_tells_its_kind(kind: str, label: str) -> None:
    assert kind_of_label(label.title()) == Kind(kind)


@pytest.mark.parametrize("dress", ["{}", "• {}", "“{}”", "({}):", "*{}*"])
@pytest.mark.parametrize("label", KIND_LABELS["live"])
def test_a_label_of_a_live_report_is_one_in_any_dress(label: str, dress: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in label)
    for written in (label, label.upper(), label.title(), wide):
        (line,) = read_lines(dress.format(written))
        assert is_live_label(line) == has_live_label([line]) == (kind_of_label(line.text) is Kind.LIVE)
    assert has_live_label(read_lines(f"Harbour\n{dress.format(label)}\nWeather"))


@pytest.mark.parametrize(
    "text", ["Lives of others", "Liveliest", "En", "Enter", "In Tarn", "Canlıları", "Прямо", "直線"]
)
def test_what_only_opens_like_a_label_of_a_live_report_is_none(text: str) -> None:
    assert not has_live_label(read_lines(text))


def test_a_label_that_goes_on_with_a_name_tells_the_kind() -> None:
    assert kind_of_label("Sponsored by Tarn Bakery") is Kind.SPONSORED
    assert kind_of_label("Opinions differ about the bridge") is None


def test_a_kicker_in_the_headline_tells_the_kind_and_is_pointed_at() -> None:
    prose = "The bridge of Tarn opened on Monday after nine years, and the mayor said that nobody in town had slept. "
    page = parse_page(f"Opinion: Tolls are good\nOpinion: Tolls are good\n\nPost23-07-2025\n{prose}\nRelated Articles")
    assert page.lead is not None
    assert page.lead.kind is Kind.OPINION
    (pointer,) = page.lead.evidence["kind"]
    assert (pointer.line, pointer.start, pointer.end, pointer.owns) == (1, 0, 7, False)
