"""The SQL that folds what is indexed on SQLite says of every letter what the table of folds says."""

from __future__ import annotations

import sqlite3

import pytest

from articles.search.folding import ALL
from articles.search.sqlite import _folded

BESIDE = ("", "plain ", "don’t — “so” … ", "café ", "北京 ")


@pytest.mark.parametrize("beside", BESIDE)
def test_every_letter_is_folded_whatever_stands_beside_it(beside: str) -> None:
    texts = [beside + letter + beside for letter in ALL]
    with sqlite3.connect(":memory:") as database:
        rows = [database.execute(f"SELECT {_folded('text')} FROM (SELECT ? AS text)", [text]) for text in texts]  # noqa: S608 - our own SQL
        assert [row.fetchone()[0] for row in rows] == [beside + plain + beside for plain in ALL.values()]


def test_what_needs_no_folding_stays_as_it_is() -> None:
    with sqlite3.connect(":memory:") as database:
        for text in ("", "plain", "don’t — “so” …", "café señor", "北京 € ﬁ", "a\0b"):
            (folded,) = database.execute(f"SELECT {_folded('text')} FROM (SELECT ? AS text)", [text]).fetchone()  # noqa: S608 - our own SQL
            assert folded == text
