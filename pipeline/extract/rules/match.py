"""From units to figures with a measure: the rules applied to one sentence.

Belongs here: searching the patterns, the order of the steps. Not here: what a match means (`productions`,
`part_productions`, `name_productions`, `pronoun_productions`), figures whose noun states the
measure (`noun_measures`), the patterns (`rules`), the meaning of words (`lexicon`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules import (
    bracket_shares,
    ellipsis,
    list_phrases,
    list_sums,
    listings,
    placed_shares,
    productions,
    sets,
)
from pipeline.extract.rules import harmed_productions as harmed
from pipeline.extract.rules import name_productions as names
from pipeline.extract.rules import noun_measures as nouns
from pipeline.extract.rules import part_links as links
from pipeline.extract.rules import part_productions as parts
from pipeline.extract.rules import pronoun_productions as pronouns
from pipeline.extract.rules.constructions import rules_for
from pipeline.extract.rules.descriptions import describes_name, is_named_aside, says_who
from pipeline.extract.rules.exchange_productions import as_exchanged
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import measures_of
from pipeline.extract.rules.nominal_productions import as_nominal
from pipeline.extract.rules.number_productions import as_number
from pipeline.extract.rules.other_clauses import counts_other, opens_other_clause
from pipeline.extract.rules.productions import Production
from pipeline.extract.rules.relative_reach import is_left_so, is_of_relative, opens_clause
from pipeline.extract.rules.restatements import restate
from pipeline.extract.rules.roles import Role
from pipeline.extract.rules.rule import Rule
from pipeline.extract.rules.state_productions import as_state
from pipeline.extract.rules.times_productions import as_times
from pipeline.extract.units.nominals import ARTICLES, DETERMINERS
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import FACTS

PRODUCTIONS: Mapping[Role, Production] = {
    "object": productions.as_object,
    "subject": productions.as_subject,
    "death": productions.as_death,
    "added": productions.as_added,
    "company": productions.as_company,
    "state": as_state,
    "toll": productions.as_toll,
    "losses": productions.as_losses,
    "number": as_number,
    "nominal": as_nominal,
    "instrument": productions.as_instrument,
    "times": as_times,
    "table": productions.as_table_row,
    "label": productions.as_label,
    "exchange": as_exchanged,
    "named_object": names.as_named_object,
    "named_subject": names.as_named_subject,
    "named_nominal": names.as_named_nominal,
    "named_list": names.as_named_list,
    "pronoun_object": pronouns.as_pronoun_object,
    "pronoun_passive": pronouns.as_pronoun_passive,
    "pronoun_subject": pronouns.as_pronoun_subject,
    "pronoun_state": pronouns.as_pronoun_state,
    "self": pronouns.as_self,
    "the_dead": harmed.as_the_dead,
    "the_dead_named": harmed.as_the_dead_named,
    "including": parts.as_included,
    "among": parts.as_among,
    "copula": parts.as_copula,
    "described": parts.as_described,
    "named_included": names.as_named_included,
    "one_of_state": harmed.as_one_of_state,
    "of_state": parts.as_of_state,
}
_BEFORE_VERB = frozenset({"object", "subject", "state"})
"""Roles of lists that are searched on behind the list where the predicate follows it."""
_VERBS = frozenset("vwgaLmTIR1uqnocX")
_FINITE = frozenset({"passive", "subject", "passive_list", "subject_list"})
"""Rules whose list is the subject of its clause, and so not the object of another word."""
_AFTER_TOLL, _INCLUDED_LIST = re.compile(r"L[^,;qn]*$"), re.compile(r"[va],?I[eD]*[qn1](?:,[eD]*[qn1])*,?&[eD]*$")
_LAST_ONLY = frozenset({"participle", "state", "participle_list", "state_list"})
"""Rules whose predicate is that of the last figure alone where this one stands bare."""
_SHARED = frozenset({"shared_subject", "shared_later", "passive_later"})  # the second verb has the first one's subject
_WITH_GAP = frozenset({"participle", "subject", "passive"})
_OVER_CLAUSES = _WITH_GAP | {"state"}
_WHERE = re.compile(r"q[rF][eD]*$")
_VERB_BEFORE = re.compile(r"[vwg][^;:bhMR]*$")
_OF_TIME = frozenset({"before", "after", "while", "without", "since", "when"})
_IN = frozenset({"in", "across", "within", "at", "from", "over", "around", "throughout"})
_FLYING_PART = re.compile(r"[nq].*,I[eD]*[nq]g$")
"""A part of a figure before it with what it was doing: it shares the fate of the whole."""
_INCLUDED_BEFORE = re.compile(r"I[eD]*[qn1]&$")
_WERE_HARMED = re.compile(r"bv:[eD]*$")
_SUBJECT_BEFORE = re.compile(r"[upcqn1][hMe]*$")


class Matcher:
    """Applies the rules to one sentence."""

    def __init__(self, book: Book, head: Hit | None = None) -> None:
        self.book = book
        self.head = head
        self.may_list = list_phrases.may_stand(book.letters)

    def run(self) -> list[Hit]:
        """All hits of the sentence in the order of the text; `head` is the figure that it may give a share of."""
        book = self.book
        own, of_parts = rules_for(frozenset(book.letters))
        self.search_all(own)
        nouns.add_inside(book)
        nouns.add_own(book)
        nouns.add_bodies(book)
        nouns.add_in_brackets(book)
        nouns.add_sheltered(book)
        nouns.add_stricken(book)
        if self.head is not None and not book.hits:
            listings.enter(book, self.head)
        self.search_all(of_parts)
        if book.hits:
            restate(book)
        bracket_shares.share_out(book)
        sets.link_sets(book)
        ellipsis.inherit(book)
        if book.hits:
            placed_shares.link_placed(book)
            links.link_lists(book)
            links.link_pointers(book)
            sets.link_sets(book)
            links.link_of_which(book)
            list_sums.link_list_sums(book)
            links.add_totals(book)
            restate(book)
            links.drop_rates(book)
            links.drop_aims(book)
            links.drop_repeats(book)
            links.drop_deaths_of_returned(book)
        return sorted(book.hits.values(), key=lambda hit: (hit.unit.first, hit.measure))

    def search_all(self, rules: Iterable[Rule]) -> None:
        """Search one rule after the other."""
        letters, may_list = self.book.letters, self.may_list
        for rule in rules:
            if not may_list and rule.name in list_phrases.RULES:
                continue
            match = rule.pattern.search(letters)  # most have none
            if match is not None:
                self.search(rule, match)

    def search(self, rule: Rule, match: re.Match[str] | None) -> None:
        """Enter what all matches of a rule mean, from left to right; `match` is the first."""
        letters, pattern = self.book.letters, rule.pattern
        if rule.name == "pronoun_inside" and pronouns.OBJECTS.isdisjoint(self.book.tokens.folded):
            return
        is_list = rule.role in _BEFORE_VERB
        while match is not None:
            first, stop, verb = match.start("q"), match.end("q"), match.start("v")
            at = self._refused(rule, match, first, stop, verb)
            if at is None:
                at = stop if is_list and first < verb else match.start() + 1
                self.produce(rule, match)
            match = pattern.search(letters, at)

    def _refused(self, rule: Rule, match: re.Match[str], first: int, stop: int, verb: int) -> int | None:
        """Where the search goes on behind a match whose figures, from `first` to `stop`, are not those of the predicate
        at `verb`; None where they are."""
        book, name = self.book, rule.name
        said = name in _FINITE and (says_who(book, first) or is_named_aside(book, first, verb))
        if said or describes_name(book, first, stop):
            return stop
        if name in _WITH_GAP and opens_other_clause(book, stop, verb):
            return first + 1
        if name in _OVER_CLAUSES and is_of_relative(book, stop, *match.span("v")):
            self.pass_over(rule, match)
            return first + 1
        if name in list_phrases.RULES and not list_phrases.holds(book, first, stop):
            return first + 1
        if name in _LAST_ONLY and list_phrases.is_with_item(book, first):
            return first + 1
        if (name in _SHARED and counts_other(book, stop, verb)) or (name == "state" and self._says_where(first)):
            return first + 1
        if name in _FINITE and not opens_clause(book, stop) and self._belongs_to_other(first):
            self.pass_over(rule, match)
            return first + 1
        return first + 1 if name == "subject" and self._goes_on_from_verb(first, verb) else None

    def pass_over(self, rule: Rule, match: re.Match[str]) -> None:
        """Leave a match whose figure belongs to another word; a trace notes it."""

    def produce(self, rule: Rule, match: re.Match[str]) -> None:
        """Enter what one match means."""
        units = self.book.units
        pronoun = rule.role.startswith("pronoun")
        figures = (
            [units[match.start("q")]] if pronoun else list_phrases.listed(self.book, match.start("q"), match.end("q"))
        )
        if len(figures) == 1 and (share := list_phrases.share_before_verb(self.book, match)) is not None:
            figures = [share]
        verbs = [unit for unit in units[match.start("v") : match.end("v")] if unit.code in _VERBS]
        acts = figures and (figures[-1].code in "1u" or ellipsis.is_ordinal(self.book, figures[-1]))
        if rule.name == "participle" and acts and self._has_object(verbs[-1]):
            return  # "a gunman shot the prominent …": he did it
        if rule.name == "active" and _WERE_HARMED.search(self.book.letters[: match.start("q")]):
            return  # "19 were killed: 15 guards and four clerks"
        last = figures[-1] if figures else None
        if last is not None and last.code == "n" and self._is_alone(rule, figures):
            figures = figures[-1:]  # "12 dead people and three injured"
        ahead = _AFTER_TOLL if figures and figures[0].code == "n" else _INCLUDED_LIST
        if len(figures) > 1 and ahead.search(self.book.letters[: match.start("q")]):
            figures = figures[
                1:
            ]  # "the count reached 1,290 and 12,588 people were hurt", "including 11 boys and 5 girls"
        if rule.name == "active" and self._is_passive_aside(match.start("v"), match.end("v"), match.start("q")):
            return
        if links.says_who_they_are(figures):
            figures = figures[:1]
        if rule.name in list_phrases.RULES:
            figures = list_phrases.without_described(self.book, figures)
        if rule.name == "participle" and pronouns.has_object(self.book, verbs[0]):
            return  # "three gunmen shot him dead"
        if rule.name == "subject" and _FLYING_PART.search(self.book.letters[: match.end("v")]):
            return  # "12 drones were downed, including two flying towards the capital"
        PRODUCTIONS[rule.role](self.book, figures, verbs, rule.name)

    def _is_passive_aside(self, start: int, stop: int, figure: int) -> bool:
        """Whether a figure behind an aside is no object of the verb before it: "12 hurt, according to X, head of Y"."""
        letters = self.book.letters
        return "," in letters[stop:figure] and letters[:start].rstrip("eh").endswith(("b", "q", "n"))

    def _goes_on_from_verb(self, first: int, verb: int) -> bool:
        """Whether a gerund behind a preposition of time has the subject of a verb before the figure: "wounded a soldier
        and a guard before fleeing"."""
        letters = self.book.letters
        if letters[verb] != "g" or letters[verb - 1] != "r" or _VERB_BEFORE.search(letters, 0, first) is None:
            return False
        return self.book.tokens.folded[self.book.units[verb - 1].first] in _OF_TIME

    def _says_where(self, at: int) -> bool:
        """Whether a figure tells only where those before it are: "3,800 homes in 13 villages are without power"."""
        match = _WHERE.search(self.book.letters[:at])
        return match is not None and self.book.tokens.folded[self.book.units[match.start() + 1].first] in _IN

    def _is_alone(self, rule: Rule, figures: Sequence[Unit]) -> bool:
        """Whether the predicate is of the bare last figure alone, which may begin a clause behind "including": "six
        died, including two boys and three were hurt"."""
        if rule.name != "passive" or figures[-1].anaphor:
            return rule.name in _LAST_ONLY and list_phrases.stands_alone(self.book, figures)
        return bool(_INCLUDED_BEFORE.search(self.book.letters[: self.book.index[figures[-1]]]))

    def _has_object(self, verb: Unit) -> bool:
        """Whether a determiner stands right behind a verb, so that it is active."""
        words = self.book.tokens.folded
        if verb.stop >= len(words) or (words[verb.stop] not in DETERMINERS and words[verb.stop] not in ARTICLES):
            return False
        noun = FACTS[words[verb.stop + 1]].noun if verb.stop + 1 < len(words) else None
        return noun is None or noun.object != "time"  # "killed this week", "killed a day earlier"

    def _belongs_to_other(self, at: int) -> bool:
        """Whether a figure stands behind a preposition ("in a town of 300 people were …") or is object of the verb
        before."""
        letters = self.book.letters
        if letters[:at].rstrip("eD").endswith(("f", "J", "fc") if self.book.units[at].named else ("f", "J")):
            return True  # "the son of Union leader Ali Obi was shot"
        if at > 0 and letters[at - 1] in "fyrFt":
            preposition = self.book.units[at - 1]
            noun = self.book.units[at].noun
            if at == 1 and noun is not None and noun.kind == "person" and self.book.tokens.folded[0] == "at":
                return False  # "At seven people lost their lives": nobody is at people, so a word is missing
            if letters[at + 1 : at + 2] == "g" and self._is_result(preposition):
                return False
            if self.book.tokens.folded[preposition.stop - 1] not in phrase_words()["clause_opener"]:
                return True
        before = at - 1
        while before >= 0 and letters[before] in "eD":
            before -= 1
        if is_left_so(self.book, before):
            return True
        if before >= 0 and letters[before] == "o":
            return self._is_verb_of_no_measure(before)
        if before < 0 or letters[before] not in "vwg":
            return False
        if measures_of(self.book, self.book.units[at], [self.book.units[before]], "object"):
            return True
        return letters[before] == "v" and bool(_SUBJECT_BEFORE.search(letters[:before]))

    def _is_result(self, preposition: Unit) -> bool:
        """ "resulting in 11,000 people fleeing": the clause behind the preposition came to pass."""
        return preposition.first > 0 and self.book.tokens.folded[preposition.first - 1].startswith("result")

    def _is_verb_of_no_measure(self, at: int) -> bool:
        """Whether a word that says nothing of figures here is a verb all the same, and the figure its object: "they
        took three people and four were shot"."""
        word = self.book.tokens.folded[self.book.units[at].stop - 1]
        return any(form == "past" for form, _ in FACTS[word].verbs)
