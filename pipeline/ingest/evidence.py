"""What speaks for and against a line of a page being a headline.

Each piece of evidence has a name, whose weight stands in `headline_cues.toml`. Belongs here: finding evidence in one
line and in its neighbours. Not here: weighing it up over the page (`headlines`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.ingest.cues import Cues, Evidence

_CLOSERS = "\"'”’»›)]"
_OPENERS = "\"'“‘«‹(["
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Lt|Col|Maj|Sgt|Capt|Sen|Rep|St|No|vs|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)
_LONGEST_ABBREVIATION = 16
"""Characters that are looked at, so that a line without end takes no longer by its length squared."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘«(\[]?[A-Z0-9])")
_CLOSING_QUOTE = re.compile(r"[”»\"]")
_SPEAKER_TAIL = re.compile(r"(?:: | [-–—] ?)(?P<tail>[^\W\d_][^:–—]{1,60})$")
"""X will happen: Governor. X happens - officials."""
_SPEAKER_CLAUSE = re.compile(
    r",\s(?:[^,]{2,50}\s)?"
    r"(?:says?|warns?|reports?|claims?|confirms?|announces?|tells?|according\sto|officials?\ssaid)"
    r"(?:\s[^,.]{2,50})?$"
)
"""X happens, governor says. X happens, says the governor."""
_LABEL_HEAD = re.compile(r"^[A-Z][^\s:]*(?: [^\s:]+){0,3}: \S")
_REPORTED_PAST = re.compile(r"\b(?:said|told|added|stated|wrote|noted)\b")
_BULLET = re.compile(r"^(?:[-–—•·*▪●‣◦»>]\s+|\(?\d{1,2}[.)]\s)")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.’' -]{2,}\b[^a-z]{0,3}(?:[^–—:]{0,40})?\s*[-–—]{1,2}\s"
    r"|[A-Z][\w’' ,]{2,40}\((?:[A-Z][\w’' ]{1,30})\)\s*[-–—]{1,2}\s)"
)
"""ODESA, May 3 (Agency) - …, Odesa (Agency) – …"""
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: str(n) for n, word in enumerate(_NUMBER_WORDS.split())}
"""Number words, as digits."""


