"""An update as the extractor sees it: two text fields cut into sentences.

Belongs here: the field, paragraph and sentence structure that every pass shares, with character offsets into the field.
Not here: tokens and classes (`tokens`), anything that looks for a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

import nupunkt

from pipeline.wrapping import unwrap

FieldName = Literal["headline", "body"]

_PARAGRAPH = re.compile(r"[^\n]+")
_STOP_INSIDE = re.compile(r"[.?!…](?=\W)")
"""A stop that may end a sentence before the end of the text."""
_LONG_RUN = 40
"""Characters without white space; shorter ones hold neither of the two that follow."""
_NOISE = re.compile(r"[^\w\s]{40,}")
"""A ruled line or the like. It ends no sentence, and over runs of "?!" the splitter's time grows with the square."""
_WORDLESS = re.compile(r"(?<=\S)\S{200,}(?=\S{20})")
"""The inside of a run without white space. No sentence ends there, but at each stop the splitter reads to the end of
the run, so that its time would grow with the square of the length."""
_LONGEST = 1_500
"""Characters of a sentence. The longest one in thousands of updates has 455; what is longer is no prose, and is cut so
that the time for a text grows no faster than its length."""


_RANKS = ("lt", "lieut", "cmdr", "comdr", "cdr", "wg", "flt", "sqn", "spc")
"""Shortened ranks that the splitter's model takes for the end of a sentence."""

_CURRENCIES = ("rs", "tk", "rp")
"""Shortened names of money before a sum."""


@dataclass(slots=True)
class Sentence:
    """One sentence of one field; `start` and `end` are offsets into the field's text, white space trimmed. `text` is
    what stands there, with a blank for a line break inside the sentence."""

    index: int
    field: FieldName
    paragraph: int
    """0, 1, … within the body, one for each line that is not blank; -1 in the headline."""
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Document:
    """One update: its text, when and where it was published, and its sentences (headline first)."""

    headline: str
    body: str
    published_at: datetime
    """Aware, UTC."""
    zone: ZoneInfo
    """The zone in which "Thursday" is meant."""
    source: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    starts: dict[FieldName, int] = field(default_factory=lambda: {"headline": 0, "body": 0})
    """Where the text of each field begins in the update's: not at 0 in a part of a long one."""
    _paragraphs: dict[tuple[FieldName, int], range] = field(default_factory=dict, init=False, repr=False)

    def paragraph(self, index: int) -> range:
        """The indices of the sentences in the paragraph of a sentence."""
        key = self.sentences[index].field, self.sentences[index].paragraph
        found = self._paragraphs.get(key)
        if found is None:
            first, stop = index, index + 1
            while first and (self.sentences[first - 1].field, self.sentences[first - 1].paragraph) == key:
                first -= 1
            while stop < len(self.sentences) and self.sentences[stop].paragraph == key[1]:
                stop += 1
            found = self._paragraphs[key] = range(first, stop)
        return found

    @property
    def published_local(self) -> datetime:
        """The moment of publication on the clock of `zone`."""
        return self.published_at.astimezone(self.zone)

    @property
    def published_day(self) -> date:
        """The local day of publication."""
        return self.published_local.date()

    def text(self, name: FieldName) -> str:
        """The text of one field."""
        return self.headline if name == "headline" else self.body


@cache
def _splitter() -> nupunkt.PunktSentenceTokenizer:
    splitter = nupunkt.load_default_model()
    for short in _RANKS + _CURRENCIES:
        splitter.add_abbreviation(short)
    return splitter


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Sentence spans of one paragraph, white space trimmed, empty ones left out; none is longer than 1,500
    characters."""
    spans: list[tuple[int, int]] = []
    for start, end in _cut(text, _split(text)):
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            if spans and text.endswith("U.S.", 0, spans[-1][1]) and text.startswith("Secretary of ", start + left):
                left = spans.pop()[0] - start  # one title, cut in two
            spans.append((start + left, start + right))
    return spans


def _split(text: str) -> list[tuple[int, int]]:
    """What the splitter makes of a paragraph, from the start of each sentence to that of the next."""
    if _STOP_INSIDE.search(text) is None:
        return [(0, len(text))]
    if max(map(len, text.split()), default=0) >= _LONG_RUN:
        text = _NOISE.sub(lambda run: " " * len(run.group()), text)
        text = _WORDLESS.sub(lambda run: "x" * len(run.group()), text)
    starts = [start for start, _ in _splitter().span_tokenize(text)]
    return list(pairwise([*starts, len(text)]))


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with those that are too long cut at the last white space that keeps a part short enough."""
    for start, end in spans:
        while end - start > _LONGEST:
            blank = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\t", start, start + _LONGEST))
            cut = blank + 1 if blank > start else start + _LONGEST
            yield start, cut
            start = cut
        yield start, end


def _field_sentences(text: str, name: FieldName, first: int) -> list[Sentence]:
    found: list[Sentence] = []
    text = unwrap(text)
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        paragraph = -1 if name == "headline" else number
        for start, end in sentence_spans(match.group()):
            at = match.start()
            found.append(
                Sentence(first + len(found), name, paragraph, text[at + start : at + end], at + start, at + end)
            )
    return found


def read_document(headline: str, body: str, published_at: datetime, zone: ZoneInfo, source: str = "") -> Document:
    """Cut one update into sentences."""
    sentences = _field_sentences(headline, "headline", 0)
    sentences += _field_sentences(body, "body", len(sentences))
    return Document(headline, body, published_at, zone, source, sentences)
