"""Where a sentence cites somebody: citing verbs in all orders, and other markers.

Belongs here: finding the citations of one sentence with speaker and reach. Not here: the speaker's phrase
(`speakers`), the headline's own forms (`headlines`), which figure is covered (`attribution`).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from pipeline.extract.attribution.disputed import owned_claim
from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.markers import MARKERS, unknown_speaker
from pipeline.extract.attribution.phrases import Line, phrase_end, phrase_start, read_line
from pipeline.extract.attribution.reach import ADDRESSED, CLOSING, Reach, behind_adverbials, reach, words_between
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.speakers import Speaker, apposed, describe, is_region, is_someone
from pipeline.extract.attribution.statements import how_said

_SAID_IN = frozenset({"statement", "statements", "remarks", "comments", "message", "post", "speech", "interview"})
"""In what somebody speaks, which others then report."""
_LETS_IN = frozenset({"admitted", "admits"})
_DETERMINERS = frozenset({"to", "a", "an", "the", "of", "its", "his", "their", "these", "those", "some", "any", "no"})
_SOMEBODY = frozenset({"a", "an", "the", "one", "his", "her", "their", "another"})
_BEHIND_TAG = frozenset(
    {"who", "where", "whose", "whom", "which", "while", "and", "but", "also", "this", "last", "then", "adding", "told"}
)
_BEHIND_THIS = frozenset({"on", "in", "via", "during", "to", "at", ".", ","})
_PUTS_SOMEWHERE = frozenset({"in", "at", "near", "from", "on", "across", "outside"})
_OF_PLACES = frozenset({"in", "on", "near", "of", "north", "south", "east", "west", "outside", "along", ","})
_WHEREABOUTS = frozenset({"in", "near"})
"""Words before a name which says where somebody is who speaks."""
_WHO = frozenset({"who", "which"})
_CLAUSE_OPENERS = frozenset({"after", "before", "when", "while", "as", "because", "since", "although", "though"})
_PLAIN = frozenset({"said", "says", "told", "tells"})
_BY_ANYONE = _PLAIN | {"confirmed", "wrote", "added", "explained", "recalled", "recounted", "insisted", "testified"}
"""Verbs that make whoever is their subject a speaker."""
_COORDINATED = frozenset({",", "and", "but", "then"})
_OTHER_CUES = ("according", "source", "per ", "hearing", "learn", "count", "tally", "reckoning", "calculation")
"""Letters without one of which, or a citing verb, a sentence cites nobody."""


@cache
def _gate() -> Any:
    return AhoCorasick([*citing_words().verbs, *citing_words().claim, *_OTHER_CUES])


def find_cites(text: str) -> list[Cite]:
    """The citations of one sentence from left to right, offsets in its characters."""
    if not _gate().find_matches_as_indexes(text.lower()):
        return []
    line = read_line(text)
    verbs, found = line.lexicon.verbs, list[Cite]()
    for at, low in enumerate(line.folded):
        if low in verbs:
            cite = _verb_cite(line, at, found)
            if cite is not None and low in line.lexicon.claim and cite.speaker.last == at - 1:
                cite = owned_claim(line, at) or cite
        elif low in MARKERS:
            cite = MARKERS[low](line, at)
        else:
            continue
        if cite is not None:
            found.append(cite)
    return found


def _verb_cite(line: Line, at: int, found: list[Cite]) -> Cite | None:
    """The citation that a verb form makes, if it makes any."""
    if not _is_verb(line, at):
        return None
    low = line.folded[at]
    if low[-3:] != "ing":
        cite = _by(line, at)
        if cite is not None and found and line.low(at - 1) in _SAID_IN:
            return None  # "the ministry said in a statement carried by the agency": the agency only passes it on
        cite = cite or _inverted(line, at)
        if cite is not None:
            return cite
    speaker, before, blocked = _on_the_left(line, at)
    own = speaker is not None
    if speaker is None and not blocked:
        speaker = _going_on(line, at, found)
    how = None if speaker is None else how_said(line, at, speaker)
    if speaker is None or how is None:
        return None
    if not own and not found:
        how = "aside"
    start = line.starts[speaker.first] if own else line.starts[at]
    statement = own and "say" in line.lexicon.verbs[low]
    covered = reach(line, at, before, start) if statement else Reach(False, True)
    if statement and line.low(at + 1) == "this" and line.low(at + 2) in _BEHIND_THIS:
        how = "previous"  # "The mayor said this on Telegram."
    return Cite(start, line.ends[at], speaker, covered, how)


def _is_verb(line: Line, at: int) -> bool:
    word, low, lexicon = line.words[at], line.folded[at], line.lexicon
    if word[0].isupper() and (word == "States" or (at > 0 and line.words[at - 1][0].islower())):
        return False
    following = line.low(at + 1)
    if low == "states" and (line.low(at - 1) in lexicon.parts or line.low(at + 1) in ("have", "are", "were", "had")):
        return False  # "in western states:"
    if following in line.lexicon.fate and low.endswith("ed"):
        return False  # "soldiers announced dead on Tuesday"
    if low in _LETS_IN and line.low(at + 2) in line.lexicon.fate:
        return False  # "the hospital admitted 18 wounded"
    if low in lexicon.nouns and following in lexicon.verbs and following not in lexicon.nouns:
        return False  # "media reports said"
    return line.low(at - 1) not in _DETERMINERS


def _by(line: Line, at: int) -> Cite | None:
    """ "was reported on Monday by X"."""
    low, lexicon = line.folded[at], line.lexicon
    by = at + 1 if line.low(at + 1) == "by" else behind_adverbials(line, at + 1)
    pledged = low.endswith("ed") and "pledge" in lexicon.verbs[low] and at > 1
    deed = low in lexicon.deed or not lexicon.verbs[low] & {"say", "record"}
    if line.low(by) != "by" or (deed and not pledged):
        return None
    end = phrase_end(line, by + 1)
    speaker = describe(line, by + 1, end - 1)
    if speaker is None or speaker.kind == "pronoun":
        return None
    speaker, end = apposed(line, speaker, end)
    if pledged:
        return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(True, True), "pledge")
    pointing = line.folded[0] in ("this", "it") and at < 8
    covered = Reach(at > 1, at <= 1)  # "As reported by X, …"
    return Cite(line.starts[at], line.ends[end - 1], speaker, covered, "previous" if pointing else "say")


def _inverted(line: Line, at: int) -> Cite | None:
    """ ", said X on Monday", with the speaker behind the verb."""
    low, lexicon = line.folded[at], line.lexicon
    if (
        "say" not in lexicon.verbs[low]
        or low in ADDRESSED
        or (at and line.folded[at - 1] not in CLOSING | {".", "!", "?"})
    ):
        return None
    first = at + 1
    while line.low(first) in lexicon.between:
        first += 1
    end = phrase_end(line, first)
    speaker = describe(line, first, end - 1)
    if speaker is None and low in _PLAIN and line.low(first) in _SOMEBODY and is_someone(line, end - 1):
        speaker = unknown_speaker(line, first, end - 1)  # ", said a shopkeeper"
    if speaker is None or line.folded[first][0].isdigit() or not _tag_ends(line, end):
        return None
    speaker, end = apposed(line, speaker, end)
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(at > 0, at == 0))


def _tag_ends(line: Line, at: int) -> bool:
    """Whether a speaker behind the verb is followed by what may follow a tag, and not by the verb of a clause."""
    low = line.low(at)
    return not low[0].isalnum() or low in line.lexicon.behind or low in line.lexicon.time or low in _BEHIND_TAG


def _on_the_left(line: Line, at: int) -> tuple[Speaker | None, int, bool]:
    """The speaker whose phrase ends before the verb, the index before it, and whether the verb cites nobody at all."""
    low = line.folded[at]
    quoted = line.low(at - 1) == "as" and line.low(at - 2) in line.lexicon.met  # "was quoted as saying"
    if quoted:
        last, passive, negated = words_between(line, at - 2)
    else:
        last, passive, negated = words_between(line, (low == "saying" and _issued(line, at)) or at)
    if (negated and low != "denied") or (passive and low[-3:] != "ing"):
        return None, -1, True
    if last < 0:
        return None, -1, False
    if line.folded[last] in ("and", "but"):
        return None, last, False  # "… into the country and said that"
    if line.folded[last] == ",":
        speaker = None if low[-3:] == "ing" and not quoted else _between_commas(line, last)
    else:
        speaker = _adjacent(line, last, low)
    if speaker is not None and line.lexicon.verbs[low] == {"record"} and is_region(line, speaker.last):
        return None, -1, True  # "Volyn Oblast recorded 20 injuries": nobody speaks
    if speaker is not None and _says_nothing(line, speaker):
        return None, -1, True
    return speaker, (speaker.first - 1 if speaker else last), False


def _issued(line: Line, at: int) -> int:
    """The verb that issued the statement right before "saying" ("the group issued a statement saying"), 0 for none."""
    if line.low(at - 1) not in _SAID_IN or line.low(at - 2) not in ("a", "the", "its", "his", "her", "their"):
        return 0
    return at - 3 if line.low(at - 3) in line.lexicon.issued else 0


def _says_nothing(line: Line, speaker: Speaker) -> bool:
    """Whether what stands before a speaker denies that he spoke, or makes him none: "on investigation found"."""
    ahead = line.low(speaker.first - 1)
    alone = speaker.kind == "document" and speaker.first == speaker.last
    return ahead in ("nor", "neither") or (ahead == "on" and alone)


def _adjacent(line: Line, last: int, verb: str) -> Speaker | None:
    """The speaker whose phrase, or a clause that belongs to it, ends right before the verb."""
    if line.folded[last] in _WHO:
        apart = line.low(last - 1) == ","
        named = _between_commas(line, last - 1) if apart else None
        if named is not None and named.kind == "name":
            return named  # "Ada Obi, the head of the district, who said"
        last -= 2 if apart else 1
    elif line.folded[last] == "as" and verb == "saying":
        last -= 1  # "quoted a fire chief as saying"
    if last < 0:
        return None
    first = phrase_start(line, last)
    speaker = describe(line, first, last)
    determined = first < last and (line.capital(first) or line.folded[first] in _DETERMINERS)
    if speaker is None and determined and (verb in _PLAIN or (verb in _BY_ANYONE and is_someone(line, last))):
        speaker = unknown_speaker(line, first, last)  # "a shopkeeper said": whoever says it is a speaker
    if speaker is not None and speaker.kind == "name" and first > 1 and line.folded[first - 1] in _WHEREABOUTS:
        who = describe(line, phrase_start(line, first - 2), first - 2)  # "Ada Obi in Dolna said"
        speaker = who and Speaker(line.slice(who.first, last), line.slice(who.first, last), who.kind, who.first, last)
    if clause := _reduced(line, last, first) or _relative(line, last, first):
        end = clause - (2 if line.low(clause - 1) == "," else 1)
        begin = phrase_start(line, end)
        anyone = is_someone(line, end) and line.folded[begin] in _SOMEBODY
        return describe(line, begin, end) or speaker or (unknown_speaker(line, begin, end) if anyone else None)
    return speaker


def _reduced(line: Line, last: int, first: int) -> int:
    """The index of a participle with "by" before the verb ("a memo seen by X says"), 0 for none."""
    by = first - 1 if first <= last else last
    while first > last and by > last - 3 and line.low(by) != "by":
        by -= 1
    return by - 1 if line.low(by) == "by" and line.low(by - 1) in line.lexicon.met else 0


def _relative(line: Line, last: int, first: int) -> int:
    """The index of a "who" whose clause ends at `last` ("a nurse who asked not to be named said"), 0 for none.

    In "men who police said were shot" the phrase right behind "who" speaks, in "who fled after the army said" that of a
    clause of its own: they are another's.
    """
    if first <= last and line.low(first - 1) in _CLAUSE_OPENERS:
        return 0
    for at in range(last - 1, max(0, last - 12), -1):
        if line.folded[at] == "who":
            return at if first > last or first > at + 1 else 0
        if not line.folded[at][0].isalnum():
            break
    return 0


def _between_commas(line: Line, comma: int) -> Speaker | None:
    """The speaker where a comma stands before the verb: a name with a description, either way round, or a clause."""
    opening = comma - 1
    while opening > 0 and comma - opening < 22 and line.folded[opening] not in (",", "“", "”", '"', ";", ":"):
        opening -= 1
    if opening <= 0 or line.folded[opening] != ",":
        return None
    aged = line.low(opening - 2) == "," and line.folded[opening - 1].isdigit()
    if aged or line.folded[opening + 1] in ("which", "where"):
        return _between_commas(line, opening)  # "Ada Obi, 45, a farmer, said"; "…, head of it, which is new, said"
    inner = None
    if line.folded[opening + 1] not in _WHO and phrase_start(line, comma - 1) <= opening + 1:
        inner = describe(line, opening + 1, comma - 1)
    end = _before_brackets(line, opening - 1)
    begin = phrase_start(line, end)
    outer = describe(line, begin, end)
    if outer is not None and outer.kind == "party" and line.folded[outer.first] in ("a", "an"):
        return None  # "in Dolna, a village in the north, killing two, identified as X"
    if inner is not None and (is_region(line, inner.last) or _is_a_place(line, opening + 1, comma)):
        inner = None  # "A man from Dolna, Karst province, said"
    if inner is not None and line.low(begin - 1) in _PUTS_SOMEWHERE:
        return inner  # "In Dolna, a resident, Ada Obi, said"
    if outer is None or (inner is not None and inner.kind == "name" and outer.kind != "name"):
        if outer is None or outer.kind not in ("person", "crowd", "body") or inner is None:
            return inner
        return Speaker(inner.text, f"{outer.phrase}, {inner.phrase}", "name", outer.first, inner.last)
    phrase = f"{outer.phrase}, {inner.phrase}" if inner is not None else outer.phrase
    return Speaker(outer.text, phrase, outer.kind, outer.first, comma - 1)


def _is_a_place(line: Line, first: int, comma: int) -> bool:
    """Whether words between commas tell what kind of place is named before them: "Toa Baja, a town in Puerto Rico,"."""
    if line.folded[first] not in ("a", "an", "the"):
        return False
    for at in range(first + 1, min(comma, first + 5)):
        if line.folded[at] in line.lexicon.area:
            return line.low(at + 1) in _OF_PLACES
        if not line.words[at].islower():
            break
    return False


def _before_brackets(line: Line, at: int) -> int:
    """The token that a phrase ends with before its short form in brackets: "the agency (HRA),"."""
    opens = at - 2
    return opens - 1 if line.low(at) == ")" and opens > 0 and line.low(opens) == "(" else at


def _going_on(line: Line, at: int, found: list[Cite]) -> Speaker | None:
    """Who goes on speaking at a verb without a subject of its own (", adding that", "and said")."""
    if line.low(at - 1) not in _COORDINATED and line.low(at - 2) not in _COORDINATED:
        return None
    said = [cite.speaker for cite in found if cite.how != "claim"]
    if said:
        return said[-1]
    first = 2 if line.low(1) == "," else 0
    end = phrase_end(line, first)
    return describe(line, first, end - 1)
