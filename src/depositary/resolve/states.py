"""The state of a partnership as of a date: status on its axes, members, chair, coordinator, plans in force, changes.

What is curated (status history, terms, membership) comes from the registry; what the ledger has read (instruments)
is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from depositary.registry import load_registry
from depositary.registry.shapes import Membership, Partnership, StatusChange
from depositary.resolve.spans import span_of

__all__ = ["Change", "PartnershipState", "Plan", "Status", "changes_since", "members_on", "partnership_state"]

_OVER = {"proposed", "drafting", "to_be_adopted"}


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A status on one axis (formal · elevation · other) and since when; sure: false if the day asked for lies within
    the span its date is known by, or the registry has not read it on a page."""

    axis: str
    id: str
    name: str
    since: str
    sure: bool
    note: str | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument whose period covers the day. thing: its id in the ledger or the registry."""

    thing: str
    title: str
    period: tuple[int, int]
    status: str | None = None


class PartnershipState(msgspec.Struct, frozen=True, kw_only=True):
    """members: of each organisation that is a party, actor ids on that day."""

    partnership: str
    on: str
    parties: tuple[str, ...]
    statuses: tuple[Status, ...]
    history: tuple[Status, ...]
    members: dict[str, tuple[str, ...]]
    chairs: dict[str, str]
    coordinator: str | None
    coordinator_sure: bool
    plans: tuple[Plan, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was otherwise before `date` (ISO, as precise as known)."""

    date: str
    what: str
    before: str | None
    after: str | None


def partnership_state(id: str, on: str, plans: Mapping[str, Mapping[str, Any]] | None = None) -> PartnershipState:
    """The state of the partnership `id` on the day `on`.

    plans: thing id → merged fields of the ledger's instruments of this partnership; None: the registry's.
    Raises: KeyError for an unknown partnership.
    """
    registry = load_registry()
    partnership = registry.partnerships[id]
    history = _history(partnership, on)
    latest = {status.axis: status for status in history}
    coordinator, sure = _coordinator(partnership, on)
    return PartnershipState(
        partnership=id,
        on=on,
        parties=tuple(partnership.parties),
        statuses=tuple(latest[axis] for axis in sorted(latest)),
        history=tuple(history),
        members={party: found for party in partnership.parties if (found := members_on(party, on))},
        chairs={
            party: chair for party in partnership.parties if (chair := registry.chair(party, int(on[:4]))) is not None
        },
        coordinator=coordinator,
        coordinator_sure=sure,
        plans=tuple(_plans(id, on, plans)),
    )


def members_on(organisation: str, on: str) -> tuple[str, ...]:
    """Ids of an organisation's members on a day. A joining or leaving dated within the day's year counts from its
    first day known."""
    actor = load_registry().actors.get(organisation)
    if actor is None:
        return ()
    rows = actor.membership or [Membership(actor=member) for member in actor.members]
    return tuple(
        sorted(row.actor for row in rows if _begun(row.joined, on) and not (row.left and _begun(row.left, on)))
    )


def changes_since(id: str, since: str, until: str) -> list[Change]:
    """Status, chair, coordinator, membership and plan changes after `since` up to `until`, oldest first."""
    before, after = partnership_state(id, since), partnership_state(id, until)
    known = {(status.id, status.since) for status in before.history}
    previous = {status.axis: status.name for status in before.statuses}
    changes = []
    for status in after.history:
        if (status.id, status.since) not in known:
            changes.append(
                Change(
                    date=status.since, what=f"{status.axis} status", before=previous.get(status.axis), after=status.name
                )
            )
            previous[status.axis] = status.name
    for party in after.parties:
        joined = set(after.members.get(party, ())) - set(before.members.get(party, ()))
        left = set(before.members.get(party, ())) - set(after.members.get(party, ()))
        changes += [Change(date=_joined(party, m), what=f"member of {party}", before=None, after=m) for m in joined]
        changes += [Change(date=until[:4], what=f"member of {party}", before=m, after=None) for m in left]
        if before.chairs.get(party) != after.chairs.get(party):
            changes.append(
                Change(
                    date=until[:4],
                    what=f"chair of {party}",
                    before=before.chairs.get(party),
                    after=after.chairs.get(party),
                )
            )
    if before.coordinator != after.coordinator:
        changes.append(Change(date=until[:4], what="coordinator", before=before.coordinator, after=after.coordinator))
    started = {plan.thing for plan in before.plans}
    changes += [
        Change(date=str(plan.period[0]), what="plan in force", before=None, after=plan.title)
        for plan in after.plans
        if plan.thing not in started
    ]
    return sorted(changes, key=lambda change: (change.date, change.what, change.after or ""))


def _history(partnership: Partnership, on: str) -> list[Status]:
    rows = [row for row in partnership.history if _begun(row.date, on)]
    return [_status(row, on) for row in sorted(rows, key=lambda row: span_of(row.date) or (0, 0))]


def _status(row: StatusChange, on: str) -> Status:
    standing = load_registry().standings.get(row.status)
    span, day = span_of(row.date), span_of(on)
    within = bool(span and day and span[0] <= day[0] < span[1])
    return Status(
        axis=standing.axis if standing else "other",
        id=row.status,
        name=standing.name_en if standing else row.status,
        since=row.date,
        sure=row.confirmed and not within,
        note=row.note or row.precision_note,
    )


def _coordinator(partnership: Partnership, on: str) -> tuple[str | None, bool]:
    """Who speaks for a party towards the other, and whether the day is clear of the turn of a term.

    A term known by its years alone turns over at the yearly foreign ministers' meeting, in July or August.
    """
    terms = [
        term for term in load_registry().coordinators
        if term.of in partnership.parties and term.partner in partnership.parties
    ]  # fmt: skip
    for term in terms:
        start, end = _turn(term.start), _turn(term.end)
        if start <= on < end:
            sure = not any(len(date) == 4 and on.startswith(date) for date in (term.start, term.end))
            return term.state, sure
    return None, True


def _turn(date: str) -> str:
    return f"{date}-08-01" if len(date) == 4 else f"{date}-01" if len(date) == 7 else date


def _plans(id: str, on: str, plans: Mapping[str, Mapping[str, Any]] | None) -> list[Plan]:
    year = int(on[:4])
    if plans is None:
        rows = [
            Plan(thing=row.id, title=row.short or row.name_en, period=row.period, status=row.status)
            for row in load_registry().instruments.values()
            if row.partnership == id and row.period and _adopted(row.adopted or row.date, on)
        ]
    else:
        rows = [
            Plan(thing=thing, title=str(fields.get("title_en") or fields.get("title") or thing),
                 period=(fields["period"][0], fields["period"][1]), status=fields.get("status"))
            for thing, fields in plans.items()
            if fields.get("period") and fields.get("status") not in _OVER
        ]  # fmt: skip
    return sorted(
        (row for row in rows if row.period[0] <= year <= row.period[1]), key=lambda row: (row.period, row.thing)
    )


def _adopted(date: str | None, on: str) -> bool:
    return date is None or _begun(date, on)


def _begun(date: str | None, on: str) -> bool:
    """Has what `date` dates begun on the day? A date known by month or year counts from its first day."""
    span, day = span_of(date), span_of(on)
    return date is None or bool(span and day and span[0] <= day[1])


def _joined(organisation: str, member: str) -> str:
    actor: Any = load_registry().actors.get(organisation)
    return next((row.joined for row in actor.membership if row.actor == member and row.joined), "")
