"""Numbers that name something and count nothing: years, days of a month, clock times, numbered things, shares.

Belongs here: telling such a number by the words beside it. Not here: its value (`values`); the words themselves
are in `lexicon/number_labels.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.currencies import currency_before
from pipeline.extract.lexicon.word_sets import number_labels
from pipeline.extract.numbers.values import Number
from pipeline.extract.tokens import POSSESSIVES, Tokens
from pipeline.extract.word_facts import FACTS

_YEARS = range(1900, 2101)
_LAST_DAY = 31
_LONGEST_CODE = 5
"""Letters of the longest code before a number ("MAX 8")."""
_LONGEST_SHORT_MONTH = 4
"""Letters of "Sept.": a longer month with a full stop ends a sentence."""
_BEFORE_DAYS = frozenset({"between", "from", "on", "of", "during", "the"})
_OF_YEARS = frozenset({"age", "ages"})
_NEAR_AGE = frozenset({"between", "from", "about", "around", "approximately", "over", "under"})
_AGE_BOUNDS = frozenset({"under", "over", "above", "below"})
_POINTED = frozenset({"that", "same", "next", "following", "previous"})
"""Words before a day that has no number for its name."""
_BETWEEN_DAYS = frozenset({"and", "to", "or", "until", ",", "-", "–"})
"""What parts two days of the same month."""


class _Spot(NamedTuple):
    """A number with what stands beside it, folded; empty at the ends of the sentence."""

    tokens: Tokens
    at: int
    stop: int
    value: float
    word: str
    """Its first token."""
    before: str
    after: str

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.word[0].isdigit()


def is_label(tokens: Tokens, at: int, number: Number) -> bool:
    """Whether the number that begins at a token names something and counts nothing.

    The order matters where an answer is for good: hours that are counted are neither shares nor ages, a designation is
    no year, and what may be a year is judged as one alone.
    """
    words, stop = tokens.folded, number.stop
    before = words[at - 1] if at else ""
    after = words[stop] if stop < len(words) else ""
    here = _Spot(tokens, at, stop, number.value, words[at], before, after)
    if _says_how_little(here) or _is_of_calendar_or_clock(here):
        return True
    if after in number_labels()["clock_after"] and not _lasts_hours(here):
        return after != "hours"
    if _is_share(here):
        return True
    if here.in_digits and _is_designation(tokens, at, after):
        return currency_before(tokens, at) is None  # "737 MAX 8,"
    if _is_age(here) or _is_weight(here) or _is_named(here) or _is_emergency_number(here):
        return True
    if _has_four_digits(here) and here.value in _YEARS:
        if before == "," and at > 1 and not _ends_date(words[at - 2]):
            before = ""  # "In all, 2000 people fled"
        if before == "of" and at > 1 and words[at - 2] == "total":
            before = ""  # "a total of 1977 families"
        return _is_year(before, after) or _is_day(tokens, at - 1, at, True)  # "the October 7 2023 attack"
    return _is_percentage(here)


def _says_how_little(here: _Spot) -> bool:
    """ "Casualties were few", "few people died"; "the few houses", "another few" are some."""
    if here.word != "few" or here.stop != here.at + 1:
        return False
    return here.before in number_labels()["little_few"] or here.before not in number_labels()["some_few"]


def _is_of_calendar_or_clock(here: _Spot) -> bool:
    """A time of day with its colon, a day of a month, the number of an item in a list, a short year."""
    if here.in_digits and (":" in here.word or "/" in here.word):
        return True
    if here.value <= _LAST_DAY and _is_day(here.tokens, here.at, here.stop, here.in_digits):
        return True
    return here.in_digits and (
        _is_list_number(here.tokens, here.at, here.stop) or _is_short_year(here.tokens, here.at, here.after)
    )


def _lasts_hours(here: _Spot) -> bool:
    """ "For 5 hours", "the past 24 hours": a stretch of time; "1500 hours" may be a time of day."""
    return here.after == "hours" and here.before in ("past", "last", "for")


def _is_age(here: _Spot) -> bool:
    """ "Aged between 3 and 12", "under the age of five", "aged about 30", "aged 7 and 9", "children under 16 are"."""
    words, at, aged = here.tokens.folded, here.at, number_labels()["aged"]
    if here.before in _AGE_BOUNDS and at > 1 and _are_people(words[at - 2]) and not _is_noun(here.after):
        return True
    if here.before in _NEAR_AGE and at > 1 and words[at - 2] in aged:
        return True
    if here.before == "of" and at > 1 and words[at - 2] in _OF_YEARS:
        return True
    if here.before == "and" and at > 3 and words[at - 3] == "between" and words[at - 4] in aged:
        return True
    return here.before in ("and", ",") and _goes_on_aged(words, at)


def _is_noun(word: str) -> bool:
    return bool(word) and FACTS[word].noun is not None


def _are_people(word: str) -> bool:
    noun = FACTS[word].noun
    return noun is not None and noun.kind == "person" and noun.plural


def _is_weight(here: _Spot) -> bool:
    """ "500 lb bombs", "122 mm rockets": what a weapon weighs, or how wide it is."""
    words, behind = here.tokens.folded, here.stop + 1
    if here.after not in number_labels()["of_weapon"] or behind >= len(words):
        return False
    nouns = (FACTS[word].noun for word in words[behind : behind + 2])
    return any(noun is not None and noun.kind == "weapon" for noun in nouns)


def _is_named(here: _Spot) -> bool:
    """ "Article 5", "No. 7", "sector 4 and": the noun before the number has it for a name."""
    known = number_labels()
    if here.at and here.tokens.words[here.at - 1].endswith(POSSESSIVES):
        return False  # "the brigade's four tanks"
    if here.before == "day" and here.at > 1 and here.tokens.folded[here.at - 2] in _POINTED:
        return False  # "later that day three people died"
    if here.before in known["label"]:
        return not (here.before == "number" and here.at > 1 and here.tokens.folded[here.at - 2] in known["numbering"])
    if here.before == "." and here.at > 1 and here.tokens.folded[here.at - 2] == "no":
        return True
    return here.in_digits and here.before in known["label_alone"] and names_alone(here.after)


def _is_emergency_number(here: _Spot) -> bool:
    """ "Rescue 1122 said"."""
    known = number_labels()
    return here.word in known["hotline"] and here.before in known["hotline_of"] and not _counts_people(here.after)


def _has_four_digits(here: _Spot) -> bool:
    return len(here.word) == 4 and here.in_digits and here.word.isdigit()


def _is_percentage(here: _Spot) -> bool:
    if here.after in ("%", "percent", "pct"):
        return True
    return here.after == "per" and here.tokens.folded[here.stop + 1 : here.stop + 2] == ["cent"]


def _goes_on_aged(words: Sequence[str], at: int) -> bool:
    """Whether a number goes on with a line of ages: "aged 7 and 9", "aged 52, 55, and 61"."""
    while at > 1 and words[at - 1] in ("and", ","):
        before = at - 3 if words[at - 2 : at] == [",", "and"] else at - 2
        if before < 0 or not words[before].isdecimal():
            break
        at = before
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
    if at > 2 and tokens.folded[at - 1] in ("-", "–") and _is_later_day(tokens, at):
        at -= 2  # "November 29-30"
    month = at - 2 if at > 1 and tokens.folded[at - 1] == "." else at - 1  # "Sept. 19"
    before = tokens.folded[month] if month >= 0 else ""
    if before in months and not (before == "may" and tokens.words[month] == "may"):
        if month == at - 2:
            return digits and before != "may" and len(before) <= _LONGEST_SHORT_MONTH
        return not _is_day_number(tokens, at - 2)  # "on 28 June six people"
    if digits and at and tokens.folded[at - 1] in _BEFORE_DAYS and _joins_day(tokens, stop):
        stop += 2
    return digits and stop < len(tokens.folded) and tokens.folded[stop] in months and tokens.words[stop][0].isupper()


def _joins_day(tokens: Tokens, at: int) -> bool:
    """Whether another day of the same month follows: "between 1 and 24 March"."""
    return at < len(tokens.folded) and tokens.folded[at] in _BETWEEN_DAYS and _is_day_number(tokens, at + 1)


def _is_later_day(tokens: Tokens, at: int) -> bool:
    """Whether a number behind a dash goes on with the day before it: not "November 5 - Three nurses were shot"."""
    day, later = tokens.folded[at - 2], tokens.folded[at]
    return _is_day_number(tokens, at - 2) and later.isdigit() and int(later) > int(day)


def _is_day_number(tokens: Tokens, at: int) -> bool:
    word = tokens.folded[at] if 0 <= at < len(tokens.folded) else ""
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


def _is_share(here: _Spot) -> bool:
    """ "one in three": neither number counts."""
    words = here.tokens.folded
    if here.value == 1 and here.after == "in" and here.stop + 1 < len(words):
        of = words[here.stop + 1]
        if of in number_labels()["part_of_few"] or of.isdigit():
            return True
    return here.before == "in" and here.at > 1 and words[here.at - 2] in ("one", "1") and here.value <= 100


def _is_designation(tokens: Tokens, at: int, after: str) -> bool:
    """Capitals before a number with no noun behind it: "the MAX 8,"."""
    if at < 2 or (after and after[0].isalpha()):
        return False
    before = tokens.folded[at - 1]
    return tokens.words[at - 1].isupper() and 1 < len(before) <= _LONGEST_CODE and before.isalpha()


def _ends_date(word: str) -> bool:
    """Whether a word before a comma may be of a date, behind which the year stands: "May 5, 2000", "March, 2000"."""
    return word[0].isdigit() or word in number_labels()["month"]


def _is_year(before: str, after: str) -> bool:
    known = number_labels()
    if before == "," or before in known["year_before"] or before in known["month"]:
        return True
    return not (after and after[0].isalpha()) or after in known["year_after"]
