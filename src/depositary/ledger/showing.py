"""What the ledger shows of a thing: its merged fields, a label, the facets lists filter by, and its contradictions.

Computed from claims and judgements whenever one of them changes, and kept beside the thing so that lists are quick.
`show_thing` is the pure part; looking at the past uses it without keeping anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from depositary.ledger.claiming import Kind
from depositary.ledger.clashes import refresh_contradictions
from depositary.ledger.days import first_day, last_day
from depositary.ledger.dialects import insert_new
from depositary.ledger.judged import judgements_on
from depositary.ledger.partnerships import partnerships_in, partnerships_of, party_id
from depositary.ledger.sightings import Sighted, load_sightings
from depositary.ledger.tables import claims, contradictions, documents, facets, things, units
from depositary.resolve import Judgement, merge_fields

__all__ = ["Shown", "label_of", "refresh_things", "show_thing"]

_MANY = 400  # claims of one thing that are looked at anew when a further one comes in
_DATES: Mapping[Kind, tuple[str, str]] = {  # which fields say when it is
    "meeting": ("start", "end"),
    "instrument": ("date", "date"),
    "progress": ("as_of", "as_of"),
    "commitment": ("due", "due"),
}
_STATUS: Mapping[Kind, str] = {"meeting": "status", "instrument": "status", "commitment": "force"}


class Shown(NamedTuple):
    """What is shown of a thing. first_day, last_day: of its own date; told_*: of the documents that tell of it."""

    fields: dict[str, Any]
    label: str
    first_day: str | None
    last_day: str | None
    told_first: str | None
    told_last: str | None
    status: str | None
    facets: tuple[tuple[str, str], ...]


def show_thing(kind: Kind, sighted: Sequence[Sighted], said: Sequence[Judgement] = ()) -> Shown:
    """A thing's face from its sightings (at least one) and the judgements on them."""
    fields = merge_fields(kind, [found.sighting for found in sighted], said)
    start, end = _DATES.get(kind, ("", ""))
    told = [found.sighting.published for found in sighted if found.sighting.published]
    return Shown(
        fields=fields,
        label=label_of(kind, fields),
        first_day=first_day(fields.get(start)),
        last_day=last_day(fields.get(end) or fields.get(start)),
        told_first=min(filter(None, map(first_day, told)), default=None),
        told_last=max(filter(None, map(last_day, told)), default=None),
        status=fields.get(_STATUS.get(kind, "")),
        facets=_facets(kind, fields, sighted),
    )


def refresh_things(
    connection: Connection, numbers: Iterable[int], *, regrouped: set[int], event: int
) -> tuple[int, ...]:
    """Compute anew what is shown of these things. `regrouped`: those whose units changed.

    Returns: numbers of real contradictions that were not there before.
    """
    looked_at: set[int] = set()
    for number in sorted(numbers):
        thing = connection.execute(select(things).where(things.c.id == number)).mappings().one()
        if thing["merged_into"] is not None:
            _forget(connection, number)
            continue
        count, sources = _counts(connection, number)
        if count > _MANY and thing["shown"] and number not in regrouped:
            connection.execute(update(things).where(things.c.id == number).values(claims=count, sources=sources))
            continue
        sighted = load_sightings(connection, units.c.thing_id == number, claims.c.withdrawn.is_(None), limit=_MANY)
        if not sighted:
            connection.execute(update(things).where(things.c.id == number).values(shown=False, claims=0, sources=0))
            _forget(connection, number)
            continue
        said = judgements_on(connection, [found.sighting.id for found in sighted])
        judged = _judged(sighted, said)
        _keep(connection, number, show_thing(thing["kind"], sighted, said), count, sources, judged)
        looked_at.add(number)
    return refresh_contradictions(connection, looked_at, event)


