"""Full-text search over articles; the database itself keeps the index. The only door of this room."""

from .fields import Condition, Field
from .index import create_index, drop_index, rebuild_index
from .matching import search
from .mistakes import SearchError
from .passages import Passage, find_passages
from .queries import Query, asked_author, read_query
from .snippets import Part, highlight, snippet
from .terms import search_terms
from .understanding import Understood, understand, without

__all__ = [
    "Condition",
    "Field",
    "Part",
    "Passage",
    "Query",
    "SearchError",
    "Understood",
    "asked_author",
    "create_index",
    "drop_index",
    "find_passages",
    "highlight",
    "read_query",
    "rebuild_index",
    "search",
    "search_terms",
    "snippet",
    "understand",
    "without",
]
