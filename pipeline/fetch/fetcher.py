"""One attempt at one URL: robots.txt, pace, redirects, limits.

Belongs here: what happens between asking for a URL and having its bytes. Not here: which addresses may be connected to
(`addresses`), whether to try again (`retry`), what becomes of the bytes.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx

from pipeline.fetch.addresses import CheckedTransport, Resolve, system_resolve
from pipeline.fetch.pace import Pace
from pipeline.fetch.records import Fetched, FetchError, NotModified, Rules, Validators
from pipeline.fetch.retry import retry_after
from pipeline.fetch.robots import KEPT_SECONDS, MOST_BYTES, Robots, robots_of

_NOTHING_KNOWN = Validators()
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Fetches URLs by the rules, and keeps in mind when it was at which host and what that host's robots.txt says."""

    def __init__(
        self,
        rules: Rules,
        *,
        resolve: Resolve = system_resolve,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """`clock` gives seconds and never goes back; `now`, aware, is what responses are stamped with."""
        self.rules = rules
        self._resolve = resolve
        self._sleep = sleep
        self._clock = clock
        self._now = now
        self._pace = Pace(clock)
        self._robots: dict[str, tuple[float, Robots]] = {}

    def fetch(self, url: str, known: Validators = _NOTHING_KNOWN) -> Fetched | NotModified:
        """One attempt. FetchError if it does not succeed. Not for use within a running event loop."""
        return asyncio.run(self.fetch_async(url, known))

    async def fetch_async(self, url: str, known: Validators = _NOTHING_KNOWN) -> Fetched | NotModified:
        """One attempt. FetchError if it does not succeed."""
        async with self._client() as client:
            return await self._follow(client, url, known)

    def _client(self) -> httpx.AsyncClient:
        rules = self.rules
        # one connection a request: a kept one would be found by its address, and hosts share addresses
        inner = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False)
        return httpx.AsyncClient(
            transport=CheckedTransport(inner, rules, self._resolve),
            timeout=httpx.Timeout(rules.read_seconds, connect=rules.connect_seconds),
            headers={"User-Agent": rules.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            follow_redirects=False,
            trust_env=False,
        )

    async def _follow(self, client: httpx.AsyncClient, url: str, known: Validators) -> Fetched | NotModified:
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        conditions = {name: value for name, value in asked.items() if value is not None}
        at = _checked(url)
        for _ in range(self.rules.redirects + 1):
            robots = await self._robots_of(client, at)
            if not robots.allows(str(at)):
                raise FetchError("robots", f"robots.txt of {at.host} forbids {at}: ask the publisher, or remove it")
            await self._sleep(self._pace.wait(at.host, max(self.rules.gap_seconds, robots.gap)))
            found = await self._get(client, at, conditions, self.rules.body_bytes, cut=False)
            if found.status not in _REDIRECTS:
                return _result(found, known)
            at = _next_hop(at, found)
        raise FetchError("redirects", f"{url} redirects more than {self.rules.redirects} times: give the final address")

    async def _robots_of(self, client: httpx.AsyncClient, url: httpx.URL) -> Robots:
        origin = f"{url.scheme}://{url.netloc.decode()}"
        if origin in self._robots and self._clock() - self._robots[origin][0] < KEPT_SECONDS:
            return self._robots[origin][1]
        at = httpx.URL(origin + "/robots.txt")
        for _ in range(self.rules.redirects + 1):
            await self._sleep(self._pace.wait(at.host, self.rules.gap_seconds))
            found = await self._get(client, at, {}, MOST_BYTES, cut=True)
            if found.status not in _REDIRECTS:
                break
            at = _next_hop(at, found)
        else:
            found = Fetched(str(at), 404, {}, b"", found.fetched_at)  # unavailable, by RFC 9309, 2.3.1.2
        robots = robots_of(found.status, found.body)
        if robots is None:
            told = retry_after(found.headers.get("retry-after"), found.fetched_at)
            what = f"{at} answers {found.status}: what may be fetched is not known until it can be read"
            raise FetchError("server_error", what, told)
        self._robots[origin] = (self._clock(), robots)
        return robots

    async def _get(
        self, client: httpx.AsyncClient, url: httpx.URL, headers: dict[str, str], most: int, *, cut: bool
    ) -> Fetched:
        """One request. A body of more than `most` bytes is cut there, or FetchError."""
        try:
            async with asyncio.timeout(self.rules.total_seconds):
                async with client.stream("GET", url, headers=headers) as response:
                    body = await _body(response, most, cut=cut)
        except TimeoutError:
            raise FetchError("timeout", f"{url} took longer than {self.rules.total_seconds:g} s") from None
        except httpx.TimeoutException:
            seconds = f"{self.rules.connect_seconds:g} s to connect, {self.rules.read_seconds:g} s for the next bytes"
            raise FetchError("timeout", f"{url} kept silent for too long (limits: {seconds})") from None
        except httpx.ConnectError as error:
            raise FetchError("connection", f"{url} cannot be connected to: {error}") from None
        except httpx.DecodingError as error:
            raise FetchError("encoding", f"{url} is not packed as it says: {error}") from None
        except httpx.TransportError as error:
            raise FetchError("broken_off", f"{url} broke off: {error or type(error).__name__}") from None
        lowered = {name.lower(): value for name, value in response.headers.items()}
        return Fetched(str(url), response.status_code, lowered, body, self._now())


async def _body(response: httpx.Response, most: int, *, cut: bool) -> bytes:
    url, packed = response.url, response.headers.get("content-encoding", "").strip().lower()
    if response.status_code in _REDIRECTS or response.status_code == 304:
        return b""
    if packed not in _PACKED:
        raise FetchError("encoding", f"{url} is packed as {packed!r}, which was not asked for")
    said = response.headers.get("content-length", "")
    if not cut and said.isdecimal() and int(said) > most:
        raise FetchError("too_large", f"{url} has {int(said):,} bytes, more than the {most:,} that are read")
    parts, size = [], 0
    async for part in response.aiter_bytes(1 << 16):
        parts.append(part)
        size += len(part)
        if size > most and not cut:
            raise FetchError("too_large", f"{url} has more than the {most:,} bytes that are read")
        if size > most:
            break
    return b"".join(parts)[:most]


def _checked(url: str) -> httpx.URL:
    """The URL without its fragment. FetchError if it is none that is fetched."""
    try:
        found = httpx.URL(url).copy_with(fragment=None)
        scheme, user = found.scheme, urlsplit(url).username
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("bad_url", f"{url!r} is no URL: {error}") from None
    if scheme not in ("http", "https") or not found.host or user is not None:
        raise FetchError("bad_url", f"{url!r} is not fetched: only http and https, without a password")
    return found


def _next_hop(at: httpx.URL, found: Fetched) -> httpx.URL:
    target = found.headers.get("location")
    if not target:
        raise FetchError("redirects", f"{at} redirects to nowhere (status {found.status} without Location)")
    try:
        hop = _checked(str(at.join(target)))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("redirects", f"{at} redirects to {target!r}, which is no URL: {error}") from None
    if at.scheme == "https" and hop.scheme != "https":
        raise FetchError("redirects", f"{at} redirects from https to {hop}, which is not encrypted")
    return hop


def _result(found: Fetched, known: Validators) -> Fetched | NotModified:
    status, url = found.status, found.url
    if status == 304 and known != _NOTHING_KNOWN:
        return NotModified(found.fetched_at)
    if status == 200:
        return found
    asked = retry_after(found.headers.get("retry-after"), found.fetched_at)
    if status == 429:
        raise FetchError("too_many_requests", f"{url} answers 429: it wants fewer requests; raise the interval", asked)
    if status >= 500 or status == 408:
        raise FetchError("server_error", f"{url} answers {status}", asked)
    gone = ": the page is gone; correct its url or remove it" if status in (404, 410) else ""
    raise FetchError("refused", f"{url} answers {status}{gone}", asked)
