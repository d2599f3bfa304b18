"""From a clone to a running site: the command is run for real, in processes of its own and a var folder of its own."""

from __future__ import annotations

import http.cookiejar
import re
import signal
import socket
import sqlite3
import stat
import urllib.parse
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from articles.management.commands.quickstart import environ_of_children
from tests.processes import run_python, started

pytestmark = pytest.mark.sqlite  # wherever the tests run, what they start here keeps its data in a file


@dataclass(frozen=True)
class Trial:
    """A prepared site: its folder, and what the command said."""

    var_dir: Path
    output: str

    @property
    def password(self) -> str:
        found = re.search(r"name editor, password (\S+)", self.output)
        assert found
        return found[1]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    var_dir = tmp_path_factory.mktemp("trial") / "var"
    done = run_python("manage.py", "quickstart", "--no-serve", var_dir=var_dir)
    assert done.returncode == 0, done.stderr
    return Trial(var_dir, done.stdout)


def contents(var_dir: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but what a run writes of itself, and the secret key."""
    of_runs = ("articles_importrun", "articles_importrecord", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
    with closing(sqlite3.connect(var_dir / "newsroom.sqlite3")) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        rows = {name: database.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables if name not in of_runs}  # noqa: S608
    return rows | {"secret-key": [((var_dir / "secret-key").read_text(),)]}


def published(var_dir: Path) -> list[int]:
    with closing(sqlite3.connect(var_dir / "newsroom.sqlite3")) as database:
        rows = database.execute("SELECT id FROM articles_article WHERE status = 'published' ORDER BY id").fetchall()
    return [pk for (pk,) in rows]


def test_it_writes_a_strong_secret_key_for_its_owner_only(trial: Trial) -> None:
    path = trial.var_dir / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text().strip()) >= 50


def test_it_imports_the_seeds_and_publishes_what_is_complete(trial: Trial) -> None:
    assert len(published(trial.var_dir)) > 20


def test_the_site_is_served_with_pages_static_files_and_a_login_over_plain_http(trial: Trial) -> None:
    with started("manage.py", "quickstart", "--port", "0", var_dir=trial.var_dir) as quickstart:
        address = quickstart.wait_for(r"^Site +(http://\S+)/$")
        front = urllib.request.urlopen(f"{address}/").read().decode()
        style = re.search(r'href="(/static/articles/[^"]+\.[0-9a-f]{12}\.css)"', front)
        assert style, "the front page names no style sheet with a hash in its name"
        answer = urllib.request.urlopen(address + style[1])
        assert "immutable" in answer.headers["Cache-Control"]
        assert log_in(address, "editor", trial.password) == "/admin/"
        quickstart.process.send_signal(signal.SIGINT)
        assert quickstart.process.wait(30) == 0
        with pytest.raises(OSError, match="refused"):
            urllib.request.urlopen(address)


def log_in(address: str, name: str, password: str) -> str:
    """Log in through the form of the admin; return the path one is sent to."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = opener.open(f"{address}/admin/login/?next=/admin/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    fields = {"csrfmiddlewaretoken": token[1], "username": name, "password": password, "next": "/admin/"}
    answer = opener.open(f"{address}/admin/login/", urllib.parse.urlencode(fields).encode())
    return urllib.parse.urlsplit(answer.url).path


def test_run_again_it_changes_nothing_not_even_what_an_editor_withdrew(trial: Trial) -> None:
    withdrawn = published(trial.var_dir)[0]
    code = (
        "from django.contrib.auth.models import User; from articles.models import Article; "
        "from articles.editing.workflow import withdraw; "
        f"withdraw(article=Article.objects.get(pk={withdrawn}), by=User.objects.get(), reason='Not ours to show.')"
    )
    done = run_python("manage.py", "shell", "-c", code, var_dir=trial.var_dir)
    assert done.returncode == 0, done.stderr
    before = contents(trial.var_dir)
    again = run_python("manage.py", "quickstart", "--no-serve", var_dir=trial.var_dir)
    assert again.returncode == 0, again.stderr
    assert contents(trial.var_dir) == before
    assert withdrawn not in published(trial.var_dir)
    assert "name editor" not in again.stdout
    assert trial.password not in again.stdout


def test_a_port_in_use_is_told_before_anything_else(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_python("manage.py", "quickstart", "--port", str(port), var_dir=tmp_path)
    assert done.returncode == 1
    assert f"Cannot serve on 127.0.0.1, port {port}: Address already in use." in done.stderr
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_what_is_no_port_is_wrong_use(tmp_path: Path, port: str) -> None:
    done = run_python("manage.py", "quickstart", f"--port={port}", var_dir=tmp_path)
    assert done.returncode == 2
    assert f"'{port}' is not a port from 0 to 65535" in done.stderr


def test_the_served_site_knows_the_address_it_is_served_at(monkeypatch: pytest.MonkeyPatch) -> None:
    environ = environ_of_children(("127.0.0.1",), is_open=False, port=9000)
    assert environ["NEWSROOM_SITE_ADDRESS"] == "http://127.0.0.1:9000"
    assert "NEWSROOM_HOSTS" not in environ
    monkeypatch.setenv("NEWSROOM_SITE_ADDRESS", "https://news.example")
    assert (
        environ_of_children(("127.0.0.1",), is_open=False, port=9000)["NEWSROOM_SITE_ADDRESS"] == "https://news.example"
    )


def test_a_site_open_to_the_network_answers_to_the_names_of_the_machine_unless_told_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    environ = environ_of_children(("198.51.100.7", "desk"), is_open=True, port=8000)
    assert environ["NEWSROOM_SITE_ADDRESS"] == "http://198.51.100.7:8000"
    assert environ["NEWSROOM_HOSTS"] == "198.51.100.7,desk,localhost,127.0.0.1,[::1]"
    monkeypatch.setenv("NEWSROOM_HOSTS", "news.example")
    assert environ_of_children(("desk",), is_open=True, port=8000)["NEWSROOM_HOSTS"] == "news.example"
