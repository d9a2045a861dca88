"""What the words behind a party's name say that it does: its weapons and attacks, or the verb whose subject it is.

Belongs here: reading them from left to right ("Russian strikes", "Norway, through its agency, will give"). Not here:
the words before the name, and which are asked first (`roles`); the classes of words (`classes`).
"""

from __future__ import annotations

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.phrases import Line
from pipeline.extract.dates.lexicon import weekdays
from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE
from pipeline.extract.parties.classes import classes_of
from pipeline.extract.parties.finder import PartySpan
from pipeline.extract.parties.scene import RoleName

_VERBS: tuple[tuple[str, RoleName], ...] = (
    ("strikes", "attacker"),
    ("takes", "captor"),
    ("frees", "freer"),
    ("gets", "receiver"),
    ("gives", "giver"),
)
_DEEDS = frozenset({"strikes", "stops", "frees", "takes", "loses", "gives", "gets"})
"""Classes of verbs that give their subject a role."""
_LOST = frozenset({"losses", "casualties"})
_ITSELF = frozenset({"it", "they", "its", "their"})
_ACRONYM = 5
"""Characters; "US" and "U.K." serve as adjectives."""
_LONGEST_ASIDE = 10
_MONEY = frozenset(["$", "€", "£", "million", "billion", "us$"])
_MONEY_REACH = 5
_WORDS_BEHIND = 7


def _subject(line: Line, first: int) -> bool:
    """Whether a party can be the subject of the verb behind it: no preposition before it but "militants in"."""
    at = first - 1
    while at >= 0 and "filler" in classes_of(line.folded[at]) and line.folded[at] not in ("at", "over"):
        at -= 1
    if at < 0 or not classes_of(line.folded[at]) & {"break", "against", "within", "toward"}:
        return True
    if line.folded[at] == "and" and _goes_on_list(line, at):
        return False  # "raids in Mali, Niger and Burkina Faso killed 40"
    if line.folded[at] in ("and", "or", "but", "that", "while", "as", "after", "before", "when", "because", "if"):
        return True
    if line.folded[at] == "of" and any("office" in classes_of(word) for word in line.folded[max(0, at - 4) : at]):
        return True  # "the Minister for Foreign Affairs of Iceland has decided"
    return line.folded[at] in ("in", "from", "of") and "force" in classes_of(line.low(at - 1))


def _goes_on_list(line: Line, at: int) -> bool:
    """Whether an "and" joins a name to others to which a preposition of place leads."""
    at -= 1
    while at > 0 and (line.folded[at] in (",", "the") or line.capital(at)):
        at -= 1
    return line.folded[at] in ("in", "across", "throughout", "within")


def role_behind(line: Line, span: PartySpan, at: int, first: int, before: RoleName | None) -> RoleName | None:
    """The role that the words behind the party give: its weapons and attacks, or the verb whose subject it is.

    The words are asked from left to right, what interrupts them is passed over, and the first that tells of a deed
    answers. `at` is the first token behind the name, `first` the name's own; `before` is the role that the words before
    it give. None where nothing answers.
    """
    own = _owns_what_follows(line, span, at)
    subject = _subject(line, first)
    passive = False
    end = min(at + _WORDS_BEHIND, len(line.folded))
    step = at
    while step < end:
        low = line.folded[step]
        found = classes_of(low)
        if last := _interruption(line, step):
            if low == ",":  # an aside may be longer than the reach
                end = min(end + last - step, len(line.folded))
            step = last
        elif low in FORMS_OF_BE or (low == "to" and _intends(line, step, at)):
            passive = low != "to"
        elif "break" in found or not low[0].isalnum() or low[0].isdigit():
            return None
        elif own and (role := _of_own(line, step, at, before)):
            return role
        elif subject and _claims_deed(line, step):
            return "attacker"
        elif _says(low) and "gives" not in found:
            step = _behind_own_speech(line, step)
            if not step:
                return None
        elif found & _DEEDS and (subject or low in _LOST):
            return _of_verb(line, step, found, passive, _of_whom(line, first))
        step += 1
    return None


def _owns_what_follows(line: Line, span: PartySpan, at: int) -> bool:
    """Whether nouns behind a party's name are its own: "Russian drones", "Israel's strikes", "US help"."""
    acronym = span.form == "name" and span.end - span.start < _ACRONYM
    return acronym or span.form in ("demonym", "group") or line.possessive(max(at - 1, 0))


