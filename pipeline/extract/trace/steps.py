"""How a text came to its claims: every step of the extractor, noted on the way.

Belongs here: running the very steps of `mentions` and `claims` with eyes on them. Not here: the records
(`record`), their text (`text`). The steps themselves know nothing of being watched but for one hook where a
match is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipeline.extract.capitals.in_print import in_print
from pipeline.extract.claims import Update, contexts_of, rows_of
from pipeline.extract.document import Document, Sentence, read_document
from pipeline.extract.gate import may_hold_claim
from pipeline.extract.lexicon.load import Noun
from pipeline.extract.mention import Mention
from pipeline.extract.mention_records import status_places
from pipeline.extract.mentions import Reader, read_together
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.match import Matcher
from pipeline.extract.rules.rule import Rule
from pipeline.extract.status import governing_words
from pipeline.extract.tokens import Tokens
from pipeline.extract.told import told
from pipeline.extract.trace.record import (
    ClaimTrace,
    FigureTrace,
    MatchTrace,
    SentenceTrace,
    TokenTrace,
    Trace,
    UnitTrace,
)
from pipeline.extract.trace.text import render
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import MEANINGS, Unit
from pipeline.extract.word_facts import FACTS

__all__ = ["Trace", "render", "trace"]

_STEPS = "(between the rules)"


def trace(text: str, headline: bool = False, published_at: datetime | None = None, timezone: str = "UTC") -> Trace:
    """All steps from a text to its claims; `headline` reads it as one, `published_at` (aware) is now where none is
    given."""
    moment = published_at or datetime.now(UTC)
    doc = in_print(read_document(text if headline else "", "" if headline else text, moment, ZoneInfo(timezone)))
    reader = _TracedReader(doc)
    mentions = read_together([reader])[0]
    status = reader.status_words()
    rows = rows_of(doc, mentions, contexts_of([(doc, mentions)])[0], Update(doc, ""))
    quotes = {row["claim_id"]: row["quote"] for row in rows}
    words = {_key(doc.sentences[mention.sentence].field, mention): status.get(id(mention), "") for mention in mentions}
    claims = [
        ClaimTrace(
            row,
            words[row["field"], row["quote_start"], row["quote_end"], row["measure"], row["object"]],
            quotes.get(row["part_of"], ""),
        )
        for row in rows
    ]
    return Trace(text, reader.notes, claims)


def _key(name: str, mention: Mention) -> tuple[str, int, int, str, str | None]:
    """What tells one claim of a text from the others."""
    return name, mention.start, mention.end, mention.measure, mention.object


def _words(tokens: Tokens, units: Sequence[Unit]) -> str:
    return " … ".join(" ".join(tokens.words[unit.first : unit.stop]) for unit in units)


def _classes(tokens: Tokens, at: int) -> tuple[str, ...]:
    """What the lexicon says that a token can be, and the states whose words begin there."""
    facts = FACTS[tokens.folded[at]]
    found = [f"class {facts.code} ({MEANINGS[facts.code]})"] if facts.code is not None else []
    if facts.number:
        found.append("number")
    if facts.noun is not None:
        found.append(f"noun {facts.noun.kind} {facts.noun.object}")
    found += [f"{form} of {predicate.verb}" for form, predicate in facts.verbs]
    for words, state in facts.states:
        if tuple(tokens.folded[at : at + len(words)]) == words:
            found.append(f"{state.kind} {state.measure} ({' '.join(words)})")
    if facts.minor is not None:
        found.append("age under 18" if facts.minor else "age")
    return tuple(dict.fromkeys(found))


def _meaning(unit: Unit) -> str:
    """What a unit's letter stands for, and what else is known of the unit."""
    found = [MEANINGS[unit.code]]
    if unit.figure is not None:
        found.append(f"{unit.figure.low}..{unit.figure.high} {unit.figure.hedge}")
    if unit.noun is not None:
        found.append(f"{unit.noun.kind} {unit.noun.object}" + (" (plural)" if unit.noun.plural else ""))
    found += [f"{measures}" for measures in unit.before]
    for form, predicate in unit.entries:
        roles = [
            f"{side} {dict(table)}" for side, table in (("subject", predicate.subject), ("object", predicate.object))
        ]
        found.append(f"{form} of {predicate.verb}: " + "; ".join(role for role in roles if not role.endswith("{}")))
    if unit.state is not None:
        found.append(f"{unit.state.kind} {unit.state.measure}")
    flags = ("definite", "anaphor", "child", "named", "but")
    return ", ".join(found + [flag for flag in flags if getattr(unit, flag)])


