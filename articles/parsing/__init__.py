"""The parser: the text of a page in, the articles on it out. The only door of this room."""

from articles.parsing.blocks import BLANK_LINES, Block, BlockKind, read_blocks, write_blocks
from articles.parsing.explaining import ExplainedPart, explain_page, least_sure
from articles.parsing.fingerprints import FINGERPRINT_VERSION, Fingerprint, fingerprint, normalised_words
from articles.parsing.jsonform import SCHEMA_VERSION, article_from_json, article_to_json, page_to_json
from articles.parsing.jsonschema import json_schema
from articles.parsing.keypoints import Span, find_key_points, sentences_of
from articles.parsing.markup import LineHint, Markup, PageFacts, ShortEntry, Stated
from articles.parsing.names import Name, NameKind, find_names
from articles.parsing.normalise import is_blank
from articles.parsing.page import parse_page
from articles.parsing.ruleshares import share_of
from articles.parsing.summaries import summarise
from articles.parsing.types import (
    Boilerplate,
    Credit,
    CreditRole,
    Dateline,
    DateOrder,
    DecidedLine,
    DecidedRole,
    Evidence,
    EvidenceByField,
    IssuedDate,
    Keyword,
    Kind,
    ParsedArticle,
    ParsedPage,
    Precision,
    Role,
    Warning,
)
from articles.parsing.version import PARSER_VERSION

__all__ = [
    "BLANK_LINES",
    "FINGERPRINT_VERSION",
    "PARSER_VERSION",
    "SCHEMA_VERSION",
    "Block",
    "BlockKind",
    "Boilerplate",
    "Credit",
    "CreditRole",
    "DateOrder",
    "Dateline",
    "DecidedLine",
    "DecidedRole",
    "Evidence",
    "EvidenceByField",
    "ExplainedPart",
    "Fingerprint",
    "IssuedDate",
    "Keyword",
    "Kind",
    "LineHint",
    "Markup",
    "Name",
    "NameKind",
    "PageFacts",
    "ParsedArticle",
    "ParsedPage",
    "Precision",
    "Role",
    "ShortEntry",
    "Span",
    "Stated",
    "Warning",
    "article_from_json",
    "article_to_json",
    "explain_page",
    "find_key_points",
    "find_names",
    "fingerprint",
    "is_blank",
    "json_schema",
    "least_sure",
    "normalised_words",
    "page_to_json",
    "parse_page",
    "read_blocks",
    "sentences_of",
    "share_of",
    "summarise",
    "write_blocks",
]
