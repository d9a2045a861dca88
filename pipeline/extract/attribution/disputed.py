"""What one side says and another disputes: "Kyiv dismissed Moscow's claim that it had shot down five jets".

Belongs here: who the owner of such a claim is. Not here: verbs of saying (`cites`), what a denial makes of a figure
(`extract.status`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.attribution.phrases import Line, phrase_start
from pipeline.extract.attribution.reach import Reach
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.speakers import describe

_APOSTROPHES = frozenset({"'", "’"})
_OPENS = frozenset({"that", "of", "to", "about", ":"})


def owned_claim(line: Line, at: int) -> Cite | None:
    """The citation of a noun of claiming with its owner: "rejected Delhi's claim that"."""
    if at == 0 or not line.possessive(at - 1) or line.low(at + 1) not in _OPENS:
        return None
    last = at - 1 - (line.words[at - 1] in _APOSTROPHES and at > 1)
    first = phrase_start(line, last)
    speaker = describe(line, first, last)
    if (
        speaker is None
        or speaker.kind in ("pronoun", "document")
        or line.low(speaker.first - 1) not in line.lexicon.dispute
    ):
        return None
    text, phrase = _without_ending(speaker.text), _without_ending(speaker.phrase)
    return Cite(
        line.starts[speaker.first], line.ends[at], replace(speaker, text=text, phrase=phrase), Reach(False, True)
    )


def _without_ending(text: str) -> str:
    """ "Islamabad" of "Islamabad's", "the rebels" of "the rebels'"."""
    for ending in ("'s", "’s", "'S", "’S", "'", "’"):
        if text.endswith(ending):
            return text.removesuffix(ending)
    return text
