"""Lines in place of those of a lexicon file, so that a test can put mistakes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator


def lines_of(*rows: str) -> Callable[[str], Iterator[tuple[str, str]]]:
    """What reads a file of the lexicon by its name, as `data_lines` does: place and text of each line."""

    def read(name: str) -> Iterator[tuple[str, str]]:
        return ((f"{name}:{number}", row) for number, row in enumerate(rows, 1))

    return read
