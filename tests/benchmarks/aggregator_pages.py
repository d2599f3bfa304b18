"""Aggregator pages in any number: seeds with other numbers, dates, sentences and related articles."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
NUMBER = re.compile(r"\b\d{2,3}\b(?![-/]\d)")
STAMP = re.compile(r"\d\d-\d\d-(20\d\d)$", re.MULTILINE)
AGE = re.compile(r"^time.*$", re.MULTILINE)
AGES = ("an hour ago", "3 days ago", "26 minutes ago", "a day ago", "2 hours ago")
SENTENCE_END = re.compile(r"(?<=\. )|(?<=[。؟])(?!\n)")
RELATED = re.compile(r"^(.+)\n\1\n\n[^\n]+\n\ntime[^\n]+\n\n  • [^\n]+\n\n\1\n\n[^\n]+\n", re.MULTILINE)


def vary(page: str, others: list[str], chance: random.Random) -> str:
    """Return a page with other figures, another date, related articles of other pages, and sentences dropped."""
    page = NUMBER.sub(lambda _: str(chance.randint(10, 999)), page)
    page = STAMP.sub(lambda found: f"{chance.randint(1, 28):02}-{chance.randint(1, 12):02}-{found[1]}", page)
    page = AGE.sub(lambda _: f"time{chance.choice(AGES)}", page)
    page = RELATED.sub(
        lambda found: found[0] + "\n" + chance.choice(others) if chance.random() < 0.3 else found[0], page
    )
    first, *sentences = SENTENCE_END.split(page)
    kept = [sentence for sentence in sentences if chance.random() > 0.02]
    return "".join([first, *swapped(kept, chance)])


def swapped(sentences: list[str], chance: random.Random) -> list[str]:
    """Return sentences of which about two in ten have changed places; one that a line ends in stays where it is."""
    within = [at for at, sentence in enumerate(sentences) if "\n" not in sentence]
    for _ in range(len(within) // 10 + 1 if len(within) > 1 else 0):
        one, other = chance.sample(within, 2)
        sentences[one], sentences[other] = sentences[other], sentences[one]
    return sentences


def aggregator_pages(count: int, *, seed: int = 1) -> Iterator[str]:
    """Yield this many different pages, the same ones for the same seed."""
    chance = random.Random(seed)
    pages = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("0[01]*.txt"))]
    others = [found[0] for page in pages for found in RELATED.finditer(page)]
    seen: set[bytes] = set()
    for number in range(count):
        page = vary(pages[number % len(pages)], others, chance)
        while (digest := blake2b(page.encode(), digest_size=8).digest()) in seen:
            page = vary(pages[number % len(pages)], others, chance)
        seen.add(digest)
        yield page


def write_rows(path: Path, pages: Iterable[str]) -> int:
    """Write pages as JSON Lines; return the bytes of their text."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for number, page in enumerate(pages):
            size += len(page.encode())
            file.write(json.dumps({"id": number, "text": page}, ensure_ascii=False) + "\n")
    return size
