"""Numbers with their nouns, as people read them.

Belongs here: what commands and report say alike. Not here: words of the data (`schemas.vocabulary`).
"""

from __future__ import annotations


def counted(count: int, word: str, words: str | None = None) -> str:
    """A count with its noun; `words` is the plural if it is not regular.

    >>> counted(1, "incident"), counted(2000, "claim")
    ('1 incident', '2,000 claims')
    """
    return f"{count:,} {word if count == 1 else words or f'{word}s'}"
