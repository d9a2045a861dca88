"""The tokens of a sentence that tell something: without what only stands around a report.

Before it may stand a dateline, a label ("BREAKING:"), who says it ("The mayor:"), a clock or a picture sign; behind it
hashtags, links and the name of an agency. The rules ask what opens a sentence and what ends it, and would take these
for words of it.

Belongs here: cutting them off. Not here: where a dateline ends (`datelines`), where it says something was written
(`places`), who an agency is (`attribution`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.datelines import dateline_end
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.tokens import Tokens, tokenize
from pipeline.extract.word_facts import FACTS

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})? ?(?:[—–|:]|-{1,2}(?= )) ?", re.IGNORECASE)
_LABEL = re.compile(r"#?([A-Za-z][\w ]{2,24}?)(?: ?\d{1,3}(?= ?[:|]))? ?(?::|\||!|[—–]|-{1,2}(?= )) *(?=\S)")
_OPENING = ' "“„«*_•·‣'
"""Blanks, quotes and the marks of items and of bold letters that a sentence may begin behind."""
_SPEAKER = re.compile(r"([^:.,;()\d]{2,60}): *(?=[A-Z“\"])")
_BOLD = "*_"
_LONGEST_DATELINE = 60
_CLOSED = re.compile(r"[)—–:-]\s*")
_TAIL = re.compile(r"(?:\s+(?:https?://\S+|pic\.twitter\.com/\S+|\([A-Z][A-Za-z /&.-]{1,28}\)))+[.\s]*$")
_LAST_TAG = re.compile(r"\s#(\w+)\s*$")
_BEHIND_NUMBER = re.compile(r"\d\s*$")


def told(text: str) -> Tokens:
    """The tokens of a sentence without those around what it tells; offsets are into `text` all the same."""
    tokens = tokenize(text)
    start, end = _start(text), _end(text)
    if start == 0 and end == len(text):
        return tokens
    first, stop = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    words, folded = tokens.words[first:stop], tokens.folded[first:stop]
    return Tokens(words, folded, tokens.starts[first:stop], tokens.ends[first:stop])


def _start(text: str) -> int:
    """Where the telling begins."""
    start, before = 0, -1
    while before < start < len(text):
        before = start
        start = _behind_lead(text, start)
    return start if start < len(text) else 0


def _behind_lead(text: str, start: int) -> int:
    """Where it begins behind one of each kind of what may stand before it from a place on."""
    while start < len(text) and (text[start] in _OPENING or _is_picture(text[start])):
        start += 1
    if text[start : start + 1].isdigit():
        clock = _CLOCK.match(text, start)
        start = clock.end() if clock else start
    while (label := _LABEL.match(text, start)) and _is_label(label[1]):
        start = label.end()
    if ":" in text and (speaker := _SPEAKER.match(text, start)) and _speaks(speaker[1]):
        start = speaker.end()
    if text[start + 1 : start + 2].isupper() or "(" in text[start : start + _LONGEST_DATELINE]:
        start += _dateline(text[start:])
    return start


def _is_picture(letter: str) -> bool:
    return not letter.isascii() and (letter == "\ufe0f" or unicodedata.category(letter) == "So")


def _is_label(words: str) -> bool:
    return all(word in phrase_words()["label"] for word in words.lower().split())


def _speaks(words: str) -> bool:
    """Whether the words before a colon are somebody who says what follows, or say that he does."""
    known, folded = citing_words(), tokenize(words).folded
    if not folded:
        return False
    if "say" in known.verbs.get(folded[-1], ()):
        return True
    suffered = any(FACTS[word].states or any(form == "past" for form, _ in FACTS[word].verbs) for word in folded)
    return not suffered and any(word in known.nouns for word in folded)  # not "wounded soldiers:"


def _dateline(text: str) -> int:
    """The length of a dateline that a mark closes; a colon may also stand behind a label that says what is counted."""
    end = dateline_end(text)
    if not end or not _CLOSED.fullmatch(text[:end].rstrip()[-1:]):
        return 0
    if ":" not in text[:end]:
        return end
    words = (FACTS[word] for word in tokenize(text[:end].rstrip(" :")).folded)
    return 0 if any(facts.noun or facts.verbs or facts.states or facts.number for facts in words) else end


def _end(text: str) -> int:
    """Where the telling ends. A tag that is counted, or that is a word of the sentence, stays."""
    end = len(text.rstrip(_BOLD))
    if "http" in text or "pic." in text or text.rstrip(" .")[-1:] == ")":
        found = _TAIL.search(text)
        end = found.start() if found else end
    while "#" in text and (tag := _LAST_TAG.search(text, 0, end)):
        facts = FACTS[tag[1].lower()]
        counted = _BEHIND_NUMBER.search(text, 0, tag.start()) and tag[1][0].isupper()
        if counted or ((facts.noun or facts.verbs or facts.states) and not _is_label(tag[1])):
            break
        end = tag.start()
    return end or len(text)
