"""Whether a figure happened, is planned, is only possible or is denied; and the tense of its predicate.

Belongs here: the scope of modals, negations and words of plan, warning and denial, after ConText (Chapman et al. 2007):
each modifier looks to the right up to the end of its clause. Not here: dates (`dates`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.mention import Tense
from pipeline.extract.modal_clauses import is_of_relative_clause
from pipeline.extract.status_words import Modifier, modifiers, modifiers_behind, stands
from pipeline.extract.tokens import POSSESSIVES, Tokens
from pipeline.extract.word_facts import FACTS

_ENDS = frozenset({";", ":", "—", "–"})
_REACH = 14
"""Tokens before a figure or what is told of it in which the words stand that govern it."""
_FUTURE = frozenset({"will", "would", "shall", "'ll", "tomorrow", "won't"})
_CONDITIONS = frozenset({"if", "unless"})
_BEFORE_CONDITION = frozenset({",", "that", "said", "says", "warned", "but", "and", "“", '"'})
"""Between what opens a sentence or a statement and its condition nothing else stands."""
_NO_CONDITION = frozenset({"even", "as", "see", "ask", "know", "check", "decide", "determine", "clear", "sure"})
"""Before an "if" that grants or asks something."""
_MAY = ("may",)
_DUE_TO = ("due", "to")
_BE = frozenset({"be", "is", "are", "was", "were", "been"})
_BEFORE_MONTH = frozenset({"in", "of", "since", "last", "early", "late", "until", "during", "by"})
_SUBORDINATORS = frozenset(
    ["after", "who", "which", "that", "when", "but", "while", "because", "as", "since", "whose", "where", "following"]
)
_JOINTS = frozenset({",", "and", "but"})
"""Words before a second statement of the same speaker."""
_SECOND_VERBS = frozenset({"was", "were", "has", "have", "had"})
_COMPARED = frozenset({"many", "much", "high", "low", "few", "little"})
"""Between two "as" they compare, and open no clause: "could be as high as 80"."""
_OWNER_REACH = 5
"""Tokens behind a denial in which the owner of a claim stands."""
_OVER_CLAUSES = 10
"""The least reach of a modifier that goes over subordinate clauses."""
_RELATIVE_REACH = 3
"""Tokens before a denial in which the relative pronoun of its clause stands."""
_OVER_COMMAS = 8
"""The least reach of a modifier that goes over a comma."""
_BELIED_REACH = 8
"""Tokens behind what is told in which it is called untrue."""


_EXPECTING = frozenset({"expect", "expects", "expecting"})


def status_of(tokens: Tokens, figure: int, trigger: int | None, trigger_stop: int = 0) -> tuple[str, Tense]:
    """(status, tense) of a figure whose number is at token `figure` and whose predicate stands on the tokens
    from `trigger` to `trigger_stop`: an order ("told to leave") sets the status by itself."""
    words = tokens.folded
    anchor = trigger if trigger is not None else figure
    begin = _clause_start(words, anchor)
    found = _governing(tokens, begin, figure, anchor, trigger_stop)
    if found is None and words[anchor - 1] == "to" and not _EXPECTING.isdisjoint(words[begin:anchor]):
        return "planned", "future"  # "expects 800,000 people to flee"
    if found is None or found.status == "happened":
        return "happened", "past"
    if trigger is not None and found.words[0] in _FUTURE and _is_conditional(words, begin, max(anchor, trigger_stop)):
        return "hypothetical", "future"
    future = found.status == "planned" or not _FUTURE.isdisjoint(words[begin:anchor])
    return found.status, "future" if future else "past"


def _is_conditional(words: Sequence[str], begin: int, stop: int) -> bool:
    """Whether what will be, by words before token `stop`, is told under a condition, however far off: "If the talks
    that began in May fail, 300 people will go", "300 people will go if the talks fail"."""
    will = next((at for at in range(stop - 1, begin - 1, -1) if words[at] in _FUTURE), -1)
    for at in range(will):
        opens = words[at] in _CONDITIONS and (at == 0 or words[at - 1] in _BEFORE_CONDITION)
        if (opens or (at == 0 and words[at] == "should")) and "," in words[at:will]:
            return _ENDS.isdisjoint(words[at:will])
    for at in range(stop, len(words)):
        if words[at] in _CONDITIONS:
            return words[at - 1] not in _NO_CONDITION
        if words[at] in _SUBORDINATORS or words[at] in _ENDS or words[at] == ",":
            return False
    return False


