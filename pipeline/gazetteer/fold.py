"""The plain form in which names and texts are compared.

Belongs here: folding of case, diacritics, dashes and quotes, without a change of length. Not here: other spellings of
one name (`variants`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_SPECIAL = {
    "İ": "i", "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ß": "s",
    "ə": "e", "Ə": "e", "ħ": "h", "Ħ": "h", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "’": "'", "`": "'", "´": "'",
    "‘": "'", "@": "_",
}  # fmt: skip
_KEPT = set("'.,_")
_ASCII = 127
_BEYOND = re.compile(r"[^\x00-\x7f]")
_FEW = 40
"""Letters and signs beyond ASCII that are replaced one by one; a text with more of them is in another script."""


def _plain(char: str) -> str:
    """One character for one character: base letter, kept sign, or a blank."""
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in _KEPT:
        return char
    base = unicodedata.normalize("NFKD", char)[0]
    return base.lower() if base.isalnum() and len(base.lower()) == 1 else " "


@cache
def _table() -> dict[int, str]:
    latin = range(0x0250)
    more = (*range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *map(ord, _SPECIAL), 0x20AC, 0x2122)
    return {code: _plain(chr(code)) for code in (*latin, *more)}


@cache
def _simple() -> dict[str, str]:
    """The letters and signs beyond ASCII whose plain form is ASCII."""
    return {chr(code): plain for code, plain in _table().items() if code > _ASCII and plain.isascii()}


def _in_ascii(text: str) -> str:
    """The text with such letters in their plain form. One by one they are replaced in half the time, for what is all
    ASCII is translated ten times as fast."""
    found = set(_BEYOND.findall(text))
    for char in found if len(found) <= _FEW else ():
        if (plain := _simple().get(char)) is not None:
            text = text.replace(char, plain)
    return text


def fold(text: str) -> str:
    """`text` in lower case without diacritics; dashes, brackets and white space are blanks. Has the length of `text`.

    >>> fold("Şanlıurfa—Mek’ele")
    "sanliurfa mek'ele"
    """
    plain = text if text.isascii() else _in_ascii(text)
    folded = plain.translate(_table()).lower()
    return folded if len(folded) == len(text) else "".join(_plain(char) for char in text)


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """A name as the matcher stores it: folded, single blanks, no apostrophe at its ends."""
    return " ".join(fold(name).split()).strip("' ,")
