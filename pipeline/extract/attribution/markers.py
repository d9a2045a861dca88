"""Citations that no verb makes: "according to", "per", "Source:", "by X's count", "hearing from X that".

Belongs here: those markers, each a word and what must stand behind it. Not here: citing verbs (`cites`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.phrases import Line, phrase_end
from pipeline.extract.attribution.reach import Reach
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.speakers import Speaker, apposed, describe
from pipeline.extract.parties.finder import party_of_name


def _according(line: Line, at: int) -> Cite | None:
    first = at + 2 if line.low(at + 1) == "to" else at + 1
    end = phrase_end(line, first)
    speaker = describe(line, first, end - 1)
    if (speaker is None or speaker.kind == "document") and _vague(line, first, end - 1):
        speaker = _of_a_people(line, first, end - 1)
        if speaker is None:
            return None
    speaker = speaker or unknown_speaker(line, first, end - 1)
    if speaker is None:
        return None
    speaker, end = apposed(line, speaker, end)
    opening = at == 0 or line.words[at] == "According" or (at <= 2 and line.low(at - 1) in line.lexicon.intro | {","})
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(not opening, True), "according")


def _of_a_people(line: Line, first: int, last: int) -> Speaker | None:
    """Figures of a people's state, who give them ("official Israeli figures")."""
    for at in range(first, last):
        party = party_of_name(line.words[at]) if line.capital(at) else None
        if party is not None and party.form == "demonym":
            return Speaker(line.slice(first, last), line.slice(first, last), "body", first, last)
    return None


def _vague(line: Line, first: int, last: int) -> bool:
    """Whether a document names nobody ("preliminary data", "the plan")."""
    return any(low in line.lexicon.vague for low in line.folded[first : last + 1]) and line.folded[first] not in (
        "a",
        "an",
    )


def unknown_speaker(line: Line, first: int, last: int) -> Speaker | None:
    """A phrase of unknown words: whoever stands behind "according to" is cited."""
    if last < first or line.folded[last] in line.lexicon.vague:
        return None
    return Speaker(line.slice(first, last), line.slice(first, last), "crowd", first, last)


def _heard(line: Line, at: int) -> Cite | None:
    """ "We are hearing from X that"."""
    if line.low(at + 1) != "from":
        return None
    end = phrase_end(line, at + 2)
    speaker = describe(line, at + 2, end - 1)
    if speaker is None or line.low(end) != "that":
        return None
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(False, True))


def _counted_by(line: Line, at: int) -> Cite | None:
    """ "By the ministry's count", "by the tally of the Red Crescent"."""
    end = phrase_end(line, at + 1)
    counts = (here for here in range(at + 1, end) if line.folded[here] in line.lexicon.reckoning)
    if not any(here == end - 1 or line.low(here + 1) == "of" for here in counts):
        return None
    speaker = describe(line, at + 1, end - 1)
    if speaker is None or speaker.kind in ("document", "pronoun"):
        return None
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(at > 0, True), "according")


def _source(line: Line, at: int) -> Cite | None:
    if line.low(at + 1) not in (":", "–", "—", "-") or not line.words[at][0].isupper():
        return None
    end = phrase_end(line, at + 2)
    speaker = describe(line, at + 2, end - 1)
    if speaker is None:
        return None
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(True, False), "paragraph")


def _per(line: Line, at: int) -> Cite | None:
    end = phrase_end(line, at + 1)
    speaker = describe(line, at + 1, end - 1)
    if speaker is None or speaker.kind == "pronoun" or not (line.capital(at + 1) or line.low(at + 1) == "the"):
        return None
    return Cite(line.starts[at], line.ends[end - 1], speaker, Reach(at > 0, True), "according")


@cache
def markers() -> Mapping[str, Callable[[Line, int], Cite | None]]:
    """Marker word → its reading; the line and the index of the word give a citation or None."""
    return {
        "according": _according,
        "source": _source,
        "sources": _source,
        "per": _per,
        "by": _counted_by,
        **dict.fromkeys(citing_words().heard, _heard),
    }