def _interruption(line: Line, step: int) -> int:
    """The last token of what stands between a party and its verb and begins at a token: an acronym in brackets, "on
    Monday", a fire service, an aside between commas; 0 for none."""
    low = line.folded[step]
    if low == "(" and line.low(step + 2) == ")":
        return step + 2
    if low == "on" and line.low(step + 1) in weekdays():
        return step + 1
    if low == "fire" and line.low(step + 1) in citing_words().nouns:
        return step  # "London Fire Brigade": no fire of theirs
    return _aside(line, step) if low == "," else 0


def _of_own(line: Line, step: int, at: int, before: RoleName | None) -> RoleName | None:
    """The role that a noun of a party's own gives it: of an attack, a weapon, help."""
    found = classes_of(line.folded[step])
    if found & {"attack", "weapon"} and not _is_object(line, step, at):
        return "target" if before == "target" and "weapon" in found else "attacker"
    if "help" in found and before != "giver":
        return "receiver" if before == "receiver" else "giver"
    return None


def _claims_deed(line: Line, step: int) -> bool:
    """Whether a party claims an attack, or the responsibility for one."""
    return line.folded[step].startswith("claim") and not citing_words().unsaid.isdisjoint(
        line.folded[step + 1 : step + 4]
    )


def _says(low: str) -> bool:
    verbs = citing_words().verbs
    return low in verbs and "say" in verbs[low]


def _behind_own_speech(line: Line, step: int) -> int:
    """The token at which a party that speaks comes to itself ("said that it", "claims to have"); 0 if it speaks of
    others."""
    step += 1 + (line.low(step + 1) == "that")
    of_itself = line.low(step) in _ITSELF or line.low(step) == "having"
    return step if of_itself or (line.low(step), line.low(step + 1)) == ("to", "have") else 0


def _aside(line: Line, at: int) -> int:
    """The comma that closes an aside opened by the comma at `at` ("A, through its agency, will give"); 0 for none."""
    closed = next((end for end in range(at + 2, at + _LONGEST_ASIDE) if line.low(end) in (",", ".", ";")), 0)
    opens = line.low(at + 1) in weekdays() or "aside" in classes_of(line.low(at + 1))
    return closed if line.low(closed) == "," and opens else 0


def _intends(line: Line, at: int, first: int) -> bool:
    """Whether "to" leads to a verb of giving that the party itself means to do, or of getting: "has decided to donate",
    "is to receive"."""
    asked = any("asks" in classes_of(line.folded[step]) for step in range(first, at))
    behind = classes_of(line.low(at + 1)) | classes_of(line.low(at + 2))
    return not asked and not behind.isdisjoint(("gives", "gets"))


def _is_object(line: Line, step: int, first: int) -> bool:
    """Whether an attack word is a verb here, with an object behind it ("Israeli forces strike targets")."""
    return step > first and "force" in classes_of(line.folded[step - 1]) and "strikes" in classes_of(line.folded[step])


def _ends_clause(line: Line, at: int) -> bool:
    """Whether no object follows a participle: "killed in Kharkiv", not "killed at least seven"."""
    low, following = line.low(at), line.low(at + 1)
    counted = following == "least" or following[0].isdigit()
    return low in (".", ",", ";") or ("behind" in classes_of(low) and not (counted and low in ("at", "over", "near")))


def _ambiguous(low: str) -> RoleName:
    """The role at a verb that both attacks and stops: one destroys missiles and tanks, but shoots people only."""
    return "destroyer" if low.startswith("destroy") else "attacker"


def _of_whom(line: Line, first: int) -> bool:
    """Whether a party is the subject of a relative clause: "five whom the Russians killed"."""
    return line.low(first - 1 - (line.low(first - 1) == "the")) in ("whom", "which")


def _of_verb(line: Line, step: int, found: frozenset[str], passive: bool, active: bool) -> RoleName:
    low = line.folded[step]
    following = line.low(step + 1)
    participle = low.endswith("ed") or "participle" in classes_of(low)
    reduced = (
        participle
        and not active
        and "sent" not in classes_of(low)
        and "gives" not in found
        and line.low(step - 1) not in FORMS_OF_HAVE
        and _ends_clause(line, step + 1)
    )
    if (passive and not low.endswith("ing")) or reduced or "loses" in found:
        return "target"
    if "stops" in found:
        return "defender" if "strikes" not in found or following == "down" else _ambiguous(low)
    if {"gives", "strikes"} <= found and _is_of_money(line, step + 1):
        return "giver"
    for name, role in _VERBS:
        if name in found:
            return role
    return "none"


def _is_of_money(line: Line, at: int) -> bool:
    """Whether a sum or a word of help stands soon behind a verb that goes with weapons too: "sent Ukraine $5m"."""
    behind = line.folded[at : at + _MONEY_REACH]
    return any("help" in classes_of(word) or word in _MONEY for word in behind)
