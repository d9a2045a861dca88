"""The inbox: inputs are kept as they came, known by their bytes, and read once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assets.inbox.days import Inbox, open_inbox
from assets.inbox.inputs import inputs, known_inputs, put_back, register
from assets.inbox.reading import by_clock_of, read_registered, reading
from assets.storage.root import DataRoot
from pipeline.ingest import Defaults, InputError
from tests.assets.inputs import POSTS, post, write_posts

START = date(1980, 1, 1)
NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
DEFAULTS = Defaults()


@pytest.fixture
def root(tmp_path: Path) -> DataRoot:
    return DataRoot(str(tmp_path / "data"))


def _read_all(root: DataRoot) -> Inbox:
    for item in inputs(root):
        read_registered(root, item, START)
    return open_inbox(root, START)


def test_an_input_is_kept_byte_for_byte_with_what_it_was_given_with(root: DataRoot, tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    defaults = Defaults(datetime(2024, 3, 4, 12), "Europe/Kyiv", "Coast Wire")
    made = register(root, path, defaults, NOW)
    assert root.read(made.path) == path.read_bytes()
    assert inputs(root) == [made]
    assert (made.defaults, made.registered_at, made.given_as) == (defaults, NOW, str(path))


def test_the_same_bytes_are_the_same_input_whatever_their_name(root: DataRoot, tmp_path: Path) -> None:
    first = register(root, write_posts(tmp_path / "one.jsonl", POSTS), DEFAULTS, NOW)
    again = register(root, write_posts(tmp_path / "two.jsonl", POSTS), DEFAULTS, NOW.replace(year=2026))
    assert again == first
    assert len(inputs(root)) == 1


def test_other_defaults_replace_those_given_before(root: DataRoot, tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    wrong = register(root, path, Defaults(timezone="Asia/Tokyo"), NOW)
    read_registered(root, wrong, START)
    right = register(root, path, Defaults(timezone="Europe/Kyiv"), NOW)
    assert [item.defaults.timezone for item in inputs(root)] == ["Europe/Kyiv"]
    assert reading(root, right, START) is None, "it has to be read again"


def test_put_back_undoes_a_registration(root: DataRoot, tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    new = register(root, path, DEFAULTS, NOW)
    put_back(root, new, None)
    assert inputs(root) == []
    old = register(root, path, DEFAULTS, NOW)
    put_back(root, register(root, path, Defaults(timezone="Asia/Tokyo"), NOW), old)
    assert inputs(root) == [old]


def test_who_knows_the_inbox_registers_without_listing_it(
    root: DataRoot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = register(root, write_posts(tmp_path / "old.jsonl", POSTS[:1]), DEFAULTS, NOW)
    known = known_inputs(root)
    monkeypatch.setattr(DataRoot, "folders", lambda *_: pytest.fail("the inbox is listed"))
    for number, given in enumerate((POSTS[:1], POSTS[1:2], POSTS[2:3]), 1):
        made = register(root, write_posts(tmp_path / f"{number}.jsonl", given), DEFAULTS, NOW, known)
        known[made.input_id] = made
        assert made.number == number
    assert next(iter(known.values())) == old


@pytest.mark.parametrize(("published", "again"), [("1890-05-01T00:00:00Z", False), ("2025-06-01T00:00:00Z", True)])
def test_only_an_input_with_posts_of_the_future_is_registered_as_of_now(
    root: DataRoot, tmp_path: Path, published: str, again: bool
) -> None:
    path = write_posts(tmp_path / "posts.jsonl", [*POSTS[:2], post("b1", published_at=published)])
    item = register(root, path, DEFAULTS, NOW)
    assert read_registered(root, item, START).rejects == {"date_out_of_range": 1}
    later = NOW.replace(year=2026)
    assert by_clock_of(root, item, START, later).registered_at == (later if again else NOW)


def test_a_reading_says_which_days_it_found(root: DataRoot, tmp_path: Path) -> None:
    item = register(root, write_posts(tmp_path / "posts.jsonl", POSTS), DEFAULTS, NOW)
    found = read_registered(root, item, START)
    assert found.days == {date(2024, 3, 4): 1, date(2024, 3, 5): 2, date(2024, 6, 20): 1}
    assert reading(root, item, START) == found
    assert reading(root, item, date(2014, 1, 1)) is None, "other months may be in the books"


def test_an_unreadable_input_is_named_as_it_was_given(root: DataRoot, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("")
    item = register(root, path, DEFAULTS, NOW)
    with pytest.raises(InputError) as error:
        read_registered(root, item, START)
    assert str(path) in str(error.value)
    assert "inbox" not in str(error.value)


def test_a_day_has_the_rows_of_all_inputs_each_text_once(root: DataRoot, tmp_path: Path) -> None:
    register(root, write_posts(tmp_path / "one.jsonl", POSTS[:2]), DEFAULTS, NOW)
    register(root, write_posts(tmp_path / "two.jsonl", POSTS[1:]), DEFAULTS, NOW.replace(hour=5))
    days = dict(_read_all(root).share_of([date(2024, 3, 5)]).updates())
    found = days[date(2024, 3, 5)]
    assert sorted(found["external_id"].to_pylist()) == ["a2", "b1"]
    assert set(found["ingested_at"].to_pylist()) == {NOW, NOW.replace(hour=5)}, "the first reading of a text counts"


def test_revisions_are_numbered_over_days_and_inputs(root: DataRoot, tmp_path: Path) -> None:
    register(root, write_posts(tmp_path / "one.jsonl", [post("a1")]), DEFAULTS, NOW)
    alone = _read_all(root).update_days()
    edit = post("a1", published_at="2024-03-06T09:00:00Z", body="The strike on Odesa killed four people, not three.")
    register(root, write_posts(tmp_path / "two.jsonl", [edit]), DEFAULTS, NOW)
    inbox = _read_all(root)
    first, second = (rows for _, rows in inbox.share_of([date(2024, 3, 4), date(2024, 3, 6)]).updates())
    assert (first["revision"].to_pylist(), first["is_latest"].to_pylist()) == ([1], [False])
    assert (second["revision"].to_pylist(), second["is_latest"].to_pylist()) == ([2], [True])
    assert inbox.update_days()[date(2024, 3, 4)] != alone[date(2024, 3, 4)], "the first day must be made anew"


def test_a_share_of_the_days_brings_what_it_needs_and_no_more(root: DataRoot, tmp_path: Path) -> None:
    edit = post("a1", published_at="2024-03-06T09:00:00Z", body="The strike on Odesa killed four people, not three.")
    other = post("b1", published_at="2024-03-08T09:00:00Z")
    for name, told in {"one": post("a1"), "two": edit, "three": other}.items():
        register(root, write_posts(tmp_path / f"{name}.jsonl", [told]), DEFAULTS, NOW)
    inbox = _read_all(root)
    share = inbox.share_of([date(2024, 3, 4)])
    assert {Path(item.given_as).name for item, _ in share.read} == {"one.jsonl", "two.jsonl"}
    ((_, alone),) = share.updates()
    together = dict(inbox.share_of(sorted(inbox.inputs_by_day)).updates())
    assert alone.equals(together[date(2024, 3, 4)])
