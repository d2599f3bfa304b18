"""What the settings promise to those who run the site and to those who visit it."""

from __future__ import annotations

import ipaddress
import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from newsroom.middleware import BodilessHeadMiddleware, TrustedProxyMiddleware
from tests.processes import run_python

PRODUCTION = {
    "NEWSROOM_SECRET_KEY": "".join(chr(33 + i) for i in range(60)),
    "NEWSROOM_SITE_ADDRESS": "https://news.example",
    "NEWSROOM_TRUSTED_PROXY": "127.0.0.1",
    "NEWSROOM_OPERATOR": "The Port Ansel Courier",
    "NEWSROOM_CONTACT": "desk@news.example",
}


def settings_under(var_dir: Path, *names: str, **environ: str) -> list[object]:
    code = f"import json, newsroom.settings as s; print(json.dumps([getattr(s, name) for name in {names!r}]))"
    done = run_python("-c", code, var_dir=var_dir, **environ)
    assert done.returncode == 0, done.stderr
    values: list[object] = json.loads(done.stdout)
    return values


SECURE = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")


def test_a_trial_over_plain_http_can_log_in(tmp_path: Path) -> None:
    assert settings_under(tmp_path, *SECURE) == [False, False, False, 0]


def test_an_https_address_turns_on_hsts_secure_cookies_and_the_redirect(tmp_path: Path) -> None:
    assert settings_under(tmp_path, *SECURE, **PRODUCTION) == [True, True, True, 31_536_000]


def test_production_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    check = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = run_python(*check, var_dir=tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_the_web_process_refuses_to_start_without_a_secret_key(tmp_path: Path) -> None:
    for door in ("newsroom.wsgi", "newsroom.asgi"):
        done = run_python("-c", f"import {door}", var_dir=tmp_path)
        assert done.returncode != 0
        assert "There is no secret key: set NEWSROOM_SECRET_KEY, or let `manage.py quickstart`" in done.stderr


def test_the_web_process_starts_with_a_secret_key(tmp_path: Path) -> None:
    done = run_python("-c", "import newsroom.wsgi", var_dir=tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_a_command_that_needs_no_secret_key_works_without_one(tmp_path: Path) -> None:
    assert run_python("manage.py", "migrate", "--help", var_dir=tmp_path).returncode == 0
    assert run_python("manage.py", "check", var_dir=tmp_path).returncode == 0


def test_a_wrong_environment_ends_a_command_with_the_list_and_no_traceback(tmp_path: Path) -> None:
    done = run_python("manage.py", "check", var_dir=tmp_path, NEWSROOM_DEBUG="maybe", NEWSROOM_TIME_ZONE="Mars")
    assert done.returncode == 2
    assert "NEWSROOM_DEBUG: expected yes or no" in done.stderr
    assert "NEWSROOM_TIME_ZONE: expected a time zone" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("path", ["/admin/login/", "/static/admin/css/base.css", "/there/is/nothing/here/"])
def test_every_answer_carries_the_protecting_headers(client: Client, db: None, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert re.match(r"default-src 'none'; script-src 'self' 'sha256-[^' ]+'; style-src 'self';", policy)
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.sqlite
def test_sqlite_is_opened_for_readers_beside_one_writer(tmp_path: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']\n"
        "cursor = connection.cursor()\n"
        "print([cursor.execute(f'PRAGMA {name}').fetchone()[0] for name in names], connection.transaction_mode)"
    )
    done = run_python("-c", code, var_dir=tmp_path, DJANGO_SETTINGS_MODULE="newsroom.settings")
    assert done.stdout.strip() == "['wal', 1, 1, 20000] IMMEDIATE", done.stderr


@pytest.mark.postgresql
def test_postgresql_is_the_database_that_was_asked_for(db: None) -> None:
    assert connection.vendor == "postgresql"


FORWARDED = {
    "HTTP_X_FORWARDED_FOR": "203.0.113.5, 198.51.100.7, 10.0.0.2",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_HOST": "news.example",
}


def request_as_seen(settings: Settings, remote: str, **meta: str) -> HttpRequest:
    """Return the request as it is behind the middleware, where 10.0.0.0/8 is trusted."""
    settings.TRUSTED_PROXIES = (ipaddress.ip_network("10.0.0.0/8"),)
    settings.ALLOWED_HOSTS = ["news.example", "testserver"]
    seen: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    TrustedProxyMiddleware(answer)(RequestFactory().get("/", REMOTE_ADDR=remote, **meta))
    return seen[0]


def test_a_trusted_proxy_is_believed_about_the_visitor(settings: Settings) -> None:
    request = request_as_seen(settings, "10.0.0.1", **FORWARDED)
    assert request.is_secure()
    assert request.get_host() == "news.example"


def test_the_visitor_is_the_last_hop_that_is_no_proxy_of_ours(settings: Settings) -> None:
    assert request_as_seen(settings, "10.0.0.1", **FORWARDED).META["REMOTE_ADDR"] == "198.51.100.7"


def test_anyone_else_is_not_believed(settings: Settings) -> None:
    request = request_as_seen(settings, "203.0.113.9", **FORWARDED)
    assert not request.is_secure()
    assert request.get_host() == "testserver"
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"


def test_a_proxy_that_names_no_visitor_is_the_visitor(settings: Settings) -> None:
    assert request_as_seen(settings, "10.0.0.1").META["REMOTE_ADDR"] == "10.0.0.1"


def test_an_address_that_is_none_is_not_a_proxy(settings: Settings) -> None:
    assert not request_as_seen(settings, "", **FORWARDED).is_secure()


def test_a_wrong_host_is_refused_without_a_traceback_in_the_log(tmp_path: Path) -> None:
    code = (
        "from newsroom.wsgi import application; from django.test import Client\n"
        "print(Client(headers={'host': 'evil.example'}).get('/robots.txt').status_code)"
    )
    done = run_python("-c", code, var_dir=tmp_path, NEWSROOM_SECRET_KEY=PRODUCTION["NEWSROOM_SECRET_KEY"])
    assert done.stdout.strip() == "400"
    assert "Traceback" not in done.stderr


def test_the_answer_to_head_has_the_headers_of_get_and_no_body(rf: RequestFactory) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse("eight by")

    answered = {method: BodilessHeadMiddleware(answer)(rf.generic(method, "/")) for method in ("GET", "HEAD")}

    assert [response.content for response in answered.values()] == [b"eight by", b""]
    assert answered["HEAD"].headers["Content-Length"] == "8"
