"""Cut a sentence into time words: each token with the one letter of its class, and a quick gate before that.

Belongs here: which token is of which class, ambiguous month names included. Not here: which tokens make a time
(`grammar`).
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from pipeline.extract.dates.lexicon import Words, cues, time_words

_GATE_WORD = re.compile(r"[a-z]+|\d+")
_NUMERIC_DAY = re.compile(r"(?:on|by|since|until|from|dated|day) \d{1,2}/\d{1,2}\b", re.IGNORECASE)
_NOT_A_DAY = frozenset({"24/7", "9/11", "50/50"})
_PUNCTUATION = dict(zip(",;:()[]-–—−", ",;;()()----", strict=True))
_TOKEN = re.compile(
    r"""
        [^\W\d_]+
      | \d{4}-\d\d-\d\d | \d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d) | \d{1,2}/\d{1,2}(?![\d/])
      | \d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.? | \d{1,2}:\d\d | \d{4}\s?(?:gmt|utc|hrs)\b
      | \d+(?:[.,]\d+)*(?:st|nd|rd|th)?
      | ['’]s\b
      | [-,;:()\[\]–—−]
    """,
    re.VERBOSE,
)
_SHORT_MONTH = 5
"""Month names up to this length (sept.) count only with a capital letter, but for those that are no other word."""
_PLAIN_MONTHS = frozenset({"april", "june", "july"})


class Word(NamedTuple):
    """One token: where it stands, folded text, value of its class."""

    start: int
    end: int
    folded: str
    value: str


def _lower(text: str) -> str:
    """Lower case, letter for letter: a letter whose small form is longer is left as it is."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def may_tell_time(text: str) -> bool:
    """Whether a sentence holds any word that a time expression needs; False is certain."""
    if not time_words().anchors.isdisjoint(_GATE_WORD.findall(text.lower())):
        return True
    return "/" in text and _NUMERIC_DAY.search(text) is not None


def _number_class(folded: str) -> tuple[str, str]:
    if folded.isdigit():
        value = int(folded)
        if 1 <= value <= 31 and len(folded) <= 2:
            return "D", folded
        return ("Y" if len(folded) == 4 and 1900 <= value < 2100 else "N"), folded
    if folded[-2:] in ("st", "nd", "rd", "th"):
        number = folded[:-2]
        return ("O", number) if number.isdigit() and 1 <= int(number) <= 31 else ("_", "")
    if ":" in folded or folded[-1] in "m.tcs":
        return "C", folded
    if "/" in folded and folded.count("/") == 1:
        return ("_" if folded in _NOT_A_DAY else "#"), folded
    if "-" in folded or "/" in folded or folded.count(".") == 2:
        return "I", folded
    return "_", ""


@functools.cache
def _token_classes() -> dict[str, tuple[str, str]]:
    """Time words, names of events and punctuation in one look-up."""
    events = dict.fromkeys(cues().words["event"], ("e", ""))
    marks = {mark: (letter, "") for mark, letter in _PUNCTUATION.items()}
    return events | marks | time_words().classes


def read_words(text: str) -> tuple[str, list[Word]]:
    """The string of class letters of a sentence ("_" for any other word) and its tokens, one to one."""
    known = time_words()
    lexicon, phrase_firsts = _token_classes(), known.phrase_firsts
    lowered = _lower(text)
    letters: list[str] = []
    words: list[Word] = []
    reached = 0
    new = tuple.__new__  # half the cost of calling Word
    for match in _TOKEN.finditer(lowered):
        start, end = match.span()
        if start < reached:
            continue
        folded = match.group()
        if folded in phrase_firsts and (phrase := known.phrases.match(lowered, start)):
            end = reached = phrase.end()
            folded = _fold_phrase(phrase.group(), known)
        entry = lexicon.get(folded)
        if entry is not None:
            letter, value = entry
            if letter in "Mx":
                folded, end, letter, value = _month_or_day(text, lowered, folded, end, known)
        elif folded[0].isdigit():
            letter, value = _number_class(folded)
        else:
            letter, value = "_", ""
        letters.append(letter)
        words.append(new(Word, (start, end, folded, value)))
    return _settle("".join(letters), words), words


def _month_or_day(text: str, lowered: str, folded: str, end: int, known: Words) -> tuple[str, int, str, str]:
    """A month or short weekday with its full stop, and its class by how it is written."""
    start = end - len(folded)
    if lowered[end : end + 1] == "." and folded + "." in known.classes:
        folded, end = folded + ".", end + 1
    letter, value = known.classes[folded]
    is_capital = text[start].isupper()
    if folded in known.uncertain_months:
        return folded, end, "M" if is_capital and not text.isupper() else "m", value
    if not is_capital and len(folded) <= _SHORT_MONTH and folded not in _PLAIN_MONTHS:
        letter = "_"
    return folded, end, letter, value


def _fold_phrase(written: str, known: Words) -> str:
    plain = " ".join(written.replace("’", "'").split())
    return plain if plain in known.classes else plain.replace("-", " ")


def _settle(letters: str, words: list[Word]) -> str:
    """Take back the class of words whose neighbours say that they are something else."""
    if "W" not in letters and "M" not in letters and "m" not in letters:
        return letters
    known = cues().words
    out = list(letters)
    for index, letter in enumerate(letters):
        if letter not in "WMm":
            continue
        after = words[index + 1].folded if index + 1 < len(words) else ""
        before = words[index - 1].folded if index else ""
        if letter == "W":
            if after in known["not_day_after"] or before in known["not_day_before"]:
                out[index] = "_"
        elif words[index].folded == "may" and after in known["after_may"]:
            out[index] = "_"
    return "".join(out)
