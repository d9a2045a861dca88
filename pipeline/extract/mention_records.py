"""From a hit or a sum to its mention: quote, bounds, object, status.

Belongs here: which letters are the quote, the exceptions of status, the object's class. Not here: finding hits
(`rules.match`) and sums (`aid`), the scope of words of status (`status`).
"""

from __future__ import annotations

from pipeline.extract.aid.refusals import is_refused
from pipeline.extract.document import Sentence
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.mention import Mention, Tense
from pipeline.extract.money import Sum
from pipeline.extract.rules.hits import Hit
from pipeline.extract.rules.noun_measures import is_sought
from pipeline.extract.status import is_belied, planned_behind, status_behind, status_of
from pipeline.extract.tokens import Tokens
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import FACTS
from schemas.measure_groups import MOVED

_NO_OBJECT = frozenset({"attacks"})
_VALUED = frozenset({"toll", "toll_which", "toll_which_now", "number_of", "number_of_kind"})
"""Rules whose predicate is the noun of a count: what is said of the value stands behind it ("could surpass")."""
_CLAUSE_ENDS = frozenset([",", ";", ":", ".", "and", "but", "who", "which", "that", "after", "when", "while"])
_POSSIBLE = frozenset({"may", "might", "could"})
_AHEAD_REACH = 12
"""Tokens behind a figure in which it is said that its evacuation or release is planned."""
_EQUIPMENT = {"aircraft": "aircraft", "drone": "drone", "vehicle": "vehicle"}


def mention_of(hit: Hit, tokens: Tokens, sentence: Sentence) -> Mention:
    """The mention of a hit."""
    unit, trigger = hit.unit, hit.trigger
    low, high, hedge = _bounds(hit)
    first, stop = _quote(hit)
    status, tense = _status(hit, tokens, low == 0 and high == 0)
    announced = (sentence.field == "headline" and _is_announced(hit, tokens)) or _is_ahead(hit, tokens)
    if status == "happened" and announced:
        status, tense = "planned", "future"
    noun_first, noun_stop = unit.noun_text or (unit.first, unit.stop)
    offset = sentence.start
    return Mention(
        sentence=sentence.index,
        start=tokens.starts[first] + offset,
        end=tokens.ends[stop - 1] + offset,
        measure=hit.measure,
        object=_object(hit),
        low=low,
        high=high,
        hedge=hedge,
        status=status,
        tense=tense,
        trigger_start=tokens.starts[trigger.first] + offset if trigger is not None else -1,
        trigger_end=tokens.ends[trigger.stop - 1] + offset if trigger is not None else -1,
        rule=hit.rule,
        object_text=sentence.text[tokens.starts[noun_first] : tokens.ends[noun_stop - 1]]
        if noun_stop > noun_first
        else "",
    )


def aid_mention_of(money: Sum, tokens: Tokens, sentence: Sentence) -> Mention:
    """The mention of a sum that is help; its object is the currency."""
    figure = money.figure
    start, end = tokens.starts[money.first], tokens.ends[money.stop - 1]
    status, _ = status_of(tokens, figure.number, None)
    if status != "hypothetical":
        status = "happened" if money.sent else "planned"
    if is_refused(tokens.folded, money.first, money.stop):
        status = "denied"
    return Mention(
        sentence=sentence.index,
        start=start + sentence.start,
        end=end + sentence.start,
        measure="aid",
        object=money.currency,
        low=figure.low,
        high=figure.high,
        hedge=figure.hedge,
        status=status,
        tense="past",
        rule="money",
        object_text=sentence.text[start:end],
    )


def _bounds(hit: Hit) -> tuple[int | None, int | None, str]:
    if hit.singles:
        return int(hit.value), int(hit.value), "exact"
    figure = hit.unit.figure
    return (figure.low, figure.high, figure.hedge) if figure is not None else (1, 1, "exact")


def _quote(hit: Hit) -> tuple[int, int]:
    """(first token, next token) of the quote: number and counted noun, or the number with the word that gives the
    measure where the noun is left out ("12 killed", "a death toll of 41")."""
    unit, trigger = hit.unit, hit.trigger
    first, stop = unit.first, unit.stop
    if hit.singles:
        stop = hit.singles[-1].stop
    if trigger is None:
        return first, stop
    if unit.code == "n" and not unit.anaphor:
        if 0 <= trigger.first - stop <= 1:
            stop = trigger.stop
        elif first == trigger.stop or hit.rule.startswith("toll"):
            first = min(first, trigger.first)
    if trigger.first < unit.first and unit.stop <= trigger.stop:
        stop = unit.stop
    return first, stop


def status_places(hit: Hit) -> tuple[int, int | None, int]:
    """(token of the number, token of the predicate, token behind it) between which words of status are looked for."""
    unit, trigger = hit.unit, hit.trigger
    number = unit.figure.number if unit.figure is not None else unit.first
    if trigger is None or hit.rule in _VALUED:
        return number, None, 0
    return number, trigger.first, trigger.stop


