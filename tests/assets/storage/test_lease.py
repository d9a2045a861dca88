"""Turns in a store that has no locks: who gets one, who is told of whom, and when one is lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from upath import UPath

from assets.storage import lease, remote
from assets.storage.lease import LEASE_SECONDS, SKEW_SECONDS, Lease, is_free, take

AT = UPath("memory://turns/tables.turn")


class Store:
    """Objects by name, with listings that may be out of date."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.stale: list[list[str]] = []
        """Listings that come before true ones."""
        self.now = 1_000_000.0

    def children(self, _: UPath) -> Iterator[dict[str, object]]:
        names = self.stale.pop(0) if self.stale else list(self.objects)
        return iter([{"name": f"turns/tables.turn/{name}"} for name in names])

    def create(self, path: UPath, data: bytes) -> bool:
        return self.objects.setdefault(path.name, data) is data

    def replace(self, path: UPath, data: bytes) -> None:
        self.objects[path.name] = data

    def remove(self, path: UPath) -> None:
        self.objects.pop(path.name, None)

    def read(self, path: UPath) -> bytes:
        if path.name not in self.objects:
            raise FileNotFoundError(PurePosixPath(path.path))
        return self.objects[path.name]

    def hold(self, number: int, who: str, seconds: float) -> None:
        """Put another's object there, held for so long from now."""
        self.objects[f"{number:08}.json"] = json.dumps({"who": who, "until": self.now + seconds}).encode()

    def until(self, number: int) -> float:
        """For how long from now an object is held."""
        return float(json.loads(self.objects[f"{number:08}.json"])["until"]) - self.now


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    made = Store()
    for name in ("children", "create", "replace", "remove", "read"):
        monkeypatch.setattr(remote, name, getattr(made, name))
    monkeypatch.setattr(lease.time, "time", lambda: made.now)
    return made


def taken(at: UPath = AT) -> Lease:
    found = take(at)
    assert isinstance(found, Lease)
    return found


def test_the_first_who_asks_has_the_turn_and_the_next_is_told_who(store: Store) -> None:
    assert is_free(AT)
    mine = taken()
    assert (mine.number, store.until(1)) == (1, LEASE_SECONDS)
    assert not is_free(AT)
    assert str(take(AT)).startswith("process ")


def test_a_turn_given_back_is_free_and_its_number_is_not_used_again(store: Store) -> None:
    taken().give_back()
    assert is_free(AT)
    assert taken().number == 2
    assert list(store.objects) == ["00000002.json"]


def test_a_turn_that_is_not_renewed_is_free_when_clocks_that_differ_agree(store: Store) -> None:
    taken()
    store.now += LEASE_SECONDS + SKEW_SECONDS - 1
    assert not is_free(AT)
    store.now += 1
    assert is_free(AT)
    assert taken().number == 2


def test_who_comes_second_to_a_number_is_told_of_the_first(store: Store) -> None:
    store.hold(1, "process 7 on pine", LEASE_SECONDS)
    store.stale = [[]]
    assert take(AT) == "process 7 on pine"
    assert list(store.objects) == ["00000001.json"]


def test_a_listing_that_was_out_of_date_takes_nobody_s_turn(store: Store) -> None:
    store.hold(5, "process 7 on pine", LEASE_SECONDS)
    store.stale = [[]]
    assert take(AT) == "process 7 on pine"
    assert list(store.objects) == ["00000005.json"]


@pytest.mark.usefixtures("store")
def test_another_is_named_without_a_name_where_its_object_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "create", lambda *_: False)
    assert take(AT) == "another process"


def test_other_objects_in_the_folder_have_no_number(store: Store) -> None:
    store.objects["notes.json"] = b"{}"
    assert taken().number == 1


def test_a_turn_that_another_has_taken_since_is_lost_and_not_given_back(store: Store) -> None:
    mine = taken()
    store.hold(2, "process 7 on pine", LEASE_SECONDS)
    mine.give_back()
    assert mine.lost
    assert take(AT) == "process 7 on pine"


def test_a_kept_turn_is_renewed_though_the_store_fails_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "_RENEWED_EVERY_SECONDS", 0.001)
    renewed, tries = threading.Event(), 0

    def replace(path: UPath, data: bytes) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError("the store does not answer")
        store.replace(path, data)
        renewed.set()

    mine = taken()
    store.now += LEASE_SECONDS - 1
    monkeypatch.setattr(remote, "replace", replace)
    mine.keep()
    assert renewed.wait(10)
    assert store.until(1) == LEASE_SECONDS
    mine.give_back()
    assert is_free(AT)


def test_a_lost_turn_is_not_renewed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "_RENEWED_EVERY_SECONDS", 0.001)
    mine = taken()
    held = store.objects["00000001.json"]
    store.hold(2, "process 7 on pine", LEASE_SECONDS)
    mine.keep()
    assert mine._thread is not None
    mine._thread.join(10)
    assert not mine._thread.is_alive()
    assert mine.lost
    assert store.objects["00000001.json"] == held
