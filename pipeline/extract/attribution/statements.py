"""In what way a verb and its speaker state something: "said that", "blamed", "put the toll at", or nothing at all.

Belongs here: whether a citing verb cites where it stands, once its speaker is known. Not here: finding verb and speaker
(`cites`), how far the words reach (`reach`).
"""

from __future__ import annotations

from pipeline.extract.attribution.phrases import Line
from pipeline.extract.attribution.record import How
from pipeline.extract.attribution.speakers import Speaker

_ABOUT = frozenset({"of", "about", "against"})
_IS_ACCUSED = frozenset({"of", "for", "by", "in", "over"})
"""Behind "accused" they show that the one before it is so: "a teacher accused of"."""
_SUMS = frozenset({"to", "up"})
_OPENS_CLAUSE = frozenset({"that", "it", "they", "he", "she", "we", "there"})


def how_said(line: Line, at: int, speaker: Speaker) -> How | None:
    """In what way this speaker goes with this verb, None where the two cite nothing."""
    classes, kind = line.lexicon.verbs[line.folded[at]], speaker.kind
    if "put" in classes:
        counted = line.low(at + 1) == "it" or line.lexicon.count.intersection(line.folded[at + 1 : at + 7])
        return "say" if counted else None
    if "see" in classes and kind == "witness":
        return "say"
    if "show" in classes and (kind == "document" or speaker.phrase != speaker.text):
        return "say"
    if "record" in classes:
        acronym = kind == "name" and (speaker.text.isupper() or " " in speaker.text)
        if acronym or kind in ("body", "party", "crowd", "person"):
            return "say"
    if "say" in classes:
        return _stated(line, at, kind)
    if "accuse" in classes:
        return None if line.low(at + 1) in _IS_ACCUSED else "about"
    return "pledge" if "pledge" in classes else None


def _stated(line: Line, at: int, kind: str) -> How | None:
    low, following = line.folded[at], line.low(at + 1)
    if _tells_of_subject(line, at, kind) or (kind == "document" and low in line.lexicon.issued):
        return None  # "men believed to be guards", "a statement posted online"
    if low.startswith("add") and following in _SUMS:
        return None  # "adding to the 500 taken before"
    if low in ("warned", "told") and following == "to":
        return None  # "375,000 people in Florida warned to leave"
    if low.startswith("claim") and _claims_a_deed(line, at):
        return None
    closing = following in (".", ";")
    if low in ("found", "finds") and kind != "document" and following != "that" and not closing:
        return None
    clause = following in _OPENS_CLAUSE or _is_time(line, at + 1) or not following[0].isalnum()
    if low.startswith("declare") and not clause:
        return None  # "declared a state of emergency"
    denied = low == "denies" and following != "that"  # of a headline, whose "as" tells other news
    return "about" if denied or following in _ABOUT else "say"


def _tells_of_subject(line: Line, at: int, kind: str) -> bool:
    """Whether an infinitive behind the verb tells what others say of the subject; one who claims, or a body that
    reports, to have done something speaks."""
    if line.low(at + 1) != "to" or line.low(at + 2) not in ("be", "have"):
        return False
    reports = kind == "body" and line.folded[at] == "reported"
    speaks = line.folded[at].startswith("claim") or (reports and line.low(at + 2) == "have")
    return not speaks or "been" in (line.low(at + 3), line.low(at + 4))


def _is_time(line: Line, at: int) -> bool:
    """Whether a day stands at `at`, with or without its preposition."""
    lead = line.low(at) in ("on", "late", "early", "last")
    return line.low(at + lead) in line.lexicon.time


def _claims_a_deed(line: Line, at: int) -> bool:
    """Whether what is claimed is responsibility or lives ("claimed the attack") and not a statement."""
    if line.low(at - 1) in line.lexicon.mute and "of" not in line.folded[max(0, at - 4) : at]:
        return True  # "Flood claims three more"
    for step in range(at + 1, at + 4):
        if line.low(step) in line.lexicon.unsaid:
            return not line.low(step + 1).endswith("ed")
    return any(line.low(step) == "lives" for step in range(at + 4, at + 7))  # "claimed at least 1,489 lives"
