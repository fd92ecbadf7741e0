"""Suggested evidence and what people said of it: passages of the ledger, suggestions not judged yet, their worth.

Enters: a plan, and a function that ranks its lines for passages (`Suggest`). Leaves: suggestions, best first, without
those that were judged before; and how many of the judged ones were right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

import msgspec
from sqlalchemy import select

from depositary.ledger import Ledger
from depositary.ledger.plans import Verdict, evidence_of
from depositary.ledger.tables import documents
from depositary.plans.passages import LedgerPassage, find_passage, ledger_passages, passages_at
from depositary.plans.views import PlanView

__all__ = [
    "Keeps", "KeptRanking", "LedgerPassage", "Precision", "Ranked", "Suggest", "Suggested", "find_passage",
    "ledger_passages", "open_suggestions", "precision_of",
]  # fmt: skip


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """What ranking says: passage (its place in the list given), line's number, score 0–1, the reason in words."""

    passage: int
    line: str
    score: float
    reason: str


Suggest = Callable[[PlanView, Sequence[LedgerPassage]], Iterable[Ranked]]
_Place = tuple[int, int, int]  # document's number, start, end
_SPARE = 5  # passages looked at beyond those wanted, since some are copies or not to be seen


class KeptRanking(msgspec.Struct, frozen=True, kw_only=True):
    """The best passages of each line, best first: score, document's number, start, end, place in `reasons`.

    full: lines that more passages fit than are kept.
    """

    lines: Mapping[str, Sequence[tuple[float, int, int, int, int]]]
    reasons: Sequence[str]
    full: frozenset[str]


