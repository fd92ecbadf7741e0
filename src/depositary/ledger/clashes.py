"""Contradictions of things, found anew whenever one of the things changes, and kept.

Most rules look at one thing. Three look further: an instrument is compared with its like (one plan, two periods), a
meeting with those of its days (one sitting, two numbers), and all figures of one instrument with each other over time;
all are kept with the instrument or meeting. A headline that its text contradicts is kept with what the text is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from depositary.ledger.dialects import among
from depositary.ledger.judged import judgements_on
from depositary.ledger.partnerships import party_id
from depositary.ledger.sightings import Sighted, few_sightings, sightings_of_units
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import claims, contradictions, things, unit_keys, units
from depositary.ledger.tallies import settle, tally_of
from depositary.resolve import Contradiction, Judgement, Sighting, find_contradictions, find_headline_conflict
from depositary.resolve.contradictions import compare_over_time, find_between

__all__ = ["refresh_contradictions", "refresh_headline"]

_MANY = 200  # figures of one instrument looked at
_FEW = 12  # sightings of an instrument that its like are compared with
_ALIKE = 40  # instruments one is compared with
_SAME_DAYS = 60  # meetings of one day that are looked at


Group = tuple[str, str, Sequence[Sighted]]  # kind, key and sightings of a thing
Scope = Literal["own", "editions", "numbers", "time", "headline"]


def refresh_contradictions(
    connection: Connection,
    things_seen: Mapping[int, Group],
    said: Sequence[Judgement],
    *,
    regrouped: set[int] | frozenset[int],
    event: int,
) -> tuple[int, ...]:
    """Find the contradictions of these things anew, `said` being the judgements on them.

    regrouped: those that gained or lost more than a further report in the same words.
    Returns: numbers of real ones that were not there before.
    """
    found: dict[tuple[int, Scope], list[Contradiction]] = {}
    for number, (_, key, group) in things_seen.items():
        found[number, "own"] = find_contradictions({key: [one.sighting for one in group]}, said)
    instruments = {n for n, (kind, _, _) in things_seen.items() if kind == "instrument" and n in regrouped}
    found |= _editions(connection, [n for n in sorted(instruments) if _has_period(things_seen[n][2])])
    meetings = [n for n, (kind, _, _) in things_seen.items() if kind == "meeting" and n in regrouped]
    found |= _between(connection, {n: others for n in meetings if (others := _beside(connection, n))}, _beside)
    figures = [n for n, (kind, _, _) in things_seen.items() if kind == "progress"]
    found |= _over_time(connection, instruments | _instruments_of(connection, figures))
    return _keep(connection, found, event)


def _has_period(group: Sequence[Sighted]) -> bool:
    return any(getattr(one.sighting.claim, "period", None) for one in group)


def _editions(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, Scope], list[Contradiction]]:
    """Instruments with a period against their like."""
    return _between(connection, {number: _alike(connection, number) for number in numbers}, _alike)


def _between(
    connection: Connection, like: Mapping[int, Sequence[int]], find_like: Callable[[Connection, int], Sequence[int]]
) -> dict[tuple[int, Scope], list[Contradiction]]:
    """Things of one kind against those given for each, every one of which is looked at again with its own."""
    if not like:
        return {}
    looked_at = {*like, *(other for others in like.values() for other in others)}
    near = {number: like[number] if number in like else find_like(connection, number) for number in sorted(looked_at)}
    wanted = looked_at | {other for others in near.values() for other in others}
    groups = few_sightings(connection, wanted, _FEW)
    said = judgements_on(connection, [sighting.id for group in groups.values() for sighting in group])
    keys = _keys(connection, wanted)
    found: dict[tuple[int, Scope], list[Contradiction]] = {}
    for number in sorted(looked_at):
        together = {keys[one]: groups[one] for one in (number, *near[number]) if groups.get(one)}
        scope: Scope = (
            "numbers" if any(s.kind == "meeting" for group in together.values() for s in group) else "editions"
        )
        found[number, scope] = find_between(keys[number], together, said)
    return found


def _over_time(connection: Connection, numbers: set[int]) -> dict[tuple[int, Scope], list[Contradiction]]:
    """All figures of each instrument against each other."""
    keys = _keys(connection, numbers)
    figures = _figures(connection, numbers)
    said = judgements_on(connection, [sighting.id for group in figures.values() for sighting in group])
    rejected = {i for judgement in said if judgement.verb == "reject" for i in judgement.sightings}
    return {
        (number, "time"): list(compare_over_time(keys[number], [s for s in group if s.id not in rejected]))
        for number, group in figures.items()
    }


def _scope(property: str, of: str) -> Scope:
    """Which kind of look a contradiction of a thing of this kind came from; each replaces only its own."""
    return "own" if of == "progress" else _SCOPES.get(property, "own")


_SCOPES: Mapping[str, Scope] = {
    "instruments.period": "editions",
    "meetings.ordinal": "numbers",
    "progress": "time",
    "document.title": "headline",
}


def _keys(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    asked = sorted(numbers)
    return {row.id: row.key for row in connection.execute(_KEYS, {"values": asked})} if asked else {}


def _figures(connection: Connection, instruments: Iterable[int]) -> dict[int, list[Sighting]]:
    """The figures of progress that speak of each instrument; of very many the latest recorded."""
    found: dict[int, list[Sighting]] = {number: [] for number in sorted(instruments)}
    speaking: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(_SPEAKING, {"values": list(found)}) if found else ():
        speaking[row.instrument].append(row.unit)
    of_unit = {unit: number for number, those in speaking.items() for unit in those[:_MANY]}
    for sighted in sightings_of_units(connection, of_unit):
        found[of_unit[sighted.unit_id]].append(sighted.sighting)
    return found


def _instruments_of(connection: Connection, progress: Sequence[int]) -> set[int]:
    """The instruments that these figures of progress speak of."""
    if not progress:
        return set()
    return {number for number in connection.execute(_SPOKEN_OF, {"values": progress}).scalars() if number is not None}


def _alike(connection: Connection, instrument: int) -> list[int]:
    """Other instruments that share a blocking key with one."""
    return list(connection.execute(_SHARING, {"instrument": instrument}).scalars())


def _beside(connection: Connection, meeting: int) -> list[int]:
    """Other numbered meetings held on the same day (or stated month) between parties of whom they share one."""
    own = connection.execute(_DATED, {"meeting": meeting}).first()
    if own is None or own.first_day is None or own.last_day is None or own.status != "held":
        return []
    month = own.first_day[:7]
    fields = msgspec.json.decode(own.fields)
    if fields.get("ordinal") is None or own.last_day > f"{month}-31":  # of a year alone nothing can be said
        return []
    parties = {party_id(party) for party in fields.get("parties") or ()}
    days = (own.first_day, f"{month}-01") if own.first_day == own.last_day else (own.first_day, own.last_day)
    asked = {"meeting": meeting, "one": days[0], "two": days[1], "from": own.first_day, "to": f"{month}-31"}
    query = _ON_THE_DAY if own.first_day == own.last_day else _IN_THE_MONTH
    found = []
    for row in connection.execute(query, asked):
        told = msgspec.json.decode(row.fields)
        apart = abs((told.get("ordinal") or fields["ordinal"]) - fields["ordinal"])
        if apart > 1 and parties & {party_id(party) for party in told.get("parties") or ()}:
            found.append(row.id)
    return found[:_ALIKE]


_DAYS = select(things.c.id, things.c.fields, things.c.first_day, things.c.last_day, things.c.status)
_DATED = _DAYS.where(things.c.id == bindparam("meeting"))
_HELD = (
    _DAYS.where(
        things.c.kind == "meeting",
        things.c.shown,
        things.c.last_day >= bindparam("from"),
        things.c.last_day <= bindparam("to"),
        things.c.status == "held",
        things.c.id != bindparam("meeting"),
    )
    .order_by(things.c.first_day, things.c.id)
    .limit(_SAME_DAYS)
)
_ON_THE_DAY = _HELD.where(things.c.first_day.in_((bindparam("one"), bindparam("two"))))
_IN_THE_MONTH = _HELD.where(things.c.first_day.between(bindparam("one"), bindparam("two")))


def refresh_headline(
    connection: Connection, title: str | None, said: Sequence[Sighting], event: int, *, reread: bool
) -> tuple[int, ...]:
    """Find anew whether a document's headline contradicts its text; `said` is all it says now.

    Returns: the number of the contradiction, if it is new.
    """
    clash = find_headline_conflict(title, said)
    if clash is None and not reread:
        return ()
    claimed = [sighting.id for sighting in said]
    rows = connection.execute(
        select(claims.c.key, units.c.thing_id)
        .join(units, units.c.id == claims.c.unit_id)
        .where(among(claims.c.key, claimed), claims.c.withdrawn.is_(None))
    )
    things_of = {row.key: row.thing_id for row in rows if row.thing_id is not None}
    found: dict[tuple[int, Scope], list[Contradiction]] = {}
    document = said[0].document if said else ""
    kept = select(contradictions).where(
        among(contradictions.c.thing_id, set(things_of.values())), contradictions.c.property == "document.title"
    )
    for row in connection.execute(kept):
        item = msgspec.json.decode(row.payload, type=Contradiction)
        items = found.setdefault((row.thing_id, "headline"), [])
        if item.about != document:
            items.append(item)
    if clash is not None:
        text = {key for side in clash.sides for key in side.sightings if str(side.value).startswith("text")}
        about = min((things_of[key] for key in text if key in things_of), default=None)
        if about is not None:
            found.setdefault((about, "headline"), []).append(clash)
    touched = {number for number, _ in found}
    before = tally_of(connection, touched)
    fresh = _keep(connection, found, event)
    settle(connection, before, tally_of(connection, touched))
    return fresh


def _keep(
    connection: Connection, found: Mapping[tuple[int, Scope], Sequence[Contradiction]], event: int
) -> tuple[int, ...]:
    """Replace what is kept of these things; what was there keeps its number. Returns: numbers of new real ones."""
    kept: dict[tuple[int, Scope], list[Any]] = defaultdict(list)
    if not found:
        return ()
    for row in connection.execute(_KEPT, {"values": {number for number, _ in found}}):
        kept[row.thing_id, _scope(row.property, row.of)].append(row)
    gone: list[int] = []
    fresh: list[tuple[int, Contradiction, str, bool]] = []
    for (number, scope), items in found.items():
        before = kept[number, scope]
        there = {(row.property, row.verdict, row.payload): row.id for row in before}
        known = {(row.property, _values(row.payload)) for row in before if row.real}
        for item in items:
            payload = msgspec.json.encode(item, order="sorted").decode()
            if there.pop((item.property, item.verdict, payload), None) is None:
                fresh.append((number, item, payload, item.real and (item.property, _values(payload)) not in known))
        gone += there.values()
    if gone:
        connection.execute(delete(contradictions).where(among(contradictions.c.id, gone)))
    if not fresh:
        return ()
    numbers = list(next_numbers(connection, "contradictions", len(fresh)))
    connection.execute(
        insert(contradictions),
        [
            {
                "id": row,
                "thing_id": number,
                "kind": item.kind,
                "property": item.property,
                "verdict": item.verdict,
                "real": item.real,
                "payload": payload,
                "recorded": event,
            }
            for row, (number, item, payload, _) in zip(numbers, fresh, strict=True)
        ],
    )
    return tuple(row for row, (_, _, _, is_new) in zip(numbers, fresh, strict=True) if is_new)


def _values(payload: str) -> str:
    return str(sorted(str(side["value"]) for side in msgspec.json.decode(payload)["sides"]))


_mention = units.alias("mention")
_SHARING = (
    select(units.c.thing_id)
    .join(unit_keys, unit_keys.c.unit_id == units.c.id)
    .where(
        unit_keys.c.key.in_(
            select(unit_keys.c.key)
            .join(units, units.c.id == unit_keys.c.unit_id)
            .where(units.c.thing_id == bindparam("instrument"))
            .correlate(None)
        ),
        units.c.thing_id.is_not(None),
        units.c.thing_id != bindparam("instrument"),
    )
    .distinct()
    .order_by(units.c.thing_id)
    .limit(_ALIKE)
)
_KEYS = select(things.c.id, things.c.key).where(among(things.c.id, "values"))
_KEPT = (
    select(contradictions, things.c.kind.label("of"))
    .join(things, things.c.id == contradictions.c.thing_id)
    .where(among(contradictions.c.thing_id, "values"))
)
_SPOKEN_OF = (
    select(_mention.c.thing_id)
    .join(units, units.c.mention_id == _mention.c.id)
    .where(among(units.c.thing_id, "values"))
    .distinct()
)
_SPEAKING = (
    select(_mention.c.thing_id.label("instrument"), units.c.id.label("unit"))
    .join(units, units.c.mention_id == _mention.c.id)
    .where(among(_mention.c.thing_id, "values"))
    .order_by(units.c.id.desc())
)
