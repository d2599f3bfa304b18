"""How often one visitor may do something: counted by address, and no address is kept."""

from __future__ import annotations

import ipaddress
from time import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from .refusals import Refused

SALT = "articles.editing.pacing"
IPV6_NETWORK = 64  # bits: a household has all addresses of such a network


class TooOften(Refused):
    """Somebody did something more often than is allowed; ``wait`` is how many seconds to wait at most."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(f"Too often: to be tried again in {wait} seconds.")


def keep_pace(*, what: str, address: str, most: int, seconds: int) -> None:
    """Count one ``what`` of the visitor at ``address``; raises TooOften beyond ``most`` within ``seconds``.

    The cache holds a keyed hash of the address for ``seconds``, which leads back to nobody without the secret key. The
    time begins with the first one, and what is refused does not lengthen it.
    """
    whose = f"{SALT}.{salted_hmac(SALT, f'{what} {_whose(address)}', algorithm='sha256').hexdigest()}"
    # Counted by a name of each time: counting anew, a cache in the database would let the old one last longer
    key = f"{whose}.{cache.get_or_set(whose, time, seconds)}"
    if cache.add(key, 1, seconds):
        return
    try:
        number = cache.incr(key)
    except ValueError:  # its time ran out between the two
        cache.add(key, 1, seconds)
        return
    if number > most:
        raise TooOften(seconds)


def _whose(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:  # noqa: PLR2004 - the version of the protocol
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((int(parsed), IPV6_NETWORK), strict=False))
    return str(parsed)
