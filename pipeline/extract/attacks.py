"""The words of attack: verbs and nouns beside which the weapons that are named were used.

Belongs here: the forms of `lexicon/attack_words.txt`. Not here: what follows from them (`rules.productions`).
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.lexicon.inflect import plural, verb_forms
from pipeline.extract.lexicon.load import LexiconError, data_lines


@cache
def attack_words() -> frozenset[str]:
    """All forms of the verbs and nouns of attack.

    Raises:
        LexiconError: a line is neither of verbs nor of nouns.
    """
    forms: set[str] = set()
    for place, line in data_lines("attack_words.txt"):
        head, _, words = line.partition(" ")
        for word in words.split(","):
            base, *irregular = word.strip().split("/")
            if head == "verb":
                forms.update(verb_forms(base, *irregular).values())
            elif head == "noun":
                forms.update((base, plural(base)))
            else:
                raise LexiconError(f"{place}: a line starts with verb or noun, not {head}")
    return frozenset(forms)
