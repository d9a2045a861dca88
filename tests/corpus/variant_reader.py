"""Reads `variants.toml`: ways to change a text that change no figure in it, and the changed texts.

Belongs here: the format, and making the texts. Not here: whether the extractor reads them alike
(`tests.gate.variants`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.reader import ROOT, Case, CorpusError

FILE = "variants.toml"
_KINDS = ("before", "behind", "swap", "into")
_KEYS = {"name", "known", "lowers", "nouns", *_KINDS}
_SMALL = re.compile(
    r"(?:The|A|An|At|Some|About|More|Nearly|Over|Dozens|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b"
)
_ENDS_PHRASE = re.compile(r" (?:was|were|have|had|has|are|died|on|at|when|by|during|fled)\b|\.$")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to change texts; of `before`, `behind`, `swap` and `into` it has exactly one."""

    name: str
    known: int
    """How many changed texts are known to be read otherwise."""
    before: str = ""
    behind: str = ""
    swap: tuple[str, str] = ("", "")
    into: str = ""
    lowers: bool = False
    nouns: frozenset[str] = frozenset()

    def texts(self, case: Case) -> Iterator[str]:
        """The changed bodies of a case; none where the variant does not fit it."""
        body = case.body
        if not body:
            return
        if self.into:
            yield from self._with_insertions(case)
        elif self.swap[0]:
            changed = re.sub(*self.swap, body)
            if changed != body:
                yield changed
        elif not self.lowers:
            yield f"{self.before}{body}{self.behind}"
        elif _SMALL.match(body) or body[0].isdecimal():
            yield f"{self.before}{body[0].lower()}{body[1:]}"

    def _with_insertions(self, case: Case) -> Iterator[str]:
        for fact in case.facts:
            words = case.quote(fact).split() if fact.field == "body" else []
            rest = case.body[fact.end :]
            if words and words[-1] in self.nouns and _ENDS_PHRASE.match(rest):
                into = self.into.removesuffix(",") if rest == "." else self.into
                yield f"{case.body[: fact.end]}{into}{rest}"


def _variant(entry: dict[str, Any]) -> Variant:
    kinds = [kind for kind in _KINDS if kind in entry]
    if unknown := set(entry) - _KEYS:
        raise CorpusError(f"{FILE}: unknown key {min(unknown)!r}")
    if len(kinds) != 1 or "name" not in entry or "known" not in entry:
        raise CorpusError(
            f"{FILE}: {entry.get('name', 'a variant')!r} needs a name, known and one of {', '.join(_KINDS)}"
        )
    if ("into" in entry) != ("nouns" in entry):
        raise CorpusError(f"{FILE}: {entry['name']!r}: into needs nouns, and nothing else has them")
    return Variant(**{**entry, "swap": tuple(entry.get("swap", ("", ""))), "nouns": frozenset(entry.get("nouns", ()))})


def read_variants(path: Path = ROOT / FILE) -> tuple[Variant, ...]:
    """The variants of the file. `CorpusError` with what to change for anything outside the format."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{FILE}: {error}") from None
    if set(data) != {"variant"}:
        raise CorpusError(f"{FILE}: holds nothing but [[variant]] entries")
    variants = tuple(_variant(entry) for entry in data["variant"])
    names = [variant.name for variant in variants]
    if twice := {name for name in names if names.count(name) > 1}:
        raise CorpusError(f"{FILE}: {min(twice)!r} twice")
    return variants
