"""Summaries: one or two sentences of the article itself, never words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.parsing.blocks import BlockKind, read_blocks
from articles.parsing.fingerprints import normalised_words
from articles.parsing.remembering import remembered
from articles.parsing.sentences import split_sentences

_LONGEST = 320
_FIRST_PARAGRAPHS = 3
_BEGINNING = 6  # blocks; three of them are paragraphs on nearly all pages
_SHORTEST_SENTENCE = 40
_FIRST_DENSE = "\u2e80"
_QUOTE = re.compile(r"^[\"“„«‘'「『]")
_LEANING = re.compile(
    r"^(?:he|she|it|they|this|that|these|those|but|and|so|however|meanwhile|él|ella|ellos|pero|il|elle|ils|mais|er|sie|es|aber|"
    r"lui|lei|ma|ele|ela|mas|hij|zij|maar|он|она|они|но|o|onlar|ama)\b",
    re.IGNORECASE,
)


@remembered
def summarise(body: str, language: str | None) -> str:
    """Return one or two whole sentences from the beginning of a body, as printed; empty for a body without prose.

    The first sentence that stands on its own (no quotation, no "he" or "but" that leans on another) leads; the next one
    joins where both stay within 320 characters. The second must follow the first in the text.
    """
    sentences, first = _leading(_paragraphs(body)[:_FIRST_PARAGRAPHS], language)
    if not sentences:
        return ""
    chosen = sentences[first]
    following = sentences[first + 1] if first + 1 < len(sentences) else None
    if following is not None and not _QUOTE.match(following):
        joined = f"{chosen}{'' if is_dense(chosen) else ' '}{following}"
        chosen = joined if len(joined) <= _LONGEST else chosen
    return " ".join(chosen.split())


def _paragraphs(body: str) -> list[str]:
    """Return the paragraphs of the beginning of a body, if it has enough of them, or else all."""
    beginning = "\n\n".join(body.split("\n\n", _BEGINNING)[:_BEGINNING])
    found = [block.text for block in read_blocks(beginning) if block.kind is BlockKind.PARAGRAPH]
    if len(found) >= _FIRST_PARAGRAPHS or len(beginning) == len(body):
        return found
    return [block.text for block in read_blocks(body) if block.kind is BlockKind.PARAGRAPH]


def _leading(paragraphs: Iterable[str], language: str | None) -> tuple[list[str], int]:
    """Return the sentences of the first paragraph that has one which stands on its own, and the place of this one.

    Where none has, it is the first sentence of all.
    """
    others: list[str] = []
    for paragraph in paragraphs:
        spans = split_sentences(paragraph[: 4 * _LONGEST], language)
        sentences = [paragraph[start:end] for start, end in spans]
        first = next((at for at, sentence in enumerate(sentences) if stands_alone(sentence)), None)
        if first is not None:
            return sentences, first
        others = others or sentences
    return others, 0


def stands_alone(sentence: str) -> bool:
    """Say whether a sentence can be read without the one before it: no quotation, no "he" or "but" in front."""
    size = len(sentence) * (3 if is_dense(sentence) else 1)
    return size >= _SHORTEST_SENTENCE and not _QUOTE.match(sentence) and not _LEANING.match(sentence)


def is_dense(sentence: str) -> bool:
    """Say whether most of a sentence is of a script whose characters are words."""
    if not sentence or max(sentence) < _FIRST_DENSE:
        return False
    words = normalised_words(sentence)
    return bool(words) and 2 * sum(len(word) == 1 and word >= _FIRST_DENSE for word in words) > len(words)
