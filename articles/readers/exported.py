"""Articles that a newsroom exported: rows that state every fact, so that nothing is left to be read from a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from articles.parsing import (
    PARSER_VERSION,
    Credit,
    CreditRole,
    Dateline,
    Evidence,
    IssuedDate,
    Keyword,
    Kind,
    ParsedArticle,
    ParsedPage,
    Precision,
    Role,
    is_blank,
    read_blocks,
)
from articles.readers.decoding import storable
from articles.readers.moments import read_moment
from articles.readers.types import RawDocument

FORMAT = "newsroom-article/1"
MEDIA_TYPE = "application/vnd.newsroom.article+json"
RULE = "as-exported"
LEAD = "lead"
HALF_DAY = 12


class MalformedExport(Exception):  # noqa: N818 - an answer about a row, not a defect
    """A row says that it is an exported article and is none; its arguments are what is wrong and what was expected."""


def is_exported(row: Mapping[str, Any]) -> bool:
    """Say whether a row is an exported article, of this version of the format or of another one."""
    return str(row.get("format", "")).startswith(FORMAT.partition("/")[0] + "/")


def export_document(row: Mapping[str, Any], locator: str, row_id: str | int) -> RawDocument:
    """Return an exported article as a document. Raises MalformedExport for a row that is none."""
    if row.get("format") != FORMAT:
        raise MalformedExport(f'"format" is {json.dumps(row["format"])}', f'"{FORMAT}"')
    fields = Fields(row)
    page = fields.part("page")
    url, captured_at = page.text("url") or None, page.moment("captured_at")
    content = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    read_export(content)
    return RawDocument(content, MEDIA_TYPE, locator, row_id, url, captured_at, "utf-8")


def read_export(content: bytes) -> tuple[str, ParsedPage]:
    """Return an exported article as the lines that a reader would see, and as the page that it is.

    Raises MalformedExport.
    """
    fields, sheet = Fields(json.loads(content)), Sheet()
    article = _article(fields, sheet)
    aggregator = fields.text("aggregator") or None
    own = sheet.put(aggregator or "")
    is_lead = article.role is Role.LEAD
    page = ParsedPage(
        parser_version=PARSER_VERSION,
        lead=article if is_lead else None,
        related=() if is_lead else (article,),
        aggregator=aggregator,
        evidence={"aggregator": own} if own else {},
    )
    return "\n".join(sheet.lines), page


class Fields:
    """The fields of an exported row, each of the kind it must be. Every method raises MalformedExport for another."""

    def __init__(self, row: Mapping[str, Any], path: str = "") -> None:
        self._row, self._path = row, path

    def text(self, name: str) -> str:
        """Return a text, "" where there is none."""
        value = self._row.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._error(name, "a text")
        return storable(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(Fields({"0": value}, f"{self._path}{name}.").text("0") for value in self._list(name))

    def parts(self, name: str) -> tuple[Fields, ...]:
        """Return the objects of a list."""
        return tuple(Fields({"0": value}, f"{self._path}{name}.").part("0") for value in self._list(name))

    def part(self, name: str) -> Fields:
        """Return an object, one without fields where there is none."""
        value = self._row.get(name) or {}
        if not isinstance(value, Mapping):
            raise self._error(name, "an object")
        return Fields(value, f"{self._path}{name}.")

    def flag(self, name: str) -> bool:
        """Return yes or no."""
        value = self._row.get(name, False)
        if not isinstance(value, bool):
            raise self._error(name, "true or false")
        return value

    def day(self, name: str) -> date | None:
        """Return a day, None where there is none."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self._error(name, "a day as in 2025-08-09") from error

    def moment(self, name: str) -> datetime | None:
        """Return an aware moment, None where there is none."""
        text = self.text(name)
        value = read_moment(text)
        if text and value is None:
            raise self._error(name, "a moment as in 2025-08-09T12:00:00Z")
        return value

    def choice[Choice: (Role, Kind, Precision, CreditRole)](
        self, name: str, choices: type[Choice], default: str = ""
    ) -> Choice:
        """Return one of the choices."""
        try:
            return choices(self.text(name) or default)
        except ValueError as error:
            raise self._error(name, f"one of {', '.join(choice.value for choice in choices)}") from error

    def _list(self, name: str) -> list[Any]:
        value = self._row.get(name) or []
        if not isinstance(value, list):
            raise self._error(name, "a list")
        return value

    def _error(self, name: str, expected: str) -> MalformedExport:
        shown = json.dumps(self._row.get(name))[:60]
        return MalformedExport(f'"{self._path}{name}" is {shown}', f"{expected} there")


