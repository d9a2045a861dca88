"""Measures the extractor against other tools on the same texts, its memory over a long stream, and its import time.

Belongs here: timing and memory. Not here: texts (`texts`), the tools (`tools`), what is printed (`report`).

Speed is UTF-8 megabytes (10**6 bytes) of headline and body for each second of this process's CPU time, in one process.
The tools take turns on slices of the texts, so that a busy machine hits all alike; each tool reads each text once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import process_time

from benchmarks.texts import Kind, Post, posts
from benchmarks.tools import OURS, Run, make

MEGABYTE = 1_000_000
_SLICES = 10
_AT_ONCE = 100
"""Posts of a stream that are given to the extractor at once."""
_WARM_SEED = 99
"""Posts of this seed are read before the clock starts, so that loading of data is not in the speed."""

_IMPORT_PROGRAM = """
from time import perf_counter
start = perf_counter()
import pipeline.extract.claims
imported = perf_counter()
from benchmarks.tools import make
from benchmarks.texts import Post
make("tollbook")([Post("Six killed in Kherson", "Shelling killed six people in Kherson on Monday, the mayor said.")])
print(imported - start, perf_counter() - start)
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """What one tool reached on one kind of text."""

    tool: str
    kind: Kind
    size: int
    """Bytes read."""
    seconds: float
    """CPU time."""

    @property
    def megabytes_per_second(self) -> float:
        """10**6 bytes a second."""
        return self.size / MEGABYTE / self.seconds


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory of the process after so many bytes of input; both in bytes."""

    read: int
    resident: int


@dataclass(frozen=True, slots=True)
class ImportTime:
    """Seconds, the best of several new interpreters."""

    imported: float
    """`import pipeline.extract.claims`."""
    first_claim: float
    """From the start of the import to the first extracted text, with all data loaded."""


def _seconds(run: Run, texts: Sequence[Post]) -> float:
    start = process_time()
    run(texts)
    return process_time() - start


def measure_speed(tools: Sequence[str], kind: Kind, size: int, seed: int = 1) -> list[Speed]:
    """Run the tools over `size` bytes of one kind of text. Raises `MissingToolError`."""
    texts = list(posts(kind, size, seed))
    warm = list(posts(kind, 20_000, _WARM_SEED))
    for name in tools:
        _seconds(make(name), warm)
    runs = {name: make(name) for name in tools}
    spent = dict.fromkeys(tools, 0.0)
    step = -(-len(texts) // _SLICES)
    for turn, start in enumerate(range(0, len(texts), step)):
        first = turn % len(tools)
        for name in [*tools[first:], *tools[:first]]:
            spent[name] += _seconds(runs[name], texts[start : start + step])
    made = sum(post.size for post in texts)
    return [Speed(name, kind, made, spent[name]) for name in tools]


def resident_bytes() -> int:
    """Resident memory of this process."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def measure_memory(size: int, steps: int = 20, seed: int = 2) -> Iterator[Memory]:
    """Stream `size` bytes of mixed and dense text in turn through the extractor; yields `steps` readings on the way."""
    run = make(OURS)
    read = 0
    for step in range(steps):
        kind: Kind = "dense" if step % 2 else "mixed"
        texts = posts(kind, size // steps, seed * 1000 + step)
        while some := list(islice(texts, _AT_ONCE)):
            run(some)
            read += sum(post.size for post in some)
        yield Memory(read, resident_bytes())


def measure_import(tries: int = 5) -> ImportTime:
    """Import the extractor in new interpreters."""
    root = Path(__file__).resolve().parent.parent
    readings = []
    for _ in range(tries):
        command = [sys.executable, "-c", _IMPORT_PROGRAM]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
        readings.append([float(word) for word in done.stdout.split()])
    return ImportTime(min(r[0] for r in readings), min(r[1] for r in readings))
