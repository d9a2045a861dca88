"""Opening inputs: gzip, limits, and files that cannot be read at all."""

from __future__ import annotations

import gzip
import os
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.ingest import Defaults, InputError, Limits, read_input
from tests.pipeline.ingest.reading import Read

NOW = datetime(2024, 6, 1, tzinfo=UTC)
LINE = b'{"id": "p%d", "source": "Harbour Wire", "published_at": "2024-05-30T09:10:00Z", "headline": "Depot burns"}\n'


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def test_gzip_is_read_whatever_the_file_is_called(read: Read) -> None:
    plain = read(LINE % 1 + LINE % 2)
    assert read(packed(LINE % 1 + LINE % 2)).updates.equals(plain.updates)
    assert read(packed(LINE % 1) + packed(LINE % 2) + b"\0" * 20).updates.equals(plain.updates), "two members, padded"


def test_gzipped_plain_text_is_read(read: Read) -> None:
    page = b"Depot burns in Sumy: Mayor\n\nA depot burned down in Sumy on Monday, the mayor said.\n"
    parsed = read(packed(page), Defaults(datetime(2024, 5, 30), "Europe/Kyiv", "Delta Post"))
    assert parsed.updates["headline"].to_pylist() == ["Depot burns in Sumy: Mayor"]


def noise(count: int) -> bytes:
    """Posts that do not pack well, so that a cut archive still holds some of them."""
    letters = random.Random(7)
    return b"".join(
        LINE.replace(b"Depot burns", letters.randbytes(300).hex().encode()) % n for n in range(1, count + 1)
    )


def test_a_cut_archive_gives_the_posts_before_the_cut_and_a_reject(read: Read) -> None:
    whole = packed(noise(4000))
    parsed = read(whole[: len(whole) // 2])
    assert 1000 < parsed.updates.num_rows < 3000
    assert parsed.rejects["reason"].to_pylist() == ["broken_json", "broken_gzip"], "the cut line, then the archive"
    assert "ends too early" in parsed.rejects["detail"].to_pylist()[1]


def test_nothing_of_an_archive_with_broken_data_is_believed_and_all_of_it_is_kept(read: Read) -> None:
    whole = bytearray(packed(noise(4000)))
    middle = len(whole) // 2
    whole[middle : middle + 64] = b"\xff" * 64
    parsed = read(bytes(whole))
    assert parsed.updates.num_rows == 0
    assert parsed.rejects["reason"].to_pylist() == ["broken_gzip"]
    assert parsed.rejects["raw"].to_pylist() == [bytes(whole)]


def test_bytes_after_the_archive_are_not_lost(read: Read) -> None:
    parsed = read(packed(LINE % 1) + b"what is this")
    assert parsed.updates.num_rows == 1
    assert parsed.rejects.to_pylist()[0]["raw"] == b"what is this"


def test_a_file_over_the_limit_is_not_read(read: Read) -> None:
    with pytest.raises(InputError, match="larger than the limit of 1 MiB"):
        read(LINE % 1 + b" " * (1 << 20), limits=Limits(input_bytes=1 << 20))
    with pytest.raises(InputError, match="larger than the limit of 1 MiB"):
        read(packed(noise(4000)), limits=Limits(input_bytes=1 << 20))


def test_a_decompression_bomb_is_not_read(read: Read) -> None:
    with pytest.raises(InputError, match="more than 250 times its size"):
        read(packed(LINE % 1 + b" " * (80 << 20)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (packed(b""), "is empty"),
        (b"[ ]", "holds no post"),
        (b"id,source,published_at,headline,body\n", "holds no post"),
        (b" \r\n\n\t", "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        ("Depot burns".encode("utf-16"), "iconv -f UTF-16"),
        (b"\x1f\x8b\x08\x00", "ends too early"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 40, "compressed data is broken"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0", "in no form that can be read"),
    ],
)
def test_what_cannot_be_read_at_all_is_an_error(data: bytes, words: str, read: Read) -> None:
    with pytest.raises(InputError, match=words):
        read(data)


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_input(tmp_path / "none.jsonl", Defaults(), NOW)
    with pytest.raises(InputError, match="is a folder"):
        read_input(tmp_path, Defaults(), NOW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "secret.jsonl"
    path.write_bytes(LINE % 1)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_input(path, Defaults(), NOW)


def test_the_time_of_reading_must_have_a_zone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        read_input(tmp_path, Defaults(), datetime(2024, 6, 1))