@dataclass
class Wording:
    """What a line says, wherever it stands. Equal lines may share one."""

    text: str
    cues: Cues = field(repr=False)

    @cached_property
    def words(self) -> list[str]:
        """The words, as written."""
        return _WORD.findall(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the line is about: the beginnings of its words, without those that carry no topic."""
        return frozenset(filter(None, (_stem(w.lower(), self.cues) for w in self.words)))

    @cached_property
    def ends_with_stop(self) -> bool:
        """Whether it ends as a sentence does: with a stop that belongs to no abbreviation, closing marks aside."""
        bare = self.text.rstrip(_CLOSERS)
        if bare.endswith(("!", "?")):
            return True
        return bare.endswith(".") and not bare.endswith("..") and not _is_abbreviation(bare, len(bare))

    @cached_property
    def sentences(self) -> int:
        """How many sentences it seems to hold."""
        ends = (m for m in _SENTENCE_END.finditer(self.text))
        return 1 + sum(not _is_abbreviation(self.text, m.start() + 1) for m in ends)


@dataclass
class PageLine:
    """One line that is not blank and no furniture: its wording, the blank lines before it, the furniture around it."""

    wording: Wording
    gap: int = 0
    after_time: bool = False
    before_time: bool = False
    before_byline: bool = False


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether what ends at `end`, with a stop, is an abbreviation."""
    return bool(_ABBREVIATION.search(text, max(0, end - _LONGEST_ABBREVIATION), end))


def _stem(word: str, cues: Cues) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word in cues.stop:
        return ""
    word = NUMBERS.get(word, word)
    if word.isdigit() or len(word) <= 4:
        return word.removesuffix("s") if len(word) == 4 else word
    return word[:5]


def line_evidence(line: Wording, cues: Cues) -> Iterator[Evidence]:
    """The names of the evidence in the line itself."""
    yield from _ending(line)
    yield from _length(line)
    yield from _shape(line, cues)


def _ending(line: Wording) -> Iterator[Evidence]:
    bare = line.text.rstrip(_CLOSERS)
    if bare.endswith("?"):
        yield "question_short" if len(line.words) <= 16 and line.sentences == 1 else "question_long"
    elif bare.endswith(("…", "...")):
        yield "ellipsis"
    elif line.ends_with_stop:
        yield "full_stop"
    elif bare.endswith(":"):
        yield "colon_end"
    elif bare.endswith((",", ";", "-", "–", "—")):
        yield "comma_end"
    else:
        yield "no_stop"


def _length(line: Wording) -> Iterator[Evidence]:
    count = len(line.words)
    if count <= 2:
        yield "very_short"
    elif count <= 4:
        yield "short"
    elif count <= 20:
        yield "medium"
    elif count <= 30:
        yield "long"
    else:
        yield "very_long"
    if line.sentences > 1:
        yield "several_sentences"


def _shape(line: Wording, cues: Cues) -> Iterator[Evidence]:
    lower = [w.lower() for w in line.words]
    if not line.ends_with_stop:
        yield from _open_end(line)
    if any(w in cues.headline_verbs for w in lower[1:]):
        yield "headline_verb"
    if _REPORTED_PAST.search(line.text):
        yield "reported_past"
    yield from _quoted(line)
    if lower and lower[0] in cues.continuing_openers and not line.text.endswith("?"):
        yield "continuing"
    yield from _opening(line.text)
    if line.text.lower().rstrip(":. ") in cues.subheads:
        yield "subhead"


def _open_end(line: Wording) -> Iterator[Evidence]:
    """What a line without a full stop shows: who speaks behind it or before it, its capitals."""
    tail = _SPEAKER_TAIL.search(line.text)
    if tail and len(_WORD.findall(tail["tail"])) <= 5 and tail.start() > 10:
        yield "speaker_tail"
    elif _SPEAKER_CLAUSE.search(line.text):
        yield "speaker_clause"
    elif _LABEL_HEAD.search(line.text):
        yield "label_head"
    if _is_title_case(line.words):
        yield "title_case"


def _quoted(line: Wording) -> Iterator[Evidence]:
    """Of a line that opens with a quotation mark, whether the quote ends in it, and whether it is all of it."""
    text = line.text
    if text[:1] not in '“«"' or len(line.words) < 2:
        return
    closed = _CLOSING_QUOTE.search(text, 1)
    if closed is None:
        yield "unclosed_quote"
    elif not text[closed.end() :].strip(_CLOSERS + " ."):
        yield "whole_quote"


def _opening(text: str) -> Iterator[Evidence]:
    if _BULLET.match(text):
        yield "bullet"
    if text.lstrip(_OPENERS)[:1].islower():
        yield "lower_case"
    if _DATELINE.match(text):
        yield "dateline"


def _is_title_case(words: Sequence[str]) -> bool:
    longer = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(longer) >= 4 and sum(w[0].isupper() for w in longer) >= 0.85 * len(longer)


def neighbour_evidence(lines: Sequence[PageLine], i: int, usual_gap: tuple[int, int] | None) -> Iterator[Evidence]:
    """The names of the evidence around line `i`; `usual_gap` is the page's narrow and wide gap if it has two."""
    line = lines[i]
    if i == 0:
        yield "first_line"
    if line.before_byline:
        yield "before_byline"
    if usual_gap and i:
        yield "gap_wide" if line.gap >= usual_gap[1] else "gap_narrow"
    following = lines[i + 1 : i + 3]
    if following and not _opens_wide_gap(following[0], usual_gap):
        yield from _overlap(line, lines[max(0, i - 2) : i], following)
        after = following[0].wording
        if after.ends_with_stop:
            yield "longer_next" if len(after.words) >= 1.3 * len(line.wording.words) else "shorter_next"


def items_of_lists(lines: Sequence[PageLine]) -> list[bool]:
    """For each line whether it is an item of a list that a line ending in a colon leads into."""
    items: list[bool] = []
    for i, line in enumerate(page.wording for page in lines):
        text_follows = i + 1 < len(lines) and lines[i + 1].wording.ends_with_stop
        led = i > 0 and (items[-1] or lines[i - 1].wording.text.endswith(":"))
        items.append(led and not line.ends_with_stop and not line.text.endswith(":") and not text_follows)
    return items


def is_standfirst(lines: Sequence[PageLine], i: int) -> bool:
    """Whether line `i`, if the line before is a headline, is the second deck of it: text follows that is about both."""
    line = lines[i].wording
    if len(line.words) < 8 or line.ends_with_stop or not 0 < i < len(lines) - 1:
        return False
    deck, text = lines[i - 1].wording, lines[i + 1].wording
    if not text.ends_with_stop or not deck.stems:
        return False
    about = text.stems.union(*(page.wording.stems for page in lines[i + 2 : i + 3]))
    shared = len(deck.stems & about)
    return shared >= 2 and shared >= 0.25 * len(deck.stems)


def _opens_wide_gap(line: PageLine, usual_gap: tuple[int, int] | None) -> bool:
    return usual_gap is not None and line.gap >= usual_gap[1]


def _overlap(line: PageLine, before: Sequence[PageLine], after: Sequence[PageLine]) -> Iterator[Evidence]:
    stems = line.wording.stems
    if not stems:
        return
    size = len(stems)
    shared = stems & after[0].wording.stems
    first = len(shared) / size
    both = len(shared.union(*(stems & x.wording.stems for x in after[1:]))) / size
    share = max(first, 0.8 * both)
    if first >= 0.75 and size >= 3:
        yield "overlap_next_most"
    elif share >= 0.5:
        yield "overlap_next_high"
    elif share >= 0.25:
        yield "overlap_next_some"
    elif both < 0.1:
        yield "overlap_next_none"
    earlier = max([len(stems & x.wording.stems) / size for x in before], default=0.0)
    if earlier >= 0.3 and earlier >= share:
        yield "overlap_previous"
