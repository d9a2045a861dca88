"""Lines that were broken at a fixed width, as wires, mails and old archives break them, made whole again.

Belongs here: telling a break inside a sentence from the end of a paragraph. Not here: paragraphs and sentences
themselves (`document`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_BLOCK = re.compile(r"^[^\S\n]*+\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)+", re.MULTILINE)
"""Lines with no blank one between. It gives nothing back, or a long paragraph would take forever."""
_OPENS_ITEM = re.compile(r"\s*(?:[-–—•*·▪●►>#]|\(?\d{1,2}[.)]\s|\(?[a-zA-Z][.)]\s)")
_NARROWEST, _WIDEST = 38, 110
"""Characters of the longest line: a column of a newspaper and a printer's wide page. What lies outside is no width."""
_SLACK = 2
"""Characters by which a line may end sooner than it need: a hyphen, a blank too many."""
_FEWEST = 3
"""Lines that show a width by themselves."""
_SHARE = 0.6
"""Of the breaks of a block with no stop before them, those that the width explains; of these, in mixed case, those
before a small letter are half. Lists of items of one length have the first and not the second."""
_ENDS = (".", "!", "?", ":", ";")


def unwrap(text: str) -> str:
    """The text with a blank for each line break that only keeps the line short; length and offsets stay.

    A long line that the next one goes on in small letters was broken. Before a capital letter it was where the breaks
    of the block lie as a width puts them: the first word of the next line would have gone over the longest one.
    """
    if "\n" not in text:
        return text
    return _BLOCK.sub(lambda block: _joined(block.group()), text)


def _joined(block: str) -> str:
    lines = block.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return block
    soft = [_is_soft(line, after, width) for line, after in pairwise(lines)]
    small = [_goes_on(line, after) for line, after in pairwise(lines)]
    wrapped = _has_width(lines, soft, small)
    soft = [a or (b and wrapped) for a, b in zip(small, soft, strict=True)]
    whole = lines[0]
    for line, joins in zip(lines[1:], soft, strict=True):
        whole += (" " if joins else "\n") + line
    return whole


def _has_width(lines: Sequence[str], soft: Sequence[bool], small: Sequence[bool]) -> bool:
    """Whether the breaks of a block lie where a fixed width puts them."""
    open_ends = sum(not line.rstrip().endswith(_ENDS) for line in lines[:-1])
    if len(lines) < _FEWEST or sum(soft) < _FEWEST - 1 or sum(soft) < _SHARE * open_ends:
        return False
    return "".join(lines).isupper() or 2 * sum(a and b for a, b in zip(soft, small, strict=True)) >= sum(soft)


def _goes_on(line: str, after: str) -> bool:
    """Whether the next line goes on with the sentence by the look of its first letter."""
    return after.lstrip()[:1].islower() and len(line.rstrip()) >= _NARROWEST and not line.rstrip().endswith(_ENDS)


def _is_soft(line: str, after: str, width: int) -> bool:
    if _OPENS_ITEM.match(after) or line.rstrip().endswith(_ENDS):
        return False
    first = after.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(first) > width - _SLACK
