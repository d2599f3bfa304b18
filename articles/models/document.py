"""The pages as they came, kept byte for byte."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now

models.CharField.register_lookup(Length)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Reads of documents."""

    def light(self) -> Self:
        """Leave the bytes in the database: what lists need."""
        return self.defer("content")


class Document(models.Model):
    """One page, once per content hash, its bytes compressed; never edited, erased only on demand.

    ``size`` is in bytes of the page as it came. ``charset`` is what the reader was told or found, "" when unknown.
    """

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    charset = models.CharField(max_length=40, blank=True, editable=False)
    content = models.BinaryField(editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    first_seen_at = models.DateTimeField(db_default=Now(), editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    erasure_reason = models.TextField(blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "page as it came"
        verbose_name_plural = "pages as they came"
        ordering = ("-id",)
        permissions = (("erase_document", "Can erase the bytes of pages"),)
        constraints = (models.CheckConstraint(condition=Q(sha256__length=64), name="document_hash_is_a_sha256"),)

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"

    @property
    def raw(self) -> bytes:
        """The bytes of the page as they came; empty once erased."""
        return zlib.decompress(self.content) if self.content else b""

    @staticmethod
    def hash_of(raw: bytes) -> str:
        """Return the content hash by which a page is known: SHA-256 in hex."""
        return sha256(raw).hexdigest()

    @staticmethod
    def packed(raw: bytes) -> bytes:
        """Return ``raw`` as the content column keeps it: zlib, level 4: a hundredth larger than the best."""
        return zlib.compress(raw, 4)
