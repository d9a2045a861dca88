"""Reads the corpus: its files, cases, marks and facts, and rejects what does not follow the format of `README.md`.

Belongs here: the format and its errors. Not here: running the extractor over the corpus and scoring it (`tests.gate`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.vocabulary import MEASURE, OBJECT

ROOT = Path(__file__).parent

_FACT = re.compile(
    r"""(?:(?P<status>planned|hypothetical|denied)\ )?
    (?P<measure>[a-z_]+)
    (?:\ (?P<object>[a-z_]+|[A-Z]{3}))??
    \ (?P<hedge>>=|<=|~|vague\ )?(?P<low>\d+(?:_\d{3})*)(?:\.\.(?P<high>\d+(?:_\d{3})*))?
    (?:,\ part\ of\ (?P<part>\d+))?""",
    re.VERBOSE,
)
_MARK = re.compile(r"\{(?:(\d+)\|)?|\}")
_HEDGES = {None: "exact", ">=": "at_least", "<=": "at_most", "~": "about", "vague ": "vague"}
_KEYS = {"case": {"text", "headline", "claims"}, "group": {"claims", "phrasings", "headlines"}}


class CorpusError(ValueError):
    """A corpus file does not follow the format; the message names file, entry and what to change."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One expected claim: the words of a fact line, and where its mark stands in the text."""

    measure: str
    object: str | None
    """None where the class is not judged."""
    low: int | None
    high: int | None
    hedge: str
    status: str
    part_of: int | None
    """Index into the case's facts."""
    field: str = "body"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One text with everything that it claims; `name` is the file's stem with the entry's number."""

    name: str
    headline: str
    body: str
    facts: tuple[Fact, ...]

    def quote(self, fact: Fact) -> str:
        """The marked stretch of one fact."""
        return (self.headline if fact.field == "headline" else self.body)[fact.start : fact.end]


@dataclass(frozen=True, slots=True)
class Construction:
    """One corpus file: a construction of the language or a measure."""

    name: str
    about: str
    positive: tuple[Case, ...]
    negative: tuple[Case, ...]
    """Texts which look like the construction and claim nothing."""


def read_fact(line: str) -> Fact:
    """One fact line such as `killed children 2, part of 1`.

    Raises `CorpusError` for a line that cannot be read, an unknown measure or object, or bounds that are no bounds.
    """
    match = _FACT.fullmatch(line)
    if match is None:
        raise CorpusError(f"cannot read the fact {line!r}; write [status] measure [object] figure[, part of N]")
    measure, kind = match["measure"], match["object"]
    if not MEASURE.holds(measure):
        raise CorpusError(f"unknown measure {measure!r} in {line!r}; one of {', '.join(MEASURE.words)}")
    if kind and (not OBJECT.holds(kind) or (measure == "aid") == (kind in OBJECT.words)):
        raise CorpusError(f"unknown object {kind!r} of {measure} in {line!r}")
    value, hedge = int(match["low"]), _HEDGES[match["hedge"]]
    low: int | None = value
    high: int | None = value
    if match["high"]:
        if match["hedge"] or int(match["high"]) <= value:
            raise CorpusError(f"a range is written low..high with low below high and no other sign: {line!r}")
        high, hedge = int(match["high"]), "range"
    elif hedge in ("at_least", "vague"):
        high = None
    elif hedge == "at_most":
        low = None
    part = int(match["part"]) - 1 if match["part"] else None
    return Fact(measure, kind, low, high, hedge, match["status"] or "happened", part)


def read_marks(text: str) -> tuple[str, list[tuple[int | None, int, int]]]:
    """The text without its marks, and for each mark its number (None where unnumbered), start and end."""
    plain: list[str] = []
    length, last = 0, 0
    open_marks: list[int] = []
    marks: list[tuple[int | None, int, int]] = []
    for match in _MARK.finditer(text):
        piece = text[last : match.start()]
        plain.append(piece)
        length += len(piece)
        last = match.end()
        if match.group() != "}":
            open_marks.append(len(marks))
            marks.append((int(match[1]) if match[1] else None, length, -1))
        elif not open_marks:
            raise CorpusError(f"a }} with no {{ before it: {text!r}")
        else:
            number, start, _ = marks[open_marks[-1]]
            marks[open_marks.pop()] = (number, start, length)
    if open_marks:
        raise CorpusError(f"a {{ that is never closed: {text!r}")
    return "".join(plain) + text[last:], marks


def build_case(name: str, headline: str, body: str, lines: list[str]) -> Case:
    """Bind the facts to the marks: unnumbered marks in order (headline first), numbered ones by number."""
    facts = [read_fact(line) for line in lines]
    plain_headline, headline_marks = read_marks(headline)
    plain_body, body_marks = read_marks(body)
    marks = [("headline", *mark) for mark in headline_marks] + [("body", *mark) for mark in body_marks]
    bound: dict[int, Fact] = {}
    for order, (field, number, start, end) in enumerate(marks):
        index = order if number is None else number - 1
        if not 0 <= index < len(facts) or index in bound:
            raise CorpusError(f"{len(facts)} facts but the marks are not one for each: {headline or body!r}")
        fact = facts[index]
        if fact.part_of is not None and (fact.part_of == index or not 0 <= fact.part_of < len(facts)):
            raise CorpusError(f"'part of' names no other fact: {lines[index]!r}")
        text = plain_headline if field == "headline" else plain_body
        if not text[start:end].strip() or text[start:end] != text[start:end].strip():
            raise CorpusError(f"the mark of {lines[index]!r} is empty or has white space at its edge")
        bound[index] = Fact(
            fact.measure, fact.object, fact.low, fact.high, fact.hedge, fact.status, fact.part_of, field, start, end
        )
    if len(bound) != len(facts):
        raise CorpusError(f"{len(facts)} facts but {len(bound)} marks: {headline or body!r}")
    return Case(name, plain_headline, plain_body, tuple(bound[i] for i in range(len(facts))))


def _entries(kind: str, entry: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """(headline, body, fact lines) for each text of one entry."""
    unknown = set(entry) - _KEYS[kind]
    if unknown:
        raise CorpusError(f"unknown key {min(unknown)!r}; known are {', '.join(sorted(_KEYS[kind]))}")
    if "claims" not in entry or (kind == "group" and not entry["claims"]):
        raise CorpusError("no claims; a text which claims nothing says claims = [] or goes under [negative]")
    lines = entry["claims"]
    if kind == "case":
        texts = [(entry.get("headline", ""), entry.get("text", ""))]
    else:
        texts = [("", text) for text in entry.get("phrasings", [])]
        texts += [(text, "") for text in entry.get("headlines", [])]
    if not texts or not all(headline or body for headline, body in texts):
        raise CorpusError("no text")
    return [(headline, body, lines) for headline, body in texts]


def _cases(name: str, data: dict[str, Any]) -> list[Case]:
    cases: list[Case] = []
    for kind in ("case", "group"):
        for number, entry in enumerate(data.get(kind, []), 1):
            try:
                texts = _entries(kind, entry)
                cases += [
                    build_case(f"{name}/{kind} {number}" + (f".{i}" if kind == "group" else ""), headline, body, lines)
                    for i, (headline, body, lines) in enumerate(texts, 1)
                ]
            except CorpusError as error:
                raise CorpusError(f"[[{kind}]] number {number}: {error}") from None
    return cases


def _negative(name: str, data: dict[str, Any]) -> list[Case]:
    texts, headlines = data.get("texts", []), data.get("headlines", [])
    for text in texts + headlines:
        if not text.strip() or re.search(r"[{}]", text):
            raise CorpusError(f"[negative]: a text is empty or has a mark: {text!r}")
    cases = [Case(f"{name}/negative {i}", "", text, ()) for i, text in enumerate(texts, 1)]
    return cases + [Case(f"{name}/negative headline {i}", text, "", ()) for i, text in enumerate(headlines, 1)]


def read_construction(path: Path) -> Construction:
    """One corpus file. Raises `CorpusError` with file, entry and reason for anything outside the format."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        unknown = set(data) - {"about", "case", "group", "negative"}
        if unknown or not data.get("about"):
            raise CorpusError(f"unknown key {min(unknown)!r}" if unknown else "no 'about' line")
        cases = _cases(path.stem, data)
        positive = [case for case in cases if case.facts]
        negative = [case for case in cases if not case.facts] + _negative(path.stem, data.get("negative", {}))
    except (CorpusError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path.name}: {error}") from None
    texts = [case.headline + "\n" + case.body for case in positive + negative]
    for text in texts:
        if texts.count(text) > 1:
            raise CorpusError(f"{path.name}: the same text twice: {text.strip()!r}")
    return Construction(path.stem, data["about"], tuple(positive), tuple(negative))


def corpus_files(root: Path = ROOT) -> list[Path]:
    """All corpus files: constructions, then measures, then styles."""
    folders = ("constructions", "measures", "styles")
    return [path for folder in folders for path in sorted(root.glob(f"{folder}/*.toml"))]
