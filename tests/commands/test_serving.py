"""The web server and the task worker live and end together."""

from __future__ import annotations

import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import Started, run_python, started

pytestmark = pytest.mark.sqlite  # wherever the tests run, what they start here keeps its data in a file

SERVE = """
import os, pathlib
from articles.management.addresses import claim_address
from articles.management.serving import serve

listener = claim_address("127.0.0.1", 0)
address = "http://127.0.0.1:%d" % listener.getsockname()[1]
serve(
    "newsroom.wsgi:application",
    listener,
    environ=os.environ,
    folder=pathlib.Path.cwd(),
    host="localhost",
    when_ready=lambda: print("ready", address, flush=True),
)
print("ended in order", flush=True)
"""
ENVIRON = {
    "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    "NEWSROOM_SECRET_KEY": "".join(chr(33 + i) for i in range(60)),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var_dir = tmp_path_factory.mktemp("served")
    migrated = run_python("manage.py", "migrate", "--verbosity=0", var_dir=var_dir, **ENVIRON)
    assert migrated.returncode == 0, migrated.stderr
    return var_dir


def children_of(served: Started) -> dict[str, int]:
    """Return the process ids of the web server and of the task worker."""
    listed = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children").read_text().split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in listed}
    return {"web server" if "gunicorn" in command else "task worker": pid for pid, command in commands.items()}


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def catches(pid: int, number: signal.Signals) -> bool:
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def wait_until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
    return condition()


def answer_of(address: str) -> int:
    try:
        return int(urllib.request.urlopen(f"{address}/healthz").status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_both_in_order(prepared: Path, number: signal.Signals) -> None:
    with started("-c", SERVE, var_dir=prepared, **ENVIRON) as served:
        address = served.wait_for(r"^ready (.+)$")
        children = children_of(served)
        assert children.keys() == {"web server", "task worker"}
        assert answer_of(address) == 200
        assert wait_until(lambda: catches(children["task worker"], signal.SIGTERM))  # on a busy machine it begins late
        served.process.send_signal(number)
        assert served.process.wait(30) == 0
        assert wait_until(lambda: not any(map(is_running, children.values())))
        assert served.wait_for("(shutting down gracefully)")  # the worker's own words: it was asked, not killed
        assert served.wait_for("(ended in order)")
        with pytest.raises(OSError, match="refused"):
            answer_of(address)


@pytest.mark.parametrize("dying", ["web server", "task worker"])
def test_when_one_dies_the_other_is_ended_and_the_error_says_so(prepared: Path, dying: str) -> None:
    with started("-c", SERVE, var_dir=prepared, **ENVIRON) as served:
        address = served.wait_for(r"^ready (.+)$")
        children = children_of(served)
        os.kill(children[dying], signal.SIGKILL)
        assert served.process.wait(30) == 1
        assert served.wait_for(rf"ChildEndedError: (The {dying} ended by itself, by signal SIGKILL)")
        assert wait_until(lambda: not any(map(is_running, children.values())))
        with pytest.raises(OSError, match="refused"):
            answer_of(address)


def test_a_web_server_that_cannot_start_ends_the_worker_too(tmp_path: Path) -> None:
    with started("-c", SERVE, var_dir=tmp_path, DJANGO_SETTINGS_MODULE="newsroom.settings") as served:
        assert served.process.wait(30) == 1
        assert served.wait_for("(There is no secret key)")
        assert served.wait_for("ChildEndedError: (The web server ended by itself, with status [1-9])")
