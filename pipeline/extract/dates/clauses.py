"""What a time in a sentence is to the rest of it: its clause, and how far it is from other words.

Belongs here: one sentence with its times. Not here: what a time dates (`roles`), clause borders (`borders`), reading
times (`grammar`), choosing among sentences (`link`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from math import inf

from pipeline.extract.dates.borders import Borders
from pipeline.extract.dates.cue_search import find_cue, tells_event
from pipeline.extract.dates.grammar import find_times
from pipeline.extract.dates.pointing import follows_event
from pipeline.extract.dates.record import TimeSpan
from pipeline.extract.dates.roles import Role, lead_start, role_of
from pipeline.extract.lexicon.any_word import any_word

_FRONTED = 4.0
"""What is added to the cost of a time that opens a later clause, and so is of that clause first of all."""
_MODAL = re.compile(
    any_word(
        ["will", "would", "shall", "is to", "are to", "is due to", "are due to", "was due to", "were due to", "set to",
         "expected to", "plan to", "plans to", "planned to", "planning to"]
    )
)  # fmt: skip
_HEADING_REACH = 60
"""Characters in which a heading with a time ends, before its colon."""
_WHEN = re.compile(r",? when\b")
"""What makes the time of a comparison that of the clause behind it ("the worst since 2004, when militants took")."""
_SINCE = re.compile(r"\bsince (?:an?|the|two|three|[A-Z][\w’'-]+) [^.;]{2,60}?(?:in|on|of|last|early|late|the) $")
_LEFT = re.compile(r",? (?:that )?(?:left|killed|claimed|wounded|injured)\b")
_WHO = re.compile(r"\b(?:who|which|(?<!say )(?<!d )(?<!says )(?<!told )that)\b")
_RESUMES = re.compile(
    r"(?: (?:as|for|with|in|at) [^,;]{1,40})?,? (?:(?:also|later|has|have|had|then) ){0,2}"
    r"(?:was|were|has|have|had|died|is|are)\b"
)
"""What goes on with the main clause behind a relative one."""
_ARRIVED = frozenset({"arrived", "landed", "reached"})


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
        begin = lead_start(self.text, span)
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
        if found is not None and found[0] in _ARRIVED and find_cue("attackers", self.text, left, found.start()):
            return False
        if found is not None and found[0] == "buried" and find_cue("disaster", self.text, left, found.start()):
            return False  # "after a landslide buried their house on Monday"
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


def _tells_harm(text: str, span: TimeSpan) -> bool:
    """Whether a time stands inside a clause that tells what happened then: "the worst since a raid in May left six"."""
    since = _SINCE.search(text, 0, span.start)
    return since is not None and _LEFT.match(text, span.end) is not None


def read_scene(text: str) -> Scene | None:
    """The times of one sentence and what they are to it; None if it tells none."""
    spans = find_times(text)
    if not spans:
        return None
    roles = [role_of(text, span) for span in spans]
    for number, (span, role) in enumerate(zip(spans, roles, strict=True)):
        if role == "compared" and (_WHEN.match(text, span.end) or _tells_harm(text, span)):
            spans[number], roles[number] = replace(span, bound=""), "event"
        elif number == 0 and len(spans) > 1 and span.end <= _HEADING_REACH and text.startswith(":", span.end):
            roles[0] = "dateline"
    return Scene(text, spans, roles)
