"""Datelines of agencies and outlets, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from articles.parsing.datelines import find_dateline
from articles.parsing.lexicon.wires import WIRES

DAY = date(2025, 7, 9)


@pytest.mark.parametrize(
    ("text", "place", "day", "wire", "rest"),
    [
        ("BEIJING, July 9, 2025 /PRNewswire/ -- A report", "BEIJING", DAY, "PR Newswire", "A report"),
        ("LONDON (Reuters) - The", "LONDON", None, "Reuters", "The"),
        ("LONDON, July 9 (Reuters) - The", "LONDON", None, "Reuters", "The"),
        ("PARIS, France (AFP) – The", "PARIS, France", None, "AFP", "The"),
        ("TARN CITY, Mo. (AP) — A", "TARN CITY, Mo.", None, "AP", "A"),
        ("TARN CITY, Mo., July 9, 2025 /PRNewswire/ -- A", "TARN CITY, Mo.", DAY, "PR Newswire", "A"),
        ("TARN, Provence. (AFP) – A", "TARN, Provence", None, "AFP", "A"),
        ("MADRID, 9 Jul. (EUROPA PRESS) - El", "MADRID", None, "Europa Press", "El"),
        ("Berlin (dpa) - Die", "Berlin", None, "dpa", "Die"),
        ("NEW YORK--(BUSINESS WIRE)--Tarn", "NEW YORK", None, "Business Wire", "Tarn"),
        ("МОСКВА, 9 июля. /ТАСС/. Мост", "МОСКВА", None, "TASS", "Мост"),
        ("新华社北京7月9日电 大桥", "北京", None, "Xinhua", "大桥"),
        ("据新华社青屿3月5日电 大桥", "青屿", None, "Xinhua", "大桥"),
        ("مرسى النخيل، 5 مارس 2025 (رويترز) - افتتح", "مرسى النخيل", date(2025, 3, 5), "Reuters", "افتتح"),
        ("[東京　９日　ロイター] - 橋", "東京", None, "Reuters", "橋"),
        ("TARN (Northwire) — The bridge", "TARN", None, "Northwire", "The bridge"),
        ("TARN, 9 de julio de 2025 -- El puente", "TARN", DAY, None, "El puente"),
        ("UPPER TARN — The bridge", "UPPER TARN", None, None, "The bridge"),
    ],
)
def test_a_dateline_is_read(text: str, place: str, day: date | None, wire: str | None, rest: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.day, found.wire and found.wire.name, text[found.end :]) == (place, day, wire, rest)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor (AP) said",
        "Tarn Corp (TARN) - shares",
        "A — b",
        "COVID-19 — the",
        "He said – and meant it – no",
        "Tarn - the town",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: wire.name)
def test_every_agency_is_known_in_a_dateline_by_each_spelling(wire: object) -> None:
    for spelling in wire.spellings:  # type: ignore[attr-defined]
        found = find_dateline(f"TARN ({spelling.strip('/')}) -- The bridge")
        assert found is not None, spelling
        assert found.wire == wire
