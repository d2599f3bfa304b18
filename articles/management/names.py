"""What the commands are told by name."""

from __future__ import annotations

from django.core.management.base import CommandError

from articles.models import Source


def source_named(name: str) -> Source:
    """Return the source that goes by ``name`` or an alias. Raises CommandError where there is none."""
    found = Source.objects.named(name).first()
    if found is None:
        raise CommandError(f"There is no source “{name}”, nor one with that alias.", returncode=2)
    return found
