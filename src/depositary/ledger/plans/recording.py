"""Plans of action into the ledger: a plan with its lines, entries in their fields, verdicts on evidence.

Each call is one transaction and one history record. Importing a plan again withdraws only the lines whose words
changed; a line that is missing from the new text stays, for a text can be a part of the plan.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select, update

from depositary.errors import JudgementError
from depositary.ledger.chain import append_event, next_event, now
from depositary.ledger.plans.queries import LineRow, PlanRow, lines_of, plan_named
from depositary.ledger.plans.tables import plan_entries, plan_evidence, plan_lines, plans
from depositary.ledger.store import Ledger, next_numbers
from depositary.ledger.tables import documents, texts

__all__ = [
    "NewEntry", "NewLine", "NewPlan", "PlanRecorded", "line_payload", "link_edition", "record_edits",
    "record_entries", "record_plan", "record_verdict",
]  # fmt: skip

VerdictWord = Literal["accepted", "rejected", "later", "withdrawn"]
NewLine = LineRow  # a line comes in as it goes out


class NewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan to be recorded. previous: id of the edition before it; instrument: id of the instrument it is."""

    title: str
    language: str
    source: str
    lines: tuple[NewLine, ...]
    parties: tuple[str, ...] = ()
    period: tuple[int, int] | None = None
    stated: int | None = None
    previous: str | None = None
    instrument: str | None = None


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A value for a field of a line; None empties it."""

    line: str
    field: str
    value: str | None
    as_of: str | None = None
    source: str | None = None


class PlanRecorded(msgspec.Struct, frozen=True, kw_only=True):
    """What recording a plan did. missing: lines on record that the text does not have; they stay."""

    plan: PlanRow
    state: Literal["added", "changed", "known"]
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def record_plan(ledger: Ledger, new: NewPlan, *, who: str, into: str | None = None) -> PlanRecorded:
    """Record a plan, or the text of it anew. into: id of the plan it is (None: the one of its title and years, if any).

    Raises: NotInLedger, LedgerError; JudgementError if two lines have one number.
    """
    numbers = [line.number for line in new.lines]
    double = sorted({number for number in numbers if numbers.count(number) > 1})
    if double:
        raise JudgementError(f"{new.source}: several lines are numbered {', '.join(double)}; a number names one line")
    with ledger.writing() as connection:
        event = next_event(connection)
        plan = plan_named(connection, into) if into else _same_plan(connection, new)
        state: Literal["added", "changed", "known"] = "known"
        if plan is None:
            plan, state = _add_plan(connection, new, event), "added"
        known = {line.number: line for line in lines_of(connection, plan)}
        added = [line for line in new.lines if line.number not in known]
        changed = [line for line in new.lines if line.number in known and known[line.number] != line]
        links = {
            name: value
            for name, value in (("previous", new.previous), ("instrument", new.instrument), ("stated", new.stated))
            if value is not None and value != getattr(plan, name)
        }
        parties = {"parties": _names(new.parties)} if new.parties and new.parties != plan.parties else {}
        if state == "known" and not added and not changed and not links and not parties:
            return PlanRecorded(plan=plan, state="known", missing=tuple(n for n in known if n not in set(numbers)))
        _keep_lines(connection, plan, new, [line.number for line in changed], {*added, *changed}, event)
        if links or parties:
            connection.execute(update(plans).where(plans.c.id == plan.number).values(**links, **parties))
        append_event(
            connection, event, "plan recorded", plan.id,
            {"who": who, "title": new.title, "source": new.source, "added": [line.number for line in added],
             "changed": [line.number for line in changed], **links, **parties},
        )  # fmt: skip
        return PlanRecorded(
            plan=plan_named(connection, plan.id),
            state="added" if state == "added" else "changed",
            added=tuple(line.number for line in added),
            changed=tuple(line.number for line in changed),
            missing=tuple(number for number in known if number not in set(numbers)),
        )


def link_edition(ledger: Ledger, later: PlanRow, earlier: PlanRow, *, who: str) -> None:
    """Say that one plan follows another. Raises: LedgerError."""
    with ledger.writing() as connection:
        connection.execute(update(plans).where(plans.c.id == later.number).values(previous=earlier.id))
        told = {"who": who, "previous": earlier.id}
        append_event(connection, next_event(connection), "plan recorded", later.id, told)


def record_entries(
    ledger: Ledger, plan: PlanRow, entries: Sequence[NewEntry], *, who: str, why: str | None = None
) -> int:
    """Record entries, all or none; what is entered already is entered again, as a confirmation. Returns: how many."""
    if not entries:
        return 0
    with ledger.writing() as connection:
        keep_entries(connection, plan, entries, who=who, why=why)
    return len(entries)


def record_edits(
    ledger: Ledger,
    plan: PlanRow,
    entries: Sequence[NewEntry],
    lines: Sequence[NewLine] = (),
    *,
    who: str,
    why: str | None = None,
    since: int | None = None,
) -> None:
    """Record new lines and entries, all or none.

    since: the history record the edits were compared with; if somebody entered something later, nothing is recorded.
    Raises: JudgementError.
    """
    with ledger.writing() as connection:
        if since is not None:
            later = select(plan_entries.c.who).where(plan_entries.c.plan_id == plan.number)
            other = connection.execute(later.where(plan_entries.c.recorded > since).limit(1)).scalar()
            if other is not None:
                raise JudgementError(f"{plan.title}: {other} entered something meanwhile; import again to see it")
        if lines:
            event = next_event(connection)
            known = lines_of(connection, plan)
            for line in lines:
                if line.number in {old.number for old in known}:
                    raise JudgementError(f"{plan.title} has a line {line.number} by now; import again to see it")
            _insert_lines(connection, plan, list(enumerate(lines, len(known) + 1)), event)
            told = {"who": who, "added": [line.number for line in lines]}
            append_event(connection, event, "plan recorded", plan.id, told)
        if entries:
            keep_entries(connection, plan, entries, who=who, why=why)


def keep_entries(
    connection: Connection, plan: PlanRow, entries: Sequence[NewEntry], *, who: str, why: str | None = None
) -> None:
    """The same within a transaction of the caller's. Raises: JudgementError if a line is not in the plan."""
    known = {line.number for line in lines_of(connection, plan)}
    strange = sorted({entry.line for entry in entries} - known)
    if strange:
        raise JudgementError(f"{plan.title} has no line {', '.join(strange)}; `depositary plan lines` shows them")
    event, at = next_event(connection), now()
    numbers = next_numbers(connection, "plan_entries", len(entries))
    connection.execute(
        insert(plan_entries),
        [
            {
                "id": number, "plan_id": plan.number, "number": entry.line, "field": entry.field, "value": entry.value,
                "as_of": entry.as_of, "source": entry.source, "who": who, "why": why, "at": at, "recorded": event,
            }
            for number, entry in zip(numbers, entries, strict=True)
        ],
    )  # fmt: skip
    told = [{"line": e.line, "field": e.field, "value": e.value, "as_of": e.as_of} for e in entries]
    append_event(connection, event, "plan entered", plan.id, {"who": who, "why": why, "entries": told})


