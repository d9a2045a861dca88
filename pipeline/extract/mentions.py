"""From a document to mentions: the figure rules run over each sentence that can hold a claim.

Belongs here: the gate and the order of the steps. Not here: rules and lexicon, laying out a mention
(`mention_records`), the passes for date, place and speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.adding_up import link_sums
from pipeline.extract.aid.parts import link_parts
from pipeline.extract.aid.sums import aid_sums, names_aid
from pipeline.extract.document import Document, Sentence
from pipeline.extract.gate import asks, has_evidence, may_hold_claim, tells_fiction
from pipeline.extract.mention import Mention
from pipeline.extract.mention_records import aid_mention_of, mention_of, status_places
from pipeline.extract.money import Sum
from pipeline.extract.other_fields import without_other_fields
from pipeline.extract.rules.constructions import MOST_INCLUDING, WINDOW
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.listings import heading_of_rows, heads
from pipeline.extract.rules.match import Matcher
from pipeline.extract.status import governing_words
from pipeline.extract.telling import holds_number, may_tell
from pipeline.extract.tokens import Tokens
from pipeline.extract.told import told
from pipeline.extract.topics import Topics
from pipeline.extract.units.chunks import make_units
from pipeline.extract.units.long_sentences import windows
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit
from pipeline.extract.weapons.link import find_weapons


@dataclass(slots=True)
class Reading:
    """A sentence with what the steps have made of it so far."""

    sentence: Sentence
    tokens: Tokens
    tells: bool = False
    """It can tell something by itself."""
    scan: Scan | None = None
    units: Sequence[Unit] | None = None
    """None where the words of the sentence alone tell nothing."""
    hits: Sequence[Hit] = ()
    sums: Sequence[Sum] = ()


class Reader:
    """One update on its way from sentences to mentions. Its steps are taken in their order, each over all sentences;
    what later sentences refer back to is kept."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.topics = Topics(doc.headline, doc.body)
        self.readings: list[Reading] = []
        """The sentences that can hold a claim."""
        self.earlier: list[Hit] = []
        """The hits of the sentences read so far in the field."""
        self.sums: list[Sum] = []
        """The sums of help read so far in the update."""
        self.opened = 0
        """How many of them stand in the field before."""
        self.head: Hit | None = None
        """The figure of a line with a colon, while the lines below give shares of it."""
        self.heading = ""
        """The line with a colon that heads rows of losses, while they go on."""
        self.made: dict[Hit, Mention] = {}
        self.told: dict[Sum, Mention] = {}
        self.mentions: list[Mention] = []

    def cut(self) -> None:
        """Cut what can hold a claim into tokens, without what only stands around it."""
        doc = self.doc
        may_hold = may_hold_claim if tells_fiction(f"{doc.headline}\n{doc.body}") else has_evidence
        sentences = [sentence for sentence in doc.sentences if may_hold(sentence.text) and not asks(sentence.text)]
        self.readings = [Reading(sentence, told(sentence.text)) for sentence in sentences]

    def choose(self) -> None:
        """Tell which of those sentences tell something by themselves, and what the update speaks of."""
        for reading in self.readings:
            reading.tells = may_tell(reading.tokens.folded, goes_on=False)
        if self.readings:
            self.topics.look()

    def find_models(self) -> None:
        """Find the models in them, which are remembered."""
        for reading in self.readings:
            if reading.tells:
                find_weapons(reading.sentence.text)

    def scan(self) -> None:
        """Find their figures."""
        for reading in self.readings:
            if reading.tells:
                self._scan(reading)

    def unite(self) -> None:
        """Make their units."""
        for reading in self.readings:
            if reading.scan is not None:
                reading.units = make_units(reading.scan)

    def tell(self) -> None:
        """Find hits and sums, one sentence after the other."""
        field = ""
        for reading in self.readings:
            if reading.sentence.field != field:
                field, self.earlier, self.opened = reading.sentence.field, [], len(self.sums)
                self.heading = ""
            self._tell(reading)

    def mention(self) -> None:
        """Lay out the mentions, in the order of the text, and link those of sums to their wholes."""
        for reading in self.readings:
            found = [*self._mentions(reading), *self._aid(reading)]
            self.mentions += sorted(found, key=lambda mention: mention.start)
        for money, mention in self.told.items():
            mention.part_of = self.told.get(money.whole) if money.whole is not None else None
        self.mentions = without_other_fields(self.doc, self.mentions)
        link_sums(self.mentions, self.doc.sentences)

    def _scan(self, reading: Reading) -> Scan:
        """The scan of a sentence, made when first asked for."""
        if reading.scan is None:
            reading.scan = Scan(reading.tokens, self.topics.stems, find_weapons(reading.sentence.text))
        return reading.scan

    def _tell(self, reading: Reading) -> None:
        """Find hits and sums of the next sentence, if it can hold any."""
        words = reading.tokens.folded
        self.heading = heading_of_rows(self._text_before(reading.sentence), self.heading)
        goes_on = bool(self.earlier or self.heading)
        tells = reading.units is not None or (goes_on and may_tell(words, goes_on=True))
        if not tells and not self._may_hold_sum(words):
            return
        scan = self._scan(reading)
        if tells:
            if reading.units is None:
                reading.units = make_units(scan)
            reading.hits = self.match(reading.sentence, scan, reading.units)
        reading.sums = self._sums(scan)
        self.earlier += reading.hits
        self._note_head(reading.sentence, reading.hits)

    def _note_head(self, sentence: Sentence, hits: Sequence[Hit]) -> None:
        if heads(sentence.text):
            wholes = [hit for hit in hits if hit.parent is None]
            self.head = wholes[0] if len(wholes) == 1 else None
        elif not any(hit.rule == "listing" for hit in hits):
            self.head = None

    def _may_hold_sum(self, words: Sequence[str]) -> bool:
        return (bool(self.sums) or names_aid(words)) and holds_number(words)

    def match(self, sentence: Sentence, scan: Scan, units: Sequence[Unit]) -> list[Hit]:
        """The hits of a sentence; a very long one is read in windows."""
        runs = windows(units, WINDOW, MOST_INCLUDING)
        if len(runs) == 1:
            return self.apply_rules(sentence, scan, runs[0], self.earlier)
        hits: list[Hit] = []
        for part in runs:
            hits += self.apply_rules(sentence, scan, part, [*self.earlier, *hits])
        return hits

    def apply_rules(self, sentence: Sentence, scan: Scan, units: Sequence[Unit], earlier: Sequence[Hit]) -> list[Hit]:
        """The hits of one window of units."""
        book = Book(sentence.text, scan.tokens, units, earlier, self.before(sentence), self.doc.body)
        return Matcher(book, self.head).run()

    def before(self, sentence: Sentence) -> str:
        """The text of the sentence before one in its field, or that heads its rows; empty for the first."""
        return self.heading or self._text_before(sentence)

    def _text_before(self, sentence: Sentence) -> str:
        other = self.doc.sentences[sentence.index - 1] if sentence.index else None
        return other.text if other is not None and other.field == sentence.field else ""

    def _sums(self, scan: Scan) -> list[Sum]:
        if not scan.figures or not (self.sums or names_aid(scan.words)):
            return []
        figures, update = list(scan.figures.values()), f"{self.doc.headline}\n{self.doc.body}"
        sums = aid_sums(scan.tokens, figures, self.topics.aid, self.sums, self.topics.crisis, update)
        if sums or self.sums:
            link_parts(scan.words, sums, figures, self.sums[self.opened :])
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
            if hit.unit.code in "1ucp" and _spares_one(hit, mention, reading.tokens):
                continue  # "tried to stab a guard" counts nobody
            made[hit] = mention
            found.append(mention)
        for hit in hits:
            if hit.parent is not None and hit.parent in made and hit in made:
                made[hit].part_of = made[hit.parent]
        return found


def _spares_one(hit: Hit, mention: Mention, tokens: Tokens) -> bool:
    """Whether nothing befell one person: it was only tried, it failed, or the harm is denied."""
    if mention.status != "denied":
        return mention.status == "hypothetical"
    return mention.measure == "injured" or governing_words(tokens, *status_places(hit)).startswith(_FAILING)


_FAILING = ("fail", "unable", "stopped short")
"""How words begin by which something was tried in vain."""
_STEPS = (Reader.cut, Reader.choose, Reader.find_models, Reader.scan, Reader.unite, Reader.tell, Reader.mention)


def read_together(readers: Sequence[Reader]) -> list[list[Mention]]:
    """The mentions of several updates. Each step goes over all of them before the next one begins: what a step needs
    then stays in the processor's caches, which takes a fifth off the time."""
    for step in _STEPS:
        for reader in readers:
            step(reader)
    return [reader.mentions for reader in readers]
