"""Tags on articles: put, removed, suggested; what an editor removed does not come back by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import batched

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, ArticleTag, Cause, SuggestionState, Tag, TagAlias, TagOrigin, TagSuggestion

from .refusals import ImpossibleEdit
from .revisions import record_revision
from .slugs import free_slug, slug_of

NAME_LENGTH = 100
TOGETHER = 500  # names looked up at once: each has NUMBERED slugs, and a query so many parameters
NUMBERED = 10  # how many names that share a slug are told apart by look-up before one is made anew


def tag_named(name: str) -> Tag:
    """Return the tag that goes by ``name`` in any case, or went by it before; make it when there is none.

    Raises ImpossibleEdit for a blank name and one of more than 100 characters.
    """
    clean = clean_name(name)
    return find_tag(clean) or Tag.objects.get_or_create(name=clean, defaults={"slug": free_slug(Tag, clean)})[0]


def tags_named(names: Iterable[str]) -> dict[str, Tag]:
    """Return the tag of each name by its key, as ``tag_named`` does, in a few queries for hundreds of names."""
    wanted: dict[str, str] = {}
    for clean in map(clean_name, names):
        wanted.setdefault(name_key(clean), clean)
    found: dict[str, Tag] = {}
    for some in batched(wanted.items(), TOGETHER):
        found |= _tags_of(dict(some))
    return found


def _tags_of(wanted: Mapping[str, str]) -> dict[str, Tag]:
    found, taken = _find(wanted)
    new: dict[str, Tag] = {}  # by their slugs
    for key, name in wanted.items():
        slug = slug_of(Tag, name)
        if key not in found and slug not in taken:
            new.setdefault(slug, Tag(name=name, slug=slug))
    if new:
        Tag.objects.bulk_create(new.values(), ignore_conflicts=True)  # somebody else may make the same ones
        made = Tag.objects.filter(name__in=[tag.name for tag in new.values()])
        found |= {name_key(tag.name): tag for tag in made}
    return {key: found.get(key) or tag_named(name) for key, name in wanted.items()}


def find_tag(name: str) -> Tag | None:
    """Return the tag that goes by ``name`` in any case, or went by it before."""
    key = name_key(name)
    return _find({key: name})[0].get(key)


def _find(wanted: Mapping[str, str]) -> tuple[dict[str, Tag], set[str]]:
    """Return the tags that go or went by names, by the keys of these, and the slugs found in use where others may be.

    A tag that has a name letter by letter goes before one that has it in another case, and this before an old name.
    """
    exact = {tag.name: tag for tag in Tag.objects.filter(name__in=set(wanted.values()))}
    found = {key: exact[name] for key, name in wanted.items() if name in exact}
    slugs = {slug for key, name in wanted.items() if key not in found for slug in _slugs_of(name)}
    if not slugs:
        return found, slugs
    tags = list(Tag.objects.filter(slug__in=slugs))
    aliases = list(TagAlias.objects.filter(slug__in=slugs).select_related("tag"))
    known = {name_key(alias.name): alias.tag for alias in reversed(aliases)}
    known |= {name_key(tag.name): tag for tag in reversed(tags)}
    found |= {key: known[key] for key in wanted.keys() & known.keys() - found.keys()}
    return found, {*(tag.slug for tag in tags), *(alias.slug for alias in aliases)}


def clean_name(name: str) -> str:
    """Return ``name`` with single spaces; raises ImpossibleEdit when it cannot be the name of a tag."""
    clean = " ".join(name.split())
    if not clean:
        raise ImpossibleEdit("A tag needs a name.")
    if len(clean) > NAME_LENGTH:
        raise ImpossibleEdit(
            f"The name of a tag has at most {NAME_LENGTH} characters, “{clean[:30]}…” has {len(clean)}."
        )
    return clean


def name_key(name: str) -> str:
    """Return the form in which two spellings of a name are the same: single spaces, case-folded."""
    return " ".join(name.split()).casefold()


@transaction.atomic
def decide_suggestions(
    *,
    article: Article,
    accepted: Iterable[TagSuggestion] = (),
    dismissed: Iterable[TagSuggestion] = (),
    by: User | None,
) -> None:
    """Accept and dismiss suggestions of one article, in one revision; what was decided before stays decided."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    pending = TagSuggestion.objects.filter(article=locked, state=SuggestionState.PENDING)
    for suggestion in pending.filter(pk__in=[each.pk for each in accepted]):
        _put(article=locked, tag=tag_named(suggestion.name), origin=TagOrigin.SUGGESTION)
        _decide([suggestion], SuggestionState.ACCEPTED)
    _decide(pending.filter(pk__in=[each.pk for each in dismissed]), SuggestionState.DISMISSED)
    record_revision(article=locked, cause=Cause.EDIT, by=by)


def replace_tags(*, article: Article, tags: Iterable[Tag]) -> bool:
    """Make ``tags`` the tags of an article whose row is locked, as its editor wants; return whether any changed."""
    wanted = {tag.pk: tag for tag in tags}
    present = {tag.pk: tag for tag in Tag.objects.filter(article_tags__article=article)}
    for pk in present.keys() - wanted.keys():
        _take(article=article, tag=present[pk])
    for pk in wanted.keys() - present.keys():
        _put(article=article, tag=wanted[pk], origin=TagOrigin.EDITOR)
    return present.keys() != wanted.keys()


def keys_of(tag: Tag) -> set[str]:
    """Return the keys of every name that means ``tag``."""
    earlier = tag.aliases.values_list("name", flat=True) if tag.pk else ()
    return {name_key(tag.name), *map(name_key, earlier)}


def _put(*, article: Article, tag: Tag, origin: TagOrigin) -> None:
    """Put ``tag`` on an article whose row is locked; a suggestion of it counts as accepted."""
    ArticleTag.objects.get_or_create(article=article, tag=tag, defaults={"origin": origin})
    _decide(
        TagSuggestion.objects.filter(article=article, key__in=keys_of(tag)).exclude(state=SuggestionState.ACCEPTED),
        SuggestionState.ACCEPTED,
    )


def _take(*, article: Article, tag: Tag) -> None:
    """Take ``tag`` off an article whose row is locked; a dismissed suggestion stays, so that it does not come back."""
    ArticleTag.objects.filter(article=article, tag=tag).delete()
    TagSuggestion.objects.get_or_create(
        article=article, key=name_key(tag.name), defaults={"name": tag.name, "score": 0.0}
    )
    _decide(TagSuggestion.objects.filter(article=article, key__in=keys_of(tag)), SuggestionState.DISMISSED)


def _slugs_of(name: str) -> list[str]:
    """Return the slugs that a tag or alias by ``name`` can have: two names can share one ("C", "C++")."""
    base = slug_of(Tag, name)
    return [base, *(f"{base}-{number}" for number in range(2, NUMBERED))]


def _decide(suggestions: Iterable[TagSuggestion], state: SuggestionState) -> None:
    pks = [suggestion.pk for suggestion in suggestions]
    TagSuggestion.objects.filter(pk__in=pks).update(state=state, decided_at=timezone.now())
