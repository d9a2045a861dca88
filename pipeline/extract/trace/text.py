"""A trace as plain text for a reader who wants to know where a claim came from, or why there is none.

Belongs here: the layout. Not here: the steps (`steps`).
"""

from __future__ import annotations

from pipeline.extract.trace.record import ClaimTrace, MatchTrace, SentenceTrace, Trace

_WIDEST = 34
_PASSES = (
    ("date", ("date_from", "date_to", "date_precision", "date_text", "cumulative")),
    ("place", ("place_text", "place_name", "country", "admin1", "geo_precision", "destination_text")),
    ("said by", ("attribution", "attribution_side")),
    ("parties", ("actor", "target")),
    ("weapon", ("weapon",)),
    ("value", ("amount_usd", "rate_date")),
)


def render(trace: Trace) -> str:
    """The whole trace, sentences first, then claims; ends with a line break."""
    blocks = [_sentence(number, sentence) for number, sentence in enumerate(trace.sentences, 1)]
    blocks += [_claim(number, claim) for number, claim in enumerate(trace.claims, 1)]
    if not trace.claims:
        blocks.append("No claims.")
    return "\n\n".join(blocks) + "\n"


def _sentence(number: int, sentence: SentenceTrace) -> str:
    lines = [f"Sentence {number}: {sentence.text}"]
    if not sentence.passes_gate:
        return "\n".join(
            [*lines, "  left out at the gate: no number and no word of harm in it, or it tells of a game or film"]
        )
    lines.append("  tokens")
    lines += [f"    {token.word:{_WIDEST}} {', '.join(token.classes)}".rstrip() for token in sentence.tokens]
    lines.append("  figures" if sentence.figures else "  figures: none")
    lines += [f"    {f.text:{_WIDEST}} {_bounds(f.low, f.high)} {f.hedge}" for f in sentence.figures]
    lines.append(f"  units: {sentence.letters}")
    lines += [f"    {unit.letter} {unit.text:{_WIDEST - 2}} {unit.meaning}".rstrip() for unit in sentence.units]
    lines.append("  rules that matched" if sentence.matches else "  rules that matched: none")
    for match in sentence.matches:
        lines += _match(match)
    return "\n".join(lines)


def _match(match: MatchTrace) -> list[str]:
    words = f": {match.figures!r} with {match.predicate!r}" if match.figures else ""
    return [f"    {match.rule}{words}", *(f"      {outcome}" for outcome in match.outcomes)]


def _claim(number: int, claim: ClaimTrace) -> str:
    row = claim.row
    what = f"{row['measure']} {row['object']}" if row["object"] else row["measure"]
    lines = [
        f"Claim {number}: {what} {_bounds(row['low'], row['high'])} {row['hedge']}, {row['status']}",
        f"  quote     {row['quote']!r} at {row['field']} {row['quote_start']}..{row['quote_end']}",
        f"  rule      {row['rule']}",
    ]
    if claim.status_words:
        lines.append(f"  status    {row['status']} by {claim.status_words!r}")
    if claim.whole:
        lines.append(f"  part of   {claim.whole!r}")
    for name, columns in _PASSES:
        said = [f"{column} {row[column]}" for column in columns if row[column] not in (None, False)]
        lines.append(f"  {name:9} {', '.join(said) if said else '-'}")
    return "\n".join(lines)


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low:,}" if low is not None else "no whole number"
    return f"{'' if low is None else f'{low:,}'}..{'' if high is None else f'{high:,}'}"
