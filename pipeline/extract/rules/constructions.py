"""The constructions: patterns over unit letters which tie a figure to the word that says what happened.

Belongs here: rules as data. A rule is a name, the role which its list of figures plays, the letters that it cannot do
without, and a pattern with the groups `q` (a list of figures) and `v` (the predicate). Not here: the meaning of a
predicate (`lexicon/predicates.txt`), taking matches to mentions (`match` and the `productions`).

To add a construction, add a line; `tollbook trace` shows its name beside each claim that it makes. Patterns are
searched in windows of at most `WINDOW` letters of which at most `MOST_INCLUDING` are I, for there are many ways to cut
a long gap into its pieces (`pieces`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.extract.rules.count_constructions import OF_COUNTS
from pipeline.extract.rules.doings import OF_DOINGS
from pipeline.extract.rules.fate_constructions import OF_FATES
from pipeline.extract.rules.list_constructions import AS_STATE, CAUGHT_AND, OF_LISTS, OF_WHOM, ONE_OF_STATE
from pipeline.extract.rules.lost_constructions import OF_LOST
from pipeline.extract.rules.name_constructions import OF_NAMED_LISTS, OF_NAMES
from pipeline.extract.rules.note_constructions import OF_NOTES
from pipeline.extract.rules.pieces import NAMED
from pipeline.extract.rules.relative_constructions import OF_RELATIVES
from pipeline.extract.rules.roles import PARTS
from pipeline.extract.rules.rule import Rule, rule

WINDOW = 200
"""Letters. The longest sentence of prose has about half as many units."""
MOST_INCLUDING = 5
"""A phrase of "including" may end anywhere, so that each one more multiplies the ways to cut a gap."""


RULES: tuple[Rule, ...] = (
    # seven people were killed; two were wounded; homes have been destroyed
    rule(
        "passive",
        "object",
        "qn1u b v",
        r"(?P<q>SUBJ)GAP[hMe!dBt]*b[bhetB!]*(?<!th)(?:,[^,;]*,)?(?:r[exo]|[xo])?e*(?:oe*,?&)?e*(?:&e)?(?P<v>v(?:(?:,?&[eb!]*|,e*|,o,?&e*|[eb!]*)v)*)",
    ),
    # 53 were completely and 150 were partially destroyed; six houses got fully and 25 got partially damaged
    rule(
        "split_degree",
        "object",
        "qn & e b v",
        r"(?P<q>[qn])[he]*b[be]*e,?&[eD]*[qn][he]*b?[be]*e(?P<v>v)",
    ),
    # killed seven people; kills two; wounding nine and a child
    rule(
        "active",
        "object",
        "qn1u vwg",
        r"(?P<v>(?:[vw]|[vwg](?:(?:&|,|,&)e*[vw])+|g(?:(?:&|,|,&)e*g)*))(?:re|[eDp])*(?:p(?:&|,(?=u)))?:?(?:,[ry][^,;qn]*,)?(?:(?:[peD]*o,){1,3}[peD]*o,?&)?[eD]*(?:[co](?=u)|[cou](?=[qn]))?(?P<q>OBJ)",
    ),
    # damage was recorded in 12 flats and three houses
    rule("damage_in", "object", "qn1 w bB rt", r"(?P<v>w)h?(?:[eb]+[vBo]|B)(?:r[Deo]*c)?[rt][eD]*(?P<q>OBJ)"),
    # windows were blown out in 12 houses
    rule("parts_in", "object", "qn1 b v r", r"[ouc]b[ehb]*(?P<v>v)r(?P<q>OBJ)"),
    # hits of seven drones; the killing of 21 people; an evacuation from the town of 300
    rule("nominal", "nominal", "qn1u m fyoIWFr", r"(?P<v>m)(?:[rtFy][cou]*)?[fyoIWFr][eD]*(?:o|c(?=u))?(?P<q>OBJ)"),
    *OF_LISTS,
    *OF_DOINGS,
    CAUGHT_AND,
    AS_STATE,
    # seven people killed; twelve hurt; missiles fired at the city; two found dead
    rule(
        "participle",
        "object",
        "qn1u v",
        r"(?P<q>SUBJ)NEAR[eB]*(?:(?<=e)&e+)?(?<![pD&])(?P<v>v(?:(?:&|,(?=vr))?[eb!]*v)*)(?!&[eb!]*v)(?![eD]*[qn1uT$])(?!p)(?!c(?![sB]))",
    ),
    rule(
        "left_so",
        "object",
        "qn B v &",
        r"B[eD]*(?P<q>[qn](?:&[eD]*[qn])*)(?:[rfF][Deo]*[ucT1]{1,2}){0,2}e*(?P<v>v)(?=,?&[eb!]*v[eD]*[qn1ucTpo])",
    ),
    # three men were killed, as were two women
    rule(
        "as_were",
        "object",
        "qn1u v r b",
        r"b[ehb!]*(?P<v>v)(?:[rfF][Deo]*[ucT1xe]{1,2}|[epo]){0,3},?rb[eD]*(?P<q>[qn1u](?:(?:,|,?&)[eD]*[qn1u])*)(?=[.,;:R]|$)",
    ),
    # a man tried to stab a guard and was shot dead: a bare "was" behind "and" shares the first subject
    rule(
        "shared_subject",
        "object",
        "1qu &x b v",
        r"^(?:[^;:]{0,12}[sB]R?(?=[eD]*[1qu]))?[^q1nubvwg;:]*(?P<q>[1qu])(?:[^;:sB]|[sB](?![eD]*[1qnu]))*?"
        r",?[&x]e*[hM]*b[ehb]*(?P<v>v)",
    ),
    *OF_FATES,
    # two gunmen wounded a guard before being shot dead
    rule("before_being", "object", "qn1u r b v", r"(?P<q>[qn1u])(?:[fF][Deo]*[uc]{1,2})?[hMeb]*[vo][^;:R]*?rb(?P<v>v)"),
    # a lady was shot in the market and died; five people, including two women were shot and died
    # a nurse working for the mission was caught in crossfire and died
    rule(
        "shared_death",
        "death",
        "1qu & b v",
        r"(?P<q>[1qu])(?:,I[eD]*[qn1](?:,?&[eD]*[qn1])?|o[rW][Deo]*[uc]{0,2})?[hMe!]*b(?:[eh]*v[eD]*y[eD]*[q1])?"
        r"(?:[^,;:&q1nu]|[rF][Deo]*u)*&e*(?P<v>v)",
    ),
    # a third of the town - 3,000 houses - was destroyed; … was without power
    rule("told_in_dashes", "object", "qn - b v", r"--?[eD]*(?P<q>q(?:,?&[eD]*[qn])?)--?[hMe!]*b[ehb]*(?P<v>v)"),
    rule("told_in_dashes_state", "state", "qn - b a", r"--?[eD]*(?P<q>q(?:,?&[eD]*[qn])?)--?[hMe!]*b[ehb]*(?P<v>a)"),
    *OF_RELATIVES,
    # Ada Obi, 25, was wounded and was later pronounced dead
    rule(
        "named_shared",
        "named_object",
        "c b v &",
        r"(?P<q>c)(?:,(?:[^,;bv]{1,14}|R[^,;]{1,8}),)?[hMe]*b[ehb]*v(?:[rfF][Deo]*[uc1]{1,2}|[^,;:&q1nubvwg])*,?&e*(?:b[ehb]*)?(?P<v>v)"
        r"(?![eD]*[qn1ucp])",
    ),
    # 12 rebels killed themselves
    rule("self", "self", "qn1u v p", r"(?P<q>[qn1u])[hMe]*(?P<v>v)p"),
    # a pupil who was injured later died; five people in a van that struck a mine died; two whose cart was hit
    # by a rocket died
    rule(
        "relative_death",
        "death",
        "1q R v",
        r"(?P<q>[1q])(?:[rfF][Deo]*[uco1]{1,2})?,?R[Deo]*u?[hMe]*(?:b[eb]*)?v(?:y[Deo]*[1u])?[^;:&qnvbhMR]{0,9},?h?e*"
        r"(?P<v>v)",
    ),
    # a woman who was hurt when a storm hit the town, later died
    rule(
        "relative_death_when",
        "death",
        "1q R b v r",
        r"(?P<q>[1q]),?R[hMe]*b[eb]*v[^,;:&qnvbhMR]{0,4}r[Deo]*[oTuc]{1,2}v[^;:&qnvbhMR]{0,9},[he]+(?P<v>v)",
    ),
    # two rockets fired from the hills hit a house; a woman, found alive in a ditch, later died
    rule(
        "reduced",
        "subject",
        "qn1 v",
        r"(?P<q>[qn1])(?:(?<!n)(?:[rfF][Deo]*[ucT]{1,2}){0,2}ve*[rFyWt][^,;:bhMvwgRqn1$&]{1,6}h?e*|,e*[vg][^,;:bhMvwgRqn1$]{0,6},[hMe]*)(?P<v>v)(?![ry]?(?:&|,(?![Deo]*[1uc]+[eh]*[sB])))",
    ),
    # four nurses, abducted on Sunday, were freed
    # six villagers, shot dead by some 20 men, were named
    rule(
        "aside",
        "object",
        "qn1 v ,",
        r"(?P<q>[qn1]),e*(?P<v>v)(?:[^,;:bhMvwgRqn1]{1,8}|y[eD]*[qn1](?:[rfF][Deo]*[uc]{1,2})?),(?=[hMe]*b)",
    ),
    *OF_NAMES,
    # three houses were damaged, as well as a school and two cars
    rule("added", "added", "qn1u v &", r"b[eh]*(?P<v>v)(?:&[eb]*v)?[^;:vwgbRqn1]{0,6}?,?&[eD]*(?P<q>OBJ)"),
    *OF_NAMED_LISTS,
    # inside a predicate: shot him dead; behind it: killed her
    rule("pronoun_inside", "pronoun_object", "vwg", r"(?P<v>(?P<q>[vwg]))"),
    rule("pronoun_object", "pronoun_object", "p vwg", r"(?P<v>[vwg])(?P<q>p)(?![eDo]*[u1qn])"),
    rule("pronoun_passive", "pronoun_passive", "p b v", r"(?P<q>p)[hMe!]*b[bhe]*(?:r[eo])?e*(?P<v>v)"),
    # she was shot in the back and later died
    rule(
        "pronoun_fate",
        "pronoun_subject",
        "p b v &",
        r"(?P<q>p)[hMe]*b[bhe]*v(?:[rfFy][Deop]*[uc1]{0,2}|[eo])*,?&[he]*(?P<v>v)(?![eD]*[qn1uT$])",
    ),
    rule("pronoun_state", "pronoun_state", "p b B a", r"(?P<q>p)[hMe]*b[bhe]*B(?:r|tb)?e*(?P<v>a)"),
    rule("pronoun_subject", "pronoun_subject", "p v", r"(?P<q>p)[hMe]*(?P<v>v)"),
    # were abducted at the market and later released; were taken to a field and shot dead
    rule(
        "passive_later",
        "object",
        "qn1u b v &x",
        r"(?P<q>[qn1u])(?:[rf][Deo]*(?:[ucT]{1,2}|(?<=o))){0,2}(?:\([^()]*\))?(?:,(?!&)[^,;:bhMvwgR]{1,12},)?[hMe!]*b[ehb]*v(?:[rfFyt][Deo]*[uc1]{1,2}(?:&[Deo]*[uc1])?|[rFty]?D?o|e){0,4},?[&x]e*(?:b[eb]*)?"
        r"(?P<v>v)(?![eD]*[qn1ucpT$])",
    ),
    *OF_NOTES,
    rule("inverted", "object", "qn1u va b", r"(?:^|[,;:&]|(?<=B)R)e*(?P<v>[va])[^,;:bqn1$vwg]*b[eD]*(?P<q>OBJ)"),
    # hit by four shells; targeted by eight drones
    rule("by_agent", "subject", "qn1u v y", r"(?P<v>v)[e]*(?:r[^,;:bvwgq]*)?y[eD]*(?P<q>OBJ)"),
    # seven people died; two drones hit a school; thousands, located in the hills, have fled
    rule(
        "subject",
        "subject",
        "qn1u vwg",
        r"(?P<q>SUBJ)GAP(?:[hMe!dp]*|[bhMeB!]*t[he!b]*|[bhe!M]+(?=g))(?P<v>(?!(?<=,)v[rF][^,;:bhMvwgRqn1]*,[hM])[vwg])",
    ),
    # 14 missiles fired at the city shot down
    rule(
        "reduced_passive",
        "object",
        "q v",
        r"(?P<q>q)ve*[rFt][^,;:bhMvwgRqn1$&]{1,4}(?P<v>v)(?=e*(?:[,;r]|$))",
    ),
    # drowned with her three nieces; were wounded along with two others
    rule("company", "company", "qn1u v W&", r"(?P<v>b?e*v(?:&e*v)?)e*(?:W|(?<=v)&|(?<=ve)&)[eDp]*(?P<q>OBJ)(?!e*[av])"),
    # seven dead; twelve were missing; left 130 homeless
    rule("state", "state", "qn1u a", r"(?P<q>SUBJ)GAP[bhMeB!tF]*(?:Br)?e*(?:(?<!D)|(?<=n)D)(?P<v>a)"),
    *OF_LOST,
    # including 34 the army says are dead
    rule("state_said", "state", "n s a b", r"(?P<q>n)[eD]*[uoc]{1,2}[sB]b[eb]*(?P<v>a)"),
    # a woman was shot and is in a critical condition
    rule(
        "shared_state",
        "state",
        "1qu b a &",
        r"(?P<q>[1qu])(?:,[^,;]*,)?[hMe]*b[ehb]*[ov](?:[yrfF][Deo]*[1uc]{1,2}){0,2},?&e*[bh][eb]*(?P<v>a)",
    ),
    *OF_COUNTS,
    # including two children; among them a nurse; two of whom died
    rule(
        "including",
        "including",
        "qn1u I",
        r"(?P<v>I)(?:[rf][Deo]*[ucoT]{1,2}(?:re)?(?=b)|pf)?[eDrpb]*(?:c(?=u&[eD]*q))?(?P<q>OBJ)",
    ),
    OF_WHOM,
    # among the 15 deaths, four were in the port; of the 23 deaths, nine are from the hills
    rule("of_counted", "among", "n q fJ ,", r"(?:^|[;.])[fJ][De]*(?P<v>q),[eD]*(?P<q>n)(?=[bh])"),
    # 39 dead: 28 rebels, nine soldiers; five dead (three men and two boys)
    rule(
        "breakdown",
        "among",
        "qn qn1 :(-",
        r"(?P<v>[qn])(?:,[^,;:qn1]{1,8},|(?:[rfF][Deo]*[ucTo]{1,2}){1,3})?(?:b?[av](?:[rfF][Deo]*[ucTeo]{1,2}){0,2}e*|[hM]*b[^,;:qn1]{0,6}|o)?[:(-](?P<q>[qn1](?:(?:,I[eD]*[qn1](?=,))?(?:,?&|,)[eD]*[qn1])+)(?=[,;)-]|$)",
    ),
    # among the 44 injured were two nurses; a skater among four people killed
    # eight dead - a nurse among them
    rule(
        "among_them",
        "among",
        "qn1 qn I",
        r"(?P<v>[qn])[^;,qnI]{0,7}?[,-][eD]*(?P<q>[qn1](?:&[eD]*[qn1])?)I(?=[,;:).-]|$)",
    ),
    rule("among", "among", "qn1u qn J b", r"J[D]*(?P<v>[qn])[va]?,?b[eD]*(?P<q>OBJ)"),
    rule(
        "one_among",
        "among",
        "qn1u qn J",
        r"(?<![fF])(?P<q>[qn1u](?:(?:,[ep]*[qn1u])*,?&[qn1u])*)(?:[rf][Deo]*[uc1]{1,2}){0,3}(?:,[^,]*,)?R?b?J[D]*(?P<v>[qn])",
    ),
    # there are 12 nurses among the dead; with two pupils among the injured
    rule(
        "there_among",
        "one_of_state",
        "qn1 I bW",
        r"(?:(?<=[xe])b|^b|W)[eD]*(?P<q>[qn1](?:,?&[eD]*[qn1])*)(?P<v>I)(?=[,;:).-]|$)",
    ),
    # two of the dead were children
    # three of the dead and two of the wounded were traffic police
    rule("described", "described", "q u1 b", r"(?P<v>q)(?=(?:&[eD]*q)?bo?(?P<q>[u1])(?![er]*[bhMv]))"),
    ONE_OF_STATE,
    # the developer is among the dead; 12 soldiers were among the wounded
    rule(
        "one_of_state",
        "one_of_state",
        "1quc I b",
        r"(?<![fFtyW])(?P<q>[1quc](?:(?:,|,?&)[eDp]*[1qun])*)(?:[rfFW](?:D?o|[Deo]*[uc1q]{1,2})){0,3}(?:,[^,;]*,|,)?be*(?P<v>I)",
    ),
    # two guards among dead in blast
    rule("one_of_state_headline", "one_of_state", "1q I", r"^[eD]*(?P<q>[1q](?:,?&[eD]*[1q])*)(?P<v>I)(?=[rF]|$)"),
    # the dead were two women and a child; those killed were six porters; the injured are 14
    # the only death in the town was a child; the dead in the north were two nurses
    rule(
        "the_dead",
        "the_dead",
        "qn1u avu bI",
        r"(?:^|[,;:&xDpo]|De)(?P<v>[avu])(?:,R[^,;]*,|[rF][Deo]*[uc]{1,2})?e*B?[bI]e*(?P<q>OBJ)",
    ),
    # killed were Ada Obi, 34, and Musa Bello; the dead were Ada Obi and two guards
    rule(
        "the_dead_named",
        "the_dead_named",
        "c1u vau b",
        rf"(?:^|[,;:&xDpoe])(?P<v>[vau])e*b[eb]*:?(?:o(?=c))?(?P<q>{NAMED}(?:(?:,|;|,?&|;&)[eD]*(?:{NAMED}|[qn](?:[rf][Deo]*[ucT]{{1,2}})?(?=[,;&:-]|$))){{0,12}})(?:[,;:-]|$)",
    ),
    # among the injured was Hodan Ali; seven children, among them Lina Saleh
    # among those killed in the raid was Hodan Ali
    rule("named_included", "named_included", "c I", r"(?P<v>I)(?:,?b?|(?:[rfF][Deo]*[ucT]{1,2}){1,2}b)[eD]*(?P<q>c)"),
    # of the deaths, 12 were reported in the capital; among the wounded, two are critical
    rule("of_state", "of_state", "n I ,", r"(?P<v>I),[eD]*(?P<q>n)(?=[bh])"),
    # two were women; one of them a child
    # one of them, Ada Obi, 56, was a nurse
    rule("copula", "copula", "n u1q", r"(?P<v>n)(?:,c(?:,x)?,(?=b)|,?)[beD]*(?P<q>[u1q])(?![er]*(?:[bhM]|v(?!y)))"),
)


@lru_cache(maxsize=50_000)
def rules_for(letters: frozenset[str]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """(the other rules, those of `PARTS`) that can match a sentence with these letters."""
    able = [one for one in RULES if _may_match(one, letters)]
    return tuple(r for r in able if r.role not in PARTS), tuple(r for r in able if r.role in PARTS)


def _may_match(one: Rule, letters: frozenset[str]) -> bool:
    for need in one.needs:  # noqa: SIM110 - a plain loop is twice as fast as all() here
        if need.isdisjoint(letters):
            return False
    return True
