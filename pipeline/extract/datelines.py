"""The dateline that opens a report: where it was written, which is not where the thing happened.

Belongs here: finding its end. Not here: the places behind it.
"""

from __future__ import annotations

import re

_CAPITALS = r"[A-Z][A-Z.'’-]+"
_NAME = r"[A-Z][\w.'’-]+"
_WITHIN = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}"
_DATELINE = re.compile(
    rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?: City)?{_WITHIN}(?:, {_DAY})?"
    r"(?:,? \([^)]{1,40}\))?(?::\s|\s*[—–-]{1,2}\s|—(?=[A-Z“\"])|\s(?=[A-Z“\"’'][\w’']*\s[a-z(]))"
)
_IN_SMALL_LETTERS = re.compile(
    rf"{_NAME}(?:[ /]{_NAME}){{0,3}}{_WITHIN}(?:, (?:{_DAY}|\d{{1,2}} [A-Z][a-z]{{2,8}}\.?)(?:,? \d{{4}})?)?"
    r" \((?:[A-Z]{2,10}|Reuters|Xinhua|Anadolu)(?:/[\w ]{2,20})?\)(?:(?::|\s?[—–-]{1,2})\s|\s(?=[A-Z“\"]))"
)
"""A dateline that an agency's name in brackets tells: "Quetta, May 4 (APP): "."""
_WIRE = re.compile(r"[A-Z][A-Z .'’-]*?(?:, [^(—–\n]{1,25}?)?(?: ?\([^)]{1,40}\))? ?(?:--|—|–) ")
"""A dateline of a news wire, in capitals and closed by a dash, also where the whole report is in capitals."""


_LABEL = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}{_WITHIN}(?: ?: ?| [—–-] )(?=[“\"]?[A-Z][a-z]+ [a-z])")


def label_end(text: str) -> int:
    """Where a name ends that opens a report in small letters with a colon or a dash, and may be its dateline
    ("Wellington: Rescuers in Vanuatu …"); 0 without one."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def dateline_end(text: str) -> int:
    """Where the dateline that opens a report ends ("KABUL (Reuters) - ", "GAZA: ", "PARIS A man"); 0 without one."""
    if match := _WIRE.match(text):
        return match.end()
    match = _IN_SMALL_LETTERS.match(text) or _DATELINE.match(text)
    return match.end() if match and not text[: match.end() + 20].isupper() else 0
