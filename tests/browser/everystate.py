"""A made-up site on which every public page stands in every state that it can be in, with the address of each."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from articles.editing.moderation import moderate
from articles.editing.pinning import pin
from articles.importing.paths import import_paths
from articles.models import Article, Comment, CommentStatus, Correction, CreditRole, Kind, Source, Status, Tag
from tests.builders import make_article, make_source, make_tag

SEEDS = Path(__file__).parents[2] / "seeds"
READ = {
    "chain": "000_bcf5d119df90d979.txt",
    "chinese": "016_langang-tea_aggregator.txt",
    "french": "013_comete-amaro_agregateur.txt",
    "arabic": "024_wadi-rain_article.txt",
    "opinion": "028_last-bucket_opinion.txt",
    "live": "031_storm-tide_live.txt",
    "sponsored": "030_island-hotel_sponsored.txt",
    "release": "029_night-train-route_release.txt",
    "brief": "039_anchor_brief.txt",
}
PARAGRAPH = (
    "The board of the harbour had changed the timetable of the night ferry in May, after eleven months of late "
    "sailings, and nobody had told the gulls. “We forgot to be late,” said Odile Marrow, who has kept the books of the "
    "harbour since her father left them to her with the keys and a warning about the third drawer."
)
LONG = "\n\n".join(
    [
        PARAGRAPH,
        "## On the quay",
        PARAGRAPH,
        "- Passengers were given 340 free breakfasts",
        "- The clock above the ticket hall was wound, and wound again, until it struck nine at nine",
        "> “A ferry that leaves on time leaves somebody behind.”",
        "> Wendel Osk, boatswain",
        PARAGRAPH,
        "## What the board decided",
        "1. The ferry sails at nine",
        "2. The bell is rung at five to nine, twice, and once more for those who live uphill",
        *[PARAGRAPH] * 6,
    ]
)
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"


def make_every_state(folder: Path) -> dict[str, str]:
    """Fill an empty database, with ``folder`` for files on the way; return the path of each page by its state."""
    articles = _read_from_pages() | _made_up()
    pages = {f"article, {name}": article.get_absolute_url() for name, article in articles.items()}
    long = articles["long"].get_absolute_url()
    source = Source.objects.get(slug="elwin-courier")
    return {
        "front": "/",
        "list": "/articles/",
        "list, second page": "/articles/?page=2",
        "list, one filter": "/articles/?kind=opinion",
        "list, many filters": "/articles/?tag=ferries&outlet=elwin-courier&language=en&after=2020-01-01&order=oldest",
        "list, nothing fits": "/articles/?tag=ferries&kind=sponsored",
        "list, not understood": "/articles/?kind=sonnet&after=yesterday&q=sorce:x",
        **pages,
        "article, asked": f"{long}?find=How+many+breakfasts%3F",
        "article, asked in vain": f"{long}?find=chocolate+tariffs",
        "article, asked nothing": f"{long}?find=+",
        "changes": f"{_changed(folder).get_absolute_url()}changes/",
        "comment": f"{long}comment/",
        "comment, closed": f"{articles['very long words'].get_absolute_url()}comment/",
        "comments": f"{long}comments/",
        "comment, thanks": f"{long}comment/thanks/",
        "tags": "/tags/",
        "tag": "/tags/ferries/",
        "tag, one article": "/tags/very-long/",
        "tag, nothing": "/tags/nothing/",
        "sources": "/sources/",
        "source": source.get_absolute_url(),
        "source, nothing": "/sources/nothing/",
        "source, excerpts": "/sources/excerpt-only/",
        "search": "/search/",
        "search, results": "/search/?q=ferry",
        "search, fields": "/search/?q=ferry+tag:ferries+-lang:fr&order=newest",
        "search, in vain": "/search/?q=quetzalite",
        "search, mistake": "/search/?q=ferry+sorce:x",
        "search, no words": "/search/?q=",
        "archive": "/archive/",
        "archive, year": "/archive/2025/",
        "archive, month": "/archive/2025/07/",
        "archive, day": "/archive/2025/07/09/",
        "corrections": "/corrections/",
        "about": "/about/",
        "off-line": "/offline/",
    }


def make_gone() -> dict[str, str]:
    """Make what is no longer public; return the paths at which nothing is to be read, by state."""
    gone = make_article(status=Status.WITHDRAWN, headline="A ferry that was withdrawn")
    return {"404": "/nothing-here/", "410": gone.get_absolute_url(), "archive, nothing": "/archive/2030/"}


def _read_from_pages() -> dict[str, Article]:
    import_paths(paths=[SEEDS / name for name in READ.values()], publish=True)
    return {state: _lead_of(name) for state, name in READ.items()}


def _lead_of(name: str) -> Article:
    return Article.objects.published().get(
        base_extraction__document__sightings__locator__endswith=name, base_extraction__role="lead"
    )


def _made_up() -> dict[str, Article]:
    courier = make_source("Elwin Courier", homepage="https://courier.example/", description="A paper of the quays.")
    ferries = make_tag("Ferries", description="What crosses the sound, and when.")
    make_tag("Nothing", slug="nothing")
    make_source("Nothing", slug="nothing")
    public: dict[str, Any] = {"status": Status.PUBLISHED, "language": "en", "is_complete": True}
    long = make_article(
        headline="The night ferry leaves on time, and a town that had arranged itself around its lateness must wake up",
        standfirst="For eleven months it was late every night. On Monday it was not, and nobody could say why.",
        body=LONG,
        byline="By Odile Marrow and Wendel Osk",
        kind=Kind.REPORT,
        outlet=courier,
        aggregator=make_source("Gatherer", kind="aggregator"),
        credits=[
            (make_source("Tidewire", kind="wire"), CreditRole.WIRE, "/Tidewire/"),
            (make_source("Marrow Daily", kind="original"), CreditRole.ORIGINAL, "SOURCE marrow.example"),
        ],
        tags=[ferries, make_tag("Port Elwin"), make_tag("Timetables")],
        dateline_place="Port Elwin",
        issued_precision="approximate",
        issued_text="2 hours ago",
        modified_at=datetime(2025, 7, 9, 18, 30, tzinfo=UTC),
        original_url="https://marrow.example/news/2025/07/09/the-night-ferry-leaves-on-time-and-a-town-must-wake-up.html",
        **public,
    )
    for text in ("The ferry has two funnels, not three.", "It sails at nine in the evening."):
        Correction.objects.create(article=long, text=text)
    for number in range(3):
        Comment.objects.create(article=long, name=f"Reader {number}", text="I was on it.\n\nIt was dark, and early.")
    moderate(comments=Comment.objects.all(), decision=CommentStatus.APPROVED, by=None)
    limited = {
        policy: make_article(
            headline=f"What may be shown as {policy} only",
            standfirst="Whoever published it lets us show no more than this.",
            outlet=make_source(f"{policy.title()} Only", display=policy, licence="All rights reserved."),
            original_url=f"https://{policy}.example/1",
            body=LONG,
            **public,
        )
        for policy in ("excerpt", "headline")
    }
    words = make_article(
        headline=f"{WORD} und {WORD}",
        standfirst=f"{WORD * 3}, sagte niemand.",
        body=f"{WORD * 4}\n\n## {WORD * 2}\n\n- {WORD * 2}\n\n> {WORD * 2}",
        outlet=make_source("O" * 80),
        tags=[make_tag("T" * 60, slug="very-long")],
        byline=f"Von {WORD}",
        takes_comments=False,
        original_url=f"https://{'long' * 12}.example/{'path' * 30}",
        **public | {"language": "de"},
    )
    undated = make_article(
        headline="Undated, unsigned and without an outlet", issued_on=None, **public | {"language": ""}
    )
    persian = make_article(
        headline="کشتی شب به موقع حرکت کرد", body="هیچ‌کس نمی‌دانست چرا.", slug="fa", **public | {"language": "fa"}
    )
    for number in range(45):
        _listed(number, courier, [ferries] if number % 2 else [make_tag()])
    for article in (long, limited["excerpt"], words):
        pin(article=article, by=None)
    return {"long": long, "very long words": words, "undated": undated, "persian": persian} | {
        f"{policy} only": article for policy, article in limited.items()
    }


def _listed(number: int, outlet: Source, tags: list[Tag]) -> Article:
    return make_article(
        headline=f"Ferry number {number} leaves {'a little ' * (number % 4)}late",
        status=Status.PUBLISHED,
        published_at=timezone.now() - timedelta(hours=number),
        issued_on=date(2025, 7, 9) - timedelta(days=number * 3),
        language="en",
        kind=list(Kind)[number % 6],
        outlet=outlet,
        tags=tags,
    )


def _changed(folder: Path) -> Article:
    """Return an article whose outlet changed a sentence of it between two captures of its page."""
    text = (SEEDS / "020_barrier-seals_article.txt").read_text(encoding="utf-8")
    for day, words in ((1, "four years"), (2, "five long years")):
        row = {
            "url": "https://tarn.example/seals",
            "text": text.replace("four years", words),
            "captured_at": f"2025-12-{day:02}T10:00:00Z",
        }
        page = folder / "captures.jsonl"
        page.write_text(json.dumps(row), encoding="utf-8")
        import_paths(paths=[page], publish=True)
    return _lead_of("captures.jsonl#line=1")
