"""The constructions of notes on incidents, which leave out their auxiliaries: "two nurses abducted and later freed".

Belongs here: those rules, in the form of `constructions`. Not here: captives in whole sentences (`constructions`), that
only who is said to be taken is let go by such a note (`productions`).
"""

from __future__ import annotations

from pipeline.extract.rules.rule import Rule, rule

OF_NOTES: tuple[Rule, ...] = (
    # two nurses abducted at the market and released a day later
    rule(
        "note_later",
        "object",
        "qn1u v &",
        r"(?P<q>[qn1u](?:&[eD]*[qn1u])*)(?:[rfF][Deo]*[uc]{1,2}){0,2}v(?:[rfFyt][Deo]*[uc1]{1,2}|e|o){0,4},?&e*(?P<v>v)(?![eD]*[qn1ucpT$])",
    ),
)
