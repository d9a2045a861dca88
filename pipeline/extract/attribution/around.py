"""Who speaks in the sentences around one: the voice that goes on from before, the source that is named behind.

Belongs here: which sentences of a paragraph are asked, nearest first. Not here: the citations of the figure's own
sentence (`attribution`), whom "he" means (`voices`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.attribution.speakers import Speaker
from pipeline.extract.attribution.voices import Voices
from pipeline.extract.document import Document
from pipeline.extract.nearest import Nearest

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_ASIDE = re.compile(
    rf"""(?: Earlier\ (?:in|this|last) | Last\ (?:week|month|year) | In\ (?:{_MONTH}|recent|\d{{4}}) | Previously
          | Separately | Meanwhile | Elsewhere | Since\b | Over\ the\ (?:past|last) | Some\ background
          | (?:Initial|Early|Preliminary|First)\ (?:estimates|reports|figures|counts)(?!\ (?:from|by|of)\b) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HISTORY = re.compile(
    r"\b(?:since (?:\d{4}|the (?:war|conflict|invasion|start))|in recent (?:years|months)|"
    r"(?:conflict|insurgency|war) (?:that )?(?:has|began|erupted|broke)|"
    r"(?:campaign|offensive|invasion) (?:began|started))\b"
)


@lru_cache(4096)  # each claim of a paragraph asks again about the sentences before it
def is_background(text: str) -> bool:
    """Whether a sentence leaves the news of a voice for what the writer knows, by how it begins or what it holds."""
    return _ASIDE.match(text) is not None or _HISTORY.search(text) is not None


_HEADED = 24
"""Sentences that a speaker's name above them may head."""


class _Tag(NamedTuple):
    """A citation by a pronoun behind what it said ("…, it said"): its sentence, its number there, the pronoun."""

    sentence: int
    number: int
    word: str


class Around:
    """The paragraphs of one update, seen from any of their sentences."""

    def __init__(self, doc: Document, voices: Voices) -> None:
        self._doc = doc
        self._voices = voices
        self._voice: Nearest[tuple[Speaker | None]] = Nearest()
        self._sources: Nearest[Speaker] = Nearest()
        self._tags: dict[int, list[_Tag]] = {}
        self._signatures: dict[int, Speaker | None] = {}

    def named_behind(self, index: int) -> Speaker | None:
        """The source that a later sentence names: "This was reported by X" in the next one, "Source: X" in any; the
        former also at the head of the next paragraph, where this one cites nobody."""
        stop = self._doc.paragraph(index).stop
        if index + 1 == stop:
            return self._signed(self._doc.paragraph(index))
        runs_on = self._doc.sentences[index + 1].text[0].islower()  # cut at an abbreviation
        for number, cite in enumerate(self._voices.cites(index + 1)):
            if cite.how in ("paragraph", "previous") or (cite.reach.before and runs_on):
                return self._voices.speakers(index + 1)[number]
        found = self._announced(index + 1, stop)
        found = found or (self._sources.find(index + 2, stop, self._source) if index + 2 < stop else None)
        return found or self._signed(self._doc.paragraph(index))

    def _announced(self, index: int, stop: int) -> Speaker | None:
        """Whom a sentence further on names for all before it ("This was reported by X"), where those between cite
        nobody."""
        for at in range(index, stop):
            cites = self._voices.cites(at)
            if cites:
                number = next((number for number, cite in enumerate(cites) if cite.how == "previous"), None)
                return self._voices.speakers(at)[number] if number is not None else None
        return None

    def _signed(self, paragraph: range) -> Speaker | None:
        """Whom the first sentence of the next paragraph names for all of one that cites nobody."""
        if paragraph.start not in self._signatures:
            behind = paragraph.stop
            cites = self._voices.cites(behind) if behind < len(self._doc.sentences) else []
            number = next((number for number, cite in enumerate(cites) if cite.how == "previous"), None)
            silent = number is not None and not any(self._voices.cites(at) for at in paragraph)
            self._signatures[paragraph.start] = (
                self._voices.speakers(behind)[number] if silent and number is not None else None
            )
        return self._signatures[paragraph.start]

    def _source(self, index: int) -> Speaker | None:
        for number, cite in enumerate(self._voices.cites(index)):
            if cite.how == "paragraph":
                return self._voices.speakers(index)[number]
        return None

    def carried(self, index: int) -> Speaker | None:
        """The voice that goes on from a sentence before, unless background has come between."""
        paragraph = self._doc.paragraph(index)
        found = self._voice.find(index - 1, paragraph.start - 1, self._leaves)
        return found[0] if found is not None else self._heading(paragraph.start - 1)

    def _heading(self, index: int) -> Speaker | None:
        """The speaker whose name is a line of its own above the paragraphs that end with a sentence, where none of them
        cites another."""
        sentences = self._doc.sentences
        above = range(index, max(-1, index - _HEADED), -1)
        head = next((at for at in above if sentences[at].text[-1] == ":" and sentences[at].field == "body"), None)
        cites = self._voices.cites(head) if head is not None else []
        if head is None or not cites or cites[-1].how != "heading":
            return None
        silent = not any(self._voices.cites(at) for at in range(head + 1, index + 1))
        return self._voices.speakers(head)[-1] if silent else None

    def _leaves(self, index: int) -> tuple[Speaker | None] | None:
        """The voice that a sentence leaves behind, none in the tuple where background ends it."""
        voice = self._voices.last(index)
        if voice is not None:
            return (voice,)
        return (None,) if is_background(self._doc.sentences[index].text) else None

    def same_subject(self, index: int) -> Speaker | None:
        """The speaker of a later "…, it said", when this sentence too starts with that pronoun."""
        first = self._doc.sentences[index].text.split(" ", 1)[0].lower()
        for tag in self._tags_of(self._doc.paragraph(index)):
            if tag.sentence > index and tag.word == first:
                return self._voices.speakers(tag.sentence)[tag.number]
        return None

    def _tags_of(self, paragraph: range) -> list[_Tag]:
        found = self._tags.get(paragraph.start)
        if found is None:
            found = self._tags[paragraph.start] = [
                _Tag(index, number, cite.speaker.text.lower())
                for index in paragraph
                for number, cite in enumerate(self._voices.cites(index))
                if cite.reach.before and cite.speaker.kind == "pronoun"
            ]
        return found
