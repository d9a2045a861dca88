"""Who the subject of a citing verb is: the phrase or clause before it, a name between commas, or nobody of its own.

Belongs here: finding the speaker on the left of a verb. Not here: reading one noun phrase (`speakers`), whether the
verb cites and how far (`cites`).
"""

from __future__ import annotations

from pipeline.extract.attribution.headlines import names_only_place
from pipeline.extract.attribution.markers import unknown_speaker
from pipeline.extract.attribution.phrases import Line, phrase_end, phrase_start
from pipeline.extract.attribution.reach import ONE_STATEMENT, words_between
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.speakers import Speaker, describe, head_of, is_region, is_someone
from pipeline.extract.datelines import dateline_end
from pipeline.extract.lexicon.small_words import ARTICLES

_FULL_NAME = 2
"""Words of a name that a role may follow; one word may as well be a town."""
_PUTS_SOMEWHERE = frozenset({"in", "at", "near", "from", "on", "across", "outside"})
_OF_PLACES = frozenset({"in", "on", "near", "of", "north", "south", "east", "west", "outside", "along", ","})
_WHEREABOUTS = frozenset({"in", "near"})
"""Words before a name which says where somebody is who speaks."""
_WHERE_FROM = frozenset({"from", "in", "of"})
_NOUNS = frozenset({"reports", "estimates", "claims"})
"""Forms of citing verbs that are nouns behind an adjective."""
_WHO = frozenset({"who", "which"})
_CLAUSE_OPENERS = frozenset({"after", "before", "when", "while", "as", "because", "since", "although", "though"})
_COORDINATED = frozenset({",", "and", "but", "then"})
DETERMINERS = ARTICLES | {"its", "his", "their", "these", "those", "some", "any", "no"}
SOMEBODY = frozenset({"a", "an", "the", "one", "his", "her", "their", "another"})
"""What begins the phrase for somebody who has no name."""


def on_the_left(line: Line, at: int) -> tuple[Speaker | None, int, bool]:
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
    if low in _NOUNS and line.folded[last] in line.lexicon.fresh:
        return None, -1, True  # "initial reports from the province indicate"
    if line.folded[last] in ("and", "but"):
        return None, last, False  # "… into the country and said that"
    if line.folded[last] == ",":
        speaker = None if low[-3:] == "ing" and not quoted else _between_commas(line, last)
    else:
        speaker = _adjacent(line, last, low)
    counts = speaker is not None and ("record" in line.lexicon.verbs[low] or line.low(speaker.first - 1) == "with")
    if speaker is not None and counts and (_is_where(line, speaker) or _are_places(speaker)):
        return None, -1, True  # "Volyn Oblast recorded 20 injuries", "the state has recorded ten": nobody speaks
    if speaker is not None and _says_nothing(line, speaker):
        return None, -1, True
    return speaker, (speaker.first - 1 if speaker else last), False


def _is_where(line: Line, speaker: Speaker) -> bool:
    """Whether a phrase is about a region or a kind of place, and not "health officials in the city"."""
    head = head_of(line, speaker.first, speaker.last)
    return is_region(line, head) or line.folded[head] in line.lexicon.area


def _are_places(speaker: Speaker) -> bool:
    """Whether a phrase joins two names of places: "Bhaktapur and Kavre recorded five deaths each"."""
    names = speaker.phrase.split(" and ")
    return len(names) > 1 and all(map(names_only_place, names))


def _issued(line: Line, at: int) -> int:
    """The verb that issued the statement right before "saying" ("the group issued a statement saying"), 0 for none."""
    if line.low(at - 1) not in line.lexicon.speech or line.low(at - 2) not in ONE_STATEMENT:
        return 0
    return at - 3 if line.low(at - 3) in line.lexicon.issued else 0


def _says_nothing(line: Line, speaker: Speaker) -> bool:
    """Whether what stands before a speaker denies that he spoke, or makes him none: "on investigation found"."""
    ahead = line.low(speaker.first - 1)
    alone = speaker.kind == "document" and speaker.first == speaker.last
    return ahead in ("nor", "neither") or (ahead == "on" and alone)


