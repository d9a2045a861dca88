"""What the places of a sentence lend to figures of other sentences.

Belongs here: the place that a sentence has to lend, by the figures told there or by itself. Not here: which sentence is
asked (`elsewhere`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.extract.dates.pointing import tells_other_event
from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.places.country_wide import BULLETIN
from pipeline.extract.places.judgements import is_motive, is_share, is_town, motive
from pipeline.extract.places.reading import DocumentPlaces
from pipeline.extract.places.roles import RoledPlace
from pipeline.extract.places.worth import OWN, UNLENT, best_to_lend, usable

_COMPARES = re.compile(
    r"\b(?:deadliest|worst|bloodiest|first|second|third|biggest|latest|largest|heaviest)\b[^.;]* since\b", re.IGNORECASE
)
"""What holds an event against another one that was elsewhere."""
_LAUNCH_SITES = re.compile(
    r"\b(?:from the (?:following )?directions? of|in the following directions|launch(?:ed)? from)\b"
)
"""What makes the places of a sentence those where weapons came from."""
_MANY_TOWNS = 3
_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)\b"
_IN_EACH = re.compile(rf"\b{_NUMBER} in (?:the )?[A-Z]|\b[A-Z]\w+,? with {_NUMBER}")
"""A share with its place."""


def _counted_out(placed: Sequence[tuple[Mention, RoledPlace]], known: set[int]) -> set[int]:
    """The sentences that count the same thing out over several places, of which the figures behind them are no more of
    one than of another; one that tells the placed sum too lends the place of that. `known` are the placed figures."""
    summed = {mention.sentence for mention, _ in placed if id(mention.part_of) in known}
    places = {(mention.sentence, mention.measure, place.span.start) for mention, place in placed}
    alike = Counter((index, measure) for index, measure, _ in places if index not in summed)
    return {index for (index, _), number in alike.items() if number >= _MANY_TOWNS}


class Lender:
    """The sentences of one document and what each lends."""

    def __init__(
        self,
        doc: Document,
        read: DocumentPlaces,
        figures: Mapping[int, Sequence[Mention]],
        own: Sequence[tuple[Mention, RoledPlace | None, float]],
    ) -> None:
        """`figures` are those of each sentence; `own` gives each figure with the best place of its own sentence and
        what it is worth."""
        self._doc = doc
        self._read = read
        self._figures = figures
        self._body = doc.first_of_body
        self._lends: dict[tuple[int, str, bool], RoledPlace | None] = {}
        self._told: dict[tuple[int, bool], RoledPlace] = {}
        self._shared_out: set[int] = set()
        """Sentences that place shares of a figure alone, which no figure behind them is of."""
        self._crowded: set[int] = set()
        self._note_told(own)

    def told(self, index: int) -> RoledPlace | None:
        """The place that the last figure of a sentence has."""
        return self._told.get((index, False))

    def is_crowded(self, place: RoledPlace) -> bool:
        """Whether a place stands in a line of several towns and was lent from it."""
        return place.span.start in self._crowded

    def lent(self, index: int, measure: str, wide: bool) -> RoledPlace | None:
        """The place that a sentence lends to a figure of another one."""
        key = (index, measure, wide)
        if key not in self._lends:
            self._lends[key] = self._find_lent(*key)
        return self._lends[key]

    def lent_later(self, index: int, measure: str, wide: bool) -> RoledPlace | None:
        """The place that a sentence behind the figure lends to it; one that turns to another event lends none."""
        text = self._doc.sentences[index].text
        if tells_other_event(text) or _COMPARES.search(text):
            return None
        found = self.lent(index, measure, wide)
        return None if found is not None and self._is_first_of_many(index, found) else found

    def _is_first_of_many(self, index: int, one: RoledPlace) -> bool:
        """Whether a place opens a list of many, of which a figure told before is no more of one than of another."""
        listed = [
            p for p in self._read.places(index) if p.listed and p.role == one.role and p.span.start > one.span.start
        ]
        return len(listed) >= _MANY_TOWNS

    def _note_told(self, own: Sequence[tuple[Mention, RoledPlace | None, float]]) -> None:
        """Note for each sentence the place that its last figure has; a part has none to lend beside its placed whole:
        "killed four in the region: three in one town and one in another. Another 11 were hurt."."""
        placed = [
            (mention, place)
            for mention, place, value in own
            if place is not None
            and value >= OWN
            and place.role != "local"
            and place.lead != "carried"
            and not is_motive(self._doc.sentences[mention.sentence], mention)
        ]
        known = {id(mention) for mention, _ in placed}
        parts = {(mention.sentence, place.span.start) for mention, place in placed if mention.part_of is not None}
        shared = Counter(index for index, _ in parts)
        self._shared_out.update(index for index, places in shared.items() if places > 1)
        self._shared_out.update(
            mention.sentence
            for mention, _ in placed
            if (whole := mention.part_of) is not None and is_share(mention, whole) and id(whole) not in known
        )
        counted_out = _counted_out(placed, known)
        self._shared_out |= counted_out
        for mention, place in placed:
            whole = mention.part_of
            if mention.sentence in counted_out:
                continue  # "Fifteen are missing in one district, six in another and four in a third."
            if whole is not None and mention.sentence in self._shared_out:
                continue  # "Of these, 504 were in one county and 72 in another. Another 2,400 were hurt."
            if whole is None or whole.sentence != mention.sentence or id(whole) not in known:
                self._told[mention.sentence, mention.measure == "aid"] = place

    def _counts_out(self, index: int) -> bool:
        """Whether a sentence shares out what no figure of it tells: "there were 466 in one, 24 in another"."""
        sentence = self._doc.sentences[index]
        return index not in self._figures and len(_IN_EACH.findall(sentence.text)) > 1

    def _find_lent(self, index: int, measure: str, wide: bool) -> RoledPlace | None:
        told = None if wide else self._told.get((index, measure == "aid"))
        if told is None and (index in self._shared_out or self._counts_out(index)):
            return None
        if told is not None and told.lead not in UNLENT and usable(told, measure):
            if sum(map(is_town, self._read.places(index))) >= _MANY_TOWNS:
                self._crowded.add(told.span.start)
            return told
        alike = not BULLETIN.isdisjoint(m.measure for m in self._figures.get(index, ()))
        narrow = wide and (index >= self._body or (measure in BULLETIN and not alike))
        sentence = self._doc.sentences[index]
        if measure in ("intercepted", "struck") and _LAUNCH_SITES.search(sentence.text):
            return None
        cause = motive(sentence.text, len(sentence.text))
        places = self._read.places(index, measure == "aid")
        if cause:
            places = [place for place in places if place.span.start < sentence.start + cause.start()]
        best = best_to_lend(places, measure, narrow)
        if best is not None and sum(is_town(place) for place in places) >= _MANY_TOWNS:
            self._crowded.add(best.span.start)
        return best
