"""Options that several commands have, each written once, and what the modules of commands share.

Belongs here: options that mean the same wherever they are. Not here: options of one command, what the words after them
mean (`option_values`).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assets.books import Books

DEFAULT_DATA = "out"

Data = Annotated[str, typer.Option("--data", help="Folder of the tables.")]
Start = Annotated[str | None, typer.Option(help="First month that there are books for, as YYYY-MM.")]
Guard = Callable[[], AbstractContextManager[None]]
"""What turns errors into messages with an exit code."""


def books_of(data: str, start: str | None = None) -> Books:
    """The books that `--data` (or `--out`) and `--start` name; ArgumentError if the month is none."""
    from assets.books import open_books
    from assets.option_values import month
    from assets.settings import Settings

    return open_books(Settings(data, month(start)))
