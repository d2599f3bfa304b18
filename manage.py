#!/usr/bin/env python
"""The project's command line: ``uv run manage.py <command>``."""

# Django is imported where it is run: worker processes import this file anew, and need nothing of it
import os
import sys
from importlib import import_module

from newsroom.environment import InvalidEnvironmentError

APART = ("parse_documents",)
"""Commands that no app and no model concerns: they start in a third of the time when Django is not set up for them."""


def main() -> None:
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        _run(sys.argv)
    except InvalidEnvironmentError as error:
        print(error, file=sys.stderr)  # noqa: T201 - no command is there yet to write it
        sys.exit(2)


def _run(arguments: list[str]) -> None:
    if len(arguments) > 1 and arguments[1] in APART:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])  # tells what is wrong with the environment, as for all
        import_module(f"articles.management.commands.{arguments[1]}").Command().run_from_argv(arguments)
    else:
        import_module("django.core.management").execute_from_command_line(arguments)


if __name__ == "__main__":
    main()
