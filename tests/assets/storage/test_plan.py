"""A day is made anew exactly when what it should be made from is not what it was made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.form import described
from assets.storage.plan import DayPlan, carry_out, one_by_one
from assets.storage.root import DataRoot
from tests.rows import rows

DAYS = [date(2024, 3, n) for n in range(1, 6)]
FINGERPRINTS = st.dictionaries(st.sampled_from(DAYS), st.sampled_from("abc"))


def _rows_of(day: Day) -> pa.Table:
    return rows("claims", {"claim_id": str(day)})


def _plan(wanted: dict[date, str]) -> DayPlan:
    return DayPlan("claims", dict(wanted), one_by_one(_rows_of))


@given(before=FINGERPRINTS, after=FINGERPRINTS)
def test_exactly_the_days_that_differ_are_made_and_those_not_wanted_removed(
    tmp_path_factory: pytest.TempPathFactory, before: dict[date, str], after: dict[date, str]
) -> None:
    stored = StoredTable(DataRoot(str(tmp_path_factory.mktemp("data"))), described("claims"))
    carry_out(_plan(before), stored)
    written = carry_out(_plan(after), stored)
    assert [file.day for file in written.made] == sorted(day for day in after if before.get(day) != after[day])
    assert written.removed == sorted(before.keys() - after.keys())
    assert {file.day: file.fingerprint for file in written.files} == after
    assert stored.days() == sorted(after)


def test_carrying_out_again_changes_nothing(stored: StoredTable) -> None:
    plan = _plan(dict.fromkeys(DAYS, "a"))
    carry_out(plan, stored)
    again = carry_out(plan, stored)
    assert (again.made, again.removed, len(again.kept)) == ([], [], len(DAYS))


def test_days_out_of_scope_are_left_alone(stored: StoredTable) -> None:
    carry_out(_plan({DAYS[0]: "a", DAYS[1]: "a"}), stored)
    written = carry_out(replace(_plan({DAYS[2]: "b", DAYS[3]: "b"}), in_scope=lambda day: day == DAYS[2]), stored)
    assert [file.day for file in written.made] == [DAYS[2]]
    assert stored.days() == [DAYS[0], DAYS[1], DAYS[2]]


def test_a_plan_that_breaks_off_keeps_what_it_made_and_goes_on_from_there(stored: StoredTable) -> None:
    def breaks_off(day: Day) -> pa.Table:
        if day == DAYS[2]:
            raise RuntimeError("power cut")
        return _rows_of(day)

    plan = _plan(dict.fromkeys(DAYS, "a"))
    with pytest.raises(RuntimeError, match="power cut"):
        carry_out(replace(plan, make=one_by_one(breaks_off)), stored)
    assert stored.days() == DAYS[:2]
    assert [file.day for file in carry_out(plan, stored).made] == DAYS[2:]


def test_the_watch_hears_of_each_day(stored: StoredTable) -> None:
    heard: list[tuple[str, int, int]] = []
    carry_out(_plan({DAYS[0]: "a", DAYS[1]: "a"}), stored, lambda *told: heard.append(told))
    assert heard == [("claims", 0, 2), ("claims", 1, 2), ("claims", 2, 2)]
