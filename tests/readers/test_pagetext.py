"""Bytes become the lines of a page, and what was lost on the way is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readers import HTML, TEXT, RawDocument, page_text, read_page

GERMAN = "Über die Brücke fährt seit heute früh wieder ein Zug.\n" * 3
RUSSIAN = "Поезд пришел вовремя, и все были рады.\n" * 3
JAPANESE = "港の灯りが変わった。鳥たちは帰ってきた。\n" * 3
ARABIC = "قبل شروق الشمس بنصف ساعة اصطفت القوارب\n" * 3


def document(content: bytes, media_type: str = TEXT, charset: str | None = None) -> RawDocument:
    return RawDocument(content, media_type, "page", "page", charset=charset)


def rules(content: bytes, media_type: str = TEXT, charset: str | None = None) -> list[str]:
    return [warning.rule for warning in read_page(document(content, media_type, charset)).warnings]


def test_sound_utf8_is_read_without_a_word() -> None:
    page = read_page(document(GERMAN.encode()))

    assert (page.text, page.charset, page.warnings) == (GERMAN, "utf-8", ())


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_states_the_encoding(charset: str) -> None:
    page = read_page(document(GERMAN.encode(charset)))

    assert (page.text, page.warnings) == (GERMAN, ())


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(charset: str) -> None:
    assert page_text(document(GERMAN.encode(charset))) == GERMAN


@pytest.mark.parametrize(
    ("text", "charset"),
    [(GERMAN, "windows-1252"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis"),
     (JAPANESE, "euc_jp"), (ARABIC, "windows-1256")],
)  # fmt: skip
def test_other_encodings_are_found_by_their_look_and_called_a_guess(text: str, charset: str) -> None:
    content = text.encode(charset)

    assert page_text(document(content)) == text
    assert rules(content) == ["guessed-encoding"]


def test_a_stated_encoding_is_believed_when_everything_decodes() -> None:
    page = read_page(document("Łódź".encode("iso-8859-2"), charset="ISO-8859-2"))

    assert (page.text, page.warnings) == ("Łódź", ())


@pytest.mark.parametrize("charset", ["ascii", "no-such-charset", "rot13", "utf-7", "hex", ""])
def test_a_stated_encoding_that_is_wrong_or_unknown_is_passed_over(charset: str) -> None:
    assert page_text(document(GERMAN.encode(), charset=charset)) == GERMAN


def test_a_few_damaged_bytes_do_not_turn_utf8_into_something_else() -> None:
    page = read_page(document("Erste Zeile\nBrücke, Zug, ü".encode()[:-1]))

    assert page.text == "Erste Zeile\nBrücke, Zug, \N{REPLACEMENT CHARACTER}"
    (warning,) = page.warnings
    assert (warning.rule, warning.line, warning.start, warning.end) == ("unreadable-characters", 2, 13, 14)
    assert warning.message == "1 character is unreadable; the page was read as utf-8."


def test_nul_characters_are_replaced_and_counted() -> None:
    page = read_page(document(b"One\0two and a long enough line of text\n\0"))

    assert page.text == "One\N{REPLACEMENT CHARACTER}two and a long enough line of text\n\N{REPLACEMENT CHARACTER}"
    assert [(warning.rule, warning.line, warning.start) for warning in page.warnings] == [("nul-characters", 1, 3)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_line_feeds_alone(end: str) -> None:
    assert page_text(document(f"One{end}Two{end}{end}Three".encode())) == "One\nTwo\n\nThree"


def test_the_encoding_that_html_states_is_used() -> None:
    content = '<meta charset="windows-1251"><p>Поезд'.encode("windows-1251")

    assert page_text(document(content, HTML)).strip() == "Поезд"
    assert rules(content, HTML) == []


def test_html_becomes_the_lines_of_a_dump() -> None:
    html = """<html><head><title>t</title><style>p {}</style><script>no()</script></head><body>
        <nav><ul><li><a href="/">Home</a></li><li>News</li></ul></nav>
        <h1>Bridge   opens</h1><p>It <b>opened</b><br>today.</p><img alt="The bridge"><ol><li>First</li></ol></body>"""

    lines = [line for line in page_text(document(html.encode(), HTML)).split("\n") if line]

    assert lines == ["  • Home", "  • News", "Bridge opens", "It opened", "today.", "The bridge", "  1. First"]


def test_very_deep_html_is_read() -> None:
    assert "deep" in page_text(document(b"<div>" * 50_000 + b"deep", HTML))


@given(st.binary(), st.sampled_from([TEXT, HTML]), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "x"]))
def test_any_bytes_have_a_text_that_can_be_stored_and_warnings_that_point_into_it(
    content: bytes, media_type: str, charset: str | None
) -> None:
    page = read_page(document(content, media_type, charset))

    page.text.encode("utf-8")
    assert "\0" not in page.text
    assert "\r" not in page.text
    lines = page.text.split("\n")
    for warning in page.warnings:
        assert warning.start <= len(lines[warning.line - 1])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\N{ZERO WIDTH NO-BREAK SPACE}")))
def test_utf8_text_is_read_as_it_was_written(text: str) -> None:
    page = read_page(document(text.encode()))

    if "\N{REPLACEMENT CHARACTER}" not in text:
        assert (page.text, page.charset, page.warnings) == (text, "utf-8", ())
