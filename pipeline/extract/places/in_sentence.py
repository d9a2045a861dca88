"""The best place of a figure's own sentence: what a place is worth to the figure, and how far it stands from it.

Belongs here: the words between a figure and a place, and places that are another figure's. Not here: the worth of a
place wherever the figure stands (`worth`), other sentences (`elsewhere`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.extract.mention import Mention
from pipeline.extract.places.judgements import has_own_share, is_share
from pipeline.extract.places.roles import RoledPlace
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.worth import OWN, usable, worth
from schemas.measure_groups import MOVED, VICTIMS

# Costs are in the unit of `worth`.
_BEHIND = 1.5
"""For a place behind the figure."""
_FAR = 0.02
"""Per character between figure and place."""
_CUT, CHANGE = 3.5, 9.0
"""For each clause boundary between them; for each that begins with a word of contrast, or parts list items."""
_OTHERS = 5.0
"""For a place behind the figure which is that of another figure of the same measure between them."""
_PART_OF = 20.0
"""The same where that figure is a part of this one."""
_SHARE_OF = 40.0
"""The same where it counts nothing else: the whole is not there ("192 clashes, 51 of them near X")."""
_RIGHT_BEHIND = re.compile(
    r"\s(?:each )?(?:[-–—] )?(?:in|over|near|at|inside|outside|around) "
    r"(?:the )?(?:(?:territory|airspace|skies|sky|waters) (?:of|over) (?:the )?)?(?:[A-Z]\w+[’']s )?(?:\w+ern )?"
)
_WITH = re.compile(r",? (?:with|saw|reported|recorded) |,? ?\(| ")
"""Between a place and its figure: "Oryol region with 30 drones downed", "Mrauk-U township (42 dead)"."""
_AFTER = re.compile(r", (?:(?:minutes|hours|days|a day) )?after ")
"""Behind a figure: what its own event came after, perhaps elsewhere."""
_THERE_KILLING = re.compile(
    r"(?: (?:on |late |early |this |last ){0,2}\w+(?: (?:morning|night|evening|afternoon))?)?,? "
    r"(?:killing|wounding|injuring|hurting|damaging|destroying) "
)
"""Between a place and what was done there: "fired rockets into Dolna on Monday, killing five"."""
_WHICH_KILLED = re.compile(
    r"(?: (?:on|in|last|late|early) [^,;.]{3,24})?,? (?:which|that) (?:has |have |had )?"
    r"(?:killed|left|claimed|injured|wounded|displaced|destroyed) "
    r"(?:(?:nearly|about|around|over|some|at least|more than) )?"
)
"""Between the place of an event and a figure of it: "a raid in Dolna on 7 May which killed ten"."""
_HARMS = re.compile(r"(?:kill|injur|wound|hurt|lea?v|left|claim|damag|destroy)")
_APART = re.compile(r", (?:in|near|at|outside|around|on|off) (?:the )?(?:[\w-]+ ){0,3}$", re.IGNORECASE)
_VERB_BEHIND = re.compile(r", (?:later |also )?(?:[a-z]+ed|left|hit|tore|shot|blew) [^,;]*", re.IGNORECASE)
"""Around a place between subject and verb of its figures: "The first blast, in Ede, killed two and injured 9"."""
_HOW_BADLY = re.compile(r" (?:[a-z]+ly\b|in (?:a )?(?:critical|serious|grave))")
"""Behind a part: it is told by how they were hurt and not by place ("were hurt in Dolna, one seriously")."""
_FROM = re.compile(r"( (?:are|were|was|is|came))? from (?:the )?")
_ELSEWHERE = frozenset({"from", "to", "of", "for", "apart", "via"})
"""Roles of a place in which nothing happened, unless the clause behind it says so."""
_WHERE = re.compile(r"(?: \([^()]{2,40}\))?(?: (?:on |late |early ){0,2}[A-Z][a-z]+day)?,? where ")
"""Behind a place, and what it lies in: what the clause tells happened there."""
_OF_THOSE = ("Of the ", "Of those ", "Of these ", "Among the ", "Among those ")
"""What opens a sentence that shares out the dead or the hurt."""
_TO_ROW = re.compile(
    r"\b(?:to|for|in|of|for those in) (?:the )?(?:[A-Z][^(),;]{1,40} \([^()]{1,40}\)(?:, and |, | and )(?:the )?)*$"
)
_SHORT = 36
"""Characters between a place and a figure; where more stands there, the preposition alone does not join them."""
_LONGER = 48
"""The same where only a day and "killing" stand between."""
_BESIDE = 6.0
"""For a place that only a preposition parts from the figure ("32 over the Bryansk region")."""
_SHARE_FROM = 19.0
"""For the place from which a share of the dead or the hurt is reported."""
_MEANWHILE = (
    r"(?! (?:shelling|bombing|flooding|rioting) (?:in|of|on|near)\b)"
    r" (?:h(?:is|er|e)|she|they|their|its?|(?:the |a )?\w+ (?:was|were)|[a-z]+ing|on"
    r"|(?:at|in)(?! (?:the )?(?:[A-Z]|$)))\b"
)
"""Behind a "while" of the same event ("died while his convoy was passing Dolna"), which contrasts nothing."""
_CLAUSE = re.compile(
    r"(?P<contrast>;|,? (?:while(?!" + _MEANWHILE + r")|whereas|but|although|though)\b"
    r"| in (?:revenge|reprisal|retaliation|response) (?:for|to)\b|(?<=[a-z]{4})\. (?=[A-Z]))"
    r"|, (?:and|as|after|when|before|where|in which)\b|, (?=[a-z]+ing\b)"
    r"| and (?:another|(?:a|the) (?:second|third|other))(?: [a-z]+)?, (?=(?:in|near|at|outside|on)\b)"
)
_OWN_CLAUSE = re.compile(r", (?:and|while|but) |; ")
"""Between two figures of a sentence: the second is told in a clause of its own, with the place behind it."""
_OWN_PLACE = re.compile(
    r" (?:in|near|at|across|throughout) (?:the )?(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+(?: [a-z]+)?(?:,| and|, and|;) "
)
"""Between a figure's verb and the next figure with a verb of its own: "one died in Dolna, 200 homes burnt in Sora"."""
_NEXT_CLAUSE = 80
"""Characters of such a clause."""
_ASIDE = re.compile(r" [–—-] .*? [–—-] |\([^)]*\)")


