"""Sums of money in a sentence.

Belongs here: amounts with their currency and bounds, conversions, sums that only refer. Not here: whether a sum is help
(`aid`), the currencies (`currencies`), exchange rates (`amounts`), plain figures (`numbers.figures`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.aid.words import POINTING, aid_words
from pipeline.extract.currencies import currencies, currency_before
from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.numbers.figures import Figure
from pipeline.extract.numbers.values import great_scales
from pipeline.extract.tokens import Tokens

_LEAST_SCALE = 1000
_LEAST_BARE = 100_000
"""A smaller number without a currency goes on with no sum."""
_LEAST_VAGUE = 1_000_000
_BEHIND_BARE = frozenset(
    [",", ".", ";", ")", "will", "was", "were", "is", "has", "had", "for", "to", "in", "from", "goes", "go", "through",
     "would", "and", "as"]
)  # fmt: skip
"""What may stand right behind a bare sum, which no noun follows."""
_LONGEST_NAME = 3
_LEAST_ROUNDED = 100
_SCALES_OF = frozenset({"thousands", "millions", "billions", "lakhs", "crores"})
_SIGNS_BEHIND = frozenset("€£¥₽₴₺₪₹")
_AID_NOUNS = frozenset({"aid", "assistance", "funding", "relief"})
_LONGEST_CONVERSION = 3
_LONGEST_ASIDE = 10
"""Tokens between a sum and what it is in another currency."""
_EQUAL = (["equivalent", "to"], ["equal", "to"], ["equivalent", "of"])
_ASKED_REACH = 6
"""Tokens behind a sum in which it is said that it was asked for."""
_NOUN_REACH = 3
"""Tokens behind a definite sum in which its noun stands."""
_LAW_REACH = 5
"""Tokens before "passed" in which a parliament is named."""
_POUNDS = frozenset({"pounds", "lbs"})
_MONEYS = _AID_NOUNS | {"support", "taxpayers", "public", "help", "money", "loans"}
_OF_MONEY = 4
"""Words behind "million pounds of" among which one says that they are money."""
_OWNERS = frozenset({"its", "their", "our", "whose", "existing"})
_POINTING = _OWNERS | frozenset(["the", "this", "that", "these", "those"])
_ROUNDED = frozenset({"about", "around", "approximately", "roughly", "nearly", "almost", "some"})
_SAYS_AGAIN = frozenset({"or", "about", "around", "roughly", "i.e", "i.e.", "ie"})
_QUOTES = frozenset({'"', "“", "”", "'", "’"})
_PARTS = frozenset({"of", "from", "out", "under", "within"})
_PROMISED = frozenset({"pledged", "promised", "donated"})


@dataclass(slots=True, eq=False)
class Sum:
    """An amount of money over the tokens `first` to `stop`; `currency` is an ISO 4217 code, None where none is
    named."""

    first: int
    stop: int
    figure: Figure
    currency: str | None
    sent: bool = False
    whole: Sum | None = None
    """The sum of which this is a part."""
    running: bool = False
    """It is what others add up to: "bringing the total to $40m"."""


def find_sums(tokens: Tokens, figures: Sequence[Figure], earlier: Sequence[Sum]) -> list[Sum]:
    """The sums of money of a sentence; a conversion in brackets behind a sum is left out.

    `earlier` are those of the update before it: a bare great number goes on in their currency ("of the $60 million,
    45 million go to …").
    """
    words = tokens.folded
    found: list[Sum] = []
    last = -1
    for figure in figures:
        if figure.number < last:
            continue  # the scale behind the currency of the sum before: "8.3 EUR million"
        currency, first, stop = _currency(figure, tokens)
        if currency is None and (found or earlier) and _is_bare_sum(figure, words) and _goes_on(words, found):
            currency, first, stop = (found or earlier)[-1].currency, figure.first, figure.stop
        if (currency is None and not _is_vague_aid(figure, words)) or _is_weight(words, figure, stop):
            continue
        if figure.first < first and _bounds_another(words, figure.first, first, stop):
            _set_exact(figure, first)
        first, stop = min(first, figure.first), max(stop, figure.stop)
        _round(figure)
        conversion = last > 0 and (
            _is_conversion(words, last, first) or _is_told_in(words, found, (first, stop), currency)
        )
        last = stop
        counts = figure.low is not None or figure.high is not None
        if counts and not conversion and not _is_reference(words, first, stop):
            found.append(Sum(first, stop, figure, currency))
    return found


def _currency(figure: Figure, tokens: Tokens) -> tuple[str | None, int, int]:
    """(code, first token, next token) of a number with its currency; no code where none stands beside it."""
    known = currencies()
    words = tokens.folded
    at, stop = figure.number, figure.stop
    unit = words[at].rsplit("-", 1)[-1]
    if unit != words[at] and unit in known.words:
        return known.words[unit], figure.first, stop
    if before := currency_before(tokens, at):
        return _named_behind(figure, words, *before)
    if words[stop - 1] in _SCALES_OF and words[stop : stop + 1] == ["of"]:
        stop += 1  # "hundreds of millions of dollars"
    named = stop < len(words) and words[stop] in known.first_words
    for length in range(_LONGEST_NAME if named else 0, 0, -1):
        if stop + length <= len(words) and (name := " ".join(words[stop : stop + length])) in known.words:
            _take_scale(figure, words, stop + length)
            return known.words[name], figure.first, max(stop + length, figure.stop)
    after = words[stop] if stop < len(words) else ""
    if after in known.codes:
        _take_scale(figure, words, stop + 1)
        stop = max(stop + 1, figure.stop)
        return after.upper(), figure.first, stop
    tail = after.rsplit("-", 1)[-1] if "-" in after else ""
    if tail and (tail in known.words or tail in known.codes):
        return known.words.get(tail, tail.upper()), figure.first, stop + 1
    if after in known.signs and (after in _SIGNS_BEHIND or (after.isalpha() and len(after) > 1)):
        return known.signs[after], figure.first, stop + 1
    return None, at, stop


def _bounds_another(words: Sequence[str], hedge: int, first: int, stop: int) -> bool:
    """Whether the words that bound a sum have another meaning: "the Senate passed $5bn", "pledges that exceeded the
    $4bn asked for"."""
    known = aid_words()
    if words[first - 1] == "the":
        behind = words[stop : stop + _ASKED_REACH]
        return not (known["gift"] | known["promised"]).isdisjoint(behind)
    passed = first - hedge == 1 and words[hedge].startswith("pass")
    return passed and not known["parliaments"].isdisjoint(words[max(0, hedge - _LAW_REACH) : hedge])


def _set_exact(figure: Figure, first: int) -> None:
    figure.first, figure.hedge = first, "exact"
    figure.low = figure.high = round(figure.value)


def _is_weight(words: Sequence[str], figure: Figure, stop: int) -> bool:
    """ "60,000 pounds of relief supplies": what pounds of goods weigh; "2 million pounds of aid" is money."""
    if words[stop - 1] not in _POUNDS or words[stop : stop + 1] != ["of"]:
        return False
    if great_scales().isdisjoint(words[figure.number : figure.stop]):
        return True
    return _MONEYS.isdisjoint(words[stop + 1 : stop + _OF_MONEY])


def _round(figure: Figure) -> None:
    """ "₱8,288,275.29": the tables hold whole units of a currency; cents of a great sum are rounded."""
    if figure.low is None and figure.high is None and figure.value >= _LEAST_ROUNDED:
        figure.low = figure.high = round(figure.value)
        figure.hedge = "exact"


def _take_scale(figure: Figure, words: Sequence[str], at: int) -> None:
    """ "5.4 DKK billion": the scale stands behind the code and belongs to the number."""
    scale = lexicon().scales.get(words[at]) if at < len(words) else None
    if scale is None or scale < _LEAST_SCALE or figure.stop > at:
        return
    value = round(figure.value * scale)
    figure.low = value if figure.hedge != "at_most" else None
    figure.high = None if figure.hedge in ("at_least", "vague") else value
    figure.hedge = figure.hedge or "exact"
    figure.value, figure.stop = value, at + 1


def _named_behind(figure: Figure, words: Sequence[str], sign: str, first: int) -> tuple[str, int, int]:
    """ "$5 million Canadian", "$5m (CAD)": a word behind the number names the dollar."""
    known = currencies()
    stop = figure.stop
    after = words[stop] if stop < len(words) else ""
    if after in known.codes:
        return after.upper(), first, stop + 1
    named = known.words.get(f"{after} dollar") if sign == "USD" else None
    return named or sign, first, stop


def _is_vague_aid(figure: Figure, words: Sequence[str]) -> bool:
    """ "billions in military aid": a great number of no named currency, of help by its very noun."""
    if figure.value < _LEAST_VAGUE or figure.stop >= len(words) or words[figure.stop] not in ("in", "of"):
        return False
    if figure.number and any(character.isdigit() for character in words[figure.number - 1]):
        return False  # what is left of a sum in a currency that no list knows: "Z10 million"
    return not _AID_NOUNS.isdisjoint(words[figure.stop + 1 : figure.stop + 4])


def _is_bare_sum(figure: Figure, words: Sequence[str]) -> bool:
    """A number of millions with no noun behind it, of which no verb tells a harm: "has displaced 8 million"."""
    if figure.value < _LEAST_BARE or not figure.digits or great_scales().isdisjoint(words[figure.number : figure.stop]):
        return False
    if figure.first and words[figure.first - 1] in lexicon().verbs and words[figure.first - 1] not in _giving():
        return False
    if figure.stop >= len(words) or words[figure.stop] in _BEHIND_BARE:
        return True
    behind = words[figure.stop : figure.stop + 2]  # "45 million (EUR 4 million)"
    return behind[0] == "(" and len(behind) > 1 and (behind[1] in currencies().codes or behind[1] in currencies().signs)


@cache
def _giving() -> frozenset[str]:
    known = aid_words()
    return known["gift"] | known["sent"] | known["supply"] | known["promised"]


def _goes_on(words: Sequence[str], found: Sequence[Sum]) -> bool:
    """Whether a bare number goes on with the sums before it: one stands in its sentence, or a word of help does."""
    known = aid_words()
    if found or (words[0] == "of" and words[1] in POINTING):
        return True  # "Of this, 45 million goes to Chad"
    return not (known["help"] | known["gift"]).isdisjoint(words)


def _is_conversion(words: Sequence[str], stop: int, first: int) -> bool:
    """Whether a sum only says the one before it in another currency: "€50m ($54m)", "€50m, or about $54m"."""
    between = [word for word in words[stop:first] if word not in _QUOTES]
    if between[:2] == [",", "("]:
        del between[0]
    if not 0 < len(between) <= _LONGEST_CONVERSION:
        return False
    opener = between[0]
    if opener == ";" and len(between) > 1:
        return False
    return opener in "([;/" or (opener in ("or", ",") and between[-1] in _SAYS_AGAIN)


def _is_told_in(words: Sequence[str], found: Sequence[Sum], span: tuple[int, int], currency: str | None) -> bool:
    """ "$6m, approximately N10bn", "$6m in aid, which is N10bn", "a $6m loan (N10bn)": a sum of another currency that
    only says the one before it."""
    first, stop = span
    if not found or currency is None or currency == found[-1].currency:
        return False
    between = words[found[-1].stop : first]
    if len(between) > _LONGEST_ASIDE:
        return False
    if between[-3:] == [",", "which", "is"] or between[-2:] in _EQUAL:
        return True
    if between[-1:] == ["("]:
        return len(between) <= _LONGEST_CONVERSION and words[stop : stop + 1] == [")"]
    return between == [","] and words[first] in _ROUNDED


def _is_reference(words: Sequence[str], first: int, stop: int) -> bool:
    """A definite sum points back or describes: "the $1bn fund", "its EUR 1.7bn programme", "of the 60 million"."""
    before = words[first - 1] if first else ""
    if before not in _POINTING:
        return False
    after = words[stop] if stop < len(words) else ""
    if after == "worth":
        return False  # "part of the $5m worth of food"
    if words[max(0, first - 3) : first - 1][1:] == ["of"] and words[first - 3] in aid_words()["handling"]:
        return False
    if _is_told_by_verb(words, stop):
        return False
    if before in _OWNERS:
        return after not in ("of", "in", "for", "to", "")
    if after in ("that", "which") and words[stop + 1 : stop + 2] != ["is"]:
        after = next((word for word in words[stop + 1 : stop + _OF_MONEY] if word in aid_words()["gift"]), after)
    if after in _PROMISED or after in aid_words()["gift"]:
        return False  # "of the €2bn pledged", "short of the $5m that was sought" state the pledge
    return first > 1 and words[first - 2] in _PARTS


def _is_told_by_verb(words: Sequence[str], stop: int) -> bool:
    """ "The $30m emergency appeal launched by the charity": a participle behind the noun tells of the sum."""
    known = aid_words()
    return any(
        words[at] in known["help"] | known["sums"] and words[at + 1] in known["promised"] | known["launched"]
        for at in range(stop, min(stop + _NOUN_REACH, len(words) - 1))
    )
