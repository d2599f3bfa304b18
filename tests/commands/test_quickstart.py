"""From a clone to a running site: the command is run for real, in processes of its own and a var folder of its own."""

from __future__ import annotations

import http.client
import http.cookiejar
import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from articles.management.addresses import AddressUnavailableError, claim_address, names_of
from articles.management.commands.quickstart import environ_of_children
from tests.processes import ROOT, clean_environ, run_python

pytestmark = pytest.mark.sqlite  # the commands of this module choose their database themselves, wherever the tests run
TRIAL_SECONDS = 60


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


@dataclass(frozen=True)
class Serving:
    """A site being served: the command's process, the site's address, and what the command has said so far."""

    process: subprocess.Popen[str]
    address: str
    said: list[str]

    def children(self) -> dict[str, int]:
        """Return the process ids of the web server and of the task worker."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in listed}
        return {"web server" if "gunicorn" in command else "task worker": pid for pid, command in commands.items()}


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    var_dir = tmp_path_factory.mktemp("trial") / "var"
    done = run_python("manage.py", "quickstart", "--no-serve", var_dir=var_dir)
    assert done.returncode == 0, done.stderr
    return Trial(var_dir, done.stdout)


@contextmanager
def served(var_dir: Path) -> Iterator[Serving]:
    command = [sys.executable, "manage.py", "quickstart", "--port", "0"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=clean_environ(var_dir), text=True, **streams) as process:
        said: list[str] = []
        ready = threading.Event()
        reader = threading.Thread(target=listen, args=(process, said, ready))
        reader.start()
        try:
            assert ready.wait(TRIAL_SECONDS), "".join(said)
            address = re.search(r"^Site +(http://\S+)/$", "".join(said), re.MULTILINE)
            assert address, "".join(said)
            yield Serving(process, address[1], said)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(TRIAL_SECONDS)
            reader.join(TRIAL_SECONDS)


def listen(process: subprocess.Popen[str], said: list[str], ready: threading.Event) -> None:
    assert process.stdout
    for line in process.stdout:
        said.append(line)
        if line.startswith("Stop "):
            ready.set()
    ready.set()


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def contents(var_dir: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but what a run may write of itself, and the secret key."""
    with closing(sqlite3.connect(var_dir / "newsroom.sqlite3")) as database:
        names = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        own = ("articles_importrun", "articles_importrecord", "sqlite_sequence")
        rows = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names if name not in own}  # noqa: S608
    return rows | {"secret-key": [((var_dir / "secret-key").read_text(),)]}


def published(var_dir: Path) -> list[int]:
    with closing(sqlite3.connect(var_dir / "newsroom.sqlite3")) as database:
        return [
            pk for (pk,) in database.execute("SELECT id FROM articles_article WHERE status = 'published' ORDER BY id")
        ]


def test_the_secret_key_is_strong_and_for_its_owner_only(trial: Trial) -> None:
    path = trial.var_dir / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text().strip()) >= 50


def test_the_seeds_are_imported_and_what_is_complete_is_published(trial: Trial) -> None:
    assert len(published(trial.var_dir)) > 20


def test_every_trial_has_a_password_of_its_own(trial: Trial, tmp_path: Path) -> None:
    other = run_python("manage.py", "quickstart", "--no-serve", var_dir=tmp_path)
    assert trial.password not in other.stdout
    assert len(trial.password) >= 16
    assert Trial(tmp_path, other.stdout).password != trial.password


def test_run_again_it_changes_nothing_and_shows_no_password(trial: Trial) -> None:
    before = contents(trial.var_dir)
    again = run_python("manage.py", "quickstart", "--no-serve", var_dir=trial.var_dir)
    assert again.returncode == 0, again.stderr
    assert contents(trial.var_dir) == before
    assert "password " + trial.password not in again.stdout
    assert "up to date" in again.stdout


