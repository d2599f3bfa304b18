"""Names are read out of bylines in whatever dress they stand there, and nothing else is taken for a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import parse_page
from articles.parsing.bylines import authors_in, desk_in, opens_with_by
from articles.parsing.lexicon.bylines import BY_WORDS

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("By Ada Quill and Ben Moor", ["Ada Quill", "Ben Moor"]),
        ("By\u00a0Ben Moor", ["Ben Moor"]),
        ("Von Ilse Amber, Jan van der Holt und Ole Brandt", ["Ilse Amber", "Jan van der Holt", "Ole Brandt"]),
        ("von Ilse Amber", ["Ilse Amber"]),
        ("Ada QuillDec 20, 2026", ["Ada Quill"]),
        ("By Ada Quill Dec 21, 2026, 11:00am EST", ["Ada Quill"]),
        ("Ada QuillReporter", ["Ada Quill"]),
        ("byAda Quill", ["Ada Quill"]),
        ("By Ada McMoor on December 21, 2026", ["Ada McMoor"]),
        ("Ada Quill 2 months", ["Ada Quill"]),
        ("May 30, 2026 / Ada Quill", ["Ada Quill"]),
        ("Mi 25.04.26 | 14:07 Uhr | Von Eva Horn-Rast", ["Eva Horn-Rast"]),
        ("Ada Quill Reporterin", ["Ada Quill"]),
        ("Ada Quill Ada Quill", ["Ada Quill"]),
        ("By Ada Quill For Tarn Post", ["Ada Quill"]),
        ("By Ada Quill - The Tarn Times - Thursday, December 21, 2026", ["Ada Quill"]),
        ("Ben Moor By Ben Moor Tarn News", ["Ben Moor"]),
        ("김보라 기자", ["김보라"]),
        ("Ada SamDecember 20, 2026", ["Ada Sam"]),
        ("Ada Quill2 minutes ago", ["Ada Quill"]),
        ("Ada Quill@@adaquill Tarn.com LogoFeatured Columnist IVDecember 22, 2026", ["Ada Quill"]),
        ("Ada Quill, CorrespondentDec 22, 2026, 10:15 PM", ["Ada Quill"]),
        ("Social Links for Ada Quill", ["Ada Quill"]),
        ("News by Ada Quill News Reporter", ["Ada Quill"]),
        ("Guide by Ada Quill Former Deputy Tech Editor", ["Ada Quill"]),
        ("von Ilse Amber, TRN MERENDAL", ["Ilse Amber"]),
        ("Ada Quill and Ben Moor III", ["Ada Quill", "Ben Moor III"]),
        ("JD Quill and AJ Moor", ["JD Quill", "AJ Moor"]),
        ("Ada zum Felde", ["Ada zum Felde"]),
        ("Larry Page", ["Larry Page"]),
        ("By ADA QUILL and BEN MOOR", ["ADA QUILL", "BEN MOOR"]),
        ("Par Odile Marrow avec Northwire", ["Odile Marrow"]),
        ("주소 : 머렌달 특별시 중구 등대로 190 (바다1가) 8층 | 전화 : 02-2000-0000", []),
        ("Footer Navigation", []),
        ("Text: Ilse Amber, Fotos: Ole Brandt", ["Ilse Amber"]),
        ("Kirjoittaja: Ilse Amber", ["Ilse Amber"]),
        ("Текст: Мария Песочная", ["Мария Песочная"]),
        ("नेहा शर्मा", ["नेहा शर्मा"]),
        ("लेखक: नेहा शर्मा", ["नेहा शर्मा"]),
        ("কামাল আহমেদ", ["কামাল আহমেদ"]),
        ("記者白小明／台北報導", ["白小明"]),
        ("（记者 白小明）", ["白小明"]),
        ("Publié par Odile Marrow le 3 mai 2026", ["Odile Marrow"]),
        ("oprac. Ilse Amber", ["Ilse Amber"]),
        ("Ilse Amber blaðamaður", ["Ilse Amber"]),
        ("By Ada Quill in Tarn and Ben Moor in Mill Cross", ["Ada Quill", "Ben Moor"]),
        ("July 9, 2026 • Ada Quill in Bridges Weekly", ["Ada Quill"]),
        ("Ada Quill on behalf of the Bridge Builders", ["Ada Quill"]),
        ("Ada (Addie) Quill", ["Ada Addie Quill"]),
        ("Ada “Addie” Quill", ["Ada Addie Quill"]),
        ("By Ada Quill and Ben Moor / Tarn Morning Staff Writers", ["Ada Quill", "Ben Moor"]),
        ("by Ada Quill, Tarn Bridge Institute", ["Ada Quill"]),
        ("Ada Quill LinkedIn", ["Ada Quill"]),
        ("Ada Quill, Software Engineer", ["Ada Quill"]),
        ("Odile Marrow, envoyée spéciale", ["Odile Marrow"]),
        ("Ilse Amber Kolumnistin", ["Ilse Amber"]),
        ("Ada Quill Featured Co-Editor", ["Ada Quill"]),
        ("Марина Песочная, обозреватель", ["Марина Песочная"]),
        ("アダ・クイル", ["アダ・クイル"]),
        ("霧野澪 特派員", ["霧野澪"]),
        ("会社案内 お問い合わせ プライバシーポリシー", []),
        ("Marketing Manager", []),
        ("Tarn Lifestyle Desk", []),
        ("Tarn Editorial Team", []),
        ("FOR IMMEDIATE RELEASE", []),
        ("Recent Posts", []),
        ("Meest Recent", []),
        ("Tüm Haberler", []),
        ("Read More", []),
        ("Les Mer", []),
        ("Читать Новости", []),
        ("By Tarn Press Staff", []),
        ("Sponsored by Tarn Islands Tourism", []),
        ("About Elwin Railway", []),
        ("Share", []),
        ("Read more about the bridge", []),
        ("", []),
    ],
)
def test_the_names_of_a_byline_are_read(line, names):
    assert list(authors_in(line)) == names


def test_a_desk_is_named_only_by_a_byline():
    assert desk_in("By Tarn Press Staff") == "Tarn Press Staff"
    assert desk_in("Von DPA 30.04.2026, 18:58") == "DPA"
    assert desk_in("Tarn Press Staff") == "Tarn Press Staff"
    assert desk_in("Tarn Press") is None
    assert desk_in("July 9 | 3 min read | By Tarn Press") == "Tarn Press"
    assert desk_in("Posted by By Ada July 9, 2026") == "Ada"
    assert desk_in("Quillpost.example Team") == "Quillpost.example Team"
    assert desk_in("dpa") == "dpa"
    assert desk_in("Associated PressApril 28, 2026 GMT") == "Associated Press"
    assert desk_in("TB24 Redaktion") == "TB24 Redaktion"
    assert desk_in("AP") is None
    assert desk_in("Redacción Digital") == "Redacción Digital"
    assert desk_in("Tarn Web Desk") == "Tarn Web Desk"
    assert desk_in("By the way, the bridge stands") is None


@given(st.text(max_size=300))
def test_any_line_is_read_without_an_error(line):
    assert all(name.strip() for name in authors_in(line))
    desk_in(line)


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        ("026_phosphorus-wire_article", ()),
        ("029_night-train-route_release", ()),
        ("028_last-bucket_opinion", ("Corin Vale",)),
    ],
)
def test_an_agency_in_the_text_or_the_issuer_of_a_release_is_no_author(page, authors):
    lead = parse_page((SEEDS / f"{page}.txt").read_text(encoding="utf-8")).lead
    assert lead is not None
    assert lead.authors == authors


@pytest.mark.parametrize("phrase", sorted({phrase for phrases in BY_WORDS.values() for phrase in phrases}))
def test_a_line_opens_with_the_words_before_authors_in_every_language(phrase: str) -> None:
    assert opens_with_by(f"{phrase} Ada Quill") or opens_with_by(f"• {phrase}Ada Quill")
    assert not opens_with_by(f"Tarn {phrase}")
