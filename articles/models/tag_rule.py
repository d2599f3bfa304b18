"""Rules that tag articles by their words, and each application of one to what was there before it."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from .choices import choice_constraint
from .tag import Tag

STALLED_AFTER = timedelta(minutes=10)


class RuleMatch(models.TextChoices):
    """How the words of a rule are looked for."""

    ANY_WORD = "any", "Any of these words"
    ALL_WORDS = "all", "All of these words"
    PHRASE = "phrase", "One of these phrases, one a line"
    REGEX = "regex", "A regular expression"


class TagRuleQuerySet(models.QuerySet["TagRule"]):
    """Reads of rules."""

    def active(self) -> Self:
        """Return the rules that imports apply, with their tags."""
        return self.filter(is_active=True).select_related("tag")


class TagRule(models.Model):
    """Puts ``tag`` on articles in whose chosen fields ``include`` is found and ``exclude`` is not."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="rules")
    match = models.CharField(max_length=8, choices=RuleMatch, default=RuleMatch.ANY_WORD)
    include = models.TextField()
    exclude = models.TextField(blank=True)
    in_headline = models.BooleanField(default=True)
    in_body = models.BooleanField(default=True)
    in_source = models.BooleanField(default=False)
    in_address = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = TagRuleQuerySet.as_manager()

    class Meta:
        ordering = ("tag__name", "id")
        constraints = (
            choice_constraint("match", RuleMatch, "tag_rule_match_is_known"),
            models.CheckConstraint(condition=~Q(include=""), name="tag_rule_looks_for_something"),
            models.CheckConstraint(
                condition=Q(in_headline=True) | Q(in_body=True) | Q(in_source=True) | Q(in_address=True),
                name="tag_rule_looks_somewhere",
            ),
        )

    def __str__(self) -> str:
        words = " ".join(self.include.split())
        return words if len(words) <= 60 else f"{words[:59]}…"  # noqa: PLR2004 - a line in a list


class ApplicationStatus(models.TextChoices):
    """Where an application of a rule stands."""

    RUNNING = "running", "Under way"
    FINISHED = "finished", "Finished"
    FAILED = "failed", "Broken off"


class RuleApplication(models.Model):
    """One application of a rule to the articles that were there, or the taking back of what it tagged.

    ``seen`` of ``total`` articles have been looked at, ``changed`` of them were given the tag, or lost it again.
    """

    rule = models.ForeignKey(TagRule, on_delete=models.CASCADE, related_name="applications")
    takes_back = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=ApplicationStatus, default=ApplicationStatus.RUNNING)
    seen = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    heartbeat_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-id",)
        constraints = (choice_constraint("status", ApplicationStatus, "rule_application_status_is_known"),)

    def __str__(self) -> str:
        return f"{'taking back' if self.takes_back else 'application'} of {self.rule}"

    @property
    def is_stalled(self) -> bool:
        """Whether the task that should be at work has said nothing for ten minutes."""
        return self.status == ApplicationStatus.RUNNING and timezone.now() - self.heartbeat_at > STALLED_AFTER
