"""Which addresses are public, and that requests go to such ones only."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("httpx", reason="fetching needs the extra live")

import httpx

from pipeline.fetch import FetchError, Rules
from pipeline.fetch.addresses import CheckedTransport, is_public, system_resolve

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
]


ODD = ["::10.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b:1::a00:1", "fec0::1", "2001:db8::1", "3fff::1", "100::1"]
"""Private or documentary addresses that other wrappings of IPv4, or newer blocks, make hard to see."""


@pytest.mark.parametrize("address", [*PRIVATE, "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::", *ODD])
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "193.0.6.139", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_addresses_that_are(address: str) -> None:
    assert is_public(address)


@given(st.sampled_from(PRIVATE))
def test_a_private_address_stays_private_however_it_is_wrapped(address: str) -> None:
    number = int(ipaddress.IPv4Address(address))
    wrapped = [(0xFFFF << 32) | number, (0x64FF9B << 96) | number, (0x2002 << 112) | (number << 80)]
    assert not any(is_public(str(ipaddress.IPv6Address(found))) for found in wrapped)


class Asked:
    """What a request came to: the host and port that were looked up, and the addresses that were tried."""

    def __init__(self) -> None:
        self.looked_up: list[tuple[str, int]] = []
        self.tried: list[str] = []
        self.names: list[str] = []


def ask(url: str, addresses: Sequence[str], private: Collection[str] = (), dead: Collection[str] = ()) -> Asked:
    """Send a request for a URL whose host has some addresses, of which some cannot be connected to."""
    asked = Asked()

    class Network(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            asked.tried.append(request.url.host)
            asked.names.append(request.extensions["sni_hostname"])
            if request.url.host in dead:
                raise httpx.ConnectError("no route")
            return httpx.Response(200)

    async def look_up(host: str, port: int) -> Sequence[str]:
        asked.looked_up.append((host, port))
        return addresses

    rules = Rules("desk@example.org", private=frozenset(private))
    transport = CheckedTransport(Network(), rules, look_up)
    asyncio.run(transport.handle_async_request(httpx.Request("GET", url)))
    return asked


@pytest.mark.parametrize(
    ("url", "port"), [("http://a.example/", 80), ("https://a.example/", 443), ("https://a.example:8443/", 8443)]
)
def test_a_host_is_looked_up_with_its_port_and_asked_by_its_name(url: str, port: int) -> None:
    asked = ask(url, ["9.9.9.9"])
    assert asked.looked_up == [("a.example", port)]
    assert (asked.tried, asked.names) == (["9.9.9.9"], ["a.example"])


def test_the_next_address_is_tried_where_one_cannot_be_connected_to() -> None:
    asked = ask("https://a.example/", ["9.9.9.9", "193.0.6.139"], dead={"9.9.9.9"})
    assert asked.tried == ["9.9.9.9", "193.0.6.139"]


@pytest.mark.parametrize(
    ("addresses", "fault"),
    [([], "no_such_host"), (["10.0.0.1"], "private_address"), (["9.9.9.9", "::1"], "private_address")],
)
def test_a_host_without_public_addresses_alone_is_not_connected_to(addresses: list[str], fault: str) -> None:
    with pytest.raises(FetchError) as error:
        ask("https://a.example/", addresses)
    assert error.value.fault == fault


def test_a_private_host_is_asked_on_the_port_that_the_rules_list() -> None:
    assert ask("https://a.example/", ["10.0.0.1"], private={"a.example:443"}).tried == ["10.0.0.1"]
    with pytest.raises(FetchError, match="no public address"):
        ask("http://a.example/", ["10.0.0.1"], private={"a.example:443"})


def test_the_system_knows_the_addresses_of_this_machine() -> None:
    found = asyncio.run(system_resolve("localhost", 80))
    assert {"127.0.0.1", "::1"}.issuperset(found)
    assert found
