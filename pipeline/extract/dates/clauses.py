"""What a time in a sentence is to the rest of it: its clause, and whether it dates an event or an act of saying.

Belongs here: how far a time is from other words, and the role of each time. Not here: clause borders (`borders`),
reading times (`grammar`), choosing among sentences (`link`).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace
from math import inf
from typing import Literal

from pipeline.extract.dates.borders import Borders
from pipeline.extract.dates.cue_search import find_cue, tells_event
from pipeline.extract.dates.grammar import find_times
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.pointing import follows_event
from pipeline.extract.dates.record import InMonth, InYear, OpenStart, Period, Rolling, TimeSpan
from pipeline.extract.lexicon.any_word import any_word

Role = Literal["event", "speech", "act", "compared", "dateline", "ending"]
"""What a time dates: an event, a saying, a saying that is itself the deed (aid announced), nothing ("the most since
May"), the dispatch itself, the end of a search or other work, at which figures are summed up."""

_LEAD_REACH, _SAYING_REACH, _COMPARISON_REACH = 30, 90, 60
_FRONTED = 4.0
_MODAL = re.compile(
    any_word(
        ["will", "would", "shall", "is to", "are to", "is due to", "are due to", "was due to", "were due to", "set to",
         "expected to", "plan to", "plans to", "planned to", "planning to"]
    )
)  # fmt: skip
_LEAD = re.compile(
    r"(?:\s*\b(?:on|in|at|the|late|early|earlier|later|during|over|just|again|also|separately)\b)*[\s,]*$",
    re.IGNORECASE,
)
_DATELINE = (
    re.compile(r"\W*[A-Z][A-Z][\w .,'’/()-]{0,60}?,?\s+$"),
    re.compile(r"(?: \d\d(?!\d))?\s*(?:\([^)]{2,40}\)|/\w[\w .-]*/)?\s*[-–—:]"),
)
"""What stands before and behind the day of a dispatch ("SANAA, June 1 (Agency) —", "LIMA, 1 JUN 89 --")."""
_AGENCY = re.compile(r"\s*\([A-Z]{2,8}\)\s*[-–—]")
"""Behind a day with which a dispatch begins: whose dispatch it is ("June 1 (AGNCY) —")."""
_WORK_ENDED = re.compile(
    r"\b(?:search|rescue|recovery|operation|operations|work|works|efforts)\b[^.;:]{0,60}?"
    r"\b(?:ended|finished|completed|concluded|over|wound up|called off|halted)\W*$",
    re.IGNORECASE,
)
_RECOUNTED = re.compile(
    r"\b(?:cut|raised|revised|put|updated|lowered|increased|reduced)\s+(?:its |the |their )?(?:\w+ ){0,2}"
    r"(?:toll|count|number)\b[^.;:,]*$",
    re.IGNORECASE,
)
"""Before a day: it is that of the new count ("cut the toll to 68 on Monday")."""
_COUNT_FOLLOWS = re.compile(r",? the (?:\w+ ){0,2}(?:toll|number|count)\b", re.IGNORECASE)
"""Behind a time: it is that of the count ("two days later the number of wounded had risen")."""
_SAID_BEHIND = re.compile(
    r", (?:said|says|told)\b|"
    r" (?:said|says|told|announced|stated|confirmed|acknowledged|reported|accused|blamed|condemned|denied|alleged"
    r"|warned)\b(?! (?:by|to|from|in|at|on)\b|[,;.])|"
    r" (?:updated|raised|revised|lowered|cut|increased) (?:its |the |their )?(?:\w+ ){0,2}(?:toll|count|number)\b"
)
"""Behind a time: it is of the speaker's doing (", visiting the town on Monday, said", "officials on Monday said")."""
_SAID_WHO = re.compile(
    r", (?:said|says) (?!that\b)"
    r"(?:(?!was\b|were\b|is\b|are\b|had\b|has\b|have\b|would\b|will\b|could\b)[^\W\d][\w’'-]*[ .]*){1,7}[”\"’']?$"
)
"""Behind a time: the speaker alone, of a sentence that is told ("… burned on Monday, said residents.")."""
_HEADING_REACH = 60
_WHEN = re.compile(r",? when\b")
"""What makes the time of a comparison that of the clause behind it ("the worst since 2004, when militants took")."""
_WHO = re.compile(r"\b(?:who|which|(?<!say )(?<!d )(?<!says )(?<!told )that)\b")
_RESUMES = re.compile(r",? (?:(?:also|later|has|have|had|then) ){0,2}(?:was|were|has|have|had|died|is|are)\b")
"""What goes on with the main clause behind a relative one."""
_ONE_OF = re.compile(r"\bone of (?:the|its|their)\s*$", re.IGNORECASE)
_LONG = OpenStart | InYear | InMonth | Period
_ARRIVED = frozenset({"arrived", "landed", "reached"})
_ATTACKERS = re.compile(
    r"\b(?:militants?|gunm[ae]n|attackers?|assailants?|rebels?|fighters|insurgents|jihadists?|terrorists?|bandits|raiders"
    r"|armed men|killers)\b",
    re.IGNORECASE,
)
"""Who came somewhere and did harm there."""
_NAME_RUN = r"(?:(?!that\b)[\w’'.-]+\s+)"


@dataclass(slots=True)
class Scene:
    """One sentence with its times."""

    text: str
    spans: list[TimeSpan]
    roles: list[Role]
    _borders: Borders | None = None
    _clauses: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _ahead: dict[tuple[int, int], bool] = field(default_factory=dict)

    @property
    def borders(self) -> Borders:
        """The clause borders, found when first asked for."""
        if self._borders is None:
            self._borders = Borders(self.text, self.spans)
        return self._borders

    def cost(self, span: TimeSpan, start: int, end: int, most: float = inf) -> float:
        """How far a time is from words at start..end of the sentence: the clause borders between them. What is dearer
        than `most` is not summed up to its end."""
        if span.end <= start:
            return self.borders.front(span.end, start, most)
        if span.start < end:
            return 0.0
        total = self.borders.behind(end, span.start, most)
        if 0 < total <= most and span.rule != "after_event" and self._is_fronted(span):
            total += _FRONTED
        return total

    def depth(self, at: int) -> float:
        """How deep a place stands: the highest border of a word between the beginning of the sentence and it."""
        return self.height(0, at)

    def height(self, first: int, last: int) -> float:
        """The highest border of a word between two places."""
        return max((b.behind for b in self.borders.between(first, last) if not b.mark), default=0.0)

    def _is_fronted(self, span: TimeSpan) -> bool:
        """Whether the time opens a later clause ("…, while on Friday six …") and so does not reach back."""
        begin = _lead_start(self.text, span)
        return any(b.behind >= 0.5 and 0 <= begin - b.end <= 1 for b in self.borders.all if b.end <= span.start)

    def looks_ahead(self, span: TimeSpan) -> bool:
        """Whether the verb of the time's clause speaks of the future."""
        key = span.start, span.end
        found = self._ahead.get(key)
        if found is None:
            found = self._ahead[key] = _MODAL.search(self.text, *self._clause(span)) is not None
        return found

    def describes(self, span: TimeSpan, start: int) -> bool:
        """Whether a time stands in a relative clause that begins behind `start`, with the verb of the main clause right
        behind it ("a boy who had come on Monday was killed")."""
        return bool(_RESUMES.match(self.text, span.end) and _WHO.search(self.text, start, span.start))

    def tells_none(self, span: TimeSpan) -> bool:
        """Whether the time's clause tells of no attack or disaster, and another time stands right behind the name of
        one ("were in the dark on Monday after a strike over the weekend")."""
        if tells_event(self.text, *self._clause(span)):
            return False
        return any(other is not span and follows_event(self.text, other) for other in self.spans)

    def is_aftermath(self, span: TimeSpan) -> bool:
        """Whether the time's clause tells what came of an event, or other news than it ("were buried on Monday")."""
        left, right = self._clause(span)
        found = find_cue("aftermath", self.text, left, right)
        if found is not None and found[0] in _ARRIVED and _ATTACKERS.search(self.text, left, found.start()):
            return False
        # "arrested over the bombing on Monday": the day is the bombing's
        return found is not None and not tells_event(self.text, found.end(), span.start)

    def is_memorial(self, span: TimeSpan) -> bool:
        """Whether the time's clause tells how the dead are remembered."""
        return find_cue("memorial", self.text, *self._clause(span)) is not None

    def _clause(self, span: TimeSpan) -> tuple[int, int]:
        """Where the clause of a time begins and ends."""
        key = span.start, span.end
        found = self._clauses.get(key)
        if found is None:
            borders = [b for b in self.borders.all if b.behind >= 0.5]
            left = max((b.end for b in borders if b.end <= span.start), default=0)
            right = min((b.start for b in borders if b.start >= span.end), default=len(self.text))
            found = self._clauses[key] = left, right
        return found


@functools.cache
def _saying() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a time of saying, and what stands behind one."""
    verbs, nouns = cues().patterns["speech_verb"].pattern, cues().patterns["speech_noun"].pattern
    ways = (
        verbs,
        r"\baccording\s+to(?:\s+(?!that\b)[\w’'.-]+){1,9}",
        r"\b(?:told|informed|briefed|warned|urged|addressed)\s+(?:(?!that\b)[\w’'.-]+\s*){1,6}",
        rf"\b(?:in|at|on|via|to|with|during)\s+{_NAME_RUN}{{0,4}}?{nouns}(?:\s+(?:on|to|in|with|from|for|via)\s+[\w’'.-]+)*",
        rf"{verbs}\s+(?:on|to|in|via)\s+[\w’'.-]+",
        r"\bto\s+(?:the\s+)?(?:reporters|journalists|newsmen|correspondents|media|press|AFP|Reuters)",
        r"\bconfirmed\s+(?:the|that)\s+(?:number|figures?|toll|death toll|casualty figures?)(?:\s+of\s+\w+)?",
        r"\b(?:report|bulletin|statement|update|briefing|letter|dispatch|communiqué?|release)\s+(?:of|dated)",
        rf"[,”\"’'] {verbs}\s+(?:[\w’'.-]+\s+){{0,4}}[\w’'.-]+,[^,.;]{{2,70}},",
    )
    before = re.compile(rf"(?:{'|'.join(ways)})\s*$", re.IGNORECASE)
    behind = re.compile(
        rf"^,?\s*(?:(?!was\b|were\b|is\b|are\b|has\b|have\b|had\b|and\b)[^\s\d,;]+\s+){{1,8}}?{verbs}", re.IGNORECASE
    )
    return before, behind


@functools.cache
def _speech_words() -> frozenset[str]:
    """Every single word that a phrase of saying may end in or hold."""
    known = cues().words
    phrases = (
        *known["speech_verb"],
        *known["speech_noun"],
        "according",
        "told",
        "informed",
        "briefed",
        "warned",
        "urged",
        "addressed",
        "confirmed",
        "reporters",
        "journalists",
        "newsmen",
        "correspondents",
        "media",
        "press",
        "afp",
        "reuters",
    )
    return frozenset(word for phrase in phrases for word in phrase.split())


def _lead_start(text: str, span: TimeSpan) -> int:
    """Where the small words before a time begin ("late on")."""
    window = max(0, span.start - _LEAD_REACH)
    lead = _LEAD.search(text[window : span.start])
    return window + lead.start() if lead else span.start


_NTH = re.compile(r"\b(?:the|our|its|their|his|her|a) \d+(?:st|nd|rd|th) [a-z]")
"""How many of a kind there were since: "our 33rd drawdown since August 2021"."""


def _is_compared(before: str, since: bool) -> bool:
    """Whether the words before a span, in its own clause, compare over it: "the worst raid since", "the third in".

    "One of the worst raids last month" was in that month; "one of the worst raids since May" was not since May.
    """
    clause = before[max(before.rfind(","), before.rfind(";")) + 1 :]
    found = cues().patterns["comparison"].search(clause)
    if found is None:
        return since and _NTH.search(clause) is not None
    return since or _ONE_OF.search(clause[: found.start()]) is None


def _is_of_speaker(text: str, end: int) -> bool:
    """Whether a time that ends there is of the speaker's doing, by the verb of saying behind it."""
    return _SAID_BEHIND.match(text, end) is not None and _SAID_WHO.match(text, end) is None


def _role(text: str, span: TimeSpan) -> Role:
    since = span.bound == "since"
    is_long = since or isinstance(span.meaning, _LONG) or span.rule == "within_units"
    if is_long and _is_compared(text[max(0, span.start - _COMPARISON_REACH) : span.start], since):
        return "compared"
    added = span.rule == "after_event" and text[: span.start].endswith(", ")
    if span.bound or isinstance(span.meaning, OpenStart) or added:
        return "event"
    left = text[: _lead_start(text, span)]
    before, behind = _saying()
    near = left[-_SAYING_REACH:]
    saying = None if _speech_words().isdisjoint(near.lower().split()) else before.search(near)
    if saying is not None:
        return "act" if cues().patterns["aid_act"].search(saying.group()) else "speech"
    if not left.strip(" “\"'") and (said := behind.search(text[span.end : span.end + 120])):
        return "act" if cues().patterns["aid_act"].search(said.group()) else "speech"
    alone = not text[span.end :].strip(" .)") and not left.strip(" (")
    if _WORK_ENDED.search(left):
        return "ending"
    recounted = not isinstance(span.meaning, Rolling) and _RECOUNTED.search(left)
    if recounted or _COUNT_FOLLOWS.match(text, span.end) or _is_of_speaker(text, span.end):
        return "speech"
    if alone or (_DATELINE[0].fullmatch(text, 0, span.start) and _DATELINE[1].match(text, span.end)):
        return "dateline"
    if not left.strip() and _AGENCY.match(text, span.end):
        return "dateline"
    return "event"


def read_scene(text: str) -> Scene | None:
    """The times of one sentence and what they are to it; None if it tells none."""
    spans = find_times(text)
    if not spans:
        return None
    roles = [_role(text, span) for span in spans]
    for number, (span, role) in enumerate(zip(spans, roles, strict=True)):
        if role == "compared" and _WHEN.match(text, span.end):
            spans[number], roles[number] = replace(span, bound=""), "event"
        elif number == 0 and len(spans) > 1 and span.end <= _HEADING_REACH and text.startswith(":", span.end):
            roles[0] = "dateline"
    return Scene(text, spans, roles)
