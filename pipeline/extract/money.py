"""Sums of money and whether they are help.

Belongs here: amounts with their currency, their bounds, the words that make a sum aid, and whether it was delivered.
Not here: exchange rates (`amounts`), plain figures (`numbers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .inflect import plural
from .lexicon import LexiconError, data_lines, lexicon
from .numbers import Figure
from .tokens import Tokens

_CLAUSE_ENDS = frozenset({";", "—", "–", ":"})
_SCALES = frozenset({"million", "billion", "trillion", "m", "bn", "thousand", "mn", "mln", "b"})
_NEAR = 4
_LEAST = 10_000
"""Smaller sums are help only beside a noun of help: they are wages, fines, prices."""


@dataclass(slots=True)
class Sum:
    """An amount of money over the tokens `first` to `stop`; `currency` is an ISO 4217 code, None where none is named."""

    first: int
    stop: int
    figure: Figure
    currency: str | None
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs before a number, words behind it (one to three words, joined by a space), and codes on either side."""

    signs: dict[str, str]
    words: dict[str, str]
    codes: frozenset[str]


@cache
def currencies() -> Currencies:
    """The currencies of `lexicon/currencies.txt`.

    Raises:
        LexiconError: the file holds a mistake.
    """
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    codes: set[str] = set()
    for place, line in data_lines("currencies.txt"):
        parts = [p.strip() for p in line.split("|")]
        if len(parts) != 3 or len(parts[0]) != 3 or not parts[0].isupper():
            raise LexiconError(f"{place}: a currency is CODE | SIGNS | WORDS with a three-letter code")
        code = parts[0]
        codes.add(code.lower())
        for sign in filter(None, (s.strip() for s in parts[1].split(","))):
            signs.setdefault(sign, code)
        for word in filter(None, (w.strip() for w in parts[2].split(","))):
            words.setdefault(word, code)
            words.setdefault(plural(word), code)
    return Currencies(signs, words, frozenset(codes))


@cache
def aid_words() -> dict[str, frozenset[str]]:
    """Kind → words of `lexicon/aid_words.txt`."""
    table: dict[str, frozenset[str]] = {}
    for place, line in data_lines("aid_words.txt"):
        kind, bar, words = line.partition("|")
        if not bar or kind.strip() in table:
            raise LexiconError(f"{place}: a line is KIND | WORDS, each kind once")
        table[kind.strip()] = frozenset(w.strip() for w in words.split(","))
    return table


def find_sums(tokens: Tokens, figures: list[Figure], earlier: list[Sum]) -> list[Sum]:
    """The sums of money of a sentence; a conversion in brackets behind a sum is left out. `earlier` are those of the update before it:
    a bare great number goes on in their currency ("of the $60 million, 45 million go to …")."""
    known = currencies()
    words = tokens.folded
    found: list[Sum] = []
    last = -1
    for figure in figures:
        currency, first, stop = _currency(figure, tokens, known)
        if currency is None and (found or earlier) and _bare_sum(figure, words):
            currency, first, stop = (found or earlier)[-1].currency, figure.first, figure.stop
        if currency is None and not _vague_aid(figure, words):
            continue
        conversion = last > 0 and _is_conversion(words, last, min(first, figure.first))
        last = max(stop, figure.stop)
        if conversion:
            continue
        if (figure.low is None and figure.high is None) or _is_reference(words, min(first, figure.first), max(stop, figure.stop)):
            continue
        found.append(Sum(min(first, figure.first), max(stop, figure.stop), figure, currency))
    return found


