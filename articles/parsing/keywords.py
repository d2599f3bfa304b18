"""Names that an article is about."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.blocks import Block
from articles.parsing.types import Keyword


def find_keywords(headline: str, blocks: Sequence[Block], language: str | None) -> tuple[Keyword, ...]:
    return ()