class _Candidate(NamedTuple):
    """A place that a figure may have. Candidates are in the order of the most that each can be worth, equals in that of
    the sentence."""

    most: float
    rank: int
    """Higher for the first of the sentence."""
    score: float
    """Before what stands between place and figure is counted off."""
    after: bool
    left: int
    right: int
    """Where the stretch between them begins and ends; `left` is the greater where they overlap."""
    place: RoledPlace


def best_in_sentence(
    mention: Mention, places: Iterable[RoledPlace], figures: list[Mention], text: str, offset: int
) -> tuple[RoledPlace | None, float]:
    """The best place of the figure's own sentence, and its worth there; `figures` are all of that sentence."""
    per_letter = 0.0 if _has_asides(text) else _FAR
    able = [
        _candidate(mention, place, -number, text, offset, per_letter)
        for number, place in enumerate(_as_told(mention, place, text, offset) for place in places)
        if usable(place, mention.measure)
    ]
    able.sort(reverse=True)
    best, top = None, (0.0, 0)
    for one in able:
        if best is not None and best.role != "seat" and (one.most, one.rank) <= top:
            break
        score = one.score - _distance(text[max(0, one.left - offset) : max(0, one.right - offset)])
        if one.after and len(figures) > 1:
            score -= _of_another(mention, one.place, figures, text, offset)
        if best is None or _comes_before(one.place, (score, one.rank), best, top):
            best, top = one.place, (score, one.rank)
    if best is not None and best.lead == "between":
        best = max((one.place for one in able if one.place.lead == "between"), key=_size)
    return best, top[0]


def _as_told(mention: Mention, place: RoledPlace, text: str, offset: int) -> RoledPlace:
    """A place as the clause tells it that begins with "where" behind it and holds the figure: it happened there,
    whatever the place is to the words before ("of the dead from X, where four were shot"); and
    that of a sum in brackets right behind it."""
    behind = mention.start >= place.span.end and place.role in _ELSEWHERE
    told = behind and _WHERE.match(text, place.span.end - offset) is not None
    if told or (mention.measure == "aid" and _gets_bracket(text, place.span, mention.start - offset, offset)):
        return RoledPlace(place.span, "at", "in")
    return place


def _gets_bracket(text: str, span: PlaceSpan, start: int, offset: int) -> bool:
    """Whether a sum in brackets stands right behind a place of a row that a preposition of receivers opens: "to Chad
    ($3m), Mali ($2m)"; those who gave have none."""
    return text[span.end - offset : start] == " (" and _TO_ROW.search(text, 0, span.start - offset) is not None


def _candidate(mention: Mention, place: RoledPlace, rank: int, text: str, offset: int, per_letter: float) -> _Candidate:
    after = place.span.start >= mention.start
    left, right = (mention.end, place.span.start) if after else (place.span.end, mention.start)
    score = worth(place, mention.measure)
    if after:
        score += _BEHIND + _joined_behind(mention, text, left - offset, right - offset)
    elif place.role not in ("via", "inside"):
        score += _joined_before(text, left - offset, right - offset)
        holds = text.endswith(", ", 0, max(0, place.span.start - offset))  # "in Dolna, Karst, which killed"
        if not holds and _WHICH_KILLED.fullmatch(text, left - offset, right - offset):
            score += _BESIDE
        if _is_killing(text, left - offset, right - offset) and _AFTER.search(text, mention.end - offset):
            score += _BESIDE
        if _VERB_BEHIND.fullmatch(text, left - offset, right - offset) and _APART.search(
            text, 0, place.span.start - offset
        ):
            score += _BESIDE
    return _Candidate(score - per_letter * (right - left), rank, score, after, left, right, place)


