"""What the endings of addresses tell of the customs of the land that a site is of."""

from __future__ import annotations

from articles.parsing.lexicon import words_of

MONTH_FIRST: frozenset[str] = words_of("us ph fm mh pw")
"""Lands that write the month before the day."""

OF_ANY_LAND: frozenset[str] = words_of("ai cc co fm io ly me sh so to tv vc ws xyz")
"""Endings of two letters that sites of any land use."""