class _TracedBook(Book):
    """A book that notes what is entered, refused and taken back, in the match at hand."""

    def __init__(self, scan: Scan, text: str, units: Sequence[Unit], earlier: Sequence[Hit], *around: str) -> None:
        super().__init__(text, scan.tokens, units, earlier, *around)
        self.match = MatchTrace(_STEPS, "", "")

    def put(self, unit: Unit, measure: str, hit: Hit) -> None:
        super().put(unit, measure, hit)
        part = f", part of {self._name(hit.parent.unit)!r}" if hit.parent is not None else ""
        joined = " added up with those before it" if hit.unit is not unit and hit.singles else ""
        self.match.outcomes.append(f"kept {self._name(unit)!r} as {measure}{part}{joined} [{hit.rule}]")

    def drop(self, unit: Unit, measure: str) -> None:
        super().drop(unit, measure)
        self.match.outcomes.append(f"took back {self._name(unit)!r} as {measure}")

    def add(
        self, unit: Unit, measure: str, noun: Noun | None, trigger: Unit | None, rule: str, parent: Hit | None = None
    ) -> Hit | None:
        known = (unit, measure) in self.hits
        rivals = self.rivals(unit, measure)
        hit = super().add(unit, measure, noun, trigger, rule, parent)
        if hit is None:
            why = f"it is {rivals[0].measure} by {rivals[0].rule}" if rivals else "a natural death"
            self.match.outcomes.append(f"refused {self._name(unit)!r} as {measure}: {why}")
        elif known:
            self.match.outcomes.append(f"{self._name(unit)!r} is {measure} already by {hit.rule}")
        return hit

    def _name(self, unit: Unit) -> str:
        return _words(self.tokens, [unit]) if unit.stop <= len(self.tokens.words) else "an earlier figure"


class _TracedMatcher(Matcher):
    """A matcher that notes each match."""

    def __init__(self, book: _TracedBook, found: list[MatchTrace]) -> None:
        super().__init__(book)
        self.watched, self.found = book, found

    def produce(self, rule: Rule, match: re.Match[str]) -> None:
        self.watched.match = self._note(rule, match)
        super().produce(rule, match)
        if not self.watched.match.outcomes:
            self.watched.match.outcomes.append(
                "nothing: its words say nothing of such figures, or they are measured already"
            )
        self.watched.match = MatchTrace(_STEPS, "", "")
        self.found.append(self.watched.match)

    def pass_over(self, rule: Rule, match: re.Match[str]) -> None:
        self._note(rule, match).outcomes.append("refused: the figure belongs to the preposition or verb before it")

    def run(self) -> list[Hit]:
        self.found.append(self.watched.match)
        return super().run()

    def _note(self, rule: Rule, match: re.Match[str]) -> MatchTrace:
        book = self.watched
        figures, predicate = (_words(book.tokens, book.units[match.start(g) : match.end(g)]) for g in ("q", "v"))
        noted = MatchTrace(rule.name, figures, predicate)
        self.found.append(noted)
        return noted


class _TracedReader(Reader):
    """A reader that notes each sentence."""

    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.notes = [SentenceTrace(sentence.text, may_hold_claim(sentence.text)) for sentence in doc.sentences]

    def apply_rules(self, sentence: Sentence, scan: Scan, units: Sequence[Unit], earlier: Sequence[Hit]) -> list[Hit]:
        noted, tokens = self.notes[sentence.index], scan.tokens
        if not noted.tokens:
            noted.tokens = [TokenTrace(word, _classes(tokens, at)) for at, word in enumerate(tokens.words)]
            for figure in scan.figures.values():
                words = " ".join(tokens.words[figure.first : figure.stop])
                noted.figures.append(FigureTrace(words, figure.low, figure.high, figure.hedge))
        noted.units += [UnitTrace(unit.code, _words(tokens, [unit]), _meaning(unit)) for unit in units]
        book = _TracedBook(scan, sentence.text, units, earlier, self.before(sentence), self.doc.body)
        hits = _TracedMatcher(book, noted.matches).run()
        noted.matches = [match for match in noted.matches if match.outcomes]
        return hits

    def status_words(self) -> dict[int, str]:
        """`id` of each mention → the words that set its status."""
        sentences = self.doc.sentences
        return {
            id(mention): governing_words(told(sentences[mention.sentence].text), *status_places(hit))
            for hit, mention in self.made.items()
        }
