"""The JSON Schema (draft 2020-12) of one line that ``parse_documents`` prints."""

from __future__ import annotations

from typing import Any

from articles.parsing.types import CreditRole, Kind, Precision, Role

type Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WORDS: Schema = {"type": "string", "minLength": 1}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_COLUMN: Schema = {"type": "integer", "minimum": 0}
_LINE: Schema = {"type": "integer", "minimum": 1}
_ID: Schema = {
    "type": ["string", "integer"],
    "description": "what the row states, otherwise the locator without folders and file ending",
}
_PLACE: Schema = {"line": _LINE, "start": _COLUMN, "end": _COLUMN, "rule": _WORDS}
_ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"
_ISO_DAY_OR_MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*([+-]\d{2}:\d{2}|Z))?$"


def json_schema() -> Schema:
    """Return the schema of one output row: a page as read, or the error of a document that was not read."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of parse_documents",
        "oneOf": [_ref("page"), _ref("failure")],
        "$defs": {
            "page": _page(),
            "failure": _failure(),
            "article": _article(),
            "issued": _issued(),
            "evidence": _evidence(),
        },
    }


def _object(properties: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties | (optional or {}),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return {"oneOf": [{"type": "null"}, schema]}


def _choice(choices: type[Role | Kind | Precision | CreditRole]) -> Schema:
    return {"enum": [choice.value for choice in choices]}


def _page() -> Schema:
    return _object(
        {
            "locator": _WORDS,
            "id": _ID,
            "parser_version": _WORDS,
            "lead": _or_null(_ref("article")),
            "related": _list(_ref("article")),
            "aggregator": _TEXT_OR_NULL,
            "boilerplate": _list(_object(_PLACE | {"text": _WORDS})),
            "warnings": _list(_object(_PLACE | {"message": _WORDS})),
            "evidence": _ref("evidence"),
        }
    )


def _failure() -> Schema:
    error = _object({"stage": _WORDS, "line": {"type": ["integer", "null"], "minimum": 1}, "message": _WORDS})
    return _object({"locator": _WORDS, "id": _ID, "error": error})


def _article() -> Schema:
    dateline = _object({"place": _TEXT_OR_NULL, "date": _or_null(_TEXT | {"pattern": _ISO_DAY}), "wire": _TEXT_OR_NULL})
    score: Schema = {"type": "number", "minimum": 0, "maximum": 1}
    return _object(
        {
            "role": _choice(Role),
            "item_key": _WORDS,
            "headline": _TEXT,
            "standfirst": _TEXT_OR_NULL,
            "body": _TEXT | {"description": "blocks apart by a blank line"},
            "byline": _TEXT_OR_NULL,
            "authors": _list(_WORDS),
            "outlet": _TEXT_OR_NULL,
            "issued": _or_null(_ref("issued")),
            "modified": _or_null(_ref("issued")),
            "dateline": _or_null(dateline),
            "credits": _list(_object({"role": _choice(CreditRole), "name": _WORDS, "text": _WORDS})),
            "original_url": _TEXT_OR_NULL,
            "kind": _choice(Kind),
            "language": _TEXT_OR_NULL,
            "is_complete": {"type": "boolean"},
            "keywords": _list(_object({"name": _WORDS, "score": score})),
            "confidence": _or_null(score),
            "evidence": _ref("evidence"),
        }
    )


def _issued() -> Schema:
    return _object(
        {
            "value": _TEXT | {"pattern": _ISO_DAY_OR_MOMENT},
            "precision": _choice(Precision),
            "text": _WORDS,
            "anchor": _TEXT_OR_NULL,
        }
    )


def _evidence() -> Schema:
    only_points: Schema = {"owns": {"const": False, "description": "points at text that is not its own"}}
    return {"type": "object", "additionalProperties": _list(_object(_PLACE, only_points))}
