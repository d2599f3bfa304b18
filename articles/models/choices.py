"""Constraints that say in the database what a choice column may hold."""

from django.db import models
from django.db.models import Q


def choice_constraint(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """Return the constraint ``name``: ``field`` holds one of ``choices``."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
