"""Plans of action out of the ledger, now or as of a history record: plans, lines, entries, evidence."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from depositary.errors import NotInLedger
from depositary.ledger.folding import fold_words
from depositary.ledger.plans.tables import plan_entries, plan_evidence, plan_lines, plans
from depositary.ledger.tables import documents

__all__ = [
    "Entry", "LineRow", "PlanRow", "Verdict", "all_entries", "evidence_of", "find_plans", "latest_entries", "lines_of",
    "plan_named",
]  # fmt: skip

_LEAST_KEY = 8  # characters of an id's beginning that are worth looking up


class PlanRow(msgspec.Struct, frozen=True, kw_only=True):
    """A plan of action. period: first and last year; stated: lines its own text gives (None: it gives none)."""

    number: int
    id: str
    title: str
    language: str
    parties: tuple[str, ...]
    period: tuple[int, int] | None
    stated: int | None
    source: str
    instrument: str | None
    previous: str | None
    recorded: int


class LineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line as read, last version. number: full path, its identity in the plan; goals: of the SDGs, 1–17."""

    number: str
    text: str
    pillar: str | None = None
    headings: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    hedges: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a person entered in a field of a line. value: None if it was emptied; as_of: the day it is true of."""

    line: str
    field: str
    value: str | None
    as_of: str | None
    source: str | None
    who: str
    why: str | None
    at: str
    recorded: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The last word on a passage as evidence for a line. verdict: accepted · rejected · later · withdrawn."""

    id: str
    line: str
    document: str
    language: str
    published: str | None
    document_number: int
    start: int
    end: int
    quote: str
    verdict: str
    suggested: str | None
    score: float | None
    reason: str | None
    who: str
    why: str | None
    at: str


def find_plans(connection: Connection) -> list[PlanRow]:
    """All plans, by title and years."""
    order = (plans.c.title, plans.c.first_year, plans.c.id)
    return [_plan(row) for row in connection.execute(select(plans).order_by(*order)).mappings()]


def plan_named(connection: Connection, named: str | None) -> PlanRow:
    """The plan of this id (its beginning will do) or with these words in title, years and source; None: the only one.

    Raises: NotInLedger, naming the plans there are.
    """
    known = find_plans(connection)
    if named is None:
        found = known
    else:
        found = [plan for plan in known if plan.id == named]
        found = found or [plan for plan in known if len(named) >= _LEAST_KEY and plan.id.startswith(named)]
        found = found or [plan for plan in known if _fits(named, plan)]
    if len(found) == 1:
        return found[0]
    if not known:
        raise NotInLedger("there is no plan of action yet; `depositary plan import FILE` brings one in")
    names = "; ".join(f"{plan.title} ({plan.id})" for plan in (found or known)[:8])
    said = f"{named}: fits {'several plans' if found else 'no plan'}" if named else "several plans are there, name one"
    raise NotInLedger(f"{said}: {names}")


def lines_of(connection: Connection, plan: PlanRow, *, recorded: int | None = None) -> list[LineRow]:
    """The lines of a plan in its order. recorded: as they were at this history record."""
    query = select(plan_lines).where(plan_lines.c.plan_id == plan.number)
    if recorded is None:
        query = query.where(plan_lines.c.withdrawn.is_(None))
    else:
        gone = plan_lines.c.withdrawn.is_(None) | (plan_lines.c.withdrawn > recorded)
        query = query.where(plan_lines.c.recorded <= recorded, gone)
    return [
        msgspec.convert(
            {"number": row.number, "text": row.text, **msgspec.json.decode(row.payload)}, LineRow, strict=False
        )
        for row in connection.execute(query.order_by(plan_lines.c.position, plan_lines.c.id))
    ]


def all_entries(
    connection: Connection, plan: PlanRow, *, line: str | None = None, recorded: int | None = None
) -> list[Entry]:
    """Every entry of a plan or line, oldest first."""
    query = select(plan_entries).where(plan_entries.c.plan_id == plan.number)
    if line is not None:
        query = query.where(plan_entries.c.number == line)
    if recorded is not None:
        query = query.where(plan_entries.c.recorded <= recorded)
    return [
        Entry(
            line=row.number, field=row.field, value=row.value, as_of=row.as_of, source=row.source, who=row.who,
            why=row.why, at=row.at, recorded=row.recorded,
        )
        for row in connection.execute(query.order_by(plan_entries.c.id))
    ]  # fmt: skip


def latest_entries(
    connection: Connection, plan: PlanRow, *, recorded: int | None = None
) -> dict[tuple[str, str], Entry]:
    """The last entry of each (line, field). An emptied field is an entry whose value is None."""
    return {(entry.line, entry.field): entry for entry in all_entries(connection, plan, recorded=recorded)}


def evidence_of(
    connection: Connection, plan: PlanRow, *, verdicts: Sequence[str] | None = None, recorded: int | None = None
) -> list[Verdict]:
    """The last word on each passage and line, by line and document's date. verdicts: only these."""
    query = (
        select(plan_evidence, documents.c.name, documents.c.language, documents.c.published)
        .join(documents, documents.c.id == plan_evidence.c.document_id)
        .where(plan_evidence.c.plan_id == plan.number)
    )
    if recorded is not None:
        query = query.where(plan_evidence.c.recorded <= recorded)
    last: dict[tuple[str, int, int, int], Verdict] = {}
    for row in connection.execute(query.order_by(plan_evidence.c.id)):
        last[row.number, row.document_id, row.start, row.end] = Verdict(
            id=row.key, line=row.number, document=row.name, language=row.language, published=row.published,
            document_number=row.document_id, start=row.start, end=row.end, quote=row.quote, verdict=row.verdict,
            suggested=row.suggested, score=row.score, reason=row.reason, who=row.who, why=row.why, at=row.at,
        )  # fmt: skip
    found = [verdict for verdict in last.values() if verdicts is None or verdict.verdict in verdicts]
    return sorted(found, key=lambda v: (v.line, v.published or "9999", v.document, v.start))


def _plan(row: RowMapping) -> PlanRow:
    years = (row["first_year"], row["last_year"])
    return PlanRow(
        number=row["id"],
        id=row["key"],
        title=row["title"],
        language=row["language"],
        parties=tuple(msgspec.json.decode(row["parties"])),
        period=years if None not in years else None,
        stated=row["stated"],
        source=row["source"],
        instrument=row["instrument"],
        previous=row["previous"],
        recorded=row["recorded"],
    )


def _fits(named: str, plan: PlanRow) -> bool:
    words = {*fold_words(plan.title), *fold_words(plan.source), *(str(year) for year in plan.period or ())}
    return set(fold_words(named)) <= words
