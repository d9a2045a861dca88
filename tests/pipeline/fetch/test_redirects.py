"""Redirects, and the addresses that a fetch may reach."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

import httpx

from pipeline.fetch import Fetched, Fetcher, FetchError, Rules
from pipeline.fetch.addresses import CheckedTransport
from tests.pipeline.fetch.fetching import PAGE, fault_of, fetcher
from tests.pipeline.fetch.server import Site, site


def test_redirects_are_followed(server: Site) -> None:
    server.redirects("/old", "/older", 301)
    server.redirects("/older", server.url("/live"), 307)
    server.gives("/live", PAGE)
    found = fetcher(server).fetch(server.url("/old"))
    assert isinstance(found, Fetched)
    assert (found.body, found.url) == (PAGE, server.url("/live"))


def test_redirects_in_a_circle_end(server: Site) -> None:
    server.redirects("/a", "/b")
    server.redirects("/b", "/a")
    assert fault_of(fetcher(server, redirects=4), server.url("/a")).fault == "redirects"
    assert server.paths() == ["/a", "/b", "/a", "/b", "/a"]


@pytest.mark.parametrize("target", ["", "file:///etc/hostname", "ftp://example.org/x", "http://u:p@example.org/"])
def test_redirects_to_what_is_no_page_are_refused(server: Site, target: str) -> None:
    server.redirects("/a", target)
    assert fault_of(fetcher(server), server.url("/a")).fault in {"redirects", "bad_url"}


def test_a_redirect_to_a_private_address_is_refused_unseen(server: Site) -> None:
    with site() as inner:
        inner.gives("/secret", b"42")
        server.redirects("/a", inner.url("/secret"))
        error = fault_of(fetcher(server), server.url("/a"))
    assert error.fault == "private_address"
    assert inner.asked == []


def test_a_public_name_at_a_private_address_is_refused_unseen(server: Site) -> None:
    async def inside(_host: str, _port: int) -> list[str]:
        return ["9.9.9.9", "127.0.0.1"]

    server.gives("/live", PAGE)
    fetching = Fetcher(fetcher(server).rules, resolve=inside)
    error = fault_of(fetching, f"http://news.example:{server.port}/live")
    assert error.fault == "private_address"
    assert "news.example" in str(error)
    assert server.asked == []


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(server: Site) -> None:
    looked_up: list[str] = []

    async def rebound(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["9.9.9.9"] if len(looked_up) == 1 else ["127.0.0.1"]

    connected: list[tuple[str, str, str]] = []

    class Recorded(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            connected.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
            return httpx.Response(200, content=b"")

    async def ask() -> None:
        transport = CheckedTransport(Recorded(), Rules("desk@example.org"), rebound)
        async with httpx.AsyncClient(transport=transport) as client:
            await client.get("https://news.example/live")
            assert looked_up == ["news.example"], "looked up once for the check, and not again to connect"
            with pytest.raises(FetchError) as caught:
                await client.get("https://news.example/live")
            assert caught.value.fault == "private_address"

    asyncio.run(ask())
    assert connected == [("9.9.9.9", "news.example", "news.example")]
    assert server.asked == []


def test_the_next_address_is_tried_where_one_is_dead(server: Site) -> None:
    async def two(_host: str, _port: int) -> list[str]:
        return ["127.0.0.9", "127.0.0.1"]

    server.gives("/live", PAGE)
    rules = replace(fetcher(server).rules, private=frozenset({f"news.example:{server.port}"}))
    found = Fetcher(rules, resolve=two).fetch(f"http://news.example:{server.port}/live")
    assert isinstance(found, Fetched)
    assert found.url == f"http://news.example:{server.port}/live"
    assert server.asked[-1][1]["host"] == f"news.example:{server.port}"
