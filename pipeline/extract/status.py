"""Whether a figure happened, is planned, is only possible or is denied; and the tense of its predicate.

Belongs here: the scope of modals, negations and words of plan, warning and denial, after ConText (Chapman et al. 2007): each modifier
looks to the right up to the end of its clause. Not here: dates (`dates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .lexicon import LexiconError, data_lines
from .mention import Tense
from .tokens import Tokens

_ENDS = frozenset({";", ":", "—", "–"})
_REACH = 14
_FUTURE = frozenset({"will", "would", "shall", "'ll", "tomorrow", "won't"})


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that set a status for what stands behind them, at most `reach` tokens away."""

    words: tuple[str, ...]
    status: str
    reach: int


@cache
def modifiers() -> dict[str, tuple[Modifier, ...]]:
    """First word → modifiers of `lexicon/status.txt`, longest first.

    Raises:
        LexiconError: the file holds a mistake.
    """
    table: dict[str, list[Modifier]] = {}
    for place, line in data_lines("status.txt"):
        head, bar, phrases = line.partition("|")
        parts = head.split()
        if not bar or len(parts) != 2 or parts[0] not in ("planned", "hypothetical", "denied", "happened") or not parts[1].isdigit():
            raise LexiconError(f"{place}: a line is STATUS REACH | PHRASES with a known status")
        for phrase in phrases.split(","):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append(Modifier(words, parts[0], int(parts[1])))
    return {k: tuple(sorted(v, key=lambda m: -len(m.words))) for k, v in table.items()}


def status_of(tokens: Tokens, figure: int, trigger: int | None, trigger_stop: int = 0) -> tuple[str, Tense]:
    """(status, tense) of a figure whose number is at token `figure` and whose predicate stands on the tokens
    from `trigger` to `trigger_stop`: an order ("told to leave") sets the status by itself."""
    words = tokens.folded
    anchor = trigger if trigger is not None else figure
    begin = max(0, anchor - _REACH)
    for at in range(anchor - 1, begin - 1, -1):
        if words[at] in _ENDS or (words[at] == "." and at + 1 < anchor):
            begin = at + 1
            break
    found: Modifier | None = None
    at = begin
    table = modifiers()
    while at <= anchor:
        for modifier in table.get(words[at], ()):
            if modifier.words == ("may",) and _is_month(tokens, at):
                continue
            stop = at + len(modifier.words)
            if stop <= max(anchor + 1 if at < anchor else 0, trigger_stop) and tuple(words[at:stop]) == modifier.words and _reaches(words, stop, anchor, modifier.reach):
                found = modifier
                at = stop - 1
                break
        at += 1
    if found is None or found.status == "happened":
        return "happened", "past"
    future = found.status == "planned" or any(w in _FUTURE for w in words[begin:anchor])
    return found.status, "future" if future else "past"


def _is_month(tokens: Tokens, at: int) -> bool:
    """ "4 May", "MAY 31", "in May": the month, not the modal."""
    words = tokens.folded
    beside = (words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
    return any(w[:1].isdigit() for w in beside) or (tokens.words[at] == "May" and at > 0)


def _reaches(words: list[str], stop: int, anchor: int, reach: int) -> bool:
    """A modifier does not reach past its clause: a comma followed by another subject ends it, and so does its own reach."""
    if anchor - stop > reach:
        return False
    between = words[stop:anchor]
    for at, word in enumerate(between):
        if word in ("after", "who", "which", "that", "when", "but", "while", "because", "as", "since", "whose", "where", "following") and reach < 10:
            return False
        if word == "and" and at + 1 < len(between) and between[at + 1] in ("was", "were", "has", "have", "had"):
            return False
        if word == "," and reach < 8:
            return False
    return True
