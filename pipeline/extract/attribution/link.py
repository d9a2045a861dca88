"""Who is cited for each figure.

Belongs here: which citation covers a figure, in its own sentence or from those around it. Not here: finding citations
(`cites`), whom "he" means (`voices`), the side a speaker is on (`side`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from pipeline.extract.attribution.around import Around, is_background
from pipeline.extract.attribution.gapped import gapped_giver, gives_itself
from pipeline.extract.attribution.headlines import names_only_place
from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.side import side_of
from pipeline.extract.attribution.speakers import Speaker
from pipeline.extract.attribution.voices import Voices
from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.parties.finder import find_parties
from pipeline.extract.parties.scene import CONTRAST
from schemas.measure_groups import VICTIMS


class Attribution(NamedTuple):
    """Who is cited, as written, and for whom: an ISO 3166-1 alpha-2 code, a group's name, `independent`, or unknown."""

    text: str | None
    side: str | None


_NOBODY = Attribution(None, None)
_COORDINATE = re.compile(r";|\b(?:while|but|whereas|although|though)\b|[,–—] and\b")
_AFTERWARDS = re.compile(
    r", (?:just |barely |only )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?|minutes) (?:after|before)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:after|(?<!such )as(?! (?:many|much|few|well)\b)|when|while|following|since|before|amid|where)\b"
)
_QUOTES = re.compile('[“”"«»]')
_TOLD_BY_MEDICS = VICTIMS | {"rescued", "evacuated"}
"""What those who treat people go on to tell of; who fired at whom another knows."""
_ANNOUNCES = re.compile(r"announce[sd]?|unveil(?:s|ed)|pledge[sd]?|promise[sd]?")
_WORD = re.compile(r"\w+")
_PLAINLY = re.compile(r"\b(?:said|says|told)\b")
_QUOTE_TO_TAG = 8
"""Characters between a quotation's end and its tag."""


def assign_attribution(doc: Document, mentions: list[Mention]) -> list[Attribution]:
    """The attribution of each figure, in the order of `mentions`."""
    if not mentions:
        return []
    voices = Voices(doc)
    around = Around(doc, voices)
    found = []
    helped: set[int] = set()
    for number, mention in enumerate(mentions):
        paragraph = doc.sentences[mention.sentence].paragraph
        speaker = _speaker(doc, voices, around, mention, paragraph not in helped)
        if mention.measure == "aid":
            helped.add(paragraph)
        if speaker is not None and mention.measure == "aid" and number:
            speaker = _giver_in_row(doc, voices, mention, mentions[:number]) or speaker
        found.append(
            _NOBODY if speaker is None or _is_unknown(speaker) else Attribution(speaker.text, side_of(speaker.phrase))
        )
    return found


def _giver_in_row(doc: Document, voices: Voices, mention: Mention, earlier: Sequence[Mention]) -> Speaker | None:
    """Who gives a sum behind another of its sentence, where only the name stands between them."""
    sentence = doc.sentences[mention.sentence]
    before = [other for other in earlier if other.sentence == mention.sentence and other.start < mention.start]
    at = mention.start - sentence.start
    cites = [cite for cite in voices.cites(mention.sentence) if cite.end <= at]
    return gapped_giver(cites[-1], mention, before, sentence.text, sentence.start) if before and cites else None


def _treats(phrase: str) -> bool:
    """Whether a speaker's phrase names those who treat the hurt."""
    return not citing_words().treating.isdisjoint(_WORD.findall(phrase.lower()))


def _is_unknown(speaker: Speaker) -> bool:
    """Whether all that is said of a speaker is "it", and the update names nobody whom that means."""
    return speaker.kind == "pronoun" and speaker.text.lower() == "it"


def _speaker(doc: Document, voices: Voices, around: Around, mention: Mention, first_help: bool) -> Speaker | None:
    """Who is cited for one figure, None where the update speaks in its own voice; `first_help` where no help was told
    of in its paragraph before."""
    index = mention.sentence
    sentence = doc.sentences[index]
    at = mention.start - sentence.start
    cites = voices.cites(index)
    if cites:
        number = _covering(cites, mention, at, sentence.text)
        if number is not None:
            return voices.speakers(index)[number]
        if cites[0].speaker.kind == "pronoun" and at < cites[0].start:
            return voices.speakers(index)[0]  # "… were hurt, and he said …": his voice was there before
    if sentence.field == "headline":
        return None
    quoted = _quotation(doc, voices, around, index, at)
    if quoted is not None:
        return quoted
    named = around.named_behind(index)
    if named is not None or cites or is_background(sentence.text):
        return named
    carried = around.carried(index)
    if carried is not None and names_only_place(carried.text):
        carried = None  # "Sindh reported 16 deaths": the next sentence is no word of Sindh's
    if carried is not None and mention.measure not in _TOLD_BY_MEDICS and _treats(carried.phrase):
        carried = None
    if carried is not None and mention.measure == "aid" and gives_itself(sentence.text, carried, first_help):
        carried = None
    return carried or around.same_subject(index)


