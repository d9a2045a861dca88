"""The constructions of counts told as such: losses, tolls, the number of people, weapons of an attack, tables, times.

Belongs here: those rules as data, in the form of `constructions`. Not here: what their matches mean (`productions`,
`number_productions`, `times_productions`, `exchange_productions`).
"""

from __future__ import annotations

from pipeline.extract.rules.rule import Rule, rule

OF_COUNTS: tuple[Rule, ...] = (
    # losses in the north: 1,390 soldiers, two tanks, 31 cars; losses for the day: +1,390 men, +2 tanks
    rule("losses", "losses", "qn1u L :-", r"(?P<v>L)[^;,qn:]*[:-]&?(?P<q>OBJ)"),
    # losses of the brigade amounted to 200 men, a tank and two cars
    rule("losses_were", "losses", "qn1u L bo", r"(?P<v>L)(?:o?[rfF][Deo]*[uceo]{1,2}|o){0,2}[eh]*(?:b|ot)e*(?P<q>OBJ)"),
    # the deaths of 14 soldiers and 21 militants
    rule(
        "toll_of_list",
        "nominal",
        "qn1 L &,",
        r"(?P<v>L)(?:[fF]|t(?=[eD]*[q1]))[eD]*(?P<q>[nq1](?:[rfF][Deo]*[ucT1]{1,2}){0,2}(?:(?:,|,?&)[eDp]*[nq1u](?:[rfF][Deo]*[ucT1]{1,2}){0,2})+)(?!(?:[rfF][DeoucT1]{1,4}){0,3}(?:[eoD]*[vabhMI]|B)|R[^,;]{1,9}b[eh]*v|,[^,;qn]{1,8},[hMe]*b)",
    ),
    # a death toll of 41; the toll rose from 38 to 41; deaths: 41; the toll from two attacks has risen to 41
    # the toll of a raid by 12 gunmen rose to 41
    rule(
        "toll",
        "toll",
        "qn L",
        r"(?P<v>L)(?:[^;,nqLN()I]|,(?=t[nq])|,I[eDp]*[qn](?:&[eDp]*[qn])?,|\([^()nqL]*\)|(?<=c),(?=c(?:,|&))|[nq](?=t[nq])|(?<=y)[nq],(?=t[nq])|(?:(?<=[rFf])|(?<=[rFf][De]))q(?=LATER|[eo]{1,2}n)|(?<=[TuceLv]y)q(?=[^;,nqL()]*(?:n|tq))|(?<=r)nf[Deoc]*t(?=[nq])|(?<=F)n(?=[re][Deo]{0,3}t[eD]*[nq])|,[^,;nqN]*,|,(?=on))*?(?P<q>(?!(?:(?<=[rFf])|(?<=[rFf][De]))q(?=LATER|[eo]{1,2}n))(?!(?<=y)[nq],t[nq])(?!(?<=[TuceLv]y)q[^;,nqL()]*(?:n|tq))(?!(?<=r)nf[Deoc]*t[nq])(?!(?<=F)n[re][Deo]{0,3}t[eD]*[nq])[nq])(?!t[nq])",
    ),
    # the toll, which stood at 46, has passed 70; the toll, first put at 12, was revised to 15
    rule("toll_which", "toll", "qn L ,", r"(?P<v>L),(?:R[^,;nqL]*|e[^,;nqLbhMvwg]*|or[^,;nqLbhMvwg]*)(?P<q>n)"),
    rule("toll_which_now", "toll", "qn L ,", r"(?P<v>L),(?:R[^,;]*|e[^,;LbhMvwg]*|or[^,;L]*),[^,;nqL]*?(?P<q>[nq])"),
    # the wounded numbered 12
    rule("who_number", "number", "n va", r"D(?P<v>[va])e*o(?P<q>n)"),
    rule("toll_before", "toll", "n tgvw L", r"(?:t|[gvw](?=nD))(?P<q>n)D*(?P<v>L)"),
    # the number of people displaced rose to 300; the number of those who were left homeless exceeds 300
    rule(
        "number_of",
        "number",
        "qn N vag",
        r"N[Dep]*(?P<u>[u1cop]*),?R?(?:[bheBM!]|(?<=B)&(?=B))*(?P<v>[vag])(?:,I[eDp]*[qn](?:&[eDp]*[qn])?,|[^;nqg&]|&(?![eD]*[wg])|g(?=t)|(?<=r)g(?=[^;,nq]*t[nq])|[nq](?=t[nq])|(?:(?<=vy)|(?<=vyD))q|(?<=r)n(?=fD))*?(?<!vy)(?<!vyD)(?<!I)(?<!I[eDp])(?!(?<=r)n(?=fD))(?P<q>[nq])(?!t[nq])",
    ),
    # the number of wounded, put at 37 before noon, has risen to 52
    rule(
        "number_which_now", "number", "n N vau ,", r"N[Dep]*[u1cop]*(?P<v>[vau]),(?:R|or)[^,;]*n[^,;]*,h?[eo]*t(?P<q>n)"
    ),
    # the number of people killed in two raids was put at 41; bringing to 100 the number of nurses killed
    # put the dead at 41 and the wounded at 120
    rule("number_also", "number", "n va & NL", r"n,?&D(?P<v>[va])r(?P<q>n)"),
    rule(
        "number_of_in", "number", "n N va q", r"N[Dep]*[u1cop]*R?[bheBM!]*(?P<v>[va])r[eD]*q[^;nq]*?(?P<q>n)(?!t[nq])"
    ),
    rule("number_before", "number", "n N va", r"[tvwg][eD]*(?P<q>n),?N[Dep]*[u1cop]*R?[bheBM!]*(?P<v>[va])"),
    # houses damaged in the storm were placed at 7,838; homes destroyed stood at 29
    rule("number_at", "number", "n u v r", r"(?:^|[,;&.])[eD]*u[Boe]*(?P<v>v)[^,;:nhMvwgR]{0,12}r(?P<q>n)(?=[,;e&]|$)"),
    # brought to 18 the number of such raids
    # bringing to 26 the number of known victims; the number of displaced families has passed 300
    rule("number_before_kind", "number", "n N uT", r"[tvwg][eD]*(?P<q>n)N[DepoB]*(?P<v>[uT])(?![^,;]*[va])"),
    rule(
        "number_of_kind",
        "number",
        "qn N uT",
        r"N[Depo]*(?P<v>[uT])(?:[^;,nqa]|[nq](?=t[nq])|,(?=&?c)|(?<=c),(?=[ehob])|(?<=u),Rb(?=n))*?(?P<q>[nq])(?!t[nq])",
    ),
    # attacked with 20 drones; a barrage of 36 missiles; a strike by two jets
    rule(
        "instrument",
        "instrument",
        "qn1u vwgT1uqo WyfIF",
        r"(?P<v>[vwgT1uqo])(?:[^,;:R]{0,6}?)(?:,R|,v|,(?=y))?[WyfIF][eD]*(?P<q>OBJ)",
    ),
    # the wave brought 20 drones; a bombardment that included four bombs; the raid involved two jets
    # an attack at dawn by the rebels, which involved seven drones; the raid, on a port, involved two jets
    rule(
        "composition",
        "instrument",
        "qn1u T oIW",
        r"(?P<v>T)(?:,[rfFy][Deoucq]{1,5}(?:[rfFy][Deouc]{1,4})?,|(?:[rfFy][Deo]*[uc]?){0,3},?)(?:R?of?|R?[bhe]*[IW])[eD]*(?P<q>OBJ)",
    ),
    # destroyed: three tanks; two howitzers; a jet
    rule(
        "tally",
        "object",
        "qn1u va :",
        r"(?:^|[;,.])[eD]*(?P<v>[va])[^,;:bqn1$vwg]*:(?P<q>[q1u](?:[;,][eD&]*[q1u]){0,20})",
    ),
    # losses: tanks - 12; armoured vehicles - 31
    # UAVs of tactical level - 40; vehicles and fuel tanks - 31
    rule("table", "table", "n u -:", r"(?P<v>u)(?:&u|f?o)?[-:]+(?P<q>n)"),
    # houses destroyed: 27; air strikes - 31; customers without power: 87,300
    rule(
        "label",
        "label",
        "nq vaTu",
        r"(?:^|[;,])[-oeD]*(?P<v>(?=[oecr]*[uTav])[uTavoecr]+)(?:[:-]|(?<=[va])(?=n(?:[,;(]|$)))(?P<q>[nq])(?=e*[,;(IR]|e*&[nq]|f?R|e*$)",
    ),
    # freed three hostages in return for 90 prisoners
    rule("exchange", "exchange", "qn1u X", r"(?P<v>X)[eD]*(?P<q>OBJ)"),
    # shelled 343 times
    rule("times", "times", "x vwgoTu1", r"(?P<v>[vwgoTu1])(?:[^,;]{0,8}|[^,;]{0,5},c,)(?P<q>x)"),
    # shelled 343 times in the last 24 hours
    rule("times_first", "times", "x vwgoTu1", r"(?P<v>[vwgoTu1])(?:[^,;x]{0,8})(?P<q>x)"),
)