def _currency(figure: Figure, tokens: Tokens, known: Currencies) -> tuple[str | None, int, int]:
    words = tokens.folded
    at = figure.number
    before = words[at - 1] if at else ""
    if before in known.signs:
        return _adjective_behind(figure, words, known, known.signs[before], at - 1)
    if before in known.codes and tokens.words[at - 1].isupper() and before != "all":
        return before.upper(), at - 1, figure.stop
    stop = figure.stop
    for length in (3, 2, 1):
        if stop + length <= len(words) and (name := " ".join(words[stop : stop + length])) in known.words:
            return known.words[name], figure.first, stop + length
    after = words[stop] if stop < len(words) else ""
    if after in known.codes and after != "all":
        _take_scale(figure, words, stop + 1)
        return after.upper(), figure.first, max(stop + 1, figure.stop)
    tail = after.rsplit("-", 1)[-1] if "-" in after else ""
    if tail and (tail in known.words or tail in known.codes):
        return known.words.get(tail, tail.upper()), figure.first, stop + 1
    if after in known.signs and after in "€£¥₽₴₺₪₹":
        return known.signs[after], figure.first, stop + 1
    return None, at, stop


def _take_scale(figure: Figure, words: list[str], at: int) -> None:
    """ "5.4 DKK billion": the scale stands behind the code and belongs to the number."""
    scale = lexicon().scales.get(words[at]) if at < len(words) else None
    if scale is None or scale < 1000 or figure.stop >= at + 1:
        return
    value = round(figure.value * scale)
    figure.low = value if figure.hedge not in ("at_most",) else None
    figure.high = None if figure.hedge in ("at_least", "vague") else value
    figure.hedge = figure.hedge or "exact"
    figure.value, figure.stop = value, at + 1


def _adjective_behind(
    figure: Figure, words: list[str], known: Currencies, sign: str, first: int
) -> tuple[str, int, int]:
    """ "$5 million Canadian", "$5m (CAD)": a word behind the number names the dollar."""
    stop = figure.stop
    after = words[stop] if stop < len(words) else ""
    if after in known.codes:
        return after.upper(), first, stop + 1
    named = known.words.get(f"{after} dollar") if sign == "USD" else None
    return named or sign, first, stop


def _vague_aid(figure: Figure, words: list[str]) -> bool:
    """ "billions in military aid": a great number of no named currency, of help by its very noun."""
    if figure.value < 1_000_000 or figure.stop >= len(words) or words[figure.stop] not in ("in", "of"):
        return False
    return any(w in ("aid", "assistance", "funding", "relief") for w in words[figure.stop + 1 : figure.stop + 4])


def _bare_sum(figure: Figure, words: list[str]) -> bool:
    """A number of millions with no noun behind it."""
    if figure.value < 100_000 or not figure.digits or not _SCALES.intersection(words[figure.number : figure.stop]):
        return False
    after = words[figure.stop] if figure.stop < len(words) else ""
    return after in ("", ",", ".", ";", ")", "will", "was", "were", "is", "has", "had", "for", "to", "in", "from", "goes", "go", "through", "would", "and", "as")


def _is_conversion(words: list[str], stop: int, first: int) -> bool:
    between = words[stop:first]
    return 0 < len(between) <= 3 and between[0] in ("(", "[", "or", ",", ";", "/") and (between[0] in "([;/" or between[-1] in ("or", "about", "around", "roughly"))


def _is_reference(words: list[str], first: int, stop: int) -> bool:
    """A definite sum points back or describes: "the $1bn fund", "its EUR 1.7bn programme", "of the 60 million"."""
    before = words[first - 1] if first else ""
    if before not in ("the", "its", "this", "that", "their", "these", "those", "whose", "existing"):
        return False
    after = words[stop] if stop < len(words) else ""
    if before in ("its", "their", "whose", "existing"):
        return after not in ("of", "in", "for", "to", "")
    if after in aid_words()["gift"] or after in ("pledged", "promised", "donated", "promised"):
        return False  # "of the €2bn pledged" states the pledge
    return first > 1 and words[first - 2] in ("of", "from", "out", "under", "within")


def _is_background(words: list[str], money: Sum, last: Sum) -> bool:
    """ "As part of a package worth $100m, X gives $15m": the sum of the opening phrase only says of what the later one is a part."""
    if money is last or words[0] not in ("as", "from", "out", "under", "within", "of"):
        return False
    if words[0] == "as" and words[1:3] != ["part", "of"]:
        return False
    return "," in words[money.stop : last.first] and "," not in words[: money.first]


