"""Libraries that only some forms of input need: the extra `html`.

Belongs here: asking for one, with an error that says what to install. Not here: using it (`feed`, `html_page` and their
like).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pipeline.extras import how_to_install
from pipeline.ingest.errors import InputError


def html_library(name: str) -> Any:
    """The module `name`, which the extra `html` installs. InputError that says how to install it if it is missing."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        needed = f"reading HTML and feeds needs {error.name}, which is not installed"
        raise InputError(f"{needed}: {how_to_install('html')}") from None
