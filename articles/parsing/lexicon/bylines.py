"""Words that stand before the names of authors, and words that are no part of a name, by language."""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of, words_of

BY_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of("By|BY|by|Written by|Story by|Words by|Reported by|Posted by|Author:|Authors:|By:"),
    "es": phrases_of("Por|POR|Escrito por|Texto:|Autor:|Autora:"),
    "fr": phrases_of("Par|PAR|Écrit par|Propos recueillis par|Auteur :"),
    "de": phrases_of("Von|VON|Ein Interview von|Ein Kommentar von|Eine Reportage von|Autor:|Autorin:|Text:"),
    "it": phrases_of("Di|di|DI|A cura di|Autore:"),
    "pt": phrases_of("Por|POR|Texto de|Autor:|Autora:"),
    "nl": phrases_of("Door|DOOR|Auteur:|Tekst:"),
    "ar": phrases_of("بقلم|كتب|كتبت|كتب:|بقلم:|الكاتب:"),
    "zh": phrases_of("文/|文／|作者：|作者:|记者|記者|本报记者|撰文：|文｜"),
    "ja": phrases_of("文・|文＝|文:|記者：|執筆："),
    "ru": phrases_of("Автор:|Текст:|Автор|Корреспондент"),
    "tr": phrases_of("Yazan:|Haber:|Yazar:"),
    "pl": phrases_of("Autor:|Tekst:"),
    "sv": phrases_of("Av|Text:"),
    "da": phrases_of("Af|AF"),
    "no": phrases_of("Av|Tekst:"),
    "fi": phrases_of("Kirjoittaja:|Teksti:"),
}

AND_WORDS: tuple[str, ...] = phrases_of("and|y|e|et|und|en|og|och|ja|i|и|و|ve|with|mit|avec|con")
"""Words between two names."""

NOT_A_NAME: frozenset[str] = words_of(
    "afp agence agencias agentur agenzia ap associated business chief contributor correspondent desk dpa editor "
    "editors min minutes news newsroom political posted press published read redaccion redacción redactie "
    "redaktion redazione redação reporter reporters reuters rédaction senior sports staff team updated writer "
    "writers"
)
"""Words that make a printed byline no person's name, or end it."""