def test_run_again_it_does_not_republish_what_an_editor_withdrew(trial: Trial, tmp_path: Path) -> None:
    var_dir = shutil.copytree(trial.var_dir, tmp_path / "var")
    withdrawn = published(var_dir)[0]
    code = (
        "from django.contrib.auth.models import User; from articles.models import Article; "
        "from articles.editing.workflow import withdraw; "
        f"withdraw(article=Article.objects.get(pk={withdrawn}), by=User.objects.get(), reason='Not ours to show.')"
    )
    done = run_python("manage.py", "shell", "-c", code, var_dir=var_dir)
    assert done.returncode == 0, done.stderr
    run_python("manage.py", "quickstart", "--no-serve", var_dir=var_dir)
    assert withdrawn not in published(var_dir)
    assert len(published(var_dir)) == len(published(trial.var_dir)) - 1


def test_an_account_that_is_there_is_left_alone(trial: Trial, tmp_path: Path) -> None:
    var_dir = shutil.copytree(trial.var_dir, tmp_path / "var")
    rename = "from django.contrib.auth.models import User; User.objects.update(username='odile')"
    run_python("manage.py", "shell", "-c", rename, var_dir=var_dir)
    again = run_python("manage.py", "quickstart", "--no-serve", var_dir=var_dir)
    assert "password " not in again.stdout.replace("forgotten password", "")


def test_the_site_is_served_with_pages_static_files_and_a_login_over_plain_http(trial: Trial) -> None:
    with served(trial.var_dir) as site:
        front = urllib.request.urlopen(f"{site.address}/").read().decode()
        style = re.search(r'href="(/static/articles/[^"]+\.[0-9a-f]{12}\.css)"', front)
        assert style, "the front page names no style sheet with a hash in its name"
        answer = urllib.request.urlopen(site.address + style[1])
        assert "immutable" in answer.headers["Cache-Control"]
        assert log_in(site.address, "editor", trial.password) == "/admin/"
        assert site.children().keys() == {"web server", "task worker"}


def log_in(address: str, name: str, password: str) -> str:
    """Log in through the form of the admin; return the path one is sent to."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = opener.open(f"{address}/admin/login/?next=/admin/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    fields = {"csrfmiddlewaretoken": token[1], "username": name, "password": password, "next": "/admin/"}
    answer = opener.open(f"{address}/admin/login/", urllib.parse.urlencode(fields).encode())
    return urllib.parse.urlsplit(answer.url).path


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all_of_it(trial: Trial, number: signal.Signals) -> None:
    with served(trial.var_dir) as site:
        pids = site.children().values()
        site.process.send_signal(number)
        assert site.process.wait(TRIAL_SECONDS) == 0
        assert wait_until(lambda: not any(map(is_running, pids)))
        with pytest.raises(OSError, match="refused"):
            urllib.request.urlopen(site.address)


@pytest.mark.parametrize("dying", ["web server", "task worker"])
def test_when_one_of_both_dies_the_other_ends_too_and_the_command_says_so(trial: Trial, dying: str) -> None:
    with served(trial.var_dir) as site:
        children = site.children()
        os.kill(children[dying], signal.SIGKILL)
        assert site.process.wait(TRIAL_SECONDS) == 1
        assert wait_until(lambda: not any(map(is_running, children.values())))
        assert wait_until(lambda: f"The {dying} ended by itself, by signal SIGKILL" in "".join(site.said))


def test_a_port_in_use_is_told_before_anything_else(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_python("manage.py", "quickstart", "--port", str(port), var_dir=tmp_path)
    assert done.returncode == 1
    assert f"Cannot serve on 127.0.0.1, port {port}: Address already in use." in done.stderr
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize(("host", "port"), [("no.such.host.invalid", 0), ("127.0.0.1", 70_000), ("192.0.2.1", 0)])
def test_an_address_that_cannot_be_claimed_is_a_clear_error(host: str, port: int) -> None:
    with pytest.raises(AddressUnavailableError, match=rf"Cannot serve on {host}, port {port}: \w"):
        claim_address(host, port)


def test_a_claimed_address_keeps_everyone_else_away() -> None:
    with claim_address("127.0.0.1", 0) as claimed:
        port = claimed.getsockname()[1]
        with pytest.raises(AddressUnavailableError, match="in use"):
            claim_address("127.0.0.1", port)


def test_a_host_goes_by_its_own_name_and_a_wildcard_by_those_of_the_machine() -> None:
    assert names_of("news.example") == ("news.example",)
    assert names_of("::1") == ("[::1]",)
    assert socket.gethostname() in names_of("0.0.0.0")


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
