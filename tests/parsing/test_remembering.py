"""What was read in a text is kept for the next time, within bounds."""

from __future__ import annotations

from articles.parsing.remembering import LONGEST_TEXT, MOST_TEXTS, remembered


def test_a_text_that_comes_again_is_not_read_again() -> None:
    read: list[tuple[str, int]] = []

    @remembered
    def function(text: str, times: int) -> str:
        read.append((text, times))
        return text * times

    assert [function("tide", 2), function("tide", 2), function("tide", 3)] == ["tidetide", "tidetide", "tidetidetide"]
    assert read == [("tide", 2), ("tide", 3)]


def test_nothing_is_kept_of_long_texts_and_of_those_long_gone() -> None:
    read: list[str] = []

    @remembered
    def function(text: str) -> int:
        read.append(text)
        return len(text)

    long = "x" * (LONGEST_TEXT + 1)
    assert function(long) == function(long) == len(long)
    assert read == [long, long]
    for number in range(MOST_TEXTS + 1):
        function(str(number))
    read.clear()
    function("0")
    assert read == ["0"]
