"""A plan as it is shown: every line with its status on both axes, its fields and its accepted evidence.

Computed from the lines read, the entries people made and their verdicts on evidence. "reported" says whether anything
is known of a line: no_data · reported (somebody says so) · evidenced (accepted evidence is on file). "progress" is how
far it is, on the scale; None is no data, which is never nothing done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from depositary.ledger import Ledger
from depositary.ledger.chain import hash_at, next_event
from depositary.ledger.plans import Entry, LineRow, PlanRow, Verdict, evidence_of, latest_entries, lines_of, plan_named
from depositary.plans.fields import AREA_MARK, FIELDS, shown_value
from depositary.plans.labels import load_labels

__all__ = ["LineView", "PlanView", "Reported", "cells_of", "plan_view"]

Reported = Literal["no_data", "reported", "evidenced"]
_EVIDENCE_SHOWN = 5  # passages in a cell
_STATE = 12  # hexadecimal digits of a state
_QUOTE = 600  # code points of a passage in a cell


class LineView(msgspec.Struct, frozen=True, kw_only=True):
    """A line as shown. entered: by field what people entered, the last entry of each."""

    number: str
    text: str
    pillar: str | None
    headings: tuple[str, ...]
    areas: tuple[str, ...]
    goals: tuple[int, ...]
    hedges: tuple[str, ...]
    reported: Reported
    progress: str | None
    word: str | None
    source: str | None
    as_of: str | None
    activities: str | None
    lead: str | None
    partner: str | None
    timeline: str | None
    remarks: str | None
    next_step: str | None
    evidence: tuple[Verdict, ...]
    entered: dict[str, Entry]


class PlanView(msgspec.Struct, frozen=True, kw_only=True):
    """recorded: the last history record the view rests on; state: that record's number and the beginning of its hash,
    by which a ledger knows a state of its own."""

    plan: PlanRow
    lines: tuple[LineView, ...]
    recorded: int
    state: str

    def line(self, number: str) -> LineView | None:
        return next((line for line in self.lines if line.number == number), None)


def plan_view(ledger: Ledger, named: str | None = None, *, recorded: int | None = None) -> PlanView:
    """The plan of this id or these words (None: the only one). recorded: as it was at this history record.

    Raises: NotInLedger.
    """
    with ledger.reading() as connection:
        plan = plan_named(connection, named)
        last = next_event(connection) - 1 if recorded is None else recorded
        state = f"{last}-{hash_at(connection, last)[:_STATE]}"
        lines = lines_of(connection, plan, recorded=recorded)
        entries = latest_entries(connection, plan, recorded=recorded)
        accepted = evidence_of(connection, plan, verdicts=["accepted"], recorded=recorded)
    by_line: dict[str, dict[str, Entry]] = defaultdict(dict)
    for (number, field), entry in entries.items():
        by_line[number][field] = entry
    evidence: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in accepted:
        evidence[verdict.line].append(verdict)
    views = tuple(_line(row, by_line.get(row.number, {}), evidence.get(row.number, ())) for row in lines)
    return PlanView(plan=plan, lines=views, recorded=last, state=state)


def _line(row: LineRow, entered: dict[str, Entry], evidence: Sequence[Verdict]) -> LineView:
    def own(field: str) -> str | None:
        return entered[field].value if field in entered else None

    areas = row.areas
    if "areas" in entered:
        areas = tuple((own("areas") or "").split(AREA_MARK)) if own("areas") else ()
    return LineView(
        number=row.number,
        text=own("text") or row.text,
        pillar=own("pillar") if "pillar" in entered else row.pillar,
        headings=row.headings,
        areas=areas,
        goals=row.goals,
        hedges=row.hedges,
        reported=_reported(own("reported"), own("progress"), evidence),
        progress=own("progress"),
        word=own("word"),
        source=own("source"),
        as_of=own("as_of"),
        activities=own("activities"),
        lead=own("lead"),
        partner=own("partner"),
        timeline=own("timeline"),
        remarks=own("remarks"),
        next_step=own("next_step"),
        evidence=tuple(evidence),
        entered=entered,
    )


def _reported(said: str | None, progress: str | None, evidence: Sequence[Verdict]) -> Reported:
    if evidence:
        return "evidenced"
    if said is not None:
        return "reported" if said == "reported" else "no_data"
    return "reported" if progress is not None else "no_data"


def cells_of(line: LineView, language: str) -> Mapping[str, str]:
    """The cells of a line in a matrix of this language, by field; "" where there is nothing."""
    kept = {
        name: value if isinstance(value, str) else None
        for name in FIELDS
        if (value := getattr(line, name, None)) is not None
    }
    kept["areas"] = AREA_MARK.join(line.areas)
    kept["heading"] = " / ".join(line.headings)
    kept["evidence"] = _evidence_cell(line.evidence, language)
    return {name: shown_value(field, kept.get(name), language) for name, field in FIELDS.items()}


def _evidence_cell(evidence: Sequence[Verdict], language: str) -> str:
    labels = load_labels(language)
    opening, closing = labels.quotes
    told = []
    for verdict in evidence[:_EVIDENCE_SHOWN]:
        quote = " ".join(verdict.quote.split())
        quote = quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…"
        dated = f" ({verdict.published})" if verdict.published else ""
        told.append(f"{verdict.document}{dated}: {opening}{quote}{closing}")
    if len(evidence) > _EVIDENCE_SHOWN:
        told.append(labels.words["more"].format(count=len(evidence) - _EVIDENCE_SHOWN))
    return "\n".join(told)
