"""The constructions of two verbs of harm with one subject: "was shot and died", "died or were wounded".

Belongs here: rules, in the form of `constructions`, whose second verb says what became of those of the first. Not here:
a second verb behind a relative clause (`constructions`), what the matches mean (`productions`, `harmed_productions`).
"""

from __future__ import annotations

from pipeline.extract.rules.rule import Rule, rule

OF_FATES: tuple[Rule, ...] = (
    # nine people died or were wounded; hundreds have died or been injured
    rule(
        "died_or_hurt",
        "died_or_hurt",
        "qn1u & b v",
        r"(?P<q>SUBJ)(?:[rfF](?:[Deo]*[uc]{1,2}|D?o)|[he])*(?P<v>v&[he]*b[eb]*v)",
    ),
    # a guard was stabbed and later died
    rule("shared_later", "subject", "1q & e v", r"^[^q1nubvwg;:]*(?P<q>[1q])[^;:]*?,?[&x]e+(?P<v>v)"),
    # a lady was shot and died; two had been beaten and died
    # the driver sustained serious injuries and died the next day; three of the five injured died
    rule(
        "shared_fate",
        "death",
        "1qun v",
        r"(?P<q>[1qun])(?:[rfF][Deo]*[ucT1]{1,2}){0,2}[hMe]*v(?:(?:[rfF][Deo]*[uc1]{1,2}|[eo]){0,3},?&[he]*|(?<=[qn]v)e*h?e*)(?P<v>v)(?![eD]*[qn1uT$])",
    ),
)
