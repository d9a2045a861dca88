"""Every snippet of the cookbook runs on the bundled sample, and its three languages give the same rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.views import connect
from tests.cookbook.sample import ROOT, sample_folder

pytest.importorskip("duckdb", reason="the cookbook needs DuckDB")
pytest.importorskip("pandas", reason="the cookbook needs pandas")
pytest.importorskip("polars", reason="the cookbook needs Polars")

DOCUMENT = ROOT / "docs" / "cookbook.md"
_BLOCK = re.compile(r"```(sql|python)\n(.*?)```", re.DOTALL)


class Answer(NamedTuple):
    """Columns and rows, in plain Python values."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def _parts() -> list[tuple[str, str]]:
    """Headings, each with the text under it; the first has none and stands for what comes before."""
    found = re.split(r"^## (.*)$", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)
    return list(zip(["", *found[1::2]], found[::2], strict=True))


def _snippets(text: str) -> dict[str, str]:
    return {
        "sql" if language == "sql" else code.partition("\n")[0].removeprefix("# "): code
        for language, code in _BLOCK.findall(text)
    }


QUESTIONS = {heading: _snippets(text) for heading, text in _parts()[1:]}
SETUP = _snippets(_parts()[0][1])


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) in ("NaT", "<NA>"):
        return None
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.date()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 9)
    return value


def _answer(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Answer:
    return Answer(list(columns), [tuple(map(_plain, row)) for row in rows])


def _in_sql(code: str) -> Answer:
    found = connect(str(sample_folder())).execute(code)
    return _answer([column[0] for column in found.description or []], found.fetchall())


def _in_python(language: str, code: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Answer:
    """The snippets name the folder `out`, as the commands do."""
    (folder / "out").symlink_to(sample_folder())
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec(SETUP[language] + code, names)
    answer = names["answer"]
    rows = answer.itertuples(index=False) if language == "pandas" else answer.iter_rows()
    return _answer(list(answer.columns), rows)


def test_there_are_fourteen_questions_in_three_languages() -> None:
    assert len(QUESTIONS) == 14
    assert all(set(snippets) == {"sql", "pandas", "polars"} for snippets in QUESTIONS.values())


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_sample_has_an_answer(question: str) -> None:
    assert _in_sql(QUESTIONS[question]["sql"]).rows, "a question that the sample cannot answer shows nothing"


@pytest.mark.parametrize("language", ["pandas", "polars"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_three_languages_give_the_same_rows(
    question: str, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = _in_sql(QUESTIONS[question]["sql"])
    found = _in_python(language, QUESTIONS[question][language], monkeypatch, tmp_path)
    assert found.columns == expected.columns
    assert sorted(map(repr, found.rows)) == sorted(map(repr, expected.rows))


def test_a_running_total_without_known_days_shows_how_it_grew() -> None:
    found = _in_sql(QUESTIONS["13. How did a running total grow?"]["sql"])
    growth = [row[-2:] for row in found.rows if row[0] == "the general staff"]
    assert growth == [(621_700, None), (624_000, 2_300)]


def test_oblasts_are_named() -> None:
    found = _in_sql(QUESTIONS["14. How many people were killed in each oblast?"]["sql"])
    assert ("UA-53", "Poltava", 12) in found.rows


def test_a_date_is_compared_as_a_date() -> None:
    assert _plain(datetime(2024, 9, 2)) == date(2024, 9, 2)
