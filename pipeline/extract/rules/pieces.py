"""Pieces of the rules' patterns: lists of figures, of named people, and what may stand between a subject and its verb.

Belongs here: expressions over unit letters which several rules share. Not here: the rules (`rules`).

The macros stand in a rule's pattern by their names. In a gap, two pieces should not be able to begin at the same
letter.
"""

from __future__ import annotations

import re

_TAIL = r"(?:[^,;:bhMvwgRqrfFWo&Bsx]|x(?![eDp]*n)|[Bs](?![eDp]*[u1c])|&(?![eD]*(?:[uc1]+[bhM]|n))|o(?![rFtyW]))*"
"""What goes on with a prepositional phrase; "o" before a preposition begins a piece of its own, and a verb of
saying before a noun a clause."""

_IN = r"(?:[rfF]|W(?![eDp]*[qn1][eDp]*a))"
"""A preposition; "with 300 people missing" tells of others."""

_INCLUDED = r"(?:[^;bvIW]|W(?!n))"
"""A letter of what stands behind "including"; "with 12 wounded" tells of others."""

_GAP = (
    r"\((?:[^()]|\([^()]*\))*\)",  # (in brackets), [2,072 households (HHs)]
    rf"[,-]?I(?:{_INCLUDED}*?|[^;,I]*,(?=[hb]))",  # including two children, including one that was burnt,
    r",(?![hbM])[^;,sB]*[sB]?[^;,sqn1]*(?:,[^;,bv]*){0,2},",  # , aged 7, of Kharkiv,
    r"o?,(?=R)",  # , who
    r",&[eBo]*n,(?=[hMb])",  # , and likely hundreds more,
    r"--?c[^;bvR-]*,(?=[hb])",  # - Ada Obi (31) and Musa Bello, both traders,
    r"--?[^;-]+--?",  # – an officer –
    r"--",
    rf"{_IN}{_TAIL}",  # in the town
    rf"{_IN}[Deocu1x]*q(?:[rfF][Deo]*[uco]{{1,2}}(?:&[Deo]*c)?)?(?=[hMeb])",  # in the blast at a depot of 12 tanks
    r"[rF][De]*v[eo]*u(?=[hMbe])",  # from the sunken ship
    r"[rF][De]*q(?=[rFf][Deo]*[qcu])",  # from 12 villages in five districts
    r"F[De]*q(?:[rf][Deo]*[uc]{1,2})?,?&[De]*[qn](?:[rf][Deo]*[uc]{1,2})?,?(?=[hbv])",  # from two hamlets and a town
    r"F[De]*qR[he]*o(?:[rF](?:[Deo]*[uc]{1,2}|D?o))?(?=[vhMb])",  # from two families who lived in the hut
    r"f[eD]*q(?=[var]|o[rf])",  # three members of one family died
    r"[rfF][Deo]*c{1,2}(?:u?,[Deo]*c{1,2})*(?:u?,?&[Deo]*c)?[ou]*",  # in Kharkiv, Sumy and Odesa; in Muleba, Kagera
    r"[rfF][De]*or[Deo]*c{1,2}&[Deo]*c(?=[hMb])",  # in the posts at Kalma and Dereig
    rf"(?:[vo]|v[exo]{{1,3}})[rFtyWf]{_TAIL}",  # travelling to the front; kidnapped early this year in the north
    r"v[eo]*F[Deo]*c{1,2}&[Deo]*c{1,2}(?=h?b)",  # launched from Iraq and Lebanon
    r"v[eo]{1,2}(?=h?b)",  # kidnapped last week
    r"vT(?=h?b)",  # taken in the raid
    r"vrg[^,;:bhMvwgRq]*(?=h?b)",  # kidnapped while driving to the north
    r"a(?:[&o]|[rF][Deo]*[uc]{0,2})*(?=[hM]?b)",  # with bullet wounds and burns; held hostage in the delta
    r"of[De]*q(?=[hMb])",  # consisting of 80 people
    r"J[eD]*q",  # four children among the 90 patients have died
    r"o[De]*q(?=v)",  # carrying 90 migrants sank
    r"o(?:&o|[Deo]*[cu]o?)?(?=[hb])",  # beside him; guarding the pipeline of the firm
    r"g[^,;:bhMvwgRq]*(?=h?b)",  # heading for the capital
    r"(?<![Bs])(?<![Bs]e)(?<![Bs]re)R(?:[^,;R]|,(?=o[&,]))*?",  # who had stayed behind; not "said on Monday that"
    r"xtb[ehb]*[vo]e*(?=[hMb])",  # yet to be identified
    r"e",
)
"""The pieces of what may stand between a subject and its verb."""

_DESCRIPTION = r"[1u](?:[rfF][Dec]*[ucTnxo]{1,2}){0,2},(?!&|[eDp]*[qn1u])"
"""A singular between commas that says who the one before it is: ", a midwife,", ", a father of three,"."""

_OWN_VERB = (
    r"(?:[ep]|r(?!p)|o(?=[Bs])|o?u(?=[Bs])|,?&[eD]*o?u?(?=B)|r[De]*[ox]|[rf][Deo]*[ucT]{1,2}|W[Deo]*[ucTw]{0,2}){0,3}"
    r"(?:c|,(?:r[Deo]*)?c(?:,x)?,)?(?:[bhMaBs]|v(?![yF])|w)"
)
"""What makes the last of a list the subject of a clause of its own: "…, the governor of the region said"."""

_TOWARDS = r"t(?:D+[uco]{1,2}|c)"
"""What somebody of a list is assigned to: "the ambassador to the country, a guard and …"."""

