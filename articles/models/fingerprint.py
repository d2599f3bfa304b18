"""Near-duplicate look-up: the bands of each article's fingerprint."""

from django.db import models


class FingerprintBand(models.Model):
    """One band of an article's fingerprint; texts that share a band are near-copies until compared.

    ``value`` is a signed 63-bit integer made by ``articles.parsing.fingerprint`` in its version ``version``.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="bands", db_index=False)
    version = models.PositiveSmallIntegerField()
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("value", "band", "version"), name="band_by_value"),)
        constraints = (
            models.UniqueConstraint(fields=("article", "version", "band"), name="article_has_a_band_once_per_version"),
        )

    def __str__(self) -> str:
        return f"{self.band}:{self.value}"
