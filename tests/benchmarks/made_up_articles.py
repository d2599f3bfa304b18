"""Fills a database with made-up articles of realistic sizes, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import batched, pairwise

from django.utils import timezone
from django.utils.text import slugify

from articles.models import (
    Article,
    ArticleTag,
    Credit,
    CreditRole,
    ImportRun,
    Kind,
    Precision,
    RelatedLink,
    RunStatus,
    Source,
    SourceKind,
    Status,
    Tag,
    TagOrigin,
)

SOURCES, TAGS, TAGS_EACH, DAYS, BATCH = 80, 2_000, 5, 2_500, 1_000
WORDS = """
    harbour ferry council water bridge market school river winter budget mayor report vote island company minister
    energy price storm train festival court museum health factory road hospital line plan autumn farmers grain the
    of a in to and for on with that from by after over said would have been are was is its their more than when
""".split()  # noqa: SIM905 - a list of sixty literals would not read better
COMMON, MIDDLING, RARE = "harbour", "lighthouse", "quetzalite"
SIGNED_OFTEN, SIGNED_AT_TIMES, SIGNED_RARELY = "Odile Marrow", "Ana Ruiz", "Teodora Vilhena"
FIRST_NAMES = ("Bo", "Inés", "Mara", "Corin", "Birte", "هيفاء", "Pell", "Łukasz", "澪", "Bettina", "Élodie")
LAST_NAMES = (
    "Kim",
    "Caldera",
    "Okon",
    "Vale",
    "Sanders",
    "النجدي",
    "Arden",
    "Ólafsson",
    "白石",
    "Oluwole",
    "Fabre",
    "Dun",
)


def fill(number: int) -> None:
    """Create ``number`` published articles with outlets, wires, an aggregator, tags and related links."""
    dice = random.Random(20250709)
    sources = Source.objects.bulk_create(
        Source(name=f"Outlet of Town {n}", slug=f"outlet-{n}", kind=list(SourceKind)[n % 4]) for n in range(SOURCES)
    )
    tags = Tag.objects.bulk_create(Tag(name=f"Subject {n}", slug=f"subject-{n}") for n in range(TAGS))
    ImportRun.objects.create(
        command="import_documents", parser_version="1", status=RunStatus.FINISHED, finished_at=timezone.now()
    )
    for numbers in batched(range(number), BATCH, strict=False):
        articles = Article.objects.bulk_create(_article(dice, n, sources) for n in numbers)
        ArticleTag.objects.bulk_create(row for article in articles for row in _tags_of(dice, article, tags))
        Credit.objects.bulk_create(row for article in articles for row in _credits_of(dice, article, sources))
        RelatedLink.objects.bulk_create(
            RelatedLink(article=one, related=other, origin="page", reason="On the same page")
            for one, other in pairwise(articles)
        )


def _article(dice: random.Random, number: int, sources: list[Source]) -> Article:
    issued = date(2019, 1, 1) + timedelta(days=int(DAYS * dice.random()))
    headline = _sentence(dice, 9).rstrip(".")
    return Article(
        headline=headline,
        slug=slugify(headline)[:100],
        standfirst=_sentence(dice, 22) if number % 3 else "",
        body=_body(dice, number),
        byline=f"By {signed_by(number)}",
        authors=[signed_by(number)],
        language=("en", "en", "en", "es", "ar")[number % 5],
        kind=list(Kind)[number % 7],
        original_url=f"https://outlet.example/{number}",
        outlet=sources[min(int(dice.paretovariate(1.1)), SOURCES - 1)],
        aggregator=sources[0] if number % 2 else None,
        issued_on=issued,
        issued_precision=Precision.DAY,
        is_complete=True,
        status=Status.PUBLISHED if number % 20 else Status.REVIEW,
        published_at=timezone.make_aware(datetime.combine(issued, datetime.min.time())) + timedelta(days=1),
    )


def signed_by(number: int) -> str:
    """Return who signed an article: one in ten somebody, one in fifty another, twenty of 100,000 a third."""
    if number % 5_000 == 1:
        return SIGNED_RARELY
    if number % 50 == 1:
        return SIGNED_AT_TIMES
    if number % 10 == 0:
        return SIGNED_OFTEN
    initial = chr(ord("A") + number % 26)
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {initial}. {LAST_NAMES[number % len(LAST_NAMES)]}"


def _body(dice: random.Random, number: int) -> str:
    paragraphs = [_paragraph(dice) for _ in range(dice.randint(6, 22))]
    paragraphs[0] += f" The {COMMON} again." if number % 10 else ""
    paragraphs[1] += f" The {MIDDLING}." if number % 50 == 0 else ""
    paragraphs[2] += f" The {RARE}." if number % 5_000 == 0 else ""
    return "\n\n".join(paragraphs)


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice, dice.randint(8, 22)) for _ in range(2))


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS[1:], k=words)).capitalize() + "."


def _tags_of(dice: random.Random, article: Article, tags: list[Tag]) -> Iterator[ArticleTag]:
    chosen = {min(int(dice.paretovariate(0.7)) - 1, TAGS - 1) for _ in range(TAGS_EACH)}
    return (ArticleTag(article=article, tag=tags[n], origin=TagOrigin.SUGGESTION) for n in chosen)


def _credits_of(dice: random.Random, article: Article, sources: list[Source]) -> Iterator[Credit]:
    roles = (CreditRole.WIRE, CreditRole.ORIGINAL)[: dice.choice((0, 1, 1, 2))]
    for position, role in enumerate(roles):
        source = dice.choice(sources[1:])
        yield Credit(article=article, source=source, role=role, name=source.name, text="As printed", position=position)
