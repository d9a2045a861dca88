"""The fixed words of the tables, each with its meaning. A value outside its vocabulary is refused on writing.

Belongs here: words that are the same in every table. To add one, add a line; `make docs` brings `docs/tables.md` up to
date. Not here: names, aliases and phrases by which the pipeline recognises them (they are data of `pipeline`).
"""

from __future__ import annotations

from schemas.model import Vocabulary

FIELD = Vocabulary("field", {"headline": "the headline of the update", "body": "its body"})

MEASURE = Vocabulary(
    "measure",
    {
        "launched": "weapons fired, launched or dropped at a target, whether or not they arrive",
        "intercepted": "weapons shot down, jammed, diverted or otherwise stopped before their target",
        "struck": "weapons said to have hit, landed or got through",
        "attacks": "strikes, raids, bombardments or clashes counted as events",
        "killed": "people dead",
        "injured": "people hurt or wounded",
        "casualties": "killed and wounded not told apart",
        "missing": "people missing or under rubble",
        "captured": "people taken prisoner or hostage, abducted or deported by force",
        "released": "prisoners, hostages or bodies exchanged, freed or returned",
        "rescued": "people saved or pulled from rubble",
        "evacuated": "people moved, or ordered to move, out of danger",
        "displaced": "people who fled, or were made homeless",
        "aid": "help in money or money's worth: pledged, approved, requested, sent",
        "damaged": "buildings, vehicles, infrastructure damaged or destroyed",
        "equipment_lost": "military equipment destroyed, lost or captured in the field",
        "without_power": "people, homes or settlements cut off from power, water or heat",
    },
)

OBJECT = Vocabulary(
    "object",
    {
        "people": "people of no class named below",
        "civilians": "civilians",
        "children": "people under 18",
        "soldiers": "troops, fighters, militants",
        "medics": "doctors, nurses, ambulance crews",
        "journalists": "journalists and media workers",
        "rescuers": "rescuers and firefighters",
        "police": "police officers",
        "prisoners": "prisoners",
        "hostages": "hostages",
        "families": "families and households",
        "missile": "missiles",
        "drone": "drones",
        "rocket": "rockets",
        "shell": "artillery and mortar shells",
        "bomb": "bombs",
        "aircraft": "manned aircraft",
        "air_target": "weapons in the air of mixed or unsaid kind",
        "residential": "homes: houses, flats, apartment buildings",
        "school": "schools, kindergartens, universities",
        "medical": "hospitals, clinics, ambulance stations",
        "energy": "power stations, substations, lines, fuel depots",
        "vehicle": "vehicles; for damage also merchant ships, for equipment lost also warships",
        "other": "counted things of no other class",
    },
    pattern="[A-Z]{3}",
    pattern_meaning="for `aid`: the currency's ISO 4217 code",
)

HEDGE = Vocabulary(
    "hedge",
    {
        "exact": "the number as it stands",
        "at_least": "that number or more: `high` is null",
        "at_most": "that number or fewer: `low` is null",
        "about": "roughly that number: `low` and `high` are the number itself",
        "range": "between two numbers",
        "vague": "a word for a magnitude ('dozens', 'hundreds'): `low` is its least value, `high` is null",
    },
)

STATUS = Vocabulary(
    "status",
    {
        "happened": "it happened or is going on",
        "planned": "it will happen: planned, ordered, announced, promised",
        "hypothetical": "it could happen, or was warned of",
        "denied": "the statement is that it did not happen",
    },
)

DATE_PRECISION = Vocabulary(
    "date_precision",
    {
        "hour": "an hour of the day is known",
        "part_of_day": "a part of the day: overnight, morning, evening",
        "day": "a day",
        "range": "two days and those between them",
        "week": "a week",
        "month": "a month",
        "year": "a year",
        "published": "no time is stated: the day of publication",
    },
)

GEO_PRECISION = Vocabulary(
    "geo_precision",
    {
        "settlement": "a city, town or village",
        "district": "a district, county or raion",
        "admin1": "a first-order division: oblast, governorate, province, state",
        "country": "a country",
    },
)

COUNTRY = Vocabulary("country", pattern="[A-Z]{2}", pattern_meaning="an ISO 3166-1 alpha-2 code")

INCIDENT_KIND = Vocabulary(
    "kind",
    {
        "air_attack": "missiles, drones, rockets or aircraft against targets on the ground",
        "shelling": "artillery, mortar or rocket fire over the line",
        "ground_fighting": "clashes, assaults, raids on the ground",
        "attack_other": "bombings, shootings, massacres and other attacks",
        "evacuation": "people moved out of danger",
        "aid": "help promised or delivered",
        "detention": "people captured, abducted, taken hostage",
        "release": "people or bodies freed, exchanged, returned",
        "other": "events of no other kind",
    },
)

FIGURE_REASON = Vocabulary(
    "reason",
    {
        "only_claim": "one claim states the figure",
        "same_figure": "all claims state the same figure",
        "latest_of_same_speaker": "the speaker's latest figure replaces the earlier ones",
        "latest_of_all": "a later, higher figure of another speaker has overtaken the earlier ones, or corrects them",
        "range_over_speakers": "speakers differ, but can all be right: low and high are the outermost figures",
        "bounds_meet": "speakers state bounds which together leave one number",
        "disputed": "speakers' figures cannot all be right: low and high are the outermost figures",
        "sum_of_parts": "no whole is stated: its parts are added up",
        "raised_to_part": "a part is greater than the whole that was stated: the whole is at least the part",
        "plan_carried_out": "what was done, in place of what was planned",
        "running_total": "a running total over a period, not one event's figure",
    },
)

EDITED = "edited"
"""The word of `WHY_NOT` for claims of revisions that have been replaced."""
WHY_NOT = Vocabulary(
    "why_not",
    {
        "repeated": "states again what another claim of the same speaker or side states",
        "superseded": "the same speaker gave a later figure",
        "outdated": "another speaker gave a later and higher figure, or a correction",
        "part_of_other": "states a part of a figure that is used",
        "outlier": "far outside what all others state",
        "denied": "says that it did not happen",
        "plan_carried_out": "a plan; what was done is known",
        "less_certain": "says that it could happen; what was planned or done is known",
        EDITED: "the post was edited since, or withdrawn",
    },
)

REJECT_REASON = Vocabulary(
    "reject_reason",
    {
        "empty": "the input holds nothing",
        "not_utf8": "the bytes are not UTF-8 text",
        "broken_gzip": "the compressed data cannot be read to its end",
        "broken_json": "the line is not JSON",
        "not_an_object": "the line is JSON, but not an object with named fields",
        "missing_field": "a field that is needed is not there or is empty",
        "bad_field": "a field has a value of the wrong type or form",
        "bad_date": "a date or time cannot be read",
        "unknown_timezone": "the zone is not in the IANA time zone database",
        "date_out_of_range": (
            "published before the first month that the tables are kept for, or more than 36 hours after it was read"
        ),
        "not_an_update": "text around the updates that is none itself (navigation, advertising, a credit line)",
        "unreadable": "cannot be used for another reason; `detail` says which",
    },
)
