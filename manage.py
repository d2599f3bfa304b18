#!/usr/bin/env python
"""The project's command line: ``uv run manage.py <command>``."""

import os
import sys

from django.core.management import execute_from_command_line

from newsroom.environment import InvalidEnvironmentError


def main() -> None:
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(sys.argv)
    except InvalidEnvironmentError as error:
        print(error, file=sys.stderr)  # noqa: T201 - no command is there yet to write it
        sys.exit(2)


if __name__ == "__main__":
    main()
