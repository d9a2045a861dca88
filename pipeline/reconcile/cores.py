"""The events that the texts keep apart at one place on one day, and which of them each report belongs to.

Belongs here: cores of attacks and disasters (`harm_cores`) and of evacuations, aid and the like (`transfer_cores`).
Not here: places (`linking`), the scores (`likeness`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.reconcile.likeness import Profile, profile, same_toll, score
from pipeline.reconcile.numbers import about_equal
from pipeline.reconcile.places import plain
from pipeline.reconcile.records import Claim

SAME_AMOUNT = 0.1
"""Share by which two speakers' sums for one aid package may differ."""
SAME_MOVE = 0.5
"""Share by which a plan to move people and what was done may differ and still be one."""


@dataclass(slots=True)
class Core:
    """The claims of one event of one place."""

    label: str
    claims: list[Claim] = field(default_factory=list)
    label_stays: bool = False
    """The label is part of what the event is, also when it is alone."""


def _reports(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of one update that tell, or leave open, the same kind, half of the day and apartness; parts with
    wholes."""
    found: dict[tuple[str, str, str, bool], list[Claim]] = defaultdict(list)
    ordered = list(claims)
    by_id = {c.claim_id: c for c in ordered}
    for claim in ordered:
        whole = by_id.get(claim.part_of or "", claim)
        kind = whole.kind if whole.kind_is_said else None
        found[(claim.update_id, kind or "", whole.half or "", whole.apart)].append(claim)
    return [found[key] for key in sorted(found)]


def forget_halves_of_finds(claims: Sequence[Claim]) -> None:
    """Take from claims the half of the day on which somebody is found dead, which brings the toll up to date: it is not
    that of the event if what else is told is of the other half alone."""
    tolls: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.toll and claim.measure == "killed":
            tolls[claim.update_id].append(claim)
    finds = {(c.update_id, c.half) for c in claims if c.half and any(_is_found(c, t) for t in tolls[c.update_id])}
    told = {c.half for c in claims if c.half and (c.update_id, c.half) not in finds}
    for claim in claims if told else ():
        if (claim.update_id, claim.half) in finds and claim.half not in told:
            claim.half = None


def _is_found(claim: Claim, toll: Claim) -> bool:
    """Whether the claim tells of somebody found, at the hour that it tells, who is of the toll: no word tells of an
    attack, or the figure comes on top while the toll is that of a day."""
    if claim.measure != toll.measure or claim.number >= toll.number:
        return False
    one_sentence = (claim.in_headline, claim.sentence_start) == (toll.in_headline, toll.sentence_start)
    on_top = claim.added and toll.half is None and one_sentence
    return on_top or (claim.half == toll.half and not claim.kind_is_said)


def harm_cores(claims: Sequence[Claim]) -> list[Core]:
    """The attacks and disasters of one place and day."""
    reports = _reports(claims)
    signatures = {_signature(r) for r in reports}
    if _nothing_between(signatures):
        whole = max(kind for kind, *_ in signatures), max(half for _, half, _ in signatures), reports[0][0].apart
        return [Core(_label(whole), [c for report in reports for c in report])]
    cores = {s: Core(_label(s)) for s in signatures if _stands_alone(s, signatures)}
    open_reports: list[list[Claim]] = []
    for report in reports:
        core = cores.get(_signature(report))
        if core is None:
            open_reports.append(report)
        else:
            core.claims += report
    founders = {s: profile(core.claims) for s, core in cores.items()}
    for report in open_reports:
        cores[_best(report, founders)].claims += report
    return _merge_equal([cores[s] for s in sorted(cores)])


Signature = tuple[str, str, bool]
"""Kind and half of the day, empty if not told, and whether the text keeps it apart from another event."""


def _signature(report: Sequence[Claim]) -> Signature:
    head = report[0]
    return (head.kind or "" if head.kind_is_said else "", head.half or "", head.apart)


def _nothing_between(signatures: Collection[Signature]) -> bool:
    """Whether nothing keeps the reports apart: one kind and one half of the day is told at most, as by one report
    each."""
    kinds, halves = {kind for kind, _, _ in signatures if kind}, {half for _, half, _ in signatures if half}
    return len(kinds) <= 1 and len(halves) <= 1 and len({apart for *_, apart in signatures}) == 1


def _label(signature: Signature) -> str:
    kind, half, apart = signature
    return " ".join(word for word in (kind, half, "apart" if apart else "") if word)


def _stands_alone(one: Signature, others: Iterable[Signature]) -> bool:
    """Whether no other signature tells the same and more."""
    kind, half, apart = one
    return not any(
        o != one and o[2] == apart and (not kind or o[0] == kind) and (not half or o[1] == half) for o in others
    )


def _best(report: Sequence[Claim], founders: dict[Signature, Profile]) -> Signature:
    """The core that a report which tells less than it fits best; of equal ones the one of which most is said."""
    kind, half, apart = _signature(report)
    fits = {
        s: known
        for s, known in founders.items()
        if s[2] == apart and (not kind or s[0] == kind) and (not half or s[1] == half)
    }
    return max(fits, key=lambda s: (score(report, fits[s]), fits[s].weight, s))


def _merge_equal(cores: list[Core]) -> list[Core]:
    """Cores that state the same toll are one event that is told in two ways."""
    merged: list[Core] = []
    for core in cores:
        twin = next((m for m in merged if _may_merge(m, core) and same_toll(m.claims, core.claims)), None)
        if twin is None:
            merged.append(core)
        else:
            twin.claims += core.claims
    return merged


def _may_merge(a: Core, b: Core) -> bool:
    """Two events that one update tells of are two; so are those of two halves of the day."""
    halves = {c.half for c in a.claims if c.half}, {c.half for c in b.claims if c.half}
    together = {c.update_id for c in a.claims} & {c.update_id for c in b.claims}
    return not together and not (halves[0] and halves[1] and not halves[0] & halves[1])


def transfer_cores(claims: Sequence[Claim]) -> list[Core]:
    """Evacuations by destination, aid by donor and amount, everything else in one."""
    family = claims[0].family
    if family == "evacuation":
        return [part for core in _by_way(claims) for part in _by_outcome(core)]
    if family == "aid":
        return _packages(claims)
    return [Core("", list(claims))]


def _by_way(claims: Sequence[Claim]) -> list[Core]:
    """Evacuations to different places are different ones; those to an unsaid place go to the one that they fit."""
    cores: dict[str, Core] = {}
    unsaid: list[Claim] = []
    for claim in claims:
        way = plain(claim.destination_text)
        if way:
            cores.setdefault(way, Core(way, label_stays=True)).claims.append(claim)
        else:
            unsaid.append(claim)
    founders = {way: profile(core.claims) for way, core in cores.items()}
    for claim in unsaid:
        fits = {
            way: points
            for way, known in founders.items()
            if (points := score([claim], known)) > 0 and about_equal(known.number, claim.number, SAME_MOVE)
        }
        way = max(sorted(fits), key=lambda w: fits[w]) if fits else ""
        cores.setdefault(way, Core(way)).claims.append(claim)
    return [cores[way] for way in sorted(cores)]


def _one_size(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    return about_equal(max(c.number for c in a), max(c.number for c in b), SAME_MOVE)


def _by_outcome(core: Core) -> list[Core]:
    """What was planned and what was done are one when the numbers are near, else two."""
    done = [c for c in core.claims if c.status == "happened"]
    rest = [c for c in core.claims if c.status != "happened"]
    if not done or not rest or _one_size(done, rest):
        return [core]
    return [
        Core(core.label, done, core.label_stays),
        Core(f"{core.label} planned".strip(), rest, True),
    ]


def _packages(claims: Sequence[Claim]) -> list[Core]:
    """Aid of one donor, receiver and amount; a part is of its whole's package, a claim without a donor or receiver of
    one with its amount."""
    by_id = {c.claim_id: c for c in claims}
    wholes = [c for c in claims if _whole(c, by_id) is c]
    wholes.sort(key=lambda c: (c.actor is None, receiver(c) is None, c.actor or "", -c.number, c.claim_id))
    cores: list[Core] = []
    home: dict[str, Core] = {}
    for claim in wholes:
        core = next((p for p in cores if all(_one_package(c, claim) for c in p.claims)), None)
        if core is None:
            core = Core(f"{plain(claim.actor)} {receiver(claim) or ''} {claim.object} {claim.number}", label_stays=True)
            cores.append(core)
        core.claims.append(claim)
        home[claim.claim_id] = core
    for claim in claims:
        if claim.claim_id not in home:
            home[_whole(claim, by_id).claim_id].claims.append(claim)
    return cores


def _whole(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    """The outermost whole that the claim is a part of; of parts that refer to one another in a circle the first."""
    chain = [claim]
    while (whole := by_id.get(chain[-1].part_of or "")) is not None:
        if whole in chain:
            return min(chain[chain.index(whole) :], key=lambda c: c.claim_id)
        chain.append(whole)
    return chain[-1]


def receiver(claim: Claim) -> str | None:
    """Who gets the aid: whom the text names, else the country of its place unless that is the donor's own."""
    return claim.target or (claim.country if claim.country != claim.actor else None)


def _one_package(a: Claim, b: Claim) -> bool:
    if a.actor and b.actor and a.actor != b.actor:
        return False
    if receiver(a) and receiver(b) and receiver(a) != receiver(b):
        return False
    if a.update_id == b.update_id and a.sentence_start == b.sentence_start and a.quote_start != b.quote_start:
        return False
    if a.object == b.object:
        return about_equal(a.number, b.number, SAME_AMOUNT)
    return bool(a.amount_usd and b.amount_usd) and about_equal(a.amount_usd or 0, b.amount_usd or 0, SAME_AMOUNT)
