"""What the environment says becomes typed values, or one message with all that is wrong."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest

from newsroom.databases import cache_settings, database_settings
from newsroom.environment import Environment, InvalidEnvironmentError, MissingSecretKeyError
from newsroom.variables import BASE_DIR

KEY = "".join(chr(33 + i) for i in range(60))


@pytest.fixture
def var(tmp_path: Path) -> str:
    return str(tmp_path)


def problems_of(**environ: str) -> tuple[str, ...]:
    with pytest.raises(InvalidEnvironmentError) as caught:
        Environment.from_environ(environ)
    assert all(problem in str(caught.value) for problem in caught.value.problems)
    return caught.value.problems


def test_an_empty_environment_is_a_safe_trial_on_this_machine() -> None:
    environment = Environment.from_environ({})
    assert environment.debug is False
    assert environment.is_secure is False
    assert environment.site_name == "Newsroom"
    assert environment.allowed_hosts == ("127.0.0.1", "localhost", "[::1]")
    assert environment.trusted_proxies == ()
    assert environment.var_dir == BASE_DIR / "var"
    assert database_settings(environment)["NAME"] == str(BASE_DIR / "var" / "newsroom.sqlite3")


def test_all_wrong_variables_are_reported_together_with_what_was_expected() -> None:
    problems = problems_of(
        DATABASE_URL="mysql://somewhere/db",
        NEWSROOM_SECRET_KEY="short",
        NEWSROOM_DEBUG="maybe",
        NEWSROOM_SITE_ADDRESS="news.example.org",
        NEWSROOM_HOSTS="http://news.example.org/",
        NEWSROOM_TRUSTED_PROXY="the load balancer",
        NEWSROOM_CACHE_URL="memcached://here",
        NEWSROOM_COMMENTS="some",
        NEWSROOM_LANGUAGE="tlh",
        NEWSROOM_TIME_ZONE="Mars/Olympus",
        NEWSROOM_SITE_NAME="  ",
        NEWSROOM_OPERATOR="",
        NEWSROOM_CONTACT="",
        NEWSROOM_VAR_DIR="manage.py",
    )
    named = {problem.split(":")[0] for problem in problems}
    assert named == {declared.name for declared in Environment.variables().values()}
    assert all("expected" in problem for problem in problems)


def test_a_misspelt_variable_is_reported_with_the_one_meant() -> None:
    assert problems_of(NEWSROOM_HOST="a.example") == (
        "NEWSROOM_HOST: not a variable of this project, did you mean NEWSROOM_HOSTS?",
    )


def test_a_wrong_secret_is_not_repeated_in_the_message() -> None:
    problems = problems_of(NEWSROOM_SECRET_KEY="hunter2", DATABASE_URL="mysql://root:hunter2@host/db")
    assert "hunter2" not in "".join(problems)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/other.sqlite3", str(BASE_DIR / "var/other.sqlite3")),
        ("sqlite:////srv/news/db.sqlite3", "/srv/news/db.sqlite3"),
        ("sqlite:////srv/my%20news/db.sqlite3", "/srv/my news/db.sqlite3"),
    ],
)
def test_a_sqlite_address_names_a_file(url: str, path: str) -> None:
    assert database_settings(Environment.from_environ({"DATABASE_URL": url}))["NAME"] == path


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite://host/db", "db.sqlite3", ""])
def test_an_address_that_names_no_file_is_wrong(url: str) -> None:
    assert problems_of(DATABASE_URL=url)[0].startswith("DATABASE_URL: expected sqlite:///PATH")


def test_a_postgresql_address_is_read_with_all_its_parts() -> None:
    url = "postgresql://ed%40itor:p%2Fss@db.example:5433/news?sslmode=require"
    entry = database_settings(Environment.from_environ({"DATABASE_URL": url}))
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert (entry["USER"], entry["PASSWORD"]) == ("ed@itor", "p/ss")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example", "5433", "news")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_a_postgresql_address_without_a_host_means_the_local_socket() -> None:
    entry = database_settings(Environment.from_environ({"DATABASE_URL": "postgresql://root@/news"}))
    assert (entry["USER"], entry["HOST"], entry["NAME"]) == ("root", "", "news")


@pytest.mark.parametrize("url", ["postgresql://host", "postgresql://host:port/news", "postgresql://[::1/news"])
def test_a_postgresql_address_that_cannot_be_read_is_wrong(url: str) -> None:
    assert problems_of(DATABASE_URL=url)[0].startswith("DATABASE_URL: expected")


def test_a_driver_that_is_not_installed_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    postgresql, redis = problems_of(DATABASE_URL="postgresql://host/news", NEWSROOM_CACHE_URL="redis://host:6379/0")
    assert "uv sync --extra postgresql" in postgresql
    assert "uv sync --extra redis" in redis


@pytest.mark.parametrize(
    ("url", "backend", "location"),
    [
        ("locmem://", "django.core.cache.backends.locmem.LocMemCache", ""),
        ("db://cache", "django.core.cache.backends.db.DatabaseCache", "cache"),
    ],
)
def test_a_cache_address_names_a_backend(url: str, backend: str, location: str) -> None:
    cache = Environment.from_environ({"NEWSROOM_CACHE_URL": url}).cache
    assert (cache.backend, cache.location) == (backend, location)


def test_a_cache_that_releases_share_tells_apart_what_each_of_them_put_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("newsroom.databases.CACHED_FROM", (tmp_path,))
    shared = Environment.from_environ({"NEWSROOM_CACHE_URL": "db://cache"})
    (tmp_path / "facets.py").write_text("fields = 1")
    older = cache_settings(shared)
    assert cache_settings(shared) == older
    (tmp_path / "facets.py").write_text("fields = 2")
    assert cache_settings(shared)["KEY_PREFIX"] != older["KEY_PREFIX"]
    assert "KEY_PREFIX" not in cache_settings(Environment.from_environ({}))


def test_the_scheme_of_the_address_says_whether_the_site_is_secure() -> None:
    environment = Environment.from_environ({"NEWSROOM_SITE_ADDRESS": "https://News.Example:8443/"})
    assert environment.is_secure is True
    assert environment.site_address.geturl() == "https://News.Example:8443"
    assert environment.allowed_hosts[0] == "news.example"


def test_hosts_that_are_named_are_the_only_ones() -> None:
    environment = Environment.from_environ({"NEWSROOM_HOSTS": "news.example, .news.example, [::1]"})
    assert environment.allowed_hosts == ("news.example", ".news.example", "[::1]")


def test_trusted_proxies_are_addresses_or_networks() -> None:
    environment = Environment.from_environ({"NEWSROOM_TRUSTED_PROXY": "127.0.0.1, 10.0.0.0/8, ::1"})
    assert environment.trusted_proxies == tuple(map(ipaddress.ip_network, ["127.0.0.1", "10.0.0.0/8", "::1"]))


def test_a_variable_holds_the_secret_key_before_the_file_does(var: str) -> None:
    (Path(var) / "secret-key").write_text(KEY[::-1])
    environ = {"NEWSROOM_VAR_DIR": var}
    assert Environment.from_environ(environ).secret_key == KEY[::-1]
    assert Environment.from_environ({**environ, "NEWSROOM_SECRET_KEY": KEY}).secret_key == KEY


def test_a_secret_key_file_that_holds_no_strong_key_is_reported(var: str) -> None:
    (Path(var) / "secret-key").write_text("")
    (problem,) = problems_of(NEWSROOM_VAR_DIR=var)
    assert problem.endswith("secret-key: expected at least 50 random characters")


def test_no_secret_key_is_an_error_only_where_one_is_required(var: str) -> None:
    environment = Environment.from_environ({"NEWSROOM_VAR_DIR": var})
    with pytest.raises(MissingSecretKeyError, match=r"set NEWSROOM_SECRET_KEY, or let `manage\.py quickstart` write"):
        environment.require_secret_key()
    Environment.from_environ({"NEWSROOM_VAR_DIR": var, "NEWSROOM_SECRET_KEY": KEY}).require_secret_key()
