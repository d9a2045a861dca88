"""The constructions of what became of the missing: "33 miners trapped underground since Monday were found dead".

Belongs here: rules, in the form of `constructions`, over a figure, the participle or state that says that its people
were missing, and the verb of the main clause. Not here: which of the two measures holds (`hits`).
"""

from __future__ import annotations

from pipeline.extract.rules.rule import Rule, rule

_LOST = (
    r"(?P<q>[qn1u])(?:(?:\([^()]*\))?,?R[hMbe]*)?e*B?[av](?:&e*va?)?"
    r"(?:[rfFyW][Deop]*[ucT1]{0,2}(?:(?<=[ucop])v)?(?:ou?)?|[eo]){0,6},?"
)
"""Who was missing: "nine fishermen missing after their boat sank", "five who went missing on Sunday"."""

OF_LOST: tuple[Rule, ...] = (
    # searched the river through the night for three boys
    rule("sought_for", "object", "q vwg r", r"(?P<v>[vwg])[DeorWuc1&]{1,8}r[eD]*(?P<q>q)"),
    # nine hikers missing since Monday were found dead
    rule("lost_found", "lost", "qn1u av b", rf"{_LOST}h?b[bhe]*(?:Br?e*)?(?P<v>[av])"),
    # five of the nine who went missing have died
    rule("lost_died", "lost", "qn1u av h v", rf"{_LOST}he*(?P<v>v)"),
)
