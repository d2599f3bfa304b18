"""The text of an article with places marked in it, and what stands beside it to help reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, full_address, shortened
from articles.models.reading import ReadingAids
from articles.parsing import Block, NameKind, Span
from articles.search import find_passages

QUOTED = 200  # characters of a sentence that is named beside the text
KINDS = ((NameKind.PERSON, _("People")), (NameKind.PLACE, _("Places")), (NameKind.ORGANISATION, _("Organisations")))
OTHERS, ALL = _("Other names"), _("Names")


class Mark(NamedTuple):
    """A sentence of a block that links lead to: the number of the key point or of the found passage, 0 for none."""

    start: int
    end: int
    key: int
    found: int


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the body as the page writes it."""

    kind: str
    text: str
    number: int
    marks: tuple[Mark, ...]


class Place(NamedTuple):
    """A sentence by its number and words."""

    number: int
    text: str


class Found(NamedTuple):
    """A name, and where it is searched for."""

    text: str
    address: str


class Names(NamedTuple):
    """Names of one kind; ``label`` says which."""

    label: str | Promise
    names: list[Found]


def passages(aids: ReadingAids, question: str, language: str) -> tuple[Span, ...]:
    """Return the sentences that answer ``question``; none for a blank one."""
    found = find_passages(aids.blocks, question, language or None) if question.strip() else ()
    return tuple(passage.span for passage in found)


def lines(blocks: Sequence[Block], key_points: Sequence[Span], found: Sequence[Span]) -> list[Line]:
    """Return the blocks with what is to be marked in each."""
    numbers: defaultdict[Span, list[int]] = defaultdict(lambda: [0, 0])
    for which, spans in enumerate((key_points, found)):
        for number, span in enumerate(spans, 1):
            numbers[span][which] = number
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for span, (key, passage) in sorted(numbers.items(), key=lambda item: (item[0].block, item[0].start)):
        marks[span.block].append(Mark(span.start, span.end, key, passage))
    return [Line(block.kind.value, block.text, block.number, tuple(marks[at])) for at, block in enumerate(blocks)]


def places(aids: ReadingAids, spans: Iterable[Span], most: int | None = None) -> list[Place]:
    """Return what links to ``spans`` say: their words, of a sentence longer than ``most`` characters the beginning."""
    texts = map(aids.text_at, spans)
    return [Place(number, shortened(text, most) if most else text) for number, text in enumerate(texts, 1)]


def names(aids: ReadingAids) -> list[Names]:
    """Return the names by kind, those of no known kind last, each a search for its words."""
    search = reverse("search")
    by_kind: defaultdict[NameKind, list[Found]] = defaultdict(list)
    for name in aids.names:
        query = urlencode({"q": '"{}"'.format(name.text.replace('"', " "))})
        by_kind[name.kind].append(Found(name.text, f"{search}?{query}"))
    others = OTHERS if len(by_kind) > 1 else ALL
    return [Names(label, by_kind[kind]) for kind, label in (*KINDS, (NameKind.OTHER, others)) if by_kind[kind]]


def shares(article: Article) -> list[tuple[str | Promise, str]]:
    """Return the ways to pass an article on, each a plain address with the headline and the page's address in it."""
    address, headline = full_address(article.get_absolute_url()), article.headline
    both = f"{headline} {address}"
    ways = (
        (_("E-mail"), "mailto:?", {"subject": headline, "body": address}),
        ("WhatsApp", "https://wa.me/?", {"text": both}),
        ("Telegram", "https://t.me/share/url?", {"url": address, "text": headline}),
        ("Bluesky", "https://bsky.app/intent/compose?", {"text": both}),
        ("Facebook", "https://www.facebook.com/sharer/sharer.php?", {"u": address}),
    )
    return [(name, base + urlencode(said).replace("+", "%20")) for name, base, said in ways]
