"""Where this machine can be reached: claiming a host and port, and the names it goes by."""

from __future__ import annotations

import ipaddress
import socket

OUTSIDE = ("192.0.2.1", 9)  # an address for documentation (RFC 5737): asked for the way there, never for an answer


class AddressUnavailableError(Exception):
    """The site cannot be served at the host and port asked for; the message says why and what to do."""


def claim_address(host: str, port: int) -> socket.socket:
    """Return a socket that listens at the address, so that nobody else takes it meanwhile; port 0 takes a free one.

    Whoever connects waits until the web server answers. Raises AddressUnavailableError.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        claimed = socket.socket(family, kind, protocol)
        try:
            claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            claimed.bind(address)
            claimed.listen()
        except OSError:
            claimed.close()
            raise
    except OSError as error:
        raise AddressUnavailableError(
            f"Cannot serve on {host}, port {port}: {error.strerror}. "
            "Stop what is there, or choose another --host or --port."
        ) from error
    return claimed


def is_wildcard(host: str) -> bool:
    """Whether a host means every address of this machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def names_of(host: str) -> tuple[str, ...]:
    """Return the names, as in an address, of a server bound to ``host``: the likeliest first, loopback left out."""
    if not is_wildcard(host):
        return (f"[{host}]" if ":" in host else host,)
    return tuple(dict.fromkeys([*_outward_addresses(), socket.gethostname(), socket.getfqdn()]))


def _outward_addresses() -> list[str]:
    """Return this machine's address on the way out, none without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(OUTSIDE)
        except OSError:
            return []
        return [str(probe.getsockname()[0])]
