"""How good a place is for a figure: its role and kind, what the measure wants, how far it stands from the figure.

Belongs here: the worth of a place of the figure's own sentence and of another. Not here: the order in which sentences
are asked (`link`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extract.mention import Mention
from pipeline.extract.places.judgements import has_own_share
from pipeline.extract.places.roles import RoledPlace
from pipeline.gazetteer.load import gazetteer
from schemas.measure_groups import ARRIVAL, FLIGHT, MOVED, VICTIMS

# Worths and costs are in one unit, tuned by hand on annotated updates: a place of a plain "in" is worth 10.
_ROLE = {
    "at": 10.0, "struck": 10.0, "of": 7.0, "to": 7.0, "for": 7.0, "from": 6.5, "ground": 6.0, "modifier": 5.0,
    "bare": 4.5, "owner": 4.0, "via": 4.0, "inside": 3.5, "seat": 3.5, "local": 3.0,
}  # fmt: skip
_SPECIFIC = {
    "quarter": 6.0,
    "site": 6.0,
    "settlement": 5.0,
    "district": 4.0,
    "admin1": 3.5,
    "area": 3.5,
    "water": 3.5,
    "country": 0.0,
}
_UNLISTED = 4.5
_STATELESS = 2.0
"""Off an area that lies in no one country ("the Line of Control", "the Sahel")."""
_LISTED = 1.5
"""Off a place that goes on a list: of several places the first stands for all."""
_FAR = 0.02
"""Per character between figure and place."""
_CUT, CHANGE = 3.5, 9.0
"""For each clause boundary between them; for each that begins with a word of contrast, or parts list items."""
_OTHERS = 5.0
"""For a place behind the figure which is that of another figure of the same measure between them."""
_PART_OF = 20.0
"""The same where that figure is a part of this one: the whole is not there ("192 clashes, 51 of them near X")."""
_RIGHT_BEHIND = re.compile(
    r"\s(?:[-–—] )?(?:in|over|near|at|inside|outside|around) (?:the )?(?:[A-Z]\w+[’']s )?(?:\w+ern )?"
)
_WITH = re.compile(r",? (?:with|saw|reported|recorded) |,? ?\(| ")
"""Between a place and its figure: "Oryol region with 30 drones downed", "Mrauk-U township (42 dead)"."""
_FROM = re.compile(r" from (?:the )?")
_SHORT = 24
_BESIDE = 6.0
"""For a place that only a preposition parts from the figure ("32 over the Bryansk region")."""
_SHARE_FROM = 19.0
"""For the place from which a share of the dead or the hurt is reported."""
OWN = 0.0
"""What a place of the figure's own sentence must be worth at least to come before another sentence's."""
_MEANWHILE = (
    r" (?:h(?:is|er|e)|she|they|their|its?|(?:the |a )?\w+ (?:was|were)|[a-z]+ing|on|at|in(?! (?:the )?(?:[A-Z]|$)))\b"
)
"""Behind a "while" of the same event ("died while his convoy was passing Dolna"), which contrasts nothing."""
_CLAUSE = re.compile(
    r"(?P<contrast>;|,? followed by\b|,? (?:while(?!" + _MEANWHILE + r")|whereas|but|although|though)\b"
    r"| in (?:revenge|reprisal|retaliation|response) (?:for|to)\b|(?<=[a-z]{4})\. (?=[A-Z]))"
    r"|, (?:and|as|after|when|before|where|in which)\b|, (?=[a-z]+ing\b)"
)
_OWN_CLAUSE = re.compile(r", (?:and|while|but) |; ")
"""Between two figures of a sentence: the second is told in a clause of its own, with the place behind it."""
_ASIDE = re.compile(r" [–—-] .*? [–—-] |\([^)]*\)")

_STAYED = VICTIMS | {"damaged", "without_power"}
"""What happens to those who are there, not to those who left."""
_TARGET = frozenset({"at", "on", "onto", "over", "against", "towards", "toward", "into"})


def usable(place: RoledPlace, measure: str) -> bool:
    """Whether a place can be that of a figure of this measure at all."""
    if place.role not in _ROLE or (place.role == "for" and measure != "aid"):
        return False
    if place.role == "from" and measure in ARRIVAL:
        return False
    found = place.span.place
    if measure == "aid" and (place.role == "from" or (place.role == "bare" and found and found.kind == "area")):
        return False  # it gives
    if found is not None and found.kind == "country" and not place.span.direction:
        return place.role not in ("modifier", "bare", "owner")
    return True


def worth(place: RoledPlace, measure: str) -> float:
    """How good a place is for a measure, wherever the figure stands."""
    found = place.span.place
    score = _ROLE[place.role] + (_SPECIFIC[found.kind] if found else _UNLISTED)
    if place.span.word == "district":
        score += 1.0
    if found and found.kind == "area" and found.country is None:
        score -= _STATELESS
    if place.listed:
        score -= _LISTED
    if place.role in ("modifier", "bare", "owner") and found and gazetteer().capital(found.country or "") == found:
        score -= 5.0
    if place.lead in ("near", "outside", "around", "off"):
        score -= 2.0
    elif place.lead == "between":
        score -= 4.0  # a way and not a place
    if measure == "released":
        home = place.role == "to" and found is not None and found.kind == "country"
        return score - (14.0 if home or place.role in ("local", "seat") else 0.0)
    if measure in MOVED:
        return score + {"from": 8.0, "to": -14.0, "via": -4.0}.get(place.role, 0.0)
    if measure in FLIGHT:
        target = place.role == "to" or (place.role == "at" and place.lead in _TARGET) or place.role == "struck"
        if place.role == "at" and place.lead in ("on", "over", "against"):
            return score + 2.0
        if place.lead == "take-off" or (measure == "intercepted" and place.role in ("struck", "modifier")):
            return score - 14.0  # what was shot down did not strike
        return score + (9.0 if target else -9.0 if place.role in ("from", "seat") else 0.0)
    if measure == "aid" and place.lead == "at":
        return score - 11.0  # where it was announced
    if measure == "aid":
        return score + {"to": 6.0, "for": 6.0, "from": -8.0, "at": -2.0, "seat": -9.0}.get(place.role, 0.0)
    if measure == "captured" and place.role == "to":
        return score - 14.0  # where they were taken
    if measure in VICTIMS and place.lead not in ("into", "against"):
        role = "from" if place.role == "inside" and place.lead == "from" else place.role
        return score + {"from": -13.0, "to": -14.0}.get(role, 0.0)
    return score


def _has_asides(text: str) -> bool:
    return "(" in text or " –" in text or " —" in text


def _distance(gap: str) -> float:
    """What the letters and clause boundaries between figure and place cost; asides do not count."""
    if _has_asides(gap):
        gap = _ASIDE.sub(" ", gap)
    cost = _FAR * len(gap)
    if not (
        "," in gap or ";" in gap or ". " in gap or " but" in gap or " in re" in gap or " wh" in gap or "though" in gap
    ):
        return cost
    for match in _CLAUSE.finditer(gap):
        cost += CHANGE if match["contrast"] else _CUT
    return cost


def _of_another(mention: Mention, place: RoledPlace, figures: list[Mention], text: str, offset: int) -> float:
    """What it costs that a place behind a figure stands behind another of its measure or of the next clause too, whose
    own it then is."""
    start = place.span.start
    for other in figures:
        if other.part_of is mention and start < other.start and has_own_share(place, other, text, offset):
            return _PART_OF
        if mention.end <= other.start < start and other.measure == mention.measure:
            between = text[other.end - offset : start - offset]
            if not ("," in between or " –" in between or " —" in between or ")" in between):
                told_behind = mention.trigger_start >= other.end  # "6, including a child, were killed in X"
                if told_behind and other.trigger_start == mention.trigger_start and other.part_of is None:
                    continue  # "ten women and three children were killed in X"
                return _PART_OF if other.part_of is mention and not told_behind else _OTHERS
            continue
        left, right = mention.end - offset, other.start - offset
        if left <= right and other.start < start and _OWN_CLAUSE.search(text, left, right):
            return _CUT
    return 0.0


def _of_origin(mention: Mention) -> float:
    """What "from" right behind a figure adds for the place behind it: where people left, or, of a share of the dead and
    the hurt, where they were ("23 deaths: seven from Bauchi")."""
    if mention.measure in MOVED:
        return _BESIDE
    return _SHARE_FROM if mention.part_of is not None and mention.measure in VICTIMS else 0.0


def best_in_sentence(
    mention: Mention, places: Iterable[RoledPlace], figures: list[Mention], text: str, offset: int
) -> tuple[RoledPlace | None, float]:
    """The best place of the figure's own sentence, and its worth there; `figures` are all of that sentence."""
    per_letter = 0.0 if _has_asides(text) else _FAR
    able = []
    for number, place in enumerate(places):
        if usable(place, mention.measure):
            after = place.span.start >= mention.start
            left, right = (mention.end, place.span.start) if after else (place.span.end, mention.start)
            score = worth(place, mention.measure) + (1.5 if after else 0.0)
            if after and right - left < _SHORT and _RIGHT_BEHIND.fullmatch(text, left - offset, right - offset):
                score += _BESIDE
            if after and right - left < _SHORT and _FROM.fullmatch(text, left - offset, right - offset):
                score += _of_origin(mention)
            if not after and 0 <= right - left < _SHORT and _WITH.fullmatch(text, left - offset, right - offset):
                score += _BESIDE
            if not after and text.startswith(", where ", left - offset):
                score += _BESIDE
            able.append((score - per_letter * (right - left), -number, score, after, left, right, place))
    able.sort(reverse=True)  # by the most that each can be worth, of equals the first of the sentence
    best, top = None, (0.0, 0)
    for most, number, score, after, left, right, place in able:
        if best is not None and best.role != "seat" and (most, number) <= top:
            break
        score -= _distance(text[max(0, left - offset) : max(0, right - offset)])
        if after and len(figures) > 1:
            score -= _of_another(mention, place, figures, text, offset)
        if best is None or (score, number) > top:
            if best is not None and place.role == "seat" and top[0] >= OWN:
                continue  # where somebody speaks is the last of what places a figure
            best, top = place, (score, number)
        elif best.role == "seat" and place.role != "seat" and score >= OWN:
            best, top = place, (score, number)
    if best is not None and best.lead == "between":
        best = max((place for *_, place in able if place.lead == "between"), key=_size)
    return best, top[0]


def _size(place: RoledPlace) -> tuple[int, int]:
    """By population, then the first: of the two ends of a way the one that others will name."""
    return place.span.place.population if place.span.place is not None else 0, -place.span.start


def _lends(place: RoledPlace, measure: str, wide: bool) -> bool:
    """Whether a place may be that of a figure in another sentence."""
    found = place.span.place
    if not usable(place, measure) or place.role in ("inside", "seat", "via", "bare"):
        return False
    if place.role == "from" and measure in _STAYED:
        return False  # "flying back from Rome"
    if place.lead == "coast":
        return False  # "along the Pacific coast" says nothing of where other figures are from
    if measure == "aid" and place.role not in ("to", "for") and (found is None or found.kind != "country"):
        return False
    return not wide or (found is not None and found.kind in ("country", "area") and place.span.word != "city")


def best_to_lend(places: list[RoledPlace], measure: str, wide: bool) -> RoledPlace | None:
    """The best place of a sentence that the figure does not stand in; only a whole country or area where `wide`."""
    best, top = None, OWN
    for place in places:
        if _lends(place, measure, wide) and (score := worth(place, measure)) >= top and (best is None or score > top):
            best, top = place, score
    return best
