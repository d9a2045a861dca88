"""Places that no list has, known by the words around them.

Belongs here: "the Dolna district", "the village of Dolna", "in Dolna". Not here: where such a name may begin
(`unlisted_runs`), places named by a people (`peoples`) or a pointing word (`pointed`), names of the gazetteer
(`spans`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.parties.finder import party_of_name
from pipeline.extract.places.names import is_people
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.typography import ATTRIBUTE
from pipeline.extract.places.unlisted_runs import (
    AT,
    HEADS,
    KINDS_BEHIND,
    LEADS,
    LOOSE_KINDS,
    PEOPLE_OF,
    Run,
    SentencePlaces,
    find_runs,
    kind_words,
)
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name

_KIND_ENDS = WordPattern(rf" (?:Local Government Area|LGA|{KINDS_BEHIND})$", re.IGNORECASE)
_OF = WordPattern(r"\b(?:<named_with_of>|[Rr]esident|[Ii]nhabitant|[Vv]illager|[Mm]ayor)s?$")
_CALLED = WordPattern(r"\b<called_kind>s?,? (?:called|named) $")


def unlisted_places(text: str, offset: int, known: list[PlaceSpan], loose: bool = False) -> list[PlaceSpan]:
    """Names in the sentence `text` (at `offset` of its field) that the words around them make places; unresolved.

    Nothing is found where a listed place stands, or where capitals say nothing (`loose`).
    """
    if loose:
        return []
    here = SentencePlaces(text, offset, known)
    made = (_made_place(here, match, run) for match, run in find_runs(here))
    return [span for span in made if span is not None]


def _made_place(here: SentencePlaces, match: re.Match[str], run: Run) -> PlaceSpan | None:
    """The place that the words around a name make of it, None where they do not."""
    opened = _before_listed(here, _without_opening(here.text, run))
    if opened is None:
        return None
    if not match["kind"]:
        opened = _without_party(here.text, opened)
    start, end, text, offset = opened.start, opened.end, here.text, here.offset
    kind, far = _kind_behind(here, match, opened), end
    if kind:
        far = match.end()
    elif " " in text[start:end] and (last := _KIND_ENDS.compiled.search(text[start:end])):
        end -= len(last[0])
        kind = last[0]
    if here.covers(start, far) or not _is_told(text, opened._replace(end=end), kind is not None):
        return None
    word = "district" if kind else ""
    return PlaceSpan(offset + start, offset + far, text[start:far], offset + start, offset + end, (), word)


def _without_opening(text: str, run: Run) -> Run:
    """A run without the words at its head that only open the sentence: "In Dolna", "Residents of Dolna"."""
    if opening := PEOPLE_OF.match(text[run.start : run.end]):
        run = run._replace(start=run.start + opening.end(), lead="of")
    while (blank := text.find(" ", run.start, run.end)) > 0:
        first = text[run.start : blank].lower()
        if fold_name(text[run.start : blank]) not in words().neutral_capitals:
            break
        run = Run(blank + 1, run.end, first if first in LEADS else "", False)
    return run


def _before_listed(here: SentencePlaces, run: Run) -> Run | None:
    """A run cut before a listed name into which it goes on; None where it is nothing else."""
    for _ in range(_MOST_CUTS):
        if not here.covers(run.start, run.end):
            break
        name = here.text[run.start : run.end]
        if " " not in name:
            return None
        run = run._replace(end=run.start + len(_DANGLING.sub("", name[: name.rindex(" ")])))
    return run


def _without_party(text: str, run: Run) -> Run:
    """A run without the party at its end, whose deed follows: "in Khanaqin ISIS attack"."""
    head, _, last = text[run.start : run.end].rpartition(" ")
    return run._replace(end=run.start + len(head)) if head and party_of_name(last) is not None else run


def _kind_behind(here: SentencePlaces, match: re.Match[str], run: Run) -> str | None:
    """The kind of place right behind a whole run, where it is the run's own."""
    kind: str | None = match["kind"] if run.end == match.end("name") else None
    if kind is None or (kind in LOOSE_KINDS and run.lead not in AT):
        return None
    inside = match.end() + len(" of ")
    if here.text.startswith(" of ", match.end()) and here.text[inside : inside + 1].isupper():
        listed = any(span.core_start == here.offset + inside for span in here.known)
        if kind.endswith(_BROAD) and not listed:
            return None  # "the Karst region of Dolna"; but "the Dolna district of Kirkuk"
    return kind


def _is_told(text: str, run: Run, kind: bool) -> bool:
    """Whether the word that leads to a name, its own first word or its kind makes it a place."""
    name = text[run.start : run.end]
    bare = not kind and not run.article and run.lead in AT
    if name.lower() in kind_words() or not _is_name(name, bare, kind):
        return False
    if kind and not bare and text.endswith(_ANY, 0, run.start):
        return False  # "a Hema village": one of that people
    if kind or bare or name.startswith(HEADS):
        return True
    if run.lead == "of":
        return _OF.compiled.search(text[: run.start - 4]) is not None
    return run.lead in ("called", "named") and _CALLED.compiled.search(text[: run.start]) is not None


_ANY = (" a ", " an ", "A ", "An ")
_MOST_CUTS = 3
"""Words that are cut off a run at most."""
_BROAD = ("region", "regions", "territory", "province", "island", "town", "city", "village")
_DANGLING = re.compile(r"[ -](?:of|de|la|el|al|the|e|i)$")


def _is_name(name: str, bare: bool, kind: bool) -> bool:
    """Whether capitalised words may be a place: not a weekday, a month, a title, an office, a given name, a people."""
    if name.endswith(("’s", "'s", "’", "'")) or name.isupper() or ATTRIBUTE.search(name):
        return False
    lists = words()
    parts = [fold_name(part) for part in name.split(" ")]
    first = parts[0]
    titled = first in lists.titles and not (kind and len(parts) > 1)
    quarter = first in lists.directions and not (kind and len(parts) > 1)  # "the Southern Tagalog Region"
    if first in lists.neutral_capitals or titled or quarter or first in lists.faiths or name.lower() in lists.peoples:
        return False
    if first in lists.name_heads and len(parts) > 1 and not kind:
        return False  # "died in Cyclone Ana"; but "the Storm Lake district"
    if (bare or kind) and party_of_name(name) is not None:
        return False  # "killed in Houthi missile attack", "raided a Hamas camp"
    if (len(parts) == 1 and is_people(first)) or any(part in lists.organisation_words for part in parts):
        return False
    return not bare or (len(name) > 3 and first not in lists.given_names)
