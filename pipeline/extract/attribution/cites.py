"""Where a sentence cites somebody: citing verbs in all orders, and other markers.

Belongs here: finding the citations of one sentence with speaker and reach. Not here: the subject of a verb
(`subjects`), the speaker's phrase (`speakers`), the headline's own forms (`headlines`), which figure is covered
(`attribution`).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from pipeline.extract.attribution.disputed import owned_claim
from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.markers import markers, unknown_speaker
from pipeline.extract.attribution.phrases import Line, phrase_end, phrase_start, read_line
from pipeline.extract.attribution.reach import CLOSING, Reach, behind_adverbials, reach
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.speakers import apposed, describe, is_someone
from pipeline.extract.attribution.statements import how_said
from pipeline.extract.attribution.subjects import DETERMINERS, SOMEBODY, going_on, on_the_left
from pipeline.extract.places.names import is_people

_BEFORE_NOUNS = DETERMINERS | {"to", "of"}
"""Words behind which the form of a citing verb is no verb that cites."""
_LETS_IN = frozenset({"admitted", "admits"})
_BEHIND_TAG = frozenset(
    {"who", "where", "whose", "whom", "which", "while", "and", "but", "also", "this", "last", "then", "adding", "told"}
)
_BEHIND_THIS = frozenset({"on", "in", "via", "during", "to", "at", ".", ","})
_OTHER_CUES = ("according", "source", "per ")
"""Letters by which a sentence cites somebody without a citing verb, besides words of hearing and reckoning."""


@cache
def _gate() -> Any:
    known = citing_words()
    return AhoCorasick([*known.verbs, *known.claim, *known.heard, *known.reckoning, *_OTHER_CUES])


def find_cites(text: str) -> list[Cite]:
    """The citations of one sentence from left to right, offsets in its characters."""
    if not _gate().find_matches_as_indexes(text.lower()):
        return []
    line = read_line(text)
    verbs, others, found = line.lexicon.verbs, markers(), list[Cite]()
    for at, low in enumerate(line.folded):
        if low in verbs:
            cite = _verb_cite(line, at, found)
            if cite is not None and low in line.lexicon.claim and cite.speaker.last == at - 1:
                cite = owned_claim(line, at) or cite
        elif low in others:
            cite = others[low](line, at)
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
        if cite is not None and found and line.low(at - 1) in line.lexicon.speech:
            return None  # "the ministry said in a statement carried by the agency": the agency only passes it on
        cite = cite or _inverted(line, at)
        if cite is not None:
            return cite
    speaker, before, blocked = on_the_left(line, at)
    own = speaker is not None
    if speaker is None and not blocked:
        speaker = going_on(line, at, found)
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
    if low == "states" and _are_parts(line, at):
        return False
    if low == "reports" and line.low(at - 1) in lexicon.early:
        return False  # "initial reports had five dead"
    if following in line.lexicon.fate and low.endswith("ed"):
        return False  # "soldiers announced dead on Tuesday"
    if low in _LETS_IN and line.low(at + 2) in line.lexicon.fate:
        return False  # "the hospital admitted 18 wounded"
    if low in lexicon.nouns and following in lexicon.verbs and following not in lexicon.nouns:
        return False  # "media reports said"
    if low in lexicon.nouns and not low.endswith("s") and line.low(phrase_start(line, at - 1)) in ("a", "an"):
        return False  # "an army report released on Monday"
    return line.low(at - 1) not in _BEFORE_NOUNS


def _are_parts(line: Line, at: int) -> bool:
    """Whether "states" are those of a country: "in western states:", "between two Ethiopian states"."""
    before = line.low(at - 1)
    return before in line.lexicon.parts or line.low(at + 1) in ("have", "are", "were", "had") or is_people(before)


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
        or low in lexicon.addressed
        or (at and line.folded[at - 1] not in CLOSING | {".", "!", "?"})
    ):
        return None
    first = at + 1
    while line.low(first) in lexicon.between:
        first += 1
    end = phrase_end(line, first)
    speaker = describe(line, first, end - 1)
    if speaker is None and low in lexicon.plain and line.low(first) in SOMEBODY and is_someone(line, end - 1):
        speaker = unknown_speaker(line, first, end - 1)  # ", said a shopkeeper"
    if speaker is None or line.folded[first][0].isdigit() or not _tag_ends(line, end):
        return None
    speaker, end = apposed(line, speaker, end)
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(at > 0, at == 0))


def _tag_ends(line: Line, at: int) -> bool:
    """Whether a speaker behind the verb is followed by what may follow a tag, and not by the verb of a clause."""
    low = line.low(at)
    return not low[0].isalnum() or low in line.lexicon.behind or low in line.lexicon.time or low in _BEHIND_TAG
