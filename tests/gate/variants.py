"""Runs the extractor over changed texts of the corpus and says where a change that changes no figure changes claims.

Belongs here: judging, and the report of `python -m tests.gate.variants [NAME ...] [--show N]`. Not here: the changes
(`tests/corpus/variants.toml`), the bounds that hold (`tests/pipeline/extract/test_variants.py`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.extract.claims import extract_text
from tests.corpus.reader import Case, corpus_files, read_construction
from tests.corpus.variant_reader import Variant, read_variants

Said = Counter[tuple[object, ...]]
"""What a text claims: (measure, status, low, high, is a part) of each claim."""


class Change(NamedTuple):
    """A changed text that is read otherwise, with what is lost and what is new."""

    case: str
    text: str
    lost: Said
    new: Said


@cache
def cases() -> tuple[Case, ...]:
    """The texts of the corpus with a body, but for its styles, of which some are not for reading."""
    files = [path for path in corpus_files() if path.parent.name != "styles"]
    found = (read_construction(path) for path in files)
    return tuple(case for one in found for case in (*one.positive, *one.negative) if case.body)


@cache
def _said(headline: str, body: str) -> Said:
    claims = extract_text(headline, body)
    return Counter((c["measure"], c["status"], c["low"], c["high"], c["part_of"] is not None) for c in claims)


def changes(variant: Variant) -> Iterator[Change | None]:
    """For each changed text where it is read otherwise; None where it is read alike."""
    for case in cases():
        for text in variant.texts(case):
            before, after = _said(case.headline, case.body), _said.__wrapped__(case.headline, text)
            yield None if before == after else Change(case.name, text, before - after, after - before)


def main() -> int:
    """Print each variant's share of texts that are read otherwise, and some of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.variants", description=__doc__)
    parser.add_argument("names", nargs="*", help="variants; all without any")
    parser.add_argument("--show", type=int, default=0, help="how many of a variant's texts to print")
    options = parser.parse_args()
    for variant in read_variants():
        if options.names and variant.name not in options.names:
            continue
        found = list(changes(variant))
        wrong = [change for change in found if change is not None]
        print(f"{variant.name:<40} {len(wrong):>4} of {len(found):>5} read otherwise, known {variant.known}")
        for change in wrong[: options.show]:
            print(f"    {change.case}: {change.text}\n      lost {list(change.lost)}, new {list(change.new)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
