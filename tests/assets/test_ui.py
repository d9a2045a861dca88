"""Opening the UI: on this machine only, and Dagster's processes can be ended however the command was started."""

from __future__ import annotations

import ipaddress
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assets.cli import WRONG, app
from assets.ui import HOST, open_ui
from tests.assets.books import books_in


def test_one_started_in_the_background_of_a_shell_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("dagster_webserver")
    seen: dict[str, Any] = {}

    def become(_path: str, command: list[str], environment: dict[str, str]) -> None:
        seen.update(command=command, environment=environment, interrupt=signal.getsignal(signal.SIGINT))

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.chdir(tmp_path)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        open_ui(books_in(tmp_path / "book"), 3999)
    finally:
        signal.signal(signal.SIGINT, before)
    assert seen["interrupt"] == signal.SIG_DFL
    assert ipaddress.ip_address(HOST).is_loopback
    assert seen["command"][seen["command"].index("-h") + 1] == HOST
    assert seen["environment"]["DAGSTER_DISABLE_TELEMETRY"] == "yes"
    assert "telemetry:\n  enabled: false" in (tmp_path / "book" / ".dagster" / "dagster.yaml").read_text()
    assert seen["environment"]["DAGSTER_HOME"].startswith(str(tmp_path))


def test_a_folder_without_tables_is_opened_and_said_to_hold_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("dagster_webserver")
    monkeypatch.setattr(os, "execve", lambda *_: None)
    monkeypatch.chdir(tmp_path)
    told = [CliRunner().invoke(app, ["ui", "--data", str(tmp_path / "misspelt")]).stderr for _ in range(2)]
    assert "misspelt is a new folder and holds no tables" in told[0]
    assert "misspelt holds no tables yet" in told[1], "the first time made the folder"
    assert all("--data FOLDER" in said for said in told)
    (tmp_path / "misspelt" / "updates").mkdir()
    assert CliRunner().invoke(app, ["ui", "--data", str(tmp_path / "misspelt")]).stderr == ""


@pytest.mark.parametrize("port", ["0", "99999", "-1"])
def test_a_port_that_no_machine_has_is_refused(port: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("the UI is started"))
    result = CliRunner().invoke(app, ["ui", "--data", str(tmp_path / "book"), "--port", port])
    assert result.exit_code == WRONG
    assert "than or equal to" in result.stderr
    assert not (tmp_path / "book").exists()
