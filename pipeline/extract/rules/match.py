"""From units to figures with a measure: the rules applied to one sentence.

Belongs here: searching the patterns, the order of the steps. Not here: which matches say nothing (`refusals`,
`match_units`), what a match means (`productions` and the modules beside it), figures whose noun states the measure
(`noun_measures`), the patterns (`constructions`), the meaning of words (`lexicon`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
from pipeline.extract.rules.exchange_productions import as_exchanged
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.lodged import add_lodged
from pipeline.extract.rules.loss_list_productions import as_losses, as_table_row
from pipeline.extract.rules.lost_productions import as_lost
from pipeline.extract.rules.match_units import read_match
from pipeline.extract.rules.nominal_productions import as_nominal
from pipeline.extract.rules.none_survived import add_none_survived
from pipeline.extract.rules.number_productions import as_number
from pipeline.extract.rules.part_totals import add_totals
from pipeline.extract.rules.place_rows import add_place_rows
from pipeline.extract.rules.productions import Production
from pipeline.extract.rules.rates import drop_rates
from pipeline.extract.rules.refusals import refusal
from pipeline.extract.rules.restatements import restate
from pipeline.extract.rules.roles import Role
from pipeline.extract.rules.rule import Rule
from pipeline.extract.rules.state_productions import as_state
from pipeline.extract.rules.stricken_places import add_stricken, add_stricken_alone
from pipeline.extract.rules.times_productions import as_times
from pipeline.extract.rules.toll_productions import as_label, as_toll

PRODUCTIONS: Mapping[Role, Production] = {
    "object": productions.as_object,
    "subject": productions.as_subject,
    "death": productions.as_death,
    "lost": as_lost,
    "added": productions.as_added,
    "company": productions.as_company,
    "died_or_hurt": harmed.as_died_or_hurt,
    "state": as_state,
    "toll": as_toll,
    "losses": as_losses,
    "number": as_number,
    "nominal": as_nominal,
    "instrument": productions.as_instrument,
    "times": as_times,
    "table": as_table_row,
    "label": as_label,
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
        if book.hits or book.counts:
            self.add_told_by_nouns()
        self.search_all(of_parts)
        if not (book.hits or book.counts):
            return []  # most sentences that get here: what is left to do is about figures and hits
        add_none_survived(book)
        if book.hits:
            restate(book)
        bracket_shares.share_out(book)
        sets.link_sets(book)
        ellipsis.inherit(book)
        if book.hits:
            self.link()
        return sorted(book.hits.values(), key=lambda hit: (hit.unit.first, hit.measure))

    def add_told_by_nouns(self) -> None:
        """Enter the figures whose nouns, rows or lists tell what is counted."""
        book = self.book
        nouns.add_inside(book)
        nouns.add_own(book)
        nouns.add_bodies(book)
        nouns.add_in_brackets(book)
        add_place_rows(book)
        nouns.add_sheltered(book)
        add_lodged(book)
        add_stricken(book)
        add_stricken_alone(book)
        if self.head is not None and not book.hits:
            listings.enter(book, self.head)

    def link(self) -> None:
        """Link parts to their wholes, and drop what turns out to be told twice or to be none."""
        book = self.book
        placed_shares.link_placed(book)
        links.link_lists(book)
        links.link_pointers(book)
        sets.link_sets(book)
        links.link_of_which(book)
        list_sums.link_list_sums(book)
        add_totals(book)
        restate(book)
        drop_rates(book)
        links.drop_aims(book)
        links.drop_repeats(book)
        links.drop_deaths_of_returned(book)

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
            refused = refusal(self.book, rule, match)
            if refused is None:
                at = match.end("q") if is_list and match.start("q") < match.start("v") else match.start() + 1
                self.produce(rule, match)
            else:
                at = refused.goes_on
                if refused.other_word:
                    self.pass_over(rule, match)
            match = pattern.search(letters, at)

    def pass_over(self, rule: Rule, match: re.Match[str]) -> None:
        """Leave a match whose figure belongs to another word; a trace notes it."""

    def produce(self, rule: Rule, match: re.Match[str]) -> None:
        """Enter what one match means."""
        found = read_match(self.book, rule, match)
        if found is not None:
            PRODUCTIONS[rule.role](self.book, *found, rule.name)
