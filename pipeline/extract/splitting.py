"""Cut a paragraph into sentences.

Belongs here: what the splitter (`nupunkt`) is asked about, what it does not know, the greatest length. Not here:
paragraphs and fields (`document`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

import nupunkt

from pipeline.extract.lexicon.word_sets import read_word_sets

_STOP_INSIDE = re.compile(r"[.?!…](?=\W)")
"""A stop that may end a sentence before the end of the text."""
_PLAIN_STOP = re.compile(r"\. (?=[“‘]?(?:[A-Z][A-Za-z’'-]*|\d[\d,]*) )")
"""A full stop before a word with a capital, or a number that is not one of a list."""
_SHORTEST = 3
"""Letters of a word that is no initial and no number of a list."""
_LONG_RUN = 40
"""Characters without white space; shorter ones hold neither of the two that follow."""
_NOISE = re.compile(r"[^\w\s]{40,}")
"""A ruled line or the like. It ends no sentence, and over runs of "?!" the splitter's time grows with the square."""
_WORDLESS = re.compile(r"(?<=\S)\S{200,}(?=\S{20})")
"""The inside of a run without white space. No sentence ends there, but at each stop the splitter reads to the end of
the run, so that its time would grow with the square of the length."""
_LETTERLESS = re.compile(r"(?<=[\W\d_]{20})[\W\d_]{160,}(?=[\W\d_]{20})")
"""The inside of a run of figures and marks. No sentence begins or ends there."""
_BEFORE_NUMBER = re.compile(r"(?<=\b[bc])\.(?= \d)")
"""The stop of "born" and "circa": "b. 1998", "c. 40". Capitals are none: "hepatitis B. 40 people"."""
_STOPS = ".?!…"
_DENSE = 8
"""Characters for each stop below which a text is looked through for such runs; prose has some hundred."""
_LONGEST = 1_500
"""Characters of a sentence. The longest one in thousands of updates has 455; what is longer is no prose, and is cut so
that the time for a text grows no faster than its length."""


_CELL = re.compile(r"(?<=: )\d[\d,.]*(?: \d{3})*(?= [A-Z][A-Za-z() /-]{2,60}: \d)")
"""A value between two labels."""
_DOTTED = re.compile(r"(?:[a-z]{1,3}\.){1,4}[a-z]{1,4}")
"""Short forms with stops inside: "u.s", "a.m", "lt.col"."""


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """The words of `lexicon/short_forms.txt`, by whether they are short forms `always` or with a `capital`."""
    return read_word_sets("short_forms.txt", frozenset({"always", "capital"}))


@cache
def splitter() -> nupunkt.PunktSentenceTokenizer:
    """The splitter with our short forms: its model's are of scanned legal texts, with "park", "found" and "bus"."""
    found = nupunkt.load_default_model()
    kept = frozenset().union(*short_forms().values())
    for short in found.abbreviations:
        if short not in kept and not _DOTTED.fullmatch(short):
            found.remove_abbreviation(short)
    found.add_abbreviations(sorted(kept))
    return found


_CUT_IN_TWO = (
    ("U.S.", ("Secretary of ", "Ambassador", "AMBASSADOR")),
    ("P.M.", ("TODAY", "TOMORROW", "IN ", "WHEN ")),
    ("A.M.", ("TODAY", "TOMORROW", "IN ", "WHEN ")),
)
"""What the splitter takes for the end of a sentence, and with what the sentence goes on."""


_CUT_BEHIND = tuple(stop for stop, _ in _CUT_IN_TWO)


def _joins(text: str, end: int, start: int) -> bool:
    return any(text.endswith(stop, 0, end) and text.startswith(behind, start) for stop, behind in _CUT_IN_TWO)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Sentence spans of one paragraph, white space trimmed, empty ones left out; none is longer than 1,500
    characters."""
    spans: list[tuple[int, int]] = []
    for start, end in _cells(text, _cut(text, _split(text))):
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            if spans and text.endswith(_CUT_BEHIND, 0, spans[-1][1]) and _joins(text, spans[-1][1], start + left):
                left = spans.pop()[0] - start
            spans.append((start + left, start + right))
    return spans


def _cells(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with a line of labels and values cut behind each value: "Deaths: 12 Injured: 40 Missing: 3"."""
    for first, end in spans:
        start = first
        if text.count(": ", first, end) > 1:
            for value in _CELL.finditer(text, first, end):
                yield start, value.end()
                start = value.end()
        yield start, end


def _split(text: str) -> list[tuple[int, int]]:
    """What the splitter makes of a paragraph, from the start of each sentence to that of the next. It is not asked
    about plain stops, at which it ends a sentence always; they are most of all."""
    if _STOP_INSIDE.search(text) is None:
        return [(0, len(text))]
    if max(map(len, text.split()), default=0) >= _LONG_RUN:
        text = _NOISE.sub(lambda run: " " * len(run.group()), text)
        text = _WORDLESS.sub(lambda run: "x" * len(run.group()), text)
    if "b. " in text or "c. " in text:
        text = _BEFORE_NUMBER.sub(",", text)
    if sum(map(text.count, _STOPS)) * _DENSE > len(text):
        text = _LETTERLESS.sub(lambda run: " " * len(run.group()), text)
    plain = [match.span() for match in _PLAIN_STOP.finditer(text) if _is_plain(text, match.start())]
    starts = [0, *(end for _, end in plain)]
    if len(_STOP_INSIDE.findall(text)) > len(plain):
        ends = [*(stop + 1 for stop, _ in plain), len(text)]
        starts = [at for first, last in zip(starts, ends, strict=True) for at in _starts(text, first, last)]
    return list(pairwise([*starts, len(text)]))


def _is_plain(text: str, stop: int) -> bool:
    """Whether the word before a full stop ends a sentence, whatever follows: letters alone, and no short form."""
    blank = text.rfind(" ", 0, stop)
    word = text[blank + 1 : stop]
    if blank < 1 or text[blank - 1].isspace() or len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return False
    short = short_forms()
    return word.lower() not in short["always"] and (word.islower() or word.lower() not in short["capital"])


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where the splitter's sentences begin in a part of the text."""
    if _STOP_INSIDE.search(text, start, end) is None:
        return [start]
    return [start + first for first, _ in splitter().span_tokenize(text[start:end])]


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with those that are too long cut at the last white space that keeps a part short enough."""
    for start, end in spans:
        while end - start > _LONGEST:
            blank = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\t", start, start + _LONGEST))
            cut = blank + 1 if blank > start else start + _LONGEST
            yield start, cut
            start = cut
        yield start, end
