"""Numbers that name something and count nothing: years, days of a month, clock times, numbered things, shares.

Belongs here: telling such a number by the words beside it. Not here: its value (`values`); the words themselves
are in `lexicon/number_labels.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.currencies import currency_before
from pipeline.extract.lexicon.word_sets import number_labels
from pipeline.extract.numbers.values import Number
from pipeline.extract.tokens import Tokens
from pipeline.extract.word_facts import FACTS

_YEARS = range(1900, 2101)
_LAST_DAY = 31
_LONGEST_CODE = 5


def is_label(tokens: Tokens, at: int, number: Number) -> bool:
    """Whether the number that begins at a token names something and counts nothing."""
    words, stop, value = tokens.folded, number.stop, number.value
    known = number_labels()
    before = words[at - 1] if at else ""
    after = words[stop] if stop < len(words) else ""
    digits = words[at][0].isdigit()
    if words[at] == "few" and before in known["little_few"]:
        return True
    if digits and (":" in words[at] or "/" in words[at]):
        return True
    if value <= _LAST_DAY and _is_day(tokens, at, stop, digits):
        return True
    if digits and (_is_list_number(tokens, at, stop) or _is_short_year(tokens, at, after)):
        return True
    if after in known["clock_after"] and not (after == "hours" and before in ("past", "last", "for")):
        return after != "hours"
    if _is_share(words, at, stop, value):
        return True
    if digits and _is_designation(tokens, at, after):
        return currency_before(tokens, at) is None  # "737 MAX 8,"
    if before in ("between", "from") and at > 1 and words[at - 2] in ("aged", "ages"):
        return True
    if before == "and" and at > 3 and words[at - 3] == "between" and words[at - 4] in ("aged", "ages"):
        return True
    if before in ("and", ",") and _goes_on_aged(words, at):
        return True
    if before in known["label"] or (before == "." and at > 1 and words[at - 2] == "no"):
        return True
    if digits and before in known["label_alone"] and names_alone(after):
        return True
    if words[at] in known["hotline"] and before in known["hotline_of"] and not _counts_people(after):
        return True
    if digits and value in _YEARS and len(words[at]) == 4 and words[at].isdigit():
        return _is_year(before, after)
    return after in ("%", "percent", "pct") or (after == "per" and words[stop + 1 : stop + 2] == ["cent"])


def _goes_on_aged(words: Sequence[str], at: int) -> bool:
    """Whether a number goes on with a line of ages: "aged 7 and 9", "aged 52, 55, 61"."""
    while at > 1 and words[at - 1] in ("and", ",") and words[at - 2].isdecimal():
        at -= 2
    return at > 0 and words[at - 1] == "aged"


def names_alone(after: str) -> bool:
    """Whether what follows a number leaves it a name: no noun that it could count."""
    return not after[:1].isalnum() or after in number_labels()["behind_name"]


def _counts_people(after: str) -> bool:
    """Whether the word behind the number of a service is for people whom it counts: "rescue 112 passengers"."""
    noun = FACTS[after].noun if after else None
    return noun is not None and noun.plural and after not in number_labels()["hotline_men"]


def _is_day(tokens: Tokens, at: int, stop: int, digits: bool) -> bool:
    """ "May 5", "5 May"; "may 5" in lower case is a modal."""
    months = number_labels()["month"]
    if at > 2 and tokens.folded[at - 1] in ("-", "–") and _is_day_number(tokens, at - 2):
        at -= 2  # "November 29-30"
    month = at - 2 if at > 1 and tokens.folded[at - 1] == "." else at - 1  # "Sept. 19"
    before = tokens.folded[month] if month >= 0 else ""
    if before in months and not (before == "may" and tokens.words[month] == "may"):
        if month == at - 2:
            return digits and before != "may" and len(before) < _LONGEST_CODE
        return not _is_day_number(tokens, at - 2)  # "on 28 June six people"
    return digits and stop < len(tokens.folded) and tokens.folded[stop] in months and tokens.words[stop][0].isupper()


def _is_day_number(tokens: Tokens, at: int) -> bool:
    word = tokens.folded[at] if at >= 0 else ""
    return word.isdecimal() and len(word) <= 2 and int(word) <= _LAST_DAY


def _is_short_year(tokens: Tokens, at: int, after: str) -> bool:
    """ "11 JAN 90 --": two digits behind a day and a month, with no noun behind them."""
    if at < 2 or len(tokens.folded[at]) != 2 or tokens.folded[at - 1] not in number_labels()["month"]:
        return False
    return _is_day_number(tokens, at - 2) and not after[:1].isalpha()


def _is_list_number(tokens: Tokens, at: int, stop: int) -> bool:
    """ "2. A total of 40 …", "3) Schools": the number of an item at the head of its line."""
    if at or stop + 1 >= len(tokens.folded) or tokens.folded[stop] not in (".", ")"):
        return False
    return tokens.ends[at] == tokens.starts[stop] and tokens.words[stop + 1][0].isupper()


def _is_share(words: Sequence[str], at: int, stop: int, value: float) -> bool:
    """ "one in three": neither number counts."""
    if value == 1 and stop + 1 < len(words) and words[stop] == "in":
        other = words[stop + 1]
        if other in number_labels()["part_of_few"] or other.isdigit():
            return True
    return at > 1 and words[at - 1] == "in" and words[at - 2] in ("one", "1") and value <= 100


def _is_designation(tokens: Tokens, at: int, after: str) -> bool:
    """Capitals before a number with no noun behind it: "the MAX 8,"."""
    if at < 2 or tokens.upper or (after and after[0].isalpha()):
        return False
    before = tokens.folded[at - 1]
    return tokens.words[at - 1].isupper() and 1 < len(before) <= _LONGEST_CODE and before.isalpha()


def _is_year(before: str, after: str) -> bool:
    known = number_labels()
    if before == "," or before in known["year_before"] or before in known["month"]:
        return True
    return not (after and after[0].isalpha()) or after in known["year_after"]