def _joined_behind(mention: Mention, text: str, left: int, right: int) -> float:
    """What a preposition adds that alone parts a figure from the place behind it."""
    if right - left >= _SHORT:
        return 0.0
    if _RIGHT_BEHIND.fullmatch(text, left, right):
        return _BESIDE
    origin = _FROM.fullmatch(text, left, right)
    return _of_origin(mention, text, origin[1] is not None) if origin else 0.0


def _joined_before(text: str, left: int, right: int) -> float:
    """What the words between a place and the figure that belongs to it add: "Oryol region with 30 drones downed"."""
    if text.startswith((", where ", " where "), left):
        return _BESIDE
    if not (0 <= right - left < _SHORT and _WITH.fullmatch(text, left, right)):
        return 0.0
    return 0.0 if right - left == 1 and _HARMS.match(text, right) else _BESIDE  # "raids on Dolna and Karst killed two"


def _is_killing(text: str, left: int, right: int) -> bool:
    """Whether only a day and what was done there stand between a place and a figure."""
    near = 0 <= right - left < _LONGER and "ing " in text[left:right]
    return near and _THERE_KILLING.fullmatch(text, left, right) is not None


def _comes_before(place: RoledPlace, rank: tuple[float, int], best: RoledPlace, top: tuple[float, int]) -> bool:
    """Whether a place is better than the best so far; where somebody speaks is the last of what places a figure."""
    if rank > top:
        return place.role != "seat" or top[0] < OWN
    return best.role == "seat" and place.role not in ("seat", "via") and rank[0] >= OWN


def _size(place: RoledPlace) -> tuple[int, int]:
    """By population, then the first: of the two ends of a way the one that others will name."""
    return place.span.place.population if place.span.place is not None else 0, -place.span.start


def _has_asides(text: str) -> bool:
    return "(" in text or " –" in text or " —" in text


def _distance(gap: str) -> float:
    """What the letters and clause boundaries between figure and place cost; asides do not count."""
    if "followed by " in gap:
        return _PART_OF  # "with 382 homes damaged, followed by Punjab with 61"
    if _has_asides(gap):
        gap = _ASIDE.sub(" ", gap)
    cost = _FAR * len(gap)
    if not (
        "," in gap or ";" in gap or ". " in gap or " but" in gap or " in re" in gap or " wh" in gap or "though" in gap
    ):
        return cost
    going_on = False
    for match in _CLAUSE.finditer(gap):
        if match[0] == ", " and going_on:
            continue  # ", killing three, injuring nine"
        going_on = match[0] == ", "
        cost += CHANGE if match["contrast"] else _CUT
    return cost


def _of_another(mention: Mention, place: RoledPlace, figures: list[Mention], text: str, offset: int) -> float:
    """What it costs that a place behind a figure stands behind another of its measure or of the next clause too, whose
    own it then is."""
    start = place.span.start
    told = mention.trigger_end if mention.end <= mention.trigger_start < start else mention.end
    beside = _RIGHT_BEHIND.fullmatch(text, told - offset, start - offset) is not None
    for other in figures:
        part = _SHARE_OF if is_share(other, mention) else _PART_OF
        if other.part_of is mention and start < other.start and not beside:
            if has_own_share(place, other, text, offset) and not _HOW_BADLY.match(text, other.end - offset):
                return part
            continue
        if mention.part_of is other:
            continue  # "three of the twelve killed in X"
        same = other.measure == mention.measure or other.part_of is mention
        if mention.end <= other.start < start and same:
            if part == _SHARE_OF and ":" in text[mention.end - offset : other.start - offset]:
                return part  # "36: 12 over X and one each over Y and Z"
            between = text[other.end - offset : start - offset]
            if not ("," in between or " –" in between or " —" in between or ")" in between):
                told_behind = mention.trigger_start >= other.end  # "6, including a child, were killed in X"
                if told_behind and other.trigger_start == mention.trigger_start and other.part_of is None:
                    continue  # "ten women and three children were killed in X"
                return part if other.part_of is mention and not told_behind else _OTHERS
            continue
        own_verb = told <= other.start < start <= other.start + _NEXT_CLAUSE and other.trigger_start >= other.end
        if own_verb and _OWN_PLACE.fullmatch(text, told - offset, other.start - offset):
            return _OTHERS
        left, right = mention.end - offset, other.start - offset
        if left <= right and other.start < start and _OWN_CLAUSE.search(text, left, right):
            return _CUT
    return 0.0


def _of_origin(mention: Mention, text: str, verbal: bool) -> float:
    """What "from" right behind a figure adds for the place behind it: where people left, or, of a share of the dead and
    the hurt, where they were ("23 deaths: seven from Bauchi", "Of those missing, seven are from Bauchi").
    `verbal` tells whether a verb leads to it."""
    if mention.measure in MOVED:
        return 0.0 if verbal else _BESIDE
    shares = mention.part_of is not None or text.startswith(_OF_THOSE)
    return _SHARE_FROM if shares and mention.measure in VICTIMS else 0.0
