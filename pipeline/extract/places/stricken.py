"""Whether the words behind a name say that something happened there: a passive, a verb of suffering, a label.

Belongs here: "Kherson shelled", "Kyiv faced a raid", "Sri Lanka attacks: toll rises", "Israel's war in Gaza".
Not here: other roles (`roles`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.words import words

NEXT = re.compile(r"\s*([^\W_][\w.]*(?:[’'-]\w+)*|[^\w\s])")
"""The next word or mark."""
_LABEL = re.compile(r"(?: [\w’'-]+){0,4}:(?= )")
"""From a name to the colon that closes the label of a headline ("Sri Lanka attacks: toll rises")."""
_LABEL_REACH = 40
"""Characters from the beginning of a headline to the end of a name in its label."""


def names_event(text: str, end: int) -> bool:
    """Whether a name stands in the label of a headline that names an event there, and no speaker."""
    match = _LABEL.match(text, end) if end <= _LABEL_REACH and ":" in text else None
    if match is None:
        return False
    label = match[0].lower().rstrip(":").split()
    return bool(label) and label[-1] in words().label_nouns


_TITLE = re.compile(r" ?(?:[-–—|/]|:) ?(?:[A-Z][\w’'-]* (?:and |& )?){0,2}?([A-Za-z]+)\b(?! (?:said|says))")
"""Behind a country that begins a headline: the kind of news from there ("Afghanistan - Floods (…)")."""


def opens_title(text: str, start: int, end: int) -> bool:
    """Whether a country's name begins a headline of the form "Country - Floods"."""
    match = _TITLE.match(text, end) if start <= 1 else None
    return match is not None and match[1].lower() in words().label_nouns | words().event_nouns


_AFTER_PASSIVE = re.compile(
    r"\s*(?:(?:by|in|on|at|with|from|overnight|again|during|after|as|for|over|when|amid|and)\b|[,.;:!?]|$)",
    re.IGNORECASE,
)


_AROUND = WordPattern(r" and (?:the|its) (?:surrounding |neighbouring |nearby )?<land_around>\b")
"""What may be stricken along with a place."""
_OWN_TOLL = WordPattern(
    r"(?:\s+(?:has|have|had|also|alone|so far|itself)\b){0,3}\s+<recording>"
    r"(?:\s+(?:at least|more than|over|about|around|some|nearly|almost|up to|a total of|another|its first))?"
    r"\s+[\w,.-]+(?:\s+(?:hundred|thousand|million|dozen))?(?:\s+<counted_people>)?\s+<lost>\b"
    r"|\s+(?:has|have|had)\s+(?:at least\s+)?(?:\d[\d,.]*|<number_word>)\s+(?:more |new |confirmed )?<lost>\b"
    r"|\s+(?:has|have|had)\s+the\s+(?:most|highest|largest|greatest)\s+(?:[\w-]+\s+){0,3}?<lost_most>\b"
    r"|(?:\s+<stricken_unit>)?(?:\s+\([^)]*\))?\s+(?:is|was|were|are|remains?"
    r"|(?:has |have )?(?:been|emerged as)|continues to be)"
    r"\s+(?:(?:the|among the|one of the)\s+(?:worst|hardest|most)[ -](?:affected|hit|stricken|damaged|impacted)"
    r"|(?:affected|hit|impacted)\s+(?:the )?(?:most|worst|hardest))\b"
    r"|(?:\s+<stricken_unit>)?,?\s+with\s+(?:at least\s+)?[\w,.-]+\s+(?:more |new |confirmed )?"
    r"<lost>\b",
    re.IGNORECASE,
)
"""Who reports so many dead without saying whose counts its own ("India reported 360 killed")."""
_MOURNS = re.compile(
    r"(?: has| have| had)? (?:declared (?:an? |\w+ )(?:days?|week|period|state) of (?:[a-z]+ )?(?:mourning|emergency)\b"
    r"|(?:mourn(?:s|ed)|bur(?:ies|ied)) (?:its|their) )"
)
"""Who mourns, or is in need, has been struck."""
_PROSE = re.compile(r"[.!?][”\"’')]*\s*$")


_DEADLY = WordPattern(
    r"(?: [a-z-]+){0,2} <deadly_event>"
    r"(?: (?:that|which))? (?:has |have )?<harming_stem>\w*(?! responsibility)\b"
)
_ELSEWHERE = re.compile(r"\b(?:in|on|at|near|across|against|over)\s+(?:the\s+)?(?:\w+ern\s+)?[A-Z]")


def is_attacked_there(text: str, end: int) -> bool:
    """Whether a town's name says where an attack was: "Kabul attack kills 12".

    With another place behind it, the name of a capital stands for who attacked: "Moscow attacks kill 12 in Sumy".
    """
    match = _DEADLY.compiled.match(text, end)
    return match is not None and _ELSEWHERE.search(text, match.end()) is None


def is_stricken(text: str, end: int, country: bool = False) -> bool:
    """Whether the verb behind a name is passive, or one that is suffered ("Kherson shelled", "Kyiv faced a raid").

    A country's bare participle is passive in a headline alone: "Russia attacked with six missiles." is active.
    """
    if _OWN_TOLL.compiled.match(text, end) or _MOURNS.match(text, end):
        return True
    bare = not (country and text[end : end + 1] != "," and _PROSE.search(text))
    around = _AROUND.compiled.match(text, end)
    at, passive = around.end() if around else end + (text[end : end + 1] == ","), False
    for _ in range(4):
        match = NEXT.match(text, at)
        word = match[1].lower() if match else ""
        if not match or not (word in words().auxiliaries or word in words().adverbs or word in words().stricken_words):
            return False
        at = match.end()
        if word in words().auxiliaries:
            passive = passive or word not in ("has", "have", "had")
        elif word in words().stricken_words:
            return (
                passive
                or word in words().suffering_words
                or (
                    bare
                    and word.endswith(("ed", "hit", "struck", "shaken"))
                    and _AFTER_PASSIVE.match(text, at) is not None
                )
            )
    return False


_WAGED = WordPattern(r" (?:\w+ ){0,2}<waged> (?:in|on|against|of|across|over|into) (?:the )?[A-Z]")
"""Behind a country in the possessive: what it wages elsewhere ("in Israel's war in Gaza")."""


def wages_war(text: str, end: int) -> bool:
    """Whether a country in the possessive, which ends at `end`, wages war elsewhere, and was not hit itself."""
    return _WAGED.compiled.match(text, end) is not None
