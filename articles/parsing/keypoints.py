"""Key points: the sentences of an article that say most of what it says, as places in its text.

No word is ours, and nothing is learnt: the same text always has the same key points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from articles.parsing.blocks import Block, BlockKind
from articles.parsing.fingerprints import normalised_words
from articles.parsing.lexicon.common_words import COMMON_WORDS
from articles.parsing.lexicon.openers import OPENERS
from articles.parsing.loading import load
from articles.parsing.sentences import split_sentences
from articles.parsing.summaries import is_dense, stands_alone

_LEAST_SENTENCES = 7
_MOST_SENTENCES = 240
_MOST_CHARACTERS = 60_000
_SHORTEST, _LONGEST = 50, 320  # letters of an alphabet; a character of a dense script counts for three
_STEM = 6
_TOO_ALIKE = 0.45
_LEANING = re.compile(
    r"^(?:لكن|ولكن|غير أن|وقال|وقالت|وأضاف|وأضافت|هذا|هذه|ذلك|وهو|وهي|但|而|然而|不过|所以|因此|他|她|它|这|那|其|"
    r"しかし|だが|そして|それ|その|これ|この|彼|그러나|하지만|그는|그녀는|이는)"
)
_ENDS = re.compile(r"[.!…。！۔।][\"'”’»)\]」』]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block's text: the block's position among the blocks, and columns."""

    block: int
    start: int
    end: int


def find_key_points(headline: str, blocks: Sequence[Block], language: str | None) -> tuple[Span, ...]:
    """Return three to five sentences of the paragraphs in the order of the text; none of a text that is short itself.

    Each stands on its own: no question, no quotation, none that begins with "he" or "but".
    """
    sentences = _sentences(blocks, language)
    if len(sentences) < _LEAST_SENTENCES:
        return ()
    texts = [blocks[span.block].text[span.start : span.end] for span in sentences]
    counted = [_terms(headline), *map(_terms, texts)]
    ranks, alike = load("articles.parsing.centrality").ranked(counted, [span.block for span in sentences])
    fit = [_may_stand(text) for text in texts]
    order = sorted((at for at in range(len(texts)) if fit[at]), key=lambda at: (-ranks[at], at))
    chosen = _unlike(order, alike, _number(len(texts)))
    return tuple(sentences[at] for at in sorted(chosen))


def sentences_of(blocks: Sequence[Block], language: str | None) -> list[Span]:
    """Return the sentences of all blocks, in order; a heading is one."""
    return [
        Span(at, start, end)
        for at, block in enumerate(blocks)
        for start, end in (
            [(0, len(block.text))] if block.kind is BlockKind.HEADING else split_sentences(block.text, language)
        )
    ]


def _sentences(blocks: Sequence[Block], language: str | None) -> list[Span]:
    found: list[Span] = []
    read = 0
    for at, block in enumerate(blocks):
        read += len(block.text)
        if read > _MOST_CHARACTERS or len(found) > _MOST_SENTENCES:
            break
        if block.kind is BlockKind.PARAGRAPH:
            found.extend(Span(at, start, end) for start, end in split_sentences(block.text, language))
    return found[:_MOST_SENTENCES]


def _number(sentences: int) -> int:
    return 3 if sentences < 20 else 4 if sentences < 45 else 5


def _may_stand(text: str) -> bool:
    size = len(text) * (3 if is_dense(text) else 1)
    is_whole = stands_alone(text) and not _LEANING.match(text) and _ENDS.search(text) is not None
    return is_whole and _SHORTEST <= size <= _LONGEST


@cache
def _common() -> frozenset[str]:
    listed = (*COMMON_WORDS.values(), *OPENERS.values())
    return frozenset(word.casefold() for words in listed for word in words.split())


def _terms(text: str) -> Counter[str]:
    """Return the words that matter, cut short so that their endings are no difference; pairs of dense characters."""
    words = normalised_words(text)
    common = _common()
    terms = [word[:_STEM] for word in words if len(word) > 2 and word not in common]
    pairs = [first + second for first, second in pairwise(words) if len(first) == len(second) == 1 and first > "\u2e80"]
    return Counter(terms + pairs)


def _unlike(order: Sequence[int], alike: Sequence[Sequence[float]], number: int) -> list[int]:
    chosen: list[int] = []
    for at in order:
        if all(alike[at][other] < _TOO_ALIKE for other in chosen):
            chosen.append(at)
        if len(chosen) == number:
            break
    return chosen if len(chosen) > 1 else []