def planned_behind(tokens: Tokens, at: int) -> bool:
    """Whether words of a plan stand at a token, behind a figure that has no other verb: "60 more are due to cross"."""
    words = tokens.folded
    for first in range(at, min(at + 2, len(words))):
        for modifier in modifiers().get(words[first], ()):
            if modifier.status != "planned" or not stands(modifier.words, words, first):
                continue
            if modifier.words != _DUE_TO or not _gives_cause(words, first):
                return True
    return False


def status_behind(tokens: Tokens, at: int) -> str | None:
    """The status that words from token `at` on give to the noun of happening before it: "the release of 12 men was
    called off"; None where none do."""
    words, table = tokens.folded, modifiers_behind()
    for first in range(at, len(words)):
        if words[first] in _SUBORDINATORS or words[first] in _ENDS or words[first] in (",", "and"):
            return None
        for modifier in table.get(words[first], ()):
            if first - at <= modifier.reach and stands(modifier.words, words, first):
                return modifier.status
    return None


def is_belied(tokens: Tokens, figure: int, stop: int) -> bool:
    """Whether what is told up to token `stop` is what somebody says and what is not true: "reports that 12 were killed
    are false"."""
    words, known = tokens.folded, phrase_words()
    behind = words[stop : stop + _BELIED_REACH]
    at = next((at for at, word in enumerate(behind) if word in _BE), -1)
    if at < 0 or known["belied"].isdisjoint(behind[at + 1 : at + 4]) or not _ENDS.isdisjoint(behind[:at]):
        return False
    told = (at for at in range(max(0, figure - _REACH), figure) if words[at] in known["telling"])
    return any(words[at + 1] in ("that", "of") for at in told)


def governing_words(tokens: Tokens, figure: int, trigger: int | None, trigger_stop: int = 0) -> str:
    """The modifier that sets a figure's status, as it stands in the lexicon; empty where none does."""
    anchor = trigger if trigger is not None else figure
    found = _governing(tokens, _clause_start(tokens.folded, anchor), figure, anchor, trigger_stop)
    return " ".join(found.words) if found is not None else ""


def _clause_start(words: Sequence[str], anchor: int) -> int:
    """The first token before the anchor that belongs to its clause."""
    begin = max(0, anchor - _REACH)
    for at in range(anchor - 1, begin - 1, -1):
        if words[at] in _ENDS or (words[at] == "." and at + 1 < anchor):
            return at + 1
    return begin


def _governed_from(words: Sequence[str], begin: int, figure: int, anchor: int) -> int:
    """The first token from which words can govern the anchor, whose clause starts at `begin`, or a figure before it in
    that clause."""
    if figure < anchor and _ENDS.isdisjoint(words[figure:anchor]):
        return min(begin, _clause_start(words, figure))
    return begin


