"""Units of predicates: verb forms of `lexicon/predicates.txt` with the words which they ask for.

Belongs here: which predicates a verb form has where it stands, and whether it is a verb there at all. Not here: what a
predicate says of figures (`rules.measures`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import Form, Predicate, Words
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.phrases import noun_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

_LOOSE = frozenset(
    ["on", "in", "at", "over", "into", "from", "to", "by", "out", "up", "down", "off", "back", "home", "away", "alive"]
)
"""Words that a predicate may ask for which do not rule out its other senses: "fired at" is still "fired"."""
_PREPOSITIONS = frozenset(["on", "in", "at", "over", "into", "from", "to", "across", "onto"])
_LEAVING = frozenset({"from", "into", "onto", "across"})
_TARGETING = frozenset({"against", "towards", "toward"})
_REACH = 9
"""Tokens behind a verb among which the words that it asks for stand."""
_COUNTING = 4
"""Further tokens where a figure of so many words stands between."""
_FINITE_BE = frozenset({"was", "were"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "(", ")"})
_HEADED = 6
"""Tokens of a noun phrase with its head."""
_IN_PHRASE = frozenset("Dpe&")
"""Classes of words that stand before the head of a noun phrase: "the", "their", "partially"."""
_LETTERS = {"gerund": "g", "base": "w", "third": "w", "past": "v", "participle": "v"}
_GET = frozenset({"get", "got", "gotten", "gets", "getting"})
_OWNERS = frozenset({"its", "his", "their", "our", "my", "your"})
_PEOPLES_ENDINGS = ("ian", "ish", "ese", "eli", "can")

_Entry = tuple[Form, Predicate]


def read_predicate(scan: Scan, at: int) -> Unit | None:
    """The unit of a verb form; None where it has no predicate in this sentence, or is a noun."""
    if _forms_passive(scan, at):
        return None
    chosen, stop = _chosen(scan, at)
    if stop > at + 1 and _LOOSE.isdisjoint(scan.words[at + 1 : min(at + 3, stop)]):
        chosen = [entry for entry in chosen if entry[1].after] or chosen
    if not chosen:
        return None
    form, word = chosen[0][0], scan.words[at]
    words = phrase_words()
    may_be_noun = word not in words["never_noun"] or (at > 0 and scan.words[at - 1] == "no")
    if form in ("base", "third") and may_be_noun and _is_noun_here(scan, at, stop):
        return None
    if form == "base" and may_be_noun and _is_behind_singular(scan, at):
        return None  # "caught in the tower block fire"; "volunteer rescue leader Ada Obi"
    code = _LETTERS[form]
    past = code == "w" and any(other in ("past", "participle") for other, _ in chosen)
    if past or (form == "base" and word in words["main_verb"]):
        code = "v"
    if code == "v" and stop > at + 1 and _leads_to_target(scan, stop):
        stop -= 1  # "drones sent against Odesa": the town is no object
    unit = Unit(code, at, stop)
    unit.entries = chosen
    return unit


def _leads_to_target(scan: Scan, stop: int) -> bool:
    """Whether the last word that a verb asks for leads to where weapons went; "at" before a figure leads to what was
    fired at."""
    last = scan.words[stop - 1]
    if last in _LEAVING and stop not in scan.figures:
        return True  # "families displaced from Aleppo"
    return last in _TARGETING or (last == "at" and stop not in scan.figures and scan.words[stop - 2] == "fired")


def _forms_passive(scan: Scan, at: int) -> bool:
    """ "Two farmers got killed": a form of "get" right before a participle is an auxiliary."""
    if scan.words[at] not in _GET or at + 1 >= scan.size or scan.facts[at + 1].noun is not None:
        return False
    return any(form in ("past", "participle") for form, _ in scan.facts[at + 1].verbs)


def _chosen(scan: Scan, at: int) -> tuple[list[_Entry], int]:
    """The predicates of a verb form whose conditions hold, and the token behind the verb with the words it asks for."""
    held = _held(scan, at)
    spans = [span for _, span in held if span is not None]
    if not spans:
        return [entry for entry, _ in held], at + 1
    beside = [span for span in spans if _is_beside(scan, at, span[0])]
    if any(start == at + 1 for start, _ in beside):
        # "shot down across the province": the preposition is not the verb's
        beside = [span for span in beside if span[0] == at + 1 or not _is_preposition(scan, span)]
    stop = max((end for _, end in beside), default=at + 1)
    if any(start == at + 1 and end > start + 1 for start, end in spans):
        # "taken to hospital in Ta'if": what stands right behind the verb says enough
        held = [(e, s) for e, s in held if s is None or s[0] == at + 1 or not _is_preposition(scan, s)]
    if not all(_is_behind_figure(scan, at, span) for span in spans):
        # "seven were found dead and one alive": another figure has what stands behind it
        held = [(e, s) for e, s in held if s is None or not _is_behind_figure(scan, at, s)]
    if len(spans) > 1:  # "suffered power cuts": the shorter words inside others are not asked for
        held = [(e, s) for e, s in held if s is None or not any(o[0] < s[0] and s[1] <= o[1] for o in spans)]
    longest: dict[int, int] = {}
    for _, span in held:
        if span is not None:
            longest[span[0]] = max(span[1], longest.get(span[0], 0))
    return [entry for entry, span in held if span is None or span[1] == longest[span[0]]], stop


def _held(scan: Scan, at: int) -> list[tuple[_Entry, tuple[int, int] | None]]:
    """The predicates whose conditions hold, and where the words stand for which each asks. Those that ask for words
    come first in the lexicon, so a plain one is left out that says less than one of them."""
    held: list[tuple[_Entry, tuple[int, int] | None]] = []
    subject = at - 2 if at > 1 and scan.words[at - 1] == "still" else at - 1  # "the gunmen still hold 12 men"
    before = scan.words[subject] if at else ""
    for entry in scan.facts[at].verbs:
        predicate = entry[1]
        if predicate.topic and scan.topics.isdisjoint(predicate.topic):
            continue
        if before in predicate.before or ("#" in predicate.before and _is_behind_number(scan, at)):
            held.append((entry, None))
        elif predicate.after:
            span = _asked_words(scan, at + 1, predicate)
            if span is not None:
                held.append((entry, span))
        elif not predicate.before and not (held and any(_says_more(other[1], predicate) for other, _ in held)):
            held.append((entry, None))
    return held


def _is_beside(scan: Scan, at: int, start: int) -> bool:
    """Whether words that a verb asks for stand right behind it, or behind one word that is no figure."""
    if start == at + 1:
        return True
    return start == at + 2 and at + 1 not in scan.numbers and at + 1 not in scan.figures


def _is_behind_figure(scan: Scan, at: int, span: tuple[int, int]) -> bool:
    """Whether a conjunction and a figure stand between a verb and words that it asks for."""
    joined = (n for n in range(at + 1, span[0] - 1) if scan.words[n] in ("and", "but"))
    return any(n + 1 in scan.figures for n in joined)


def _is_preposition(scan: Scan, span: tuple[int, int]) -> bool:
    return span[1] == span[0] + 1 and scan.words[span[0]] in _PREPOSITIONS


def _says_more(special: Predicate, plain: Predicate) -> bool:
    """Whether a sense with its words or its topic overrides the plain one: "shot down" says something else of missiles
    than "shot", and "released from hospital" something else than "released"."""
    if not (special.after or special.before or special.topic):
        return False
    if not (special.object or special.subject):
        return True  # it tells nothing that is counted
    return not (special.object.keys().isdisjoint(plain.object) and special.subject.keys().isdisjoint(plain.subject))


def _asked_words(scan: Scan, at: int, predicate: Predicate) -> tuple[int, int] | None:
    """Where the words that a predicate asks for stand: right behind it, or behind its object, in the same clause."""
    openers = predicate.openers
    if openers.isdisjoint(scan.words[at : at + _REACH + _COUNTING]):
        return None
    behind = _object_end(scan, at)
    for start in range(at, min(at + _reach(scan, at), scan.size)):
        word = scan.words[start]
        if word in openers and start not in scan.figures:
            asked = predicate.after
            if predicate.beside and start > at:
                asked = tuple(phrase for phrase in asked if phrase not in predicate.beside)
            ends = [_phrase_end(scan, start, phrase) for phrase in asked if word == phrase[0]]
            if any(ends):
                return start, max(ends)
        elif word in _CLAUSE_ENDS or (start >= behind and _is_other_verb(scan, start, start == at)):
            return None
        elif word in _FINITE_BE and start > at:
            return None  # "a man who found two children was shot dead"
    return None


def _object_end(scan: Scan, at: int) -> int:
    """The token behind the counted noun where a figure stands right behind a verb; no word of it is another verb:
    "reduced 30 apartment blocks to rubble"."""
    figure = scan.figures.get(at)
    phrase = noun_phrase(scan, figure.stop, True) if figure is not None else None
    return phrase.stop if phrase is not None else at


def _reach(scan: Scan, at: int) -> int:
    """Tokens behind a verb among which the words that it asks for stand; those of a figure that opens its object count
    as one: "forced over half a million people in the valley to flee"."""
    figure = scan.figures.get(at)
    return _REACH if figure is None else _REACH + min(figure.stop - figure.first - 1, _COUNTING)


def _is_other_verb(scan: Scan, at: int, beside: bool) -> bool:
    """Whether a verb stands at a token, and no noun that only describes the next one: "40 attack drones"; right beside
    another one (`beside`) only one of another clause: "rain knocked down 12 houses"."""
    facts = scan.facts[at]
    if not facts.verbs or scan.words[at] in phrase_words()["no_verb"]:
        return False
    if beside:
        return facts.verbs[0][0] == "past" and scan.facts[at - 1].verbs[0][0] in ("base", "third")
    return facts.noun is None or at + 1 >= scan.size or scan.facts[at + 1].noun is None


def _phrase_end(scan: Scan, at: int, phrase: Words) -> int:
    """The token behind a phrase that begins at a token, 0 where it does not stand there."""
    for word in phrase:
        if word == "#" and at in scan.figures:
            at = scan.figures[at].stop
        elif word == scan.word(at) or (word == "*" and at < scan.size and scan.facts[at].solid):
            at += 1
        elif word[0] == "%" and (stop := headed_end(scan, at, word)):
            at = stop
        else:
            return 0
    return at


def headed_end(scan: Scan, at: int, name: str) -> int:
    """The token behind the noun phrase that begins at a token and ends in a head of the class `name`, 0 where there is
    none: "33 crowded shelters" for "%shelters"."""
    ends = scan.lex.heads[name]
    for last in range(at, min(at + _HEADED, scan.size)):
        word, facts = scan.words[last], scan.facts[last]
        heads = ends.get(word, ())
        if heads and any(tuple(scan.words[max(at, last + 1 - len(head)) : last + 1]) == head for head in heads):
            return last + 1
        if not facts.solid or (facts.code is not None and facts.code not in _IN_PHRASE):
            return 0
    return 0


_SAID = frozenset({"said", "says", "added"})


def _is_behind_number(scan: Scan, at: int) -> bool:
    """Whether a bare number stands right before a token."""
    return bool(scan.units) and scan.units[-1].code == "n" and scan.units[-1].stop == at


def _is_person_behind(scan: Scan, at: int) -> bool:
    """Whether a noun for one person follows a word, which then describes it."""
    noun = scan.facts[at + 1].noun if at + 1 < scan.size else None
    return noun is not None and noun.kind == "person"


def _is_behind_singular(scan: Scan, at: int) -> bool:
    """Whether a word stands right behind one thing or person, whose verb it cannot be in its base form."""
    last = scan.units[-1] if scan.units else None
    if last is not None and last.code == "n" and last.figure is not None and last.figure.high == 1:
        return last.stop == at and not last.anaphor and (scan.facts[at].noun is not None or _is_person_behind(scan, at))
    if last is None or last.code not in "u1" or last.stop != at or last.noun is None or last.noun.plural or last.named:
        return False
    finite = scan.code(at + 1) in ("b", "h", "M")
    return finite or scan.facts[at].noun is not None or _is_person_behind(scan, at)


def _is_noun_here(scan: Scan, at: int, stop: int) -> bool:
    """Whether a word that could be noun or verb stands where a noun does: behind a determiner, adjective,
    preposition; with the words that it asks for right behind it, up to `stop`, it is a verb behind an unknown noun."""
    is_noun = scan.facts[at].noun is not None
    if not scan.units:
        return is_noun
    last = scan.units[-1].code
    if scan.words[at - 2 : at] == ["due", "to"] and scan.code(at - 3) == "b":
        return False  # "are due to bring"
    if scan.words[at - 1] in _SAID and _is_person_behind(scan, at):
        return True  # "said rescue official Ada Obi"
    owned = last == "p" and scan.words[at - 1] in _OWNERS  # "its fire service"
    doing = last == "v" and is_noun and scan.words[at].endswith("s")  # "carried out strikes"
    if last in "DrFWfyxN" or doing or owned or scan.possessive(at - 1):
        return True
    if last == "o" and is_noun and stop == at + 1:
        return at + 1 not in scan.figures  # "a car bomb wounds 12"
    if is_noun and last == "e" and len(scan.units) > 1 and scan.units[-2].code == "D":
        return True  # "an earlier attack"
    return is_noun and scan.words[at - 1].endswith(_PEOPLES_ENDINGS)