def record_verdict(
    ledger: Ledger,
    plan: PlanRow,
    line: str,
    document: str,
    start: int,
    end: int,
    verdict: VerdictWord,
    *,
    who: str,
    why: str | None = None,
    suggested: str | None = None,
    score: float | None = None,
    reason: str | None = None,
) -> str:
    """Record what a person says of a passage as evidence for a line, and return the record's id.

    document: its key. start, end: code points of its original text. suggested: the line it was suggested for.
    Raises: JudgementError if line, document or passage is not there.
    """
    with ledger.writing() as connection:
        if line not in {known.number for known in lines_of(connection, plan)}:
            raise JudgementError(f"{plan.title} has no line {line}; `depositary plan lines` shows them")
        row = connection.execute(
            select(documents.c.id, texts.c.text)
            .join(texts, texts.c.document_id == documents.c.id)
            .where(documents.c.key == document)
        ).first()
        if row is None:
            raise JudgementError(f"{document}: no such document")
        if not 0 <= start < end <= len(row.text):
            raise JudgementError(f"{document}: has no passage {start}–{end}; it is {len(row.text)} characters long")
        event, at = next_event(connection), now()
        number = next_numbers(connection, "plan_evidence", 1)[0]
        content = f"{plan.id}\0{line}\0{document}\0{start}\0{end}\0{number}".encode()
        key = f"evidence-{hashlib.blake2b(content, digest_size=6).hexdigest()}"
        connection.execute(
            insert(plan_evidence).values(
                id=number, key=key, plan_id=plan.number, number=line, document_id=row.id, start=start, end=end,
                quote=row.text[start:end], verdict=verdict, suggested=suggested, score=score, reason=reason, who=who,
                why=why, at=at, recorded=event,
            )
        )  # fmt: skip
        append_event(
            connection, event, "evidence judged", plan.id,
            {"who": who, "why": why, "evidence": key, "line": line, "document": document, "start": start, "end": end,
             "verdict": verdict},
        )  # fmt: skip
    return key


