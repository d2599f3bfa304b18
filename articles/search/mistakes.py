"""What is wrong with a query, in words for whoever typed it, and what it may have meant."""

from __future__ import annotations


class SearchError(ValueError):
    """A query that nothing can be looked for with; the message is for people.

    ``suggestion`` is a query that may have been meant, "" where none comes to mind; ``replacement`` is the same for
    the piece alone that is mistaken, until the whole of the query is known.
    """

    def __init__(self, message: str, *, suggestion: str = "", replacement: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion
        self.replacement = replacement
