"""English inflection for lexicon words: plurals and verb forms.

Belongs here: the regular spelling rules. Not here: which words there are (`readers`). Irregular forms are written out
in the lexicon files.
"""

from __future__ import annotations

from pipeline.extract.lexicon.records import Form

_VOWELS = "aeiou"
# verbs of several syllables that double their last letter; those of one syllable do by their letters
_DOUBLE = frozenset({"repel", "compel", "expel", "admit", "transfer", "kidnap", "commit"})


def plural(noun: str) -> str:
    """The regular plural of a noun or compound ("bus station" → "bus stations")."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _closed(base: str) -> bool:
    """Whether a verb of one syllable ends in consonant, vowel, consonant ("stop", "jam"), and so doubles its last
    letter."""
    vowels = sum(c in _VOWELS for c in base)
    return (
        len(base) > 2
        and vowels == 1
        and base[-2] in _VOWELS
        and base[-1] not in _VOWELS + "wxy"
        and base[-3] not in _VOWELS
    )


def verb_forms(base: str, past: str | None = None, participle: str | None = None) -> dict[Form, str]:
    """The forms of a verb: base, third (person singular), gerund, past, participle."""
    doubled = base + base[-1] if base in _DOUBLE or _closed(base) else base
    silent = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else doubled
    if base.endswith("ie"):
        silent = base[:-2] + "y"
    if past is None:
        if base.endswith("e"):
            past = base + "d"
        elif base.endswith("y") and base[-2] not in _VOWELS:
            past = base[:-1] + "ied"
        else:
            past = doubled + "ed"
    return {
        "base": base,
        "third": plural(base),
        "gerund": silent + "ing",
        "past": past,
        "participle": participle or past,
    }
