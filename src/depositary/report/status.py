"""The state at a glance: of the whole ledger, or of one partnership."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import msgspec
from sqlalchemy import Connection, func, select

from depositary.ledger import Ledger
from depositary.ledger.chain import number_at
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, count_things, find_things
from depositary.ledger.tables import documents
from depositary.ledger.tallies import Tally, documents_in, kept_tally, languages_of
from depositary.report.changes import Changes, changes_since
from depositary.report.contradictions import ContradictionReport, list_contradictions
from depositary.report.disputes import contradiction_numbers, count_contradictions
from depositary.report.due import Due, Work, count_due, due_page, query_of, worked_out
from depositary.report.ladder import meetings_of
from depositary.report.progress import ProgressSeries, list_progress
from depositary.report.series import MeetingSeries
from depositary.report.standing import Membership, Standing, chair_of, coordinator_of, members_of, names_of, standing_of
from depositary.report.things import Thing, with_sources

__all__ = ["LedgerStatus", "PartnershipLine", "PartnershipStatus", "ledger_status", "partnership_status"]

_NEAR = 366  # days ahead that a brief look tells of
_SOURCED = 5  # figures of a plan, the latest, whose sources a brief look tells
_RECENT, _AHEAD = 5, 5  # meetings shown before and after the day
_PLANS = ("plan_of_action", "work_plan")
_AHEAD_STATUS = ("scheduled", "proposed", "called_for")


class PartnershipLine(msgspec.Struct, frozen=True, kw_only=True):
    partnership: str
    name: str
    documents: int
    meetings: int
    commitments: int
    contradictions: int


class LedgerStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of the whole ledger, and a line a partnership, those with most documents first."""

    documents: int
    languages: dict[str, int]
    things: dict[str, int]
    contradictions: int
    partnerships: tuple[PartnershipLine, ...]
    changes: Changes | None


class PartnershipStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One partnership on the day `on`. standing: on both axes as of that day; coordinator: who spoke for the group;
    due, contradictions: the first of them, if no more were asked for; due_total: without what is met; series:
    mechanisms that met more than once, with gaps and the next meeting to expect."""

    partnership: str
    name: str
    on: str
    documents: int
    languages: dict[str, int]
    standing: tuple[Standing, ...]
    members: tuple[Membership, ...]
    coordinator: str | None
    chair: str | None
    progress: tuple[ProgressSeries, ...]
    plans: tuple[Thing, ...]
    last_meetings: tuple[Thing, ...]
    next_meetings: tuple[Thing, ...]
    due: tuple[Due, ...]
    due_total: int
    contradictions: tuple[ContradictionReport, ...]
    contradictions_total: int
    counts: dict[str, int]
    series: tuple[MeetingSeries, ...]
    changes: Changes | None


def ledger_status(ledger: Ledger, *, since: str | None = None, most: int | None = None) -> LedgerStatus:
    """The whole ledger at a glance. since: a day (ISO): tell also what was recorded from then on, of documents and
    contradictions the latest `most` (None: all)."""
    changes = changes_since(ledger, since, most=most) if since is not None else None
    with ledger.reading() as connection:
        tally = kept_tally(connection)
        by_language: Counter[str] = Counter()
        for language, _, count in documents_in(tally):
            by_language[language] += count
        return LedgerStatus(
            documents=sum(by_language.values()),
            languages=dict(sorted(by_language.items())),
            things={kind: count for (name, kind), count in sorted(tally.items()) if name == "shown"},
            contradictions=tally["real", ""],
            partnerships=_lines(connection, tally),
            changes=changes,
        )


def partnership_status(
    ledger: Ledger,
    asked: str,
    *,
    on: str | None = None,
    since: str | None = None,
    most: int | None = None,
    brief: bool = False,
    view: View = PRESENT,
    work: Work = worked_out,
) -> PartnershipStatus:
    """The state of one partnership, named by its id or its parties, seen from the day `on` (ISO; None: today).

    since: tell also what was recorded from that day on. most: how many dues and contradictions are told (None: all).
    brief: without the series and the contradictions themselves, with dues of the year before and the year to come, and
    with the sources of the latest figures of each plan alone.
    view: from which documents, and as recorded when; of contradictions only the present is kept, so a look at the past
    has none.
    """
    day = on or dt.date.today().isoformat()
    partnership = asked_partnership(asked)[0]
    of = ThingQuery(kind="meeting", partnership=partnership, view=view)
    with ledger.reading() as connection:
        counts = {
            kind: count_things(connection, msgspec.structs.replace(of, kind=kind))
            for kind in ("meeting", "instrument", "person", "commitment", "progress")
        }
        languages = _languages(connection, partnership, view)
        last, ahead = _held(connection, of, day), _ahead(connection, of, day)
        plans = _plans(connection, of, day)
        shown = {thing.id: thing for thing in with_sources(connection, [*last, *ahead, *plans], view)}
        name = names_of(connection, [partnership])[partnership]
    dues = query_of(on=day, within=_NEAR if brief else None, partnership=partnership, limit=most)
    unmet = msgspec.structs.replace(dues, statuses=("overdue", "open", "expected"))
    clashes = _clashes(ledger, partnership, most) if view.is_present and not brief else []
    return PartnershipStatus(
        partnership=partnership,
        name=name,
        on=day,
        documents=sum(languages.values()),
        languages=languages,
        standing=standing_of(partnership, day),
        members=members_of(partnership, day),
        coordinator=coordinator_of(partnership, day),
        chair=chair_of(partnership, day),
        progress=tuple(list_progress(ledger, partnership=partnership, view=view, sourced=_SOURCED if brief else None)),
        plans=tuple(shown[row.id] for row in plans),
        last_meetings=tuple(shown[row.id] for row in last),
        next_meetings=tuple(shown[row.id] for row in ahead),
        due=tuple(due_page(ledger, dues, view=view, work=work)[0]),
        due_total=sum(count_due(ledger, unmet, view=view, work=work).by_status.values()),
        contradictions=tuple(clashes),
        contradictions_total=count_contradictions(ledger, partnership=partnership) if view.is_present else 0,
        counts=counts,
        series=() if brief else meetings_of(ledger, partnership, on=day, view=view).series,
        changes=changes_since(ledger, since, partnership=partnership, most=most) if since is not None else None,
    )


def _clashes(ledger: Ledger, partnership: str, most: int | None) -> list[ContradictionReport]:
    if most is None:
        return list_contradictions(ledger, partnership=partnership)
    return list_contradictions(ledger, numbers=contradiction_numbers(ledger, partnership=partnership, limit=most))


def _languages(connection: Connection, partnership: str, view: View) -> dict[str, int]:
    if view.is_present:
        return languages_of(connection, partnership)
    query = select(documents.c.language, func.count()).where(documents.c.partnership == partnership)
    if view.as_of is not None:
        query = query.where(documents.c.first_day <= view.as_of)
    if view.recorded_at is not None:
        query = query.where(documents.c.recorded <= number_at(connection, view.recorded_at))
    return {row[0]: row[1] for row in connection.execute(query.group_by(documents.c.language))}


def _lines(connection: Connection, tally: Tally) -> tuple[PartnershipLine, ...]:
    counted: dict[str, Counter[str]] = {}
    for (name, part), count in tally.items():
        if name == "of":
            kind, _, partnership = part.partition(" ")
            counted.setdefault(partnership, Counter())[kind] = count
    names = names_of(connection, counted)
    documents_about: Counter[str] = Counter()
    for _, about, count in documents_in(tally):
        documents_about[about] += count
    lines = [
        PartnershipLine(
            partnership=partnership,
            name=names[partnership],
            documents=documents_about[partnership],
            meetings=counts["meeting"],
            commitments=counts["commitment"],
            contradictions=tally["real of", partnership],
        )
        for partnership, counts in counted.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.documents, -line.meetings, line.name)))


def _held(connection: Connection, of: ThingQuery, day: str) -> list[ThingRow]:
    """The last meetings held, latest first."""
    asked = msgspec.structs.replace(of, statuses=("held",), until=day, newest=True, limit=_RECENT)
    return find_things(connection, asked)


def _ahead(connection: Connection, of: ThingQuery, day: str) -> list[ThingRow]:
    """Meetings still to come; what is overdue is not among them."""
    asked = [msgspec.structs.replace(of, status=status, due_since=day, limit=_AHEAD) for status in _AHEAD_STATUS]
    rows = [row for query in asked for row in find_things(connection, query)]  # one by one: few have such a status
    return sorted(rows, key=lambda row: (row.first_day or "9999", row.number))[:_AHEAD]


def _plans(connection: Connection, of: ThingQuery, day: str) -> list[ThingRow]:
    asked = [msgspec.structs.replace(of, kind="instrument", type=kind) for kind in _PLANS]
    rows = [row for query in asked for row in find_things(connection, query) if _in_force(row, day)]
    return sorted(rows, key=lambda row: (row.first_day or "9999", row.number))


def _in_force(row: ThingRow, day: str) -> bool:
    """A plan whose years hold the day; one that is being drafted is shown until its years are over."""
    period = row.fields.get("period")
    if row.fields.get("kind") not in _PLANS or not period:
        return False
    return int(period[1]) >= int(day[:4])