def _status(hit: Hit, tokens: Tokens, zero: bool) -> tuple[str, Tense]:
    status, tense = status_of(tokens, *status_places(hit))
    if hit.rule == "ellipsis" and status == "happened" and planned_behind(tokens, hit.unit.stop):
        return "planned", "future"
    if (
        status == "happened"
        and hit.trigger is not None
        and hit.trigger.first < hit.unit.first
        and hit.rule == "nominal"
    ):
        status = status_behind(tokens, hit.unit.stop) or status
    if status == "happened" and is_belied(
        tokens, hit.unit.first, max(hit.unit.stop, hit.trigger.stop if hit.trigger else 0)
    ):
        status = "denied"
    if status == "happened" and _may_be(hit, tokens):
        return "hypothetical", "past"
    if hit.measure == "missing" and (hit.rule == "nominal" or is_sought(tokens, hit.unit)):
        return "happened", "past"  # "called off the search for 12 miners"
    if status == "hypothetical" and hit.noun is not None and hit.noun.text.startswith("attempt"):
        status = "happened"  # "12 attempts to break through were repelled"
    if status == "hypothetical" and hit.measure == "launched" and hit.rule == "subject":
        status = "happened"  # drones that tried to attack were sent
    if hit.measure == "evacuated" and hit.trigger is not None and _is_order(hit.trigger, tokens):
        status = "planned"
    body = hit.measure == "killed" and hit.noun is not None and hit.noun.kinds[0] == "body"
    if status == "denied" and (zero or body):
        status = "happened"  # "two bodies have not been identified"
    return status, tense


def _may_be(hit: Hit, tokens: Tokens) -> bool:
    """Whether it is only possible that there are those counted, whatever the clause behind them tells: "there may have
    been 400 others who drowned"."""
    before = tokens.folded[max(0, hit.unit.first - 4) : hit.unit.first]
    if before[-1:] not in (["be"], ["been"]) or "there" not in before or hit.trigger is None:
        return False
    return hit.trigger.first > hit.unit.first and not _POSSIBLE.isdisjoint(before)


def _is_announced(hit: Hit, tokens: Tokens) -> bool:
    """Whether a headline's verb is an infinitive behind its subject: "Region to move 6,500 people"; who is forced to do
    so does it."""
    trigger, words = hit.trigger, tokens.folded
    if trigger is None or not 2 <= trigger.first < hit.unit.first or words[trigger.first - 1] != "to":
        return False
    before = FACTS[words[trigger.first - 2]]
    caused = not phrase_words()["brought_about"].isdisjoint(words[: trigger.first])
    return before.code is None and not before.verbs and not caused


def _is_ahead(hit: Hit, tokens: Tokens) -> bool:
    """Whether a noun of happening is planned, as said behind its figure: "the evacuation of 300 is planned"."""
    if hit.rule != "nominal":
        return False
    known = phrase_words()
    behind = tokens.folded[hit.unit.stop : hit.unit.stop + _AHEAD_REACH]
    for at, word in enumerate(behind):
        if word in _CLAUSE_ENDS:
            return False
        follows = behind[at + 1] if at + 1 < len(behind) else ""
        told = follows == "announced" and hit.measure not in MOVED  # "the downing of three drones was announced"
        if word == "will" or (word in ("is", "are", "was", "were", "being") and follows in known["ahead"] and not told):
            return True
    return False


def _is_order(trigger: Unit, tokens: Tokens) -> bool:
    """ "evacuation orders", "under an evacuation order", "told 300 people to leave": who is ordered has not left."""
    if tokens.folded[trigger.first] in phrase_words()["ordering"] and trigger.state is None:
        return True
    return trigger.state is not None and any("order" in word for word in tokens.folded[trigger.first : trigger.stop])


def _object(hit: Hit) -> str | None:
    if hit.measure in _NO_OBJECT:
        return None
    if hit.unit.child and hit.measure != "damaged":
        return "children"
    noun = hit.noun
    if noun is None:
        return "people"
    if hit.measure == "equipment_lost":
        flown = "aircraft" if "aircraft" in noun.kinds else "other"  # "three Su-34 bombers"
        return "vehicle" if noun.kind == "vehicle" else _EQUIPMENT.get(noun.object, flown)
    total = hit.unit.total
    if noun.kind == "life" or (total is not None and total.value == 1 and noun.object == "families"):
        return "people"  # "four of one family"
    if hit.measure == "damaged" and noun.object == "families":
        return "residential"  # "four private households were damaged"
    if hit.measure == "damaged" and noun.kind == "person":
        return "aircraft"  # "two bombers were burnt out on the tarmac"
    if hit.measure == "intercepted" and noun.kind == "place":
        return "air_target"  # "shot down 20 enemy targets"
    return None if noun.kind == "event" else noun.object
