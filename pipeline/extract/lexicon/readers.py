"""Reading the lexicon: nouns, predicates, states, function words, numbers and hedges, with their forms.

Belongs here: the formats of those files, which each states in its head. Not here: the records (`records`),
deciding what a word is in its sentence (`units.chunks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.extract.lexicon.files import LexiconError, data_lines
from pipeline.extract.lexicon.inflect import plural, verb_forms
from pipeline.extract.lexicon.records import Form, Noun, Predicate, State, Words
from schemas.vocabulary import HEDGE, MEASURE

T = TypeVar("T")

NOUN_KINDS = frozenset(
    {"person", "weapon", "aircraft", "equipment", "building", "place", "area", "vehicle", "event", "life", "none"}
)
ROLE_KINDS = NOUN_KINDS | {
    "flying",
    "missile",
    "rocket",
    "shell",
    "bomb",
    "air_target",
    "civil",
    "folk",
    "captive",
    "hostage",
    "child",
    "soldier",
    "body",
    "kin",
    "ship",
    "mark",
    "goal",
    "household",
    "drone",
    "unknown",
}
_NARROWER = frozenset({"kin", "body", "folk", "ship", "passenger", "bomber", "mark", "goal"})
"""Kinds that a section of nouns may add to its own."""
_OF_OBJECT = {
    "prisoners": ("captive",),
    "hostages": ("captive", "hostage"),
    "children": ("child",),
    "soldiers": ("soldier",),
    "drone": ("drone",),
    "families": ("household",),
}
"""Kinds that a class of counted things adds."""
_NOT_CIVIL = frozenset({"soldiers", "police", "prisoners", "hostages"})
_FLYING = frozenset({"missile", "drone", "rocket", "air_target", "bomb", "shell"})


def _noun_kinds(kind: str, obj: str, narrower: str | None) -> tuple[str, ...]:
    """The kinds by which predicates know a noun, the narrowest first; `narrower` is one that its section names."""
    kinds = [narrower] if narrower in ROLE_KINDS else []
    if kind == "weapon":
        kinds += ["flying", obj] if obj in _FLYING else [obj]
    else:
        kinds += _OF_OBJECT.get(obj, ())
    if kind == "person" and obj not in _NOT_CIVIL and narrower not in ("body", "passenger"):
        kinds.append("civil")
    return (*kinds, kind, "aircraft") if narrower == "bomber" else (*kinds, kind)


def read_nouns() -> dict[str, Noun]:
    """Counted nouns of `nouns.txt` in both numbers, compounds with blanks between their words."""
    nouns: dict[str, Noun] = {}
    head: list[str] = []
    written: set[str] = set()
    for place, line in data_lines("nouns.txt"):
        if line.startswith("["):
            head = line.strip("[]").split()
            if len(head) not in (2, 3) or head[0] not in NOUN_KINDS:
                raise LexiconError(f"{place}: a section head is [kind object measure?] with a known kind, not {line}")
            if len(head) == 3 and head[2] not in MEASURE.words and head[2] not in _NARROWER:
                raise LexiconError(f"{place}: unknown measure or narrower kind {head[2]}")
            continue
        if not head:
            raise LexiconError(f"{place}: words before the first section head")
        narrower = head[2] if len(head) == 3 and head[2] in _NARROWER else None
        measure = "attacks" if head[0] == "event" else head[2] if len(head) == 3 and narrower is None else None
        for word in line.split():
            if word.lower() in written:
                raise LexiconError(f"{place}: {word} is a noun already; write each once, in one section")
            written.add(word.lower())
            for text, many in _numbers_of(word.replace("_", " ")):
                if text not in nouns:
                    kinds = _noun_kinds(head[0], head[1], narrower)
                    nouns[text] = Noun(text, head[0], head[1], measure, many, kinds)
    return nouns


def _numbers_of(word: str) -> list[tuple[str, bool]]:
    word = word.lower()
    if word.endswith("="):
        return [(word[:-1], True)]
    one, _, many = word.partition("/")
    return [(one, False), (many or plural(one), True)]


def _phrases(text: str) -> tuple[Words, ...]:
    if text.strip() == "-":
        return ()
    return tuple(tuple(p.strip().split("+")) for p in text.split(","))


def _roles(place: str, text: str) -> dict[str, dict[str, str]]:
    roles: dict[str, dict[str, str]] = {"subject": {}, "object": {}}
    for part in text.split(";"):
        name, *pairs = part.split()
        if name not in roles:
            raise LexiconError(f"{place}: a role is subject or object, not {name}")
        for pair in pairs:
            kind, _, measure = pair.partition("=")
            if kind not in ROLE_KINDS or measure not in (*MEASURE.words, "none"):
                raise LexiconError(f"{place}: {pair} is not KIND=MEASURE with known words")
            if measure != "none":
                roles[name][kind] = measure
    return roles


def _topic(place: str, text: str, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    stems: list[str] = []
    for stem in (part.strip() for part in text.split(",")):
        if stem.startswith("@") and stem not in named:
            raise LexiconError(f"{place}: no line says {stem} = STEMS")
        stems += named.get(stem, (stem,))
    return tuple(stems)


def read_verbs() -> dict[str, tuple[tuple[Form, Predicate], ...]]:
    """Verb form → its predicates of `predicates.txt`; those that ask for words beside them are tried first: "shot down"
    before "shot".

    Raises:
        LexiconError: a line is no predicate, or names a list of words or heads that no line gives.
    """
    verbs: dict[str, list[tuple[Form, Predicate]]] = defaultdict(list)
    named, heads = read_topics(), read_heads()
    for place, line in data_lines("predicates.txt"):
        if line[0] in "@%":
            continue
        parts = [p.strip() for p in line.split("|")]
        if len(parts) not in (3, 4):
            raise LexiconError(f"{place}: a predicate is VERBS | AFTER | ROLES [| TOPIC]")
        roles, phrases = _roles(place, parts[2]), _phrases(parts[1])
        topic = _topic(place, parts[3], named) if len(parts) == 4 else ()
        if unknown := {word for phrase in phrases for word in phrase if word.startswith("%")} - heads.keys():
            raise LexiconError(f"{place}: no line says {min(unknown)} = HEADS")
        for verb in parts[0].split(","):
            for word, form, predicate in _entries(verb, phrases, roles, topic):
                verbs[word].append((form, predicate))
    return {w: tuple(sorted(es, key=lambda e: not (e[1].after or e[1].before))) for w, es in verbs.items()}


def _entries(
    verb: str, phrases: Sequence[Words], roles: Mapping[str, Mapping[str, str]], topic: tuple[str, ...]
) -> Iterator[tuple[str, Form, Predicate]]:
    """Each form of a verb, written BASE[/PAST[/PARTICIPLE]], with its predicate; a phrase that begins with "<" asks for
    a word before the verb, one with ">" for words right behind it."""
    before = frozenset(p[0][1:] for p in phrases if p[0].startswith("<"))
    beside = frozenset((p[0][1:], *p[1:]) for p in phrases if p[0].startswith(">"))
    after = (*(p for p in phrases if p[0][0] not in "<>"), *sorted(beside))
    openers = frozenset(phrase[0] for phrase in after)
    base, *irregular = verb.strip().split("/")
    forms = verb_forms(base, *irregular)
    strong = forms["past"] not in (forms["participle"], base)
    predicate = Predicate(base, after, roles["subject"], roles["object"], before, topic, strong, openers, beside)
    for form, word in forms.items():
        same = forms["past"] if form == "participle" else base if form == "past" else None
        if word != same:  # one entry serves both; the sentence decides
            yield word, form, predicate


def read_topics() -> dict[str, tuple[str, ...]]:
    """Name of a line `@name = STEMS` of `predicates.txt` → its stems."""
    named: dict[str, tuple[str, ...]] = {}
    for place, line in data_lines("predicates.txt"):
        if not line.startswith("@"):
            continue
        name, equals, stems = line.partition("=")
        if not equals or name.strip() in named:
            raise LexiconError(f"{place}: a line of stems is @NAME = STEM, STEM, each name once")
        named[name.strip()] = tuple(stem.strip() for stem in stems.split(","))
    return named


def read_heads() -> dict[str, dict[str, tuple[Words, ...]]]:
    """Name of a line `%name = HEADS` of `predicates.txt` → last word of a head → the heads that end in it."""
    named: dict[str, dict[str, tuple[Words, ...]]] = {}
    for place, line in data_lines("predicates.txt"):
        if not line.startswith("%"):
            continue
        name, equals, text = line.partition("=")
        heads = [tuple(head.strip().split("_")) for head in text.split(",")]
        if not equals or name.strip() in named or not all(all(head) for head in heads):
            raise LexiconError(f"{place}: a line of heads is %NAME = HEAD, HEAD, each name once")
        ends = dict.fromkeys(head[-1] for head in heads)
        named[name.strip()] = {end: tuple(head for head in heads if head[-1] == end) for end in ends}
    return named


def by_first(entries: list[tuple[Words, T]]) -> dict[str, tuple[tuple[Words, T], ...]]:
    """First word → phrases that begin with it, longest first."""
    table: dict[str, list[tuple[Words, T]]] = defaultdict(list)
    for words, value in entries:
        table[words[0]].append((words, value))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in table.items()}


def read_states() -> dict[str, tuple[tuple[Words, State], ...]]:
    """First word → the states of `states.txt` that begin with it, longest first."""
    entries: list[tuple[Words, State]] = []
    for place, line in data_lines("states.txt"):
        head, bar, words = line.partition("|")
        kind, _, measure = head.strip().partition(" ")
        if not bar or kind not in ("adjective", "toll", "nominal") or measure not in MEASURE.words:
            raise LexiconError(f"{place}: a state is CLASS MEASURE | WORDS with known class and measure")
        entries += [(tuple(w.strip().split("_")), State(kind, measure)) for w in words.split(",")]
    return by_first(entries)


def read_classes() -> tuple[dict[str, str], dict[str, tuple[tuple[Words, str], ...]]]:
    """Letters of the function words of `function_words.txt`: single words, and phrases by their first word."""
    single: dict[str, str] = {}
    phrases: list[tuple[Words, str]] = []
    for place, line in data_lines("function_words.txt"):
        head, bar, words = line.partition("|")
        code = head.split()[0]
        if not bar or len(code) != 1:
            raise LexiconError(f"{place}: a class line is CLASS NAME | WORDS with a one-letter class")
        for word in words.split(","):
            key = tuple(word.strip().split("_"))
            if len(key) == 1:
                single.setdefault(key[0], code)
            else:
                phrases.append((key, code))
    return single, by_first(phrases)


def read_quantities() -> tuple[dict[str, int], dict[str, int], dict[str, tuple[tuple[Words, int, bool], ...]]]:
    """(number words, scales, first word → phrases with value and whether they are vague) of `quantity_words.txt`."""
    numbers: dict[str, int] = {}
    scales: dict[str, int] = {}
    phrases: dict[str, list[tuple[Words, int, bool]]] = defaultdict(list)
    for place, line in data_lines("quantity_words.txt"):
        parts = line.split()
        if len(parts) != 3 or parts[0] not in ("vague", "word", "scale") or not parts[2].isdigit():
            raise LexiconError(f"{place}: a quantity line is vague|word|scale WORD NUMBER")
        kind, word, value = parts[0], parts[1], int(parts[2])
        key = tuple(word.split("_"))
        if kind == "scale":
            scales[word] = value
        elif kind == "word" and len(key) == 1:
            numbers[word] = value
        else:
            phrases[key[0]].append((key, value, kind == "vague"))
    return numbers, scales, {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in phrases.items()}


def read_hedges() -> tuple[dict[str, tuple[tuple[Words, str], ...]], dict[str, tuple[tuple[Words, str], ...]]]:
    """Hedges of `hedges.txt`: before a number by their last word, behind it by their first, longest first."""
    before: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    after: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    for place, line in data_lines("hedges.txt"):
        head, bar, phrases = line.partition("|")
        kind, _, side = head.strip().partition(" ")
        if not bar or kind not in HEDGE.words or side not in ("before", "after"):
            raise LexiconError(f"{place}: a hedge line is HEDGE before|after | PHRASES with a known hedge")
        for phrase in phrases.split(","):
            words = tuple(phrase.split())
            (before[words[-1]] if side == "before" else after[words[0]]).append((words, kind))
    return (
        {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in before.items()},
        {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in after.items()},
    )
