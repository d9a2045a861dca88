"""Runs on a disk of their own that fills up, and that may not be written: `python -m tests.faults.small_disk`.

To be started with `unshare --user --map-root-user --mount`, so that it may mount a disk that only it sees. Arguments:
the folder to mount at, tables to begin with, an input to add, the free space in KiB. It prints a JSON object with what
happened.

Belongs here: mounting, and runs within. Not here: what is expected (`test_full_disk`).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from assets.books import Books
from assets.damage import damages
from assets.errors import UserError
from assets.run import run
from pipeline.ingest import Defaults
from tests.assets.books import books_in, contents, file_bytes


def mount(at: Path, options: str) -> None:
    """Mount, or mount again, a disk in memory."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(at)], check=True)


def attempt(books: Books, added: Path) -> str:
    """What a run says: its error, or nothing."""
    try:
        run(books, [added], Defaults())
    except UserError as error:
        return str(error)
    return ""


def state(books: Books) -> dict[str, object]:
    """What is in the tables."""
    digest = hashlib.sha256(repr(sorted(file_bytes(books).items())).encode()).hexdigest()
    return {
        "bytes": digest,
        "contents": {f"{name} {day}": content for (name, day), content in contents(books).items()},
        "damaged": [found.what for found in damages(books)],
        "aside": [path.name for path in Path(books.root.url, ".writing").iterdir()],
    }


def main(at: Path, before: Path, added: Path, free_kib: int) -> dict[str, object]:
    """Runs while the disk is read-only, then with little room, then with enough."""
    mount(at, "size=64m")
    books = books_in(shutil.copytree(before, at / "data"))
    found: dict[str, object] = {"before": state(books)}
    mount_again(at, "ro")
    found["read_only"] = attempt(books, added)
    mount_again(at, "rw")
    found["after_read_only"] = state(books)
    there = os.statvfs(at)
    filler = (there.f_bavail * there.f_frsize) // 1024 - free_kib
    (at / "filler").write_bytes(b"\1" * 1024 * filler)
    found["full"] = attempt(books, added)
    found["after_full"] = state(books)
    (at / "filler").unlink()
    found["with_room"] = attempt(books, added)
    found["at_last"] = state(books)
    return found


def mount_again(at: Path, option: str) -> None:
    """Make the disk read-only, or writable again."""
    subprocess.run(["mount", "-o", f"remount,{option}", str(at)], check=True)


if __name__ == "__main__":
    folder, tables, more, free = sys.argv[1:]
    json.dump(main(Path(folder), Path(tables), Path(more), int(free)), sys.stdout)
