"""From units to figures with a measure: the rules applied to one sentence.

Belongs here: what a match of each role means. Not here: the patterns (`rules`), the meaning of words (`lexicon`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .lexicon import Noun, data_lines, lexicon
from .inflect import plural, verb_forms
from .names import is_person
from .rules import PARTS, RULES, Rule
from .tokens import Tokens
from .units import Unit

_PERSON = ("person",)
_FIRST = {"passive": 0, "active": 1, "state": 2, "participle": 3, "subject": 2, "nominal": 1, "toll": 1, "instrument": 4, "times": 1, "including": 6, "copula": 7}


@dataclass(slots=True)
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


@cache
def attack_words() -> frozenset[str]:
    """Forms of the verbs and nouns of attack (`lexicon/attack_words.txt`)."""
    forms: set[str] = set()
    for place, line in data_lines("attack_words.txt"):
        head, _, words = line.partition(" ")
        for word in words.split(","):
            base, *irregular = word.strip().split("/")
            if head == "verb":
                forms.update(verb_forms(base, *irregular).values())
            elif head == "noun":
                forms.update((base, plural(base)))
            else:
                raise ValueError(f"{place}: a line starts with verb or noun, not {head}")
    return frozenset(forms)


class Matcher:
    """Applies the rules to the units of one sentence; `earlier` are the hits of the sentences before it in the field."""

    def __init__(self, tokens: Tokens, units: list[Unit], earlier: list[Hit], text: str = "", offset: int = 0) -> None:
        self.tokens, self.units, self.earlier, self.text, self.offset = tokens, units, earlier, text, offset
        self.string = "".join(u.code for u in units)
        self.hits: dict[tuple[int, str], Hit] = {}
        self.described: set[int] = set()
        self.index = {id(u): i for i, u in enumerate(units)}

    def run(self) -> list[Hit]:
        """All hits of the sentence in the order of the text."""
        self._apply_all(parts=False)
        self._inside()
        self._own_measures()
        self._apply_all(parts=True)
        self._inherit()
        self._parts_of_lists()
        self._totals()
        self._drop_repeats()
        return sorted(self.hits.values(), key=lambda h: (h.unit.first, h.measure))

    def _apply_all(self, parts: bool) -> None:
        for rule in RULES:
            if (rule.role in PARTS) == parts and (not rule.needs or any(c in self.string for c in rule.needs)):
                self._apply(rule)

    # productions --------------------------------------------------------------------------------------------------

    def _apply(self, rule: Rule) -> None:
        at = 0
        while (match := rule.pattern.search(self.string, at)) is not None:
            at = match.start("q") + 1 if rule.role in ("object", "subject", "state") and match.start("q") < match.start("v") else match.start() + 1
            if rule.role in ("object", "subject", "state") and match.start("q") < match.start("v"):
                at = match.end("q")
            units = [u for u in self.units[match.start("q") : match.end("q")] if u.code in "qn1uxc"]
            verbs = [u for u in self.units[match.start("v") : match.end("v")] if u.code in "vwgaLmTI1uqnocX"]
            if rule.name == "participle" and units and units[-1].code == "n" and len(units) > 1:
                units = units[-1:]  # "12 dead people and three injured": the participle is the last one's own
            if rule.role in ("object", "subject") and self._is_object_of_other(match.start("q"), rule):
                at = match.start("q") + 1
                continue
            getattr(self, f"_{rule.role}")(units, verbs, rule)

    def _is_object_of_other(self, at: int, rule: Rule) -> bool:
        """A figure right behind a preposition is no subject ("in a town of 300 people were …"), nor is the object of the verb before it."""
        if rule.name in ("passive", "subject") and self._taken_as_object(at):
            return True
        return rule.name in ("passive", "subject") and at > 0 and self.string[at - 1] in "fy"

    def _taken_as_object(self, at: int) -> bool:
        before = at - 1
        while before >= 0 and self.string[before] in "eD":
            before -= 1
        if before < 0 or self.string[before] not in "vwg":
            return False
        return bool(self._measures_of(self.units[at], [self.units[before]], "object"))

    def _object(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        measures = [self._measures_of(unit, verbs, "object") for unit in units]
        self._add_all(units, measures, verbs[0], rule)

    def _subject(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        measures = [self._measures_of(unit, verbs, "subject") for unit in units]
        self._add_all(units, measures, verbs[0], rule)

    def _measures_of(self, unit: Unit, verbs: list[Unit], role: str) -> list[tuple[str, Noun | None]]:
        found: list[tuple[str, Noun | None]] = []
        for verb in verbs:
            for _, predicate in verb.entries:
                got = self._measure(unit, predicate, role)
                if got is not None and got not in found:
                    found.append(got)
        words = {m for m, _ in found}
        if words >= {"killed", "injured"} and len(verbs) > 1:
            found = [("casualties", found[0][1])]
        return found

    def _measure(self, unit: Unit, predicate, role: str) -> tuple[str, Noun | None] | None:  # type: ignore[no-untyped-def]
        noun = unit.noun
        if noun is not None:
            kinds = noun.kinds
            if noun.kind == "unknown":
                measure = predicate.measure(role, _PERSON)
                return (measure, noun) if measure in ("killed", "injured", "evacuated", "rescued", "released", "captured", "displaced", "casualties") and unit.code == "q" and self._person_like(unit) else None
            measure = predicate.measure(role, kinds if kinds[0] != "body" else kinds[:1])
            if measure == "attacks" and unit.code in "1u":
                return None
            return None if measure is None else (measure, noun)
        if unit.code != "n":
            return None
        inherited = self._antecedent(unit, predicate, role)
        if inherited is not None:
            measure = predicate.measure(role, inherited.kinds)
            if measure is not None:
                return measure, inherited
        measure = predicate.measure(role, _PERSON)
        if measure in ("killed", "injured", "captured", "evacuated", "rescued", "missing", "released", "casualties", "displaced", "without_power"):
            return (measure, None)
        return None

    def _person_like(self, unit: Unit) -> bool:
        """An unknown noun counts as people only where it is written as the name of a people ("two Rukai")."""
        assert unit.noun_text is not None and unit.noun is not None
        word = self.tokens.words[unit.noun_text[1] - 1]
        return word[0].isupper() and not self.tokens.upper and unit.noun_text[0] > 0

    def _antecedent(self, unit: Unit, predicate, role: str) -> Noun | None:  # type: ignore[no-untyped-def]
        """The noun of the figure before a bare one, where the predicate takes such nouns."""
        at = self.index[id(unit)]
        for other in reversed(self.units[:at]):
            if other.noun is not None and other.code in "q1" and predicate.measure(role, other.noun.kinds):
                return other.noun
        for hit in reversed(self.earlier[-6:]):
            if hit.noun is not None and predicate.measure(role, hit.noun.kinds) and hit.noun.kind != "person":
                return hit.noun
        return None

    def _state(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        state = verbs[0].state
        assert state is not None
        measures = []
        for unit in units:
            good = unit.noun is None and unit.code == "n" or (unit.noun is not None and unit.noun.kind in ("person", "unknown") and unit.noun.measure is None)
            if state.measure == "without_power" and unit.noun is not None and unit.noun.kind in ("building", "unknown"):
                good = True
            measures.append([(state.measure, unit.noun)] if good else [])
        self._add_all(units, measures, verbs[0], rule)

    def _nominal(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        state = verbs[0].state
        assert state is not None
        before = self.tokens.folded[units[0].first - 1] if units[0].first else ""
        if self.string[self.index[id(verbs[0])] + 1] == "r" and before != "for":
            return
        kinds = {"damaged": ("building", "vehicle"), "equipment_lost": ("equipment", "aircraft"), "launched": ("weapon",), "intercepted": ("weapon",)}.get(state.measure, ("person", "unknown"))
        measures = [
            [(state.measure, u.noun)] if (u.noun is not None and u.noun.kind in kinds) or (u.noun is None and u.code == "n" and "person" in kinds) else [] for u in units
        ]
        if state.measure == "equipment_lost":
            measures = [m or ([("casualties", u.noun)] if u.noun is not None and u.noun.kind == "person" else []) for m, u in zip(measures, units, strict=True)]
        self._add_all(units, measures, verbs[0], rule)

    def _toll(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        state = verbs[0].state
        assert state is not None
        unit = units[0]
        if unit.noun is not None and unit.noun.kind not in ("person", "unknown"):
            return
        if unit.figure is None:
            return
        if not any(key[0] == id(unit) for key in self.hits):
            self._add(unit, state.measure, unit.noun, verbs[0], rule.name)

    def _table(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        """Rows of a bulletin of losses."""
        noun, unit = verbs[0].noun, units[0]
        if noun is None or self._has(unit) or unit.figure is None:
            return
        lost = any(w.startswith(("loss", "destroy", "eliminat", "lost")) for w in self.tokens.folded) or any(h.rule == "table" for h in self.earlier)
        if noun.kind in ("equipment", "aircraft") or (noun.kind in ("vehicle", "weapon") and self.hits):
            if lost:
                self._add(unit, "equipment_lost", noun, None, rule.name)

    def _exchange(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        for hit in [h for h in self._ordered_before(verbs[0]) if h.measure == "released"][-1:]:
            for unit in units:
                if unit.figure is not None and (unit.noun is None or unit.noun.kind == "person"):
                    self._add(unit, "released", unit.noun or hit.noun, hit.trigger, rule.name)

    def _number(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        unit, verb = units[0], verbs[0]
        if unit.figure is None or self._has(unit):
            return
        measure = verb.state.measure if verb.state is not None else None
        for _, predicate in verb.entries:
            measure = measure or predicate.measure("object", _PERSON) or predicate.measure("subject", _PERSON)
        if measure is not None and (unit.noun is None or unit.noun.kind in ("person", "unknown")):
            self._add(unit, measure, unit.noun, verb, rule.name)

    def _instrument(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        words = {self.tokens.folded[i] for v in verbs for i in range(v.first, v.stop)}
        if not words & attack_words():
            return
        for unit in units:
            if unit.noun is not None and "flying" in unit.noun.kinds and unit.code in "q1" and not self._has(unit):
                self._add(unit, "launched", unit.noun, verbs[0], rule.name)

    def _times(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        words = {self.tokens.folded[i] for i in range(verbs[0].first, verbs[0].stop)}
        unit = units[0]
        following = self.tokens.folded[unit.stop] if unit.stop < len(self.tokens.folded) else ""
        if following in ("more", "as", "higher", "less", "the", "greater", "fewer"):
            return
        if words & attack_words() and unit.noun is not None and unit.noun.text == "times" and unit.figure is not None and not self._has(unit):
            self._add(unit, "attacks", lexicon().nouns["attack"], verbs[0], rule.name)

    def _named_object(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        for _, predicate in verbs[0].entries:
            self._named(units[0], predicate.measure("object", _PERSON), verbs[0], rule)

    def _named_subject(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        for _, predicate in verbs[0].entries:
            self._named(units[0], predicate.measure("subject", _PERSON), verbs[0], rule)

    def _named_nominal(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        assert verbs[0].state is not None
        self._named(units[0], verbs[0].state.measure, verbs[0], rule)

    def _named(self, unit: Unit, measure: str | None, trigger: Unit, rule: Rule) -> None:
        """One named person; beside a description that has the same fate ("X, a trader, was killed") the name is enough."""
        if measure not in ("killed", "injured", "captured", "released", "missing"):
            return
        rivals = [h for h in self.hits.values() if h.trigger is trigger and h.measure == measure]
        if any(not (h.unit.code in "1u" and 0 < h.unit.first - unit.stop <= 2) for h in rivals):
            return
        if not is_person(self.tokens, unit.first, unit.stop, self.text, self.offset) or self._is_natural(trigger):
            return
        for rival in rivals:
            del self.hits[(id(rival.unit), measure)]
        self._add(unit, measure, lexicon().nouns["person"], trigger, rule.name)

    def _is_natural(self, trigger: Unit) -> bool:
        """ "died at 90", "died of cancer": no event took that life."""
        words = self.tokens.folded[trigger.stop : trigger.stop + 6]
        return self.tokens.folded[trigger.first].startswith(("die", "dying")) and (
            (words[:1] in (["at"], ["aged"]) and len(words) > 1 and (words[1][0].isdigit() or words[1] in ("age", "home")))
            or words[:3] == ["at", "the", "age"] or words[:1] == ["peacefully"]
            or any(w in ("cancer", "illness", "disease", "stroke", "coronavirus", "covid-19", "natural", "heart", "sleep", "age") for w in words)
        )

    def _including(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        marker = verbs[0]
        if marker.state is not None:
            parent = next((h for h in reversed(self.earlier) if h.measure == marker.state.measure), None)
            for unit in units:
                if unit.figure is not None and not self._has(unit) and (unit.noun is None or unit.noun.kind in ("person", "unknown")):
                    self._add(unit, marker.state.measure, unit.noun, marker, rule.name, parent)
            return
        before = [h for h in self.hits.values() if h.unit.first < marker.first]
        if not before and marker.first == 0:
            before = self.earlier[-1:]
        if not before:
            return
        nearest = max(h.unit.first for h in before)
        for hit in [h for h in before if h.unit.first == nearest]:
            for unit in units:
                if unit.figure is None and not self._telegraphic(unit):
                    continue
                if not self._has(unit) and self._fits(hit, unit):
                    self._add(unit, hit.measure, unit.noun or hit.noun, hit.trigger, rule.name, hit)

    def _fits(self, hit: Hit, unit: Unit) -> bool:
        if unit.noun is None or hit.noun is None:
            return True
        if hit.noun.kind == "unknown" or unit.noun.kind == "unknown":
            return hit.measure in ("killed", "injured", "evacuated", "casualties", "captured", "released", "missing", "rescued", "displaced")
        return unit.noun.kind == hit.noun.kind or {unit.noun.kind, hit.noun.kind} <= {"person", "life"}

    def _among(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        """The figure behind "among" is the whole; who is named beside it shares its fate."""
        for parent in [h for h in self.hits.values() if h.unit is verbs[0]]:
            for unit in units:
                if not self._has(unit) and (unit.figure is not None or self._telegraphic(unit)) and self._fits(parent, unit):
                    self._add(unit, parent.measure, unit.noun or parent.noun, parent.trigger, rule.name, parent)

    def _copula(self, units: list[Unit], verbs: list[Unit], rule: Rule) -> None:
        subject, predicate = verbs[0], units[0]
        if subject.anaphor and not self._has(subject) and self._has(predicate) and predicate.code in "1q":
            self._one_of_them(subject, predicate)
            return
        if subject.code != "n" or predicate.noun is None or predicate.noun.kind != "person" or self._has(subject) or self._has(predicate):
            return
        if not (subject.anaphor or (predicate.code == "u" and self.string[self.index[id(subject)] + 1] == "b")):
            return
        parent = next((h for h in reversed([*self.earlier[-4:], *self._ordered_before(subject)]) if h.noun is None or h.noun.kind in ("person", "unknown")), None)
        if parent is None:
            return
        joined = replace(subject, noun=predicate.noun, stop=predicate.stop, child=predicate.child, noun_text=predicate.noun_text)
        joined.code = "q"
        self.hits[(id(subject), parent.measure)] = Hit(
            joined, parent.measure, predicate.noun, parent.trigger if id(parent.trigger) in self.index else None, rule.name, parent
        )

    def _one_of_them(self, subject: Unit, described: Unit) -> None:
        """ "two people, one of them a child, were killed": the child is one of the two, and "one of them" no figure of its own."""
        self.described.add(id(subject))
        for hit in [h for h in self.hits.values() if h.unit is described and h.parent is None]:
            hit.parent = next((h for h in reversed(self._ordered_before(subject)) if h.measure == hit.measure), None)

    def _ordered_before(self, unit: Unit) -> list[Hit]:
        return sorted((h for h in self.hits.values() if h.unit.first < unit.first), key=lambda h: h.unit.first)

    # adding -------------------------------------------------------------------------------------------------------

    def _has(self, unit: Unit) -> bool:
        return any(key[0] == id(unit) for key in self.hits)

    def _add_all(self, units: list[Unit], measures: list[list[tuple[str, Noun | None]]], trigger: Unit, rule: Rule) -> None:
        singles: dict[tuple[str, str], Hit] = {}
        definite = False
        measures = _as_equipment(measures)
        for at, (unit, found) in enumerate(zip(units, measures, strict=True)):
            listed = at > 0 and any(units[j].figure is not None and measures[j] for j in range(at))
            definite = definite or unit.definite
            for measure, noun in found:
                if unit.figure is None and not (listed and self._listed_one(unit)) and (
                    not self._counts_as_one(unit, measure) or (definite and not unit.definite and not unit.named)
                ):
                    continue
                one = unit.code in "1u"
                key = (measure, self._object_of(unit, noun))
                if one and key in singles:
                    first = singles[key]
                    first.singles = [*(first.singles or [first.unit]), unit]
                    self.hits[(id(unit), measure)] = first
                    continue
                hit = self._add(unit, measure, noun, trigger, rule.name)
                if one and hit is not None:
                    singles[key] = hit

    def _object_of(self, unit: Unit, noun: Noun | None) -> str:
        return "children" if unit.child else (noun.object if noun else "people")

    def _counts_as_one(self, unit: Unit, measure: str) -> bool:
        noun = unit.noun
        if noun is None or noun.plural:
            return False
        if unit.named:
            return measure in ("killed", "injured", "captured", "released", "missing", "rescued")
        if unit.definite:
            return noun.kind == "person" and measure in ("killed", "injured") and not noun.measure
        return self._telegraphic(unit)

    def _listed_one(self, unit: Unit) -> bool:
        """A definite building in a list of counted ones is one more: "a library and the bus station"."""
        noun = unit.noun
        return noun is not None and not noun.plural and noun.kind in ("building", "vehicle") and unit.definite

    def _telegraphic(self, unit: Unit) -> bool:
        """A singular count noun without its article: "Woman killed", "residential building was destroyed"."""
        noun = unit.noun
        return noun is not None and not noun.plural and not unit.definite and noun.measure is None and unit.code == "u" and noun.kind in ("person", "building", "vehicle", "aircraft", "equipment")

    def _add(self, unit: Unit, measure: str, noun: Noun | None, trigger: Unit | None, rule: str, parent: Hit | None = None) -> Hit | None:
        key = (id(unit), measure)
        if key in self.hits:
            return self.hits[key]
        if measure == "killed" and trigger is not None and self._is_natural(trigger):
            return None
        rivals = [h for (uid, m), h in self.hits.items() if uid == id(unit) and self._excludes(m, measure)]
        if rivals and not (measure == "killed" and unit.code == "1" and all(h.measure == "injured" for h in rivals)):
            return None
        for rival in rivals:
            del self.hits[(id(unit), rival.measure)]  # the wounded nurse who died is one dead
        hit = Hit(unit, measure, noun, trigger if trigger is None or id(trigger) in self.index else None, rule, parent)
        self.hits[key] = hit
        return hit

    def _excludes(self, one: str, other: str) -> bool:
        """Whether one figure cannot be of both measures ("killed" and "injured" of the same twelve)."""
        fates = {"killed", "injured", "casualties", "missing", "damaged", "equipment_lost", "attacks", "intercepted", "struck"}
        moves = {"evacuated", "displaced", "rescued", "released", "captured"}
        return (one in fates and other in fates) or (one in moves and other in moves)

    def _inside(self) -> None:
        """Participles inside the noun phrase: "53 seriously injured people" states 53 injured."""
        for unit in self.units:
            if unit.figure is None or unit.noun is None or "body" in unit.noun.kinds or self._has(unit) and unit.definite:
                continue
            for roles in unit.before:
                measure = next((roles[k] for k in unit.noun.kinds if k in roles), None)
                if measure is None and unit.noun.kind == "unknown":
                    measure = roles.get("person")
                if measure is not None and measure not in ("intercepted", "launched"):
                    self._add(unit, measure, unit.noun, None, "inside")

    def _own_measures(self) -> None:
        for unit in self.units:
            if unit.code == "q" and unit.noun is not None and unit.noun.measure and unit.figure is not None and not self._has(unit):
                if unit.definite and unit.figure.value == 1:
                    continue  # "one of the biggest strikes" counts nothing
                self._add(unit, unit.noun.measure, unit.noun, None, "own")

    def _inherit(self) -> None:
        """A bare figure joined to one with a measure, with no predicate of its own: "300 from the second"."""
        for at, unit in enumerate(self.units):
            if unit.code != "n" or self._has(unit) or unit.figure is None or at < 1 or id(unit) in self.described:
                continue
            before = self.string[max(0, at - 2) : at].rstrip("eD")
            compared = self.tokens.folded[max(0, unit.first - 2) : unit.first]
            after = self.string[at + 1 : at + 3]
            if compared[:1] == ["compared"] and compared[1] in ("with", "to"):
                pass
            elif not before or before[-1] not in "&,;":
                continue
            elif not (after[:1] in ("r", "F", "y", "W") and after[1:] in ("c", "D", "u", "o", "e", "1", "T") or unit.anaphor):
                continue
            earlier = self._ordered_before(unit)
            if earlier and earlier[-1].rule != "inside":
                hit = earlier[-1]
                self._add(unit, hit.measure, hit.noun, hit.trigger, "ellipsis", hit.parent)

    def _totals(self) -> None:
        """ "30 of 35 missiles were shot down" states 35 launched as well, the 30 being part of it."""
        for key, hit in list(self.hits.items()):
            total = hit.unit.total
            if hit.unit.but:
                if hit.measure == "intercepted":
                    hit.measure = "struck"
                else:
                    del self.hits[key]
                    continue
            if total is None or total.figure is None or hit.noun is None or hit.noun.kind != "weapon" or hit.measure not in ("intercepted", "struck"):
                continue
            known = self._known_total(total)
            if known is None:
                known = Hit(total, "launched", total.noun or hit.noun, hit.trigger, "total")
                self.hits[(id(total), "launched")] = known
            hit.parent = known

    def _parts_of_lists(self) -> None:
        """What stands behind "including" is a part of the figure before it, also where both share one verb."""
        for hit in self.hits.values():
            if hit.parent is not None:
                continue
            at = self.index.get(id(hit.unit), 0) - 1
            while at > 0 and self.string[at] in "eDp":
                at -= 1
            if at <= 0 or self.string[at] != "I" or self.units[at].state is not None:
                continue
            whole = [h for h in self._ordered_before(self.units[at]) if h.measure == hit.measure and h.parent is None]
            if whole:
                hit.parent = whole[-1]

    def _drop_repeats(self) -> None:
        """A definite figure that the update gave before for the same measure points back: "of the 28 injured, …"."""
        for key, hit in list(self.hits.items()):
            first, figure = hit.unit.first, hit.unit.figure
            if figure is None or first == 0 or self.tokens.folded[first - 1] not in ("the", "these", "those"):
                continue
            if any(h.unit.figure is not None and h.measure == hit.measure and h.unit.figure.value == figure.value for h in self.earlier):
                del self.hits[key]

    def _known_total(self, total: Unit) -> Hit | None:
        """The claim to which "of the eight drones" points back, where there is one."""
        assert total.figure is not None
        if not total.definite:
            return None
        for hit in reversed([*self.earlier, *self._ordered_before(total)]):
            if hit.unit.figure is not None and hit.unit.figure.low == total.figure.low and hit.unit.figure is not total.figure and hit.noun is not None and hit.noun.kind == "weapon":
                return hit
        return None


def _as_equipment(measures: list[list[tuple[str, Noun | None]]]) -> list[list[tuple[str, Noun | None]]]:
    """Drones and vehicles in one list with tanks and guns are equipment of the army that lost it."""
    if not any(m == "equipment_lost" and noun is not None and noun.kind == "equipment" for found in measures for m, noun in found):
        return measures
    return [
        [("equipment_lost" if noun is not None and noun.object in ("drone", "vehicle") else m, noun) for m, noun in found] for found in measures
    ]
