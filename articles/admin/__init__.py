"""The editors' desk: Django's admin as a doorway to what people may do; no rule lives here."""

from . import (
    articles,
    background,
    batches,
    comments,
    conflicts,
    documents,
    pins,
    revisions,
    runs,
    sections,
    sources,
    tagrules,
    tags,
    uploads,
)

__all__ = [
    "articles",
    "background",
    "batches",
    "comments",
    "conflicts",
    "documents",
    "pins",
    "revisions",
    "runs",
    "sections",
    "sources",
    "tagrules",
    "tags",
    "uploads",
]
