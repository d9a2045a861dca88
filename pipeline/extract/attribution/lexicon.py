"""The words of attribution: loading and checking `lexicon/attribution_words.txt`.

Belongs here: what a word may be when a sentence cites somebody. Not here: reading a sentence (`speakers`,
`cites`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from pipeline.extract.lexicon.load import LexiconError, data_lines

FILE = "attribution_words.txt"
VERB_CLASSES = frozenset({"say", "accuse", "put", "show", "see", "record", "pledge"})
NOUN_CLASSES = frozenset({"person", "body", "crowd", "witness", "document", "vague"})


@dataclass(frozen=True, slots=True)
class CitingWords:
    """What each word may be, keyed by the word in lower case."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    vague: frozenset[str]
    """Documents that name nobody; each is a document in `nouns` too."""
    rank: frozenset[str]
    office: frozenset[str]
    particle: frozenset[str]
    fresh: frozenset[str]
    issued: frozenset[str]
    joined: frozenset[str]
    adjective: frozenset[str]
    stop: frozenset[str]
    ahead: frozenset[str]
    between: frozenset[str]
    behind: frozenset[str]
    intro: frozenset[str]
    time: frozenset[str]
    common: frozenset[str]
    medium: frozenset[str]
    outlet: frozenset[str]
    count: frozenset[str]
    unsaid: frozenset[str]
    mute: frozenset[str]
    deed: frozenset[str]
    area: frozenset[str]
    near: frozenset[str]
    met: frozenset[str]
    counted: frozenset[str]
    parts: frozenset[str]
    early: frozenset[str]
    bound: frozenset[str]
    claim: frozenset[str]
    denial: frozenset[str]
    dispute: frozenset[str]
    fate: frozenset[str]
    reckoning: frozenset[str]
    region: frozenset[str]
    realm: frozenset[str]
    note: frozenset[str]
    speech: frozenset[str]
    plain: frozenset[str]
    anybody: frozenset[str]
    addressed: frozenset[str]
    concerned: frozenset[str]
    heard: frozenset[str]
    beside: frozenset[str]
    opening: frozenset[str]
    treating: frozenset[str]


WORD_CLASSES = frozenset(field.name for field in fields(CitingWords)) - {"verbs", "nouns", "vague"}
_KINDS = {"verb": VERB_CLASSES, "noun": NOUN_CLASSES, "word": WORD_CLASSES}


@cache
def citing_words() -> CitingWords:
    """The words, read once. Raises LexiconError with file and line for an unknown class or a word given twice."""
    table: dict[tuple[str, str], set[str]] = {(kind, name): set() for kind, names in _KINDS.items() for name in names}
    for place, line in data_lines(FILE):
        head, bar, cells = line.partition("|")
        kind, _, name = head.strip().partition(" ")
        if not bar or name not in _KINDS.get(kind, ()):
            raise LexiconError(
                f"{place}: a row is CLASS NAME | WORDS with a class of the file's head, not {head.strip()!r}"
            )
        words = [word.strip() for word in cells.split(",")]
        if any(not word or " " in word for word in words):
            raise LexiconError(f"{place}: words are parted by single commas and hold no space")
        table[kind, name].update(words)
    verbs: dict[str, set[str]] = {}
    nouns: dict[str, str] = {}
    for (kind, name), words_of in sorted(table.items()):
        for word in words_of:
            if kind == "verb":
                verbs.setdefault(word, set()).add(name)
            elif kind == "noun" and name != "vague" and nouns.setdefault(word, name) != name:
                raise LexiconError(f"{FILE}: {word!r} is given as noun {nouns[word]} and as noun {name}")
    return CitingWords(
        verbs={word: frozenset(names) for word, names in verbs.items()},
        nouns={**dict.fromkeys(table["noun", "vague"], "document"), **nouns},
        vague=frozenset(table["noun", "vague"]),
        **{name: frozenset(table["word", name]) for name in WORD_CLASSES},
    )
