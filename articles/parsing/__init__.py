"""The parser: the text of a page in, the articles on it out. The only door of this room."""

from articles.parsing.blocks import Block, BlockKind, read_blocks, write_blocks
from articles.parsing.types import (
    Boilerplate,
    Credit,
    CreditRole,
    Dateline,
    DateOrder,
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

PARSER_VERSION = "1"

__all__ = [
    "PARSER_VERSION",
    "Block",
    "BlockKind",
    "Boilerplate",
    "Credit",
    "CreditRole",
    "DateOrder",
    "Dateline",
    "Evidence",
    "EvidenceByField",
    "IssuedDate",
    "Keyword",
    "Kind",
    "ParsedArticle",
    "ParsedPage",
    "Precision",
    "Role",
    "Warning",
    "read_blocks",
    "write_blocks",
]