def _governing(tokens: Tokens, begin: int, figure: int, anchor: int, trigger_stop: int) -> Modifier | None:
    """The last modifier in the clause, which starts at token `begin`, that reaches the anchor, or a figure before it of
    which it says "that"."""
    words, table = tokens.folded, modifiers()
    begin = _governed_from(words, begin, figure, anchor)
    if table.keys().isdisjoint(words[begin : anchor + 1]):
        return None
    found: Modifier | None = None
    at = begin
    while at <= anchor:
        if words[at] not in table:
            at += 1
            continue
        limit = max(anchor + 1 if at < anchor else 0, trigger_stop)
        for modifier in table[words[at]]:
            stop = at + len(modifier.words)
            if (
                stop > limit
                or not stands(modifier.words, words, at)
                or not _reaches(words, stop, _told_at(modifier, stop, figure, anchor), modifier.reach)
            ):
                continue
            if modifier.words == _MAY and _is_month(tokens, at):
                continue
            if _is_of_name(tokens, at) or (anchor < figure and is_of_relative_clause(words, at, stop, anchor)):
                continue  # "the Disaster Risk Office reports 14 deaths"
            if modifier.words == _DUE_TO and _gives_cause(words, at):
                continue
            if modifier.status == "denied" and (
                at == anchor or _disputes_other(tokens, at) or _is_of_relative(words, at, stop, anchor)
            ):
                continue
            if len(modifier.words) > 1 and words[at] == "may" and at and words[at - 1] in _BEFORE_MONTH:
                continue  # "who were seized in May have been freed"
            found = found if modifier.status == "none" else modifier
            at = stop - 1
            break
        at += 1
    return found


def _told_at(modifier: Modifier, stop: int, figure: int, anchor: int) -> int:
    """The token that a modifier must reach: what it says "that" of begins with its subject, however long that is."""
    return figure if modifier.words[-1] == "that" and stop <= figure < anchor else anchor


def _is_of_name(tokens: Tokens, at: int) -> bool:
    """Whether a word stands between capitalised ones, as a part of the name of an office."""
    if not 0 < at < len(tokens.words) - 1:
        return False
    return all(tokens.words[step][:1].isupper() for step in (at - 1, at, at + 1))


def _gives_cause(words: Sequence[str], at: int) -> bool:
    """ "Due to drowning", "12 died due to heavy rain": what something is due to, and not who is due to do it."""
    behind = FACTS[words[at + 2]].verbs if at + 2 < len(words) else ()
    return any(form == "gerund" for form, _ in behind) or not (
        any(form == "base" for form, _ in behind) or (at > 0 and words[at - 1] in _BE)
    )


def _is_of_relative(words: Sequence[str], at: int, stop: int, anchor: int) -> bool:
    """Whether a denial is of a relative clause that ends before the anchor's verb: "who had not fled were shot"."""
    opens = any(word in ("who", "which") for word in words[max(0, at - _RELATIVE_REACH) : at])
    return opens and any(words[step] in ("was", "were") for step in range(stop, anchor))


def _disputes_other(tokens: Tokens, at: int) -> bool:
    """Whether what is denied is what another side says, under whose name it stays: "denied Delhi's claim of"."""
    claims = citing_words().claim
    owned = range(at + 1, min(at + _OWNER_REACH, len(tokens.words) - 1))
    return any(tokens.folded[step + 1] in claims and tokens.words[step].endswith(POSSESSIVES) for step in owned)


def _is_month(tokens: Tokens, at: int) -> bool:
    """ "4 May", "MAY 31", "in May": the month, not the modal."""
    words = tokens.folded
    beside = (words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
    return any(w[:1].isdigit() for w in beside) or (tokens.words[at] == "May" and at > 0)


def _reaches(words: Sequence[str], stop: int, anchor: int, reach: int) -> bool:
    """Whether a modifier that ends before `stop` reaches the anchor: its own reach ends it, and, unless that is long, a
    word that opens another clause."""
    if anchor - stop > reach:
        return False
    for at in range(stop, anchor):
        word = words[at]
        if word == "as" and not _COMPARED.isdisjoint((words[at - 1], words[at + 1])):
            continue
        if word in _SUBORDINATORS and reach < _OVER_CLAUSES:
            return False
        if word == "and" and at + 1 < anchor and words[at + 1] in _SECOND_VERBS:
            return False
        if word in _JOINTS and at + 1 < anchor and words[at + 1] in phrase_words()["told_anew"]:
            return False  # "denied that 12 had died, repeating that three were hurt"
        if word == "," and reach < _OVER_COMMAS:
            return False
    return True
