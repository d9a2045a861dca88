"""Files that the disk has changed: each is found, named, and made anew from its input."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assets.books import Books
from assets.cli import app
from assets.damage import damages, require_whole
from assets.errors import UserError
from assets.inbox.inputs import inputs
from assets.run import run
from assets.storage.parquet_bytes import DamagedFileError
from pipeline.ingest import Defaults
from tests.assets.books import file_bytes, run_over
from tests.assets.inputs import POSTS, write_posts

CLAIMS = "claims/published_date=2024-03-05/part.parquet"


def path_of(books: Books, relative: str) -> Path:
    return Path(books.root.url, relative)


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def in_a_page(path: Path) -> int:
    """A bit amid the data of the first column, which a reader of claims cannot pass over."""
    return 8 * (path.read_bytes().index(b"PAR1") + 120)


def test_any_single_bit_that_changes_is_found(made: Path) -> None:
    data = (made / CLAIMS).read_bytes()
    require_whole(data, CLAIMS)
    chosen = random.Random(7)
    for bit in [chosen.randrange(8 * len(data)) for _ in range(150)]:
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DamagedFileError, match=CLAIMS):
            require_whole(bytes(changed), CLAIMS)


@pytest.mark.parametrize("kept", [0, 3, 100, -1])
def test_a_file_that_was_cut_short_is_found(made: Path, kept: int) -> None:
    with pytest.raises(DamagedFileError, match=CLAIMS):
        require_whole((made / CLAIMS).read_bytes()[:kept], CLAIMS)


def test_tables_as_they_were_written_are_whole(books: Books) -> None:
    assert list(damages(books)) == []


def test_a_run_that_meets_a_damaged_page_names_the_file_and_makes_it_anew(books: Books) -> None:
    before = file_bytes(books)
    path = path_of(books, CLAIMS)
    flip(path, in_a_page(path))
    path_of(books, "work/filed_claims/published_date=2024-03-05/part.parquet").unlink()  # so that claims are read
    said: list[str] = []
    run(books, (), Defaults(), told=said.append)
    assert len(said) == 1
    assert said[0].startswith(f"{CLAIMS} is damaged")
    assert "made anew" in said[0]
    assert file_bytes(books) == before


@pytest.mark.parametrize(
    "relative", [CLAIMS, "updates/published_date=2024-03-04/part.parquet", "daily_totals/part.parquet"]
)
def test_verify_names_what_a_run_would_not_read_and_mends_it(books: Books, relative: str) -> None:
    before = file_bytes(books)
    path = path_of(books, relative)
    flip(path, in_a_page(path))
    found = CliRunner().invoke(app, ["verify", "--data", books.root.url])
    assert found.exit_code == 1
    assert relative in found.output
    assert "--mend" in found.output
    mended = CliRunner().invoke(app, ["verify", "--mend", "--data", books.root.url])
    assert mended.exit_code == 0, mended.output
    assert file_bytes(books) == before


def test_what_was_read_of_an_input_is_read_again_where_it_is_damaged_or_gone(books: Books) -> None:
    before = file_bytes(books)
    folder = Path(books.root.url, inputs(books.root)[0].folder)
    for spoil in (
        lambda: flip(folder / "updates.parquet", in_a_page(folder / "updates.parquet")),
        (folder / "updates.parquet").unlink,
        lambda: (folder / "read.json").write_text("{"),
    ):
        spoil()
        path_of(books, "updates/published_date=2024-03-05/part.parquet").unlink()
        run_over(books)
        assert file_bytes(books) == before
        assert list(damages(books)) == []


def test_an_input_that_is_damaged_or_gone_is_named_and_can_be_given_again(books: Books, tmp_path: Path) -> None:
    before = file_bytes(books)
    item = inputs(books.root)[0]
    kept = path_of(books, item.path)
    again = write_posts(tmp_path / "posts.jsonl", POSTS)
    for spoil in (lambda: flip(kept, 400), kept.unlink):
        spoil()
        path_of(books, f"{item.folder}/read.json").unlink()
        with pytest.raises(UserError, match=rf"{item.path} is (damaged|gone).*give it again"):
            run_over(books)
        assert [found.path for found in damages(books)] == [item.path]
        run_over(books, again)
        assert file_bytes(books) == before
        assert list(damages(books)) == []


def test_a_damaged_record_of_an_input_is_named(books: Books) -> None:
    record = path_of(books, f"{inputs(books.root)[0].folder}/input.json")
    record.write_text(json.dumps({"number": 1}))
    with pytest.raises(UserError, match=r"input\.json is damaged .* restore it from a copy"):
        run_over(books)


def test_a_folder_that_is_no_day_is_left_out_and_named(books: Books) -> None:
    before = file_bytes(books)
    for stray in ("published_date=old", "published_date=20240304", "backup"):
        path_of(books, f"claims/{stray}").mkdir()
    run_over(books)
    assert file_bytes(books) == before
    found = CliRunner().invoke(app, ["verify", "--data", books.root.url])
    assert found.exit_code == 1
    for stray in ("published_date=old", "published_date=20240304", "backup"):
        assert f"claims/{stray} is no day of a table" in found.output


@pytest.mark.parametrize("note", ["books.json", "withheld.json"])
@pytest.mark.parametrize("damage", ["", "{", "[]", '{"start": 7}', '["2024-01-01"]', "\udc80"])
def test_a_damaged_note_is_named_with_what_to_do(books: Books, note: str, damage: str) -> None:
    path_of(books, note).write_bytes(damage.encode("utf-8", "surrogateescape"))
    found = CliRunner().invoke(app, ["run", "--out", books.root.url])
    assert found.exit_code == 1
    assert f"{note} in {books.root.url} is damaged" in found.output.replace("\n", "")
    assert "remove it" in found.output
    path_of(books, note).unlink()
    assert CliRunner().invoke(app, ["run", "--out", books.root.url]).exit_code == 0


def test_a_folder_without_tables_is_not_verified(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("photos")
    found = CliRunner().invoke(app, ["verify", "--data", str(tmp_path)])
    assert found.exit_code == 1
    assert "there are no tables in" in found.output
