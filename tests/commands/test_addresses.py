"""An address is claimed for us alone, or a clear error says why not."""

from __future__ import annotations

import socket

import pytest

from articles.management.addresses import AddressUnavailableError, claim_address, is_wildcard, names_of


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_this_machine_is_a_clear_error(host: str) -> None:
    with pytest.raises(AddressUnavailableError, match=rf"Cannot serve on {host}, port 0: \w.*another --host"):
        claim_address(host, 0)


def test_a_claimed_address_keeps_everyone_else_away() -> None:
    with claim_address("127.0.0.1", 0) as claimed:
        port = claimed.getsockname()[1]
        with pytest.raises(AddressUnavailableError, match="in use"):
            claim_address("127.0.0.1", port)
        with pytest.raises(AddressUnavailableError, match="in use"):
            claim_address("0.0.0.0", port)


def test_a_host_goes_by_its_own_name() -> None:
    assert names_of("news.example") == ("news.example",)
    assert names_of("::1") == ("[::1]",)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_a_wildcard_goes_by_the_names_of_the_machine(host: str) -> None:
    assert is_wildcard(host)
    assert socket.gethostname() in names_of(host)
    assert host not in names_of(host)


def test_a_machine_without_a_network_still_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    assert names_of("0.0.0.0")[0] == socket.gethostname()
