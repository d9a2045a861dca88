"""The lexicon: what its files come to, and that a mistake in one is refused with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pipeline.extract import attacks, currencies, status_words
from pipeline.extract.aid import words as aid_words
from pipeline.extract.lexicon import load, readers, word_sets
from pipeline.extract.lexicon.files import lines_of
from pipeline.extract.lexicon.load import LexiconError
from pipeline.extract.units.unit import MEANINGS
from pipeline.extract.weapons import nouns as weapon_nouns
from schemas.vocabulary import MEASURE


def test_predicates_know_their_forms_and_measures() -> None:
    entries = load.lexicon().verbs["killed"]
    assert any(form == "past" and predicate.object.get("person") == "killed" for form, predicate in entries)
    measures = {
        m for row in load.lexicon().verbs.values() for _, p in row for m in (*p.subject.values(), *p.object.values())
    }
    assert measures <= set(MEASURE.words)


def test_irregular_plurals_and_nouns_alike_in_both_numbers() -> None:
    nouns = load.lexicon().nouns
    assert nouns["children"].plural
    assert not nouns["child"].plural
    assert nouns["child"].object == nouns["children"].object


def test_function_words_have_letters_of_units() -> None:
    known = load.lexicon()
    assert set(known.classes.values()) <= MEANINGS.keys()
    assert {code for row in known.class_phrases.values() for _, code in row} <= MEANINGS.keys()


def test_phrases_stand_longest_first() -> None:
    known = load.lexicon()
    for table in (known.compounds, known.states, known.class_phrases):
        for rows in table.values():
            lengths = [len(row[0]) for row in rows]
            assert lengths == sorted(lengths, reverse=True)


def test_every_model_category_counts_as_a_noun_of_war() -> None:
    assert {noun.kind for noun in weapon_nouns.model_nouns().values()} <= {"weapon", "aircraft", "equipment", "vehicle"}


def _named_sets() -> object:
    return word_sets.read_word_sets("names_words.txt", frozenset({"title", "organisation"}))


@pytest.mark.parametrize(
    ("read", "line", "message"),
    [
        (readers.read_nouns, "[person]", "section head"),
        (readers.read_nouns, "soldier", "before the first section head"),
        (readers.read_verbs, "kill | -", "a predicate is"),
        (readers.read_verbs, "kill | - | object person=hugged", "person=hugged"),
        (readers.read_verbs, "bus | out | object person=evacuated | @peril", "no line says @peril"),
        (readers.read_verbs, "stay | in+%huts | subject person=displaced", "no line says %huts"),
        (readers.read_topics, "@peril", "@NAME = STEM"),
        (readers.read_heads, "%huts = hut,", "%NAME = HEAD"),
        (readers.read_verbs, "kill | - | owner person=killed", "a role is subject or object"),
        (readers.read_states, "adjective hugged | dead", "known class and measure"),
        (readers.read_classes, "bb be | is", "one-letter class"),
        (readers.read_quantities, "word twelve", "a quantity line"),
        (readers.read_hedges, "roughly before | about", "known hedge"),
        (status_words._tables.__wrapped__, "perhaps 5 | maybe", "known status"),
        (status_words._tables.__wrapped__, "planned five | will", "STATUS REACH | PHRASES"),
        (status_words._tables.__wrapped__, "planned 5 | will,, shall", "an empty phrase"),
        (currencies.currencies.__wrapped__, "DOLLAR | $ | dollar", "three-letter code"),
        (aid_words.own_currencies.__wrapped__, "CAD | canada", "CODE WORDS | GIVERS"),
        (attacks.attack_words.__wrapped__, "adverb quickly", "verb or noun"),
        (weapon_nouns.model_nouns.__wrapped__, "drone | hovercat", "no noun"),
        (_named_sets, "colour | red", "with a kind of organisation, title"),
        (_named_sets, "title | mr,, dr", "empty word"),
        (_named_sets, "title | mr, dr, mr", "title has 'mr' twice"),
    ],
)
def test_a_mistake_is_refused_with_its_place(
    read: Callable[[], object], line: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lines(name: str) -> Iterator[tuple[str, str]]:
        yield f"{name}:7", line

    load.lexicon()  # what one table asks of another is read from the true files
    for module in (readers, status_words, currencies, aid_words, attacks, weapon_nouns, word_sets):
        monkeypatch.setattr(module, "data_lines", lines)
    with pytest.raises(LexiconError, match=r"\w+\.txt:7: .*" + message.replace("|", r"\|")):
        read()


def test_a_noun_that_two_sections_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [("n:1", "[person people]"), ("n:2", "porter clerk"), ("n:3", "[person journalists]"), ("n:4", "Clerk")]
    monkeypatch.setattr(readers, "data_lines", lambda _: iter(lines))
    with pytest.raises(LexiconError, match="n:4: Clerk is a noun already"):
        readers.read_nouns()


def test_a_kind_that_a_file_leaves_out_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_sets, "data_lines", lambda name: iter([(f"{name}:1", "title | mr, mrs")]))
    with pytest.raises(LexiconError, match=r"names_words\.txt: no line for nickname, office"):
        word_sets.read_word_sets("names_words.txt", frozenset({"title", "office", "nickname"}))


def test_a_line_that_begins_with_a_blank_goes_on_with_the_one_above_it() -> None:
    text = "# words\nkind | one,\n    two,\n\tthree\n\nother | four\n"
    assert list(lines_of(text, "words.txt")) == [
        ("words.txt:2", "kind | one, two, three"),
        ("words.txt:6", "other | four"),
    ]
