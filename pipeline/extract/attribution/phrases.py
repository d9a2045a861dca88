"""The extent of a speaker's noun phrase in a sentence.

Belongs here: where the phrase begins that ends before a verb, and where the one ends that starts behind it.
Not here: what in the phrase is the speaker (`speakers`), which verb cites (`cites`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.attribution.bound_names import bind_names
from pipeline.extract.attribution.lexicon import CitingWords, citing_words
from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS

HEAD_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "to"})
_BREAKS = frozenset(',;:()[]“”"«»–—?!…-‘|•*')
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_AT = frozenset({"in", "at", "near", "outside"})
_ANYBODY = frozenset({"people", "persons", "person", "someone"})
_NESTED = 5
"""Tokens back to the "of" of an outer phrase."""
_WIDEST = 16
"""Tokens; a longer phrase is no speaker's."""


@dataclass(slots=True)
class Line:
    """One sentence as tokens in parallel lists; offsets are in characters of `text`."""

    text: str
    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]
    lexicon: CitingWords

    def low(self, at: int) -> str:
        """The folded token at `at`, a full stop outside the sentence."""
        return self.folded[at] if 0 <= at < len(self.folded) else "."

    def capital(self, at: int) -> bool:
        """Whether the token is written as a name; a handle always is, and so is one part of "al-Shabaab". There is none
        outside the sentence."""
        if not 0 <= at < len(self.words):
            return False
        word = self.words[at]
        return word[0] == "@" or word[0].isupper() or ("-" in word and any(p[:1].isupper() for p in word.split("-")))

    def possessive(self, at: int) -> bool:
        """Whether the token carries a possessive ending."""
        word = self.words[at]
        return word[-1] in "'’" or word[-2:] in ("'s", "’s", "'S", "’S")

    def slice(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


@lru_cache(maxsize=512)
def read_line(text: str) -> Line:
    """Cut a sentence into tokens.

    The passes over one document ask for the same sentences: the result is shared, so do not change it.
    """
    tokens = bind_names(tokenize(text), text)
    return Line(text, tokens.words, tokens.folded, tokens.starts, tokens.ends, citing_words())


def dotted(line: Line, at: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, initial or address and not to a sentence's end."""
    if at <= 0 or at + 1 >= len(line.words):
        return False
    inside = line.starts[at] == line.ends[at - 1] and line.starts[at + 1] == line.ends[at]  # "Lefaso.net"
    return inside or len(line.words[at - 1]) == 1 or line.folded[at - 1] in line.lexicon.rank


def _verbal(line: Line, at: int) -> bool:
    """Whether the word is a verb form which no noun phrase goes across."""
    low, lexicon = line.folded[at], line.lexicon
    if line.words[at][0].isupper():
        return False
    if low in lexicon.verbs and low not in lexicon.nouns:
        return True
    if _says_seat(line, at) or line.low(at - 1) in ARTICLES:
        return False  # "residents of the affected villages"
    return low.endswith("ed") and len(low) > 4 and "-" not in low and low not in lexicon.adjective


def _says_seat(line: Line, at: int) -> bool:
    """Whether "based" stands between two names, and so inside the phrase: "the London based Observatory"."""
    inside = line.folded[at] == "based" and 0 < at < len(line.words) - 1
    return inside and line.capital(at - 1) and line.capital(at + 1)


def phrase_start(line: Line, last: int) -> int:
    """The index of the first token of the noun phrase that ends with token `last`; `last` + 1 when there is none."""
    lexicon = line.lexicon
    start, at = last + 1, last
    while at >= 0 and last - at < _WIDEST:
        low = line.folded[at]
        if low == "." and dotted(line, at):
            at -= 1
            continue
        familiar = (low == "with" and _headed(line, at)) or in_title(line, at)
        if (
            low == "."
            or low in _BREAKS
            or low in lexicon.time
            or low.isdigit()
            or (low in lexicon.stop and not familiar)
        ):
            break
        if _verbal(line, at) or (low == "and" and not _joins(line, at)):
            break
        if low in HEAD_PREPOSITIONS and not _headed(line, at) and not _nested(line, at):
            break
        start = at
        at -= 1
    while start <= last and line.folded[start] in ("and", "or", "of"):
        start += 1
    if start == last > 1 and line.folded[start - 1 : last + 1] in (["of", "them"], ["of", "whom"]):
        start -= 2  # "one of them"
    return start


def in_title(line: Line, at: int) -> bool:
    """Whether "with" or "on" stands inside the name of a body: "the Council for Dealing with Floods"."""
    low = line.folded[at]
    if low not in ("with", "on") or not 0 < at < len(line.words) - 1:
        return False
    before = line.folded[at - 1]
    charge = before.endswith(("ing", "ion", "ions")) if low == "with" else before in line.lexicon.concerned
    timed = line.folded[at + 1] in line.lexicon.time
    return charge and not timed and line.capital(at - 1) and line.capital(at + 1)


def _joins(line: Line, at: int) -> bool:
    """Whether "and" stands between two speakers or two kinds of one ("police and hospital sources")."""
    left = line.low(at - 1)
    named = line.capital(at - 1) and not _is_where(line, at)
    return left in line.lexicon.nouns or left in line.lexicon.joined or named


def _is_where(line: Line, at: int) -> bool:
    """Whether a name before "and" says where something was, and a speaker in small letters follows: "was shot in Dolna
    and officials said"."""
    first = at - 1
    while first > 0 and line.capital(first):
        first -= 1
    return line.low(first) in _AT and not _headed(line, first) and line.words[at + 1][0].islower()


def _headed(line: Line, at: int) -> bool:
    """Whether the preposition at `at` hangs on a noun that can speak ("the head of …")."""
    if at == 0:
        return False
    left, lexicon = line.folded[at - 1], line.lexicon
    if left in lexicon.nouns or left in lexicon.area:
        return True
    if left in lexicon.near:
        return line.low(at - 2) in lexicon.nouns or line.low(at - 2) in _ANYBODY  # "sources close to"
    if line.folded[at] == "in" and line.capital(at - 1) and _titled(line, at - 1):
        return True
    return line.folded[at] == "of" and (line.capital(at - 1) or left in lexicon.office) and left not in lexicon.common


def _nested(line: Line, at: int) -> bool:
    """Whether the preposition at `at` stands inside a phrase that hangs on a noun which can speak: "survivors of a raid
    in the north", "the centre for prisoners of war"."""
    for j in range(at - 1, max(0, at - _NESTED), -1):
        low = line.folded[j]
        if low in ("of", "for"):
            return line.folded[j - 1] in line.lexicon.nouns
        if low in _BREAKS or low in HEAD_PREPOSITIONS or low in line.lexicon.stop or _verbal(line, j):
            return False
    return False


def _titled(line: Line, last: int) -> bool:
    """Whether the capitalised words that end with token `last` name an office ("the Ministry of Health")."""
    at = last
    while at > 0 and last - at < 6 and (line.capital(at) or line.folded[at] in ("of", "and", "for")):
        at -= 1
        if line.low(at + 1) == "of" and line.lexicon.nouns.get(line.low(at)) == "body":
            return True
    return False


def phrase_end(line: Line, first: int) -> int:
    """The index behind the last token of the noun phrase that starts with token `first`."""
    lexicon = line.lexicon
    at, document = first, False
    while at < len(line.words) and at - first < _WIDEST:
        low = line.folded[at]
        if low == "." and dotted(line, at):
            at += 1
            continue
        dated = document and line.folded[at - 1] in lexicon.issued  # "a report published today by X"
        if low == "." or low in _BREAKS or (at > first and _GROUPED.fullmatch(low)):
            break
        if low.isdigit() and at > first and line.words[at - 1][0].islower() and line.folded[at - 1] in lexicon.nouns:
            break  # "according to villagers 23 people are missing"
        if low in lexicon.time and not dated:
            break
        owned = document and low in lexicon.issued
        if low in ("and", "&"):
            if not _joins(line, at) or not _speaks(line, at + 1):
                break
        elif not (owned or _says_seat(line, at) or in_title(line, at)) and (low in lexicon.ahead or _verbal(line, at)):
            break
        document = document or lexicon.nouns.get(low) == "document"
        at += 1
    while at > first and line.folded[at - 1] in ("of", "for", "the", "a", "an", "and", "by", "from", "&"):
        at -= 1
    return at


def subject_end(line: Line) -> int:
    """The index behind the noun phrase with which a sentence begins, where its verb may be any word."""
    end = phrase_end(line, 0)
    for at in range(1, end):
        low = line.folded[at]
        plain = line.words[at].islower() and low not in HEAD_PREPOSITIONS and low not in line.lexicon.nouns
        plain = plain and not _is_somebody(low)
        capital = line.capital(at - 1) and line.folded[at - 1] not in line.lexicon.common
        capital = capital and not (at == 1 and line.folded[0].endswith(("ed", "ing")))  # "Armed men", "Fleeing people"
        named = capital or line.lexicon.nouns.get(line.folded[at - 1]) in ("body", "crowd")
        joint = low in line.lexicon.particle | {"and", "the", "."} or not low[0].isalpha()
        if plain and named and not line.possessive(at - 1) and not joint:
            return at
    return end


def _is_somebody(word: str) -> bool:
    """Whether a word is a noun of people and no verb: "an army corporal"."""
    facts = FACTS[word]
    return facts.noun is not None and facts.noun.kind == "person" and not facts.verbs


def _speaks(line: Line, at: int) -> bool:
    """Whether a speaker begins at `at`: a capital, or a noun that can speak within four words."""
    if at >= len(line.words):
        return False
    if line.capital(at):
        return True
    for low in line.folded[at : at + 4]:
        if low == "." or low in _BREAKS or low in line.lexicon.ahead:
            return False
        if low in line.lexicon.nouns:
            return True
    return False
