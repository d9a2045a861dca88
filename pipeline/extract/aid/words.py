"""The words that make a sum help, and those that rule it out, with the currencies that givers call their own.

Belongs here: the tables of `lexicon/aid_words.txt` and `lexicon/own_currencies.txt`. Not here: what follows for a sum
(`aid`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.extract.lexicon.load import LexiconError, data_lines
from pipeline.extract.lexicon.word_sets import read_word_sets

POINTING = frozenset({"this", "that", "these", "which", "it"})
"""Words that point at a sum told before, without a noun of one behind them."""
CLAUSE_ENDS = frozenset([";", "while", "whereas", "but"])
"""Behind them a sentence tells of other sums."""


@cache
def aid_words() -> Mapping[str, frozenset[str]]:
    """Kind → words of `lexicon/aid_words.txt`."""
    kinds = (
        "help gift worth supply other needed sent firm includes sums more others crisis home never refused"
        " refused_to refused_else budget_help loose promised rate_of arriving taken_in pledges amounts lost"
        " payments bringing giving comes_to paying promising shared_out"
        " gifts instalment parliaments traded asking helpers repaid looted rebuilding courts buying takers banks"
        " spending_on handling launched funds"
    )
    return read_word_sets("aid_words.txt", frozenset(kinds.split()))


@cache
def own_currencies() -> Mapping[str, Mapping[str, str]]:
    """Sign or word of a shared currency → word of a giver → ISO 4217 code, of `lexicon/own_currencies.txt`.

    Raises:
        LexiconError: a line has another form, or a giver comes twice for one word.
    """
    table: dict[str, dict[str, str]] = {}
    for place, line in data_lines("own_currencies.txt"):
        head, bar, givers = line.partition("|")
        code, *names = head.split()
        for name in names:
            own = table.setdefault(name, {})
            for word in (w.strip() for w in givers.split(",")):
                if not word or word in own:
                    raise LexiconError(f"{place}: a line names each giver once for a word, not {line!r}")
                own[word] = code
        if not bar or not names:
            raise LexiconError(f"{place}: a line is CODE WORDS | GIVERS, not {line!r}")
    return table
