"""Other extractors of articles, where they are installed, and what reading the same HTML costs them and the parser."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from articles.parsing import parse_page
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.evaluation import PageScore, score_reading
from articles.readers import HTML, RawDocument, read_page

OWN = "newsroom"
WARM_UP = 30
"""The first pages are read once before the clock runs: models are loaded and patterns compiled by then."""

_BETWEEN_NAMES = re.compile(r"[,;|\n]|\band\b|&")
_BY = re.compile(r"^by\b\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Peer:
    """An extractor by name, and how it reads the HTML of a page with its address."""

    name: str
    read: Callable[[str, str], Reading]


@dataclass(frozen=True)
class Reading:
    """What an extractor says of a page; what it does not say is empty."""

    body: str = ""
    title: str = ""
    day: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """The scores of a peer, and the seconds of processor time that each reader took for each page, by its id."""

    scores: Mapping[str, Sequence[PageScore]]
    seconds: Mapping[str, Mapping[str, float]]


def installed_peers() -> Iterator[Peer]:
    """Yield the extractors that are installed."""
    try:
        yield Peer(f"trafilatura {version('trafilatura')}", _trafilatura)
    except PackageNotFoundError:
        return


def measure(pages: Sequence[CorpusPage], htmls: Mapping[str, str], peers: Sequence[Peer]) -> Measured:
    """Read each page by the parser and by each peer in turn, so that a busy machine slows all of them alike."""
    readers = (Peer(OWN, _parser), *peers)
    scores: dict[str, list[PageScore]] = {peer.name: [] for peer in peers}
    seconds: dict[str, dict[str, float]] = {reader.name: {} for reader in readers}
    for page in pages[:WARM_UP]:
        for reader in readers:
            reader.read(htmls[page.id], page.url)
    for page in pages:
        for reader in readers:
            start = time.process_time()
            found = reader.read(htmls[page.id], page.url)
            seconds[reader.name][page.id] = time.process_time() - start
            if reader.name in scores:
                scores[reader.name].append(score_reading(page, found.body, found.title, found.day, found.authors))
    return Measured(scores, seconds)


def _parser(html: str, url: str) -> Reading:
    page = read_page(RawDocument(html.encode("utf-8", "replace"), HTML, locator=url, id=url, charset="utf-8"))
    lead = parse_page(page.text, url=url, markup=page.markup).lead
    return Reading(lead.body, lead.headline) if lead else Reading()


def _trafilatura(html: str, url: str) -> Reading:
    """Read a page as its makers do for articles: with metadata, without the comments of readers."""
    extract = importlib.import_module("trafilatura").bare_extraction
    found = extract(html, url=url or None, with_metadata=True, include_comments=False)
    if found is None:
        return Reading()
    names = (_BY.sub("", name.strip()) for name in _BETWEEN_NAMES.split(found.author or ""))
    return Reading(found.text or "", found.title or "", found.date or "", tuple(name for name in names if name))
