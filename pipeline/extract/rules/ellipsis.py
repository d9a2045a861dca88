"""Figures whose noun and verb are left out: "300 from the second", "16 hurt, four seriously".

Belongs here: when a bare figure takes the measure of the one before it. Not here: parts that a word names
(`part_productions`), what a toll is compared with or changed to (`toll_changes`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.district_shares import OF_PLACES, is_shared_out
from pipeline.extract.rules.earlier_figures import is_earlier_figure
from pipeline.extract.rules.hits import EARLIER_REACH, Book, Hit
from pipeline.extract.rules.other_clauses import opens_other_clause
from pipeline.extract.rules.placed_shares import whole_of_list
from pipeline.extract.rules.toll_changes import is_changed_toll, is_compared, is_risen_from
from pipeline.extract.units.nominals import ORDINALS
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLED

_OF_CLAUSE = frozenset({"passive", "participle", "ellipsis", "subject", "state"})
"""Rules by which a figure stands before the verb that it shares with those behind it."""


_TIMES = frozenset({"year", "month", "week", "day", "weekend", "years", "months", "weeks", "days"})
_LONGEST_TIME = 5
"""Words of "in the past two months"."""


def inherit(book: Book) -> None:
    """A bare figure joined to one with a measure, with no predicate of its own: "300 from the second"."""
    _share_out_earlier(book)
    for unit in book.figures:
        at = book.index[unit]
        if unit.code not in "nq" or at < 1 or book.has(unit) or unit in book.described:
            continue
        total = unit.code == "n" and (_is_new_total(book, unit) or is_earlier_figure(book, unit))
        if not total and not (_is_elliptic(book, at) if unit.code == "n" else _goes_on(book, at)):
            continue
        earlier = book.before(unit) or (book.earlier[-EARLIER_REACH:] if total else [])
        if earlier and (
            earlier[-1].rule != "inside" or (points_back(book, unit) and _IS_SURE.match(book.letters, at + 1))
        ):
            hit = whole_of_list(book, at) or earlier[-1]
            like = hit.parent if hit.rule == "ellipsis" and hit.parent is not None else hit
            noun = unit.noun or (book.units[at + 2].noun if _is_of_other_people(book, at) else like.noun)
            whole = None if total else _whole_of(book, at, hit)
            book.add(unit, hit.measure, noun, hit.trigger, "ellipsis", whole)


_BEHIND_TOTAL = frozenset({"so", "in", "for", "since", "across", "over", "there"})
_TOTAL_REACH = 14
"""Tokens from "bringing" to the figure."""


def _is_new_total(book: Book, unit: Unit) -> bool:
    """Whether a bare figure is what those before it come to: "three more died, taking the total so far to 131"."""
    words, known = book.tokens.folded, rule_words()
    first = max(0, unit.first - _TOTAL_REACH)
    if unit.first < 1 or words[unit.first - 1] != "to" or known["total"].isdisjoint(words[first : unit.first]):
        return False
    if not book.before(unit) and any(other.first < unit.first for other in book.figures):
        return False  # "81 new crimes, bringing the total to 102,849": of other things
    at = next(at for at in range(unit.first - 1, first - 1, -1) if words[at] in known["total"])
    bare = at > 0 and words[at - 1] in known["before_total"]
    ends = at + 1 == unit.first - 1 or words[at + 1] in _BEHIND_TOTAL
    return bare and ends and not known["raising"].isdisjoint(words[first:at])


def _share_out_earlier(book: Book) -> None:
    """ "Some 200 of them are in Goma, while another 300 are in Minova": where parts of the figure before the sentence
    are."""
    whole: Hit | None = None
    for unit in book.figures:
        if unit.code != "n" or _ARE_IN.match(book.letters, book.index[unit] + 1) is None:
            continue
        if whole is None and points_back(book, unit) and not book.has(unit):
            whole = next((h for h in reversed(book.earlier[-EARLIER_REACH:]) if _is_greater(h, unit)), None)
        if whole is not None and not book.has(unit) and _is_greater(whole, unit):
            book.add(unit, whole.measure, whole.noun, None, "ellipsis", whole)


def _is_greater(whole: Hit, unit: Unit) -> bool:
    figure, part = whole.unit.figure, unit.figure
    assert part is not None
    return figure is not None and figure.value > part.value and whole.measure in OF_PLACES


_ARE_IN = re.compile(r"e*be*[rF][eDo]*c")
_IN_NAMED = re.compile(r"[rF][eDo]*c")
_IN_ONE = re.compile(r"[rfF][eDo]*[1q]")
"""Behind a share: where it was ("14 were killed, with 13 in Orissa", "five died – four in Gaza", "– two from one
house"), by name or not."""
_ELSEWHERE = re.compile(
    r"(?:,?&[eD]*q,?|\(q\))?-?[rFy][Deo]*(?:o?f?[Deo]*[ucT]){1,4}(?:[rf](?:[uc]{1,2}|[Deo]+[uc]{0,2}))?(?:[,;&)-]|$)"
)
"""Behind a figure: where its things were, and then the next one, or the end."""
_PLACED = re.compile(r"e*(?:,?&[eD]*q,?|\(q\))?[rFy;]")
"""Behind the verb or the figure that the elliptic one goes on with: where its things were, or the end of the clause."""
_IS_PLACED_AND = re.compile(r"(?:[rFyW][Deo]*[cuoe1T]{1,2}){1,3}e*(?:b|[hM])[^,;:&)-]")
"""Behind a figure: where its people were, and a finite verb of their own: "and 12 in Sake were arrested"."""
_DOES_HARM = re.compile(r"[rFyW][^,;:bhMvwgB]*(?P<v>[vwB])[eD]*[qn1u]")
"""Behind a figure that stands for an attack: where or when it was, and whom it harmed: "and one on Friday killed 8"."""
_ACTS = re.compile(r"(?:,r[Deo]*[cu]o?,)?e*[vw][eD]*[oqn1uc]")
"""Behind "the second": its verb, and what that was done to: "the second damaged the ministry"."""
_OF_RUNNER_UP = re.compile(r"[cu],?W$")
_FINITE = re.compile(r"[bhMvwgRBI;]")
_IS_ELSE = re.compile(r"[hM]*b[eb]*(?:[ov]|rof)")
"""Behind a figure: what is said of its people and not of those before: "are threatened", "are at risk of hunger"."""
_IS_SURE = re.compile(r"e*[hM]*b[eb]*B")
"""Behind a figure: how sure it is: "two of whom have been confirmed"."""
_BEHIND_ADVERBS = re.compile(r"e*o")
"""Behind a figure: words of no class, as a verb is that no list has."""


def _goes_on(book: Book, at: int) -> bool:
    """Whether a figure with the noun of the one before it leaves out only the verb: "29 drones were shot down over one
    region, 15 drones over another"."""
    unit, before = book.units[at], book.letters[:at].rstrip("eD")
    last = _last_like(book, unit)
    if last is None:
        return False
    if before.endswith(":"):
        return _shares_out(book, at, last)
    if last.rule not in _OF_CLAUSE or not before.endswith((",", "&", ";")):
        return False
    if unit.noun is None or last.noun is None or unit.noun.measure is not None:
        return False
    share = last.rule == "ellipsis" and last.parent is not None and unit.noun.kind == last.noun.kind == "person"
    if unit.noun.object != last.noun.object and not share:
        return False
    first = book.index.get(last.unit if last.rule == "ellipsis" or last.trigger is None else last.trigger)
    if (
        first is None
        or _FINITE.search(before.rstrip(";,&"), first + 1)
        or _ELSEWHERE.match(book.letters, at + 1) is None
    ):
        return False
    return _PLACED.match(book.letters, first + 1) is not None or _holds_place(last)


def _holds_place(hit: Hit) -> bool:
    """Whether the words of a predicate say where its people are: "families are staying at a monastery"."""
    verb = hit.trigger
    return hit.measure in FLED and verb is not None and verb.code in "vwg" and verb.stop > verb.first + 2


def _shares_out(book: Book, at: int, last: Hit) -> bool:
    """Whether the first of a list behind a colon is a share, by its place, of what the clause before has told: "36
    drones were shot down: 12 drones over Tula"."""
    noun = book.units[at].noun
    same = last.noun is not None and noun is not None and noun.object == last.noun.object
    return same and _breaks_down(book, book.units[at]) and _ELSEWHERE.match(book.letters, at + 1) is not None


def _last_like(book: Book, unit: Unit) -> Hit | None:
    """The last hit before a figure; of one count in persons and in families that of its own noun."""
    before = book.before(unit)
    if not before or unit.noun is None:
        return None
    alike = (
        h for h in reversed(before) if h.trigger is before[-1].trigger and h.noun and h.noun.object == unit.noun.object
    )
    return next(alike, before[-1])


def _whole_of(book: Book, at: int, last: Hit) -> Hit | None:
    """The whole of an elliptic figure: the one before it where the figure points back, opens a list behind a colon or
    in brackets, or is said to be worse off ("16 hurt, four seriously"); else that of the figure beside it."""
    unit = book.units[at]
    before = book.letters[:at].rstrip("eD")
    if last.rule == "ellipsis":
        return last.parent
    if points_back(book, unit):
        return last
    worse = _is_worse(book, at) and not _is_worse(book, book.index.get(last.unit, at))
    fits = unit.value < last.unit.value
    return last if fits and (worse or before.endswith((":", "(", "-"))) else last.parent


def points_back(book: Book, unit: Unit) -> bool:
    """Whether a figure is one of those before it: "four of them", "two of whom"."""
    return unit.anaphor and book.tokens.folded[unit.stop - 1] in ("them", "whom", "those", "these")


def is_ordinal(book: Book, unit: Unit) -> bool:
    """Whether a figure is one told by its turn: "the second"."""
    return unit.anaphor and book.tokens.folded[unit.stop - 1] in ORDINALS


def _is_worse(book: Book, at: int) -> bool:
    """ "sixteen were hurt, four seriously": behind the bare figure stands only how badly."""
    stop = book.units[at].stop
    return stop < len(book.tokens.folded) and book.tokens.folded[stop] in phrase_words()["degree_of_harm"]


def _is_of_other_people(book: Book, at: int) -> bool:
    """ "injuries: 71 to firefighters, 27 to civilians": what stands behind the second figure says whose they are."""
    noun = book.units[at + 2].noun if book.letters[at + 1 : at + 3] == "tu" else None
    return noun is not None and noun.kind == "person" and noun.plural


def _breaks_down(book: Book, unit: Unit) -> bool:
    """Whether a bare figure that opens a bracket is less than the one before it: "nine dead (three in Leyte)"."""
    last = next(reversed(book.before(unit)), None)
    whole, figure = last.unit.figure if last is not None else None, unit.figure
    return whole is not None and figure is not None and figure.value < whole.value


def _is_of_time(book: Book, at: int) -> bool:
    """Whether a bare figure behind a dash or a comma is the share of a time: "one million people – more than 450,000
    this year alone", "300 civilians, 120 in the past month"."""
    unit, words = book.units[at], book.tokens.folded
    if not book.letters[:at].endswith(("-", ",")) or not _breaks_down(book, unit):
        return False
    behind = words[unit.stop : unit.stop + _LONGEST_TIME]
    if behind[:2] in (["in", "the"], ["over", "the"], ["during", "the"]):
        behind = behind[2:]
    if behind[:1] in (["since"], ["yesterday"], ["today"]):
        return True
    return behind[:1] in (["this"], ["last"], ["past"]) and not _TIMES.isdisjoint(behind[1:3])


def _is_elliptic(book: Book, at: int) -> bool:
    """Whether a bare figure stands as one whose noun and verb are left out.

    The order matters: what a figure is compared with, or shared out to, tells it whatever else stands beside it; behind
    that only one in a list, or behind a dash or colon, is elliptic, if no word behind it gives it a verb of its own.
    """
    if book.tokens.folded[book.units[at].stop : book.units[at].stop + 1] == ["than"]:
        return False  # "(two more than on Monday)"
    if is_compared(book, at) or is_risen_from(book, at) or _is_runner_up(book, at):
        return True
    if is_changed_toll(book, at) or is_shared_out(book, at) or _is_of_time(book, at):
        return True
    unit = book.units[at]
    if unit.anaphor and book.letters[at + 1 : at + 2] in ("B", "s"):
        return False  # "…, one of them said"
    before = book.letters[max(0, at - 4) : at].rstrip("eD")
    behind = _IN_NAMED.match(book.letters, at + 1) or (before.endswith("-") and _IN_ONE.match(book.letters, at + 1))
    if behind and before.endswith(("W", "-")) and _breaks_down(book, unit):
        return True
    if before.endswith("-") and unit.anaphor and _is_worse(book, at) and _breaks_down(book, unit):
        return True  # "21 people – four of them seriously"
    if book.tokens.folded[max(0, unit.first - 2) : unit.first] == ["followed", "by"] and _ends_in_list(book, at):
        return True  # "20 were hurt on Sunday, followed by 39 on Monday"
    if not before or before[-1] not in "&,;:(" or (before[-1] == "(" and not _breaks_down(book, unit)):
        return False
    if _is_worse(book, at) or _is_of_other_people(book, at):
        return True
    return not _has_own_verb(book, at) and (unit.anaphor or _ends_in_list(book, at))


def _is_runner_up(book: Book, at: int) -> bool:
    """ "Punjab with 39 deaths, followed by Sindh with 22 and Kerala, with nine"."""
    behind_with = _OF_RUNNER_UP.search(book.letters, 0, at)
    return behind_with is not None and "followed" in book.tokens.folded[: book.units[at].first]


def _has_own_verb(book: Book, at: int) -> bool:
    """Whether the words behind a figure tell something else of it than the clause before."""
    unit = book.units[at]
    behind = _BEHIND_ADVERBS.match(book.letters, at + 1)
    verb = book.units[behind.end() - 1].first if behind is not None and unit.anaphor else None
    others = book.tokens.folded[unit.stop - 1] == "others"
    if verb is not None and (others or book.tokens.folded[verb].endswith("ed")):
        return True  # "and 40 others forced to live in tents", "; three others swam ashore"
    if unit.anaphor and _IS_ELSE.match(book.letters, at + 1):
        return True  # "and 40 others are threatened"
    if _IS_PLACED_AND.match(book.letters, at + 1) or (is_ordinal(book, unit) and _ACTS.match(book.letters, at + 1)):
        return True
    harm = _DOES_HARM.match(book.letters, at + 1)
    return harm is not None and not opens_other_clause(book, at + 1, harm.start("v"))


def _ends_in_list(book: Book, at: int) -> bool:
    """Whether the place, the time or the like of a figure stands right behind it: "one further south in Hala"."""
    if book.tokens.folded[book.units[at].stop : book.units[at].stop + 1] == ["elsewhere"]:
        return book.letters[at - 1] != "D"  # "the two elsewhere" are those told of
    behind = at + 1 + (book.letters[at + 1 : at + 2] in ("-", "e"))  # "7 – over Tula", "one each over"
    way = book.letters.startswith("Do", behind) and book.tokens.folded[book.units[behind].first] == "further"
    after = book.letters[behind + 2 : behind + 4] if way else book.letters[behind : behind + 2]
    return len(after) == 2 and after[0] in "rFyW" and after[1] in "cDuoe1T"
