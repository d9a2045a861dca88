"""Lines that were broken at a fixed width, as wires, mails and old archives break them, made whole again.

Belongs here: telling a break inside a sentence from the end of a paragraph. Not here: paragraphs and sentences
themselves (`pipeline.extract.document`).
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
_RAGGED = 0.7
"""Of the longest line of a wrapped block, what a line broken by hand has at least."""
_LEADING_ON = frozenset(
    [
        "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "from", "with", "by", "for", "that", "which",
        "who", "as", "into", "near", "over", "after", "before", "between", "under", "against", "his", "her", "its",
        "their", "was", "were", "is", "are", "has", "have", "had", "be", "been", "said", "not", "than", "but", "about"
    ]
)  # fmt: skip
"""Words that no line ends with unless it was broken."""
_ENDS = (".", "!", "?", ":", ";")


def unwrap(text: str) -> str:
    """The text with a blank for each line break that only keeps the line short; length and offsets stay.

    A long line that the next one goes on in small letters was broken. Before a capital letter it was where the breaks
    of the block lie as a width puts them: the first word of the next line would have gone over the longest one.
    """
    if text.count("\n") == 2 * text.count("\n\n"):
        return text  # no line stands right under another
    return _BLOCK.sub(lambda block: _joined(block.group()), text)


def _joined(block: str) -> str:
    lines = block.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return block
    soft = [_is_soft(line, after, width) for line, after in pairwise(lines)]
    small = [_goes_on(line, after) for line, after in pairwise(lines)]
    wrapped = _has_width(lines, soft, small)
    long = [_is_long(line, after, width) for line, after in pairwise(lines)]
    soft = [a or ((b or c) and wrapped) for a, b, c in zip(small, soft, long, strict=True)]
    whole = lines[0]
    for line, joins in zip(lines[1:], soft, strict=True):
        whole += (" " if joins else "\n") + line
    return whole


def _may_go_on(line: str, after: str) -> bool:
    """Whether neither the end of a line nor the beginning of the next one says that a sentence or an item ends."""
    return not line.rstrip().endswith(_ENDS) and not _OPENS_ITEM.match(after)


def _has_width(lines: Sequence[str], soft: Sequence[bool], small: Sequence[bool]) -> bool:
    """Whether the breaks of a block lie where a fixed width puts them."""
    open_ends = sum(not line.rstrip().endswith(_ENDS) for line in lines[:-1])
    if len(lines) < _FEWEST or sum(soft) < _FEWEST - 1 or sum(soft) < _SHARE * open_ends:
        return False
    return "".join(lines).isupper() or 2 * sum(a and b for a, b in zip(soft, small, strict=True)) >= sum(soft)


def _goes_on(line: str, after: str) -> bool:
    """Whether the next line goes on with the sentence by its first letter, or by the word before the break."""
    if len(line.rstrip()) < _NARROWEST or not _may_go_on(line, after):
        return False
    return after.lstrip()[:1].islower() or line.rsplit(maxsplit=1)[-1].lower() in _LEADING_ON


def _is_long(line: str, after: str, width: int) -> bool:
    """Whether a line of a block that is known to be wrapped is long enough to have been broken by hand."""
    return len(line.rstrip()) >= _RAGGED * width and _may_go_on(line, after)


def _is_soft(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would have gone over the width."""
    first = after.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(first) > width - _SLACK and _may_go_on(line, after)
