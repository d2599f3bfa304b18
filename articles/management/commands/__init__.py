"""One module a command: `manage.py <name> --help` says what it does, with examples."""
