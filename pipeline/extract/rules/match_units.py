"""The figures and the predicates of a match of a rule.

Belongs here: which figures of a list the predicate is of, and matches whose figures act or stand aside. Not here:
figures that are another word's (`refusals`), what a match means (`productions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules import ellipsis, list_phrases
from pipeline.extract.rules import part_links as links
from pipeline.extract.rules import pronoun_productions as pronouns
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.rule import Rule
from pipeline.extract.rules.tellers import is_teller
from pipeline.extract.units.nominals import INDEFINITE
from pipeline.extract.units.quantities import DETERMINERS
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import FACTS
from schemas.measure_groups import FLIGHT

_VERBS = frozenset("vwgaLmTIR1uqnocX")
_AFTER_TOLL, _INCLUDED_LIST = re.compile(r"L[^,;qn]*$"), re.compile(r"[va],?I[eD]*[qn1](?:,[eD]*[qn1])*,?&[eD]*$")
LAST_ONLY = frozenset({"participle", "state", "participle_list", "state_list"})
"""Rules whose predicate is that of the last figure alone where this one stands bare."""
_FLYING_PART = re.compile(r"[nq].*,I[eD]*[nq]g$")
"""A part of a figure before it with what it was doing: it shares the fate of the whole."""
_INCLUDED_BEFORE = re.compile(r"I[eD]*[qn1]&$")
_RELATIVE_CLAUSE = re.compile(r",[rfF]?R[^,;:]*$")
_INFINITIVE = re.compile(r"tw,?&e*v")
_OBJECTS_BEHIND = frozenset({"active", "added", "company"})
"""Rules whose figures stand behind the verb."""
_LEFT_SO = re.compile(r"B[eD]*[qn]$")
_BESIDE = re.compile(r",[eD]*o$")
_WERE_HARMED = re.compile(r"b[eh]*v(?:,?&[eb]*v)*:[eD]*$")


def read_match(book: Book, rule: Rule, match: re.Match[str]) -> tuple[list[Unit], list[Unit]] | None:
    """Figures and predicates of a match; None where its figures did it, tell it, or are told only beside it."""
    listed = _figures(book, rule, match)
    figures = [unit for unit in listed if not is_teller(book, unit)]
    if not figures or (len(figures) == 1 < len(listed) and rule.name.endswith("_list")):
        return None  # what is no list without its teller, other rules read
    verbs = _verbs(book, rule, match)
    if _acts(book, rule, figures, verbs) or _is_told_beside(book, rule, match) or _is_counted(book, match):
        return None
    counted = _counted(book, rule, figures, book.letters[: match.start("q")])
    return (counted, verbs) if counted else None


def _verbs(book: Book, rule: Rule, match: re.Match[str]) -> list[Unit]:
    """The predicates of a match; a past form does not share its object with an infinitive before it: "forced a town to
    evacuate and killed 11"."""
    first = match.start("v")
    if rule.name == "active" and "," in match["v"] and _RELATIVE_CLAUSE.search(book.letters[:first]):
        first += match["v"].index(",")  # "the fire, which they could not put out, killed five"
    verbs = [unit for unit in book.units[first : match.end("v")] if unit.code in _VERBS]
    if rule.name == "active" and (
        _INFINITIVE.match(book.letters, first - 1) or _LEFT_SO.search(book.letters, 0, first)
    ):
        return verbs[1:] or verbs  # "left 40 injured, and forced 200 to flee"
    return verbs


def _figures(book: Book, rule: Rule, match: re.Match[str]) -> list[Unit]:
    """All figures that a match may speak of."""
    first, stop = match.span("q")
    figures = [book.units[first]] if rule.role.startswith("pronoun") else list_phrases.listed(book, first, stop)
    share = list_phrases.share_before_verb(book, match) if len(figures) == 1 else None
    if share is not None:
        return [share]
    last = list_phrases.reduced_item(book, match) if rule.name == "active" else None
    return figures if last is None else [*figures, last]


def _acts(book: Book, rule: Rule, figures: Sequence[Unit], verbs: Sequence[Unit]) -> bool:
    """Whether figures before what looks like their participle, or behind an attack, are those who did it."""
    if rule.name == "by_agent":
        return _attacked(book, figures[0])
    if rule.name != "participle":
        return False
    may_act = figures and (figures[-1].code in "1u" or ellipsis.is_ordinal(book, figures[-1]))
    if may_act and _has_object(book, verbs[-1]):
        return True  # "a gunman shot the prominent …"
    if verbs[-1].code == "v" and _has_named_object(book, book.index[verbs[-1]] + 1):
        return True  # "two gunmen murdered millionaire businessman Ruben Soto"
    return pronouns.has_object(book, verbs[0])  # "three gunmen shot him dead"


def _is_told_beside(book: Book, rule: Rule, match: re.Match[str]) -> bool:
    """Whether figures beside a verb go on with those before it."""
    letters, first = book.letters, match.start("q")
    if rule.name == "active":
        if _WERE_HARMED.search(letters[:first]):
            return True  # "19 were killed: 15 guards and four clerks"
        return _is_passive_aside(book, *match.span("v"), first)
    # "12 drones were downed, including two flying towards the capital"
    return rule.name == "subject" and _FLYING_PART.search(letters[: match.end("v")]) is not None


