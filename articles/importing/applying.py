"""What was decided for a batch of pages, written in a fixed number of queries for all that is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

from django.contrib.auth.models import User

from articles.editing.revisions import record_first_revisions, record_revisions
from articles.editing.slugs import article_slug
from articles.editing.tag_rules import tag_by_rules
from articles.editing.workflow import publish_many
from articles.editing.writing import edit_article
from articles.models import (
    Article,
    Cause,
    Credit,
    Extraction,
    ImportRun,
    insert_objects,
    insert_rows,
    reserve_keys,
)
from articles.search import search_terms

from .conflicting import store_conflicts
from .doubting import lies_ahead, store_doubts
from .duplicates import link_copies, store_bands
from .extracting import ExtractedPage
from .known import Rule
from .linking import link_pages
from .placing import Fate, Placed
from .slots import Slot
from .sources import SourceDirectory
from .suggesting import TagDirectory, suggest_more, suggest_tags
from .values import columns
from .vanishing import store_vanished

REVISED = 500  # articles at once
READING = (
    *("id", "document_id", "parser_version", "position", "role", "item_key", "page_key", "original_key", "body_hash"),
    *("payload", "run_id", "article_id"),
)

type Keys = Mapping[int, int]  # of the rows of readings, by the identity of each reading


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page with the places of its articles and the id of its stored document, which may be new."""

    page: ExtractedPage
    document: int
    placed: tuple[Placed, ...]
    is_new: bool = False


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
    fresh = _slots(pages, Fate.CREATED)
    keys = _reserve(pages, fresh)
    _store_extractions(pages, keys, run)
    barred = _store_articles(fresh, keys, run)
    _store_credits(fresh)
    store_bands(fresh)
    accepted = [slot for slot in fresh if publish and slot not in barred and _can_be_published(slot)]
    suggest_tags(fresh, set(accepted), directories.tags)
    link_pages(page.placed for page in pages)
    _update(pages, keys, run, occasion)
    store_doubts([(page.page, page.placed) for page in pages], run)
    read_before = [page.document for page in pages if not page.is_new]
    store_vanished(read_before, [each for page in pages for each in page.placed], run)
    _tag_by_rules(pages, run)
    articles = [slot.article for slot in fresh if slot.article]
    record_first_revisions(articles=articles, run=run)
    publish_many(articles=[slot.article for slot in accepted if slot.article], by=by, run=run)


def _slots(pages: Iterable[PlacedPage], fate: Fate) -> list[Slot]:
    """Return the slots with that fate, each once, in page order."""
    return list(dict.fromkeys(each.slot for page in pages for each in page.placed if each.fate is fate))


def _reserve(pages: Iterable[PlacedPage], fresh: Sequence[Slot]) -> Keys:
    """Give new articles their keys and return those of the readings: rows of both kinds name each other."""
    for slot, key in zip(fresh, reserve_keys(Article, len(fresh)), strict=True):
        _article(slot).pk = key
    reads = [id(each.read) for page in pages for each in page.placed]
    return dict(zip(reads, reserve_keys(Extraction, len(reads)), strict=True))


def _store_extractions(pages: Iterable[PlacedPage], keys: Keys, run: ImportRun) -> None:
    """Store every reading."""
    rows = (
        (
            keys[id(each.read)],
            page.document,
            page.page.parser_version,
            each.read.position,
            each.read.parsed.role.value,
            each.read.parsed.item_key,
            page.page.page_key,
            each.read.original_key,
            each.read.body_hash,
            each.read.packed,
            run.pk,
            each.slot.article and each.slot.article.pk,
        )
        for page in pages
        for each in page.placed
    )
    insert_rows(Extraction, READING, rows, encoded=("payload",))


def _store_articles(fresh: Sequence[Slot], keys: Keys, run: ImportRun) -> set[Slot]:
    """Store new articles; return those that copy what an editor keeps out."""
    copies = link_copies(fresh)
    for slot in fresh:
        _fill(slot, keys, run)
    barred = set()
    for position, original in copies.items():
        slot = fresh[position]
        article = original if isinstance(original, Article) else _article(original)
        _article(slot).duplicate_of = article
        if original in barred or Slot(article=article).is_kept_out:
            barred.add(slot)
    insert_objects([_article(slot) for slot in fresh])
    return barred


def _fill(slot: Slot, keys: Keys, run: ImportRun) -> None:
    article = _article(slot)
    for name, value in columns(slot.values).items():
        setattr(article, name, value)
    article.slug = article_slug(article.headline)
    article.search_terms = search_terms(article.headline, article.standfirst, article.body)
    article.base_extraction_id = keys[id(slot.basis)]
    article.run = run


def _store_credits(fresh: Iterable[Slot]) -> None:
    rows = (
        (_article(slot).pk, line.source.pk, line.role.value, line.name, line.text, position)
        for slot in fresh
        for position, line in enumerate(slot.values["credits"])
    )
    insert_rows(Credit, ("article_id", "source_id", "role", "name", "text", "position"), rows)


def _update(pages: Iterable[PlacedPage], keys: Keys, run: ImportRun, occasion: Occasion) -> None:
    """Write what pages changed in articles that were there before, each with a revision; move their base on."""
    rules: dict[Slot, Rule | None] = {
        each.slot: each.rule for page in pages for each in page.placed if not each.slot.fresh and each.slot.basis
    }
    for slot in rules:
        _article(slot).base_extraction_id = keys[id(slot.basis)]
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
    places = [each for page in pages for each in page.placed if not each.slot.fresh]
    store_conflicts(
        {each.slot: keys[id(each.slot.basis or each.read)] for each in places if each.slot.is_read},
        {each.slot: keys[id(each.slot.loser)] for each in places if each.slot.losses},
    )
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
    return bool(
        article.is_complete and article.headline.strip() and article.body.strip() and not lies_ahead(article.issued_on)
    )


def _article(slot: Slot) -> Article:
    if slot.article is None:
        raise ValueError("a deleted article is not written")
    return slot.article
