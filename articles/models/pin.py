"""What editors put on top of the front page, and how the top of the page has changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

MOST_PINS = 4


class Pin(models.Model):
    """An article on top of the front page: the lowest position leads, the others follow in order.

    It stays pinned when it stops being public, and is not shown then: the next in order takes its place.
    """

    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, related_name="pin")
    position = models.PositiveSmallIntegerField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    pinned_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("position",)
        verbose_name_plural = "front page"
        default_permissions = ("change", "view")
        constraints = (
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=MOST_PINS), name="pin_has_a_place_on_the_front_page"
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.article_id}"


class FrontRevision(models.Model):
    """The pinned articles as they stood after a change, by id, in order; nothing takes a revision away."""

    articles = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-id",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"front page r{self.pk}"
