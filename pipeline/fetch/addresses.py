"""Connecting to public addresses only.

A name is looked up once, all its addresses are checked, and the connection goes to one of those checked: a name that
answers differently the next time it is asked gains nothing. This happens below redirects, so it holds for every hop.

Belongs here: which addresses may be connected to. Not here: which URLs are asked for (`fetcher`).
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

import httpx

from pipeline.fetch.records import FetchError, Rules

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host and port; OSError if there are none."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
"""All IPv6 addresses that IANA gives out for the open internet; outside lie IPv4 addresses in other wrappings too."""
_DOCUMENTATION = ipaddress.ip_network("3fff::/20")
_PORTS = {"http": 80, "https": 443}


async def system_resolve(host: str, port: int) -> Sequence[str]:
    """Addresses as the system looks them up."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, also where it is an IPv4 address wrapped in an IPv6 one.

    >>> [is_public(a) for a in ("9.9.9.9", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found not in _GLOBAL_UNICAST or found in _DOCUMENTATION:
            return False
    return found.is_global and not found.is_multicast


class CheckedTransport(httpx.AsyncBaseTransport):
    """Sends requests to addresses that were checked; FetchError for hosts at private ones."""

    def __init__(self, inner: httpx.AsyncBaseTransport, rules: Rules, resolve: Resolve = system_resolve) -> None:
        self._inner = inner
        self._rules = rules
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Try the host's addresses in turn until one can be connected to."""
        host, port = request.url.host, request.url.port or _PORTS[request.url.scheme]
        addresses = await self._checked(host, port)
        request.extensions = {**request.extensions, "sni_hostname": host}
        asked = request.url
        for address in addresses[:-1]:
            try:
                return await self._send(request, asked, address)
            except httpx.ConnectError:
                continue
        return await self._send(request, asked, addresses[-1])

    async def _send(self, request: httpx.Request, asked: httpx.URL, address: str) -> httpx.Response:
        request.url = asked.copy_with(host=address)
        try:
            return await self._inner.handle_async_request(request)
        finally:
            request.url = asked

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError("no_such_host", f"{host} has no address: {error}") from None
        if not addresses:
            raise FetchError("no_such_host", f"{host} has no address")
        if f"{host}:{port}" in self._rules.private:
            return addresses
        for address in addresses:
            if not is_public(address):
                raise FetchError(
                    "private_address",
                    f"{host}:{port} is at {address}, which is no public address; if that is meant, list"
                    f' "{host}:{port}" under private in [fetch] of sources.toml',
                )
        return addresses

    async def aclose(self) -> None:
        """Close what is below."""
        await self._inner.aclose()
