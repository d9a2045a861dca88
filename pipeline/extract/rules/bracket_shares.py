"""Shares of a figure in brackets or between dashes behind it: "12 dead (5 confirmed, 7 for validation)", "(Poti 9,
Gori 3)".

Belongs here: figures in such brackets, which take the measure of the figure before and are its parts, or its value at
an earlier time ("(36 yesterday)"). Not here: figures in brackets with a verb of their own (`constructions`), shares on
lines below (`listings`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.units.unit import Unit, added_up

_BRACKET = re.compile(r"(?P<whole>[qn])(?P<gap>[^,;:()qn1]{0,10})\((?P<shares>[^()]*)\)")
"""A figure, perhaps its predicate, place or time, and the bracket behind it."""
_BETWEEN_DASHES = re.compile(r"(?P<whole>[qn])(?P<gap>[^,;:()qn1-]{0,10})-(?P<shares>[eD]*n[^()-]*)(?:-|$)")
"""The same between dashes: "412 homes were damaged - 12 totally, 400 partially - in Dolna"."""
_NEAR = re.compile(r"(?:[hM]*b?[hb]*[av]|[rF][Deo]*[uc]{1,2}|e){0,2}")
"""What may stand between a figure and a bracket whose items have verbs."""
_OPENING = re.compile(r"(?<=[(R:,;&-])[eD]*(?P<share>[nq])(?=[Boerwva])")
"""A figure that opens an item, with what tells this share from the others behind it."""
_PLACED = re.compile(r"(?<=[(,;&])(?:c(?P<share>n)|(?P<first>n)c)(?=[,;&]|$)")
"""A share beside the name of its place; one alone may be anything ("(Reuters 7)")."""
_COUNTED = re.compile(r"[eD]*q(?:,?&?[eD]*q){0,4}")
"""A bracket that holds only people: "78 wounded (four children)"."""
_ROW = re.compile(r"[rfFt][eD]*(?:c\(n\)(?:,?&[eD]*|,))+c\(n\)")
"""Places with a figure in brackets behind each: "in Kunar (4), Logar (20) and Parwan (11)"."""
_SIBLINGS = re.compile(r"c[uo]?\((?P<first>[qn])[va]?\)(?:(?:,?&[eD]*|,)c[uo]?\([nq]\))+")
"""Places with a figure of their own in brackets behind each, of which only the first is told what it counts."""
_CAUSES = re.compile(r"(?:[^,;:()qn1]{1,10}\([eD]*q\)(?:,?&|,|(?=[.,;]|$))){2,}")
"""Causes with a counted figure in brackets behind each: "by a war (31 families) and a feud (nine families)"."""
_MOST_SHARED = 20
"""A whole so many times what its shares come to is of another kind: "90,000 people in camps in Sofala (101) and …"."""
_EARLIER = frozenset({"yesterday", "earlier", "previously", "before"})


def share_out(book: Book) -> None:
    """Enter the figures of brackets as parts of the figure before them, where they come to no more than it; those that
    have its measure are parts of it as well."""
    if "(" not in book.letters and "-" not in book.letters:
        return
    for match in _ROW.finditer(book.letters):
        _share_row(book, match)
    for match in _SIBLINGS.finditer(book.letters):
        _go_on(book, match)
    for match in _CAUSES.finditer(book.letters):
        _share_causes(book, match)
    for match in (*_BRACKET.finditer(book.letters), *_BETWEEN_DASHES.finditer(book.letters)):
        whole = next((hit for hit in book if hit.unit is book.units[match.start("whole")]), None)
        if whole is None:
            continue
        shares = _shares(book, match, whole)
        if added_up(shares) <= whole.unit.value:
            for unit in shares:
                _share(book, unit, whole)


def _go_on(book: Book, match: re.Match[str]) -> None:
    """Enter the figures behind further places as counting what the first one does: "Sora (342 displaced), Lumi (80)".
    Those with a noun of their own go on with the same one."""
    first = next((hit for hit in book if hit.unit is book.units[match.start("first")]), None)
    if first is None:
        return
    for unit in book.units[match.start("first") + 1 : match.end()]:
        like = unit.code == "n" or (unit.code == "q" and first.noun is not None and unit.noun is first.noun)
        if like and not book.has(unit):
            book.add(unit, first.measure, unit.noun or first.noun, first.trigger, "ellipsis", first.parent)


def _share_row(book: Book, match: re.Match[str]) -> None:
    """Enter the figures behind a row of places as parts of the figure that the row shares out."""
    before = book.before(book.units[match.start()])
    whole = before[-1] if before else None
    units = [book.units[at] for at in range(*match.span()) if book.letters[at] == "n"]
    if whole is None or not added_up(units) <= whole.unit.value <= _MOST_SHARED * added_up(units):
        return
    for unit in units:
        _share(book, unit, whole)


def _share_causes(book: Book, match: re.Match[str]) -> None:
    """Enter figures in several brackets that come to exactly one that counts the same before them."""
    units = [book.units[at] for at in range(*match.span()) if book.letters[at] == "q"]
    nouns = {unit.noun.object for unit in units if unit.noun is not None}
    before = reversed(book.before(book.units[match.start()]))
    total = added_up(units)
    whole = next((hit for hit in before if hit.noun and {hit.noun.object} == nouns and hit.unit.value == total), None)
    if whole is None or any(book.has(unit) for unit in units):
        return
    for unit in units:
        _share(book, unit, whole)


def _shares(book: Book, match: re.Match[str], whole: Hit) -> list[Unit]:
    inside = match.span("shares")
    found: list[int] = []
    if _NEAR.fullmatch(match["gap"]):
        found += [item.start("share") for item in _OPENING.finditer(book.letters, *inside)]
    placed = [max(item.start("share"), item.start("first")) for item in _PLACED.finditer(book.letters, *inside)]
    found += placed if len(placed) > 1 else []
    shares = [book.units[at] for at in found]
    shares = [unit for unit in shares if not unit.anaphor and (unit.code == "n" or book.has(unit))]
    return shares or _people(book, match, whole)


def _people(book: Book, match: re.Match[str], whole: Hit) -> list[Unit]:
    """The people that the bracket counts, where those before it are people as well; families are others' number."""
    if _COUNTED.fullmatch(match["shares"]) is None or (whole.noun is not None and whole.noun.kind != "person"):
        return []
    units = [unit for unit in book.units[match.start("shares") : match.end("shares")] if unit.code == "q"]
    nouns = [unit.noun for unit in units if not unit.anaphor and unit.noun is not None]
    people = [noun.kind == "person" and noun.object != "families" and noun.measure is None for noun in nouns]
    return units if len(people) == len(units) and all(people) else []


def _share(book: Book, unit: Unit, whole: Hit) -> None:
    words = book.tokens.folded
    if words[unit.stop] in _EARLIER:
        book.add(unit, whole.measure, whole.noun, whole.trigger, "ellipsis")
        return
    known = book.hits.get((unit, whole.measure))
    if known is not None and known.parent is None:
        known.parent = whole
    elif not book.has(unit):
        book.add(unit, whole.measure, unit.noun or whole.noun, whole.trigger, "bracket_share", whole)
