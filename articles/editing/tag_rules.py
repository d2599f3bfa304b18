"""Tag rules: written, tried out, put to work on what is new and on what was there, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from time import monotonic

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, ArticleTag, SuggestionState, Tag, TagOrigin, TagRule, TagSuggestion

from .refusals import ImpossibleEdit
from .rule_matching import Found, find, matcher_of
from .rule_texts import texts_of, within_reach
from .tagging import keys_of, tag_named

BATCH = 500
SECONDS = 3.0  # that somebody waits for a trial
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would do: how many articles it finds, and how many of them already carry its tag or lost it.

    ``is_complete`` is false where time ran out before every article was looked at, the newest first. ``examples`` are
    the newest that would be tagged, each with the places that make it so.
    """

    found: int
    tagged: int
    barred: int
    is_complete: bool
    examples: tuple[tuple[Article, tuple[Found, ...]], ...]

    @property
    def would_tag(self) -> int:
        """How many would be given the tag."""
        return self.found - self.tagged - self.barred


@transaction.atomic
def write_rule(*, rule: TagRule, tag: str = "", by: User | None) -> TagRule:
    """Save a rule as its editor filled it in, for the tag by the name ``tag``, made where there is none.

    Raises ImpossibleEdit for one that cannot be looked for.
    """
    check_rule(rule)
    if tag:
        rule.tag = tag_named(tag)
    if rule.pk is None:
        rule.created_by = by
    rule.save()
    return rule


def check_rule(rule: TagRule) -> None:
    """Raise ImpossibleEdit, with a sentence for people, unless ``rule`` looks for something somewhere."""
    if not (rule.in_headline or rule.in_body or rule.in_source or rule.in_address):
        raise ImpossibleEdit("A rule needs at least one place to look at.")
    matcher_of(rule)


def try_rule(rule: TagRule, *, seconds: float = SECONDS) -> Trial:
    """Say what ``rule`` would do with what is there; nothing is written. Raises as ``check_rule``.

    Neither the rule nor its tag need be saved yet.
    """
    check_rule(rule)
    found = tagged = barred = 0
    places: dict[int, tuple[Found, ...]] = {}
    until, is_complete = monotonic() + seconds, True
    ids = within_reach(rule).order_by("-pk").values_list("pk", flat=True).iterator(BATCH)
    for batch in batched(ids, BATCH):
        if monotonic() > until:
            is_complete = False
            break
        matching = dict(matches(rule, batch))
        carrying, lost = _tagged(rule.tag, matching), _barred(rule.tag, matching)
        found += len(matching)
        tagged += len(carrying)
        barred += len(lost - carrying)
        new = [pk for pk in batch if pk in matching and pk not in carrying | lost]
        places |= {pk: matching[pk] for pk in new[: SHOWN - len(places)]}
    articles = Article.objects.for_headlines().in_bulk(list(places))
    examples = tuple((articles[pk], places[pk]) for pk in places if pk in articles)
    return Trial(found, tagged, barred, is_complete, examples)


def matches(
    rule: TagRule, articles: Sequence[int], *, addresses: Mapping[int, Iterable[str]] | None = None
) -> Iterator[tuple[int, tuple[Found, ...]]]:
    """Yield those of ``articles``, by id, that ``rule`` applies to, with the places that make it so."""
    for pk, text in texts_of(articles, [rule], addresses=addresses).items():
        if places := find(rule, text):
            yield pk, places


def tag_by_rules(*, articles: Sequence[int], addresses: Mapping[int, Iterable[str]] | None = None) -> set[int]:
    """Put the tags of all active rules on new or changed ``articles``; return the ids of those that got one.

    Inside the caller's transaction, who writes the revisions. What an editor took off stays off.
    """
    rules = list(TagRule.objects.active())
    if not rules:
        return set()
    texts = texts_of(articles, rules, addresses=addresses)
    changed: set[int] = set()
    for rule in rules:
        changed |= put_by_rule(rule, [pk for pk, text in texts.items() if find(rule, text)])
    return changed


def put_by_rule(rule: TagRule, articles: Sequence[int]) -> set[int]:
    """Put the tag of ``rule`` on ``articles``, found by it, without a revision; return the ids of those that got it.

    A suggestion of the tag counts as accepted; one that was dismissed bars it.
    """
    new = set(articles) - _tagged(rule.tag, articles) - _barred(rule.tag, articles)
    rows = [ArticleTag(article_id=pk, tag=rule.tag, origin=TagOrigin.RULE, rule=rule) for pk in sorted(new)]
    ArticleTag.objects.bulk_create(rows)
    suggested = TagSuggestion.objects.filter(article__in=new, key__in=keys_of(rule.tag), state=SuggestionState.PENDING)
    suggested.update(state=SuggestionState.ACCEPTED, decided_at=timezone.now())
    return new


def _tagged(tag: Tag, articles: Iterable[int]) -> set[int]:
    if tag.pk is None:
        return set()
    return set(ArticleTag.objects.filter(tag=tag, article__in=list(articles)).values_list("article", flat=True))


def _barred(tag: Tag, articles: Iterable[int]) -> set[int]:
    """Return those of ``articles`` that an editor took the tag off, or set the suggestion of it aside for."""
    dismissed = TagSuggestion.objects.filter(
        article__in=list(articles), key__in=keys_of(tag), state=SuggestionState.DISMISSED
    )
    return set(dismissed.values_list("article", flat=True))