def label_of(kind: Kind, fields: Mapping[str, Any]) -> str:
    """One line that names a thing."""
    if kind == "meeting":
        name = fields.get("mechanism_en") or fields.get("mechanism") or fields.get("acronym") or "meeting"
        return f"{_ordinal(fields['ordinal'])} {name}" if fields.get("ordinal") else str(name)
    if kind == "person":
        return str(fields.get("name") or "?")
    if kind == "instrument":
        return _with_period(
            fields.get("title_en") or fields.get("title") or fields.get("symbol") or "instrument", fields
        )
    if kind == "progress":
        return _with_period(fields.get("instrument_en") or fields.get("instrument") or "instrument", fields)
    return str(fields.get("what_en") or fields.get("what") or "commitment")


def _facets(kind: Kind, fields: Mapping[str, Any], sighted: Sequence[Sighted]) -> tuple[tuple[str, str], ...]:
    parties = _parties(kind, fields)
    partnerships = partnerships_of(parties) or partnerships_in(fields.get("title_en") or fields.get("instrument_en"))
    if not partnerships:
        partnerships = sorted({found.partnership for found in sighted if found.partnership})
    values: dict[str, Iterable[str | None]] = {
        "partnership": partnerships,
        "party": sorted({party_id(party) for party in parties}),
        "area": fields.get("areas") or [],
        "force": [fields.get("force")],
        "level": [fields.get("level")],
        "type": [fields.get("kind")],
        "status": [fields.get("status")],
        "language": sorted({found.sighting.language for found in sighted}),
    }
    return tuple((name, value) for name, of in values.items() for value in of if value)


def _parties(kind: Kind, fields: Mapping[str, Any]) -> list[str]:
    if kind == "meeting":
        return list(fields.get("parties") or [])
    if kind == "commitment":
        return [*(fields.get("actors") or []), *(fields.get("addressees") or [])]
    return [fields["party"]] if fields.get("party") else []


def _judged(sighted: Sequence[Sighted], said: Sequence[Judgement]) -> str | None:
    """What people say of the thing as a whole: rejected if all it rests on is."""
    own = {found.sighting.id for found in sighted}
    rejected = {key for judgement in said if judgement.verb == "reject" for key in judgement.sightings}
    if own <= rejected:
        return "rejected"
    verbs = {judgement.verb for judgement in said if own & set(judgement.sightings)}
    return "corrected" if "correct" in verbs else "accepted" if "accept" in verbs else None


def _keep(connection: Connection, number: int, shown: Shown, count: int, sources: int, judged: str | None) -> None:
    connection.execute(
        update(things)
        .where(things.c.id == number)
        .values(
            fields=msgspec.json.encode(shown.fields).decode(),
            label=shown.label,
            first_day=shown.first_day,
            last_day=shown.last_day,
            told_first=shown.told_first,
            told_last=shown.told_last,
            status=shown.status,
            sources=sources,
            claims=count,
            shown=judged != "rejected",
            judged=judged,
        )
    )
    connection.execute(delete(facets).where(facets.c.thing_id == number))
    insert_new(connection, facets, [{"name": name, "value": value, "thing_id": number} for name, value in shown.facets])


def _forget(connection: Connection, number: int) -> None:
    connection.execute(delete(facets).where(facets.c.thing_id == number))
    connection.execute(delete(contradictions).where(contradictions.c.thing_id == number))


def _counts(connection: Connection, number: int) -> tuple[int, int]:
    """How many claims a thing has now, and how many independent sources."""
    row = connection.execute(
        select(func.count(), func.count(documents.c.text_group.distinct()))
        .select_from(units)
        .join(claims, claims.c.unit_id == units.c.id)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(units.c.thing_id == number, claims.c.withdrawn.is_(None))
    ).one()
    return row[0], row[1]


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _with_period(title: Any, fields: Mapping[str, Any]) -> str:
    period = fields.get("period")
    if not period or str(period[0]) in str(title):
        return str(title)
    return f"{title} {period[0]}-{period[1]}"