class Sheet:
    """The lines of an exported article, written as its values are put there."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.evidence: dict[str, tuple[Evidence, ...]] = {}

    def put(self, text: str) -> tuple[Evidence, ...]:
        """Write a value on a line of its own, and return where; nothing for nothing."""
        line = " ".join(text.split())
        if is_blank(line):
            return ()
        self.lines.append(line)
        return (Evidence(len(self.lines), 0, len(line), RULE),)

    def own(self, field: str, text: str) -> str:
        """Write a value of the article, and return it as it is."""
        if places := self.put(text):
            self.evidence[field] = (*self.evidence.get(field, ()), *places)
        return text


def _article(fields: Fields, sheet: Sheet) -> ParsedArticle:
    page = fields.part("page")
    headline = sheet.own("headline", fields.text("headline"))
    standfirst = sheet.own("standfirst", fields.text("standfirst"))
    byline = sheet.own("byline", fields.text("byline"))
    outlet = sheet.own("outlet", fields.text("outlet"))
    issued, modified = _issued(fields.part("issued"), sheet), fields.moment("modified_at")
    if modified:
        sheet.own("modified", modified.isoformat())
    dateline = _dateline(fields.part("dateline"), sheet)
    body = fields.text("body")
    for block in read_blocks(body):
        sheet.own("body", block.text)
    credits = tuple(_credit(each, sheet) for each in fields.parts("credits"))
    original = sheet.own("original_url", fields.text("original_url"))
    return ParsedArticle(
        role=page.choice("role", Role, LEAD),
        item_key=page.text("item_key")[:64] or LEAD,
        headline=headline,
        body=body,
        standfirst=standfirst or None,
        byline=byline or None,
        authors=fields.texts("authors"),
        outlet=outlet or None,
        issued=issued,
        modified=IssuedDate(modified, Precision.MINUTE, modified.isoformat()) if modified else None,
        dateline=dateline,
        credits=credits,
        original_url=original or None,
        kind=fields.choice("kind", Kind, Kind.UNKNOWN),
        language=fields.text("language") or None,
        is_complete=fields.flag("is_complete"),
        keywords=tuple(Keyword(name, 1.0) for name in fields.texts("tags")),
        evidence=sheet.evidence,
    )


def _issued(fields: Fields, sheet: Sheet) -> IssuedDate | None:
    """Return the date of issue; a moment keeps the day that it had where it was issued."""
    on, at = fields.day("on"), fields.moment("at")
    if on is None:
        return None
    precision = fields.choice("precision", Precision)
    value: date | datetime = on
    if precision is Precision.MINUTE:
        if at is None:
            raise MalformedExport('"issued.at" is missing', "a moment, where the precision is minute")
        value = _on_day(at, on)
    text = fields.text("text")
    sheet.own("issued", text or on.isoformat())
    return IssuedDate(value, precision, text, fields.text("anchor") or None)


def _on_day(moment: datetime, day: date) -> datetime:
    """Return a moment in the zone nearest to UTC in which it falls on that day."""
    for hours in sorted(range(-HALF_DAY, HALF_DAY + 3), key=abs):
        local = moment.astimezone(timezone(timedelta(hours=hours)))
        if local.date() == day:
            return local
    return moment


def _dateline(fields: Fields, sheet: Sheet) -> Dateline | None:
    place, day = fields.text("place"), fields.day("date")
    if not place and day is None:
        return None
    sheet.own("dateline", ", ".join(filter(None, (place, day.isoformat() if day else ""))))
    return Dateline(place or None, day, None)


def _credit(fields: Fields, sheet: Sheet) -> Credit:
    role, name = fields.choice("role", CreditRole), fields.text("name") or fields.text("source")
    text = fields.text("text")
    sheet.own("credits", text or name)
    return Credit(name, role, text)
