"""From a clone to a running site with one command."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import CommandParser

from articles.management.addresses import AddressUnavailableError, claim_address, is_wildcard, names_of
from articles.management.explaining import ExplainedCommand
from articles.management.serving import ChildEndedError, serve
from articles.management.trial import (
    EDITOR_NAME,
    create_first_editor,
    has_secret_key,
    migrate_database,
    write_secret_key,
)

EXAMPLES = """\
examples:
  quickstart                              everything, then the site on http://127.0.0.1:8000/
  quickstart --port 9000                  the same on another port; 0 takes a free one
  quickstart --host 0.0.0.0               for the other machines of the network too
  quickstart --no-serve                   everything but serving

Run again it changes nothing that is there and serves. Ctrl-C ends the web server and its task worker.
"""
HIGHEST_PORT = 65_535


class Command(ExplainedCommand):
    """Prepare a site (secret key, database, seeds, editor, static files) and serve it with a task worker beside it."""

    help = "Prepare a site with everything in seeds/ and serve it as in production, with one task worker."
    epilog = EXAMPLES

    def add_arguments(self, parser: CommandParser) -> None:
        """Add where and whether to serve."""
        parser.add_argument("--host", default="127.0.0.1", help="address to serve on (default: %(default)s)")
        parser.add_argument("--port", default=8000, type=port_number, help="port to serve on (default: %(default)s)")
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, but do not serve")

    def handle(self, *, host: str, port: int, no_serve: bool, **_options: Any) -> None:
        """Claim the port before anything else, then prepare, then serve."""
        try:
            listener = None if no_serve else claim_address(host, port)
            self._prepare()
            if listener:
                self._serve(host, listener)
        except (AddressUnavailableError, ChildEndedError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. What is done stays done: run it again to go on.", returncode=130) from None

    def _prepare(self) -> None:
        self._secret_key()
        ran = migrate_database()
        self._say("Database", f"{_database_name()}, " + (f"{ran} migrations applied" if ran else "up to date"))
        self._seeds()
        self._static_files()
        self._editor()  # last: its password shall not scroll away

    def _say(self, about: str, text: str) -> None:
        self.stdout.write(f"{about:<14}{text}")
        self.stdout.flush()

    def _secret_key(self) -> None:
        if has_secret_key():
            self._say("Secret key", "there already")
            return
        write_secret_key(settings.SECRET_KEY_FILE)
        self._say("Secret key", f"written to {_short(settings.SECRET_KEY_FILE)}, for your eyes only")

    def _editor(self) -> None:
        password = create_first_editor()
        if password is None:
            self._say("Editor", "there already (a forgotten password: manage.py changepassword NAME)")
            return
        self._say("Editor", f"name {EDITOR_NAME}, password {password}")
        self._say("", "shown this once; the account may do everything, as befits a trial")

    def _seeds(self) -> None:
        self._say("Seeds", f"importing {_short(settings.SEEDS_DIR)}")
        try:
            call_command("import_documents", _short(settings.SEEDS_DIR), publish=True, stdout=self.stdout)
        except CommandError as error:  # a page that cannot be read keeps nobody from reading the others
            self.stderr.write(f"{error} The reasons stand in the admin, under import runs.")

    def _static_files(self) -> None:
        call_command("collectstatic", interactive=False, verbosity=0)
        self._say("Static files", f"collected in {_short(settings.STATIC_ROOT)}")

    def _serve(self, host: str, listener: socket) -> None:
        names = names_of(host)
        environ = environ_of_children(names, is_wildcard(host), listener.getsockname()[1])
        address = environ["NEWSROOM_SITE_ADDRESS"]
        self._say("Starting", f"web server and task worker on {names[0]}, port {listener.getsockname()[1]}")
        serve(
            settings.WSGI_APPLICATION.replace(".application", ":application"),
            listener,
            environ=environ,
            folder=settings.BASE_DIR,
            host=urlsplit(address).netloc,
            when_ready=lambda: self._say_where(address, environ.get("NEWSROOM_HOSTS", "")),
        )
        self._say("Stopped", "web server and task worker have ended")

    def _say_where(self, address: str, hosts: str) -> None:
        self._say("Site", f"{address}/")
        self._say("Admin", f"{address}/admin/")
        if hosts:
            self._say("Hosts", f"answers to {hosts}; NEWSROOM_HOSTS names others, NEWSROOM_SITE_ADDRESS the site's own")
        self._say("Stop", "Ctrl-C")


def port_number(text: str) -> int:
    """Return a port from 0 (any that is free) up. Raises ArgumentTypeError for what is none."""
    if text.isdecimal() and int(text) <= HIGHEST_PORT:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a port from 0 to {HIGHEST_PORT}")


def environ_of_children(names: tuple[str, ...], is_open: bool, port: int) -> dict[str, str]:
    """Return our environment, with the address served in it unless it says itself where visitors find the site."""
    environ = dict(os.environ)
    environ.setdefault("NEWSROOM_SITE_ADDRESS", f"http://{names[0]}:{port}")
    if is_open and "NEWSROOM_HOSTS" not in environ:
        own = str(urlsplit(environ["NEWSROOM_SITE_ADDRESS"]).hostname)
        environ["NEWSROOM_HOSTS"] = ",".join(dict.fromkeys([own, *names, "localhost", "127.0.0.1", "[::1]"]))
    return environ


def _short(path: Path) -> str:
    """Return a path as one would type it here."""
    return os.path.relpath(path) if path.is_relative_to(settings.BASE_DIR) else str(path)


def _database_name() -> str:
    database = settings.DATABASES["default"]
    is_file = database["ENGINE"].endswith("sqlite3")
    return f"SQLite in {_short(Path(database['NAME']))}" if is_file else f"PostgreSQL, database {database['NAME']}"
