"""Full-text search over articles; the database itself keeps the index. The only door of this room."""

from .index import create_index, drop_index, rebuild_index
from .matching import search
from .passages import Passage, find_passages
from .queries import SearchError, read_query
from .snippets import Part, highlight, snippet
from .terms import search_terms

__all__ = [
    "Part",
    "Passage",
    "SearchError",
    "create_index",
    "drop_index",
    "find_passages",
    "highlight",
    "read_query",
    "rebuild_index",
    "search",
    "search_terms",
    "snippet",
]
