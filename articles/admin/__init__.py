"""The editors' desk: Django's admin as a doorway to what people may do; no rule lives here."""

from . import articles, batches, comments, conflicts, documents, pins, revisions, runs, sources, tagrules, tags, uploads

__all__ = [
    "articles",
    "batches",
    "comments",
    "conflicts",
    "documents",
    "pins",
    "revisions",
    "runs",
    "sources",
    "tagrules",
    "tags",
    "uploads",
]
