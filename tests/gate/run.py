"""The command `python -m tests.gate`: measures, prints, and compares with the floors, or pins them.

Exit code 0 when every floor holds, 1 when one does not.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tests.gate.corpus_run import corpus_measured, corpus_scores
from tests.gate.floors import Measured, breaches, raised, read_floors, write_floors
from tests.gate.gold_run import gold_results, gold_there
from tests.gate.scoring import Score, attribute_shares


def corpus_table(scores: Sequence[Score]) -> str:
    """One line for each construction, and the totals."""
    width = max(len(score.name) for score in scores)
    lines = [f"{'construction':<{width}}  precision recall    F1  false/negatives  right/found/expected"]
    lines += [_line(score, width) for score in scores]
    total = Score("all")
    for score in scores:
        for name in ("right", "found", "expected", "negative_texts", "negative_hit", "false_in_negatives"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
    shares = "  ".join(f"{name} {share:.3f}" for name, share in attribute_shares(scores).items())
    return "\n".join([*lines, _line(total, width), f"attributes on right claims: {shares}"])


def _line(score: Score, width: int) -> str:
    return (
        f"{score.name:<{width}}  {score.precision:9.3f} {score.recall:6.3f} {score.f1:5.3f}  "
        f"{score.false_in_negatives:>5} /{score.negative_texts:>4}       "
        f"{score.right}/{score.found}/{score.expected}"
    )


def detail(score: Score) -> str:
    """Every miss, wrong claim and disagreeing attribute of one construction."""
    parts = (("missed", score.misses), ("wrong", score.wrongs), ("attribute", score.disagreements))
    return "\n".join(f"{title} | {line}" for title, lines in parts for line in lines)


def all_breaches(measurements: Sequence[Measured]) -> list[str]:
    """What does not hold, over everything measured; a gold file that has changed is no breach."""
    floors = read_floors()
    return [
        line
        for measured in measurements
        for line in breaches(
            measured, floors.get(measured.name), changed_is_a_breach=measured.name.startswith("corpus/")
        )
    ]


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description=__doc__)
    parser.add_argument("action", nargs="?", choices=("check", "pin"), default="check", help="pin: raise the floors")
    parser.add_argument("--corpus-only", action="store_true", help="leave the gold sets out")
    parser.add_argument("--show", action="append", default=[], metavar="NAME", help="print this construction in detail")
    parser.add_argument(
        "--gold-lines", type=int, default=0, metavar="N", help="print N misses and wrong claims of gold"
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; see the module."""
    options = _arguments(arguments)
    scores = list(corpus_scores().values())
    unknown = set(options.show) - {score.name for score in scores} - {"all"}
    if unknown:
        print(f"--show knows no {min(unknown)!r}: give the name of a construction, or all")
        return 2
    print(corpus_table(scores))
    for score in scores:
        if score.name in options.show or "all" in options.show:
            print(detail(score))
    measurements = list(corpus_measured())
    if gold_there() and not options.corpus_only:
        for name, result in gold_results(options.gold_lines).items():
            print(f"\n{name}\n{result.printed}", end="")
            measurements.append(result.measured)
    if options.action == "pin":
        write_floors(raised(read_floors(), measurements))
        print("\nfloors pinned")
        return 0
    wrong = all_breaches(measurements)
    print("\n" + ("\n".join(wrong) if wrong else "every floor holds"))
    return int(bool(wrong))
