"""How much of an article the policies of its hops let us show; pages, lists, snippets and feeds all ask here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from articles.parsing import Block, BlockKind, read_blocks

from .source import Display

if TYPE_CHECKING:
    from .article import Article

EXCERPT_CHARACTERS = 280
OPENING_CHARACTERS = 600
DESCRIBING_CHARACTERS = 50  # with fewer hardly anything is told, whatever the script
_ENDS = tuple(".!?…。！？؟")
LOOKED_AT = 40  # characters, to tell how wide those of a text are
FIRST_WIDE = "\u1100"  # none before it takes the room of two
SHORTEST_CUT = 0.6  # of the limit: where the last space stands before it, the text has no spaces to cut at


def shows_text(article: Article) -> bool:
    """Tell whether anything beyond the headline may be shown."""
    return article.display in {Display.FULL, Display.EXCERPT}


def shown_standfirst(article: Article) -> str:
    """Return the standfirst, "" where only the headline may be shown."""
    return article.standfirst if shows_text(article) else ""


def shown_excerpt(article: Article) -> str:
    """Return what a list says beneath the headline: the standfirst, or else how the body opens; "" where not allowed.

    It is one paragraph of at most EXCERPT_CHARACTERS. Needs ``body``, or the ``opening`` that lists load.
    """
    text = article.standfirst or _first_paragraph(article)
    return shortened(text, EXCERPT_CHARACTERS) if text and shows_text(article) else ""


def shown_description(article: Article) -> str:
    """Return what stands for the article where its page is only named, as among results: its excerpt, or its headline.

    One too short to tell what it is about, as a standfirst in Chinese letters can be, goes on with how the body opens.
    """
    said = shown_excerpt(article) or article.headline
    opening = shown_excerpt_of_body(article)
    if len(said) >= DESCRIBING_CHARACTERS or not opening or said == opening:
        return said
    joined = f"{said} {opening}" if said.endswith(_ENDS) else f"{said} – {opening}"
    return shortened(joined, EXCERPT_CHARACTERS)


def shown_blocks(article: Article) -> tuple[Block, ...]:
    """Return the body as its page shows it: all of it, its opening under the excerpt policy, or nothing."""
    if article.display == Display.FULL:
        return read_blocks(article.body)
    opening = shown_excerpt_of_body(article)
    return (Block(BlockKind.PARAGRAPH, opening),) if opening else ()


def shown_excerpt_of_body(article: Article) -> str:
    """Return how the body opens, "" where only the headline may be shown."""
    return shortened(_first_paragraph(article), EXCERPT_CHARACTERS) if shows_text(article) else ""


def shortened(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` characters, cut at a space where it has any, an ellipsis at the cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    kept = (cut[:space] if space > limit * SHORTEST_CUT else cut).rstrip(" ,;:–—-")
    has_ended = kept.endswith((".", "!", "?")) and len(kept) < len(cut)
    return kept + ("\u00a0…" if has_ended else "…")  # a sentence that ended keeps a point of its own


def fitting(text: str, letters: int) -> int:
    """Return how many characters of ``text`` have the room of so many Latin letters: half, where they are wide."""
    opening = text[:LOOKED_AT]
    if not opening or max(opening) < FIRST_WIDE:
        return letters
    wide = sum(east_asian_width(letter) in {"W", "F"} for letter in opening)
    return letters // 2 if wide * 2 > len(opening) else letters


def web_address(address: str) -> str:
    """Return ``address`` if a browser may follow it (http or https, with a host), else ""."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.hostname else ""


def _first_paragraph(article: Article) -> str:
    opening = article.body if "body" in article.__dict__ else article.opening
    return next((block.text for block in read_blocks(opening) if block.kind is BlockKind.PARAGRAPH), "")
