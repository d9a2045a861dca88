"""The voices of a document: its citations sentence by sentence, with pronouns resolved.

Belongs here: whom "he", "it" or "the statement" means. Not here: which figure a voice covers (`attribution`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.attribution.cites import find_cites
from pipeline.extract.attribution.headlines import headline_cites, label_cites
from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.phrases import Line, read_line, subject_end
from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.side import side_of
from pipeline.extract.attribution.speakers import Speaker, describe
from pipeline.extract.datelines import dateline_end, label_end
from pipeline.extract.document import Document
from pipeline.extract.word_facts import FACTS

_SUBJECT_FORM = {"him": "he", "her": "she", "them": "they"}
_DATING = frozenset({"after", "since", "before", "when", "until"})
"""Conjunctions whose clause only tells when."""
_PERSONS = frozenset({"name", "person", "witness"})
_THINGS = frozenset({"body", "party", "document"})
_BODIES = frozenset({"body", "party"})
_SOURCES = _PERSONS | _BODIES | {"crowd"}
_COLLECTIVE = frozenset({"forces", "services", "authorities"})
_ARTICLES = frozenset({"a", "an"})
_SUBJECTS_BACK = 2
"""Paragraphs in which the subject of a sentence may be what "it" means."""


class Voices:
    """Reads a document's citations, each sentence at most once and only when it is asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._cites: dict[int, list[Cite]] = {}
        self._speakers: dict[int, list[Speaker]] = {}

    def cites(self, index: int) -> list[Cite]:
        """The citations of a sentence as they stand there."""
        found = self._cites.get(index)
        if found is None:
            sentence = self._doc.sentences[index]
            found = find_cites(sentence.text)
            found = found + (headline_cites if sentence.field == "headline" else label_cites)(sentence.text)
            self._cites[index] = found
        return found

    def speakers(self, index: int) -> list[Speaker]:
        """Who speaks in each citation of a sentence, in the order of `cites`, pronouns resolved."""
        found = self._speakers.get(index)
        if found is None:
            found = self._speakers[index] = []
            for cite in self.cites(index):
                found.append(self._resolve(cite.speaker, index, found))
        return found

    def last(self, index: int) -> Speaker | None:
        """The voice that a sentence leaves behind: that of its last citation which is more than a remark."""
        cites = self.cites(index)
        for number in range(len(cites) - 1, -1, -1):
            passed_on = cites[number].how in ("pledge", "aside", "claim") or _relays(cites, number)
            if not passed_on and not self._denies(index, cites[number]) and not self._looks_back(index, cites[number]):
                return self.speakers(index)[number]
        return None

    def _looks_back(self, index: int, cite: Cite) -> bool:
        """Whether a sentence only dates by what somebody said of another: "since a war began after X accused Y"."""
        before = self._doc.sentences[index].text[: cite.start].lower().rsplit(maxsplit=1)
        return cite.how == "about" and before[-1:] != [] and before[-1] in _DATING

    def _denies(self, index: int, cite: Cite) -> bool:
        """Whether a speaker only denied something, and does not tell what stands in the next sentence."""
        last = self._doc.sentences[index].text[cite.start : cite.end].lower().rsplit(" ", 1)[-1]
        return last in citing_words().denial

    def _resolve(self, speaker: Speaker, index: int, here: Sequence[Speaker]) -> Speaker:
        low = speaker.text.lower()
        if speaker.kind == "pronoun":
            low = _SUBJECT_FORM.get(low, low)
            known = self._thing(index, here) if low == "it" else self._known(index, here, low)
            if known is None:
                return speaker
            # of the sentences before "they" may mean several speakers: it is kept as written, with their side
            return known if low != "they" or known in here else replace(known, text=speaker.text)
        if (
            speaker.kind == "document"
            and low.startswith(("the ", "a ", "its ", "his ", "her ", "their "))
            and len(low.split()) < 4
            and not _is_somebodys(low)
        ):
            paragraph = self._doc.sentences[index].paragraph
            at, known = next(self._earlier(index, here), (index, speaker))
            near = self._doc.sentences[at].paragraph == paragraph or index - at == 1
            return known if near else speaker
        return speaker

    def _known(self, index: int, here: Sequence[Speaker], low: str) -> Speaker | None:
        """Whom "he", "she" or "they" means: the last such voice."""
        for _, speaker in self._earlier(index, here):
            if (speaker.kind in _PERSONS) if low in ("he", "she") else speaker.kind != "pronoun":
                return speaker
        return self._subject(index, _PERSONS) if low in ("he", "she") else None

    def _thing(self, index: int, here: Sequence[Speaker]) -> Speaker | None:
        """What "it" means: a body that spoke in this paragraph, else the subject of a sentence before, else a voice."""
        sentences = self._doc.sentences
        paragraph = sentences[index].paragraph
        fallback = None
        for at, speaker in self._earlier(index, here):
            if not _is_thing(speaker):
                continue
            if sentences[at].paragraph == paragraph:
                return speaker
            fallback = fallback or speaker
            break
        if here and here[-1].kind in _PERSONS:
            return here[-1]  # "a spokesman for the hospital said it had admitted 12": he speaks for it
        if fallback is not None and self._subject(index, _BODIES, own=True) is None:
            return fallback
        return self._subject(index, _BODIES) or fallback

    def _subject(self, index: int, kinds: frozenset[str], own: bool = False) -> Speaker | None:
        """The subject of a sentence shortly before, its own first (or alone), where it is of one of these kinds."""
        sentences = self._doc.sentences
        for at in range(index, index - 1 if own else -1, -1):
            if (
                sentences[at].field == "headline"
                or sentences[index].paragraph - sentences[at].paragraph >= _SUBJECTS_BACK
            ):
                break
            text = sentences[at].text
            line = read_line(text[dateline_end(text) or label_end(text) :])
            subject = describe(line, 0, subject_end(line) - 1)
            if subject is None or _is_counted(line, subject):
                continue  # "a total of 40 homes were lost, it said"
            if subject.kind in kinds or (kinds is _BODIES and _is_thing(subject)):
                return subject
        return None

    def _earlier(self, index: int, here: Sequence[Speaker]) -> Iterator[tuple[int, Speaker]]:
        """The voices before, last first: of this sentence, then of those before it, with their sentence."""
        for speaker in reversed(here):
            yield index, speaker
        for at in range(index - 1, -1, -1):
            cites, speakers = self.cites(at), self.speakers(at)
            for number in range(len(cites) - 1, -1, -1):
                if cites[number].how != "claim" and not _relays(cites, number):
                    yield at, speakers[number]


