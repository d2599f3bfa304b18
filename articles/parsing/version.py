"""The version of the parser: raised when it reads a page differently, so that extractions can be told apart."""

PARSER_VERSION = "7"
