"""Full-text search over articles; the database itself keeps the index. The only door of this room."""

from .index import create_index, drop_index, rebuild_index
from .terms import search_terms

__all__ = [
    "create_index",
    "drop_index",
    "rebuild_index",
    "search_terms",
]
