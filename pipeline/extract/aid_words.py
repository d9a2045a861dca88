"""The words that make a sum help, and those that rule it out, with the dollars that givers call their own.

Belongs here: the tables of `lexicon/aid_words.txt` and `lexicon/own_dollars.txt`. Not here: what follows for a sum
(`aid`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .lexicon import LexiconError, data_lines


@cache
def aid_words() -> Mapping[str, frozenset[str]]:
    """Kind → words of `lexicon/aid_words.txt`.

    Raises:
        LexiconError: a line has another form, or a kind comes twice.
    """
    table: dict[str, frozenset[str]] = {}
    for place, line in data_lines("aid_words.txt"):
        kind, bar, words = line.partition("|")
        if not bar or kind.strip() in table:
            raise LexiconError(f"{place}: a line is KIND | WORDS, each kind once")
        table[kind.strip()] = frozenset(w.strip() for w in words.split(","))
    return table


@cache
def own_dollars() -> Mapping[str, str]:
    """Word of a giver → ISO 4217 code of its dollar, of `lexicon/own_dollars.txt`.

    Raises:
        LexiconError: a line has another form, or a word comes twice.
    """
    table: dict[str, str] = {}
    for place, line in data_lines("own_dollars.txt"):
        code, bar, words = line.partition("|")
        for word in (w.strip() for w in words.split(",")):
            if not bar or not word or word in table:
                raise LexiconError(f"{place}: a line is CODE | WORDS, each word once, not {line!r}")
            table[word] = code.strip()
    return table
