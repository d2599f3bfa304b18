"""What helps to read an article, out of its own text and nothing else: its length, its key sentences, its names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.parsing import Block, Name, Span, find_key_points, find_names, read_blocks

from .source import Display

if TYPE_CHECKING:
    from .article import Article

WORDS_A_MINUTE = 230  # silent reading of prose: 238 words (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), less figures
CHARACTERS_A_MINUTE = 360  # of scripts whose characters are words or syllables, from the same comparison
REMEMBERED = 256  # articles, with the texts that they were read from
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ReadingAids:
    """Minutes that reading takes (0: unknown), the key sentences' places among ``blocks``, and the names."""

    minutes: int = 0
    blocks: tuple[Block, ...] = ()
    key_points: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()

    def text_at(self, span: Span) -> str:
        """Return the text of a place."""
        return self.blocks[span.block].text[span.start : span.end]


def reading_aids(article: Article) -> ReadingAids:
    """Return the aids for ``article``, none where its sources do not let us show the full text.

    They are reckoned from the very text that is shown and remembered by it, so that they cannot fall behind an edit.
    """
    if article.display != Display.FULL:
        return ReadingAids()
    return _aids(article.headline, article.body, article.language, tuple(article.authors), article.dateline_place)


@lru_cache(maxsize=REMEMBERED)
def _aids(headline: str, body: str, language: str, authors: tuple[str, ...], dateline: str) -> ReadingAids:
    blocks = read_blocks(body)
    return ReadingAids(
        minutes=_minutes(blocks),
        blocks=blocks,
        key_points=find_key_points(headline, blocks, language or None),
        names=find_names(headline, blocks, language or None, authors, (dateline,)),
    )


def _minutes(blocks: tuple[Block, ...]) -> int:
    texts = [block.text for block in blocks]
    dense = sum(len(_DENSE.findall(text)) for text in texts)
    words = sum(len(_WORD.findall(_DENSE.sub(" ", text))) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE + dense / CHARACTERS_A_MINUTE)) if texts else 0
