"""Cut a sentence into tokens with offsets.

Belongs here: what one token is, and how it is folded for look-up. Not here: what a token means (`word_facts`,
`units.chunks`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.word_cache import WordCache

_TOKEN = re.compile(
    r"""
    \$(?:US|AU|NZ|CA)(?=\d|\s|\Z) | \$[AC](?=\d)
  | (?:[A-Z]{1,3})?\$ | (?:GH)?[₵¢] | [€£¥₹₽₴₺₪₩₦₱฿৳₫₸₾]  # currency signs
  | (?:Rs\.?|Rp\.?|Tk\.?|Dhs?|K?[Ss]hs?|KSH|RM|SR|KD|TL|RMB|NIS|P[Hh][Pp]|U[Ss][Dd]|E[Uu][Rr]|GBP|CAD|AUD|NZD|NOK|SEK
      |DKK|CHF|JPY|SDR|PKR|INR|UAH|PLN|CZK|HUF|RON|CNY|KRW|TRY|SAR|AED|QAR|BDT|NPR|LKR|KES|ZAR|NGN|GHS|MYR|SGD|HKD|THB|UGX|EGP|BGN
      |F?CFA|X[AO]F|SFr\.?|U[Ss]hs?|T[Ss]hs?)(?=\d)
  | [KNPR](?=\d[\d.]*(?:[mM]|bn?|B|\s?[mb]illion)\b|\d{1,3}(?:,\d{3})+\b)   # P5 million, N500,000
  | [NP](?=\d[\d.]*-(?:[mM]|[bB]|[mb]illion)\b)            # P500-M
  | (?:[^\W\d_]\.){2,}(?:-[^\W\d_]+)?                     # U.S., a.m., U.S.-made
  | \d{1,2}:\d{2}(?::\d{2})?                               # clock times
  | \d{1,3}(?:[ ]\d{3})+(?!\d|,\d|-?[^\W\d_])\+?   # 10 000, not 12 155mm shells or 80 500-kg bombs
  | \d{1,2}(?:,\d{2})+,\d{3}(?!\d)                         # 12,34,567
  | \d{1,3}(?:,\d{3})+(?=[a-z]{4})                          # 196,397 of "196,397persons"
  | \d+(?=[a-z]{6})                                        # 71 of "71makeshift"
  | \d+(?:[.,/]\d+)*                                       # 7, 1.2bn, 30k+, 12-year-old, 21st, 155mm
      (?:-?[^\W\d_]+(?:['’-][^\W_]+)*)?\+?
  | [@#]\w+
  | [^\W_]+(?:['’-][^\W_]+)*(?:(?<=-\d)\.\d+)?    # words, F-16, el-Fasher, Ukraine’s, magnitude-6.3
  | \.{2,}
  | [^\w\s]
    """,
    re.VERBOSE,
)
_EDITION = re.compile(r"\W*(?:[A-Z]+-)?(?:UPDATE|WRAPUP|CORRECTED|REFILE) \d{1,2}(-)(?=\d)")
"""Before a dispatch: which edition it is ("UPDATE 2-12 killed"), and no range of numbers."""
_BLANK_IN_NUMBER = re.compile(r"\d \d{3}")
_LETTER_OF_MONEY = re.compile(r"\b[KNPR]\d[\d.]* [mb]illion")
_FOLD = str.maketrans({"’": "'", "‘": "'"})

POSSESSIVES = ("'s", "’s", "s'", "s’")
"""Endings of the words of an owner."""


@dataclass(slots=True)
class Tokens:
    """Tokens of one text in parallel lists; `starts` and `ends` are offsets into that text.

    The passes over a sentence share them: do not change the lists.
    """

    words: list[str]
    """As written."""
    folded: list[str]
    """Lower case, straight apostrophes and plain hyphens, without a possessive ending and without a leading # sign."""
    starts: list[int]
    ends: list[int]


_NAMES_IN_CAPITALS = {"US": "u.s.", "WHO": "w.h.o.", "IS": "i.s."}
"""Names that differ from a function word only in their capitals."""


def _fold(word: str) -> str:
    if word in _NAMES_IN_CAPITALS:
        return _NAMES_IN_CAPITALS[word]
    folded = word.lower()
    if not folded.isascii():
        folded = folded.translate(_FOLD)
    if folded.endswith("'s"):
        folded = folded[:-2]
    elif folded.endswith("s'"):
        folded = folded[:-1]
    return folded[1:] if folded[0] == "#" and len(folded) > 1 else folded


_FOLDED = WordCache(_fold)

_Piece = tuple[str, str, int, int]
"""(word, folded word, start, end) of a token, with offsets into what stands between two blanks."""


def _pieces(text: str) -> tuple[_Piece, ...]:
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = text[start:end]
        found.append((word, _FOLDED[word], start, end))
    return tuple(found)


_PIECES = WordCache(_pieces)


@lru_cache(maxsize=512)
def tokenize(text: str) -> Tokens:
    """Cut a text into tokens. The last texts are remembered, for several passes ask for the same sentences.

    No token but a number with blanks in it goes over a blank, so that what stands between two of them is cut once and
    remembered: most words of a text have come before.
    """
    words: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    if text[:6].isupper() and (edition := _EDITION.match(text)) is not None:
        text = f"{text[: edition.start(1)]} {text[edition.end(1) :]}"
    whole = _BLANK_IN_NUMBER.search(text) or ("illion" in text and _LETTER_OF_MONEY.search(text))
    for part in (text,) if whole else text.split(" "):
        for word, low, start, end in _PIECES[part]:
            words.append(word)
            folded.append(low)
            starts.append(at + start)
            ends.append(at + end)
        at += len(part) + 1
    return Tokens(words, folded, starts, ends)
