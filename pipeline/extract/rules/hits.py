"""The figures of one sentence that got a measure, while the rules are applied.

Belongs here: the record of a hit and the book of a sentence's hits, with which measures exclude one another. Not here:
which measure a figure gets (`measures`), or by which rule (`productions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.natural_deaths import is_natural
from pipeline.extract.tokens import Tokens
from pipeline.extract.units.unit import Unit, added_up
from schemas.measure_groups import MOVED

_FATES = frozenset(
    ["killed", "injured", "casualties", "missing", "damaged", "equipment_lost", "attacks", "intercepted", "struck"]
)
_OF_LATER_DEATH = frozenset(
    {"shared_death", "shared_later", "relative_death", "relative_death_when", "shared_fate", "reduced"}
)
"""Rules by which who was hurt is said to have died."""
_OF_LOST = frozenset({"lost_found", "lost_died"})
"""Rules by which who was missing is said to be found."""
_TOLD_OF_CLAUSE = frozenset(
    [
        *("passive", "passive_later", "participle", "aside", "active", "relative", "relative_main", "nominal"),
        *("relative_main_active", "note_later", "lost_found", "lost_died"),
        *("before_being", "shared_subject"),
        *("named_relative", "named_relative_main"),
    ]
)
"""Rules by which one word tells that somebody was taken, and another that they were released."""
_HELD = frozenset({"held", "holding", "holds", "hold"})
_COUNTING = frozenset("qn1")
EARLIER_REACH = 4
"""Hits of earlier sentences among which a figure that points back has its whole."""


@dataclass(slots=True, eq=False)
class Hit:
    """A figure with its measure; `trigger` is the unit which gave it."""

    unit: Unit
    measure: str
    noun: Noun | None
    trigger: Unit | None
    rule: str
    parent: Hit | None = None
    singles: list[Unit] | None = None
    """Singulars joined under one verb, which add up."""

    @property
    def value(self) -> float:
        """The number; of singulars what they add up to."""
        if self.singles:
            return added_up(self.singles)
        return self.unit.value


class Book:
    """The hits of one sentence; `earlier` are those of the sentences before it in the field."""

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        units: Sequence[Unit],
        earlier: Sequence[Hit],
        previous: str = "",
        body: str = "",
    ) -> None:
        self.text, self.tokens, self.units, self.earlier = text, tokens, units, earlier
        self.previous = previous
        """The sentence before it, empty for the first of a field."""
        self.body = body
        """All of the update's body, in which people are introduced."""
        self.letters = "".join([unit.code for unit in units])
        self.index = {unit: at for at, unit in enumerate(units)}
        self.figures = [unit for unit in units if unit.figure is not None]
        """The units with a figure; several steps ask for no others."""
        self.counts = bool(self.figures) or not _COUNTING.isdisjoint(self.letters)
        """Whether anything is counted at all, be it one."""
        self.hits: dict[tuple[Unit, str], Hit] = {}
        """By unit and measure; singulars that add up share one hit."""
        self.measured: dict[Unit, int] = {}
        """How many measures each unit has."""
        self.described: set[Unit] = set()
        """Units that only say what others are: "one of them a child"."""

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits.values())

    def has(self, unit: Unit) -> bool:
        """Whether a figure has a measure."""
        return self.measured.get(unit, 0) > 0

    def before(self, unit: Unit) -> list[Hit]:
        """The hits of figures that stand before a unit, in the order of the text."""
        return sorted((h for h in self.hits.values() if h.unit.first < unit.first), key=lambda h: h.unit.first)

    def own(self, trigger: Unit | None) -> Unit | None:
        """The trigger where it is of this sentence; one of an earlier sentence says nothing of this one's words."""
        return trigger if trigger in self.index else None

    def put(self, unit: Unit, measure: str, hit: Hit) -> None:
        """Enter a hit, whatever stands there."""
        if (unit, measure) not in self.hits:
            self.measured[unit] = self.measured.get(unit, 0) + 1
        self.hits[unit, measure] = hit

    def drop(self, unit: Unit, measure: str) -> None:
        """Take a hit out."""
        del self.hits[unit, measure]
        self.measured[unit] -= 1

    def add(
        self, unit: Unit, measure: str, noun: Noun | None, trigger: Unit | None, rule: str, parent: Hit | None = None
    ) -> Hit | None:
        """The hit of a figure for a measure, made where there is none; None where another measure or a natural death
        rules it out."""
        known = self.hits.get((unit, measure))
        if known is not None:
            return known
        trigger = self.own(trigger)
        if measure == "killed" and is_natural(self, unit, trigger):
            return None
        if measure == "released" and self._are_patients(unit, trigger):
            return None
        if self.has(unit):
            if measure == "killed":
                self._drop_led_away(unit)
            if self._is_let_go(unit, measure, trigger, rule):
                return None
            rivals = [hit for hit in self.rivals(unit, measure) if not _goes_on_from(hit, measure, rule)]
            if rivals and not self._outranks(unit, measure, trigger, rivals, rule):
                return None
            for rival in rivals:
                self.drop(unit, rival.measure)
            if rivals and parent is None and rule in _OF_LATER_DEATH | _OF_LOST:
                parent = rivals[0].parent  # "two of the four wounded have died"
        hit = Hit(unit, measure, noun, trigger, rule, parent)
        self.put(unit, measure, hit)
        return hit

    def rivals(self, unit: Unit, measure: str) -> list[Hit]:
        """The hits of a figure whose measures rule another one out ("killed" and "injured" of the same twelve)."""
        group = _FATES if measure in _FATES else MOVED
        if measure not in group:
            return []
        return [hit for (owner, other), hit in self.hits.items() if owner is unit and other in group]

    def _are_patients(self, unit: Unit, trigger: Unit | None) -> bool:
        """ "200 were wounded; 29 of them have been released", "were taken to hospital and released": those whom a
        hospital lets go were no captives; it is told by whom those are let go who were."""
        if trigger is not None and self.letters.startswith("y", self.index[trigger] + 1):
            return False
        words, hurt = self.tokens.folded, self.hits.get((unit, "injured"))
        if hurt is not None and hurt.rule in _TOLD_OF_CLAUSE and (unit, "captured") not in self.hits:
            return True
        if not unit.anaphor and tuple(words[max(0, unit.first - 2) : unit.first]) != ("of", "whom"):
            return False
        if not rule_words()["hurt"].isdisjoint(words[: unit.stop]):
            return True
        last = next(reversed([*self.earlier, *self.before(unit)]), None)
        return last is not None and last.measure == "injured"

    def _drop_led_away(self, unit: Unit) -> None:
        """Take out that people were brought to safety who "were taken to a camp and killed"."""
        moved = self.hits.get((unit, "evacuated"))
        if moved is None or moved.trigger is None or moved.rule not in _TOLD_OF_CLAUSE:
            return
        if not self.tokens.folded[moved.trigger.first].startswith("evacuat"):
            self.drop(unit, "evacuated")

    def _is_let_go(self, unit: Unit, measure: str, trigger: Unit | None, rule: str) -> bool:
        """ "released all 20 hostages held in the town": that captives were held says nothing new of those who come
        home; it is taken out where it was entered first."""
        if rule != "exchange" and (unit.noun is None or unit.noun.object not in ("hostages", "prisoners")):
            return False
        held = self.hits.get((unit, "captured"))
        if measure == "captured" and trigger is not None and (unit, "released") in self.hits:
            return self.tokens.folded[trigger.first] in _HELD
        taken = held.trigger if measure == "released" and held is not None else None
        if taken is not None and self.tokens.folded[taken.first] in _HELD:
            self.drop(unit, "captured")
        return False

    def _outranks(self, unit: Unit, measure: str, trigger: Unit | None, rivals: Sequence[Hit], rule: str) -> bool:
        """The wounded nurse who died is one dead, and so are three who "died after being wounded"; who "lost 192
        soldiers killed" did not lose them otherwise."""
        lost = all(h.measure == "casualties" and h.rule == "active" and not _tells_harm(h.trigger) for h in rivals)
        if lost and measure in ("killed", "injured"):
            return True
        if rule in _OF_LOST and all(hit.measure == "missing" for hit in rivals):
            return True
        if measure != "killed" or any(hit.measure != "injured" for hit in rivals):
            return False
        if unit.code == "1" or rule in _OF_LATER_DEATH:
            return True
        return trigger is not None and all(hit.trigger and trigger.first < hit.trigger.first for hit in rivals)


def _goes_on_from(hit: Hit, measure: str, rule: str) -> bool:
    """ "were abducted and later released", "the release of seven seized in May", "rescued ten who had been abducted"
    tell both."""
    both = {hit.measure, measure} in ({"captured", "released"}, {"captured", "rescued"})
    return both and hit.rule in _TOLD_OF_CLAUSE and rule in _TOLD_OF_CLAUSE


def _tells_harm(trigger: Unit | None) -> bool:
    """Whether a verb says how people came to harm, as in "killed or wounded 50"."""
    entries = trigger.entries if trigger is not None else ()
    return any(predicate.object.get("person") in ("killed", "injured") for _, predicate in entries)
