"""From a document to mentions: the figure rules run over each sentence that can hold a claim.

Belongs here: the gate, the order of the steps, and turning hits into mentions with quote, bounds, object, status and parts.
Not here: rules and lexicon, the passes for date, place and speaker.
"""

from __future__ import annotations

from .chunks import Chunker
from .document import Document, Sentence
from .gate import may_hold_claim
from .lexicon import lexicon, topic_stems
from .match import Hit, Matcher
from .mention import Mention
from .money import Sum, aid_sums, aid_words
from .status import status_of
from .tokens import Tokens, tokenize
from .weapons import find_weapons

_AID_STEMS = (" aid", "assistance", "humanitarian", " grant", "donat", "support", "relief", "package", "appeal")
_NO_OBJECT = frozenset({"attacks"})
_EQUIPMENT = {"aircraft": "aircraft", "drone": "drone", "vehicle": "vehicle"}


def find_mentions(doc: Document) -> list[Mention]:
    """All figures of a document in the order of its sentences, with measure, object, bounds, hedge, status, parts."""
    mentions: list[Mention] = []
    topic: bool | None = None
    topics: frozenset[str] | None = None
    money_seen: list[Sum] = []
    crisis: bool | None = None
    earlier: list[Hit] = []
    made: dict[int, Mention] = {}
    for sentence in doc.sentences:
        if sentence.index and sentence.field != doc.sentences[sentence.index - 1].field:
            earlier = []
        if not may_hold_claim(sentence.text):
            continue
        tokens = tokenize(sentence.text, sentence.start)
        if topics is None:
            topics = _topics(doc)
        chunker = Chunker(tokens, lexicon(), topics, find_weapons(sentence.text), sentence.start)
        units = chunker.units()
        hits = Matcher(tokens, units, earlier, sentence.text, sentence.start).run()
        figures = sorted(chunker.figures.values(), key=lambda f: f.first)
        if topic is None and figures:
            topic = _speaks_of_aid(doc)
        if figures and crisis is None:
            crisis = _speaks_of_crisis(doc)
        sums = aid_sums(tokens, figures, bool(topic), money_seen, bool(crisis)) if figures else []
        money_seen += sums
        taken = {id(s.figure) for s in sums}
        found: list[Mention] = []
        seen: set[int] = set()
        for hit in hits:
            if id(hit) in seen or (hit.unit.figure is not None and id(hit.unit.figure) in taken):
                continue
            seen.add(id(hit))
            mention = _mention(hit, tokens, sentence)
            made[id(hit)] = mention
            found.append(mention)
        for hit in hits:
            if hit.parent is not None and id(hit.parent) in made and id(hit) in made:
                made[id(hit)].part_of = made[id(hit.parent)]
        found += [_aid_mention(money, tokens, sentence) for money in sums]
        mentions += sorted(found, key=lambda m: m.start)
        earlier += hits
    return mentions


def _topics(doc: Document) -> frozenset[str]:
    """The stems of predicates' topics that the update holds."""
    text = f"{doc.headline} {doc.body}".lower()
    return frozenset(stem for stem in topic_stems() if stem in text)


def _speaks_of_aid(doc: Document) -> bool:
    """Whether the update is of help at all: its words name help."""
    return any(stem in f" {doc.headline} {doc.body}".lower() for stem in _AID_STEMS)


def _speaks_of_crisis(doc: Document) -> bool:
    """Whether the update holds a word of war, disaster or of a country in need; sums of any other update are no help."""
    text = f" {doc.headline} {doc.body}".lower()
    return any(f" {stem}" in text or (len(stem) >= 6 and stem in text) for stem in aid_words()["crisis"])


def _mention(hit: Hit, tokens: Tokens, sentence: Sentence) -> Mention:
    unit = hit.unit
    first, stop = unit.first, unit.stop
    low: int | None
    high: int | None
    if hit.singles:
        last = hit.singles[-1]
        stop, low, high, hedge = last.stop, len(hit.singles), len(hit.singles), "exact"
    elif unit.figure is None:
        low = high = 1
        hedge = "exact"
    else:
        low, high, hedge = unit.figure.low, unit.figure.high, unit.figure.hedge
    trigger = hit.trigger
    if unit.code == "n" and trigger is not None and not unit.anaphor:
        if 0 <= trigger.first - stop <= 1:
            stop = trigger.stop
        elif 0 <= first - trigger.stop <= 0 or hit.rule.startswith("toll"):
            first = min(first, trigger.first)
    number_at = unit.figure.number if unit.figure is not None else unit.first
    if trigger is not None and trigger.first < unit.first < unit.stop <= trigger.stop:
        stop = unit.stop
    zero = low == 0 and high == 0
    status, tense = status_of(tokens, number_at, trigger.first if trigger is not None else None, trigger.stop if trigger is not None else 0)
    if status == "hypothetical" and hit.measure == "launched" and hit.rule == "subject":
        status = "happened"  # drones that tried to attack were sent
    if hit.measure == "evacuated" and trigger is not None and trigger.state is not None and "order" in " ".join(tokens.folded[trigger.first : trigger.stop]):
        status = "planned"
    if zero and status == "denied":
        status = "happened"
    noun_first, noun_stop = unit.noun_text or (unit.first, unit.stop)
    return Mention(
        sentence=sentence.index,
        start=tokens.starts[first],
        end=tokens.ends[stop - 1],
        measure=hit.measure,
        object=_object(hit),
        low=low,
        high=high,
        hedge=hedge,
        status=status,
        tense=tense,
        trigger_start=tokens.starts[trigger.first] if trigger is not None else -1,
        trigger_end=tokens.ends[trigger.stop - 1] if trigger is not None else -1,
        rule=hit.rule,
        object_text=sentence.text[tokens.starts[noun_first] - sentence.start : tokens.ends[noun_stop - 1] - sentence.start]
        if noun_stop > noun_first
        else "",
    )


def _object(hit: Hit) -> str | None:
    if hit.measure in _NO_OBJECT:
        return None
    if hit.unit.child and hit.measure not in ("damaged",):
        return "children"
    noun = hit.noun
    if noun is None:
        return "people"
    if hit.measure == "equipment_lost":
        return _EQUIPMENT.get(noun.object, "other") if noun.kind != "vehicle" else "vehicle"
    if noun.kind in ("event", "life"):
        return "people" if noun.kind == "life" else None
    return noun.object


def _aid_mention(money: Sum, tokens: Tokens, sentence: Sentence) -> Mention:
    figure = money.figure
    start, end = tokens.starts[money.first], tokens.ends[money.stop - 1]
    status, _ = status_of(tokens, figure.number, None)
    if status != "hypothetical":
        status = "happened" if money.sent else "planned"
    return Mention(
        sentence=sentence.index,
        start=start,
        end=end,
        measure="aid",
        object=money.currency,
        low=figure.low,
        high=figure.high,
        hedge=figure.hedge,
        status=status,
        tense="past",
        rule="money",
        object_text=sentence.text[start - sentence.start : end - sentence.start],
    )