_REDUCED = r"v[Fyr][Deo]*[ucT]{1,2}(?:[rf][De]*[uco]{1,2})?(?=,?&)"
"""A participle with its phrases behind an item of a list: "nine missiles launched from ships and three …"."""

_MEASURED = r"[eDp]*x(?:f[Deo]*[uco]{1,2})?"
"""What is measured and not counted, in a list: "40 hectares of rice"."""

_AND_OTHERS = r",?&(?:D+o|DD)(?=e*[hMbv])"
"""Others whom nobody counted, in a list: "12 miners and many others were seized"."""

_WHO = "|".join(
    [
        r",x",  # , 31
        r"\([^()]*\)",  # (31)
        r",[fF][Deo]*[uc]{1,2}(?:,c)?(?=,)",  # , from Lyon,
        r",[Deo]*[1u](?:[rfF][Deo]*[ucTo]{1,3}){0,2}(?=,|&1)",  # , a nurse of the town,
        r"[rfF][Deo]*[uc]{1,2}",  # of Lyon
    ]
)
NAMED = rf"[cu1](?:{_WHO})?,?(?=[&,hMebrv;:)-]|$)"
"""One of a list of named people: with an age or brackets, what describes them, or where they are from."""

_BOUND = r"(?:[rfFt][Deo]*[ucT1o]{0,2}|W[Deo]*[ucT]{1,2}|[og][rtyF]?[Deo]*[uc]{1,2})"
"""What belongs to one item of a list: of the choir, with the mission, guarding the gate, attached to the governor."""

_OF_AGE = r"r[De]*ofo"
"""Under the age of five."""

_WHICH = r"R[hMe]*b[^,;:&qn1uvwgsBR]{1,4}(?=,|&)"
"""What a relative clause says of an item of a list, where it does nothing: "19 cars that were parked outside, a …"."""

_MOST = r",D?fp[eDo]*[ou](?=,)"
"""What most of an item's things are: "12 drones, most of them decoys, four missiles and …"."""

_MACROS = {
    # a list of counted things; in OBJ what follows the first must not have a predicate of its own behind it
    "SUBJ": (
        r"(?:(?<![&,Iovwg])(?<![&,Iovwg][eDp])[qn1u](?:;[eDp]*[qn1u])+|"
        rf"(?<![va]I)(?<![va],I)[qn1u](?:(?:,x(?:&x)?(?=,)|--?[^-;bvhMR]{{1,6}}--?(?=&))?"
        rf"(?:,?&|,(?![eDp]*{_DESCRIPTION}))[eDp]*(?:(?<=[Dp])f[De]*)?[qn1u]|&[Dp]*o(?=u)u|,[eDp]*xf[Deo]*[uco]{{1,2}}(?=,?[&,]))*"
        rf"(?:(?:,{_MEASURED}){{0,3}},?&{_MEASURED}(?=[bhMve])|{_AND_OTHERS})?)"
    ),
    "OBJ": (
        rf"[qn1u](?:(?:e(?=,?&)|c(?=,[eDp]*[q1])|{_OF_AGE}(?=,?&)|o?[rfFy][Deo]*[ucT1]{{0,2}}(?:[fW][Deo]*[uc]{{0,2}})?|{_WHICH}|{_TOWARDS}|ot[Deo]*[uc]{{1,2}}|W[Deo]*c|\([^()]*\)|{_REDUCED}|,n[uo](?=,&)|--?[^;-]{{1,8}}--?(?=&)|{_MOST})?(?:,c(?=,&)|&[Dep]*[oc]{{1,2}}(?=,[eDp]*q))?"
        rf"(?:,?&(?:,[^,;bvwgqn1R]{{1,5}},)?|,)[eDIp]*[qn1u](?!{_OWN_VERB}))*"
    ),
    # a list of two or more at the head of a clause, whose items have phrases of their own behind them
    "PLIST": (
        r"(?:(?<![bfyrFtvwgWJI])(?<![fyrFtWI][eDp])|(?<=,r)|(?<=,r[eDp]))"
        rf"(?=[^;]*[rfFtWog])(?P<q>[qn1u]{_BOUND}{{0,3}}(?:\([^()]*\))?(?:,[ep]*[qn1u]{_BOUND}{{0,2}}){{0,3}},?&[eDp]*[qn1u])(?:[rfF][Deo]*[uco]{{1,2}})?"
    ),
    # what may stand between a subject and its verb; more than ten pieces are another sentence
    "GAP": rf"(?:{'|'.join(_GAP)}){{0,10}}?,?",
    "LATER": r"[^;,nqL()]*h[^;,nqL()]*t[nq]",  # in the town has risen to 41
    "NEAR": (
        rf"(?:\([^()]*\)|(?:[,-]I|I(?![,)-])){_INCLUDED}*?,?|,[^;,]*,|--?[^;-]+--?|--|-(?=v[yrFe][^;-]*-)"
        r"|[rfF][^,;:bhMvwgRq]{1,4}|W[^,;:bhMvwgRqn]{1,4}"
        r"|g[^,;:bhMvwgRq]{1,4}(?=v)|[ov][rtF]?[Deo]*[uc]{1,2}(?=v)){0,8}?"
    ),
}
_MACRO = re.compile(rf"\b(?:{'|'.join(_MACROS)})\b")


def expand(pattern: str) -> str:
    """A rule's pattern with the macros `SUBJ`, `OBJ`, `GAP` and `NEAR` written out."""
    return _MACRO.sub(lambda macro: _MACROS[macro.group()], pattern)
