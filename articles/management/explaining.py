"""Commands whose help ends with examples, line by line as they are written."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandParser


class ExplainedCommand(BaseCommand):
    """A command whose ``--help`` ends with its ``epilog``."""

    epilog: ClassVar[str]

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return a parser whose help keeps the lines of the epilog."""
        kwargs = {"epilog": self.epilog, "formatter_class": RawDescriptionHelpFormatter} | kwargs
        return super().create_parser(prog_name, subcommand, **kwargs)
