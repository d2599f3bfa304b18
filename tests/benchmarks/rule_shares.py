"""Measures how often each rule of the parser is right, and prints the table of ``articles/parsing/ruleshares.py``.

    uv run python -m tests.benchmarks.rule_shares CORPUS

Three kinds of pages whose truth is known: the golden pages of ``seeds/``; the flattened pages of a corpus; and
aggregator pages made of these, each story as its publisher printed it, captions, links and all, from the first line of
its text to the last, below the head that the layout prints. What a truth does not tell is not counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import batched
from pathlib import Path
from typing import Any
from unicodedata import category

from articles.parsing import ExplainedPart, ParsedArticle, explain_page, is_blank, read_blocks
from articles.parsing.normalise import fold
from articles.parsing.training.alignment import align
from articles.parsing.training.corpus import CorpusPage, read_corpus, read_html
from articles.parsing.training.scoring import same_title, words
from articles.readers.pagetext import read_page
from articles.readers.types import HTML, RawDocument

ROOT = Path(__file__).parents[2]
RELATED = 2  # beside each lead
HALF = 0.5
RUN = 4
TOP = ("logo", "")
BETWEEN = """\
Orange background

Try Our AI Features

Explore what Gather9 AI can do for you:

Comments

No comments yet...
"""
BELOW = "DOWNLOAD THE APP\n\nGet Started Now: Download the App\n\napp-storeplay-store"
AGES = ("an hour ago", "3 days ago", "26 minutes ago", "2 hours ago")


@dataclass
class Tally:
    """How often rules were right, and how often seen, where the truth tells."""

    right: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def count(self, rule: str, verdict: bool | None) -> None:
        """Count a rule's word; None is no verdict."""
        if verdict is not None:
            self.seen[rule] += 1
            self.right[rule] += verdict


@dataclass
class Truth:
    """What is true of a line: the body of the story that it is of, "" outside of any, and the values of its head.

    ``share`` says how much of the line is of the body, where it stands on a line of its own.
    """

    body: str = ""
    title: str = ""
    outlet: str = ""
    days: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    stamp: str = ""
    is_first_print: bool = False
    share: float | None = None


def is_in(text: str, body: Sequence[str]) -> bool:
    """Say whether a text is of a body: most of its runs of four words, or all of a shorter one in its order."""
    said = words(text)
    size = min(RUN, len(said))
    if not size:
        return False
    runs = {tuple(body[at : at + size]) for at in range(len(body) - size + 1)}
    mine = [tuple(said[at : at + size]) in runs for at in range(len(said) - size + 1)]
    return sum(mine) >= HALF * len(mine)


def is_of_body(part: ExplainedPart, truth: Truth, role: str) -> bool | None:
    """Say whether a part of a line is of the body; None where it is too short to be known in a story on one line."""
    if truth.share is not None:
        return truth.share >= HALF
    if role == "cut" and truth.body and len(words(part.text)) < RUN:
        return None
    return is_in(part.text, words(truth.body))


def verdict(part: ExplainedPart, truth: Truth) -> bool | None:
    """Say whether a part of a line has its true role, as far as the truth tells."""
    role = part.role.rpartition(" ")[2]
    match role:
        case "cut" | "body":
            is_text = is_of_body(part, truth, role)
            return None if is_text is None else is_text == (role == "body") and not truth.is_first_print
        case "headline":
            return same_title(truth.title, part.text) if truth.title else None
        case "outlet":
            return part.text == truth.outlet if truth.outlet else None
        case "byline":
            return (
                any(same_title(name, part.text) or is_in(name, words(part.text)) for name in truth.authors)
                if truth.authors
                else None
            )
        case "issued":
            return part.text == truth.stamp if truth.stamp else None
    return None


def text_of(page: CorpusPage) -> list[tuple[str, float]]:
    """Return the lines of a page from the first of its text to the last, each with its share of the body."""
    lines = page.lines
    shares = align(lines, page.body)
    own = [at for at, share in enumerate(shares) if share >= HALF]
    within = range(own[0], own[-1] + 1) if own else ()
    return [(lines[at].strip(), shares[at]) for at in within if not is_blank(lines[at])]


def composed(group: Sequence[CorpusPage], number: int) -> tuple[str, dict[int, Truth]]:
    """Return an aggregator page of these stories, the first its lead, and the truth by number of the line."""
    rows: list[tuple[str, Truth]] = [(line, Truth()) for line in TOP]
    for place, page in enumerate(group):
        day = page.days[0][:10] if page.days else "2025-03-14"
        stamp = "-".join(reversed(day.split("-"))) if not place else AGES[(number + place) % len(AGES)]
        truth = Truth(page.body, page.title, page.site, (day,), page.authors, stamp)
        head = Truth("", page.title, page.site, (day,), (), stamp)
        first = Truth("", page.title, page.site, (day,), (), stamp, is_first_print=True)
        text = text_of(page)
        if place:
            rows += [(page.title, first), (page.title, head), ("", head), (page.site, head), ("", head)]
            rows += [
                (f"time{stamp}", head),
                ("", head),
                (f"  • {page.site}", head),
                ("", head),
                (page.title, head),
                ("", head),
            ]
            rows += [(" ".join(line for line, _ in text), truth), ("", truth)]
        else:
            rows += [(page.title, first), ("", head), (page.title, head), ("", head), (f"{page.site}{stamp}", head)]
            rows += [(line, replace(truth, share=share)) for line, share in text]
            rows += [(line, Truth()) for line in (*BETWEEN.split("\n"), "Related Articles", "")]
    rows += [(line, Truth()) for line in BELOW.split("\n")]
    return "\n".join(line for line, _ in rows), {at: truth for at, (_, truth) in enumerate(rows, 1)}


