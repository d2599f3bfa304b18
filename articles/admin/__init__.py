"""The editors' desk: Django's admin as a doorway to what people may do; no rule lives here."""

from django.contrib import admin

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

admin.site.site_header = "Newsroom"
admin.site.site_title = "Newsroom"
admin.site.index_title = "The editors’ desk"
