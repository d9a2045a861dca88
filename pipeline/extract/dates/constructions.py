"""The constructions of English time expressions, as data: a name, a pattern over classes of words, a production.

Belongs here: the patterns. Not here: matching them and reading a span's surroundings (`grammar`), the words
(`lexicon/dates_words.txt`), what a match means (`produce_calendar`, `produce_parts`, `produce_relative`).

A pattern is a regular expression over the string of class letters that `words` makes; `lexicon.CLASSES` names them. The
first of the patterns that matches at a letter is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.dates import produce_calendar as calendar
from pipeline.extract.dates import produce_parts as parts
from pipeline.extract.dates import produce_relative as relative
from pipeline.extract.dates.piece import Piece
from pipeline.extract.dates.record import Meaning, Night, OpenStart, ReportingPeriod, Rolling

_YEAR = r"(?:,?z?Y|,?z?[LH]U)"
_MONTH_DAY = rf"(?:M[DO]|MhO|(?:^|(?<=[pcbufzwvth&,(-]))m[DO]|m[DO](?=[,)Y-]|$)){_YEAR}?"
_DAY_MONTH = rf"(?:h?[DO]z?M|D-M-Y|(?<=[pzcubftw&])h?[DO]z?m|[DO]z?m(?=[,;)Y&-]|$)){_YEAR}?"
_DATE = rf"(?:{_MONTH_DAY}|{_DAY_MONTH}|I|(?<=[pbcufWx,])#)"
_DAY = rf"(?:(?:[Wx],?)?{_DATE}|W\({_DATE}\))"
_NIGHT = r"(?:[piy]?h?E?P(?:[zfpb]h?)?|[pi]?h?EUzh?|o[fpti]?h?)"
"""What leads into a day or a range: "the night of", "the early hours of", "overnight from"."""
_TO = r"(?:-|[tuy&])"
_MONTH_DAYS = (
    rf"[wf]?M[DO](?:-[DO]|[tuy][DO](?![_e])){_YEAR}?|wM[DO]&[DO]{_YEAR}?|M[DO](?:,[DO])*,?&[DO](?:{_YEAR}|(?=[.,;)]|$))"
)
_LATE = r"(?:Ep?)?"
"""Before a weekday: "early", "late on"."""
_WEEKDAYS = (
    rf"[wf]h?{_LATE}WP?{_TO}[ph]*{_LATE}WP?|{_LATE}W[Po]?(?:-|[tuy])h?{_LATE}WP?|E?W[Po]?&p?E?W[Po]?|W(?:,W)+,?&W"
)
_COUNT = r"(?:a?nz?|[DN])"
_AFTER = r"J(?=[^,;)&WMTo])"
"""The "after" of "two days after the storm hit": behind it stands the event, in front what came later."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction. `produce` may answer None: then the words are read as no time by this rule."""

    name: str
    pattern: str
    produce: Callable[[Piece], Meaning | None]


