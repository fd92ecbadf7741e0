"""What the ledger shows of a thing: its merged fields, a label, the facets lists filter by, and its contradictions.

Computed from claims and judgements whenever one of them changes, and kept beside the thing so that lists are quick.
`show_thing` is the pure part; looking at the past uses it without keeping anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update

from depositary.ledger.claiming import Kind
from depositary.ledger.clashes import refresh_contradictions
from depositary.ledger.days import first_day, last_day
from depositary.ledger.dialects import among, insert_rows
from depositary.ledger.judged import judgements_on
from depositary.ledger.partnerships import partnerships_in, partnerships_of, party_id
from depositary.ledger.sightings import Sighted, first_sightings, sightings_of_things
from depositary.ledger.tables import claims, contradictions, documents, facets, things, units
from depositary.ledger.tallies import settle, tally_of
from depositary.read.numbers import ordinals_in
from depositary.registry.names import FALLBACK
from depositary.resolve import Judgement, merge_fields

__all__ = ["TOLD", "Delta", "Shown", "label_of", "nth", "refresh_things", "show_thing"]

_MANY = 100  # claims of one thing that are looked at anew when a further one comes in
_FACES = 200  # units looked at of a thing that has more claims than that
_DATES: Mapping[Kind, tuple[str, str]] = {  # which fields say when it is
    "meeting": ("start", "end"),
    "instrument": ("date", "date"),
    "progress": ("as_of", "as_of"),
    "commitment": ("due", "due"),
}
TOLD: frozenset[Kind] = frozenset(("person", "commitment"))  # dated by the documents that tell of them
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


class Delta(NamedTuple):
    """What one event did to things that have very many claims, so that they need not be counted again.

    claims: thing → claims more or fewer; sources: thing → sources not heard before (a copy is none);
    recount: things that were merged, split or judged, to be counted afresh all the same.
    """

    claims: Mapping[int, int]
    sources: Mapping[int, int]
    recount: frozenset[int]


def refresh_things(
    connection: Connection, numbers: Iterable[int], *, regrouped: set[int], delta: Delta, event: int
) -> tuple[int, ...]:
    """Compute anew what is shown of these things. `regrouped`: those whose units changed.

    Returns: numbers of real contradictions that were not there before.
    """
    rows = _things(connection, numbers)
    before = tally_of(connection, rows)
    merged = {number: row.merged_into for number, row in rows.items() if row.merged_into is not None}
    if merged:
        connection.execute(_MOVE_HEADLINES, [{"from": number, "to": into} for number, into in merged.items()])
        _hide(connection, sorted(merged))
    live = {number: row for number, row in rows.items() if row.merged_into is None}
    big = {number for number, row in live.items() if row.claims > _MANY and number not in delta.recount}
    counts = _counts(connection, [number for number in live if number not in big])
    for number in big:
        row = live[number]
        counts[number] = row.claims + delta.claims.get(number, 0), row.sources + delta.sources.get(number, 0)
    seen = {number for number in live if not (number in big and live[number].shown and number not in regrouped)}
    sighted = sightings_of_things(connection, [number for number in seen if counts[number][0] <= _MANY])
    for number in seen - sighted.keys():
        if counts[number][0] > _MANY:
            sighted[number] = first_sightings(connection, number, _FACES)
    _count(connection, {number: counts[number] for number in live if number not in sighted or not sighted[number]})
    gone = [number for number in seen if not sighted.get(number)]
    if gone:
        _hide(connection, gone)
    found = {number: group for number, group in sorted(sighted.items()) if group}
    said = judgements_on(connection, [one.sighting.id for group in found.values() for one in group])
    judgements = {number: _bearing_on(said, group) for number, group in found.items()} if said else {}
    shown = {
        number: show_thing(live[number].kind, group, judgements.get(number, ())) for number, group in found.items()
    }
    judged = {number: _judged(group, judgements.get(number, ())) for number, group in found.items()}
    _keep(connection, shown, counts, judged, {number: live[number].kind for number in shown})
    groups = {number: (live[number].kind, live[number].key, group) for number, group in found.items()}
    fresh = refresh_contradictions(connection, groups, said, regrouped=regrouped | delta.recount, event=event)
    settle(connection, before, tally_of(connection, rows))
    return fresh


def label_of(kind: Kind, fields: Mapping[str, Any]) -> str:
    """One line that names a thing."""
    if kind == "meeting":
        name = fields.get("mechanism_en") or fields.get("mechanism") or fields.get("acronym") or "meeting"
        ordinal = fields.get("ordinal")
        # "Fourth World Conference" bears its number itself
        return f"{nth(ordinal)} {name}" if ordinal and ordinal not in ordinals_in(str(name), FALLBACK) else str(name)
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
        "ordinal": [str(fields["ordinal"])] if fields.get("ordinal") is not None else [],
        "due": ["session"] if fields.get("due_session") else ["day"] if fields.get("due") else [],
    }
    return tuple((name, value) for name, of in values.items() for value in of if value)


def _parties(kind: Kind, fields: Mapping[str, Any]) -> list[str]:
    if kind == "meeting":
        return list(fields.get("parties") or [])
    if kind == "commitment":
        return [*(fields.get("actors") or []), *(fields.get("addressees") or [])]
    return [fields["party"]] if fields.get("party") else []


def _bearing_on(said: Sequence[Judgement], group: Sequence[Sighted]) -> list[Judgement]:
    own = {found.sighting.id for found in group}
    return [judgement for judgement in said if own & {*judgement.sightings, *judgement.others}]


def _judged(sighted: Sequence[Sighted], said: Sequence[Judgement]) -> str | None:
    """What people say of the thing as a whole: rejected if all it rests on is."""
    own = {found.sighting.id for found in sighted}
    rejected = {key for judgement in said if judgement.verb == "reject" for key in judgement.sightings}
    if own <= rejected:
        return "rejected"
    verbs = {judgement.verb for judgement in said if own & set(judgement.sightings)}
    return "corrected" if "correct" in verbs else "accepted" if "accept" in verbs else None


def _keep(
    connection: Connection,
    shown: Mapping[int, Shown],
    counts: Mapping[int, tuple[int, int]],
    judged: Mapping[int, str | None],
    kinds: Mapping[int, Kind],
) -> None:
    if not shown:
        return
    connection.execute(
        _SHOW,
        [
            {
                "thing": number,
                "new_fields": msgspec.json.encode(one.fields).decode(),
                **{f"new_{name}": getattr(one, name) for name in _PLAIN},
                "new_claims": counts[number][0],
                "new_sources": counts[number][1],
                "new_shown": judged[number] != "rejected",
                "new_judged": judged[number],
            }
            for number, one in shown.items()
        ],
    )
    _write_facets(connection, shown, kinds, {number for number in shown if judged[number] == "rejected"})


def _write_facets(
    connection: Connection, shown: Mapping[int, Shown], kinds: Mapping[int, Kind], rejected: set[int]
) -> None:
    """Write only what differs: most reports of a known thing change none of its facets. What is rejected has none."""
    kept: dict[int, set[tuple[Any, ...]]] = {}
    for row in connection.execute(_FACETS_OF, {"values": sorted(shown)}):
        kept.setdefault(row.thing_id, set()).add((row.name, row.value, row.day))
    wanted: dict[int, dict[tuple[Any, ...], None]] = {}
    for number, one in shown.items():
        day = one.told_first if kinds[number] in TOLD else one.first_day
        its = () if number in rejected else one.facets
        wanted[number] = dict.fromkeys((name, value, day) for name, value in its)
    gone = {number for number, its in wanted.items() if kept.get(number, set()) - its.keys()}
    if gone:
        connection.execute(delete(facets).where(among(facets.c.thing_id, gone)))
    rows = [
        (name, value, number, kinds[number], day)
        for number, its in wanted.items()
        for name, value, day in its
        if number in gone or (name, value, day) not in kept.get(number, ())
    ]
    insert_rows(connection, facets, ("name", "value", "thing_id", "kind", "day"), rows)


def _things(connection: Connection, numbers: Iterable[int]) -> dict[int, Any]:
    asked = sorted(numbers)
    return {row.id: row for row in connection.execute(_THINGS, {"values": asked})} if asked else {}


def _hide(connection: Connection, numbers: Sequence[int]) -> None:
    """Show things no more: they are merged away, or nothing is left that tells of them."""
    connection.execute(update(things).where(among(things.c.id, numbers)).values(shown=False))
    connection.execute(delete(facets).where(among(facets.c.thing_id, numbers)))
    connection.execute(delete(contradictions).where(among(contradictions.c.thing_id, numbers)))


_PLAIN = ("label", "first_day", "last_day", "told_first", "told_last", "status")
_SHOW = (
    update(things)
    .where(things.c.id == bindparam("thing"))
    .values({c: bindparam(f"new_{c}") for c in ("fields", *_PLAIN, "claims", "sources", "shown", "judged")})
)
_FACETS_OF = select(facets).where(among(facets.c.thing_id, "values"))
_THINGS = (
    select(
        things.c.id,
        things.c.key,
        things.c.kind,
        things.c.merged_into,
        things.c.claims,
        things.c.sources,
        things.c.shown,
    )
    .where(among(things.c.id, "values"))
    .order_by(things.c.id)
)
_MOVE_HEADLINES = (
    update(contradictions)
    .where(contradictions.c.thing_id == bindparam("from"), contradictions.c.property == "document.title")
    .values(thing_id=bindparam("to"))
)


def _counts(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many claims each thing has now, and how many independent sources."""
    found = dict.fromkeys(numbers, (0, 0))
    if numbers:
        found |= {row[0]: (row[1], row[2]) for row in connection.execute(_COUNTED, {"values": numbers})}
    return found


_COUNTED = (
    select(units.c.thing_id, func.count(), func.count(documents.c.text_group.distinct()))
    .join(claims, claims.c.unit_id == units.c.id)
    .join(documents, documents.c.id == claims.c.document_id)
    .where(among(units.c.thing_id, "values"), claims.c.withdrawn.is_(None))
    .group_by(units.c.thing_id)
)


def _count(connection: Connection, counts: Mapping[int, tuple[int, int]]) -> None:
    if counts:
        connection.execute(
            _RECOUNT, [{"thing": number, "more": pair[0], "from": pair[1]} for number, pair in counts.items()]
        )


_RECOUNT = (
    update(things).where(things.c.id == bindparam("thing")).values(claims=bindparam("more"), sources=bindparam("from"))
)


def nth(number: int) -> str:
    """The number as labels write it: 1st, 2nd, 13th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _with_period(title: Any, fields: Mapping[str, Any]) -> str:
    period = fields.get("period")
    if not period or str(period[0]) in str(title):
        return str(title)
    return f"{title} {period[0]}-{period[1]}"
