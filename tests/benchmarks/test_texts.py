"""Benchmark texts are the same for the same seed, as large as asked for, and hardly repeat a sentence."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest

from benchmarks import texts
from benchmarks.texts import Kind, posts, sentence

NUMBER = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty|dozens?|scores|hundreds|thousands|several"
    r"|half)\b",
    re.IGNORECASE,
)


def sentences(kind: Kind, size: int) -> list[str]:
    """All sentences of the bodies, cut as the generator joined them."""
    return [s for post in posts(kind, size) for s in re.split(r"(?<=[.”]) (?=[A-Z“\d])|\n\n", post.body)]


@pytest.mark.parametrize("kind", ["dense", "mixed"])
def test_the_same_seed_makes_the_same_posts_and_another_makes_others(kind: Kind) -> None:
    first = list(posts(kind, 20_000, seed=5))
    assert first == list(posts(kind, 20_000, seed=5))
    assert first != list(posts(kind, 20_000, seed=6))


@pytest.mark.parametrize("kind", ["dense", "mixed"])
def test_the_posts_are_as_large_as_asked_for_and_no_more_than_one_post_larger(kind: Kind) -> None:
    sizes = [post.size for post in posts(kind, 50_000)]
    assert sum(sizes[:-1]) < 50_000 <= sum(sizes)


@pytest.mark.parametrize("kind", ["dense", "mixed"])
def test_hardly_a_sentence_comes_twice(kind: Kind) -> None:
    counts = Counter(sentences(kind, 1_000_000))
    assert len(counts) > 0.95 * counts.total()
    assert counts.most_common(1)[0][1] <= 10


def test_every_dense_sentence_has_a_number() -> None:
    random = Random(3)
    assert [s for s in (sentence("dense", random) for _ in range(3000)) if not NUMBER.search(s)] == []


@pytest.mark.parametrize(("kind", "share"), [("dense", 1.0), ("mixed", 0.1)])
def test_all_sentences_of_dense_and_one_in_ten_of_mixed_text_state_a_figure(
    kind: Kind, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def record(symbol: str, random: Random) -> str:
        written.append(symbol)
        return sentence(symbol, random)

    monkeypatch.setattr(texts, "sentence", record)
    assert list(posts(kind, 100_000))
    assert written.count("dense") / (written.count("dense") + written.count("plain")) == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("symbol", ["dense", "plain", "headline", "plain_headline"])
def test_no_symbol_is_left_in_what_is_written(symbol: str) -> None:
    random = Random(4)
    assert not any("<" in sentence(symbol, random) for _ in range(500))
