"""An update as the extractor sees it: two text fields cut into sentences.

Belongs here: the field, paragraph and sentence structure that every pass shares, with character offsets into the field.
Not here: tokens and classes (`tokens`), anything that looks for a meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pipeline.extract.letters import Written, as_read
from pipeline.extract.splitting import sentence_spans
from pipeline.wrapping import unwrap

FieldName = Literal["headline", "body"]

_PARAGRAPH = re.compile(r"[^\n]+")


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
    as_written: dict[FieldName, Written] = field(default_factory=dict)
    """The whole of each field letter for letter, where something of it is read in other letters (`letters`,
    `capitals`)."""
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
    def first_of_body(self) -> int:
        """The index of the first sentence of the body; the number of sentences where it has none."""
        return next((sentence.index for sentence in self.sentences if sentence.field == "body"), len(self.sentences))

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

    def span(self, name: FieldName, start: int, end: int) -> tuple[int, int]:
        """Where that is written in the update's field which is read from `start` to `end` in this document's."""
        start, end = start + self.starts[name], end + self.starts[name]
        return self.as_written[name].span(start, end) if name in self.as_written else (start, end)

    def letters(self, name: FieldName, start: int, end: int) -> str:
        """What is read from `start` to `end` in a field, letter for letter."""
        if name not in self.as_written:
            return self.text(name)[start:end]
        first, stop = self.span(name, start, end)
        return self.as_written[name].text[first:stop]

    def written(self, name: FieldName, text: str) -> str:
        """What is read as `text` in a field, or else in the other one, letter for letter."""
        for field_name in (name, "body" if name == "headline" else "headline"):
            at = self.text(field_name).find(text) if field_name in self.as_written else -1
            if at >= 0:
                return self.letters(field_name, at, at + len(text))
        return text


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
    headline, head = as_read(headline)
    body, main = as_read(body)
    sentences = _field_sentences(headline, "headline", 0)
    sentences += _field_sentences(body, "body", len(sentences))
    doc = Document(headline, body, published_at, zone, source, sentences)
    if head is not None:
        doc.as_written["headline"] = head
    if main is not None:
        doc.as_written["body"] = main
    return doc
