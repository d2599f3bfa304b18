"""The names of tags and sources: a new name keeps the old one, so that pages and links that use it still arrive."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Source, SourceAlias, Tag, TagAlias

from .refusals import NameTaken
from .slugs import free_slug
from .tagging import clean_name, find_tag, name_key


def source_key(name: str) -> str:
    """Return the form in which sources are looked up by name or domain: single spaces, case-folded."""
    return name_key(name)


def check_source_name(name: str, *, source: Source) -> None:
    """Raise NameTaken when another source than ``source`` goes by ``name``."""
    key = source_key(name)
    rows = [*Source.objects.values_list("pk", "name"), *SourceAlias.objects.values_list("source_id", "key")]
    other = next((pk for pk, other_name in rows if source_key(other_name) == key and pk != source.pk), None)
    if other:
        raise NameTaken(
            f"The source “{Source.objects.get(pk=other)}” goes by this name; merge the two if they are one."
        )


def check_tag_name(name: str, *, tag: Tag) -> None:
    """Raise NameTaken when another tag than ``tag`` goes by ``name`` or did, ImpossibleEdit when no tag can."""
    other = find_tag(clean_name(name))
    if other and other.pk != tag.pk:
        raise NameTaken(f"The tag “{other}” goes by this name or did; merge the two if they are one.")


def check_tag_slug(slug: str, *, tag: Tag) -> None:
    """Raise NameTaken when ``slug`` still leads to another tag than ``tag``, whose address it was."""
    old = TagAlias.objects.filter(slug=slug).exclude(tag=tag.pk).select_related("tag").first()
    if old:
        raise NameTaken(f"This was the address of the tag “{old.tag}”, and links to it still lead there.")


@transaction.atomic
def write_source(*, source: Source, by: User | None) -> Source:  # noqa: ARG001 - the actor of every use case
    """Save a source as its editor filled it in; the name it had before becomes an alias. Raises NameTaken."""
    check_source_name(source.name, source=source)
    before = Source.objects.select_for_update().filter(pk=source.pk).first()
    source.slug = source.slug or free_slug(Source, source.name)
    source.save()
    if before and name_key(before.name) != name_key(source.name):
        SourceAlias.objects.get_or_create(key=name_key(before.name), defaults={"source": source})
    return source


@transaction.atomic
def write_tag(*, tag: Tag, by: User | None) -> Tag:  # noqa: ARG001 - the actor of every use case
    """Save a tag as its editor filled it in; its earlier name and address keep leading to it. Raises NameTaken."""
    check_tag_name(tag.name, tag=tag)
    check_tag_slug(tag.slug, tag=tag)
    tag.name = clean_name(tag.name)
    before = Tag.objects.select_for_update().filter(pk=tag.pk).first()
    TagAlias.objects.filter(tag=before, slug=tag.slug).delete()  # an address it returns to
    tag.slug = tag.slug or free_slug(Tag, tag.name)
    tag.save()
    if before and (before.slug != tag.slug or name_key(before.name) != name_key(tag.name)):
        remember_tag(tag=tag, name=before.name, slug=before.slug)
    return tag


def remember_tag(*, tag: Tag, name: str, slug: str) -> None:
    """Let ``name`` mean ``tag``, and ``slug`` lead to it where no tag has it."""
    if Tag.objects.filter(slug=slug).exists():
        slug = free_slug(Tag, name)
    TagAlias.objects.get_or_create(slug=slug, defaults={"tag": tag, "name": name})
