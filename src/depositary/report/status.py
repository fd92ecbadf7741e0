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
from depositary.ledger.tallies import Tally, kept_tally
from depositary.report.changes import Changes, changes_since
from depositary.report.contradictions import ContradictionReport, list_contradictions
from depositary.report.due import Due, list_due
from depositary.report.progress import ProgressSeries, list_progress
from depositary.report.series import MeetingSeries, series_of_rows
from depositary.report.standing import Membership, Standing, chair_of, coordinator_of, members_of, names_of, standing_of
from depositary.report.things import Thing, with_sources

__all__ = ["LedgerStatus", "PartnershipLine", "PartnershipStatus", "ledger_status", "partnership_status"]

_RECENT, _AHEAD = 5, 5  # meetings shown before and after the day
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
    series: mechanisms that met more than once, with gaps and the next meeting to expect."""

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
    contradictions: tuple[ContradictionReport, ...]
    counts: dict[str, int]
    series: tuple[MeetingSeries, ...]
    changes: Changes | None


def ledger_status(ledger: Ledger, *, since: str | None = None) -> LedgerStatus:
    """The whole ledger at a glance. since: a day (ISO): tell also what was recorded from then on."""
    changes = changes_since(ledger, since) if since is not None else None
    with ledger.reading() as connection:
        languages = connection.execute(select(documents.c.language, func.count()).group_by(documents.c.language))
        by_language = {row[0]: row[1] for row in languages}
        tally = kept_tally(connection)
        return LedgerStatus(
            documents=sum(by_language.values()),
            languages=by_language,
            things={kind: count for (name, kind), count in sorted(tally.items()) if name == "shown"},
            contradictions=tally["real", ""],
            partnerships=_lines(connection, tally),
            changes=changes,
        )


def partnership_status(
    ledger: Ledger, asked: str, *, on: str | None = None, since: str | None = None, view: View = PRESENT
) -> PartnershipStatus:
    """The state of one partnership, named by its id or its parties, seen from the day `on` (ISO; None: today).

    since: tell also what was recorded from that day on. view: from which documents, and as recorded when; of
    contradictions only the present is kept, so a look at the past has none.
    """
    day = on or dt.date.today().isoformat()
    partnership = asked_partnership(asked)[0]
    with ledger.reading() as connection:
        found = {
            kind: find_things(connection, ThingQuery(kind=kind, partnership=partnership, view=view))
            for kind in ("meeting", "instrument")
        }
        counts = {kind: len(rows) for kind, rows in found.items()}
        for kind in ("person", "commitment", "progress"):
            counts[kind] = count_things(connection, ThingQuery(kind=kind, partnership=partnership, view=view))
        languages = _languages(connection, partnership, view)
        last, ahead = _around(found["meeting"], day)
        plans = [row for row in found["instrument"] if _in_force(row, day)]
        shown = {thing.id: thing for thing in with_sources(connection, [*last, *ahead, *plans], view)}
        name = names_of(connection, [partnership])[partnership]
    clashes = list_contradictions(ledger, partnership=partnership) if view.is_present else []
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
        progress=tuple(list_progress(ledger, partnership=partnership, view=view)),
        plans=tuple(shown[row.id] for row in plans),
        last_meetings=tuple(shown[row.id] for row in last),
        next_meetings=tuple(shown[row.id] for row in ahead),
        due=tuple(list_due(ledger, on=day, partnership=partnership, view=view)),
        contradictions=tuple(clashes),
        counts=counts,
        series=tuple(series_of_rows(found["meeting"], on=day)),
        changes=changes_since(ledger, since, partnership=partnership) if since is not None else None,
    )


def _languages(connection: Connection, partnership: str, view: View) -> dict[str, int]:
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
    own = connection.execute(select(documents.c.partnership, func.count()).group_by(documents.c.partnership))
    by_document = {row[0]: row[1] for row in own if row[0]}
    names = names_of(connection, counted)
    lines = [
        PartnershipLine(
            partnership=partnership,
            name=names[partnership],
            documents=by_document.get(partnership, 0),
            meetings=counts["meeting"],
            commitments=counts["commitment"],
            contradictions=tally["real of", partnership],
        )
        for partnership, counts in counted.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.documents, -line.meetings, line.name)))


def _around(meetings: list[ThingRow], day: str) -> tuple[list[ThingRow], list[ThingRow]]:
    """The last meetings held, latest first, and those still to come; what is overdue is in neither."""
    held = [row for row in meetings if row.first_day and row.fields.get("status") == "held" and row.first_day <= day]
    ahead = [row for row in meetings if row.fields.get("status") in _AHEAD_STATUS and (row.last_day or day) >= day]
    held.sort(key=lambda row: (row.first_day or "", row.label), reverse=True)
    return held[:_RECENT], ahead[:_AHEAD]


def _in_force(row: ThingRow, day: str) -> bool:
    """A plan whose years hold the day; one that is being drafted is shown until its years are over."""
    period = row.fields.get("period")
    if row.fields.get("kind") not in ("plan_of_action", "work_plan") or not period:
        return False
    return int(period[1]) >= int(day[:4])
