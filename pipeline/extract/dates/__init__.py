"""When the counted thing happened: time expressions, their days, and the choice of one for each figure.

Belongs here: everything about time in a text. Start with `link` for why a figure has its days, `grammar` for what
counts as a time expression, `resolve` for the arithmetic. Not here: when an update was published (`document`).
"""

from pipeline.extract.dates.grammar import find_times
from pipeline.extract.dates.link import assign_dates
from pipeline.extract.dates.record import DateRange, TimeSpan
from pipeline.extract.dates.resolve import resolve

__all__ = ["DateRange", "TimeSpan", "assign_dates", "find_times", "resolve"]
