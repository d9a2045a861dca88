"""Speakers that punctuation alone sets apart, in headlines and in notes: "Defence Ministry: …" at the start, "– mayor",
": Governor" and "(General Staff)" at the end, a line that is only "Governor:".

Belongs here: which words beside a colon, a dash or brackets are a speaker. Not here: citing verbs, which headlines use
as well (`cites`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.phrases import Line, phrase_end, phrase_start, read_line
from pipeline.extract.attribution.reach import Reach
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.side import is_known_person, side_of
from pipeline.extract.attribution.speakers import Speaker, describe
from pipeline.extract.parties.finder import party_of_name
from pipeline.extract.word_facts import FACTS
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import gazetteer

_TAIL = re.compile(r".*(?:\s(-)\s*|\s?([:–—])\s*)([^:–—]{2,70})$", re.DOTALL)
_FRONT = re.compile(r"([^:“\"]{2,70}):\s+(?=(\S))")
_DASHED = re.compile(r"[^“”\"]{15,}(\s)([–—-])\s+(?!(?:an?|one|two|some|no|all|both)\b|\d)([^:–—]{2,70})$", re.DOTALL)
"""In a body: a source behind a last dash, which neither an article nor a number opens."""
_DASHES = ("-", "–", "—")
_ALONE = re.compile(r"([^:“\"]{2,70}):$")
"""A line that is only a speaker's name, before what is said."""
_BRACKETED = re.compile(r".{12,}\s(\()([^()]{2,60})\)\W*$", re.DOTALL)
"""A source in brackets behind what it says: "12 drones downed overnight (General Staff)"."""
_SIGNING = frozenset({"body", "person", "crowd"})
_SPEAKING = frozenset({"body", "crowd", "person", "witness"})


def headline_cites(text: str) -> list[Cite]:
    """The citations that stand at a headline's end or start, behind or before a colon or dash."""
    tail, front = _TAIL.match(text), _FRONT.match(text)
    if tail is None and front is None:
        return []
    line = read_line(text)
    found = [tail and _at_end(line, tail), front and _at_start(line, front)]
    return [cite for cite in found if cite]


def label_cites(text: str) -> list[Cite]:
    """The citation that a sentence of the body begins with, a speaker, a colon, what is said ("Governor: two dead"), or
    ends with ("Two dead in Lviv – mayor")."""
    found: list[Cite] = []
    colon = ":" in text
    alone = _ALONE.match(text) if colon else None
    if alone is not None:
        cite = _at_start(read_line(text), alone)
        return [replace(cite, how="heading")] if cite else []
    front = _FRONT.match(text) if colon else None
    tail = _DASHED.match(text) if any(map(text.__contains__, _DASHES)) else None
    if front is not None and not (front[1].isupper() and not text.isupper() and _is_dateline(front[1])):
        cite = _at_start(read_line(text), front)
        found += [cite] if cite else []
    if tail is not None and not found:
        cite = _at_end(read_line(text), tail)
        found += [cite] if cite and _signs(cite.speaker, front) else []
    if not found and "(" in text and (bracketed := _BRACKETED.match(text)) is not None:
        found += _in_brackets(text, bracketed)
    return found


def _in_brackets(text: str, match: re.Match[str]) -> list[Cite]:
    """The body, force or office that closing brackets hold; no outlet, whose name there says who published."""
    line = read_line(text)
    inside = [at for at, start in enumerate(line.starts) if match.start(2) <= start < match.end(2)]
    opens = line.folded[inside[0]] if inside else "a"
    if opens in ("a", "an") or FACTS[opens].number or _is_short_form(line, inside):
        return []
    speaker = describe(line, inside[0], inside[-1])
    if speaker is None or line.folded[inside[-1]] in line.lexicon.outlet or speaker.first != inside[0]:
        return []
    if speaker.kind == "body" and not any(line.capital(at) for at in inside):
        return []  # "in Koru mandal (administrative division)"
    if speaker.kind not in ("body", "crowd") and not _is_of_state(speaker.text):
        return []
    return [Cite(match.start(2), match.end(2), speaker, Reach(True, False))]


