"""Who is cited for each figure.

Belongs here: which citation covers a figure, in its own sentence or from those around it. Not here: finding citations
(`attribution_cites`), whom "he" means (`attribution_voices`), the side a speaker is on (`attribution_side`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .attribution_record import Cite
from .attribution_side import side_of
from .attribution_speakers import Speaker
from .attribution_voices import Voices
from .document import Document
from .mention import Mention


class Attribution(NamedTuple):
    """Who is cited, as written, and for whom: an ISO 3166-1 alpha-2 code, a group's name, `independent`, or unknown."""

    text: str | None
    side: str | None


_NOBODY = Attribution(None, None)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_COORDINATE = re.compile(r";|\b(?:while|but|whereas|although|though)\b|[,–—] and\b")
_AFTERWARDS = re.compile(
    r", (?:just |barely |only )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?|minutes) (?:after|before)\b"
)
_SUBORDINATE = re.compile(r"\b(?:after|as|when|while|following|since|before|amid|where)\b")
_ASIDE = re.compile(
    rf"""(?: Earlier\ (?:in|this|last) | Last\ (?:week|month|year) | In\ (?:{_MONTH}|recent|\d{{4}}) | Previously
          | Separately | Meanwhile | Elsewhere | Since\b | Over\ the\ (?:past|last) | Some\ background )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HISTORY = re.compile(
    r"\b(?:since (?:\d{4}|the (?:war|conflict|invasion|start))|in recent (?:years|months)|"
    r"(?:conflict|insurgency|war) (?:that )?(?:has|began|erupted|broke))\b"
)
_QUOTES = re.compile('[“”"«»]')
_QUOTE_TO_TAG = 8
"""Characters between a quotation's end and its tag."""


def assign_attribution(doc: Document, mentions: list[Mention]) -> list[Attribution]:
    """The attribution of each figure, in the order of `mentions`."""
    voices = Voices(doc)
    found = []
    for mention in mentions:
        speaker = _speaker(doc, voices, mention)
        found.append(_NOBODY if speaker is None else Attribution(speaker.text, side_of(speaker.phrase)))
    return found


def _speaker(doc: Document, voices: Voices, mention: Mention) -> Speaker | None:
    """Who is cited for one figure, None where the update speaks in its own voice."""
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
    paragraph = _paragraph(doc, index)
    quoted = _quotation(doc, voices, paragraph, index, at)
    if quoted is not None:
        return quoted
    named = _named_behind(doc, voices, paragraph, index)
    if named is not None or cites or _background(sentence.text):
        return named
    return _carried(doc, voices, paragraph, index) or _same_subject(doc, voices, paragraph, index)


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
    nearer = said.how == "pledge" or said.reach.before or cites[right].how == "according"
    return right if nearer or _COORDINATE.search(text, said.end, at) else left


def _left_behind(cite: Cite, at: int, text: str) -> bool:
    """Whether what was said ends before the figure: at an afterthought, or at a clause behind "warned of a thing"."""
    if cite.reach.before:
        return False
    ends = _SUBORDINATE if cite.how == "about" else _AFTERWARDS
    return ends.search(text, cite.end, at) is not None


def _paragraph(doc: Document, index: int) -> range:
    """The indices of the sentences in the paragraph of a sentence."""
    sentences = doc.sentences
    own = sentences[index]
    first = last = index
    while first and sentences[first - 1].paragraph == own.paragraph and sentences[first - 1].field == own.field:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == own.paragraph:
        last += 1
    return range(first, last + 1)


def _named_behind(doc: Document, voices: Voices, paragraph: range, index: int) -> Speaker | None:
    """The source that a later sentence names: "This was reported by X" in the next one, "Source: X" in any."""
    for later in range(index + 1, paragraph.stop):
        for number, cite in enumerate(voices.cites(later)):
            follows = later == index + 1 and (cite.how == "previous" or (cite.reach.before and _runs_on(doc, later)))
            if cite.how == "paragraph" or follows:
                return voices.speakers(later)[number]
    return None


def _runs_on(doc: Document, index: int) -> bool:
    """Whether a sentence goes on from the one before: cut at an abbreviation, it begins in lower case."""
    return doc.sentences[index].text[0].islower()


@lru_cache(4096)  # each claim of a paragraph asks again about the sentences before it
def _background(text: str) -> bool:
    """Whether a sentence leaves the news of a voice for what the writer knows, by how it begins or what it holds."""
    return _ASIDE.match(text) is not None or _HISTORY.search(text) is not None


def _carried(doc: Document, voices: Voices, paragraph: range, index: int) -> Speaker | None:
    """The voice that goes on from a sentence before, unless background has come between."""
    for before in range(index - 1, paragraph.start - 1, -1):
        voice = voices.last(before)
        if voice is not None:
            return voice
        if _background(doc.sentences[before].text):
            return None
    return None


def _same_subject(doc: Document, voices: Voices, paragraph: range, index: int) -> Speaker | None:
    """The speaker of a later "…, it said", when this sentence too starts with that pronoun."""
    first = doc.sentences[index].text.split(" ", 1)[0].lower()
    for later in range(index + 1, paragraph.stop):
        for number, cite in enumerate(voices.cites(later)):
            if cite.reach.before and cite.speaker.kind == "pronoun" and cite.speaker.text.lower() == first:
                return voices.speakers(later)[number]
    return None


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


def _quotation(doc: Document, voices: Voices, paragraph: range, index: int, at: int) -> Speaker | None:
    """The speaker of a quotation that runs over several sentences and holds character `at` of this one."""
    sentences = doc.sentences
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
    last = next((later for later in range(index, paragraph.stop) if sentences[later].end >= close), index)
    for number, cite in enumerate(voices.cites(last)):
        if cite.reach.before and 0 <= sentences[last].start + cite.start - close < _QUOTE_TO_TAG:
            return voices.speakers(last)[number]
    carried = _carried(doc, voices, paragraph, index)
    if carried is None and opened == begin and begin and sentences[paragraph.start - 1].field == "body":
        return voices.last(paragraph.start - 1)  # a paragraph that is all quotation goes on from the one before
    return carried
