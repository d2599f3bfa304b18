"""All that the project reads from the process environment: typed, defaulted and explained in one place."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from urllib.parse import SplitResult

from newsroom import variables
from newsroom.variables import Cache, Database, Network

PREFIX = "NEWSROOM_"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class InvalidEnvironmentError(Exception):
    """Variables are wrong; the message names all of them with what was expected."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n  ".join(["The environment has mistakes:", *problems]))


class MissingSecretKeyError(Exception):
    """The web process was to start without a secret key."""


@dataclass(frozen=True, slots=True)
class Variable:
    """What the environment calls a value, how it is read, and what it is for; a default is text, read the same way."""

    name: str
    read: Callable[[str], Any]
    default: str | None
    explained: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The settings that differ from one place to another."""

    var_dir: Annotated[
        Path,
        Variable(
            "NEWSROOM_VAR_DIR",
            variables.folder,
            default="var",
            explained="Folder of all that running writes: database, secret key, collected static files.",
        ),
    ]
    database: Annotated[
        Database | None,
        Variable(
            "DATABASE_URL",
            variables.database_url,
            default=None,
            explained="`sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`; "
            "unset, `newsroom.sqlite3` in the var folder.",
        ),
    ]
    secret_key: Annotated[
        str | None,
        Variable(
            "NEWSROOM_SECRET_KEY",
            variables.secret_key,
            default=None,
            explained="Signs sessions: 50 random characters or more; "
            "unset, the file `secret-key` in the var folder (quickstart writes it).",
        ),
    ]
    site_name: Annotated[
        str,
        Variable(
            "NEWSROOM_SITE_NAME",
            variables.text,
            default="Newsroom",
            explained="Name of the site, in its masthead and feeds.",
        ),
    ]
    site_address: Annotated[
        SplitResult,
        Variable(
            "NEWSROOM_SITE_ADDRESS",
            variables.site_address,
            default="http://127.0.0.1:8000",
            explained="Where visitors find the site; "
            "`https://` turns on HSTS, secure cookies and the redirect from http.",
        ),
    ]
    operator: Annotated[
        str | None,
        Variable(
            "NEWSROOM_OPERATOR",
            variables.text,
            default=None,
            explained="Who runs the site and answers for it, in the words of its about page.",
        ),
    ]
    contact: Annotated[
        str | None,
        Variable(
            "NEWSROOM_CONTACT",
            variables.text,
            default=None,
            explained="The e-mail address on the about page, for corrections and takedowns.",
        ),
    ]
    hosts: Annotated[
        tuple[str, ...] | None,
        Variable(
            "NEWSROOM_HOSTS",
            variables.host_names,
            default=None,
            explained="Host names the site answers to, apart by commas; "
            "unset, that of the site's address and the loopback names.",
        ),
    ]
    trusted_proxies: Annotated[
        tuple[Network, ...],
        Variable(
            "NEWSROOM_TRUSTED_PROXY",
            variables.networks,
            default="",
            explained="Addresses or networks of the proxy in front, apart by commas; "
            "from there, and from nowhere else, `X-Forwarded-*` is believed.",
        ),
    ]
    debug: Annotated[
        bool,
        Variable(
            "NEWSROOM_DEBUG",
            variables.switch,
            default="no",
            explained="`yes` shows errors with their source to whoever meets them: on your own machine only.",
        ),
    ]
    cache: Annotated[
        Cache,
        Variable(
            "NEWSROOM_CACHE_URL",
            variables.cache_url,
            default="locmem://",
            explained="`locmem://` (each process its own), `redis://HOST:PORT/NUMBER` "
            "or `db://TABLE` (made by `createcachetable`).",
        ),
    ]
    comments: Annotated[
        bool,
        Variable(
            "NEWSROOM_COMMENTS",
            variables.switch,
            default="yes",
            explained="`no` takes comments nowhere; those that were approved stay to be read.",
        ),
    ]
    language: Annotated[
        str,
        Variable("NEWSROOM_LANGUAGE", variables.language, default="en", explained="Language of the site's own words."),
    ]
    time_zone: Annotated[
        str,
        Variable(
            "NEWSROOM_TIME_ZONE",
            variables.time_zone,
            default="UTC",
            explained="Time zone in which moments are shown.",
        ),
    ]

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Environment:
        """Read every variable; raise InvalidEnvironmentError that names all wrong and all unknown ones together."""
        values: dict[str, Any] = {}
        problems = _unknown(environ)
        for name, declared in cls.variables().items():
            raw = environ.get(declared.name, declared.default)
            try:
                values[name] = None if raw is None else declared.read(raw)
            except ValueError as error:
                problems.append(f"{declared.name}: {error}")
        if "secret_key" in values and values["secret_key"] is None and "var_dir" in values:
            values["secret_key"] = _secret_key_in(secret_key_file(values["var_dir"]), problems)
        if problems:
            raise InvalidEnvironmentError(problems)
        return cls(**values)

    @classmethod
    def variables(cls) -> dict[str, Variable]:
        """Return every variable by the name of its field, in the order of their declaration."""
        hints = get_type_hints(cls, include_extras=True)
        return {name: hint.__metadata__[0] for name, hint in hints.items()}

    @property
    def is_secure(self) -> bool:
        """Whether visitors come by https."""
        return self.site_address.scheme == "https"

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """The host names asked for, or that of the site's address and the loopback names."""
        return self.hosts or tuple(dict.fromkeys([str(self.site_address.hostname), *LOOPBACK]))

    @property
    def secret_key_file(self) -> Path:
        """Where the secret key is looked for when no variable holds it."""
        return secret_key_file(self.var_dir)

    def require_secret_key(self) -> None:
        """Raise MissingSecretKeyError, with the ways out, unless there is a secret key."""
        if not self.secret_key:
            raise MissingSecretKeyError(
                "There is no secret key: set NEWSROOM_SECRET_KEY, "
                f"or let `manage.py quickstart` write {self.secret_key_file}."
            )


def secret_key_file(var_dir: Path) -> Path:
    """Return the file of the secret key in a var folder."""
    return var_dir / "secret-key"


def _secret_key_in(path: Path, problems: list[str]) -> str | None:
    """Read the key of a file, None where there is no file; what is wrong with it is added to the problems."""
    try:
        return variables.secret_key(path.read_text())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        problems.append(f"{path}: {error}")
        return None


def _unknown(environ: Mapping[str, str]) -> list[str]:
    """Report variables with our prefix that nothing reads: a misspelt one would be silently without effect."""
    known = [declared.name for declared in Environment.variables().values()]
    problems = []
    for name in sorted(set(environ) - set(known)):
        if name.startswith(PREFIX):
            near = difflib.get_close_matches(name, known, n=1)
            problems.append(f"{name}: not a variable of this project" + (f", did you mean {near[0]}?" if near else ""))
    return problems
