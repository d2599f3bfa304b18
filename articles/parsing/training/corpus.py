"""A folder in the corpus format: flattened pages with their truth."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ENGLISH = frozenset(("the", "of", "and", "to"))
_ENGLISH_SHARE = 0.06
TEXT, TRUTH, HTML = "text.jsonl.gz", "truth.jsonl.gz", "html.jsonl.gz"
_GENERAL = ("wcxb",)
"""The parts of a corpus whose pages are of the web at large: guides, products and documents more than news."""


class CorpusError(ValueError):
    """The folder does not hold a corpus: says which file, and what was expected of it."""


@dataclass(frozen=True)
class CorpusPage:
    """A page with its truth; what the truth does not state is empty."""

    id: str
    site: str
    part: str
    language: str
    text: str
    title: str
    body: str
    days: tuple[str, ...]
    authors: tuple[str, ...]
    url: str = ""

    @property
    def lines(self) -> list[str]:
        """The lines of the page."""
        return self.text.split("\n")

    @property
    def is_general(self) -> bool:
        """Whether the page is of the web at large, not of news."""
        return self.part in _GENERAL


def read_corpus(folder: Path) -> tuple[CorpusPage, ...]:
    """Return the pages of a corpus folder that have both text and truth, in the order of the truth."""
    texts = {row["id"]: row["text"] for row in _rows(folder / TEXT, ("id", "text"))}
    truths = _rows(folder / TRUTH, ("id", "site", "body"))
    return tuple(_page(truth, texts[truth["id"]]) for truth in truths if truth["id"] in texts)


def read_html(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the id and the HTML of each page that has it."""
    for row in _rows(folder / HTML, ("id", "html")):
        yield row["id"], row["html"]


def corpus_hash(folder: Path) -> str:
    """Return the SHA-256 of the corpus: of its texts and its truth."""
    digest = hashlib.sha256()
    for name in (TEXT, TRUTH):
        digest.update(gzip.decompress((folder / name).read_bytes()))
    return digest.hexdigest()


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    if not path.is_file():
        raise CorpusError(f"{path}: not found; a corpus folder holds {TEXT} and {TRUTH}")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise CorpusError(f"{path}, line {number}: not JSON: {error}") from error
            missing = [name for name in needed if name not in row]
            if missing:
                raise CorpusError(f"{path}, line {number}: no {', '.join(missing)}")
            yield row


def _page(truth: Mapping[str, Any], text: str) -> CorpusPage:
    return CorpusPage(
        id=truth["id"],
        site=truth["site"],
        part=truth["id"].partition("/")[0],
        language=_language(truth["body"] or ""),
        text=text,
        title=truth.get("title") or "",
        body=truth["body"] or "",
        days=tuple(truth.get("published") or ()),
        authors=tuple(truth.get("author") or ()),
        url=truth.get("url") or "",
    )


def _language(body: str) -> str:
    """Return whether a text is in English or another language, which is as far as reports tell them apart."""
    words = body.casefold().split()
    share = sum(word in _ENGLISH for word in words) / max(len(words), 1)
    return "English" if share > _ENGLISH_SHARE else "other"
