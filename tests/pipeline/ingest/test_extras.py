"""Without the extra `html`, its forms say what to install and the others are read."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

from pipeline.ingest import InputError, extras
from tests.pipeline.ingest.reading import DEFAULTS, Read

LIBRARIES = ("selectolax", "feedparser", "extruct", "trafilatura", "jstyleson")


@pytest.fixture
def _no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        if name.split(".", maxsplit=1)[0] in LIBRARIES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.split(".", maxsplit=1)[0])
        return import_module(name)

    monkeypatch.setattr(extras, "import_module", missing)


@pytest.mark.usefixtures("_no_extra")
@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>Fire</title></item></channel></rss>',
        b"<!DOCTYPE html><html><body><p>Fire in Sumy</p></body></html>",
    ],
)
def test_a_form_that_needs_the_extra_says_so(data: bytes, read: Read) -> None:
    with pytest.raises(InputError, match=r"needs \w+, which is not installed: pip install -e '\.\[html\]'"):
        read(data, DEFAULTS)


@pytest.mark.usefixtures("_no_extra")
def test_other_forms_are_read_without_it(read: Read) -> None:
    assert read(b"Fire in Sumy: Mayor\n\nA fire broke out in Sumy, the mayor said.\n", DEFAULTS).updates.num_rows == 1


def test_reading_does_not_load_the_extra_by_itself() -> None:
    code = f"import sys, pipeline.ingest; sys.exit(any(name in sys.modules for name in {LIBRARIES!r}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
