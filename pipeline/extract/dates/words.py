"""Cut a sentence into time words: each token with the one letter of its class, and a quick gate before that.

Belongs here: which token is of which class, ambiguous month names included. Not here: which tokens make a time
(`grammar`).
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.extract.dates.lexicon import Words, cues, time_words
from pipeline.extract.word_cache import WordCache

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_NUMERIC_DAY = re.compile(r"(?:on|by|since|until|from|dated|day) \d{1,2}/\d{1,2}\b", re.IGNORECASE)
_NOT_A_DAY = frozenset({"24/7", "9/11", "50/50"})
_PUNCTUATION = dict(zip(",;:()[]-–—−", ",;;()()----", strict=True))
_TOKEN = re.compile(
    r"""(
        [^\W\d_]+
      | \d{4}-\d\d-\d\d | \d{1,2}-\d{1,2}-\d{4}(?!\d) | \d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d) | \d{1,2}/\d{1,2}(?![\d/])
      | \d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.? | \d{1,2}:\d\d | \d{4}\s?(?:gmt|utc|hrs)\b
      | \d+(?:[.,]\d+)*(?:st|nd|rd|th)?
      | ['’]s\b
      | [-,;:()\[\]–—−]
    )""",
    re.VERBOSE,
)
_DOTTED_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_AT_WORSHIP = frozenset({"during", "at", "after", "before", "following", "for", "from"})
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
    low = text.lower()
    for _, start, end in _gate().find_matches_as_indexes(low):
        if low[start].isdigit() and low[end - 1].isdigit():
            if not (low[start - 1 : start].isdigit() or low[end : end + 1].isdigit()):
                return True  # a year
        elif not (low[start - 1 : start].isalpha() or low[end : end + 1].isalpha()):
            return True
    return "/" in text and _NUMERIC_DAY.search(text) is not None


@functools.cache
def _gate() -> AhoCorasick:
    """The words of which a time needs one, and the last digit with the ending of an ordinal number."""
    ordinals = [f"{digit}{ending}" for digit in range(10) for ending in ("st", "nd", "rd", "th")]
    words = [word for word in time_words().anchors if word not in _ORDINAL_ENDINGS]
    return AhoCorasick(
        sorted([*words, *ordinals]), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )


def _number_class(folded: str) -> tuple[str, str]:
    if folded.isdecimal():
        value = int(folded[:5])
        if 1 <= value <= 31 and len(folded) <= 2:
            return "D", folded
        return ("Y" if len(folded) == 4 and 1900 <= value < 2100 else "N"), folded
    if folded[-2:] in ("st", "nd", "rd", "th"):
        number = folded[:-2]
        return ("O", number) if number.isdecimal() and 1 <= int(number[:3]) <= 31 else ("_", "")
    if ":" in folded or folded[-1] in "m.tcs":
        return "C", folded
    if "/" in folded and folded.count("/") == 1:
        return ("_" if folded in _NOT_A_DAY else "#"), folded
    if "-" in folded or "/" in folded or _DOTTED_DAY.fullmatch(folded):
        return "I", folded
    return "_", ""


@functools.cache
def _token_classes() -> WordCache[tuple[str, str]]:
    """Token → letter and value of its class: time words, names of events, punctuation, numbers; "_" for any other."""
    events = dict.fromkeys(cues().words["event"], ("e", ""))
    marks = {mark: (letter, "") for mark, letter in _PUNCTUATION.items()}
    known = events | marks | time_words().classes

    def class_of(token: str) -> tuple[str, str]:
        entry = known.get("'s" if token == "’s" else token)
        return entry or (_number_class(token) if token[0].isdigit() else ("_", ""))

    return WordCache(class_of)


class WordRow:
    """The tokens of a sentence in parallel lists; one token or a slice of them as `Word` where it is asked for."""

    __slots__ = ("ends", "folded", "starts", "values")

    def __init__(self, folded: list[str], values: list[str], starts: list[int], ends: list[int]) -> None:
        self.folded, self.values, self.starts, self.ends = folded, values, starts, ends

    def __len__(self) -> int:
        return len(self.folded)

    def __getitem__(self, at: int) -> Word:
        return Word(self.starts[at], self.ends[at], self.folded[at], self.values[at])

    def cut(self, first: int, last: int) -> list[Word]:
        """The tokens from `first` up to, not including, `last`."""
        return [self[at] for at in range(first, last)]


def read_words(text: str) -> tuple[str, WordRow]:
    """The string of class letters of a sentence ("_" for any other word) and its tokens, one to one."""
    known, classes = time_words(), _token_classes()
    lowered = _lower(text)
    pieces = _TOKEN.split(lowered)  # what stands between two tokens, a token, what stands between, …
    ends = list(accumulate(map(len, pieces)))
    folded, starts, ends = pieces[1::2], ends[:-1:2], ends[1::2]
    if not known.phrase_firsts.isdisjoint(folded):
        folded, starts, ends = _join_phrases(lowered, folded, starts, ends, known)
    entries = [classes[token] for token in folded]
    letters = "".join([letter for letter, _ in entries])
    row = WordRow(folded, [value for _, value in entries], starts, ends)
    if "M" in letters or "x" in letters:
        letters = _settle_months(text, lowered, letters, row, known)
    return _settle(letters, row), row


def _join_phrases(
    lowered: str, tokens: list[str], starts: list[int], ends: list[int], known: Words
) -> tuple[list[str], list[int], list[int]]:
    """The tokens with those of a phrase ("small hours") made one."""
    at = 0
    while at < len(tokens):
        if tokens[at] in known.phrase_firsts and (phrase := known.phrases.match(lowered, starts[at])):
            stop = bisect_left(starts, phrase.end())
            tokens[at:stop] = [_fold_phrase(phrase.group(), known)]
            starts[at:stop], ends[at:stop] = [starts[at]], [phrase.end()]
        at += 1
    return tokens, starts, ends


def _settle_months(text: str, lowered: str, letters: str, row: WordRow, known: Words) -> str:
    """Months and short weekdays with their full stops, and their class by how they are written."""
    out = list(letters)
    for at, letter in enumerate(letters):
        if letter not in "Mx":
            continue
        start, end, folded = row.starts[at], row.ends[at], row.folded[at]
        if lowered[end : end + 1] == "." and folded + "." in known.classes:
            row.folded[at] = folded = folded + "."
            row.ends[at] = end + 1
            out[at], row.values[at] = known.classes[folded]
        is_capital = text[start].isupper()
        if folded in known.uncertain_months:
            out[at] = "M" if is_capital else "m"
        elif not is_capital and len(folded) <= _SHORT_MONTH and folded not in _PLAIN_MONTHS:
            out[at] = "_"
    return "".join(out)


def _fold_phrase(written: str, known: Words) -> str:
    plain = " ".join(written.replace("’", "'").split())
    return plain if plain in known.classes else plain.replace("-", " ")


def _settle(letters: str, row: WordRow) -> str:
    """Take back the class of words whose neighbours say that they are something else."""
    if "W" not in letters and "M" not in letters and "m" not in letters:
        return letters
    known, folded = cues().words, row.folded
    out = list(letters)
    for index, letter in enumerate(letters):
        if letter not in "WMm":
            continue
        after = folded[index + 1] if index + 1 < len(folded) else ""
        before = folded[index - 1] if index else ""
        if letter == "W":
            if after == "prayers" and before in _AT_WORSHIP:
                continue  # "during Friday prayers"
            if after in known["not_day_after"] or before in known["not_day_before"]:
                out[index] = "_"
            elif before == "following" and after in ("'s", "’s"):
                out[index - 1] = "_"  # "following Friday's quake"
        elif folded[index] == "may" and after in known["after_may"]:
            out[index] = "_"
    return "".join(out)