@runtime_checkable
class Keeps(Protocol):
    """A `Suggest` that keeps what it ranked, and need not be given all passages each time."""

    def kept(self, view: PlanView, *, anew: bool = False) -> KeptRanking: ...


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion to be judged. later: a person put it off."""

    id: str
    line: str
    passage: LedgerPassage
    score: float
    reason: str
    later: bool = False


class Precision(msgspec.Struct, frozen=True, kw_only=True):
    """Of suggestions judged: accepted for the line they were suggested for, given to another line, rejected.

    share: accepted of all judged, None if none was.
    """

    accepted: int
    moved: int
    rejected: int
    share: float | None


def open_suggestions(
    ledger: Ledger, view: PlanView, suggest: Suggest, *, line: str | None = None, least: float = 0.0, most: int = 5
) -> list[Suggested]:
    """Suggestions nobody accepted or rejected yet, best first, those put off last.

    line: only of this line; least: score below which nothing is suggested; most: passages a line. Only what this
    ledger may see is suggested, and of documents that are one text only the first.
    """
    with ledger.reading() as connection:
        verdicts = evidence_of(connection, view.plan)
    judged = {(v.line, v.document_number, v.start, v.end): v.verdict for v in verdicts}
    judged |= {
        (v.suggested, v.document_number, v.start, v.end): v.verdict
        for v in verdicts
        if v.suggested and v.verdict in ("accepted", "rejected")
    }
    wanted = [one.number for one in view.lines if line is None or one.number == line]
    found: list[Suggested] = []
    if isinstance(suggest, Keeps):
        ranking = suggest.kept(view)
        picked, short = _pick(ledger, ranking, wanted, judged, least, most)
        if short and not short.isdisjoint(ranking.full):
            ranking = suggest.kept(view, anew=True)
            picked, _ = _pick(ledger, ranking, wanted, judged, least, most)
    else:
        ranking, passages = _rank_now(ledger, view, suggest)
        picked, _ = _pick(ledger, ranking, wanted, judged, least, most, passages)
    for number, score, place, passage, reason in picked:
        found.append(
            Suggested(
                id=_suggestion_id(view.plan.id, number, passage), line=number, passage=passage, score=round(score, 4),
                reason=reason, later=judged.get((number, *place)) == "later",
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.later, -one.score, one.line))


def _rank_now(ledger: Ledger, view: PlanView, suggest: Suggest) -> tuple[KeptRanking, dict[_Place, LedgerPassage]]:
    """All passages ranked here and now."""
    passages = ledger_passages(ledger)
    with ledger.reading() as connection:
        numbers = {row.key: row.id for row in connection.execute(select(documents.c.key, documents.c.id))}
    lines: dict[str, list[tuple[float, int, int, int, int]]] = {}
    reasons: list[str] = []
    known: dict[_Place, LedgerPassage] = {}
    for ranked in sorted(suggest(view, passages), key=lambda one: (-one.score, one.line, one.passage)):
        passage = passages[ranked.passage]
        place = (numbers[passage.document], passage.start, passage.end)
        known[place] = passage
        lines.setdefault(ranked.line, []).append((ranked.score, *place, len(reasons)))
        reasons.append(ranked.reason)
    return KeptRanking(lines=lines, reasons=reasons, full=frozenset()), known


_Picked = tuple[str, float, _Place, LedgerPassage, str]


def _pick(
    ledger: Ledger, ranking: KeptRanking, lines: Sequence[str], judged: Mapping[tuple[str, int, int, int], str],
    least: float, most: int, known: Mapping[_Place, LedgerPassage] | None = None,
) -> tuple[list[_Picked], set[str]]:  # fmt: skip
    """The first `most` passages of each line that are open, and the lines that have fewer."""
    left = {
        line: [
            one
            for one in ranking.lines.get(line, ())
            if one[0] >= least and judged.get((line, *one[1:4])) not in ("accepted", "rejected")
        ]
        for line in lines
    }
    picked: dict[str, list[_Picked]] = {line: [] for line in lines}
    told: set[tuple[str, str]] = set()
    while any(left.values()):
        now: dict[str, list[tuple[float, int, int, int, int]]] = {}
        for line in lines:
            lacking = most - len(picked[line])
            now[line], left[line] = (
                (left[line][: lacking + _SPARE], left[line][lacking + _SPARE :]) if lacking else ([], [])
            )
        places = sorted({one[1:4] for rows in now.values() for one in rows})
        passages = passages_at(ledger, places) if known is None else known
        for line, rows in now.items():
            for score, number, start, end, reason in rows:
                passage = passages.get((number, start, end))
                if passage is None or len(picked[line]) == most or (line, passage.text) in told:
                    continue
                told.add((line, passage.text))
                picked[line].append((line, score, (number, start, end), passage, ranking.reasons[reason]))
    short = {line for line in lines if len(picked[line]) < most}
    return [one for line in lines for one in picked[line]], short


def precision_of(verdicts: Iterable[Verdict]) -> Precision:
    """What the ranking is worth, by what people said of its suggestions so far.

    A suggestion given to another line leaves a rejection on its own line, which is counted as moved, not rejected.
    """
    own = [verdict for verdict in verdicts if verdict.suggested is not None]
    moved = {
        (verdict.suggested, verdict.document_number, verdict.start, verdict.end)
        for verdict in own
        if verdict.verdict == "accepted" and verdict.suggested != verdict.line
    }
    accepted = sum(verdict.verdict == "accepted" and verdict.suggested == verdict.line for verdict in own)
    rejected = sum(
        verdict.verdict == "rejected"
        and (verdict.line, verdict.document_number, verdict.start, verdict.end) not in moved
        for verdict in own
    )
    total = accepted + len(moved) + rejected
    return Precision(
        accepted=accepted, moved=len(moved), rejected=rejected, share=round(accepted / total, 3) if total else None
    )


def _suggestion_id(plan: str, line: str, passage: LedgerPassage) -> str:
    content = f"{plan}\0{line}\0{passage.document}\0{passage.start}\0{passage.end}".encode()
    return f"suggestion-{hashlib.blake2b(content, digest_size=5).hexdigest()}"
