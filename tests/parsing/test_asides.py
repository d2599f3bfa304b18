"""What stands in a text and is none of it: captions and alternative texts, boxes, second prints, pull quotes."""

from __future__ import annotations

import pytest

from articles.parsing.asides import is_alternative_text, is_caption, without_asides
from articles.parsing.ledger import Ledger
from articles.parsing.lines import read_lines

PARAGRAPH = (
    "The bridge at Tarn opened on day {} after nine years of work, and the whole town came to see what it had paid."
)

CREDITS = (
    "Photo: Ada Quill",
    "Photographs by Ada Quill",
    "File photo / Ada Quill",
    "Picture credit: Ada Quill",
    "Image © Ada Quill",
    "Illustration by Ada Quill",
    "Credits: Ada Quill",
    "Ada Quill / Getty Images",
    "Getty Images",
    "(AFP)",
    "Ada Quill/ Reuters",
    "Ada Quill /AP",
    "Ada Quill/dpa",
    "Ada Quill / EPA",
    "Ada Quill via AP",
    "AP Photo",
    "Shutterstock",
    "© Ada Quill",
    "Foto: Ada Quill",
    "Fotografía / Ada Quill",
    "Imagen: Ada Quill",
    "Bild: Ada Quill",
    "Bildquelle：Ada Quill",
    "Crédit photo : Ada Quill",
    "Crédits : Ada Quill",
    "Immagine: Ada Quill",
    "Imagem: Ada Quill",
    "Beeld: Ada Quill",
    "Fotoğraf: Ada Quill",
    "Zdjęcie: Ada Quill",
    "Фото: Ada Quill",
    "写真：Ada Quill",
    "写真＝Ada Quill",
    "（Ada Quill撮影）",
    "图片来源 Ada Quill",
    "（Ada Quill 摄）",
    "[사진 Ada Quill",
    "사진 제공 Ada Quill",
    "사진=Ada Quill",
    "Ảnh: Ada Quill",
    "Fot. : Ada Quill",
    "צילום: Ada Quill",
    "फोटो: Ada Quill",
    "फ़ोटो: Ada Quill",
    "ছবি: Ada Quill",
    "ภาพ: Ada Quill",
    "Φωτο: Ada Quill",
    "Φωτογραφία: Ada Quill",
    "Gambar: Ada Quill",
    "Picha: Ada Quill",
    "Nuotr.: Ada Quill",
    "Ljósmynd: Ada Quill",
    "Kuva: Ada Quill",
    "تصوير: Ada Quill",
    "صورة: Ada Quill",
    "The bridge at night.Ada Quill / Tarn Post",
    "ADA QUILL / TARN POST",
)


@pytest.mark.parametrize("credit", CREDITS)
def test_a_line_that_ends_in_the_credit_of_a_picture_is_a_caption(credit: str) -> None:
    (line,) = read_lines(f"A crowd on the bridge of Tarn waits for the ribbon. {credit}")
    assert is_caption(line)


@pytest.mark.parametrize(
    "text",
    [
        "A crowd waits by the bridge: it opens at noon.",
        "The photo was taken by nobody, said the mayor of Tarn.",
        "Tickets for boats/ferries are sold by the harbour.",
        "Ein Bild des Tages war es nicht.",
        "A crowd on the bridge. Photo: Ada Quill. " + "The ribbon was cut at noon and everybody went home. " * 3,
    ],
)
def test_a_line_that_only_tells_of_pictures_is_none(text: str) -> None:
    (line,) = read_lines(text)
    assert not is_caption(line)


@pytest.mark.parametrize(
    "text",
    [
        "A map of the harbour",
        "An aerial photo depicting a ferry at the pier.",
        "Black-and-white photograph of a crowd on the bridge",
        "Bar chart showing how much each bridge cost",
        "Eine Grafik zeigt die Kosten der Brücke",
        "Bild eines Fährmanns",
        "Una imagen de la feria",
        "Une photo du pont",
        "Una fotografia del ponte",
        "Uma foto da ponte",
        "Een foto van de brug",
    ],
)
def test_a_line_that_tells_what_a_picture_shows_stands_for_it(text: str) -> None:
    (line,) = read_lines(text)
    assert is_alternative_text(line)


@pytest.mark.parametrize("text", ["Pictures were sold at the pier.", "The map shows that nobody asked for one."])
def test_a_line_that_tells_of_something_else_stands_for_no_picture(text: str) -> None:
    (line,) = read_lines(text)
    assert not is_alternative_text(line)


def kept_of(*blocks: str, sure: frozenset[int] = frozenset()) -> tuple[list[str], set[str]]:
    lines = read_lines("\n\n".join(blocks))
    ledger = Ledger(lines)
    kept = without_asides(lines, ledger, sure)
    return [line.text for line in kept], {cut.rule for cut in ledger.cuts}


def paragraphs(count: int) -> list[str]:
    return [PARAGRAPH.format(number) for number in range(10, 10 + count)]


def test_a_paragraph_that_stands_above_as_well_is_printed_once() -> None:
    one, two, three = paragraphs(3)

    assert kept_of(one, two, one, three) == ([one, two, three], {"repeated-paragraph"})
    assert kept_of(one, "It squeals.", two, "It squeals.")[1] == set()


def test_a_box_is_the_exception_in_a_text_and_where_there_are_many_they_are_its_own() -> None:
    text, box = paragraphs(9), "Opened 1904\nLength 90 m"

    assert kept_of(*text, box) == (text, {"boxed-lines"})
    assert kept_of(*text, *[box] * 3) == (text, {"boxed-lines"})
    assert kept_of(*text, *[box] * 4)[1] == set()


def test_short_lines_that_are_much_of_a_text_are_no_box() -> None:
    rows = "\n".join(f"{year} Length {year - 1800} m" for year in range(1900, 1912))

    assert kept_of(*paragraphs(9), rows)[1] == {"boxed-lines"}
    assert kept_of(*paragraphs(3), rows)[1] == set()


def test_likely_text_is_no_box() -> None:
    text, box = paragraphs(3), "Opened 1904\nLength 90 m"

    assert kept_of(*text, box, sure=frozenset((3, 4)))[1] == set()


def test_a_sentence_that_a_pull_quote_repeats_is_kept_once_and_a_heading_of_its_words_stays() -> None:
    quote = "“Nobody has ever swept a bridge of this length by hand.”"
    told = (
        f"{quote} said the mayor of Tarn, who “never tires.” She has a broom and will not lend it to the council again."
    )

    assert kept_of(told, quote, *paragraphs(2))[1] == {"pull-quote"}
    for heading in ("“Never tires.”", "“Nobody has ever swept a bridge of this length by hand"):
        assert kept_of(told, heading, *paragraphs(2))[1] == set()