def count_composed(pages: Sequence[CorpusPage], tally: Tally) -> tuple[int, int]:
    """Count the rules on pages made of ``pages``; return how many were read in the layout, of how many."""
    usable = [page for page in pages if page.title and text_of(page)]
    found = made = 0
    for number, group in enumerate(batched(usable, RELATED + 1)):
        text, truths = composed(group, number)
        page, parts = explain_page(text)
        made += 1
        found += page.aggregator is not None and len(page.articles) == len(group)
        for part in parts:
            tally.count(part.rule, verdict(part, truths[part.line]))
    return found, made


def stated_names(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the names that the HTML of pages states for its site, as words for comparison, by the pages' ids."""
    names = {}
    for page_id, html in read_html(folder):
        markup = read_page(RawDocument(html.encode("utf-8", "replace"), HTML, page_id, page_id, charset="utf-8")).markup
        outlets = markup.facts.outlets if markup else ()
        names[page_id] = tuple(filter(None, (fold(outlet.value).replace(" ", "") for outlet in outlets)))
    return names


def is_named(outlet: str, names: Sequence[str]) -> bool | None:
    """Say whether an outlet is one of the names or a part of one, or one of them with more; None without names."""
    name = fold(outlet).replace(" ", "")
    return any(name in other or other in name for other in names) if names else None


def count_flat(pages: Sequence[CorpusPage], names: Mapping[str, Sequence[str]], tally: Tally) -> None:
    """Count the rules on flattened pages of one story; ``names`` are those of their sites."""
    for page in pages:
        truth = Truth(page.body, page.title, "", page.days, page.authors)
        shares = align(page.lines, page.body)
        for part in explain_page(page.text, url=page.url)[1]:
            if part.role == "outlet":
                tally.count(part.rule, is_named(part.text, names.get(page.id, ())))
            else:
                tally.count(part.rule, verdict(part, replace(truth, share=shares[part.line - 1])))


def count_golden(tally: Tally) -> None:
    """Count the rules that read the short fields of the golden pages, and their cuts: right where no text lacks."""
    for path in sorted((ROOT / "tests/pages").glob("*.json")):
        golden = json.loads(path.read_text(encoding="utf-8"))
        page, parts = explain_page((ROOT / "seeds" / golden["page"]).read_text(encoding="utf-8"))
        articles = [*([golden["lead"]] if golden["lead"] else []), *golden["related"]]
        for truth, article in zip(articles, page.articles, strict=False):
            for name, right in _golden_verdicts(truth, article):
                for span in article.evidence.get(name, ()):
                    if span.owns:
                        tally.count(span.rule, right)
        is_whole = len(articles) == len(page.articles) and all(map(is_exact, articles, page.articles))
        for part in parts:
            if part.role == "cut":
                tally.count(part.rule, is_whole)


def is_exact(truth: dict[str, Any], article: ParsedArticle) -> bool:
    """Say whether a text has just the characters that the truth gives it, as far as it does."""
    wanted = truth.get("body", {}).get("characters")
    text = "".join(block.text for block in read_blocks(article.body))
    return wanted is None or sum(not char.isspace() and category(char) != "Cf" for char in text) == wanted


def _golden_verdicts(truth: dict[str, Any], article: ParsedArticle) -> Iterator[tuple[str, bool]]:
    for name in ("headline", "standfirst", "outlet", "original_url"):
        if name in truth:
            yield name, " ".join((getattr(article, name) or "").split()) == " ".join((truth[name] or "").split())
    for name in ("issued", "modified"):
        if truth.get(name):
            value = getattr(article, name)
            yield name, bool(value) and value.value.isoformat()[:10] == truth[name]["value"][:10]
    if "authors" in truth:
        yield "byline", list(article.authors) == truth["authors"]
    if truth.get("dateline"):
        yield "dateline", article.dateline is not None and article.dateline.place == truth["dateline"]["place"]
    if "credits" in truth:
        names = {(each["role"], each["name"]) for each in truth["credits"]}
        yield "credits", names <= {(each.role.value, each.name) for each in article.credits}


def main(folder: Path) -> None:
    """Print a line of the table for each rule, the most often seen first."""
    pages = read_corpus(folder)
    tally = Tally()
    found, made = count_composed(pages, tally)
    count_flat(pages, stated_names(folder), tally)
    count_golden(tally)
    write = sys.stdout.write
    write(f"# {made} pages made, {found} of them read with all their stories; {len(pages)} flattened pages\n")
    for rule, seen in sorted(tally.seen.items()):
        write(f'    "{rule}": ({tally.right[rule]}, {seen}),\n')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
