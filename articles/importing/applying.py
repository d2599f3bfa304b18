"""What was decided for a batch of pages, written in a fixed number of queries for all that is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

from django.contrib.auth.models import User
from django.db.models import OuterRef, Subquery

from articles.editing.revisions import record_first_revisions, record_revisions
from articles.editing.slugs import article_slug
from articles.editing.tag_rules import tag_by_rules
from articles.editing.workflow import publish_many
from articles.editing.writing import edit_article
from articles.models import Article, Cause, Credit, Extraction, ImportRun, Role
from articles.search import search_terms

from .conflicting import store_conflicts
from .doubting import store_doubts
from .duplicates import link_copies, store_bands
from .extracting import ExtractedPage
from .known import Rule
from .linking import link_pages
from .placing import Fate, Placed
from .slots import Slot
from .sources import SourceDirectory
from .suggesting import TagDirectory, suggest_more, suggest_tags
from .values import columns

REVISED = 500  # articles at once


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page with the places of its articles and the id of its stored document."""

    page: ExtractedPage
    document: int
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who answers for what pages change in articles that were there before, and what brought it about.

    Without a cause it is the machine's own: another import, or a newer parser.
    """

    by: User | None = None
    cause: Cause | None = None
    reason: str = ""


MACHINE = Occasion()


@dataclass(frozen=True, slots=True)
class Directories:
    """The sources and tags that an import has looked up or made; replaced by new ones when a transaction fails."""

    sources: SourceDirectory
    tags: TagDirectory


def apply(
    pages: Sequence[PlacedPage],
    *,
    run: ImportRun,
    directories: Directories,
    publish: bool = False,
    by: User | None = None,
    occasion: Occasion = MACHINE,
) -> None:
    """Write what was decided for ``pages``, inside the caller's transaction."""
    directories.sources.save_new()
    extractions = _store_extractions(pages, run)
    fresh = _slots(pages, Fate.CREATED)
    barred = _store_articles(fresh, extractions, run)
    _attach(pages, extractions)
    _store_credits(fresh)
    store_bands(fresh)
    accepted = [slot for slot in fresh if publish and slot not in barred and _can_be_published(slot)]
    suggest_tags(fresh, set(accepted), directories.tags)
    link_pages(page.placed for page in pages)
    _update(pages, extractions, run, occasion)
    store_doubts([(page.page, page.placed) for page in pages], run)
    _tag_by_rules(pages, run)
    articles = [slot.article for slot in fresh if slot.article]
    record_first_revisions(articles=articles, run=run)
    publish_many(articles=[slot.article for slot in accepted if slot.article], by=by, run=run)


def _slots(pages: Iterable[PlacedPage], fate: Fate) -> list[Slot]:
    """Return the slots with that fate, each once, in page order."""
    return list(dict.fromkeys(each.slot for page in pages for each in page.placed if each.fate is fate))


def _store_extractions(pages: Iterable[PlacedPage], run: ImportRun) -> dict[int, Extraction]:
    """Store every reading; return the rows by the identity of the reading."""
    rows = {
        id(each.read): Extraction(
            document_id=page.document,
            parser_version=page.page.parser_version,
            position=each.read.position,
            role=Role(each.read.parsed.role.value),
            item_key=each.read.parsed.item_key,
            page_key=page.page.page_key,
            original_key=each.read.original_key,
            body_hash=each.read.body_hash,
            payload=each.read.payload,
            run=run,
            article=None if each.slot.fresh else each.slot.article,
        )
        for page in pages
        for each in page.placed
    }
    Extraction.objects.bulk_create(rows.values())
    return rows


def _store_articles(fresh: Sequence[Slot], extractions: Mapping[int, Extraction], run: ImportRun) -> set[Slot]:
    """Store new articles, copies after what they copy; return those that copy what an editor keeps out."""
    copies = link_copies(fresh)
    for slot in fresh:
        _fill(slot, extractions, run)
    positions = range(len(fresh))
    Article.objects.bulk_create(_article(fresh[n]) for n in positions if n not in copies)
    barred = set()
    for position, original in copies.items():
        slot = fresh[position]
        article = original if isinstance(original, Article) else _article(original)
        _article(slot).duplicate_of = article
        if original in barred or Slot(article=article).is_kept_out:
            barred.add(slot)
    Article.objects.bulk_create(_article(fresh[n]) for n in positions if n in copies)
    return barred