def _covering(cites: Sequence[Cite], mention: Mention, at: int, text: str) -> int | None:
    """The number of the citation of its own sentence that covers the figure at character `at`."""
    fitting = [number for number, cite in enumerate(cites) if cite.how != "pledge" or mention.measure == "aid"]
    behind = [n for n in reversed(fitting) if cites[n].end <= at and cites[n].reach.after]
    left = next((n for n in behind if cites[n].how != "pledge"), behind[0] if behind else None)
    right = next(
        (n for n in fitting if cites[n].start > at and cites[n].reach.before and cites[n].reach.back <= at), None
    )
    if left is not None and _left_behind(cites[left], at, text):
        left = None
    if left is None or right is None:
        return right if left is None else left
    said = cites[left]
    if mention.measure == "aid" and _is_told_of(cites[left], cites[right], text):
        return right
    nearer = said.how == "pledge" or said.reach.before or cites[right].how == "according"
    return right if nearer or _COORDINATE.search(text, said.end, at) else left


def _is_told_of(given: Cite, tag: Cite, text: str) -> bool:
    """ "Norway announced a package of $5m, Ada Obi said": who announced help gives it, another tells of it."""
    announced = _ANNOUNCES.fullmatch(text[given.start : given.end].rsplit(" ", 1)[-1])
    tells = tag.speaker.kind == "name" and _PLAINLY.search(text, tag.start, tag.end) is not None
    return announced is not None and tells


def _left_behind(cite: Cite, at: int, text: str) -> bool:
    """Whether what was said ends before the figure: at an afterthought, or at a clause behind "warned of a thing"."""
    if cite.reach.before:
        return _turns_to_others(cite, text)
    ends = _SUBORDINATE if cite.how == "about" else _AFTERWARDS
    return ends.search(text, cite.end, at) is not None


def _turns_to_others(cite: Cite, text: str) -> bool:
    """Whether a contrast behind a tag tells of a party that was not named before: "…, the ministry said, while 90 died
    in the attack on Israel"."""
    contrast = CONTRAST.match(text, cite.end)
    if contrast is None:
        return False
    named = {span.party for span in find_parties(text[: cite.start])}
    return any(span.party not in named for span in find_parties(text[contrast.end() :]))


class _Marks(NamedTuple):
    """The quotation marks of a paragraph: where they stand, where the quotation open behind each began, the closers."""

    places: list[int]
    opened: list[int | None]
    closers: list[int]


@lru_cache(8)  # each claim of a paragraph asks again
def _marks(text: str, begin: int, end: int) -> _Marks:
    found = _Marks([], [], [])
    opened = None
    for match in _QUOTES.finditer(text, begin, end):
        opens = match.group() in "“«" or (match.group() == '"' and opened is None)
        opened = match.start() if opens else None
        found.places.append(match.start())
        found.opened.append(opened)
        if match.group() in '”»"':
            found.closers.append(match.start())
    return found


def _quotation(doc: Document, voices: Voices, around: Around, index: int, at: int) -> Speaker | None:
    """The speaker of a quotation that runs over several sentences and holds character `at` of this one."""
    sentences, paragraph = doc.sentences, doc.paragraph(index)
    text = doc.text(sentences[index].field)
    begin, end = sentences[paragraph.start].start, sentences[paragraph.stop - 1].end
    place = sentences[index].start + at
    marks = _marks(text, begin, end)
    before = bisect_left(marks.places, place)
    opened = marks.opened[before - 1] if before else None
    if opened is None:
        return None
    closing = bisect_left(marks.closers, place)
    close = marks.closers[closing] if closing < len(marks.closers) else end
    last = bisect_left(sentences, close, index, paragraph.stop, key=attrgetter("end"))
    last = last if last < paragraph.stop else index
    for number, cite in enumerate(voices.cites(last)):
        if cite.reach.before and 0 <= sentences[last].start + cite.start - close < _QUOTE_TO_TAG:
            return voices.speakers(last)[number]
    carried = around.carried(index)
    if carried is None and opened == begin and begin and sentences[paragraph.start - 1].field == "body":
        return voices.last(paragraph.start - 1)  # a paragraph that is all quotation goes on from the one before
    return carried