def _adjacent(line: Line, last: int, verb: str) -> Speaker | None:
    """The speaker whose phrase, or a clause that belongs to it, ends right before the verb."""
    if line.folded[last] in line.lexicon.issued and line.folded[last].endswith("ed"):
        last -= 1  # "a report released on Monday said"
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
    first = _from_where(line, last)
    speaker = describe(line, first, last)
    near = line.low(first + 1) in line.lexicon.near  # "people aware of the matter"
    determined = first < last and (line.capital(first) or line.folded[first] in DETERMINERS or near)
    anybody = verb in line.lexicon.anybody and is_someone(line, last)
    if speaker is None and determined and (verb in line.lexicon.plain or anybody):
        speaker = unknown_speaker(line, first, last)  # "a shopkeeper said": whoever says it is a speaker
    if speaker is not None and speaker.kind == "name" and first > 1 and line.folded[first - 1] in _WHEREABOUTS:
        who = describe(line, phrase_start(line, first - 2), first - 2)  # "Ada Obi in Dolna said"
        speaker = who and Speaker(line.slice(who.first, last), line.slice(who.first, last), who.kind, who.first, last)
    if speaker is not None and (named := _introduced(line, speaker, first)) is not None:
        return named
    if speaker is not None and (whose := _named_behind(line, speaker, first, last)) is not None:
        return whose
    if clause := _reduced(line, last, first) or _relative(line, last, first):
        end = clause - (2 if line.low(clause - 1) == "," else 1)
        begin = phrase_start(line, end)
        anyone = is_someone(line, end) and line.folded[begin] in SOMEBODY
        return describe(line, begin, end) or speaker or (unknown_speaker(line, begin, end) if anyone else None)
    return speaker


def _from_where(line: Line, last: int) -> int:
    """The first token of the phrase that ends with token `last`, with one person before it who is told to be from there
    ("a farmer from the village said")."""
    first = phrase_start(line, last)
    told = first > 1 and line.folded[first - 1] in _WHERE_FROM and is_someone(line, first - 2)
    return phrase_start(line, first - 2) if told else first


def _introduced(line: Line, speaker: Speaker, first: int) -> Speaker | None:
    """The name that a sentence begins with, whose bearer's role goes on to the verb without a comma: "Ada Obi, a farmer
    in the village said"."""
    if (
        speaker.kind not in ("person", "crowd", "witness")
        or line.folded[first] not in ARTICLES
        or first < _FULL_NAME + 1
    ):
        return None
    if line.folded[first - 1] != "," or not all(line.capital(at) for at in range(first - 1)):
        return None
    name = describe(line, 0, first - 2)
    if name is None or name.kind != "name" or name.text != name.phrase or is_region(line, first - 2):
        return None
    return Speaker(name.text, f"{name.phrase}, {speaker.phrase}", "name", 0, speaker.last)


def _named_behind(line: Line, speaker: Speaker, first: int, last: int) -> Speaker | None:
    """Who speaks where a name only goes with him: "a report from Samoa says", "Shabaab, which is linked to Qaeda
    claimed"."""
    if speaker.kind == "party" and "from" in line.folded[first:last]:
        report = describe(line, first, line.folded.index("from", first) - 1)
        return report if report is not None and report.kind == "document" else None
    if first < 2:
        return None
    if line.folded[first - 1] not in ("to", "with") or line.low(first - 2) not in line.lexicon.bound:
        return None
    which = next((at for at in range(first - 3, max(1, first - 7), -1) if line.folded[at] in ("which", "who")), 0)
    if line.low(which - 1) != ",":
        return None
    return describe(line, phrase_start(line, which - 2), which - 2)


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
    if line.folded[first] not in ARTICLES:
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


def going_on(line: Line, at: int, found: list[Cite]) -> Speaker | None:
    """Who goes on speaking at a verb without a subject of its own (", adding that", "and said")."""
    if line.low(at - 1) not in _COORDINATED and line.low(at - 2) not in _COORDINATED:
        return None
    said = [cite.speaker for cite in found if cite.how != "claim"]
    if said:
        return said[-1]
    opening = dateline_end(line.text)
    first = next((at for at, start in enumerate(line.starts) if start >= opening), 0) if opening else 0
    first += 2 if line.low(first + 1) == "," else 0
    end = phrase_end(line, first)
    return describe(line, first, end - 1)
