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
    """(place, line) for each line of a lexicon file, as `lines_of` has them."""
    return lines_of(files(__package__).joinpath(name).read_text("utf-8"), name)


def lines_of(text: str, name: str) -> Iterator[tuple[str, str]]:
    """(place, line) for each line of a text that is neither blank nor a comment; what begins with a blank goes on with
    the line above it, whose place the whole has."""
    place, told = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if told and stripped and line[0].isspace():
            told = f"{told} {stripped}"
            continue
        if told:
            yield place, told
        place, told = f"{name}:{number}", "" if stripped.startswith("#") else stripped
    if told:
        yield place, told
