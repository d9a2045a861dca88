"""From a sentence to its units: at each token the first reader that takes it makes the unit.

Belongs here: the order of the readers, function words, punctuation, names. Not here: the readers for figures
(`quantities`, `zeros`), nouns (`nominals`), states (`states`), "among the dead" (`among`) and verbs (`predicates`); who
did what to whom (`rules`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.lexicon.word_sets import number_labels, phrase_words
from pipeline.extract.names import name_words
from pipeline.extract.splitting import short_forms
from pipeline.extract.units.among import read_among
from pipeline.extract.units.company import (
    read_all_of,
    read_each,
    read_floating,
    read_may,
    read_put,
    read_remains,
    read_since,
)
from pipeline.extract.units.group_words import group_figure
from pipeline.extract.units.nominals import (
    INDEFINITE,
    read_article,
    read_bare_noun,
    read_determiner,
    read_owned,
)
from pipeline.extract.units.people_described import drop_descriptions
from pipeline.extract.units.predicates import read_predicate
from pipeline.extract.units.quantities import DETERMINERS, quantity
from pipeline.extract.units.regroup import drop_ages, drop_shared_wholes, join_bodies, join_mixed, part_fates
from pipeline.extract.units.scan import QUOTES, Scan
from pipeline.extract.units.sized_groups import is_size, read_sized_group
from pipeline.extract.units.states import IN_SHELTERS, read_state, read_whereabouts
from pipeline.extract.units.supplies import read_supply
from pipeline.extract.units.unit import Unit
from pipeline.extract.units.zeros import ANY, ZERO_WORDS, read_not_any, read_other_zero, read_zero
from pipeline.extract.word_cache import WordCache
from pipeline.extract.word_facts import FACTS, WordFacts

Reader = Callable[[Scan, int], Unit | None]
"""Makes the unit that begins at a token, None where it does not take it."""

_PUNCTUATION = {
    ",": ",",
    **dict.fromkeys(";…|?!➡", ";"),
    **dict.fromkeys("—–-", "-"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys("/+&", "&"),
    ":": ":",
}
_ENDING_ADVERB = re.compile(r"ve+(?=[rF;I)-]|[,&](?![eD]*n)|$)")
_BORN = frozenset({"b", "c"})
_SIGNS = frozenset("#@$")
_VERBS_OF_CLAUSES = ("past", "third", "gerund")


def make_units(scan: Scan) -> list[Unit]:
    """All units of a sentence from left to right; its units so far are in `scan.units` while they are made."""
    found = scan.units
    figures, words, models = scan.figures, scan.words, scan.models
    at = 0
    while at < scan.size:
        if at in figures:
            unit: Unit | None = quantity(scan, figures[at])
        else:
            readers = READERS[words[at]]
            if at in models:
                readers = (*readers[:-1], read_bare_noun, readers[-1])
            for reader in readers:
                unit = reader(scan, at)
                if unit is not None:
                    break
            else:
                unit = None
        if unit is None:
            at += 1
            continue
        if unit.code == "o" and found and found[-1].code == "o":
            found[-1].stop = unit.stop
        else:
            found.append(unit)
        at = unit.stop
    units = drop_descriptions(join_bodies(_without_adverbs(found), scan.words), scan)
    if scan.figures:
        units = part_fates(join_mixed(units, scan.words))
        drop_ages(units)
        drop_shared_wholes(units, scan.words, scan.tokens.words)
    return units


def _without_adverbs(units: list[Unit]) -> list[Unit]:
    """The units without adverbs that end what a verb says: "were killed instantly, as were two boys"."""
    codes = "".join(unit.code for unit in units)
    if "ve" not in codes:
        return units
    dropped = {at for match in _ENDING_ADVERB.finditer(codes) for at in range(match.start() + 1, match.end())}
    return [unit for at, unit in enumerate(units) if at not in dropped]


def _readers_of(word: str) -> tuple[Reader, ...]:
    """The readers that can take a word, in the order in which they are asked."""
    facts, lex = FACTS[word], lexicon()
    if not facts.solid and word[0] not in _SIGNS:
        return () if word in QUOTES else (_punctuation(word),)
    measured = facts.noun is not None and facts.noun.measure is not None
    person = facts.head is not None and facts.head.kind == "person"  # "ex-soldier shot dead"
    asked = (
        (_read_group, word in ARTICLES or word in phrase_words()["group"] | phrase_words()["parts"]),
        (read_sized_group, is_size(word)),
        (read_zero, word in ZERO_WORDS),
        (read_not_any, word in ANY),
        (read_other_zero, measured or word in phrase_words()["harmed"]),
        (_read_class_phrase, word in lex.class_phrases),
        (read_remains, word == "remains"),
        (read_among, word in ("among", "amongst", "of")),
        (read_put, word in ("put", "puts", "putting")),
        (read_all_of, word == "all"),
        (read_floating, word in ("all", "both")),
        (read_each, word == "each"),
        (read_whereabouts, word in IN_SHELTERS),
        (read_article, word in INDEFINITE),
        (read_determiner, word in DETERMINERS),
        (read_supply, word in phrase_words()["utility"]),
        (read_state, bool(facts.states)),
        (read_predicate, bool(facts.verbs)),
        (read_bare_noun, (facts.noun is not None or facts.compounds or person) and facts.code is None),
        (_read_aged, facts.minor is not None),
    )
    return (*(reader for reader, able in asked if able), _word_reader(word, facts))


READERS: WordCache[tuple[Reader, ...]] = WordCache(_readers_of)
"""Folded word → the readers that can take it; a quotation mark has none."""


def _punctuation(word: str) -> Reader:
    if word == ",":
        return _read_comma
    return _read_full_stop if word == "." else _letter(_PUNCTUATION.get(word, "o"))


def _read_comma(scan: Scan, at: int) -> Unit | None:
    """A comma before a bracket is nothing: "210 persons, (42 families)"."""
    return None if scan.word(at + 1) in ("(", "[") else Unit(",", at, at + 1)


def _read_full_stop(scan: Scan, at: int) -> Unit | None:
    """A full stop inside the sentence parts like a comma; the last one, and of a short form, is nothing."""
    before = scan.word(at - 1)
    short = before in number_labels()["month"] or before in short_forms()["always"] or before in _BORN
    return None if at + 1 == scan.size or (at and short) else Unit(",", at, at + 1)


def _read_group(scan: Scan, at: int) -> Unit | None:
    figure = group_figure(scan, at)
    return quantity(scan, figure) if figure is not None else read_sized_group(scan, at)


def _read_class_phrase(scan: Scan, at: int) -> Unit | None:
    for phrase, code in scan.lex.class_phrases[scan.words[at]]:
        stop = at + len(phrase)
        if tuple(scan.words[at:stop]) == phrase and not _is_due_to_do(scan, at, stop):
            if phrase[-1] == "as" and scan.word(stop) in ("many", "much"):
                continue  # "registered as many as 900 families"
            return Unit(code, at, stop)
    return None


def _is_due_to_do(scan: Scan, at: int, stop: int) -> bool:
    """ "Are due to leave": what will be done, and not what something is due to ("a cut due to a strike")."""
    if scan.words[at] != "due" or scan.code(at - 1) != "b":
        return False
    return scan.word(stop) == "be" or any(
        form == "base" for form, _ in (scan.facts[stop].verbs if stop < scan.size else ())
    )


def _word_reader(word: str, facts: WordFacts) -> Reader:
    """The reader of a word that no other takes: a function word, an adverb, a name, or anything else."""
    if word == "may":
        return read_may
    if word == "since":
        return read_since
    if facts.code is not None:
        return _letter(facts.code)
    if facts.minor is not None:
        return _letter("o")
    if word.endswith("ly") and word.islower() and len(word) > 4:
        return _read_adverb
    return _read_name


@cache
def _letter(code: str) -> Reader:
    return lambda _, at: Unit(code, at, at + 1)


def _read_adverb(scan: Scan, at: int) -> Unit:
    """A word in "ly"; with a capital inside the sentence it is a name ("Rosely Paz")."""
    return _read_name(scan, at) if at and scan.capital(at) else Unit("e", at, at + 1)


def _read_aged(scan: Scan, at: int) -> Unit | None:
    """An age before its noun with no article: "60-year-old trader shot dead", "his wife and three-month-old son"."""
    unit = read_bare_noun(scan, at)
    return unit if unit is not None and unit.stop > at + 1 else None


def _read_name(scan: Scan, at: int) -> Unit:
    """The run of capitalised words that begins at a token, or one word of no meaning to the rules."""
    if not scan.capital(at):
        return Unit("o", at, at + 1)
    stop = _name_end(scan, at)
    if scan.possessive(stop - 1) and (owned := read_owned(scan, at, stop)) is not None:
        return owned
    if scan.words[stop - 1] in name_words()["office"] and scan.word(stop) in ("of", "for"):
        stop = _office_end(scan, stop)
    return Unit("c", at, stop)


def _name_end(scan: Scan, at: int) -> int:
    stop = at + 1
    while stop < scan.size and _name_goes_on(scan, stop):
        stop += 1
    return stop


def _office_end(scan: Scan, at: int) -> int:
    """The token behind the capitalised charge of an office: "Ministry of Ports, Roads and Transport"."""
    stop = at
    while stop + 1 < scan.size and scan.words[stop] in ("of", "for", "and", "&", ",") and _is_charge(scan, stop + 1):
        stop += 2
        while stop < scan.size and _is_charge(scan, stop):
            stop += 1
    return stop - 1 if scan.words[stop - 1] == "," else stop


def _is_charge(scan: Scan, at: int) -> bool:
    return scan.capital(at) and scan.facts[at].code is None and at not in scan.figures


def _name_goes_on(scan: Scan, at: int) -> bool:
    word, facts = scan.words[at], scan.facts[at]
    if word == ".":
        return scan.shortened(at)
    parts = name_words()["particle"]
    if facts.code is not None and word not in parts:
        return False
    if scan.capital(at):
        if facts.verbs and (facts.verbs[0][0] in _VERBS_OF_CLAUSES or at + 1 in scan.figures):
            return False  # "Blast in Mali Kill 45"
        return at not in scan.figures and facts.noun is None
    if word in parts:
        while at < scan.size and scan.words[at] in parts:
            at += 1  # "Lopez de la Calle"
        return at < scan.size and scan.capital(at)
    return scan.prefixed(at)
