"""The README tells the truth about what can be set and run."""

from __future__ import annotations

import re

import pytest
from django.core.management import get_commands

from newsroom.environment import Environment
from tests.processes import ROOT

README = (ROOT / "README.md").read_text()


def settings_table() -> str:
    """Return the table of settings as the README must hold it."""
    rows = ["| variable | default | what it is for |", "|---|---|---|"]
    for declared in Environment.variables().values():
        default = f"`{declared.default}`" if declared.default else ""
        rows.append(f"| `{declared.name}` | {default} | {declared.explained} |")
    return "\n".join(rows)


def test_every_variable_is_in_the_table_with_its_default_and_meaning() -> None:
    assert settings_table() in README, f"the table of the README should be:\n\n{settings_table()}"


def test_every_command_it_shows_exists() -> None:
    shown = set(re.findall(r"manage\.py (\w+)", README))
    assert {"quickstart", "parse_documents", "import_documents"} <= shown
    assert shown <= get_commands().keys()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w./]+)\)", README))))
def test_every_file_it_links_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()
