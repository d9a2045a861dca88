"""A bucket for tests: moto's server on the loopback address, and the environment by which all clients find it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem
from upath import UPath


@contextmanager
def bucket() -> Iterator[UPath]:
    """An empty bucket, until the end of the block."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    urlopen(Request(f"{url}/moto-api/reset", method="POST")).close()  # its buckets outlive a server in one process
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
                patch.setenv(name, "testing")
            patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
            patch.setenv("AWS_ENDPOINT_URL", url)
            S3FileSystem.clear_instance_cache()  # a client kept from an earlier bucket asks that one's server
            found = UPath("s3://desk", use_listings_cache=False)
            found.mkdir()
            yield found
    finally:
        S3FileSystem.clear_instance_cache()
        server.stop()
