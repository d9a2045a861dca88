"""A turn in an object store, which has no locks: whoever makes the next numbered object has it.

    .NAME.turn/00000007.json      {"who": …, "until": …}: held until then, and longer as long as the holder renews it

An object is made only if it is not there, which the store itself decides, so that two can never make the same one. The
turn is free if the object with the highest number says that it was given back, or has not been renewed in time. Clocks
of machines must agree to within `SKEW_SECONDS`.

A process that stands still for longer than the lease (a machine that was suspended) may find that another has the turn;
`Lease.lost` tells. What both have written is still whole files, each with what it was made from, so that the next
run puts it right.

Belongs here: the lease. Not here: who takes turns (`assets.turns`).
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from upath import UPath

from assets.storage import remote

LEASE_SECONDS = 120.0
_RENEWED_EVERY_SECONDS = 30.0
SKEW_SECONDS = 30.0


@dataclass
class Lease:
    """A turn that this process has."""

    at: UPath
    number: int
    lost: bool = False
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def keep(self) -> None:
        """Renew it from time to time until it is given back."""
        self._thread = threading.Thread(target=self._renew, daemon=True)
        self._thread.start()

    def give_back(self) -> None:
        """Let others have the turn."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        if not self._overtaken():
            remote.replace(_object(self.at, self.number), _record(0.0))

    def _renew(self) -> None:
        while not self._over.wait(_RENEWED_EVERY_SECONDS):
            with suppress(OSError):  # the store may answer again before the lease has run out
                if self._overtaken():
                    return
                remote.replace(_object(self.at, self.number), _record(time.time() + LEASE_SECONDS))

    def _overtaken(self) -> bool:
        self.lost = self.lost or max(_numbers(self.at), default=0) > self.number
        return self.lost


def take(at: UPath) -> Lease | str:
    """The turn kept under a folder, or who has it."""
    numbers = _numbers(at)
    last = max(numbers, default=0)
    holder = _holder(at, last)
    if holder is not None:
        return holder
    if not remote.create(_object(at, last + 1), _record(time.time() + LEASE_SECONDS)):
        return _holder(at, last + 1) or "another process"
    if (newest := max(_numbers(at))) > last + 1:  # what was listed first was out of date
        remote.remove(_object(at, last + 1))
        return _holder(at, newest) or "another process"
    for number in numbers:
        remote.remove(_object(at, number))
    return Lease(at, last + 1)


def is_free(at: UPath) -> bool:
    """Whether nobody has the turn now."""
    return _holder(at, max(_numbers(at), default=0)) is None


def _holder(at: UPath, number: int) -> str | None:
    """Who has the turn with this number; None if it was given back or has run out."""
    try:
        record = json.loads(remote.read(_object(at, number)))
    except FileNotFoundError:
        return None
    return str(record["who"]) if time.time() < record["until"] + SKEW_SECONDS else None


def _numbers(at: UPath) -> list[int]:
    names = (str(info["name"]).rsplit("/", 1)[-1] for info in remote.children(at))
    return [int(name.removesuffix(".json")) for name in names if name.removesuffix(".json").isdecimal()]


def _object(at: UPath, number: int) -> UPath:
    return at / f"{number:08}.json"


def _record(until: float) -> bytes:
    return json.dumps({"who": f"process {os.getpid()} on {socket.gethostname()}", "until": until}).encode() + b"\n"
