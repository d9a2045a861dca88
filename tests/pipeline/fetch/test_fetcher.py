"""One attempt at a URL, against a server on this machine that answers well and badly."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from datetime import timedelta

import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

from pipeline.fetch import Fetched, Fetcher, NotModified, Validators
from tests.pipeline.fetch.fetching import PAGE, fault_of, fetcher
from tests.pipeline.fetch.server import Request, Site, site


def test_a_page_is_had_with_its_bytes_and_validators(server: Site) -> None:
    server.gives("/live", PAGE, ETag='"v1"', Last_Modified="Mon, 04 Mar 2024 10:00:00 GMT")
    found = fetcher(server).fetch(server.url("/live#top"))
    assert isinstance(found, Fetched)
    assert found.body == PAGE
    assert found.validators == Validators('"v1"', "Mon, 04 Mar 2024 10:00:00 GMT")
    assert found.url == server.url("/live")


def test_requests_say_who_asks(server: Site) -> None:
    server.gives("/live", PAGE)
    fetcher(server).fetch(server.url("/live"))
    assert {headers["user-agent"] for _, headers in server.asked} == {"Tollbook/1.0 (+desk@example.org)"}
    assert {headers["host"] for _, headers in server.asked} == {server.host}


def test_what_is_known_is_not_sent_again(server: Site) -> None:
    def answer(request: Request) -> None:
        same = request.headers["If-None-Match"] == '"v1"' and request.headers["If-Modified-Since"] == "yesterday"
        request.answer(304 if same else 200, b"" if same else PAGE)

    server.answers["/live"] = answer
    assert isinstance(fetcher(server).fetch(server.url("/live"), Validators('"v1"', "yesterday")), NotModified)
    assert isinstance(fetcher(server).fetch(server.url("/live"), Validators('"v0"', "yesterday")), Fetched)


def test_a_304_that_was_not_asked_for_is_a_fault(server: Site) -> None:
    server.answers["/live"] = lambda request: request.answer(304)
    assert fault_of(fetcher(server), server.url("/live")).fault == "refused"


def test_packed_answers_are_unpacked(server: Site) -> None:
    server.gives("/live", gzip.compress(PAGE), Content_Encoding="gzip")
    found = fetcher(server).fetch(server.url("/live"))
    assert isinstance(found, Fetched)
    assert found.body == PAGE


@pytest.mark.parametrize("packing", ["br", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused(server: Site, packing: str) -> None:
    server.gives("/live", PAGE, Content_Encoding=packing)
    assert fault_of(fetcher(server), server.url("/live")).fault == "encoding"


def test_what_is_not_packed_as_it_says_is_refused(server: Site) -> None:
    server.gives("/live", PAGE, Content_Encoding="gzip")
    assert fault_of(fetcher(server), server.url("/live")).fault == "encoding"


def test_a_server_that_stalls_is_left(server: Site) -> None:
    server.answers["/live"] = lambda _: server.over.wait(10)
    began = time.monotonic()
    assert fault_of(fetcher(server, read_seconds=0.2), server.url("/live")).fault == "timeout"
    assert time.monotonic() - began < 5


def test_a_server_that_drips_is_left_when_the_time_is_up(server: Site) -> None:
    def drip(request: Request) -> None:
        request.begin(200, 1000)
        while not server.over.wait(0.02):
            request.wfile.write(b".")

    server.answers["/live"] = drip
    began = time.monotonic()
    error = fault_of(fetcher(server, total_seconds=0.4), server.url("/live"))
    assert error.fault == "timeout"
    assert "longer than 0.4 s" in str(error)
    assert time.monotonic() - began < 5


def test_headers_that_drip_are_left_as_well(server: Site) -> None:
    def drip(request: Request) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not server.over.wait(0.02):
            request.wfile.write(b"X: y\r\n")

    server.answers["/live"] = drip
    assert fault_of(fetcher(server, total_seconds=0.4), server.url("/live")).fault == "timeout"


def test_an_answer_that_breaks_off_is_not_taken_for_whole(server: Site) -> None:
    def drop(request: Request) -> None:
        request.begin(200, len(PAGE) + 500)
        request.wfile.write(PAGE)

    server.answers["/live"] = drop
    assert fault_of(fetcher(server), server.url("/live")).fault == "broken_off"


def test_a_connection_dropped_without_a_word(server: Site) -> None:
    server.answers["/live"] = lambda request: setattr(request, "close_connection", True)
    assert fault_of(fetcher(server), server.url("/live")).fault == "broken_off"


def test_nobody_at_the_port() -> None:
    with site() as gone:
        pass
    assert fault_of(fetcher(gone), gone.url("/live")).fault == "connection"


def test_a_host_without_address(server: Site) -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port} is unknown")

    fetching = Fetcher(fetcher(server).rules, resolve=nowhere)
    assert fault_of(fetching, "http://nowhere.example/").fault == "no_such_host"


@pytest.mark.parametrize("said", [True, False])
def test_a_body_that_is_too_large_is_given_up(server: Site, said: bool) -> None:
    def answer(request: Request) -> None:
        if said:
            request.answer(200, b"x" * 3000)
            return
        request.send_response(200)
        request.send_header("Connection", "close")
        request.end_headers()
        request.wfile.write(b"x" * 3000)
        request.close_connection = True

    server.answers["/live"] = answer
    assert fault_of(fetcher(server, body_bytes=2000), server.url("/live")).fault == "too_large"


def test_a_bomb_is_given_up(server: Site) -> None:
    server.gives("/live", gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")
    assert fault_of(fetcher(server, body_bytes=1_000_000), server.url("/live")).fault == "too_large"


@pytest.mark.parametrize(
    ("status", "fault"),
    [(429, "too_many_requests"), (500, "server_error"), (503, "server_error"), (403, "refused"), (404, "refused")],
)
def test_answers_that_are_no_page(server: Site, status: int, fault: str) -> None:
    server.gives("/live", b"no", status, Retry_After="7")
    error = fault_of(fetcher(server), server.url("/live"))
    assert (error.fault, error.retry_after) == (fault, timedelta(seconds=7))


def test_robots_txt_is_kept_to_and_read_once(server: Site) -> None:
    server.gives("/robots.txt", b"User-agent: tollbook\nDisallow: /private/\n")
    server.gives("/live", PAGE)
    server.gives("/private/live", PAGE)
    fetching = fetcher(server)
    fetching.fetch(server.url("/live"))
    assert fault_of(fetching, server.url("/private/live")).fault == "robots"
    assert [path for path, _ in server.asked] == ["/robots.txt", "/live"]


def test_robots_txt_holds_after_a_redirect(server: Site) -> None:
    server.gives("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    server.redirects("/live", "/private/live")
    assert fault_of(fetcher(server), server.url("/live")).fault == "robots"
    assert server.paths() == ["/live"]


def test_without_a_readable_robots_txt_nothing_is_fetched(server: Site) -> None:
    server.gives("/robots.txt", b"", 503)
    server.gives("/live", PAGE)
    assert fault_of(fetcher(server), server.url("/live")).fault == "server_error"
    assert server.paths() == []


def test_a_robots_txt_without_end_is_read_as_far_as_needed(server: Site) -> None:
    server.gives("/robots.txt", b"User-agent: *\nDisallow: /private/\n" + b"# much more\n" * 100_000)
    server.gives("/live", PAGE)
    fetching = fetcher(server)
    assert isinstance(fetching.fetch(server.url("/live")), Fetched)
    assert fault_of(fetching, server.url("/private/live")).fault == "robots"


def test_requests_to_one_host_keep_the_distance_that_it_asks_for(server: Site) -> None:
    server.gives("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    server.gives("/live", PAGE)
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    fetching = Fetcher(replace(fetcher(server).rules, gap_seconds=2.0), sleep=sleep, clock=lambda: 100.0)
    for _ in range(3):
        fetching.fetch(server.url("/live"))
    assert waits == [0, 2, 9, 16], "robots.txt, and two seconds after it three pages, seven seconds apart"


@pytest.mark.parametrize("url", ["ftp://example.org/", "http://", "http://a:b@example.org/", "not a url", "http://[1"])
def test_what_is_no_url_to_fetch(server: Site, url: str) -> None:
    assert fault_of(fetcher(server), url).fault == "bad_url"
