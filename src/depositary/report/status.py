"""The state at a glance: of the whole ledger, or of one partnership."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import msgspec
from sqlalchemy import Connection, Select, func, select

from depositary.ledger import Ledger
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.ledger.tables import contradictions, documents, facets, things
from depositary.registry import load_registry
from depositary.report.contradictions import ContradictionReport, list_contradictions
from depositary.report.due import Due, list_due
from depositary.report.progress import ProgressSeries, list_progress
from depositary.report.things import Thing, with_sources

__all__ = ["LedgerStatus", "PartnershipLine", "PartnershipStatus", "Standing", "ledger_status", "partnership_status"]

_RECENT, _AHEAD = 5, 5  # meetings shown before and after the day
_AHEAD_STATUS = ("scheduled", "proposed", "called_for")


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A status of the partnership and since when; axis: formal, elevation or other."""

    status: str
    axis: str
    since: str


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


class PartnershipStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One partnership on the day `on`. standing: on both axes as of that day; coordinator: who spoke for the group."""

    partnership: str
    name: str
    on: str
    documents: int
    languages: dict[str, int]
    standing: tuple[Standing, ...]
    coordinator: str | None
    chair: str | None
    progress: tuple[ProgressSeries, ...]
    plans: tuple[Thing, ...]
    last_meetings: tuple[Thing, ...]
    next_meetings: tuple[Thing, ...]
    due: tuple[Due, ...]
    contradictions: tuple[ContradictionReport, ...]
    counts: dict[str, int]


def ledger_status(ledger: Ledger) -> LedgerStatus:
    with ledger.reading() as connection:
        languages = connection.execute(select(documents.c.language, func.count()).group_by(documents.c.language))
        by_language = {row[0]: row[1] for row in languages}
        kinds = connection.execute(select(things.c.kind, func.count()).where(things.c.shown).group_by(things.c.kind))
        real = select(func.count()).select_from(contradictions).where(contradictions.c.real)
        return LedgerStatus(
            documents=sum(by_language.values()),
            languages=by_language,
            things={row[0]: row[1] for row in kinds},
            contradictions=connection.execute(real).scalar_one(),
            partnerships=_lines(connection),
        )


def partnership_status(ledger: Ledger, asked: str, *, on: str | None = None) -> PartnershipStatus:
    """The state of one partnership, named by its id or its parties, seen from the day `on` (ISO; None: today)."""
    day = on or dt.date.today().isoformat()
    partnership = asked_partnership(asked)[0]
    with ledger.reading() as connection:
        rows = connection.execute(
            select(documents.c.language, func.count())
            .where(documents.c.partnership == partnership)
            .group_by(documents.c.language)
        )
        languages = {row[0]: row[1] for row in rows}
        meetings = find_things(connection, ThingQuery(kind="meeting", partnership=partnership))
        instruments = find_things(connection, ThingQuery(kind="instrument", partnership=partnership))
        counts = Counter(
            {
                kind: connection.execute(_count_of(partnership, kind)).scalar_one()
                for kind in ("meeting", "instrument", "person", "commitment", "progress")
            }
        )
        last, ahead = _around(meetings, day)
        plans = [row for row in instruments if _in_force(row, day)]
        shown = {thing.id: thing for thing in with_sources(connection, [*last, *ahead, *plans])}
    return PartnershipStatus(
        partnership=partnership,
        name=_name(partnership),
        on=day,
        documents=sum(languages.values()),
        languages=languages,
        standing=_standing(partnership, day),
        coordinator=_coordinator(partnership, day),
        chair=_chair(partnership, day),
        progress=tuple(list_progress(ledger, partnership=partnership)),
        plans=tuple(shown[row.id] for row in plans),
        last_meetings=tuple(shown[row.id] for row in last),
        next_meetings=tuple(shown[row.id] for row in ahead),
        due=tuple(list_due(ledger, on=day, partnership=partnership)),
        contradictions=tuple(list_contradictions(ledger, partnership=partnership)),
        counts=dict(counts),
    )


def _lines(connection: Connection) -> tuple[PartnershipLine, ...]:
    counted: dict[str, Counter[str]] = {}
    for row in connection.execute(
        select(facets.c.value, things.c.kind, func.count())
        .join(things, things.c.id == facets.c.thing_id)
        .where(facets.c.name == "partnership", things.c.shown)
        .group_by(facets.c.value, things.c.kind)
    ):
        counted.setdefault(row[0], Counter())[row[1]] = row[2]
    own = connection.execute(select(documents.c.partnership, func.count()).group_by(documents.c.partnership))
    by_document = {row[0]: row[1] for row in own if row[0]}
    disputed = connection.execute(
        select(facets.c.value, func.count())
        .join(contradictions, contradictions.c.thing_id == facets.c.thing_id)
        .where(facets.c.name == "partnership", contradictions.c.real)
        .group_by(facets.c.value)
    )
    clashes = {row[0]: row[1] for row in disputed}
    lines = [
        PartnershipLine(
            partnership=partnership,
            name=_name(partnership),
            documents=by_document.get(partnership, 0),
            meetings=counts["meeting"],
            commitments=counts["commitment"],
            contradictions=clashes.get(partnership, 0),
        )
        for partnership, counts in counted.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.documents, -line.meetings, line.name)))


def _count_of(partnership: str, kind: str) -> Select[int]:
    return (
        select(func.count())
        .select_from(facets)
        .join(things, things.c.id == facets.c.thing_id)
        .where(facets.c.name == "partnership", facets.c.value == partnership, things.c.kind == kind, things.c.shown)
    )


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


def _name(partnership: str) -> str:
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    return "–".join(_short(party) for party in (row.parties if row else partnership.split("|")))


def _short(party: str) -> str:
    """What a party is called in a partnership's name: an organisation by its acronym, a state by its name."""
    actor = load_registry().actors.get(party)
    if actor is None:
        return party.title()
    return actor.name_en if actor.kind == "state" else (actor.acronyms or [actor.name_en])[0]


def _standing(partnership: str, day: str) -> tuple[Standing, ...]:
    """On each axis the last status conferred by the day; a date known by its month counts from its first day."""
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    found: dict[str, Standing] = {}
    for change in sorted(row.history if row else [], key=lambda change: change.date):
        if change.date > day:
            continue
        known = registry.standings.get(change.status)
        axis = known.axis if known else "other"
        found[axis] = Standing(status=known.name_en if known else change.status, axis=axis, since=change.date)
    return tuple(found[axis] for axis in sorted(found))


def _coordinator(partnership: str, day: str) -> str | None:
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    if row is None or len(row.parties) != 2:
        return None
    for of, partner in (row.parties, row.parties[::-1]):
        state = registry.coordinator(of, partner, day)
        if state:
            return registry.actors[state].name_en if state in registry.actors else state
    return None


def _chair(partnership: str, day: str) -> str | None:
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    for party in row.parties if row else ():
        state = registry.chair(party, int(day[:4]))
        if state:
            return registry.actors[state].name_en if state in registry.actors else state
    return None
