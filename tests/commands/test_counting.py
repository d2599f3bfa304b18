"""Commands count in good English."""

from __future__ import annotations

import pytest

from articles.management.counting import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (3000, "3,000 articles")]
)
def test_one_thing_is_one_and_others_are_many(number: int, said: str) -> None:
    assert counted(number, "article") == said
