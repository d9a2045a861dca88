"""The look at the words of a sentence: a no is certain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from pipeline.extract.aid.sums import aid_sums, names_aid
from pipeline.extract.mentions import Reader
from pipeline.extract.rules.hits import Hit
from pipeline.extract.telling import holds_number, may_tell
from pipeline.extract.tokens import tokenize
from pipeline.extract.units.chunks import make_units
from pipeline.extract.units.scan import Scan
from pipeline.extract.weapons.link import find_weapons
from tests.corpus.reader import corpus_files, read_construction
from tests.pipeline.extract.texts import news
from tests.pipeline.extract.told import doc_of


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed.",
        "Nine sailors were brought ashore to safety.",
        "A dozen miners lie in hospital.",
        "Some 400 people are staying in the old monastery.",
        "None of the 33 on board survived.",
        "The post-raid ruins hold 12 war-wounded men.",
    ],
)
def test_a_predicate_a_state_or_a_noun_of_harm_may_tell(text: str) -> None:
    assert may_tell(tokenize(text).folded, False)


@pytest.mark.parametrize("text", ["Talks in Geneva begin at 10.", "Three ministers sat in the hall.", ""])
def test_words_that_no_list_knows_tell_nothing(text: str) -> None:
    assert not may_tell(tokenize(text).folded, False)


@pytest.mark.parametrize("text", ["Four of them sat in the hall.", "Among them sat a mayor."])
def test_behind_figures_a_part_of_them_may_tell(text: str) -> None:
    words = tokenize(text).folded
    assert may_tell(words, True)
    assert not may_tell(words, False)


def test_a_number_is_seen_in_digits_and_in_words() -> None:
    assert holds_number(["some", "2,400", "tents"])
    assert holds_number(["dozens", "of", "tents"])
    assert not holds_number(["tents", "and", "blankets"])


def _passed_over(headline: str, body: str) -> Iterator[tuple[str, list[Hit]]]:
    """The sentences of a text that tell nothing, with the hits that the rules would still make."""
    reader = Reader(doc_of(body, headline))
    field = "headline"
    for sentence in reader.doc.sentences:
        if sentence.field != field:
            field, reader.earlier = sentence.field, []
        scan = Scan(tokenize(sentence.text), reader.topics.stems, find_weapons(sentence.text))
        hits = reader.match(sentence, scan, make_units(scan))
        if not may_tell(scan.words, bool(reader.earlier)):
            yield sentence.text, hits
        reader.earlier += hits


def test_what_is_passed_over_in_the_corpus_holds_no_hit() -> None:
    files = [read_construction(path) for path in corpus_files()]
    cases = [case for file in files for case in (*file.positive, *file.negative)]
    passed = [found for case in cases for found in _passed_over(case.headline, case.body)]
    assert passed
    assert [text for text, hits in passed if hits] == []


def test_no_sum_in_the_corpus_is_help_without_a_word_of_help_or_giving() -> None:
    files = [read_construction(path) for path in corpus_files()]
    for case in (case for file in files for case in (*file.positive, *file.negative)):
        for sentence in doc_of(case.body, case.headline).sentences:
            scan = Scan(tokenize(sentence.text), frozenset(), ())
            if not names_aid(scan.words):
                assert aid_sums(scan.tokens, list(scan.figures.values()), True, [], True) == [], sentence.text


@given(news)
def test_what_is_passed_over_in_any_news_holds_no_hit(text: str) -> None:
    assert [sentence for sentence, hits in _passed_over("", text) if hits] == []
