"""Modals of relative clauses, which say nothing of the main verb: "a storm that could last until Monday killed 12",
"rebels who tried to take the town killed 12".

Belongs here: whether a modal belongs to such a clause. Not here: what a modal says of its own verb (`status`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE
from pipeline.extract.word_facts import FACTS

_MODALS = frozenset({"may", "might", "could", "can", "would", "will", "must", "should"})
_RELATIVES = frozenset({"that", "which", "who"})
_OF_SAYING = frozenset("sB")
"""Classes of words behind which "that" opens what is said."""
_BEFORE_SECOND = FORMS_OF_BE | FORMS_OF_HAVE | {"and", "or", ",", "to", "being"}
"""Right before a verb: it goes on with the one before it, or is a participle."""
_OWN_VERB = 2
"""Tokens between a modal and a later verb in which its own verb stands."""


def is_of_relative_clause(words: Sequence[str], at: int, stop: int, verb: int) -> bool:
    """Whether words of modality at a token, which end before `stop`, belong to a relative clause behind whose own verb
    a main verb stands in the past."""
    if at < 2 or words[at - 1] not in _RELATIVES or FACTS[words[at - 2]].code in _OF_SAYING:
        return False
    if words[at] not in _MODALS and words[stop - 1] != "to":
        return False
    if verb - stop < _OWN_VERB or words[verb - 1] in _BEFORE_SECOND:
        return False
    forms = {form for form, _ in FACTS[words[verb]].verbs}
    return "past" in forms and "base" not in forms
