"""The gate's command compares with the floors, pins them, and tells by its exit code whether they hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.reader import read_construction
from tests.gate import corpus_run, floors, run
from tests.gate.corpus_run import score_construction

CORPUS = """
about = "made for this test"
[[case]]
text = "{Six people} were killed."
claims = ["killed people 6"]
[negative]
texts = ["Six people voted."]
"""


def reads_every_six(headline: str, body: str, **_: Any) -> Sequence[dict[str, Any]]:
    """Takes any "Six people" for six killed."""
    at = body.find("Six people")
    claim = {"claim_id": "c", "field": "body", "measure": "killed", "object": "people", "low": 6, "high": 6}
    place = {"quote": "Six people", "quote_start": at, "quote_end": at + 10, "part_of": None}
    return [claim | place | {"hedge": "exact", "status": "happened"}] if at >= 0 and not headline else []


def reads_killed_only(headline: str, body: str, **more: Any) -> Sequence[dict[str, Any]]:
    """Reads the test's corpus rightly."""
    return reads_every_six(headline, body, **more) if "killed" in body else []


@pytest.fixture
def use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets the gate run over the test's corpus with a given extractor, and pin into a temporary file."""
    path = tmp_path / "made.toml"
    path.write_text(CORPUS, "utf-8")
    pinned = tmp_path / "floors.toml"
    monkeypatch.setattr(run, "read_floors", lambda: floors.read_floors(pinned))
    monkeypatch.setattr(run, "write_floors", lambda new: floors.write_floors(new, pinned))

    def with_extractor(extract: corpus_run.Extract) -> None:
        scores = {path: score_construction(read_construction(path), extract)}
        for module in (run, corpus_run):
            monkeypatch.setattr(module, "corpus_scores", lambda: scores)
        corpus_run.corpus_measured.cache_clear()

    yield with_extractor
    corpus_run.corpus_measured.cache_clear()


def test_an_unpinned_corpus_fails_and_holds_once_pinned(use: Any, capsys: pytest.CaptureFixture[str]) -> None:
    use(reads_killed_only)
    assert run.main(["--corpus-only"]) == 1
    assert "was never pinned" in capsys.readouterr().out
    assert run.main(["pin", "--corpus-only"]) == 0
    assert run.main(["--corpus-only"]) == 0
    assert "every floor holds" in capsys.readouterr().out


def test_a_worse_extractor_fails_names_the_figure_and_cannot_lower_the_floor_by_pinning(
    use: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    use(reads_killed_only)
    run.main(["pin", "--corpus-only"])
    use(reads_every_six)
    assert run.main(["--corpus-only"]) == 1
    assert "corpus/made: clean is 0.0000, floor 1.0" in capsys.readouterr().out
    run.main(["pin", "--corpus-only"])
    assert run.main(["--corpus-only"]) == 1


def test_show_prints_each_false_claim_and_an_unknown_name_is_an_error(
    use: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    use(reads_every_six)
    run.main(["--corpus-only", "--show", "made"])
    assert "wrong | made/negative 1: killed 6..6 'Six people'" in capsys.readouterr().out
    assert run.main(["--corpus-only", "--show", "mode"]) == 2
    assert "knows no 'mode'" in capsys.readouterr().out