def _fill(slot: Slot, extractions: Mapping[int, Extraction], run: ImportRun) -> None:
    article = _article(slot)
    for name, value in columns(slot.values).items():
        setattr(article, name, value)
    article.slug = article_slug(article.headline)
    article.search_terms = search_terms(article.headline, article.standfirst, article.body)
    article.base_extraction = extractions[id(slot.basis)]
    article.run = run


def _attach(pages: Iterable[PlacedPage], extractions: Mapping[int, Extraction]) -> None:
    """Tie the readings to the articles that were made of them: each names the other, and one row had to come first."""
    rows = [(extractions[id(each.read)], each) for page in pages for each in page.placed if each.slot.fresh]
    bases = [row.pk for row, each in rows if each.slot.basis is each.read]
    made = Article.objects.filter(base_extraction=OuterRef("pk")).order_by().values("pk")
    Extraction.objects.filter(pk__in=bases).update(article=Subquery(made))
    further = [row for row, each in rows if each.slot.basis is not each.read]
    for row, each in rows:
        row.article = each.slot.article
    Extraction.objects.bulk_update(further, ("article",))


def _store_credits(fresh: Iterable[Slot]) -> None:
    Credit.objects.bulk_create(
        Credit(
            article=slot.article,
            source=line.source,
            role=line.role,
            name=line.name,
            text=line.text,
            position=position,
        )
        for slot in fresh
        for position, line in enumerate(slot.values["credits"])
    )


def _update(
    pages: Iterable[PlacedPage], extractions: Mapping[int, Extraction], run: ImportRun, occasion: Occasion
) -> None:
    """Write what pages changed in articles that were there before, each with a revision; move their base on."""
    rules: dict[Slot, Rule | None] = {
        each.slot: each.rule for page in pages for each in page.placed if not each.slot.fresh and each.slot.basis
    }
    for slot in rules:
        _article(slot).base_extraction = extractions[id(slot.basis)]
    Article.objects.bulk_update([_article(slot) for slot in rules], ("base_extraction",))
    for slot, rule in rules.items():
        cause = occasion.cause or (Cause.REPARSE if rule is Rule.DOCUMENT else Cause.IMPORT)
        values = {name: change.after for name, change in slot.changes.items()}
        credits = {"credits": values["credits"]} if "credits" in values else {}
        if slot.is_moved:  # also where an editor's values stay: from now on they differ from other ones of the page
            edit_article(
                article=_article(slot),
                changes=columns(values) | credits,
                by=occasion.by,
                cause=cause,
                run=run,
                reason=occasion.reason,
            )
    store_conflicts({slot: extractions[id(slot.basis)] for slot in rules})
    suggest_more(rules)


def _tag_by_rules(pages: Iterable[PlacedPage], run: ImportRun) -> None:
    """Put the tags of rules on what is new or changed; of the latter, with a revision of its own."""
    addresses: dict[int, set[str]] = {}
    for page in pages:
        for each in page.placed:
            if each.slot.article and (each.slot.fresh or each.slot.changes):
                addresses.setdefault(each.slot.article.pk, set()).add(page.page.sighting.url)
    tagged = tag_by_rules(articles=list(addresses), addresses=addresses)
    slots = {each.slot for page in pages for each in page.placed}
    changed = [slot.article for slot in slots if slot.article and not slot.fresh and slot.article.pk in tagged]
    for batch in batched(changed, REVISED):
        stored = list(Article.objects.filter(pk__in=[article.pk for article in batch]))
        record_revisions(articles=stored, cause=Cause.IMPORT, by=None, run=run, reason="Tagged by rule")


def _can_be_published(slot: Slot) -> bool:
    article = _article(slot)
    return bool(article.is_complete and article.headline.strip() and article.body.strip())


def _article(slot: Slot) -> Article:
    if slot.article is None:
        raise ValueError("a deleted article is not written")
    return slot.article
