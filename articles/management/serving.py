"""The site as in production, on this machine: a web server and a task worker that live and end together."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

GRACE_SECONDS = 10.0  # for requests and a task under way, once all was asked to end
POLL_SECONDS = 0.2
END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

WEB_SERVER = (
    "-m gunicorn {application} --bind fd://{descriptor} --worker-class gthread --workers 2 --threads 4 --preload"
)
WEB_SERVER_OPTIONS = [
    "--no-control-socket",
    "--forwarded-allow-ips=",  # whom to believe about a visitor is for the settings alone to say
    "--graceful-timeout=5",
    "--log-level=warning",
]
TASK_WORKER = "-m django db_worker --queue-name=* --no-reload"

type Child = subprocess.Popen[bytes]


class ChildEndedError(Exception):
    """The web server or the task worker ended by itself; the other one was stopped."""


def serve(
    application: str,
    listener: socket.socket,
    *,
    environ: Mapping[str, str],
    folder: Path,
    host: str,
    when_ready: Callable[[], None],
) -> None:
    """Serve a WSGI application on the listening socket, one task worker beside it, until a signal asks both to end.

    Calls ``when_ready`` once the site answers to the name ``host``. Raises ChildEndedError when one of the two ends by
    itself. Either way nothing of them runs on. Call it from the main thread: it handles SIGINT, SIGTERM and SIGHUP.
    """
    children: dict[str, Child] = {}
    descriptor = listener.fileno()
    address, port = listener.getsockname()[:2]
    web_server = WEB_SERVER.format(application=application, descriptor=descriptor).split() + WEB_SERVER_OPTIONS
    with _signals() as asked_to_end:
        try:
            children["web server"] = _start(web_server, environ, folder, [descriptor])
            children["task worker"] = _start(TASK_WORKER.split(), environ, folder, [])
            listener.close()  # with the web server gone, nobody shall wait for an answer
            _watch(children, asked_to_end, until=lambda: _answers(address, port, host))
            if not asked_to_end.is_set():
                when_ready()
                _watch(children, asked_to_end, until=lambda: False)
        finally:
            _end(list(children.values()))


def _watch(children: Mapping[str, Child], asked_to_end: threading.Event, *, until: Callable[[], bool]) -> None:
    """Return when asked to end or when the condition holds; raise ChildEndedError when a child ends before."""
    while not asked_to_end.is_set() and not until():
        for name, child in children.items():
            if (status := child.poll()) is not None:
                how = f"with status {status}" if status >= 0 else f"by signal {signal.Signals(-status).name}"
                raise ChildEndedError(f"The {name} ended by itself, {how}. All else was stopped too.")
        asked_to_end.wait(POLL_SECONDS)


def _start(arguments: list[str], environ: Mapping[str, str], folder: Path, descriptors: list[int]) -> Child:
    """Start Python in a process group of its own, so that Ctrl-C reaches it through us only, and once."""
    return subprocess.Popen(  # noqa: S603 - the two commands above
        [sys.executable, *arguments],
        cwd=folder,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        pass_fds=descriptors,
        process_group=0,
    )


def _end(children: list[Child]) -> None:
    """Ask all to end and wait for them; after the grace, kill what is left of them and of all they started."""
    for child in children:
        child.terminate()
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE_SECONDS)
        with suppress(ProcessLookupError):  # the whole group has ended, as it should
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _answers(address: str, port: int, host: str) -> bool:
    """Whether a web server answers there, whatever it says."""
    wildcard_to_loopback = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked for by whoever runs it
    connection = http.client.HTTPConnection(wildcard_to_loopback.get(address, address), port, timeout=1)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


@contextmanager
def _signals() -> Iterator[threading.Event]:
    """Yield an event that Ctrl-C, an ordinary kill or a closed terminal sets; put the former handlers back after."""
    asked_to_end = threading.Event()
    former = {number: signal.signal(number, lambda *_: asked_to_end.set()) for number in END_SIGNALS}
    try:
        yield asked_to_end
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
