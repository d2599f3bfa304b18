"""Datelines: the place, date and wire that a report opens with ("BEIJING, July 9, 2025 /PRNewswire/ --")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from articles.parsing.dates import find_dates
from articles.parsing.lexicon.wires import WIRE_BY_SPELLING, Wire
from articles.parsing.normalise import tidy

_LONGEST = 140
_IN_SLASHES = re.compile(r"/\s?(?P<wire>[^/()]{2,30}?)\s?/\.?\s?(?:--+|[–—―:-]|$)?\s*")
_IN_BRACKETS = re.compile(r"[(（](?P<wire>[^()（）]{2,40}?)[)）]\s?(?:--+|[–—―:-]|\.\s|$)\s*")
_IN_SQUARES = re.compile(r"[\[［](?P<inside>[^\[\]［］]{3,60}?)[\]］]\s*(?:[–—―-]\s*)?")
_CHINESE = re.compile(
    r"据?(?P<wire>新华社|中新社|中新网|新華社|中央社)(?P<place>[^\W\d]{1,8}?)(?P<date>\d{1,2}月\d{1,2}日|\d{1,2}日)[电電讯訊]\s*"
)
_CAPITALS = re.compile(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’-]+(?:[ -][^\W\d_a-zß-öø-ÿ.'’]+){0,3}"
    r"(?:, [^\W\d_][^\W\d_.]+(?: [^\W\d_][\w.]+)?)?)\s?(?:--+|[–—―]|\s-\s)\s*"
)
_CAPITALS_AND_DATE = re.compile(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\d()/]{1,50}?),?\s(?P<date>\S[^()/]{3,30}?)\s?(?:--+|[–—―]|\s-\s)\s*"
)
_DASH = re.compile(r"--|[–—―]|\s-\s")
_PRINTED_WIRE = re.compile(r"[^\W\d_][\w.&’'-]{2,24}(?:\s[^\W\d_][\w.&’'-]{1,24}){0,2}")
_PLACE = re.compile(r"[^\W\d_][^\d()/\[\]]*")
_SHORT_STATE = re.compile(r",\s[A-Z][\w.]{0,5}$")  # of "KANSAS CITY, Mo.": its point belongs to it
_SHORT_DATE = re.compile(
    r"[,\s]*(?:\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}日)[.,]?\s*$"
)


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline at the beginning of a text: its facts, and the column where it ends."""

    end: int
    place: str | None
    day: date | None
    wire: Wire | None
    wire_start: int = 0
    wire_end: int = 0


def find_dateline(text: str) -> FoundDateline | None:
    """Return the dateline that a paragraph begins with, if any.

    A place alone counts only in capitals and before a dash; a place in other letters needs a known wire.
    """
    head = text[:_LONGEST]
    return _with_wire(head) or _chinese(head) or _japanese(head) or _place_in_capitals(head)


def _with_wire(head: str) -> FoundDateline | None:
    for pattern in (_IN_SLASHES, _IN_BRACKETS):
        for match in pattern.finditer(head):
            wire = known_wire(match["wire"])
            if wire is None and _opens_in_capitals(head, match):
                wire = Wire(tidy(match["wire"]), (), carries_releases=pattern is _IN_SLASHES)
            if wire is not None:
                return _before(head[: match.start()], match, wire)
    return None


def _opens_in_capitals(head: str, match: re.Match[str]) -> bool:
    """Whether a place in capitals and a dash frame an unknown wire's name, so that the form tells what it is."""
    if match[0].rstrip()[-1] not in "-–—―" or _PRINTED_WIRE.fullmatch(match["wire"]) is None:
        return False
    place, _ = _place_and_day(head[: match.start()])
    return place is not None and place.partition(",")[0].isupper()


def known_wire(printed: str) -> Wire | None:
    """Return the agency of a printed name, also where a place or another agency is beside it ("AFP/Rome")."""
    name = tidy(printed).casefold()
    for part in (name, *re.split(r"[/,;]| - ", name)):
        wire = WIRE_BY_SPELLING.get(part.strip())
        if wire:
            return wire
    return None


def _before(before: str, match: re.Match[str], wire: Wire) -> FoundDateline | None:
    place, day = _place_and_day(before.rstrip(" -–—"))
    if place is None and day is None and before.strip():
        return None
    return FoundDateline(match.end(), place, day, wire, match.start("wire"), match.end("wire"))


def _place_and_day(text: str) -> tuple[str | None, date | None]:
    dates = find_dates(text)
    day = dates[0].day if dates else None
    words = tidy(text[: dates[0].start] if dates else _SHORT_DATE.sub("", text))
    place = words.rstrip(" ,.;،、，")
    if words.startswith(".", len(place)) and _SHORT_STATE.search(place):
        place += "."
    return (place if _is_place(place) else None), day


def _is_place(text: str) -> bool:
    words = text.split()
    return bool(words) and len(words) <= 7 and _PLACE.fullmatch(text) is not None and not text[0].islower()


def _chinese(head: str) -> FoundDateline | None:
    match = _CHINESE.match(head)
    if match is None:
        return None
    wire = known_wire(match["wire"])
    return FoundDateline(match.end(), match["place"], None, wire, match.start("wire"), match.end("wire"))


def _japanese(head: str) -> FoundDateline | None:
    match = _IN_SQUARES.match(head)
    if match is None:
        return None
    parts = match["inside"].split()
    wires = [wire for part in parts if (wire := known_wire(part))]
    if not wires:
        return None
    place = parts[0] if known_wire(parts[0]) is None else None
    return FoundDateline(match.end(), place, None, wires[0], match.start("inside"), match.end("inside"))


def _place_in_capitals(head: str) -> FoundDateline | None:
    if head[1:2].islower() or _DASH.search(head) is None:
        return None
    match = _CAPITALS_AND_DATE.match(head)
    if match is not None:
        place, day = _place_and_day(head[: match.end("date")])
        if place is not None and day is not None and place.partition(",")[0].isupper():
            return FoundDateline(match.end(), place, day, None)
    match = _CAPITALS.match(head)
    if match is None or not match["place"].partition(",")[0].isupper():
        return None
    return FoundDateline(match.end(), tidy(match["place"]), None, None)
