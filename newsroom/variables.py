"""How the text of a variable becomes a value: each reader returns it, or raises ValueError saying what it expected."""

from __future__ import annotations

import importlib.util
import ipaddress
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.conf.global_settings import LANGUAGES

type Network = ipaddress.IPv4Network | ipaddress.IPv6Network

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY_MIN_LENGTH = 50  # what Django's own deployment check asks for
SECRET_KEY_MIN_UNIQUE_CHARACTERS = 5
DATABASE_URL_EXPECTED = "sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME"
CACHE_URL_EXPECTED = "locmem://, redis://HOST:PORT/NUMBER or db://TABLE"


@dataclass(frozen=True, slots=True)
class Database:
    """A database as its address names it; ``name`` of SQLite is an absolute path."""

    vendor: Literal["sqlite", "postgresql"]
    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""
    options: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cache:
    """A cache as its address names it, in the words of Django's CACHES.

    Processes and releases share one that is shared; of one that is culled Django itself drops what is too much.
    """

    backend: str
    location: str
    is_shared: bool
    is_culled: bool


def text(raw: str) -> str:
    """Read any text that is not blank."""
    if not raw.strip():
        raise ValueError("expected a text that is not blank")
    return raw.strip()


def switch(raw: str) -> bool:
    """Read yes or no."""
    known = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}
    try:
        return known[raw.strip().lower()]
    except KeyError:
        raise ValueError("expected yes or no") from None


def folder(raw: str) -> Path:
    """Read the path of a folder; a relative one is beneath the project."""
    path = BASE_DIR / Path(text(raw)).expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError("expected a folder, this is a file")
    return path


def secret_key(raw: str) -> str:
    """Read a key that Django's deployment check takes for a strong one."""
    key = raw.strip()
    if len(key) < SECRET_KEY_MIN_LENGTH or len(set(key)) < SECRET_KEY_MIN_UNIQUE_CHARACTERS:
        raise ValueError(f"expected at least {SECRET_KEY_MIN_LENGTH} random characters")
    return key


def host_names(raw: str) -> tuple[str, ...]:
    """Read host names apart by commas, without scheme and port; ``.example.org`` means all beneath it."""
    names = tuple(name.strip() for name in raw.split(",") if name.strip())
    if not names or any("/" in name or name.count(":") == 1 for name in names):
        raise ValueError("expected host names apart by commas, without scheme and port")
    return names


def networks(raw: str) -> tuple[Network, ...]:
    """Read addresses or networks apart by commas."""
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in raw.split(",") if part.strip())
    except ValueError:
        raise ValueError("expected addresses or networks apart by commas, like 127.0.0.1, 10.0.0.0/8") from None


def site_address(raw: str) -> SplitResult:
    """Read the address of the site's root: scheme, host and maybe a port, nothing behind."""
    address = _split(raw, "an address like https://news.example.org, without a path")
    if address.scheme not in {"http", "https"} or not address.hostname or address.path not in {"", "/"}:
        raise ValueError("expected an address like https://news.example.org, without a path")
    return address._replace(path="", query="", fragment="")


def language(raw: str) -> str:
    """Read the code of a language that Django's own texts are translated to."""
    code = raw.strip().lower()
    if code not in dict(LANGUAGES):
        raise ValueError("expected the code of a language of Django's, like en, de or zh-hans")
    return code


def time_zone(raw: str) -> str:
    """Read the name of a time zone of the IANA database."""
    if raw.strip() not in zoneinfo.available_timezones():
        raise ValueError("expected a time zone like UTC or Europe/Vienna")
    return raw.strip()


def database_url(raw: str) -> Database:
    """Read the address of a database; a relative path of SQLite is beneath the project."""
    url = _split(raw, DATABASE_URL_EXPECTED)
    name = unquote(url.path.removeprefix("/"))
    if url.scheme == "sqlite" and not url.netloc and name not in {"", ":memory:"}:
        return Database("sqlite", str(BASE_DIR / name))
    if url.scheme not in {"postgresql", "postgres"} or not name:
        raise ValueError(f"expected {DATABASE_URL_EXPECTED}")
    _require("psycopg", "PostgreSQL", "uv sync --extra postgresql")
    return Database(
        "postgresql",
        name,
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        host=unquote(url.hostname or ""),
        port=str(url.port or ""),
        options=dict(parse_qsl(url.query)),
    )


def cache_url(raw: str) -> Cache:
    """Read the address of a cache: in the process, in Redis, or in a table of the database."""
    url = _split(raw, CACHE_URL_EXPECTED)
    if url.scheme == "locmem":
        return Cache("django.core.cache.backends.locmem.LocMemCache", url.netloc, is_shared=False, is_culled=True)
    if url.scheme == "db" and url.netloc.isidentifier():
        return Cache("django.core.cache.backends.db.DatabaseCache", url.netloc, is_shared=True, is_culled=True)
    if url.scheme in {"redis", "rediss"} and url.hostname:
        _require("redis", "Redis", "uv sync --extra redis")
        return Cache("django.core.cache.backends.redis.RedisCache", raw.strip(), is_shared=True, is_culled=False)
    raise ValueError(f"expected {CACHE_URL_EXPECTED}")


def _split(raw: str, expected: str) -> SplitResult:
    """Cut an address in its parts; a port that is no number counts as wrong here, not at the first use."""
    try:
        url = urlsplit(raw.strip())
        _ = url.port
    except ValueError:
        raise ValueError(f"expected {expected}") from None
    return url


def _require(module: str, product: str, command: str) -> None:
    if importlib.util.find_spec(module) is None:
        raise ValueError(f"{product} needs a driver that is not installed: {command}")
