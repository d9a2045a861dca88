"""Modules that are run as scripts: they tell what they do when asked, and refuse what they do not understand."""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.checkout import ROOT

SCRIPTS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for package in ("schemas", "pipeline", "assets", "benchmarks")
    for path in (ROOT / package).rglob("*.py")
    if '__name__ == "__main__"' in path.read_text("utf-8")
)


def main_of(module: str) -> Callable[[list[str]], int]:
    found: Callable[[list[str]], int] = importlib.import_module(module).main
    return found


def test_scripts_are_found() -> None:
    assert {"pipeline.gazetteer.build", "schemas.dictionary", "benchmarks.__main__"} <= set(SCRIPTS)


@pytest.mark.parametrize(("given", "code"), [("--help", 0), ("--no-such-option", 2)])
@pytest.mark.parametrize("module", SCRIPTS)
def test_a_script_that_is_asked_for_help_or_misunderstood_does_nothing(
    module: str, given: str, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main = main_of(module)

    def refuse(*arguments: Any, **_: Any) -> None:
        raise AssertionError(f"{module} opens {arguments}")

    for owner, name in ((builtins, "open"), (Path, "open"), (Path, "write_text"), (Path, "write_bytes")):
        monkeypatch.setattr(owner, name, refuse)
    with pytest.raises(SystemExit) as end:
        main([given])
    assert end.value.code == code
    told = capsys.readouterr()
    assert "usage: python -m" in (told.err if code else told.out)
