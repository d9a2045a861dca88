"""Mentions: that quotes are where they say, that any text is read, and that time grows with the text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from schemas.vocabulary import HEDGE, MEASURE
from tests.pipeline.extract.texts import news, texts
from tests.pipeline.extract.told import doc_of, find_mentions


def read(body: str, headline: str = "") -> tuple[Document, list[Mention]]:
    doc = doc_of(body, headline)
    return doc, find_mentions(doc)


def stated(body: str, headline: str = "") -> list[tuple[str, int | None, str]]:
    doc, mentions = read(body, headline)
    return [(m.measure, m.low, doc.text(doc.sentences[m.sentence].field)[m.start : m.end]) for m in mentions]


def test_a_list_under_one_verb_states_each_of_its_figures() -> None:
    text = "Shelling damaged eight flats, four houses and a school."
    assert stated(text) == [("damaged", 8, "eight flats"), ("damaged", 4, "four houses"), ("damaged", 1, "a school")]


def test_a_part_points_to_its_whole() -> None:
    _, mentions = read("Seven people died, including two children.")
    assert [m.low for m in mentions] == [7, 2]
    assert mentions[1].part_of is mentions[0]


def test_a_figure_without_its_noun_takes_it_from_the_sentence_before() -> None:
    assert ("intercepted", 9, "Nine") in [
        (m, low, quote.split()[0]) for m, low, quote in stated("Russia launched 12 drones. Nine were shot down.")
    ]


def test_who_tells_of_the_dead_is_none_of_them() -> None:
    assert stated("The blast killed nine people, the governor said.") == [("killed", 9, "nine people")]


def test_a_natural_death_is_no_claim() -> None:
    assert stated("The singer died of cancer at home.") == []


def test_a_sentence_that_begins_with_compared_is_read() -> None:
    assert stated("Compared 12 with 9 killed.") is not None


def test_a_very_long_sentence_is_read_in_windows() -> None:
    found = stated("The shelling went on, " * 60 + "seven people were killed.")
    assert ("killed", 7, "seven people") in found


@given(texts, texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_each_quote_lies_in_its_sentence(headline: str, body: str) -> None:
    doc, mentions = read(body, headline)
    for mention in mentions:
        sentence = doc.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        quote = doc.text(sentence.field)[mention.start : mention.end]
        assert quote == quote.strip()
        assert MEASURE.holds(mention.measure)
        assert HEDGE.holds(mention.hedge)
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        if mention.trigger_start >= 0:
            assert sentence.start <= mention.trigger_start < mention.trigger_end <= sentence.end


@given(news)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert [repr(m) for m in read(text)[1]] == [repr(m) for m in read(text)[1]]


@pytest.mark.parametrize(
    "piece",
    [
        "12 ",
        "12, ",
        "12 people and ",
        "one ",
        "12 of ",
        '"',
        "(",
        ", ",
        "?!",
        "killed ",
        "12 people killed, ",
        "12 was ",
        "$5 million ",
    ],
)
def test_a_megabyte_on_one_line_takes_a_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = process_time()
        read(text)
        return process_time() - start

    seconds(2_000)
    quarter, whole = seconds(40_000), seconds(160_000)
    assert whole < 8 * quarter + 0.5  # four times the text; a square would be sixteen times the time


def test_some_of_the_wounded_are_a_part_of_all_of_them() -> None:
    found = read("Nine of the 43 wounded are in intensive care.")[1]
    part = next(m for m in found if m.low == 9)
    assert part.part_of is not None
    assert (part.part_of.measure, part.part_of.low) == ("injured", 43)


def test_a_body_counted_twice_is_no_dead_person() -> None:
    text = "The toll was revised to eight from nine, police said, because one body had been counted twice."
    assert [(m.measure, m.low) for m in read(text)[1]] == [("killed", 8)]


def test_regions_over_which_drones_were_shot_down_are_not_damaged() -> None:
    found = read("Air defences destroyed 24 drones over five regions.")[1]
    assert [(m.measure, m.low) for m in found] == [("intercepted", 24)]
