"""Tag suggestions from the parser's keywords; what an editor set aside is never suggested again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.utils import timezone

from articles.editing.tagging import NAME_LENGTH, clean_name, name_key, tags_named
from articles.models import ArticleTag, SuggestionState, Tag, TagOrigin, TagSuggestion, insert_rows
from articles.parsing import Keyword

from .slots import Slot

CONFIDENT = 0.5
REMEMBERED = 50_000  # names of tags; more than that are looked up anew


class TagDirectory:
    """The tags that suggestions mean, each looked up once while the transactions of an import succeed."""

    def __init__(self) -> None:
        self._by_key: dict[str, Tag] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Look up the tags that go or went by ``names``, and make those that there are not, all at once."""
        if len(self._by_key) > REMEMBERED:
            self._by_key.clear()
        self._by_key |= tags_named(name for name in names if name_key(name) not in self._by_key)

    def named(self, name: str) -> Tag:
        """Return the tag of a name that was learned."""
        return self._by_key[name_key(name)]


def suggest_tags(fresh: Iterable[Slot], accepted: Collection[Slot], tags: TagDirectory) -> None:
    """Store the suggestions of new articles; the confident ones of those in ``accepted`` become tags at once."""
    now = timezone.now()
    rows: list[tuple[object, ...]] = []
    tagged: dict[tuple[int, int], None] = {}
    suggested = [(suggestion, slot in accepted) for slot in fresh for suggestion in _suggestions(slot)]
    tags.learn(suggestion.name for suggestion, may_tag in suggested if may_tag and suggestion.score >= CONFIDENT)
    for suggestion, may_tag in suggested:
        if may_tag and suggestion.score >= CONFIDENT:
            tagged[suggestion.article_id, tags.named(suggestion.name).pk] = None
            rows.append((*suggestion, SuggestionState.ACCEPTED.value, now))
        else:
            rows.append((*suggestion, SuggestionState.PENDING.value, None))
    insert_rows(TagSuggestion, (*_Suggestion._fields, "state", "decided_at"), rows)
    origin = TagOrigin.SUGGESTION.value
    insert_rows(ArticleTag, ("article_id", "tag_id", "origin"), ((*row, origin) for row in tagged))


def suggest_more(slots: Iterable[Slot]) -> None:
    """Store what newer readings suggest beyond what was suggested or tagged before."""
    suggestions = [suggestion for slot in slots for suggestion in _suggestions(slot)]
    rows = ArticleTag.objects.filter(article__in={suggestion.article_id for suggestion in suggestions}).order_by()
    present = {(article, name_key(name)) for article, name in rows.values_list("article_id", "tag__name")}
    new = [suggestion for suggestion in suggestions if (suggestion.article_id, suggestion.key) not in present]
    insert_rows(TagSuggestion, _Suggestion._fields, new, ignore_conflicts=True)


class _Suggestion(NamedTuple):
    article_id: int
    name: str
    key: str
    score: float


def _suggestions(slot: Slot) -> list[_Suggestion]:
    """Return a suggestion for each keyword of the reading, the best score of equal names."""
    keywords = slot.basis.parsed.keywords if slot.basis and slot.article else ()
    best: dict[str, Keyword] = {}
    for word in sorted(keywords, key=lambda word: -word.score):
        key = name_key(word.name)
        if key and max(len(word.name), len(key)) <= NAME_LENGTH:
            best.setdefault(key, word)
    article = slot.article.pk if slot.article else 0
    return [_Suggestion(article, clean_name(word.name), key, word.score) for key, word in best.items()]
