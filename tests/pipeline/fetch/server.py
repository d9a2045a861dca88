"""A server on this machine whose answers a test scripts, and which notes what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = dict[str, str]
Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, with ways to answer it."""

    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = site.answers.get(self.path)
        if answer is None:
            self.answer(404)
        else:
            answer(self)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole answer; `_` in the names of headers stands for `-`."""
        self.begin(status, len(body), **headers)
        self.wfile.write(body)

    def begin(self, status: int, length: int, **headers: str) -> None:
        """Status line and headers only."""
        self.send_response(status)
        for name, value in {"Content-Length": str(length), "Connection": "close", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    site: Site
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up, as these tests make it do, is no fault."""


@dataclass
class Site:
    """What the server answers for each path, and what it was asked: paths with headers, names in lower case."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Headers]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over, so that no answer outlives it."""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def gives(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """The same answer every time."""
        self.answers[path] = lambda request: request.answer(status, body, **headers)

    def redirects(self, path: str, target: str, status: int = 302) -> None:
        self.answers[path] = lambda request: request.answer(status, Location=target)


@contextmanager
def site() -> Iterator[Site]:
    """A server on the loopback address, at a port that is free."""
    with _Server(("127.0.0.1", 0), Request) as server:
        server.site = Site(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.site
        finally:
            server.site.over.set()
            server.shutdown()
            thread.join()
