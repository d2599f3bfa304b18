"""The door of the parser is light: it brings neither Django nor numpy."""

from __future__ import annotations

import subprocess
import sys

import articles.parsing


def test_the_parser_is_imported_without_django_and_numpy() -> None:
    code = "import sys, articles.parsing; print(sorted({'django', 'numpy'} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_every_name_at_the_door_is_there() -> None:
    assert all(hasattr(articles.parsing, name) for name in articles.parsing.__all__)
    assert articles.parsing.parse_page("").parser_version == articles.parsing.PARSER_VERSION
