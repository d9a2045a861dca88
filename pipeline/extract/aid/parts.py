"""Which sum of help is a part of which: "€500m, of which €350m is for arms", "of this, DKK 2bn goes to shells".

Belongs here: the words that tell of a part of a sum, and the sum that they mean. Not here: parts that only their sum
shows (`adding_up`), parts of other figures (`rules.part_links`). A pledge is no part of the running total that it
is added to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.aid.words import CLAUSE_ENDS, POINTING, aid_words
from pipeline.extract.money import Sum
from pipeline.extract.numbers.figures import Figure

_BEFORE_SUM = POINTING | {"the", "its"}
_PART_OF = frozenset({("part", "of"), ("out", "of"), ("portion", "of")})
_DRAWN = frozenset({"from", "under", "within"})
_BEFORE_OF = frozenset([",", ";", ":", "and", "out", "part", "portion", '"', "“", "‘", "'", "("])
_REACH = 8
_SUBJECT = 5
_PROMISED_REACH = 3
_CLOSE = 3
_SHARE_FOR = frozenset({"as", "for", "to", "in"})
_ORDER = frozenset({"first", "second", "third", "fourth", "final", "initial", "last", "next"})
_HEAD = 12
"""Tokens at the head of a sentence in which a package is said to include something."""


def link_parts(words: Sequence[str], sums: Sequence[Sum], figures: Sequence[Figure], earlier: Sequence[Sum]) -> None:
    """Give each sum of a sentence (`words` are its folded tokens) its `whole`; `earlier` are those of the sentences
    before it, `figures` all figures of the sentence, also those that only refer to a sum."""
    book = _Book(words, sums, figures, earlier)
    for money in sums:
        money.running = words[money.first - 1] == "to" and not aid_words()["bringing"].isdisjoint(words[: money.first])
        if money.running:
            money.sent = money.sent or book.adds_delivered(money)
        told = (
            tell(money)
            for tell in (
                book.named_behind,
                book.opened,
                book.included,
                book.shared,
                book.listed,
                book.instalment,
                book.remaining,
            )
        )
        money.whole = next((whole for whole in told if whole is not None and _may_hold(whole, money)), None)
        if money.whole is not None and money.first < money.whole.first and money.whole in sums:
            # "€1bn out of a total of €9bn has been paid": the verb tells of the part
            money.sent, money.whole.sent = money.sent or money.whole.sent, False
    book.take_up_earlier()


def _may_hold(whole: Sum, part: Sum) -> bool:
    alike = part.currency is None or whole.currency is None or part.currency == whole.currency
    return whole is not part and alike and part.figure.value < whole.figure.value


class _Book:
    """One sentence while its sums are linked."""

    def __init__(
        self, words: Sequence[str], sums: Sequence[Sum], figures: Sequence[Figure], earlier: Sequence[Sum]
    ) -> None:
        self.words, self.sums, self.figures, self.earlier = words, sums, figures, earlier

    def named_behind(self, money: Sum) -> Sum | None:
        """The whole in "£50m of this sum", "€20m of the €60m", "as part of a $100m package"."""
        behind = self.words[money.stop : money.stop + _REACH]
        if behind[:1] == ["of"] and (whole := self._promised(money.stop + 1)) is not None:
            return whole
        if len(behind) > 1 and behind[0] == "of" and behind[1] in _BEFORE_SUM:
            return self._meant(money.stop + 1, money.stop + _REACH, money)
        at = next((at for at, pair in enumerate(pairwise(behind)) if pair in _PART_OF), None)
        if at is not None:
            return self._told(money.stop + at + 2, money.stop + at + 2 + _REACH)
        at = next((at for at, word in enumerate(behind) if word in _DRAWN), None)
        if at is None or behind[at + 1 : at + 2] not in (["a"], ["an"], ["the"]):
            return None
        whole = self._told(money.stop + at + 2, money.stop + at + 2 + _REACH)
        if whole is None:
            return None
        around = self.words[money.stop + at : whole.stop + _CLOSE]  # "from the $60m fund", "from the $60m announced"
        return None if (aid_words()["sums"] | aid_words()["promised"]).isdisjoint(around) else whole

    def _promised(self, first: int) -> Sum | None:
        """The sum on a token that was promised: "only $6m of $30m it promised"."""
        whole = next((money for money in self.sums if money.first == first), None)
        if whole is None or aid_words()["promised"].isdisjoint(self.words[whole.stop : whole.stop + _PROMISED_REACH]):
            return None
        return whole

    def opened(self, money: Sum) -> Sum | None:
        """The whole of which the words before a sum speak: "Of this amount, …", ", of which …"."""
        for at in range(money.first - 2, -1, -1):
            if self.words[at] in CLAUSE_ENDS:
                return None
            if self.words[at] != "of" or self.words[at + 1] not in _BEFORE_SUM:
                continue
            if at == 0 or self.words[at - 1] in _BEFORE_OF or self.words[at + 1] == "which":
                return self._meant(at + 1, money.first, money)
        return None

    def included(self, money: Sum) -> Sum | None:
        """The whole before "including"; that of the sentence before where this opens "The package includes"."""
        table = aid_words()
        for at in range(money.first - 1, 0, -1):
            word = self.words[at]
            if word in CLAUSE_ENDS or (word in table["comes_to"] and self.words[at + 1] == "the"):
                return None  # "…, which includes $2m from Doha, exceeded the $9m asked for"
            if word in table["includes"]:
                inside = [other for other in self.sums if other.stop <= at and other.whole is None]
                whole = inside[-1] if inside else self._package(at)
                if whole is not None and not inside and _may_hold(whole, money):
                    money.sent = money.sent or whole.sent
                return whole
        return None

    def shared(self, money: Sum) -> Sum | None:
        """The whole in "a total of $40 million, with $34 million allocated to Chad and $6 million to Mali"."""
        before = [other for other in self.sums if other.stop <= money.first and other is not money]
        whole = self._last(before)
        at, last = money.first - 1, before[-1] if before else None
        if whole is None or last is None:
            return None
        if "alone" in self.words[max(0, money.first - _CLOSE) : money.first]:
            return whole  # "with Doha alone pledging $1m"
        told = not aid_words()["shared_out"].isdisjoint(self.words[money.stop : money.stop + 2])
        behind = self.words[money.stop : money.stop + 1]
        row = last.whole is whole and self.words[last.first - 1] == "with" and not _SHARE_FOR.isdisjoint(behind)
        if (self.words[at] == "with" and told) or (self.words[at] == "and" and row):
            money.sent = money.sent or whole.sent
            return whole
        return None

    def listed(self, money: Sum) -> Sum | None:
        """The whole before "as follows: clinics: $2 million; schools: $1 million"."""
        at = next((at for at in range(money.first - 1, 0, -1) if self.words[at] == ":"), 0)
        while at and self.words[at - 1] != "follows":
            at = next((back for back in range(at - 1, 0, -1) if self.words[back] == ":"), 0)
        return self._last([*self.earlier, *(other for other in self.sums if other.stop <= at)]) if at else None

    def instalment(self, money: Sum) -> Sum | None:
        """The loan or grant told right before "the first tranche of €2 billion", if all of it is not yet given."""
        lead = self.words[max(0, money.first - _CLOSE - 1) : money.first]
        at = next((at for at, word in enumerate(lead) if word in aid_words()["instalment"]), 0)
        if not at or lead[at - 1] not in _ORDER:
            return None
        before = [*self.earlier, *(other for other in self.sums if other.stop <= money.first and other is not money)]
        whole = before[-1] if before else None
        return None if whole is None or whole.running or whole.sent else whole

    def adds_delivered(self, money: Sum) -> bool:
        """Whether what brings a total to a sum was delivered: "has sent $5m, bringing its aid to $40m"."""
        before = [other for other in self.sums if other.stop <= money.first]
        if not before or not before[-1].sent:
            return False
        return aid_words()["promising"].isdisjoint(self.words[before[-1].stop : money.first])

    def remaining(self, money: Sum) -> Sum | None:
        """The whole of which "the remaining $50 million" is what the part told before it left."""
        last = [*self.earlier, *(other for other in self.sums if other.stop <= money.first and other is not money)][-1:]
        return last[0].whole if last and "remaining" in self.words[max(0, money.first - 2) : money.first] else None

    def _package(self, verb: int) -> Sum | None:
        said = next((at + 1 for at in range(verb - 1, 0, -1) if self.words[at] == "that"), 0)
        subject = self.words[said:verb]  # "She added that the package includes"
        if not subject or subject[0] not in _BEFORE_SUM or len(subject) >= _HEAD:
            return None
        alone = len(subject) == 1 and subject[0] in POINTING
        return self._last(self.earlier) if alone or not aid_words()["sums"].isdisjoint(subject[:_SUBJECT]) else None

    def take_up_earlier(self) -> None:
        """ "This is part of £15m pledged last week": the sum before it is a part of the one told here."""
        words = self.words
        part = next((at for at in range(1, min(_SUBJECT, len(words) - 1)) if (words[at], words[at + 1]) in _PART_OF), 0)
        last = self._last(self.earlier)
        if not part or words[0] not in POINTING or last is None:
            return
        whole = self._told(part + 2, part + 2 + _REACH)
        if whole is not None and _may_hold(whole, last):
            last.whole = whole

    def _told(self, first: int, stop: int) -> Sum | None:
        """The sum that stands between two tokens and before any comma, or an earlier one of the value that stands
        there."""
        stop = self._comma(first, stop)
        for money in self.sums:
            if first <= money.first < stop:
                return money
        value = next((f.value for f in self.figures if first <= f.number < stop), None)
        known = [*self.earlier, *self.sums]
        return next((money for money in reversed(known) if money.figure.value == value), None)

    def _meant(self, first: int, stop: int, money: Sum) -> Sum | None:
        """The sum that a pointing phrase means: the one named in it, else the last whole one."""
        stop = self._comma(first, stop)
        named = self.words[first] not in ("which", "it")
        if named and any(first <= f.number < stop and f is not money.figure for f in self.figures):
            return self._told(first, stop)
        noun = not aid_words()["sums"].isdisjoint(self.words[first:stop])
        if not noun and self.words[first] not in POINTING:
            return None
        return self._last(
            [*self.earlier, *(other for other in self.sums if other.stop <= first and other is not money)]
        )

    def _comma(self, first: int, stop: int) -> int:
        """The first comma between two tokens, else the second token."""
        return next((at for at in range(first, min(stop, len(self.words))) if self.words[at] == ","), stop)

    @staticmethod
    def _last(sums: Sequence[Sum]) -> Sum | None:
        return next((money for money in reversed(sums) if money.whole is None and not money.running), None)
