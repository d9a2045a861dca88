"""The constructions that tie named people to the word that says what happened to them.

Belongs here: those rules as data, in the form of `constructions`. Not here: names behind "including"
(`constructions`), what the matches mean (`name_productions`).
"""

from __future__ import annotations

from pipeline.extract.rules.pieces import NAMED
from pipeline.extract.rules.rule import Rule, rule

OF_NAMES: tuple[Rule, ...] = (
    # Amadou Keita, a trader, was killed; gunmen killed Amadou Keita; Amadou Keita died
    rule(
        "named_passive",
        "named_object",
        "c b v",
        r"(?P<q>c)(?:,(?!e*[sB])[^;,]*(?:,[^;,bv]*){0,2},|,[^;,bv-]*--?[^;-]*--?|\([^()]*\)|[rf][^,;:bhMvwgRq]{1,6}(?:,c)?,?|,D[co]{1,2}(?:[fF][Deo]*[cu])?|,(?=[hMe!]*b))?"
        r"[hMe!]*b[bheB]*(?:r[eo])?e*(?P<v>v)",
    ),
    # Ada Obi was shot by gunmen in the town and died in hospital
    rule(
        "named_shared_fate",
        "named_subject",
        "c b v &",
        r"(?P<q>c)(?:,(?:[^,;bv]{1,6}|R[^,;]{1,8}),)?[hMe]*b[ehb]*v(?:[rfFy][Deo]*[uc1]{1,2}|[^,;:&q1nubvwg])*,?&e*(?P<v>v)(?![eD]*[qn1ucp])",
    ),
    # Ada Obi, 63, who was kidnapped on Tuesday, was released
    rule("named_relative", "named_object", "c R b v", r"(?P<q>c)(?:,x)?,R[hMe!]*b[bhe]*(?P<v>v)"),
    rule("named_relative_main", "named_object", "c R b v", r"(?P<q>c)(?:,x)?,R[^,;:]*,[hMe]*b[bhe]*(?P<v>v)"),
    # killed a trader, Musa Bello; but "for each officer killed, Musa Bello said"
    rule(
        "named_active",
        "named_object",
        "c vwg",
        r"(?P<v>[vwg])(?:[eDou1]{0,3}?|[eDou1]{1,3}?,(?=c(?!h?e*[sB])))(?P<q>c)",
    ),
    rule("named_headline", "named_object", "c v", r"^[uoe]*(?P<q>c)(?P<v>v)(?=[rFye,;]|$)"),
    rule(
        "named_subject",
        "named_subject",
        "c v",
        r"(?<![fFrty])(?P<q>c)(?:,(?!e*[sB])[^;,]*(?:,[^;,bv]*)?,|\([^()]*\)|[fF][Deo]*[uc]{1,2}|,D[co]{1,2}(?:[fF][Deo]*[cu])?)?[hMe]*(?P<v>v)",
    ),
    rule("named_nominal", "named_nominal", "c m f", r"(?P<v>m)f[eDou1]{0,3}(?P<q>c)"),
)

_NAMES = rf"{NAMED}(?:(?:,|,?&)[eD]*{NAMED}){{0,8}},?&[eD]*"
_HAS_NAME = r"(?=[^;]*c)"
_LIST = rf"{_HAS_NAME}(?P<q>{_NAMES}(?:{NAMED}|[qn]))"

OF_NAMED_LISTS: tuple[Rule, ...] = (
    # Ada Obi, a nurse, and her son Musa were killed; killed Ada Obi and her driver
    rule(
        "named_list",
        "named_list",
        "c & b v",
        rf"(?<![fFrvwg]){_HAS_NAME}(?P<q>{_NAMES}(?:{NAMED}|[qn](?:[rf][Deo]*[ucT]{{1,2}})?))[hMe!]*b[bhe]*(?:r[eo])?e*(?P<v>v)",
    ),
    # Ada Obi, a nurse, and two others are feared dead; Ada Obi, two others killed in attack
    rule("named_list_state", "named_list", "c & b a", rf"(?<![fFrvwg]){_LIST}[hMe!]*b[bheB]*(?:Br)?e*(?P<v>a)"),
    rule(
        "named_list_headline",
        "named_list",
        "c v q1n",
        rf"^(?:[uc]:)?{_HAS_NAME}(?P<q>{NAMED}(?:,|,?&)[eD]*[qn])(?P<v>[va])(?=[rFye,;]|$)",
    ),
    rule("named_list_died", "named_list", "c & v", rf"(?<![fFrvwg]){_LIST}[hMe]*(?P<v>v)(?![yF])"),
    rule("named_list_active", "named_list", "c & vwg", rf"(?P<v>[vwg])e?D?{_LIST}(?![hM]?[bhMv])"),
)