_OWN_DOLLARS = {
    "canada": "CAD", "canadian": "CAD", "ottawa": "CAD", "trudeau": "CAD", "australia": "AUD", "australian": "AUD", "canberra": "AUD",
    "zealand": "NZD", "singapore": "SGD", "singaporean": "SGD", "taiwan": "TWD", "taiwanese": "TWD",
}


def _own_dollar(words: list[str], money: Sum) -> str | None:
    """A bare dollar sign is the giver's own dollar where a giver that has one is named before the sum and no other dollar is."""
    if money.currency != "USD" or words[money.first] not in ("$",) and "$" not in words[money.first : money.stop]:
        return None
    before = words[: money.first]
    return next((_OWN_DOLLARS[w] for w in reversed(before) if w in _OWN_DOLLARS), None)


def aid_sums(tokens: Tokens, figures: list[Figure], topic: bool, earlier: list[Sum], crisis: bool) -> list[Sum]:
    """The sums that are help. `topic` tells that the update speaks of aid elsewhere, `crisis` that it speaks of war, disaster or need,
    `earlier` are its sums so far. Without a crisis a word of a sum that stays at home rules help out."""
    sums = find_sums(tokens, figures, earlier)
    if not sums:
        return []
    table = aid_words()
    words = tokens.folded
    helping = any(w in table["help"] for w in words)
    giving = any(w in table["gift"] for w in words)
    result = []
    for money in sums:
        near = words[max(0, money.first - _NEAR) : money.stop + _NEAR]
        if _is_background(words, money, sums[-1]):
            continue
        against = sum(1 for w in _governing(words, money) if w in table["other"])
        close_help = any(w in table["firm"] and w not in ("package", "packages", "help", "support") for w in words[max(0, money.first - 3) : money.first] + words[money.stop : money.stop + 4])
        needed = any(w in table["needed"] for w in words[max(0, money.first - 4) : money.stop + 2])
        if needed or _is_rate(words, money.stop):
            continue
        if against and not close_help:
            continue
        if not helping and not (giving and (topic or _given(words, money, table))) and any(w in table["other"] for w in words):
            continue
        if not close_help and (money.figure.value < _LEAST or any(w in table["never"] for w in words)):
            continue
        if not crisis and any(w in table["home"] for w in words):
            continue
        if helping or (topic and (giving or earlier)) or (giving and (crisis or topic) and _given(words, money, table)):
            money.sent = _sent(words, money, table)
            money.currency = _own_dollar(words, money) or money.currency
            result.append(money)
    return result


def _governing(words: list[str], money: Sum) -> list[str]:
    """The words that say what the sum is: those before it, and those behind it up to a word of purpose."""
    behind = words[money.stop : money.stop + _NEAR]
    for at, word in enumerate(behind):
        if word in ("for", "to", ",", ".", ";", "that", "which"):
            behind = behind[:at]
            break
    return words[max(0, money.first - _NEAR) : money.first] + behind


def _given(words: list[str], money: Sum, table: dict[str, frozenset[str]]) -> bool:
    """A verb of giving stands close before the sum: "allocates EUR 4 million"."""
    return any(w in table["gift"] for w in words[max(0, money.first - 9) : money.first])


def _is_rate(words: list[str], stop: int) -> bool:
    return stop + 1 < len(words) and words[stop] in ("a", "per", "each", "every") and words[stop + 1] in ("day", "month", "barrel", "person", "head", "ton", "tonne", "week", "hour", "litre", "family", "household")


def _sent(words: list[str], money: Sum, table: dict[str, frozenset[str]]) -> bool:
    for at in range(max(0, money.first - 12), min(len(words), money.stop + 12)):
        if words[at] in table["sent"]:
            left = words[max(0, at - 4) : at]
            if not any(w in ("will", "would", "to", "be", "may", "could", "can", "should", "'ll") for w in left):
                return True
    return False