RULES = (
    Rule(
        "days_of_month",
        rf"(?:{_NIGHT}|[pi]?h?Kz)?[wf]?h?(?:(?:[DO],)*[DO],?{_TO}h?[DO]|#)z?[Mm]{_YEAR}?",
        calendar.days_of_month,
    ),
    Rule("month_days", rf"{_NIGHT}?(?:{_MONTH_DAYS})", calendar.days_of_month),
    Rule("week_of", rf"[pi]?h?(?:Kz|U(?:z|gp?))h?{_DAY}", calendar.week_of),
    Rule("day_to_day", rf"{_NIGHT}?[wf]?{_DAY}(?:-|[tuy]|&p?){_NIGHT}?{_DAY}", calendar.day_to_day),
    Rule("weekday_to_weekday", rf"{_NIGHT}?(?:{_WEEKDAYS})", calendar.weekdays),
    Rule("day_and_overnight", r"[LH]?W,?&o(?!e)", calendar.weekday),
    Rule("overnight_and_day", r"o&p?E?W", calendar.overnight_and_day),
    Rule("month_before_figure", r"iM(?=[DN]_)", calendar.month),
    Rule("day", rf"{_NIGHT}?(?:[ER]p?h?)?{_DAY}[Po]?", calendar.day),
    Rule(
        "weekday_of_week",
        rf"{_NIGHT}?(?:[ER]p?h?)?h?W[Po]?z?h?[LHX]U|[LHX]Up?W[Po]?",
        calendar.weekday_of_week,
    ),
    Rule("weekday", rf"{_NIGHT}?(?:[ER]p?h?)?[LXH]?W[Po]?", calendar.weekday),
    Rule("weekday_behind_on", r"(?<=p)x", calendar.weekday),
    Rule("short_weekday", r"(?<=_)x", calendar.short_weekday),
    Rule("month_to_month", rf"(?:[wfi]h?E?-?MY?{_TO}|MY?(?:-|[tuy]))(?:h?gz)?E?-?M{_YEAR}?", calendar.months),
    Rule("edge_of_period", r"h?[gE]z(?:h?U|[HL]U|M(?:,?Y)?|Y)", parts.edge),
    Rule("part_of_year", r"h?lQz(?:Y|h?U|[HL]U)", parts.part_of_year),
    Rule("months_of_year", r"h?[lL][nD]Uz(?:Y|h?U|[HL]U)", parts.months_of_year),
    Rule("days_of_part", r"[iy]?h?(?:(?:[lLg][nD]?U)|lQ)zM(?:,?Y|z?[LH]U)?", parts.days_of_part),
    Rule("early_or_late", r"E-?[LHX]U", parts.early_or_late),
    Rule("part_of_month", r"h?EzM(?:,?Y)?", calendar.month),
    Rule("first_of_month", r"h?lzM(?:,?Y)?", calendar.first_of_month),
    Rule("month", rf"(?:[iRcufbvzwgy]+h?|[LXH]|(?=E))(?:E-?)?[Mm](?![DO]){_YEAR}?|M{_YEAR}", calendar.month),
    Rule("month_of_event", r"(?<=[ha])M(?=e)", calendar.month),
    Rule("year_to_year", rf"[wf]Y{_TO}Y", calendar.years),
    Rule("year", r"(?:[icufbvy]h?(?:E-?)?|E-?|(?<=e)z)Y(?!-?[DN])|(?<=[ha])Y(?=e)|Y(?=,?_)", calendar.year),
    Rule("day_before_yesterday", r"h?U[BJ]T", relative.day_beside_today),
    Rule("ago", rf"(?:a|{_COUNT})?(?:&aQ)?-?U(?:&aQ)?A", relative.ago),
    Rule("earlier", rf"(?:a|{_COUNT})-?U(?:R|[BJ](?=[,;)]|$))|(?:[ah]U[BJ]|hPB)(?=[,;)V&ipt]|$)", relative.earlier),
    Rule("after_event", rf"(?:a|{_COUNT})-?U{_AFTER}", relative.after_event),
    Rule("last_units", rf"[ihy]*[LX]{_COUNT}?-?U", relative.last_units),
    Rule("within_units", r"ih?[DNn]-?U(?!-?[A_e]|R)", relative.within_units),
    Rule("over_units", r"(?<![iJcupf])i[DNn]U(?=_)", relative.over_units),
    Rule("this_unit", r"[ER]?HU", relative.this_unit),
    Rule("this_part", r"h?[ER]?[HLX]E?P", relative.this_part),
    Rule("today", rf"{_NIGHT}?[ER]?T[Po]?", relative.today),
    Rule("tonight", r"G", lambda _: Rolling("night", 0)),
    Rule("weekend", r"h?[LXH]?K", relative.weekend),
    Rule("season", r"(?:[icuyH]h?|[LXE])h?S(?:z?,?Y)?|SY|Sz?Y", calendar.season),
    Rule("holiday", r"F(?:z?,?Y)?", calendar.holiday),
    Rule("same_spell", r"i?h?VU(?![-LHXzRe])", relative.same_spell),
    Rule("same_day", r"h?V[UP](?!-)|Rih?U", relative.same_day),
    Rule("since_then", r"cq|c(?=[;)]|$)", lambda _: OpenStart(known=True)),
    Rule("reporting_period", r"r", lambda _: ReportingPeriod()),
    Rule("ordinal_of_month", r"ph?Oz[LH]U", calendar.ordinal_of_month),
    Rule("ordinal_day", r"ph?O(?=[,;)]|$)", calendar.ordinal_day),
    Rule("attributive_part", r"E?P(?=[_-]{0,2}e)|^E?P(?=z_)", relative.attributive_part),
    Rule("part_of_day", r"[ipby]h?E?P", relative.part_of_day),
    Rule("overnight", r"o", lambda _: Night()),
    Rule("since_event", r"c", lambda _: None),
)
