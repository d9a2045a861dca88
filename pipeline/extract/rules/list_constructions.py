"""The constructions of lists whose items have phrases of their own: "two guards watching the gate and a cook from Jos".

Belongs here: those rules as data, in the form of `constructions`; `PLIST` is such a list. Not here: what may stand in
it (`pieces`, `list_phrases`), plain lists and lists of names (`constructions`).
"""

from __future__ import annotations

from pipeline.extract.rules.rule import Rule, rule

OF_LISTS: tuple[Rule, ...] = (
    # about 13 inmates in the prison of the town and a guard were killed: a list with places in it
    rule("passive_list", "object", "qn1u & b v rfFtWog", r"PLIST[hMe!d]*b[bhetB!]*(?P<v>v)"),
    # two farmers in the north and four herders killed in attack
    rule("participle_list", "object", "qn1u & v rfFtWog", r"PLIST[e]*(?P<v>v)(?![eD]*[qn1uT$])(?!p)(?!c(?![sB]))"),
    # three members of a choir and two guards lost their lives
    rule("subject_list", "subject", "qn1u & v rfFtWog", r"PLIST[hMe]*(?P<v>v)(?![yF])"),
    # two farmers in the north and four herders are feared dead
    rule("state_list", "state", "qn1u & a rfFtWog", r"PLIST[bhMeB!]*(?:Br)?e*(?P<v>a)"),
)
CAUGHT_AND = rule(
    "caught_and",
    "object",
    "qn1u b o & v",
    r"(?P<q>SUBJ)[hMe]*b[eh]*o[rfF][Deo]*[ucT]{0,2}e*,?&e*(?P<v>v)(?![eD]*[qn1ucpT$])",
)
"""Nine hikers were caught in an avalanche and killed."""
AS_STATE = rule("as_state", "object", "qn B v r", r"B[eD]*(?P<q>[qn](?:,?&[eD]*[qn])*)r(?P<v>v)(?=[rF.,;:)&]|$)")
"""Listed 12 people as wounded."""
ONE_OF_STATE = rule("one_of_state_list", "one_of_state", "1qu & I b rfFtWog", r"PLIST[b]e*(?P<v>I)")
OF_WHOM = rule(
    "of_whom",
    "including",
    "qn1 f R",
    r"f(?P<v>R),?[eD]*(?P<q>[qn1])(?:(?=e*[hM]*b[eb]*B(?![eDtr]*[vag]))|(?!e*[hMvag])(?!e*b(?!e*[rF][Deo]*[cu])))",
)
"""27 dead, of whom five children; of which 900 are in the north; of whom four have been confirmed."""
