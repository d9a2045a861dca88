"""Runs the extractor over the cells of frames and says which it reads wrongly, by frame and by word.

Belongs here: judging a cell, and the report of `python -m tests.gate.frames [FILE ...]`. Not here: the format of the
files (`tests.corpus.frame_reader`), the bounds that hold (`tests/pipeline/extract/test_frames.py`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.extract.claims import extract_text
from tests.corpus.context_reader import Context
from tests.corpus.frame_reader import Cell, Frame, frame_files, read_frames
from tests.corpus.reader import Fact
from tests.gate.contexts import verdicts

Claim = dict[str, Any]

_COLUMN = {"date": "date_from", "place": "place_text", "speaker": "attribution"}


def claims_of(cell: Cell) -> Sequence[Claim]:
    """What the extractor finds in a cell."""
    return extract_text(cell.headline, cell.body, published_at=cell.published_at, timezone=cell.timezone)


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim["measure"], claim["low"], claim["high"], claim["hedge"], claim["status"]


def _told(claim: Claim) -> str:
    parts = [*_figure(claim)[:1], claim["object"], f"{claim['low']}..{claim['high']}", *_figure(claim)[3:]]
    return f"{' '.join(map(str, parts))} {claim['quote']!r} by {claim['rule']}"


def _fits(fact: Fact, claim: Claim) -> bool:
    same = _figure(claim) == (fact.measure, fact.low, fact.high, fact.hedge, fact.status)
    return same and fact.object in (None, claim["object"])


def _disagrees(name: str, claim: Claim) -> str:
    said = claim[_COLUMN.get(name, name)]
    return f"{name} of {claim['quote']!r}: {said}" + (f"..{claim['date_to']}" if name == "date" else "")


def errors(facts: Sequence[tuple[Fact, Context]], claims: Sequence[Claim]) -> list[str]:
    """What is wrong with the claims of a cell: facts missed, claims too many, contexts and wholes that disagree."""
    free, pairs, wrong = list(claims), dict[int, Claim](), []
    for index, (fact, context) in enumerate(facts):
        fitting = [claim for claim in free if _fits(fact, claim)]
        if not fitting:
            wrong.append(f"missed {fact.measure} {fact.object} {fact.low}..{fact.high} {fact.hedge} {fact.status}")
            continue
        claim = min(fitting, key=lambda claim: sum(not good for good in verdicts(context, claim).values()))
        free.remove(claim)
        pairs[index] = claim
        wrong += [_disagrees(name, claim) for name, good in verdicts(context, claim).items() if not good]
    for index, claim in pairs.items():
        whole = facts[index][0].part_of
        if whole in pairs and claim["part_of"] != pairs[whole]["claim_id"]:
            wrong.append(f"{claim['quote']!r} is no part of {pairs[whole]['quote']!r}")
    return wrong + [f"false {_told(claim)}" for claim in free]


def misread(frame: Frame) -> list[tuple[Cell, list[str]]]:
    """The cells of a frame that are read wrongly, each with its errors."""
    found = ((cell, errors(cell.facts, claims_of(cell))) for cell in frame.cells)
    return [(cell, wrong) for cell, wrong in found if wrong]


def _report(frames: Sequence[Frame], shown: int) -> Iterator[str]:
    words, misread_words = Counter[str](), Counter[str]()
    cells = right = 0
    for frame in frames:
        wrong = misread(frame)
        cells += len(frame.cells)
        right += len(frame.cells) - len(wrong)
        words.update(word for cell in frame.cells for word in cell.words)
        misread_words.update(word for cell, _ in wrong for word in cell.words)
        if wrong:
            yield f"{frame.name}: {len(wrong)} of {len(frame.cells)} wrong, known {frame.known}"
        for cell, lines in wrong[:shown]:
            yield f"    {' | '.join(filter(None, (cell.headline, cell.body)))}"
            yield from (f"        {line}" for line in lines)
    yield "words that fail most (wrong/cells):"
    worst = sorted(misread_words, key=lambda word: -misread_words[word] / words[word])[:40]
    yield "    " + "; ".join(f"{word} {misread_words[word]}/{words[word]}" for word in worst)
    yield f"{right} of {cells} cells right ({right / max(cells, 1):.3f}), {len(frames)} frames"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; see the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.frames", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="TOML files; without any, all of tests/corpus/frames")
    parser.add_argument("--show", type=int, default=3, metavar="N", help="print N wrong cells of each frame")
    options = parser.parse_args(arguments)
    for path in options.files or frame_files():
        print(f"== {path.stem}", *_report(read_frames(path), options.show), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
