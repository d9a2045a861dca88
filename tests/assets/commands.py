"""The command line as a test gives it a command."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from assets.cli import NOT_DONE, app
from tests.assets.inputs import POSTS, write_posts

PAGE = """Shelling wounds six in Nikopol

Six people were wounded when shells hit Nikopol on Sunday, its mayor said.

Two of them are in hospital, he added, and the others were treated on the spot.
"""


def tollbook(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def assert_error(result: Result, *words: str, code: int = NOT_DONE) -> None:
    """It failed with a message that has the words, and without a traceback."""
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit)
    assert "error:" in result.stderr
    for word in words:
        assert word in result.stderr
    assert "Traceback" not in result.output


def sample_books(folder: Path) -> Path:
    """Books that the command made of some posts, in a new folder; what it printed lies beside them."""
    result = tollbook("run", write_posts(folder / "posts.jsonl", POSTS), "--out", folder / "book")
    assert result.exit_code == 0, result.output
    (folder / "printed.txt").write_text(result.stdout)
    return folder / "book"
