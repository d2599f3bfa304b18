"""The JSON form of what the parser says: what ``parse_documents`` prints and an extraction stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from articles.parsing.types import (
    Credit,
    CreditRole,
    Dateline,
    Evidence,
    EvidenceByField,
    IssuedDate,
    Keyword,
    Kind,
    ParsedArticle,
    ParsedPage,
    Precision,
    Role,
)

SCHEMA_VERSION = 1

type Json = dict[str, Any]


def page_to_json(page: ParsedPage) -> Json:
    """Return a page as JSON values, in the order of the printed schema; dates are ISO 8601 text."""
    return {
        "parser_version": page.parser_version,
        "lead": article_to_json(page.lead) if page.lead else None,
        "related": [article_to_json(article) for article in page.related],
        "aggregator": page.aggregator,
        "boilerplate": [
            {"line": line, "start": start, "end": end, "rule": rule, "text": text}
            for line, start, end, text, rule in page.boilerplate
        ],
        "warnings": [
            {
                "rule": hint.rule,
                "message": hint.message,
                "line": hint.line,
                "start": hint.start,
                "end": hint.end,
            }
            for hint in page.warnings
        ],
        "evidence": _evidence_to_json(page.evidence),
    }


def article_to_json(article: ParsedArticle) -> Json:
    """Return an article as JSON values; ``article_from_json`` gives back an equal article."""
    dateline = article.dateline
    return {
        "role": article.role.value,
        "item_key": article.item_key,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": article.body,
        "byline": article.byline,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "issued": _issued_to_json(article.issued),
        "modified": _issued_to_json(article.modified),
        "dateline": dateline and {"place": dateline.place, "date": _iso(dateline.date), "wire": dateline.wire},
        "credits": [{"role": c.role.value, "name": c.name, "text": c.text} for c in article.credits],
        "original_url": article.original_url,
        "kind": article.kind.value,
        "language": article.language,
        "is_complete": article.is_complete,
        "keywords": [{"name": word.name, "score": word.score} for word in article.keywords],
        "confidence": article.confidence,
        "evidence": _evidence_to_json(article.evidence),
    }


def article_from_json(payload: Mapping[str, Any]) -> ParsedArticle:
    """Return the article of a payload that ``article_to_json`` wrote.

    Raises KeyError for a missing field and ValueError for a value that no article can have.
    """
    dateline = payload["dateline"]
    return ParsedArticle(
        role=Role(payload["role"]),
        item_key=payload["item_key"],
        headline=payload["headline"],
        standfirst=payload["standfirst"],
        body=payload["body"],
        byline=payload["byline"],
        authors=tuple(payload["authors"]),
        outlet=payload["outlet"],
        issued=_issued_from_json(payload["issued"]),
        modified=_issued_from_json(payload["modified"]),
        dateline=dateline
        and Dateline(
            place=dateline["place"],
            date=date.fromisoformat(dateline["date"]) if dateline["date"] else None,
            wire=dateline["wire"],
        ),
        credits=tuple(Credit(c["name"], CreditRole(c["role"]), c["text"]) for c in payload["credits"]),
        original_url=payload["original_url"],
        kind=Kind(payload["kind"]),
        language=payload["language"],
        is_complete=payload["is_complete"],
        keywords=tuple(Keyword(word["name"], word["score"]) for word in payload["keywords"]),
        confidence=payload.get("confidence"),  # stored before it was measured
        evidence=_evidence_from_json(payload["evidence"]),
    )


def _iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def _issued_to_json(issued: IssuedDate | None) -> Json | None:
    if issued is None:
        return None
    return {
        "value": _iso(issued.value),
        "precision": issued.precision.value,
        "text": issued.text,
        "anchor": issued.anchor,
    }


def _issued_from_json(payload: Mapping[str, Any] | None) -> IssuedDate | None:
    if payload is None:
        return None
    printed = payload["value"]
    value = datetime.fromisoformat(printed) if "T" in printed else date.fromisoformat(printed)
    return IssuedDate(value, Precision(payload["precision"]), payload["text"], payload["anchor"])


def _evidence_to_json(evidence: EvidenceByField) -> Json:
    return {name: [_span_to_json(*span) for span in spans] for name, spans in evidence.items()}


def _span_to_json(line: int, start: int, end: int, rule: str, owns: bool) -> Json:
    form: Json = {"line": line, "start": start, "end": end, "rule": rule}
    return form if owns else form | {"owns": False}


def _evidence_from_json(payload: Mapping[str, Sequence[Mapping[str, Any]]]) -> EvidenceByField:
    return {
        name: tuple(Evidence(s["line"], s["start"], s["end"], s["rule"], owns=s.get("owns", True)) for s in spans)
        for name, spans in payload.items()
    }
