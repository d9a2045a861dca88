"""How the rows of a table must look, and where they are kept.

Belongs here: that description. Not here: files (`day_files`), tables that are no part of the contract
(`assets.working_tables`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from schemas import arrow_schema, problems, table

_COUNTED = ("measure", "reason")
_BOUNDLESS = ("body", "raw")


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of a table must look, and the folder under the data root that keeps them."""

    name: str
    folder: str
    partition: str | None
    schema: pa.Schema
    order: tuple[str, ...]
    problems: Callable[[pa.Table], list[str]]
    """What is wrong with rows, each in a line; rows with problems are refused."""
    for_steps: bool = False
    """Whether only steps of the project read it, and no user."""

    @property
    def counted(self) -> str:
        """The column by which rows are counted; empty if there is none."""
        return next((name for name in _COUNTED if name in self.schema.names), "")

    @property
    def boundless(self) -> str:
        """The column whose values may be of any length; empty if there is none: a row then takes some kilobytes."""
        return next((name for name in _BOUNDLESS if name in self.schema.names), "")


def described(name: str) -> Form:
    """The form of a table of the contract; KeyError if `schemas` does not describe it."""
    found = table(name)
    folder = found.partition.name if found.partition else None
    return Form(name, name, folder, arrow_schema(name), found.order, partial(problems, name))
