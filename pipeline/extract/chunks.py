"""From tokens and figures to units: noun phrases with their heads, predicates, states, names.

Belongs here: finding the head noun of a figure and the class of every other word. Not here: who did what to whom (`rules`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from .lexicon import Form, Lexicon, Noun, Predicate, State, lexicon
from .numbers import Figure, find_figures
from .money import currencies
from .tokens import Tokens
from .units import Unit
from .weapons import WeaponSpan

_AGE = re.compile(r"(.+)-(year|month|week|day)s?-olds?")
_DETERMINERS = frozenset("the this that these those his her its their our your my".split())
_ANAPHORS = frozenset("them whom which these those us you".split())
_MORE = frozenset("other others more additional further such new separate different another people's".split())
# what a model of each category of the weapons' catalogue counts as
_MODEL_KINDS = {
    "missile": "missile", "drone": "drone", "rocket": "rocket", "bomb": "bomb", "shell": "shell", "aircraft": "fighter jet", "helicopter": "helicopter",
    "tank": "tank", "armour": "armoured vehicle", "ship": "warship", "gun": "howitzer", "launcher": "launcher", "air_defence": "air defence system",
}
_QUOTES = frozenset("\"“”„«»'‘’`*•·_")
_NAME_PARTS = frozenset("al- el- de van von bin ibn abu al el der la".split())
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "-": "-", "(": "(", "[": "(", ")": ")", "]": ")", "/": "&", "+": "&", "…": ";", "|": ";", "?": ";", "!": ";", "➡": ";"}
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "men", "ees", "ians", "ants", "eers", "women", "mates", "folk")
_BEHIND_NOUNS = frozenset("alike began wrote spoke stood broke drove struck fought found found threw thought brought caught went came knew became which where whose whom until worth rather aboard ashore overseas abroad alone alive asleep awake while within without having being".split())
_LOOSE = frozenset("on in at over into from to by".split())
_NEVER_NOUNS = frozenset("die dies perish flee flees evacuate evacuates destroy destroys injure injures abduct abducts deport deports intercept kidnap become".split())
_MAX_PHRASE = 9
_GROUPS = frozenset("total group family crew team convoy crowd party contingent batch column gang pair trio set number series string band squad combined".split())
_PERSON_ENDINGS = ("ist", "er", "or", "man", "ian", "ant", "eer", "woman", "ee")


class Chunker:
    """Cuts one sentence into units; make one a sentence, call `units` once."""

    def __init__(self, tokens: Tokens, lex: Lexicon, topics: frozenset[str] = frozenset(), weapons: Sequence[WeaponSpan] = (), offset: int = 0) -> None:
        self.topics = topics
        self.tokens = tokens
        self.words = tokens.folded
        self.lex = lex
        self.figures = {f.first: f for f in find_figures(tokens, lex)}
        self.models = _models(tokens, weapons, offset)
        for first, (_, stop) in self.models.items():
            for at in range(first, stop):
                self.figures = {k: f for k, f in self.figures.items() if f.number != at}
        self.numbers = {f.number for f in self.figures.values()}
        self.size = len(self.words)

    def units(self) -> list[Unit]:
        """All units from left to right."""
        return _without_ages(_join_bodies(self._all(), self.words))

    def _all(self) -> list[Unit]:
        found: list[Unit] = []
        at = 0
        while at < self.size:
            unit = self._unit(at, found)
            if unit is None:
                at += 1
                continue
            if unit.code == "o" and found and found[-1].code == "o":
                found[-1].stop = unit.stop
            else:
                found.append(unit)
            at = unit.stop
        return found

    # one unit ---------------------------------------------------------------------------------------------------

    def _unit(self, at: int, found: list[Unit]) -> Unit | None:
        figure = self.figures.get(at)
        if figure is not None:
            return self._quantity(figure)
        word = self.words[at]
        if (word in ("a", "an", "the") or word in _GROUPS) and (start := self._group(at)):
            return self._quantity(self.figures[start])
        first = word[0]
        if not first.isalnum() and first not in "#@$":
            if word in _QUOTES:
                return None
            return Unit(_PUNCTUATION.get(word, "o" if word != "." else ","), at, at + 1) if word != "." or at + 1 < self.size else None
        return (
            self._zero(at)
            or self._phrase_class(at)
            or self._article(at)
            or self._state(at, found)
            or self._predicate(at, found)
            or self._bare_noun(at)
            or self._word(at)
        )

    def _word(self, at: int) -> Unit:
        word = self.words[at]
        code = self.lex.classes.get(word)
        if code is not None:
            return Unit(code, at, at + 1)
        if _AGE.fullmatch(word):
            return Unit("o", at, at + 1)
        if word.endswith("ly") and word.islower() and len(word) > 4:
            return Unit("e", at, at + 1)
        if self._capital(at):
            stop = at + 1
            while stop < self.size and (self._name_goes_on(stop)):
                stop += 1
            return Unit("c", at, stop)
        return Unit("o", at, at + 1)

    def _capital(self, at: int) -> bool:
        return self.tokens.words[at].lstrip("#@")[:1].isupper() and not self.tokens.upper

    def _name_goes_on(self, at: int) -> bool:
        word = self.words[at]
        if word in self.lex.classes and not (word in _NAME_PARTS):
            return False
        if self._capital(at):
            if word in self.lex.verbs and self.lex.verbs[word][0][0] in ("past", "third", "gerund"):
                return False
            return at not in self.figures and word not in self.lex.nouns
        return word in _NAME_PARTS and at + 1 < self.size and self._capital(at + 1)

    def _phrase_class(self, at: int) -> Unit | None:
        for phrase, code in self.lex.class_phrases.get(self.words[at], ()):
            if tuple(self.words[at : at + len(phrase)]) == phrase:
                return Unit(code, at, at + len(phrase))
        if self.words[at] == "remains" and self.words[at + 1 : at + 2] != ["of"]:
            return Unit("b", at, at + 1)
        if self.words[at] in ("among", "amongst"):
            return self._among(at)
        return None

    def _among(self, at: int) -> Unit | None:
        """ "Among the dead were …", "among those injured are …": an including word that states its measure."""
        stop = at + 1
        while stop < self.size and stop < at + 4 and self.words[stop] in ("the", "those", "people", "victims", "casualties"):
            stop += 1
        if stop < self.size and (stop in self.figures or stop in self.numbers):
            return Unit("J", at, at + 1)
        if stop == at + 1 or stop >= self.size:
            return None
        state = self.lex.states.get(self.words[stop])
        if state and state[-1][1].kind == "adjective" and len(state[-1][0]) == 1:
            return Unit("I", at, stop + 1, state=state[-1][1])
        for form, predicate in self.lex.verbs.get(self.words[stop], ()):
            if form == "past" and not predicate.after and predicate.object.get("person"):
                return Unit("I", at, stop + 1, state=State("adjective", predicate.object["person"]))
        return Unit("I", at, stop) if self.words[stop - 1] in ("victims", "casualties") else None

    # figures ----------------------------------------------------------------------------------------------------

    def _quantity(self, figure: Figure) -> Unit:
        at = figure.stop
        unit = Unit("n", figure.first, at, figure=figure)
        unit.but = self.words[max(0, figure.first - 2) : figure.first] == ["all", "but"]
        if figure.low is None and figure.high is None:
            unit.code = "x"
        while at < self.size and self.words[at] in _QUOTES:
            at += 1
        if at >= self.size:
            return unit
        word = self.words[at]
        if self._is_money(figure, word):
            unit.code = "$"
            return unit
        if word == "of" or (word == "out" and at + 1 < self.size and self.words[at + 1] == "of"):
            return self._partitive(unit, at + (1 if word == "of" else 2))
        if word in ("in", "out") and at + 1 < self.size and at + 1 in self.numbers and figure.low == 1:
            unit.code = "x"  # "one in five"
            return unit
        return self._with_phrase(unit, at)

    def _rate_follows(self, at: int) -> bool:
        """ "eight a day", "two per month": a rate is no count."""
        if at + 1 >= self.size or self.words[at] not in ("a", "an", "per", "each", "every"):
            return False
        following = self.words[at + 1]
        noun = self.lex.nouns.get(following)
        return (noun is not None and noun.object == "time") or following in ("capita", "head") or at + 1 in self.figures

    def _with_phrase(self, unit: Unit, at: int) -> Unit:
        unit = self._with_head(unit, at)
        if unit.code in "qn" and (self._rate_follows(unit.stop) or (unit.first > 1 and self.words[unit.first - 2 : unit.first] == ["average", "of"])):
            unit.code = "x"
        return unit

    def _with_head(self, unit: Unit, at: int) -> Unit:
        age = self._age_of(unit, at)
        if age is not None:
            return age
        phrase = self._noun_phrase(at, unit.figure is None or unit.figure.low != 1)
        if phrase is not None:
            self._take_phrase(unit, *phrase)
            unit.code = "q"
            if unit.noun and unit.noun.kind == "none":
                unit.code = "x"
        elif at < self.size and self.words[at] in _MORE:
            stop = at + 1
            if self.words[at] in ("others", "more", "other"):
                unit.anaphor = True
                unit.stop = stop
        return unit

    def _is_money(self, figure: Figure, after: str) -> bool:
        known = currencies()
        before = self.words[figure.number - 1] if figure.number else ""
        code = self.tokens.words[figure.number - 1] if figure.number else ""
        return before in known.signs or (code.isupper() and before in known.codes) or (after in known.codes and after != "all") or after in known.signs or (
            after in known.words and after not in ("won", "real", "rand", "pound", "crown", "crowns", "lei", "dong", "gold")
        ) or (after.endswith(("-dollar", "-euro", "-lira", "-pound", "-rouble", "-ruble", "-yen")))

    def _age_of(self, unit: Unit, at: int) -> Unit | None:
        """ "18 month old child", "16 year old": an age, and one person."""
        if at >= self.size or self.words[at] not in ("year", "month", "week", "day") or unit.figure is None:
            return None
        stop = at + 2 if at + 1 < self.size and self.words[at + 1] == "old" else at + 1
        phrase = self._noun_phrase(stop, False)
        if phrase is None or phrase[0] is None or phrase[0].kind != "person" or phrase[0].plural:
            return None
        person = Unit("u", unit.first, phrase[2])
        self._take_phrase(person, *phrase)
        person.child = self.words[at] != "year" or unit.figure.value < 18
        return person

    def _group(self, at: int) -> int:
        """Where the figure stands in "a first group of 20 …", "a family of six": the group word is not counted; 0 for no group."""
        for j in range(at, min(at + 4, self.size - 2)):
            if self.words[j] in _GROUPS and self.words[j + 1] == "of" and j + 2 in self.figures:
                return j + 2
        return 0

    def _take_phrase(self, unit: Unit, noun: Noun | None, start: int, stop: int, before: list[Mapping[str, str]], child: bool) -> None:
        unit.noun, unit.noun_text, unit.stop, unit.before, unit.child = noun, (start, stop), stop, before, child

    def _partitive(self, unit: Unit, at: int) -> Unit:
        """What stands behind "30 of …": another figure, a pointing word, or a noun phrase."""
        definite = False
        while at < self.size and (self.words[at] in _DETERMINERS and self.words[at] not in _ANAPHORS or self.words[at] in ("the", "these", "those", "all")):
            if self.words[at] in _ANAPHORS and not (at + 1 < self.size and self.words[at + 1][0].isalnum() and self.words[at + 1] not in self.lex.classes):
                break
            definite = True
            at += 1
        if at >= self.size:
            return unit
        if self.words[at] in _ANAPHORS:
            unit.anaphor, unit.stop = True, at + 1
            return unit
        inner = self.figures.get(at)
        if inner is not None:
            total = self._quantity(inner)
            total.definite = definite
            unit.total, unit.stop, unit.noun, unit.noun_text = total, total.stop, total.noun, total.noun_text
            unit.before, unit.child, unit.code = total.before, total.child, total.code if total.code != "n" else "n"
            return unit
        unit.definite = definite
        if self.words[at] in ("wounded", "injured", "dead", "missing", "displaced", "killed", "captured", "victims") and (at + 1 >= self.size or self.words[at + 1] not in self.lex.nouns):
            roles = self._roles_of(self.words[at])
            unit.stop, unit.anaphor, unit.before = at + 1, True, [roles] if roles is not None else []
            unit.noun, unit.noun_text, unit.code = self.lex.nouns["people"], (at, at + 1), "q"
            return unit
        return self._with_phrase(unit, at)

    def _zero(self, at: int) -> Unit | None:
        """ "no casualties", "no one", "none of the missiles", "without casualties" as figures of 0."""
        word = self.words[at]
        after = self.words[at + 1] if at + 1 < self.size else ""
        if word not in ("no", "none", "nobody", "without", "zero", "nor"):
            return None
        figure = Figure(at, at, at + 1, 0, 0, "exact", 0.0, False)
        if word == "nobody" or (word == "no" and after in ("one", "body")):
            figure.stop = at + (1 if word == "nobody" else 2)
            return Unit("q", at, figure.stop, figure=figure, noun=self.lex.nouns["person"], noun_text=(at, figure.stop))
        if word == "none":
            unit = Unit("n", at, at + 1, figure=figure, anaphor=True)
            return self._partitive(unit, at + 2) if after == "of" else unit
        start = at + 1
        while start < self.size and self.words[start] in ("immediate", "initial", "confirmed", "further", "known", "reported", "other", "any", "new", "more"):
            start += 1
        if start + 1 < self.size and self.words[start] in ("reports", "report", "reported") and self.words[start + 1] == "of":
            start += 2
            while start < self.size and self.words[start] in ("any", "other", "further", "immediate"):
                start += 1
        noun_at = self._skip_damage(start)
        phrase = self._noun_phrase(noun_at, True)
        if phrase is None or phrase[0] is None or phrase[0].kind in ("none", "unknown"):
            return None
        if word == "without" and phrase[0].measure not in ("killed", "injured", "casualties"):
            return None
        if start > at + 1 and phrase[0].measure is None and self.words[start - 1] in ("of", "on"):
            return None
        unit = Unit("q", at, at, figure=figure)
        self._take_phrase(unit, *phrase)
        return unit

    def _skip_damage(self, at: int) -> int:
        """Over "damage or" in "no reports of damage or casualties": damage itself is no figure."""
        if at + 2 < self.size and self.words[at] in ("damage", "destruction", "major", "serious") :
            for step in range(at, min(at + 4, self.size - 1)):
                if self.words[step] in ("or", "and"):
                    return step + 1
        return at

    def _article(self, at: int) -> Unit | None:
        word = self.words[at]
        if word == "another" and at + 1 < self.size and (self.lex.classes.get(self.words[at + 1]) in ("b", "h") or self.words[at + 1] in self.lex.verbs):
            return Unit("n", at, at + 1, figure=Figure(at, at, at + 1, 1, 1, "exact", 1.0, False), anaphor=False)
        if word in ("a", "an", "another"):
            if self.tokens.upper is False and self.tokens.words[at] == "A" and at and self.tokens.starts[at] == self.tokens.ends[at - 1]:
                return None
            phrase = self._noun_phrase(at + 1, False)
            if phrase is None or phrase[0] is None:
                return None
            noun = phrase[0]
            if noun.kind == "none":
                return Unit("o", at, phrase[2])
            if noun.kind == "event":
                return Unit("T", at, phrase[2], noun=noun, noun_text=(phrase[1], phrase[2]))
            if noun.plural and not phrase[4]:
                return None
            figure = Figure(at, at, at + 1, 1, 1, "exact", 1.0, False)
            unit = Unit("1", at, at, figure=figure)
            self._take_phrase(unit, *phrase)
            return self._with_name(unit)
        if word in _DETERMINERS:
            phrase = self._noun_phrase(at + 1, False)
            if phrase is None or phrase[0] is None:
                return None
            noun = phrase[0]
            if any(j in self.figures for j in range(at, phrase[2])):
                return None
            code = "T" if noun.kind == "event" else ("o" if noun.kind == "none" else "u")
            unit = Unit(code, at, at, definite=True)
            self._take_phrase(unit, *phrase)
            if noun.measure and noun.kind == "person":
                return None
            return self._with_name(unit)
        return None

    def _with_name(self, unit: Unit) -> Unit:
        """A singular person noun with the name behind it is one person: "mayor Pavlo Ivanenko"."""
        if unit.noun is None or unit.noun.kind != "person" or unit.noun.plural or unit.code not in "u1":
            return unit
        stop = unit.stop
        while stop < self.size and self._capital(stop) and self.words[stop] not in self.lex.classes and stop not in self.figures and self.words[stop][0].isalpha():
            stop += 1
        if stop - unit.stop >= 1:
            unit.stop, unit.named = stop, True
        return unit

    # words ------------------------------------------------------------------------------------------------------

    def _state(self, at: int, found: list[Unit]) -> Unit | None:
        for phrase, state in self.lex.states.get(self.words[at], ()):
            stop = at + len(phrase)
            if tuple(self.words[at:stop]) != phrase:
                continue
            if state.kind == "adjective" and stop < self.size and self.words[stop] == ":" and any(t.kind == "toll" for p, t in self.lex.states[self.words[at]] if p == phrase):
                continue
            if state.kind == "adjective":
                if self.words[at] in self.lex.verbs and len(phrase) == 1:
                    continue
                ahead = self._noun_phrase(stop, True) if len(phrase) == 1 else None
                if ahead is not None and ahead[0] is not None and ahead[0].kind == "person":
                    unit = Unit("u", at, at)
                    self._take_phrase(unit, *ahead)
                    unit.before = [{"person": state.measure}, *unit.before]
                    return unit
                return Unit("a", at, stop, state=state)
            after = self.words[stop] if stop < self.size else ""
            if state.kind == "nominal" and (after == "for" and state.measure == "evacuated" or after in ("of", "involved", "involving", "involves", "included", "includes", "covered") or (after in ("in", "from", "on", "by", "to") and "of" in self.words[stop : stop + 5])):
                if found and found[-1].code in ("c", "u", "p", "t", "M") and self.words[at] in self.lex.verbs:
                    continue
                if after != "of" and state.measure in ("equipment_lost", "killed", "injured"):
                    continue
                if self._toll_follows(stop):
                    continue
                return Unit("m", at, stop, state=state)
            if state.kind == "toll":
                if len(phrase) == 1 and self.words[at] in ("dead", "killed", "injured", "wounded", "missing") and after != ":":
                    continue
                return Unit("L", at, stop, state=state)
        return None

    def _toll_follows(self, at: int) -> bool:
        """ "deaths of … rose to 41" is no list of the dead."""
        return False

    def _predicate(self, at: int, found: list[Unit]) -> Unit | None:
        word = self.words[at]
        entries = self.lex.verbs.get(word)
        if entries is None:
            return None
        chosen: list[tuple[Form, Predicate]] = []
        stop = at + 1
        for form, predicate in entries:
            if predicate.topic and not self.topics.intersection(predicate.topic):
                continue
            if predicate.before and at and self.words[at - 1] in predicate.before:
                chosen.append((form, predicate))
                continue
            if predicate.before and not predicate.after:
                continue
            if not predicate.after:
                # "shot down" says something else of missiles than "shot", "fired on" nothing of them
                if not any((p.after or p.before) and (p.object.keys() & predicate.object.keys() or p.subject.keys() & predicate.subject.keys()) for _, p in chosen):
                    chosen.append((form, predicate))
                continue
            after = self._after(at + 1, predicate)
            if after is not None:
                chosen.append((form, predicate))
                if after[0] == at + 1 or (after[0] == at + 2 and at + 1 not in self.numbers and at + 1 not in self.figures):
                    stop = max(stop, after[1])
        if stop > at + 1 and self.words[at + 1] not in _LOOSE:
            chosen = [c for c in chosen if c[1].after] or chosen
        if not chosen:
            return None
        form = chosen[0][0]
        if form in ("base", "third") and word not in _NEVER_NOUNS and self._noun_position(at, found):
            return None
        code = {"gerund": "g", "base": "w", "third": "w"}.get(form, "v")
        if code == "w" and any(f in ("past", "participle") for f, _ in chosen):
            code = "v"
        if form == "base" and word in ("hit", "hurt", "cost", "cut", "put", "set", "burst", "shed"):
            code = "v"
        return Unit(code, at, stop, entries=chosen)

    def _after(self, at: int, predicate: Predicate) -> tuple[int, int] | None:
        """Where the words that a predicate asks for stand: right behind it, or behind its object, in the same clause."""
        for start in range(at, min(at + 9, self.size)):
            word = self.words[start]
            if word in (",", ";", ":", "(", ")") or (start > at and word in self.lex.verbs and word not in ("down", "fire", "free", "burns", "head")):
                if not any(word == p[0] for p in predicate.after):
                    return None
            for phrase in predicate.after:
                if word == phrase[0] and tuple(self.words[start : start + len(phrase)]) == phrase:
                    return start, start + len(phrase)
        return None

    def _noun_position(self, at: int, found: list[Unit]) -> bool:
        """Whether a word that could be noun or verb stands where a noun does: behind a determiner, adjective, preposition."""
        if not found:
            return self.words[at] in self.lex.nouns
        last = found[-1]
        if last.code in "DrFWfy" or self._possessive(at - 1) or (last.code == "o" and self.words[at] in self.lex.nouns):
            return True
        if self.words[at - 1].endswith(("ian", "ish", "ese", "eli", "can")) and self.words[at] in self.lex.nouns:
            return True
        return last.code == "x"

    def _bare_noun(self, at: int) -> Unit | None:
        word = self.words[at]
        if word not in self.lex.nouns and word not in self.lex.compounds and at not in self.models:
            return None
        if word in self.lex.classes:
            return None
        phrase = self._noun_phrase(at, False)
        if phrase is None or phrase[0] is None:
            return None
        noun = phrase[0]
        if noun.kind == "none":
            return Unit("o", at, phrase[2])
        code = "T" if noun.kind == "event" else "u"
        unit = Unit(code, at, at)
        self._take_phrase(unit, *phrase)
        if noun.kind == "person" and noun.measure in ("killed", "injured", "casualties"):
            unit.code, unit.state = "L", State("toll", noun.measure)
        return self._with_name(unit)

    # noun phrases -------------------------------------------------------------------------------------------------

    def _compound(self, at: int) -> tuple[Noun, int] | None:
        if at in self.models:
            return self.models[at]
        for phrase, noun in self.lex.compounds.get(self.words[at], ()):
            if tuple(self.words[at : at + len(phrase)]) == phrase:
                return noun, at + len(phrase)
        noun1 = self.lex.nouns.get(self.words[at])
        if noun1 is None and "-" in self.words[at]:
            noun1 = self.lex.nouns.get(self.words[at].rsplit("-", 1)[-1]) if not self.words[at][0].isdigit() else None
        return (noun1, at + 1) if noun1 is not None else None

    def _noun_phrase(self, at: int, many: bool) -> tuple[Noun | None, int, int, list[Mapping[str, str]], bool] | None:
        """(head, first token, next token, measures of participles before it, child) of the noun phrase at a token."""
        start, child = at, False
        before: list[Mapping[str, str]] = []
        noun: Noun | None = None
        stop = at
        unknown = -1
        limit = min(self.size, at + _MAX_PHRASE)
        while at < limit:
            word = self.words[at]
            if at in self.figures or (at in self.numbers):
                break
            if not word[0].isalnum() and word[0] not in "#":
                if word in _QUOTES and (noun is None or (not noun.plural and self._capital(at - 1))):
                    at += 1
                    continue
                if word in ("-", "–") and noun is None and unknown < 0:
                    at += 1
                    continue
                break
            age = _AGE.fullmatch(word)
            if age is not None:
                child = child or self._is_minor(age.group(1), age.group(2))
                noun, stop = (None, at + 1) if noun is None else (noun, stop)
                unknown = at
                at += 1
                continue
            if noun is None or not noun.plural or self._possessive(at - 1):
                measure = self._participle(at, before)
                if measure is not None and noun is None:
                    before.append(measure)
                    at += 1
                    continue
            if noun is not None and (word in self.lex.verbs or word in self.lex.states) and not (word in self.lex.nouns and self.lex.nouns[word].measure) and not self._goes_on(at, noun, many):
                break
            step = self._compound(at)
            if step is not None and not (word in self.lex.classes and word not in ("second", "police")):
                if noun is not None and noun.plural and noun.text.endswith(("s", "men", "people", "children")) and noun.kind != "none" and not self._possessive(at - 1) and (
                    word in self.lex.verbs or self._capital(at) or noun.kind == "person"
                ):
                    break
                noun, at = step
                stop = at
                continue
            if noun is not None and not self._possessive(at - 1):
                if not noun.plural and many and self._plural_look(at) and word not in self.lex.classes:
                    noun = self._unknown_noun(at)
                    stop = at + 1
                    at += 1
                    continue
                if not noun.plural and self._leads_to_noun(at):
                    at += 1
                    continue
                if noun.plural and word == "and" and noun.kind in ("equipment", "vehicle") and self._same_kind(at + 1, noun):
                    noun, stop = self.lex.nouns[self.words[at + 1]], at + 2
                break
            code = self.lex.classes.get(word)
            if code is not None:
                if code == "e" and at + 1 < self.size and (self._participle(at + 1, before) is not None or word in ("fully", "partially")):
                    at += 1
                    continue
                if word in _MORE or (code == "&" and at > start and self._list_of_modifiers(at)):
                    at += 1
                    continue
                break
            if word in self.lex.verbs and self._finite(word, unknown >= 0):
                break
            if word in self.lex.states and self.lex.states[word][0][1].kind != "nominal":
                break
            unknown = at
            at += 1
        if noun is not None and not noun.plural and not many and self._is_modifier(stop):
            return None  # "the marine ecosystem": the noun only describes
        if noun is not None:
            return noun, start, stop, before, child
        if unknown >= start:
            return self._unknown_phrase(start, unknown, before, child, many)
        return None

    def _is_modifier(self, at: int) -> bool:
        """Whether an unknown noun follows, which is the true head."""
        if at >= self.size or self._possessive(at - 1):
            return False
        word = self.words[at]
        return (
            word.isalpha()
            and word.islower()
            and not self._capital(at)
            and not self.tokens.upper
            and len(word) > 4
            and word not in self.lex.classes
            and word not in self.lex.verbs
            and word not in self.lex.states
            and word not in self.lex.nouns
            and not word.endswith(("ing", "ed", "ly", "wn", "nt", "ward", "wards", "side"))
            and word not in _BEHIND_NOUNS
        )

    def _finite(self, word: str, inside: bool) -> bool:
        """Whether a verb form ends a noun phrase; inside one a base form may be a modifier ("enemy strike drones")."""
        form = self.lex.verbs[word][0][0]
        return form in ("past", "third", "participle") if inside else form != "gerund"

    def _unknown_phrase(self, start: int, last: int, before: list[Mapping[str, str]], child: bool, many: bool) -> tuple[Noun | None, int, int, list[Mapping[str, str]], bool] | None:
        if _AGE.fullmatch(self.words[last]):
            name = "child" if child else "person"
            return self.lex.nouns[name if not self.words[last].endswith("olds") else {"child": "children", "person": "people"}[name]], start, last + 1, before, child
        if not many:
            if self.words[last].endswith(_PERSON_ENDINGS) and start and self.words[start - 1] in ("a", "an", "another", "the", "his", "her", "their", "its") and len(self.words[last]) > 5 and not self._capital(last):
                word = self.words[last]
                return Noun(word, "person", "people", None, False, ("person",)), start, last + 1, before, child
            return None
        for at in range(start, last + 1):
            if self._plural_look(at):
                return self._unknown_noun(at), start, at + 1, before, child
        return None

    def _unknown_noun(self, at: int) -> Noun:
        word = self.words[at]
        if word.endswith(_PEOPLE_ENDINGS):
            return Noun(word, "person", "people", None, True, ("person",))
        return Noun(word, "unknown", "people", None, True, ("unknown",))

    def _plural_look(self, at: int) -> bool:
        word = self.words[at]
        return (
            len(word) > 3
            and word[-1] == "s"
            and not word.endswith(("ss", "us", "is"))
            and not self._possessive(at)
            and word not in self.lex.verbs
        ) or word.endswith(("men", "people", "folk"))

    def _possessive(self, at: int) -> bool:
        return at >= 0 and self.tokens.words[at].endswith(("'s", "’s", "s'", "s’"))

    def _leads_to_noun(self, at: int) -> bool:
        """Behind a singular noun an unknown word may lead on to the head: "air force officers"."""
        if self.words[at] in self.lex.classes or self.words[at] in self.lex.verbs or not self.words[at][0].isalpha():
            return False
        return any(
            self.words[j] in self.lex.nouns and self.lex.nouns[self.words[j]].plural and all(self.words[k] not in self.lex.classes and self.words[k][0].isalpha() for k in range(at, j))
            for j in range(at + 1, min(at + (6 if self._capital(at) else 3), self.size))
        )

    def _same_kind(self, at: int, noun: Noun) -> bool:
        return at < self.size and self.words[at] in self.lex.nouns and self.words[at] in ("boats", "ships", "launchers")

    def _goes_on(self, at: int, noun: Noun, many: bool) -> bool:
        """Whether a word that may be a verb goes on with the noun phrase: "drone strikes", "police shootings"."""
        word = self.words[at]
        entry = self.lex.nouns.get(word)
        if entry is None or entry.kind not in ("event", "equipment", "weapon", "aircraft") or noun.plural:
            return False
        return not many or entry.plural

    def _list_of_modifiers(self, at: int) -> bool:
        """ "cruise and other missiles", "cruise and ballistic missiles": the conjunction joins modifiers of one noun."""
        for j in range(at + 1, min(at + 4, self.size)):
            if j in self.figures or self.words[j] in ("a", "an", "the"):
                return False
            if self.words[j] in self.lex.nouns:
                return j > at + 1 or self.words[at - 1] not in self.lex.nouns
        return False

    def _participle(self, at: int, before: list[Mapping[str, str]]) -> Mapping[str, str] | None:
        """What an adjective or participle that stands before a noun makes of each kind of noun; None where it stands elsewhere."""
        word = self.words[at]
        roles = self._roles_of(word)
        if roles is None and "-" in word and not word[0].isdigit():
            head, _, tail = word.partition("-")
            roles = self._roles_of(head) if tail in ("out", "up", "down") else self._roles_of(tail)
        if roles is None:
            return None
        for j in range(at + 1, min(at + 5, self.size)):
            following = self.words[j]
            if following in self.lex.nouns and not (following in self.lex.verbs and following not in ("police",)):
                return roles
            if j in self.figures or following in self.lex.classes and self.lex.classes[following] != "e" or not following[0].isalnum() or following in self.lex.verbs and j > at + 1:
                return roles if following == "and" and j == at + 1 and at + 2 < self.size and self._participle(at + 2, before) else None
        return None

    def _roles_of(self, word: str) -> Mapping[str, str] | None:
        for phrase, state in self.lex.states.get(word, ()):
            if state.kind == "adjective" and len(phrase) == 1:
                return {"person": state.measure}
        for form, predicate in self.lex.verbs.get(word, ()):
            if form in ("past", "participle") and not predicate.after and not predicate.before and not predicate.topic and predicate.object:
                return predicate.object
        return None

    def _is_minor(self, number: str, unit: str) -> bool:
        if unit != "year":
            return True
        last = number.rsplit("-", 1)[-1]
        value = int(number) if number.isdigit() else self.lex.numbers.get(number, self.lex.numbers.get(last, 99))
        if "-" in number:
            value = sum(self.lex.numbers.get(p, 99) for p in number.split("-"))
        return value < 18


def _models(tokens: Tokens, weapons: Sequence[WeaponSpan], offset: int) -> dict[int, tuple[Noun, int]]:
    """First token of each weapon model → (noun, next token)."""
    found: dict[int, tuple[Noun, int]] = {}
    for span in weapons:
        kind = _MODEL_KINDS.get(span.category)
        at = bisect_left(tokens.starts, span.start + offset)
        if kind is None or at >= len(tokens.starts) or tokens.starts[at] != span.start + offset:
            continue
        stop = at + 1
        while stop < len(tokens.starts) and tokens.starts[stop] < span.end + offset:
            stop += 1
        noun = lexicon().nouns[kind]
        found[at] = (Noun(noun.text, noun.kind, noun.object, None, span.plural, noun.kinds), stop)
    return found


def _join_bodies(units: list[Unit], words: list[str]) -> list[Unit]:
    """ "the bodies of 12 soldiers" is one figure, of bodies."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if (
            unit.code in "uo"
            and words[unit.stop - 1] in ("bodies", "remains", "corpses", "body")
            and at + 2 < len(units)
            and units[at + 1].code == "f"
            and units[at + 2].code in "q1"
            and (noun := units[at + 2].noun) is not None
            and noun.kind in ("person", "unknown")
        ):
            counted = units[at + 2]
            counted.noun = Noun(noun.text, "person", noun.object, None, noun.plural, ("body", *noun.kinds))
            counted.before = []
            counted.code = "q"
            joined.append(counted)
            at += 3
            continue
        joined.append(unit)
        at += 1
    return joined


def _without_ages(units: list[Unit]) -> list[Unit]:
    """ "two teenagers, 15 and 17, were hurt": bare numbers between commas behind a person are ages."""
    for at in range(len(units) - 2):
        person = units[at].code == "c" or (units[at].noun is not None and units[at].noun.kind == "person")  # type: ignore[union-attr]
        if not person or units[at + 1].code != "," or not _age_like(units[at + 2]):
            continue
        ages = [units[at + 2]]
        j = at + 3
        while j + 1 < len(units) and units[j].code in ",&" and _age_like(units[j + 1]):
            ages.append(units[j + 1])
            j += 2
        if j >= len(units) or units[j].code in ",;)":
            for age in ages:
                age.code = "x"
    return units


def _age_like(unit: Unit) -> bool:
    figure = unit.figure
    return unit.code == "n" and figure is not None and figure.digits and figure.hedge == "exact" and figure.value < 110
