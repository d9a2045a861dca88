"""The dateline that opens a report: where it was written, which is not where the thing happened.

Belongs here: finding its end. Not here: the places behind it.
"""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^)]{1,40}\))?(?::\s|\s*[—–-]{1,2}\s|\s(?=[A-Z“\"’'][\w’']*\s[a-z(]))"
)
_WIRE = re.compile(r"[A-Z][A-Z .'’-]*?(?:, [^(—–\n]{1,25}?)?(?: ?\([^)]{1,40}\))? ?(?:--|—|–) ")
"""A dateline of a news wire, in capitals and closed by a dash, also where the whole report is in capitals."""


def dateline_end(text: str) -> int:
    """Where the dateline that opens a report ends ("KABUL (Reuters) - ", "GAZA: ", "PARIS A man"); 0 without one."""
    if match := _WIRE.match(text):
        return match.end()
    match = _DATELINE.match(text)
    return match.end() if match and not text[: match.end() + 20].isupper() else 0
