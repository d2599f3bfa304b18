"""Summaries: one or two sentences of the article itself, never words of our own."""

from __future__ import annotations

import re

from articles.parsing.blocks import BlockKind, read_blocks
from articles.parsing.fingerprints import normalised_words
from articles.parsing.remembering import remembered
from articles.parsing.sentences import split_sentences

_LONGEST = 320
_FIRST_PARAGRAPHS = 3
_SHORTEST_SENTENCE = 40
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
    paragraphs = [block.text for block in read_blocks(body) if block.kind is BlockKind.PARAGRAPH][:_FIRST_PARAGRAPHS]
    sentences = [
        (at, paragraph[start:end])
        for at, paragraph in enumerate(paragraphs)
        for start, end in split_sentences(paragraph[: 4 * _LONGEST], language)
    ]
    if not sentences:
        return ""
    first = next((i for i, (_, text) in enumerate(sentences) if stands_alone(text)), 0)
    chosen = sentences[first][1]
    following = sentences[first + 1] if first + 1 < len(sentences) else None
    if following is not None and following[0] == sentences[first][0] and not _QUOTE.match(following[1]):
        joined = f"{chosen}{'' if is_dense(chosen) else ' '}{following[1]}"
        chosen = joined if len(joined) <= _LONGEST else chosen
    return " ".join(chosen.split())


def stands_alone(sentence: str) -> bool:
    """Say whether a sentence can be read without the one before it: no quotation, no "he" or "but" in front."""
    size = len(sentence) * (3 if is_dense(sentence) else 1)
    return size >= _SHORTEST_SENTENCE and not _QUOTE.match(sentence) and not _LEANING.match(sentence)


def is_dense(sentence: str) -> bool:
    """Say whether most of a sentence is of a script whose characters are words."""
    words = normalised_words(sentence)
    return bool(words) and 2 * sum(len(word) == 1 and ord(word) >= 0x2E80 for word in words) > len(words)
