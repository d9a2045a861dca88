"""The figures of an incident in words: "≥10 missiles (7 intercepted), 3 killed, 10–14 injured, 2 missing".

Belongs here: the words. Not here: which incidents are shown, and how (`show`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.report.totals import WEAPONS
from schemas.measure_groups import MOVED

_BESIDE = MOVED - {"evacuated"} | {"missing"}
"""Measures of people that have no column of their own, and are told beside those that have one."""
_FIGURES = {"killed": "{} killed", "injured": "{} injured", "evacuated": "{} evacuated", "aid_usd": "${} of aid"}
_CLASSES = frozenset(
    ["children", "civilians", "hostages", "journalists", "medics", "police", "prisoners", "rescuers", "soldiers"]
)  # of people, as the vocabulary of objects has them
_NOUNS = {
    "missile": "missiles",
    "drone": "drones",
    "rocket": "rockets",
    "shell": "shells",
    "bomb": "bombs",
    "air_target": "air targets",
    "residential": "homes",
    "school": "schools",
    "medical": "medical sites",
    "energy": "energy sites",
    "vehicle": "vehicles",
    "people": "",
    "other": "",
}
"""Objects that are not named in the plural, as they are counted."""
_ONE = {"children": "child", "families": "family", "police": "police officer"}
_WORDS = {"equipment_lost": "lost", "without_power": "without power"}


def figures_text(row: Mapping[str, Any]) -> str:
    """The figures of an incident that have columns."""
    found = [
        _weapons_text(weapon, _bounds(row, f"{weapon}_launched"), _bounds(row, f"{weapon}_intercepted"))
        for weapon in WEAPONS
    ]
    found += [pattern.format(text) for name, pattern in _FIGURES.items() if (text := _bounds(row, name))]
    return ", ".join(text for text in found if text)


def _weapons_text(weapon: str, launched: str, intercepted: str) -> str:
    if launched:
        return _with_noun(launched, weapon) + (f" ({intercepted} intercepted)" if intercepted else "")
    return f"{_with_noun(intercepted, weapon)} intercepted" if intercepted else ""


def _with_noun(figure: str, weapons: str) -> str:
    return f"{figure} {weapons.removesuffix('s') if figure == '1' else weapons}"


def _bounds(row: Mapping[str, Any], name: str) -> str:
    return bounds_text(*(row[f"{name}_{end}"] for end in ("low", "best", "high")))


def bounds_text(low: int | None, best: int | None, high: int | None) -> str:
    """A figure with its bounds: "12", "10–14", "≥10", "≤14", nothing if there is none."""
    if best is None and high is None and low is None:
        return ""
    if low is None:
        return f"≤{high if high is not None else best:,}"
    if high is None:
        return f"≥{low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def other_figures_text(figures: Sequence[Mapping[str, Any]]) -> str:
    """Figures of `incident_figures`, the same once: people of whom a class has the very same figure are told as that
    class."""

    def bounds(figure: Mapping[str, Any]) -> tuple[object, ...]:
        return tuple(figure[name] for name in ("measure", "low", "best", "high"))

    classed = {bounds(figure) for figure in figures if figure["object"] in _CLASSES}
    told = (figure for figure in figures if figure["object"] != "people" or bounds(figure) not in classed)
    return ", ".join(map(_other_figure_text, told))


def figures_beside(figures: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those of `incident_figures` that are told beside figures with columns: of people, and of a class of them where
    there is none of all."""
    people = {figure["measure"] for figure in figures if figure["object"] == "people"}
    found = (figure for figure in figures if figure["measure"] in _BESIDE)
    return [figure for figure in found if figure["object"] == "people" or figure["measure"] not in people]


def _other_figure_text(figure: Mapping[str, Any]) -> str:
    count, measure, thing = (
        bounds_text(figure["low"], figure["best"], figure["high"]),
        figure["measure"],
        figure["object"],
    )
    if measure == "aid":
        return f"{thing or ''} {count} of aid".lstrip()
    noun = _NOUNS.get(thing, thing) or ""
    noun = _ONE.get(noun, noun.removesuffix("s")) if count == "1" else noun
    return " ".join(word for word in (count, noun, _WORDS.get(measure, measure)) if word)
