"""Which posts appear on more than one day: an edit that was given a new time of publication, on the whole rare.

All posts of all inputs have to be compared for it. What is known of each is 16 bytes: the first half of its id, which
is a hash, its day and its input. These lie in files of `_AT_ONCE` posts or so by their hash, one of which is looked at
at a time, so that memory does not grow with the inbox. Only what may be such a post is then read by name.

Belongs here: finding them. Not here: what follows for the days (`days`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from assets.inbox.inputs import Input
from assets.inbox.reading import Reading, read_rows
from assets.storage.root import DataRoot

Roaming = Mapping[str, Sequence[date]]
"""Posts that appear on more than one day, with those days in order."""

Read = Sequence[tuple[Input, Reading]]
"""Inputs with what reading them gave."""

_AT_ONCE = 500_000
_SEEN = np.dtype([("post", "<u8"), ("day", "<i4"), ("item", "<i4")])
_Seen = npt.NDArray[np.void]


def roaming_posts(root: DataRoot, read: Read) -> Roaming:
    """The posts of inputs that appear on more than one day; looked for once in a process while the inputs are the
    same."""
    tokens = tuple(found.token for _, found in read)
    known, found = _last.get(root.url, (None, {}))
    if known != tokens:
        found = find_roaming(root, read)
        _last[root.url] = (tokens, found)
    return found


def find_roaming(root: DataRoot, read: Read, at_once: int = _AT_ONCE) -> Roaming:
    """The same, looked for now; `at_once`: rows that are compared in memory together."""
    count = sum(found.updates for _, found in read)
    if not count:
        return {}
    with TemporaryDirectory(prefix="tollbook-") as folder:
        files = [Path(folder, str(number)) for number in range(-(-count // at_once))]
        for seen in _gathered(root, read, at_once):
            _spread(seen, files)
        candidates = np.concatenate([_on_several_days(file) for file in files])
    return _by_name(root, read, candidates)


def _gathered(root: DataRoot, read: Read, at_once: int) -> Iterator[_Seen]:
    """What is known of all posts, some inputs at a time."""
    held: list[_Seen] = []
    for at, (item, found) in enumerate(read):
        held += [_seen(_ids(root, item), at)] if found.updates else []
        if sum(map(len, held)) >= at_once:
            yield np.concatenate(held)
            held.clear()
    if held:
        yield np.concatenate(held)


def _ids(root: DataRoot, item: Input) -> pa.Table:
    rows = read_rows(root, item, "updates", ["post_id", "published_at"])
    return pa.table({"post_id": rows["post_id"], "day": pc.cast(rows["published_at"], pa.date32())}).combine_chunks()


def _seen(rows: pa.Table, at: int) -> _Seen:
    seen = np.empty(len(rows), _SEEN)
    seen["post"] = _halves(rows["post_id"])
    seen["day"] = rows["day"].cast(pa.int32()).to_numpy()
    seen["item"] = at
    return seen


def _halves(posts: pa.ChunkedArray) -> npt.NDArray[np.uint64]:
    """The first half of each id, which has 32 hexadecimal digits, as a number."""
    ids = posts.combine_chunks() if posts.num_chunks != 1 else posts.chunk(0)
    _, offsets, letters = ids.buffers()
    if not len(ids) or offsets is None or letters is None:
        return np.empty(0, np.uint64)
    ends = np.frombuffer(offsets, np.int32)[ids.offset : ids.offset + len(ids) + 1]
    digits = bytes(memoryview(letters)[ends[0] : ends[-1]]).decode("ascii")
    return np.frombuffer(bytes.fromhex(digits), ">u8")[::2].astype(np.uint64)


def _spread(seen: _Seen, files: Sequence[Path]) -> None:
    """Add to each file the posts whose hash belongs to it."""
    under = seen["post"] % np.uint64(len(files))
    for number, file in enumerate(files):
        with file.open("ab") as sink:
            seen[under == number].tofile(sink)


def _on_several_days(file: Path) -> _Seen:
    """Of the posts in a file those that may appear on more than one day, with the inputs that they are in."""
    seen: _Seen = np.fromfile(file, _SEEN)
    if not len(seen):
        return seen
    seen = seen[np.argsort(seen["post"])]
    starts = np.flatnonzero(np.diff(seen["post"], prepend=~seen["post"][:1]))
    several = np.minimum.reduceat(seen["day"], starts) != np.maximum.reduceat(seen["day"], starts)
    found: _Seen = seen[np.repeat(several, np.diff(starts, append=len(seen)))]
    return found


def _by_name(root: DataRoot, read: Read, candidates: _Seen) -> Roaming:
    days: defaultdict[str, set[date]] = defaultdict(set)
    for post, day in _named(root, read, candidates):
        days[post].add(day)
    return {post: sorted(found) for post, found in sorted(days.items()) if len(found) > 1}


def _named(root: DataRoot, read: Read, candidates: _Seen) -> Iterator[tuple[str, date]]:
    for at in np.unique(candidates["item"]).tolist():
        rows = _ids(root, read[at][0])
        wanted = np.isin(_seen(rows, at)["post"], candidates["post"][candidates["item"] == at])
        for row in rows.filter(pa.array(wanted)).to_pylist():
            yield row["post_id"], row["day"]


_last: dict[str, tuple[tuple[str, ...], Roaming]] = {}
"""For each data root what was found last, with the tokens of its inputs: plans ask again and again."""
