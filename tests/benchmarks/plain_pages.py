"""Pages of single articles in any number: seeds with other figures, between menus and teasers as long as real ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.benchmarks.aggregator_pages import SEEDS, vary

_LONGEST = 60
"""A line with more characters is no link of a menu but a paragraph."""

_ABOVE, _BELOW, _PARAGRAPHS = 90, 80, 16
"""About so many lines stand above and below the text of a real page, and so many paragraphs in it."""


def plain_pages(count: int, *, seed: int = 1) -> Iterator[str]:
    """Yield this many different pages, the same ones for the same seed."""
    chance = random.Random(seed)
    pages = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("0[23]*_article.txt"))]
    lines = [line for page in pages for line in page.splitlines()]
    links = [line for line in lines if 0 < len(line.strip()) <= _LONGEST]
    prose = [line for line in lines if len(line) > 2 * _LONGEST]
    for number in range(count):
        page = vary(pages[number % len(pages)], [], chance)
        longest = max(page.splitlines(), key=len)
        text = page.replace(longest, "\n\n".join((longest, *chance.sample(prose, _PARAGRAPHS))))
        yield "\n".join((*chance.sample(links, _ABOVE), "", text, "", *chance.sample(links, _BELOW)))
