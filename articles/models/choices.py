"""What the choice columns of an article may hold, and the constraint that says so in the database."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kind of work."""

    REPORT = "report", _("Report")
    WIRE = "wire", _("Wire report")
    PRESS_RELEASE = "press_release", _("Press release")
    OPINION = "opinion", _("Opinion")
    SPONSORED = "sponsored", _("Sponsored")
    LIVE = "live", _("Live")
    UNKNOWN = "unknown", _("Unknown")


class Precision(models.TextChoices):
    """How exactly the date of issue is known; "" when there is none."""

    MINUTE = "minute", "To the minute"
    DAY = "day", "To the day"
    APPROXIMATE = "approximate", "Approximate"


class Status(models.TextChoices):
    """Where an article stands between the page it came from and the public."""

    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REJECTED = "rejected", "Rejected"
    TAKEN_DOWN = "taken_down", "Taken down"


def choice_constraint(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """Return the constraint ``name``: ``field`` holds one of ``choices``."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
