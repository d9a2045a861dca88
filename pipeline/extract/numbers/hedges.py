"""The words that bound a number: "at least", "up to", "nearly", "or more".

Belongs here: finding them before and behind a number. Not here: which words they are (`lexicon/hedges.txt`), the bounds
that follow (`figures`).
"""

from __future__ import annotations

from pipeline.extract.currencies import currency_before
from pipeline.extract.lexicon.load import Lexicon
from pipeline.extract.lexicon.word_sets import number_labels
from pipeline.extract.tokens import Tokens

_FILLERS = frozenset(["a", "an", "the", "another", "all", "some", "total", "of", "further", "additional"])
_MOST_FILLERS = 3
_COMPARING = frozenset({"least", "than"})
_KNOWING = frozenset(
    ["know", "knows", "knew", "known", "learn", "learned", "learnt", "speak", "speaks", "spoke",
     "talk", "talks", "talked", "information", "data", "news"]
)  # fmt: skip
"""Words behind which "about" leads to what is known."""
_ALSO_PREPOSITIONS = frozenset({("under",), ("below",), ("above",), ("beyond",), ("near",)})


def hedge_before(tokens: Tokens, at: int, lex: Lexicon) -> tuple[int, str | None]:
    """(first token of the hedge, its kind) for the number at a token, looking left over a currency ("over $9bn") and
    articles ("at least another 20"); (`at`, None) where none stands there."""
    words = tokens.folded
    number = at
    if money := currency_before(tokens, at):
        at = money[1]
    end = at
    while end > at - _MOST_FILLERS and end > 0 and words[end - 1] in _FILLERS:
        word = words[end - 1]
        if word == "some" and end == at and (end == 1 or words[end - 2] not in ("at", "in")):
            return end - 1, "about"
        if word == "of" and not (end > 2 and words[end - 2] == "total"):
            break
        end -= 1
    if end > 1 and words[end - 1] == "," and words[end - 2] in _COMPARING:
        end -= 1  # "At least, 30 people"
    if end == 0:
        return number, None
    for phrase, kind in lex.hedges_before.get(words[end - 1], ()):
        start = end - len(phrase)
        if start >= 0 and tuple(words[start:end]) == phrase:
            if phrase in _ALSO_PREPOSITIONS and end < at:
                break  # "under a $15bn programme"
            if phrase == ("over",) and start and words[start - 1] in number_labels()["over_verb"]:
                break
            if phrase == ("up", "to") and start and words[start - 1] in number_labels()["risen"]:
                break  # "has gone up to 31"
            if phrase == ("about",) and start and words[start - 1] in _KNOWING:
                break  # "we know about three women"
            return start, kind
    return number, None


def hedge_after(tokens: Tokens, stop: int, lex: Lexicon) -> tuple[int, str | None]:
    """(next token, kind) of the hedge right behind a number; (`stop`, None) where none stands there."""
    words = tokens.folded
    for phrase, kind in lex.hedges_after.get(words[stop], ()) if stop < len(words) else ():
        after = stop + len(phrase)
        if tuple(words[stop:after]) == phrase:
            if (
                phrase == ("plus",)
                and after < len(words)
                and (words[after][0].isdigit() or words[after] in lex.numbers)
            ):
                continue  # "ten plus two" adds
            if phrase == ("and", "more") and after < len(words) and words[after] == "than":
                continue  # "20 and more than 40 others" are two figures
            return after, kind
    return stop, None
