"""A made-up corpus small enough to learn in a moment."""

from __future__ import annotations

import random

from articles.parsing.training.corpus import CorpusPage

_NAMES = ("bridge", "harbour", "tram", "school", "library", "market", "ferry", "lighthouse", "orchard", "quarry")
_VERBS = ("opened", "closed", "moved", "burned", "grew", "changed", "waited", "returned")


def make_corpus(count: int = 24, seed: int = 1) -> list[CorpusPage]:
    """Return pages of as many invented outlets, each with menus, a story and a tail."""
    rng = random.Random(seed)
    return [_page(number, rng) for number in range(count)]


def _page(number: int, rng: random.Random) -> CorpusPage:
    thing = rng.choice(_NAMES)
    title = f"Tarn {thing} number {number} {rng.choice(_VERBS)} again"
    body = [_sentence(thing, rng) for _ in range(rng.randint(3, 8))]
    menu = [f"  • {name.title()}" for name in rng.sample(_NAMES, 6)]
    author = rng.choice(("Ada Quill", "Ben Moor", "Ole Brandt"))
    head = [title, "", f"By {author}", "", f"Published July {1 + number % 28}, 2026", ""]
    others = [f"Another {name} {rng.choice(_VERBS)} in Tarn" for name in rng.sample(_NAMES, 4)]
    tail = ["", "Related", *others, "© Tarn Post"]
    text = "\n".join([f"Outlet {number}", *menu, "", *head, "\n\n".join(body), *tail])
    return CorpusPage(
        id=f"madeup/{number}", site=f"outlet{number}.example", part="madeup", language="English", text=text,
        title=title, body="\n\n".join(body), days=(f"2026-07-{1 + number % 28:02d}",), authors=(author,),
        url=f"https://outlet{number}.example/{title.lower().replace(' ', '-')}",
    )  # fmt: skip


def _sentence(thing: str, rng: random.Random) -> str:
    others = rng.sample(_NAMES, 3)
    return (
        f"The {thing} of Tarn {rng.choice(_VERBS)} on Monday, said the keeper of the {others[0]}, while the "
        f"{others[1]} {rng.choice(_VERBS)} and nobody from the {others[2]} came to see what had become of it."
    )