def _is_short_form(line: Line, inside: list[int]) -> bool:
    """Whether brackets hold the capitals by which the name before them is known: "the Israel Defense Forces (IDF)"."""
    if len(inside) > 1 or inside[0] < 2:
        return False
    before, short = line.words[inside[0] - 2], line.words[inside[0]]
    return short.isupper() and before[0] == short[-1]


def _signs(speaker: Speaker, front: re.Match[str] | None) -> bool:
    """Whether a speaker behind a last dash signs the sentence: an office, a name with its title or that is known, or
    any name no place bears where a place heads the note ("Kherson: three dead – Prokudin")."""
    if speaker.kind in _SIGNING:
        return True
    if speaker.kind != "name":
        return False
    if speaker.phrase != speaker.text or is_known_person(speaker.text):
        return True
    headed = front is not None and names_only_place(front[1])
    return headed and not _is_listed(speaker.text)


def _is_dateline(name: str) -> bool:
    """Whether capitals before a colon are a town and no force ("PORT SUDAN", "HANOI"; but "US CENTCOM", "IDF")."""
    known = " " in name or side_of(name) is not None or name.lower() in citing_words().nouns
    return not known or _is_listed(name)


def names_only_place(name: str) -> bool:
    """Whether a name before a colon is that of a place, and of no party or person."""
    return _is_listed(name) and not is_known_person(name) and party_of_name(name) is None


def _is_listed(name: str) -> bool:
    """Whether the gazetteer lists a place under a name."""
    found = gazetteer().look_up(fold_name(name))
    return found is not None and bool(found.rows)


def _is_of_state(name: str) -> bool:
    """Whether a name is that of a body or force of a state ("IDF"): a label "Hamas:" may as well tell whose losses."""
    party = party_of_name(name)
    return party is not None and party.form == "group" and gazetteer().country(party.party) is not None


def _at_end(line: Line, match: re.Match[str]) -> Cite | None:
    first = next((at for at, start in enumerate(line.starts) if start >= match.start(3)), len(line.starts))
    last = len(line.words) - 1
    while last > first and line.folded[last] in (".", "!"):
        last -= 1
    publisher = match.group(2) != ":" and line.folded[last] in line.lexicon.outlet
    if publisher or phrase_end(line, first) != last + 1 or phrase_start(line, last) > first:
        return None
    speaker = describe(line, first, last)
    if speaker is None or speaker.kind in ("pronoun", "document"):
        return None
    return Cite(match.start(3), len(line.text), speaker, Reach(True, False))


def _at_start(line: Line, match: re.Match[str]) -> Cite | None:
    last = next((at for at, end in enumerate(line.ends) if end >= match.end(1)), 0)
    first = next((at for at, word in enumerate(line.words) if word[-1].isalnum() or word[0] == "@"), 0)
    speaker = describe(line, first, last) if phrase_start(line, last) <= first else None
    if speaker is None or line.lexicon.nouns.get(line.folded[last]) == "document":
        return None
    said = match[2] if match.re.groups > 1 else "…"
    if line.folded[last] in line.lexicon.counted and said.isdigit():
        return None  # "Evacuees: 4,100"
    # a bare name before a colon is more often a topic or a place
    if line.folded[last] in line.lexicon.note or names_only_place(speaker.text):
        return None  # "El Obeid: a drone hit …"
    side = side_of(speaker.text)
    known = side == "independent" or (speaker.text.isupper() and side is not None) or is_known_person(speaker.text)
    titled = speaker.kind == "name" and (known or speaker.text != speaker.phrase or said in "“\"'‘")
    if not titled and speaker.kind not in _SPEAKING and not _is_of_state(speaker.text):
        return None
    return Cite(0, match.end(1), speaker, Reach(False, True))
