"""From a document to mentions: the figure rules run over each sentence that can hold a claim.

Belongs here: the gate and the order of the steps. Not here: rules and lexicon, laying out a mention
(`mention_records`), the passes for date, place and speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .adding_up import link_sums
from .aid.parts import link_parts
from .aid.sums import aid_sums, names_aid
from .document import Document, Sentence
from .gate import has_evidence, may_hold_claim, tells_fiction
from .mention import Mention
from .mention_records import aid_mention_of, mention_of
from .money import Sum
from .rules.constructions import MOST_INCLUDING, WINDOW
from .rules.hits import Book, Hit
from .rules.listings import heads
from .rules.match import Matcher
from .telling import holds_number, may_tell
from .tokens import Tokens, tokenize
from .topics import Topics
from .units.chunks import make_units
from .units.long_sentences import windows
from .units.scan import Scan
from .units.unit import Unit
from .weapons.link import find_weapons


@dataclass(slots=True)
class Reading:
    """A sentence with what the steps have made of it so far."""

    sentence: Sentence
    tokens: Tokens
    scan: Scan | None = None
    units: Sequence[Unit] | None = None
    """None where the words of the sentence alone tell nothing."""
    hits: Sequence[Hit] = ()
    sums: Sequence[Sum] = ()


class FieldReader:
    """Reads the sentences of one update in order; what later ones refer back to is kept."""

    def __init__(self, topics: Topics) -> None:
        self.topics = topics
        self.earlier: list[Hit] = []
        """The hits of the sentences read so far in the field."""
        self.sums: list[Sum] = []
        """The sums of help read so far in the update."""
        self.opened = 0
        """How many of them stand in the field before."""
        self.head: Hit | None = None
        """The figure of a line with a colon, while the lines below give shares of it."""
        self.made: dict[Hit, Mention] = {}
        self.told: dict[Sum, Mention] = {}

    def read(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions of the next sentences of a field, in the order of the text.

        Each step goes over all sentences before the next one begins: what a step needs then stays in the processor's
        caches, which takes a fifth off the time.
        """
        readings = [reading for reading in self._prepare(sentences) if self._tell(reading)]
        found: list[Mention] = []
        for reading in readings:
            mentions = [*self._mentions(reading), *self._aid(reading)]
            found += sorted(mentions, key=lambda mention: mention.start)
        for money, mention in self.told.items():
            mention.part_of = self.told.get(money.whole) if money.whole is not None else None
        return found

    def _prepare(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """The steps that ask for nothing beyond the sentence."""
        readings = [Reading(sentence, tokenize(sentence.text)) for sentence in sentences]
        telling = [reading for reading in readings if may_tell(reading.tokens.folded, goes_on=False)]
        scans = [self._scan(reading) for reading in telling]
        for reading, scan in zip(telling, scans, strict=True):
            reading.units = make_units(scan)
        return readings

    def _scan(self, reading: Reading) -> Scan:
        """The scan of a sentence, made when first asked for."""
        if reading.scan is None:
            reading.scan = Scan(reading.tokens, self.topics.stems, find_weapons(reading.sentence.text))
        return reading.scan

    def _tell(self, reading: Reading) -> bool:
        """Find hits and sums of the next sentence; False if it can hold none."""
        words, text = reading.tokens.folded, reading.sentence.text
        tells = reading.units is not None or (bool(self.earlier) and may_tell(words, goes_on=True))
        if not tells and not self._may_hold_sum(words):
            return False
        scan = self._scan(reading)
        if tells:
            units = make_units(scan) if reading.units is None else reading.units
            reading.hits = self.match(text, scan, units)
        reading.sums = self._sums(scan)
        self.earlier += reading.hits
        self._note_head(reading.sentence, reading.hits)
        return True

    def _note_head(self, sentence: Sentence, hits: Sequence[Hit]) -> None:
        if heads(sentence.text):
            wholes = [hit for hit in hits if hit.parent is None]
            self.head = wholes[0] if len(wholes) == 1 else None
        elif not any(hit.rule == "listing" for hit in hits):
            self.head = None

    def _may_hold_sum(self, words: Sequence[str]) -> bool:
        return (bool(self.sums) or names_aid(words)) and holds_number(words)

    def match(self, text: str, scan: Scan, units: Sequence[Unit]) -> list[Hit]:
        """The hits of a sentence; a very long one is read in windows."""
        runs = windows(units, WINDOW, MOST_INCLUDING)
        if len(runs) == 1:
            return self.apply_rules(text, scan, runs[0], self.earlier)
        hits: list[Hit] = []
        for part in runs:
            hits += self.apply_rules(text, scan, part, [*self.earlier, *hits])
        return hits

    def apply_rules(self, text: str, scan: Scan, units: Sequence[Unit], earlier: Sequence[Hit]) -> list[Hit]:
        """The hits of one window of units."""
        return Matcher(Book(text, scan.tokens, units, earlier), self.head).run()

    def _sums(self, scan: Scan) -> list[Sum]:
        if not scan.figures:
            return []
        sums = aid_sums(scan.tokens, list(scan.figures.values()), self.topics.aid, self.sums, self.topics.crisis)
        link_parts(scan.words, sums, list(scan.figures.values()), self.sums[self.opened :])
        self.sums += sums
        return sums

    def _aid(self, reading: Reading) -> list[Mention]:
        """The mentions of sums of help."""
        found = [aid_mention_of(money, reading.tokens, reading.sentence) for money in reading.sums]
        self.told.update(zip(reading.sums, found, strict=True))
        return found

    def _mentions(self, reading: Reading) -> list[Mention]:
        """The mentions of hits whose figure is no sum, with their parts linked."""
        hits, taken = reading.hits, {money.figure.first for money in reading.sums}
        found: list[Mention] = []
        made = self.made
        for hit in hits:
            if hit in made or (hit.unit.figure is not None and hit.unit.figure.first in taken):
                continue
            mention = mention_of(hit, reading.tokens, reading.sentence)
            if mention.status == "hypothetical" and hit.unit.code in "1ucp":
                continue  # "tried to stab a guard" counts nobody
            made[hit] = mention
            found.append(mention)
        for hit in hits:
            if hit.parent is not None and hit.parent in made and hit in made:
                made[hit].part_of = made[hit.parent]
        return found


def find_mentions(doc: Document) -> list[Mention]:
    """All figures of a document in the order of its sentences, with measure, object, bounds, hedge, status, parts."""
    reader = FieldReader(Topics(doc.headline, doc.body))
    mentions: list[Mention] = []
    may_hold = may_hold_claim if tells_fiction(f"{doc.headline}\n{doc.body}") else has_evidence
    sentences = [sentence for sentence in doc.sentences if may_hold(sentence.text)]
    for _, field in groupby(sentences, key=lambda sentence: sentence.field):
        reader.earlier, reader.opened = [], len(reader.sums)
        mentions += reader.read(list(field))
    link_sums(mentions, doc.sentences)
    return mentions