def _same_plan(connection: Connection, new: NewPlan) -> PlanRow | None:
    query = select(plans.c.key).where(plans.c.title == new.title, plans.c.language == new.language)
    if new.period is not None:
        query = query.where(plans.c.first_year == new.period[0], plans.c.last_year == new.period[1])
    found = connection.execute(query).scalars().all()
    return plan_named(connection, found[0]) if len(found) == 1 else None


def _add_plan(connection: Connection, new: NewPlan, event: int) -> PlanRow:
    number = next_numbers(connection, "plans", 1)[0]
    content = f"{new.title}\0{new.language}\0{new.period}\0{number}".encode()
    key = f"plan-{hashlib.blake2b(content, digest_size=6).hexdigest()}"
    first, last = new.period or (None, None)
    connection.execute(
        insert(plans).values(
            id=number, key=key, title=new.title, language=new.language, parties=_names(new.parties), first_year=first,
            last_year=last, stated=new.stated, source=new.source, instrument=new.instrument, previous=new.previous,
            recorded=event,
        )
    )  # fmt: skip
    return plan_named(connection, key)


def _keep_lines(
    connection: Connection, plan: PlanRow, new: NewPlan, changed: Sequence[str], fresh: set[NewLine], event: int
) -> None:
    if changed:
        old = (plan_lines.c.plan_id == plan.number) & plan_lines.c.number.in_(changed)
        connection.execute(update(plan_lines).where(old, plan_lines.c.withdrawn.is_(None)).values(withdrawn=event))
    _insert_lines(connection, plan, [row for row in enumerate(new.lines, 1) if row[1] in fresh], event)


def _insert_lines(connection: Connection, plan: PlanRow, rows: Sequence[tuple[int, NewLine]], event: int) -> None:
    if not rows:
        return
    connection.execute(
        insert(plan_lines),
        [
            {
                "id": number, "plan_id": plan.number, "number": line.number, "position": place, "text": line.text,
                "payload": line_payload(line), "recorded": event,
            }
            for number, (place, line) in zip(next_numbers(connection, "plan_lines", len(rows)), rows, strict=True)
        ],
    )  # fmt: skip


def _names(parties: Sequence[str]) -> str:
    return msgspec.json.encode(list(parties)).decode()


def line_payload(line: NewLine) -> str:
    """What a line's row keeps beside its number and text, as JSON."""
    told = msgspec.to_builtins(line)
    del told["number"], told["text"]
    return msgspec.json.encode(told, order="sorted").decode()