def _is_somebodys(document: str) -> bool:
    """Whether the words for a document say whose it is: "a police report", "an army statement"."""
    nouns = citing_words().nouns
    return document.startswith(("a ", "an ")) and any(nouns.get(word) == "body" for word in document.split())


def _relays(cites: Sequence[Cite], number: int) -> bool:
    """Whether a citation at the end of a sentence only tells who passes on what another said: "…, the governor said on
    Telegram, Ukrinform reports"."""
    cite, speaker = cites[number], cites[number].speaker
    last = 0 < number == len(cites) - 1 and cite.reach.before and speaker.kind == "name"
    return last and _is_thing(speaker) and cites[number - 1].speaker.kind in _SOURCES


def _is_counted(line: Line, subject: Speaker) -> bool:
    """Whether a phrase tells how many of something there are, and so names no speaker."""
    for at in range(subject.first, subject.last + 1):
        word = line.folded[at]
        if word not in _ARTICLES and FACTS[word].number and not (at > subject.first and line.capital(at - 1)):
            return True  # but "Rescue 1122"
    return False


def _is_thing(speaker: Speaker) -> bool:
    if speaker.kind == "crowd":
        return speaker.text.lower().rsplit(" ", 1)[-1] in _COLLECTIVE
    if speaker.kind == "name":  # "UNICEF" and "the ICRC", not "Ada Obi"
        one_word = " " not in speaker.text.removeprefix("The ").removeprefix("the ")
        return speaker.text == speaker.phrase and (one_word or side_of(speaker.text) == "independent")
    return speaker.kind in _THINGS
