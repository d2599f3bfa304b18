"""Words that stand before the names of authors, and words that are no part of a name, by language."""

from __future__ import annotations

from collections.abc import Mapping

BY_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": ("By", "BY", "by", "Written by", "Story by", "Words by", "Reported by", "Posted by", "Author:", "Authors:", "By:"),
    "es": ("Por", "POR", "Escrito por", "Texto:", "Autor:", "Autora:"),
    "fr": ("Par", "PAR", "Écrit par", "Propos recueillis par", "Auteur :"),
    "de": ("Von", "VON", "Ein Interview von", "Ein Kommentar von", "Eine Reportage von", "Autor:", "Autorin:", "Text:"),
    "it": ("Di", "di", "DI", "A cura di", "Autore:"),
    "pt": ("Por", "POR", "Texto de", "Autor:", "Autora:"),
    "nl": ("Door", "DOOR", "Auteur:", "Tekst:"),
    "ar": ("بقلم", "كتب", "كتبت", "كتب:", "بقلم:", "الكاتب:"),
    "zh": ("文/", "文／", "作者：", "作者:", "记者", "記者", "本报记者", "撰文：", "文｜"),
    "ja": ("文・", "文＝", "文:", "記者：", "執筆："),
    "ru": ("Автор:", "Текст:", "Автор", "Корреспондент"),
    "tr": ("Yazan:", "Haber:", "Yazar:"),
    "pl": ("Autor:", "Tekst:"),
    "sv": ("Av", "Text:"),
    "da": ("Af", "AF"),
    "no": ("Av", "Tekst:"),
    "fi": ("Kirjoittaja:", "Teksti:"),
}

AND_WORDS: tuple[str, ...] = ("and", "y", "e", "et", "und", "en", "og", "och", "ja", "i", "и", "و", "ve", "with", "mit", "avec", "con")
"""Words between two names."""

NOT_A_NAME: frozenset[str] = frozenset(
    "staff reporter reporters writer writers correspondent editor editors contributor team newsroom desk redacción redaccion rédaction redaktion "
    "redazione redação redactie agencias agenzia agence agentur news press associated reuters afp dpa ap updated published posted min read minutes "
    "senior chief political business sports".split()
)
"""Words that make a printed byline no person's name, or end it."""
