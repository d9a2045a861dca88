"""The files of the lexicon as lines, and the error for a mistake in one.

Belongs here: reading lines with their place. Not here: what the lines say (`readers`, and each module that has
a file of its own).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


class LexiconError(ValueError):
    """A lexicon file holds a mistake; the message names file and line."""


def data_lines(name: str) -> Iterator[tuple[str, str]]:
    """(place, line) for each line of a lexicon file that is neither blank nor a comment."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield f"{name}:{number}", stripped
