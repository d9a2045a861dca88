"""Reads the frames of `frames/`: sentence patterns with slots, the words that fill them, and what each cell claims.

Belongs here: the format (stated in `README.md`), filling the slots, and the errors. Not here: running the extractor
over the cells and judging what it finds (`tests.gate.frames`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from tests.corpus.context_reader import NO_CONTEXT, Context, read_context
from tests.corpus.reader import CorpusError, Fact, read_fact

ROOT = Path(__file__).parent / "frames"
PUBLISHED = "2024-05-15T12:00Z UTC"
"""A Wednesday: when the texts of a file that does not say otherwise were published."""

_SLOT = re.compile(r"<([a-z_]+)(?::(\d))?(?:\.([a-z_]+))?>")
_FILE_KEYS = {"about", "published", "words", "frame"}
_FRAME_KEYS = {"text", "headline", "texts", "headlines", "claims", "cross", "known", "why"}

Word = Mapping[str, str]
"""One entry of a list of words: form → text; one written as a string has the forms `text` and, if given, `meaning`."""
Slot = tuple[str, int]
"""The list that fills a slot, and which of several slots of that list it is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One text made of a pattern, with everything that it claims."""

    headline: str
    body: str
    published_at: datetime
    timezone: str
    facts: tuple[tuple[Fact, Context], ...]
    words: tuple[str, ...]
    """The words that fill its slots, as `list: word`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Patterns which claim the same, in every filling; `name` is the file's stem with the entry's number."""

    name: str
    patterns: tuple[tuple[str, str], ...]
    """Headline and body of each, with their slots."""
    cells: tuple[Cell, ...]
    known: int
    """How many cells are known to be read wrongly."""


def _word(entry: object) -> Word:
    if isinstance(entry, str):
        text, parted, meaning = (part.strip() for part in entry.partition(" = "))
        if text and (meaning or not parted):
            return {"text": text, "meaning": meaning} if parted else {"text": text}
    elif isinstance(entry, dict) and entry and all(isinstance(form, str) and form for form in entry.values()):
        return entry
    raise CorpusError(f'a word is "text", "text = meaning" or {{form = "text", ...}}, not {entry!r}')


def read_words(lists: Mapping[str, object]) -> dict[str, tuple[Word, ...]]:
    """The lists of words of a file. Raises `CorpusError` for one that is empty, holds a word twice or no word."""
    found: dict[str, tuple[Word, ...]] = {}
    for name, entries in lists.items():
        if not isinstance(entries, list) or not entries:
            raise CorpusError(f"the list {name!r} holds no words")
        found[name] = tuple(_word(entry) for entry in entries)
        for word in found[name]:
            if found[name].count(word) > 1:
                raise CorpusError(f"the list {name!r} holds {next(iter(word.values()))!r} twice")
    return found


def _fill(pattern: str, chosen: Mapping[Slot, Word], form: str) -> str:
    """A pattern with its slots filled; a slot that names no form takes `form`."""

    def filled(match: re.Match[str]) -> str:
        word, wanted = chosen[_slot(match)], match[3] or form
        if wanted not in word:
            raise CorpusError(f"{match[0]} in {pattern!r}: {next(iter(word.values()))!r} has no form {wanted!r}")
        return word[wanted]

    return _SLOT.sub(filled, pattern)


def _slot(match: re.Match[str]) -> Slot:
    return match[1], int(match[2] or 1)


def _fillings(pattern: str, lists: Mapping[str, tuple[Word, ...]], crossed: tuple[str, ...]) -> list[dict[Slot, Word]]:
    """Words for the slots of a pattern: each word of the longest list once, the others in turn beside it from a start
    that depends on the pattern; each combination of the lists that are to be crossed."""
    slots = list(dict.fromkeys(_slot(match) for match in _SLOT.finditer(pattern)))
    if not slots:
        return [{}]
    across = [slot for slot in slots if slot[0] in crossed]
    beside = [slot for slot in slots if slot[0] not in crossed]
    rounds = list(product(*(lists[name] for name, _ in across)))
    length = max([len(rounds), *(len(lists[name]) for name, _ in beside)])
    start = crc32(pattern.encode())
    fillings = []
    for turn in range(length):
        chosen = dict(zip(across, rounds[turn % len(rounds)], strict=True))
        for place, (name, number) in enumerate(beside):
            words = lists[name]
            chosen[name, number] = words[(turn + (start >> place) + number - 1) % len(words)]
        fillings.append(chosen)
    return fillings


@lru_cache(maxsize=4096)
def _fact(line: str, year: int) -> tuple[Fact, Context]:
    first, parted, rest = line.partition(" | ")
    return read_fact(first.strip()), read_context(rest, year) if parted else NO_CONTEXT


def _facts(lines: tuple[str, ...], chosen: Mapping[Slot, Word], year: int) -> tuple[tuple[Fact, Context], ...]:
    facts = tuple(_fact(_fill(line, chosen, "meaning"), year) for line in lines)
    for number, (fact, _) in enumerate(facts):
        if fact.part_of is not None and (fact.part_of == number or fact.part_of >= len(facts)):
            raise CorpusError(f"'part of' names no other fact: {lines[number]!r}")
    return facts


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]


def _patterns(entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """(headline, body) of each pattern of an entry."""
    if "text" in entry or "headline" in entry:
        if "texts" in entry or "headlines" in entry:
            raise CorpusError("either text and headline, or texts and headlines")
        return ((entry.get("headline", ""), entry.get("text", "")),)
    found = [("", text) for text in entry.get("texts", [])] + [(text, "") for text in entry.get("headlines", [])]
    if not found or len(set(found)) < len(found):
        raise CorpusError("no text, or the same text twice")
    return tuple(found)


def _frame(name: str, entry: Mapping[str, Any], lists: Mapping[str, tuple[Word, ...]], published: str) -> Frame:
    unknown = set(entry) - _FRAME_KEYS
    if unknown or "claims" not in entry:
        raise CorpusError(f"unknown key {min(unknown)!r}" if unknown else "no claims; write claims = [] for none")
    when, _, zone = published.partition(" ")
    published_at, timezone = datetime.fromisoformat(when), ZoneInfo(zone).key
    patterns, lines, crossed = _patterns(entry), tuple(entry["claims"]), tuple(entry.get("cross", ()))
    cells: list[Cell] = []
    for headline, body in patterns:
        named = {match[1] for match in _SLOT.finditer("\n".join((headline, body, *lines)))}
        open_slots = named - {match[1] for match in _SLOT.finditer(headline + body)}
        if named - set(lists) or open_slots or set(crossed) - named:
            wrong = min((named - set(lists)) | open_slots | (set(crossed) - named))
            raise CorpusError(f"no list of words {wrong!r}, or no slot of it, in {headline or body!r}")
        for chosen in _fillings(f"{headline}\n{body}", lists, crossed):
            texts = (_opening(_fill(text, chosen, "text")) for text in (headline, body))
            words = tuple(f"{slot[0]}: {next(iter(word.values()))}" for slot, word in chosen.items())
            facts = _facts(lines, chosen, published_at.year)
            cells.append(Cell(*texts, published_at, timezone, facts, words))
    known = entry.get("known", 0)
    if not isinstance(known, int) or not 0 <= known <= len(cells):
        raise CorpusError(f"known is a count of its {len(cells)} cells, not {known!r}")
    if known and not entry.get("why"):
        raise CorpusError("known has no why; say what is not understood")
    return Frame(name, patterns, tuple(cells), known)


def read_frames(path: Path) -> tuple[Frame, ...]:
    """The frames of one file. Raises `CorpusError` with file, entry and reason for anything outside the format."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        unknown = set(data) - _FILE_KEYS
        if unknown or not data.get("about") or not data.get("frame"):
            raise CorpusError(f"unknown key {min(unknown)!r}" if unknown else "no 'about' line, or no [[frame]]")
        lists = read_words(data.get("words", {}))
        frames = []
        for number, entry in enumerate(data["frame"], 1):
            try:
                frames.append(_frame(f"{path.stem}/{number}", entry, lists, data.get("published", PUBLISHED)))
            except (CorpusError, ValueError, KeyError) as error:
                raise CorpusError(f"[[frame]] number {number}: {error}") from None
        _refuse_repeats(frames, lists)
    except (CorpusError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path.name}: {error}") from None
    return tuple(frames)


def _refuse_repeats(frames: list[Frame], lists: Mapping[str, tuple[Word, ...]]) -> None:
    patterns = [pattern for frame in frames for pattern in frame.patterns]
    for pattern in patterns:
        if patterns.count(pattern) > 1:
            raise CorpusError(f"the same text twice: {' '.join(pattern).strip()!r}")
    used = {match[1] for pattern in patterns for match in _SLOT.finditer(" ".join(pattern))}
    if set(lists) - used:
        raise CorpusError(f"no frame has a slot of the list {min(set(lists) - used)!r}")


def frame_files(root: Path = ROOT) -> list[Path]:
    """All files of frames."""
    return sorted(root.glob("*.toml"))
