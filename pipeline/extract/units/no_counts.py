"""Figures that count no things, by the words behind them: money, rates, numbers that only begin a compound.

Belongs here: telling them. Not here: numbers that name something (`numbers.labels`), ages (`ages`), what else stands
behind a figure (`quantities`).
"""

from __future__ import annotations

from pipeline.extract.currencies import currencies, currency_before
from pipeline.extract.lexicon.word_sets import number_labels
from pipeline.extract.numbers.figures import Figure
from pipeline.extract.numbers.values import is_sum
from pipeline.extract.units.scan import Scan

_EACH = frozenset(["a", "an", "per", "each", "every"])
_MONEY_ENDINGS = ("-dollar", "-euro", "-lira", "-pound", "-rouble", "-ruble", "-yen")


def hangs(scan: Scan, at: int) -> bool:
    """Whether a hyphen at a token joins the number before it to a word behind the next one: "five- and two-storey"."""
    if scan.word(at) != "-" or scan.word(at + 1) not in ("and", "or", "to"):
        return False
    return scan.tokens.starts[at] == scan.tokens.ends[at - 1] and scan.tokens.starts[at + 1] > scan.tokens.ends[at]


def rate_follows(scan: Scan, at: int) -> bool:
    """ "eight a day", "two per month": a rate is no count."""
    if scan.word(at) == "at" and scan.words[at + 1 : at + 3] == ["a", "time"]:
        return True  # "fires six rockets at a time"
    if at + 1 >= scan.size or scan.words[at] not in _EACH:
        return False
    noun = scan.facts[at + 1].noun
    if scan.word(at + 2) in ("after", "later", "before", "earlier", "ago"):
        return False  # "killed 12 a day after their release"
    return (
        (noun is not None and noun.object == "time")
        or scan.words[at + 1] in ("capita", "head")
        or at + 1 in scan.figures
    )


def is_money(scan: Scan, figure: Figure, after: str) -> bool:
    """Whether a sign, word or code of a currency stands beside the number."""
    known = currencies()
    if currency_before(scan.tokens, figure.number) or after in known.codes:
        return True
    if after in known.signs and (len(after) > 1 or not after.isalpha()):
        return True
    at = figure.stop
    if is_sum(scan.words[at - 1]):
        return True  # "a 40-million-dollar drone"
    behind = scan.word(at + 1) if at < scan.size and scan.capital(at) else ""  # "30 million Swiss francs"
    names = (word in known.words and word not in number_labels()["no_money"] for word in (after, behind))
    return any(names) or (after.endswith(_MONEY_ENDINGS) and not _weighs(scan, at))


def _weighs(scan: Scan, at: int) -> bool:
    """ "Two 500-pound bombs": what a weapon weighs."""
    noun = scan.facts[at + 1].noun if at + 1 < scan.size else None
    return scan.words[at].endswith("-pound") and noun is not None and noun.kind == "weapon"
