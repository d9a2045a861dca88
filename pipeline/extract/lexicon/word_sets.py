"""Named sets of words, read from the files in `lexicon/` that list words by kind.

Belongs here: reading and checking such a file. Not here: what a set is for (the module that asks for it says so).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.extract.lexicon.load import LexiconError, data_lines


def read_word_sets(name: str, kinds: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Kind → words of the file `lexicon/<name>`, whose lines are `KIND | word, phrase of words, …`.

    Raises:
        LexiconError: a line has another form, a kind is unknown, comes twice or is missing, or a word is empty or
            comes twice.
    """
    sets: dict[str, frozenset[str]] = {}
    for place, line in data_lines(name):
        head, bar, tail = line.partition("|")
        kind = head.strip()
        if not bar or kind not in kinds:
            raise LexiconError(
                f"{place}: a line is KIND | WORDS with a kind of {', '.join(sorted(kinds))}, not {line!r}"
            )
        if kind in sets:
            raise LexiconError(f"{place}: {kind} is listed before; keep one line for each kind")
        words = [word.strip() for word in tail.split(",")]
        if "" in words:
            raise LexiconError(f"{place}: {kind} has an empty word; words are parted by one comma")
        sets[kind] = frozenset(words)
        if len(sets[kind]) < len(words):
            twice = next(word for word in words if words.count(word) > 1)
            raise LexiconError(f"{place}: {kind} has {twice!r} twice; keep one")
    if missing := kinds - sets.keys():
        raise LexiconError(f"{name}: no line for {', '.join(sorted(missing))}")
    return sets


@cache
def phrase_words() -> Mapping[str, frozenset[str]]:
    """The words of `lexicon/phrase_words.txt`, by which noun phrases are told from what stands around them."""
    kinds = (
        "group sized of_size behind_noun never_noun more mostly certain second_head reported report harmed main_verb"
        " label clause_opener degree_of_harm brought_about achieving ahead charge violence of_bodies called mass"
        " of_beasts of_nature pair trio bodies coming_to families before_family describing swapping nature serving"
        " spaceflight labour organised armed firms grounded downed disposal parts telling belied"
        " naming calling simply grave spared involving heads told_of sent_off no_verb ordering turn seeking"
        " fates unknown not_yet clear accident hacking also_of_hacking beasts keepers drills practice in_earnest"
        " building_works expelled staffing captivity squad goals crimes utility supply failing told_anew demolishing"
        " posts making_way counters"
    )
    return read_word_sets("phrase_words.txt", frozenset(kinds.split()))


def group_size(word: str) -> int | None:
    """How many people a noun names who are one group: 2 for "couple"; None for other words."""
    known = phrase_words()
    return 2 if word in known["pair"] else 3 if word in known["trio"] else None


@cache
def number_labels() -> Mapping[str, frozenset[str]]:
    """The words of `lexicon/number_labels.txt`, beside which a number names something and counts nothing."""
    kinds = (
        "month label label_alone behind_name clock_after part_of_few year_before year_after over_verb little_few"
        " some_few risen moved fraction no_money spanning aged knowing hotline hotline_of hotline_men of_weapon"
        " numbering over_sky below_sky"
    )
    return read_word_sets("number_labels.txt", frozenset(kinds.split()))


@cache
def rule_words() -> Mapping[str, frozenset[str]]:
    """The words of `lexicon/rule_words.txt`, by which the rules tell what a figure means."""
    kinds = (
        "raising total before_total revised correcting put_at changed given hosting refugees accused"
        " published put_off room holding holds numbering"
        " change figure earlier of_one_victim of_anything striking hits totalling back object_of established spoken"
        " hurt surviving on_duty unhurt one_dead setting_off loaded load errand investigators fallen"
        " rounding_up officer_ranks police_ranks taken_up"
    )
    return read_word_sets("rule_words.txt", frozenset(kinds.split()))


@cache
def natural_deaths() -> Mapping[str, frozenset[str]]:
    """The words of `lexicon/natural_deaths.txt`, by which nobody was killed."""
    kinds = "illness spread cause at by life care clock ill_people harm harmless"
    return read_word_sets("natural_deaths.txt", frozenset(kinds.split()))


@cache
def gate_words() -> Mapping[str, frozenset[str]]:
    """The stems of `lexicon/gate_words.txt`, without which a sentence holds no claim; "_" stands for a blank."""
    return read_word_sets(
        "gate_words.txt", frozenset({"harm", "number", "fiction", "sport", "player", "drama", "drama_too", "in_fact"})
    )


@cache
def topic_words() -> Mapping[str, frozenset[str]]:
    """The stems of `lexicon/topic_words.txt`, by which an update speaks of something; "_" stands for a blank."""
    return read_word_sets("topic_words.txt", frozenset({"aid"}))
