"""Which addresses are public."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("httpx", reason="fetching needs the extra live")

from pipeline.fetch.addresses import is_public

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
