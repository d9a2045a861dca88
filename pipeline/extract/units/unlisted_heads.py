"""Heads of noun phrases that no list knows: an age as a person, a person by its ending, a plural by its look.

Belongs here: what the letters of such a word tell, children by name who are of age. Not here: reading the phrase up to
it (`phrases`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.units.scan import Scan
from pipeline.extract.word_facts import PLURAL_MEN

ONE = frozenset(["a", "an", "another", "the", "his", "her", "their", "its"])
"""Determiners that can stand before one person."""
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "men", "ees", "ians", "ants", "eers", "women", "mates", "folk")
_PERSON_ENDINGS = ("ist", "er", "or", "man", "ian", "ant", "eer", "woman", "ee")
_SHORTEST_PERSON = 6
_KINDS_OF_PERSON = ("civil", "person")


def unlisted_head(scan: Scan, start: int, last: int, child: bool, many: bool) -> tuple[Noun, int] | None:
    """(head, next token) of a phrase from `start` to `last` without a known noun; `child`: it gives an age under 18."""
    word, facts = scan.words[last], scan.facts[last]
    if facts.lone_states:
        return None  # "the heinous murder of"
    if facts.minor is not None:
        one, several = ("child", "children") if child else ("person", "people")
        return scan.lex.nouns[several if word.endswith("olds") else one], last + 1
    if many:
        at = next((at for at in range(start, last + 1) if looks_plural(scan, at)), None)
        return None if at is None else (unlisted_plural(scan.words[at]), at + 1)
    a_person = word.endswith(_PERSON_ENDINGS) and len(word) >= _SHORTEST_PERSON and not scan.capital(last)
    if a_person and start and scan.words[start - 1] in ONE:
        return Noun(word, "person", "people", None, False, _KINDS_OF_PERSON), last + 1
    return None


def grown(scan: Scan, noun: Noun, child: bool | None) -> Noun:
    """The head behind an age that is not `child`'s: a girl of 19 is no child; without an age (None) the head itself."""
    if child is False and noun.object == "children":
        return scan.lex.nouns["people" if noun.plural else "person"]
    return noun


def unlisted_plural(word: str) -> Noun:
    """A plural as a noun: people by its ending, or of unknown kind."""
    if word.endswith(_PEOPLE_ENDINGS):
        return Noun(word, "person", "people", None, True, _KINDS_OF_PERSON)
    return Noun(word, "unknown", "people", None, True, ("unknown",))


def looks_plural(scan: Scan, at: int) -> bool:
    """Whether a word has the look of a plural; "firefighters'" has it only as an owner."""
    return scan.facts[at].plural and (not scan.possessive(at) or scan.words[at].endswith(PLURAL_MEN))