def _is_counted(book: Book, match: re.Match[str]) -> bool:
    """Whether the predicate only names who is counted, by whom a figure before it tells: "an official at the clinic put
    the number of wounded at 41", but "that brings to seven the number of killed"."""
    at = match.start("v")
    return match.end("q") < at - 1 and book.letters[at - 1] == "N"


def _counted(book: Book, rule: Rule, figures: list[Unit], before: str) -> list[Unit]:
    """Those of the figures that the predicate is of; `before` are the letters before them."""
    if figures and figures[-1].code == "n" and _is_alone(book, rule, figures):
        figures = figures[-1:]  # "12 dead people and three injured"
    if rule.name in LAST_ONLY and len(figures) > 1 and _is_told_before(book, figures[0]):
        figures = figures[1:]  # "displacing 1,200 and three people dead"
    if rule.name == "passive" and len(figures) == 2 and _is_of_gerund(book, figures[0], before):
        figures = figures[1:]
    if rule.name in _OBJECTS_BEHIND:
        figures = list(takewhile(lambda unit: not _has_verb_of_its_own(book, unit), figures))
    ahead = _AFTER_TOLL if figures and figures[0].code == "n" else _INCLUDED_LIST
    if len(figures) > 1 and ahead.search(before):
        figures = figures[1:]  # "the count reached 1,290 and 12,588 were hurt", "including 11 boys and 5 girls"
    if links.says_who_they_are(figures):
        figures = figures[:1]
    return list_phrases.without_described(book, figures) if rule.name in list_phrases.RULES else figures


def _is_of_gerund(book: Book, unit: Unit, before: str) -> bool:
    """Whether the first of two figures is the object of a word of no measure that says what else came of it: "were
    flooded, affecting 200 families and 50 people were rescued"."""
    return _BESIDE.search(before) is not None and book.tokens.folded[unit.first - 1].endswith("ing")


def _has_verb_of_its_own(book: Book, unit: Unit) -> bool:
    """Whether a bare figure behind "and" has a verb of which no list knows: "killed 19 and two survived"."""
    at = book.index[unit]
    if unit.code != "n" or unit.anaphor or book.letters[at - 1 : at + 2] != "&no":
        return False
    return book.tokens.folded[book.units[at + 1].first].endswith("ed")


def _is_told_before(book: Book, unit: Unit) -> bool:
    """Whether a figure is the object of the verb right before it, which tells what became of its people."""
    before = book.letters[: book.index[unit]].rstrip("eD")
    return before.endswith(("g", "v", "w")) and any(
        hit.unit is unit and hit.trigger is book.units[len(before) - 1] and hit.measure not in FLIGHT for hit in book
    )


def _is_passive_aside(book: Book, start: int, stop: int, figure: int) -> bool:
    """Whether a figure behind an aside is no object of the verb before it: "12 hurt, according to X, head of Y"."""
    letters = book.letters
    return "," in letters[stop:figure] and letters[:start].rstrip("eh").endswith(("b", "q", "n"))


def _is_alone(book: Book, rule: Rule, figures: Sequence[Unit]) -> bool:
    """Whether the predicate is of the bare last figure alone, which may begin a clause behind "including": "six
    died, including two boys and three were hurt"."""
    if rule.name != "passive" or figures[-1].anaphor:
        return rule.name in LAST_ONLY and list_phrases.stands_alone(book, figures)
    return bool(_INCLUDED_BEFORE.search(book.letters[: book.index[figures[-1]]]))


def _attacked(book: Book, unit: Unit) -> bool:
    """Whether people are said to be those of an attack before them: "12 died in raids by about 150 rebels"."""
    before = book.letters[: book.index[unit]].rstrip("eD")
    return before.endswith("Ty") and unit.noun is not None and unit.noun.kind == "person"


def _has_named_object(book: Book, at: int) -> bool:
    """Whether one word of no class and a person with a name stand behind a verb, so that it is active."""
    if book.letters[at : at + 2] != "ou" or not book.units[at + 1].named:
        return False
    between = book.units[at]
    return between.stop - between.first == 1 and not book.tokens.folded[between.first].endswith("ing")


def _has_object(book: Book, verb: Unit) -> bool:
    """Whether a determiner, or what is made known, stands right behind a verb, so that it is active."""
    words = book.tokens.folded
    if words[verb.first] == "released" and not rule_words()["published"].isdisjoint(words[verb.stop : verb.stop + 2]):
        return True  # "Minister Ada Obi released details"
    if verb.stop >= len(words) or (words[verb.stop] not in DETERMINERS and words[verb.stop] not in INDEFINITE):
        return False
    noun = FACTS[words[verb.stop + 1]].noun if verb.stop + 1 < len(words) else None
    return noun is None or noun.object != "time"  # "killed this week", "killed a day earlier"
