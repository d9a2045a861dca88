"""The constructions of relative clauses: "six porters, who were shot dead", "two men who were seized have been freed".

Belongs here: those rules as data, in the form of `constructions`. Not here: how far a relative clause reaches
(`relative_reach`), those who were missing (`lost_constructions`).
"""

from __future__ import annotations

from pipeline.extract.rules.rule import Rule, rule

OF_RELATIVES: tuple[Rule, ...] = (
    # the bodies of six porters, who were shot dead in the market, were returned
    rule(
        "relative",
        "object",
        "qn1 R b v",
        r"(?P<q>[qn1])(?:o[rWF][Deo]*[uc]?|W[De]*u?c|(?:[fFr][Deo]*[uco]{1,2}){1,2}(?:,c)?(?=,))?(?:,|--?)?R[hbMe!]*b[ehb]*(?P<v>v)",
    ),
    # in a car driven by a nurse from the coast, who was also killed; … who also lost his life
    rule("agent_relative", "object", "1 y R b v", r"(?<=y)(?P<q>1)(?:[fF][Deo]*[uco1]{1,3})?,?R[he]*b[ehb]*(?P<v>v)"),
    rule("agent_relative_death", "death", "1 y R v", r"(?<=y)(?P<q>1)(?:[fF][Deo]*[uco1]{1,3})?,?R[he]*(?P<v>v)"),
    # destroyed all 15 drones and eight missiles that the enemy launched
    rule(
        "relative_object",
        "object",
        "q R v",
        r"(?P<q>q(?:(?:,|,?&)[eDp]*q)*)R[De]*[uco]{1,2}h?e*(?P<v>v)(?![eDp]*[qn1uc])",
    ),
    # 30 drones were launched from the coast, all of which were shot down
    rule("all_of_which", "object", "qn R b v", r"(?P<q>[qn])[^;:qn1R]{1,14}?,R[hMe!]*b[ehb]*(?P<v>v)"),
    # two men who were seized in the market last week have been found dead
    rule(
        "relative_main",
        "object",
        "qn1u R b v",
        r"(?<![fF])(?<![fF][eDo])(?P<q>[qn1u])(?:,x|(?:[fF][Deo]*[ucqo]{1,2}){1,2}(?:\([^()]*\))?(?:,c(?=,))?)?,?R[hbMe]*v(?:[rfFyW][Deo]*[uc]{0,2}o?|[eox]|,[^,;bvq]*,){0,5}?,?h?b[bhe]*(?P<v>v)",
    ),
    # the 12 pupils, who were kidnapped on May 3, have regained their freedom
    rule(
        "relative_main_active",
        "subject",
        "qn R b v",
        r"(?P<q>[qn])(?:[fFr][Deo]*[uco]{1,2}){0,2}(?:,c(?=,))?,?R[hMe]*b[eb]*v(?:[rfFyW][Deo]*[uc]{0,2}o?|[eox]|,[xo](?=,)){0,5}?(?:,h?|h)e*(?P<v>v)",
    ),
    # two men whose car was hit by a shell were wounded
    rule(
        "whose_main",
        "object",
        "qn1 R b v",
        r"(?P<q>[qn1])(?:,|--?)?R[eDo]*[uc]{0,2}[hMe!]*b[ehb]*[vo](?:[rfFyW][Deo]*[uc1]{0,2}o?|[eo]){0,4},?[hMe!]*b[bhe]*(?P<v>v)",
    ),
)
