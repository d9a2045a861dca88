"""`sources.toml`: what it gives, and what is said of mistakes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

from pipeline.fetch import Source, SourcesError, load_sources

GOOD = """
[fetch]
contact = "desk@example.org"
private = ["feeds.intern.example:8080"]

[[source]]
name = "delta_live"
url = "https://delta.example/live"
publisher = "Delta Courier"
timezone = "Europe/Kyiv"
interval = "5 min"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_sources_with_what_holds_for_them(tmp_path: Path) -> None:
    found = load_sources(write(tmp_path, GOOD))
    wanted = Source("delta_live", "https://delta.example/live", "Delta Courier", "Europe/Kyiv", timedelta(minutes=5))
    assert found.sources == (wanted,)
    assert found.rules.user_agent == "Tollbook/1.0 (+desk@example.org)"
    assert found.rules.private == {"feeds.intern.example:8080"}


@pytest.mark.parametrize(("text", "seconds"), [("60 s", 60), ("90s", 90), ("2 h", 7200), ("1min", 60)])
def test_intervals(tmp_path: Path, text: str, seconds: int) -> None:
    (source,) = load_sources(write(tmp_path, GOOD.replace("5 min", text))).sources
    assert source.interval == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('contact = "desk@example.org"', "", "must have contact"),
        ("desk@example.org", "деск", "plain ASCII"),
        (":8080", "", "hosts with ports"),
        ("delta_live", "Delta live", "small letters"),
        ("https://", "gopher://", "must begin with http"),
        ("https://delta", "https://a:b@delta", "no password"),
        ("Europe/Kyiv", "Europe/Kijiw", "not known"),
        ("5 min", "59 s", "a minute or longer"),
        ("5 min", "often", "a minute or longer"),
        ("publisher", "publsher", "is 'publisher' meant"),
        ('publisher = "Delta Courier"', "", "must have publisher"),
        ("[[source]]", "[source]", "two brackets"),
        ("[fetch]", "[fetch", "no TOML"),
        ("[[source]]", GOOD.partition("[[source]]")[2].join(["[[source]]", "[[source]]"]), "two sources"),
    ],
)
def test_mistakes_are_told_with_the_file_and_what_to_write(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(SourcesError, match=says) as caught:
        load_sources(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="does not exist"):
        load_sources(tmp_path / "sources.toml")
