"""Opening the UI: on this machine only, and Dagster's processes can be ended however the command was started."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assets.books import open_books
from assets.cli import WRONG, app
from assets.errors import UserError
from assets.instance import home, instance
from assets.settings import Settings
from assets.ui import HOST, open_ui
from tests.assets.books import books_in


@pytest.fixture
def port() -> int:
    """One that nobody listens on."""
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        return int(tried.getsockname()[1])


def test_one_started_in_the_background_of_a_shell_can_be_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    pytest.importorskip("dagster_webserver")
    seen: dict[str, Any] = {}

    def become(_path: str, command: list[str], environment: dict[str, str]) -> None:
        seen.update(command=command, environment=environment, interrupt=signal.getsignal(signal.SIGINT))

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.chdir(tmp_path)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        open_ui(books_in(tmp_path / "book"), port)
    finally:
        signal.signal(signal.SIGINT, before)
    assert seen["interrupt"] == signal.SIG_DFL
    assert ipaddress.ip_address(HOST).is_loopback
    assert seen["command"][seen["command"].index("-h") + 1] == HOST
    assert seen["environment"]["DAGSTER_DISABLE_TELEMETRY"] == "yes"
    assert "telemetry:\n  enabled: false" in (tmp_path / "book" / ".dagster" / "dagster.yaml").read_text()
    assert seen["environment"]["DAGSTER_HOME"].startswith(str(tmp_path))


def test_a_folder_without_tables_is_opened_and_said_to_hold_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    pytest.importorskip("dagster_webserver")
    monkeypatch.setattr(os, "execve", lambda *_: None)
    monkeypatch.chdir(tmp_path)
    asked = ["ui", "--data", str(tmp_path / "misspelt"), "--port", str(port)]
    told = [CliRunner().invoke(app, asked).stderr for _ in range(2)]
    assert "misspelt is a new folder and holds no tables" in told[0]
    assert "misspelt holds no tables yet" in told[1], "the first time made the folder"
    assert all("--data FOLDER" in said for said in told)
    (tmp_path / "misspelt" / "updates").mkdir()
    assert CliRunner().invoke(app, asked).stderr == ""


def test_a_port_on_which_somebody_listens_is_refused_and_nothing_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("dagster_webserver")
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("the UI is started"))
    with socket.create_server((HOST, 0)) as listening:
        taken = listening.getsockname()[1]
        with pytest.raises(UserError, match=f"port {taken} of this machine is taken.*--port NUMBER"):
            open_ui(books_in(tmp_path / "book"), taken)


@pytest.mark.parametrize("port", ["0", "99999", "-1"])
def test_a_port_that_no_machine_has_is_refused(port: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("the UI is started"))
    result = CliRunner().invoke(app, ["ui", "--data", str(tmp_path / "book"), "--port", port])
    assert result.exit_code == WRONG
    assert "than or equal to" in result.stderr
    assert not (tmp_path / "book").exists()


def test_over_an_object_store_it_needs_a_folder_for_dagsters_own_books(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    pytest.importorskip("dagster_webserver")
    seen: dict[str, str] = {}
    monkeypatch.setattr(os, "execve", lambda _path, _command, environment: seen.update(environment))
    monkeypatch.chdir(tmp_path)
    books = open_books(Settings("memory://shelf"))
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    with pytest.raises(UserError, match="set DAGSTER_HOME to one"):
        open_ui(books, port)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    open_ui(books, port)
    assert (seen["DAGSTER_HOME"], seen["TOLLBOOK_DATA"]) == (str(tmp_path / "home"), "memory://shelf")
    with instance(books) as found:
        assert found.root_directory == str(tmp_path / "home")


def test_settings_of_dagster_that_are_there_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "dagster.yaml"
    settings.write_text("telemetry:\n  enabled: false\n# ours\n")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    assert home(open_books(Settings("memory://shelf"))) == tmp_path
    assert settings.read_text().endswith("# ours\n")
