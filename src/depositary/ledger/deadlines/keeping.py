"""Deadlines as kept: changed with the things they are of and with what bears on them, in the same transaction.

`refresh_deadlines` is told which things changed. Who is bound to one of them asks for a key that it offers (see `keys`)
and is worked out anew too. `fill_deadlines` does it for all things, `count_anew` without a look at what is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select

from depositary.ledger.deadlines.gathering import OFFERED, Offers, gather, gather_all, rows_shown
from depositary.ledger.deadlines.keys import Offer, of_instrument, of_series, of_symbol, offered_by, words_of
from depositary.ledger.deadlines.renewals import short_symbol
from depositary.ledger.deadlines.rules import Deadline, DeadlineKind, next_of_series, series_of, stems, work_out
from depositary.ledger.deadlines.tellings import find_tellings, instruments_told
from depositary.ledger.dialects import among, insert_rows
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.ledger.tables import deadline_keys, deadline_places, deadlines, facets, things
from depositary.ledger.veiled import veiled_things

__all__ = [
    "count_anew", "faces_of", "fill_deadlines", "kept_deadlines", "refresh_deadlines",
    "seen_deadlines",
    "work_out_all", "wrong_deadlines",
]  # fmt: skip

_ASKED = "?"  # before a key in the table: what a promise is to hear of
_NEVER = "9999"  # in the place of a day nobody can tell
_TOGETHER = 1000
Key = tuple[str, str, str | None]
"""A key as stored: with the mark before it, the words and the day of a meeting's name."""


def faces_of(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    """What others see of these things; one whose face is the same after a change bears on nobody's deadline anew."""
    asked = sorted(set(numbers))
    rows = connection.execute(_FACES, {"values": asked}) if asked else ()
    return {row.id: tuple(row) for row in rows}


def refresh_deadlines(
    connection: Connection, numbers: Iterable[int], *, before: Mapping[int, tuple[Any, ...]] | None = None
) -> None:
    """Work out anew what falls due of these things and of those that ask for what they offer.

    before: their faces before the change; None: they are looked at as if all of it had changed.
    """
    touched = set(numbers)
    if not touched:
        return
    rows = rows_shown(connection, touched)
    after = faces_of(connection, touched)
    changed = touched if before is None else {n for n in touched if before.get(n) != after.get(n)}
    stored = _stored_keys(connection, touched)
    offers = {n: {_offered(one) for one in offered_by(row)} for n, row in rows.items() if row.kind != "commitment"}
    old = {n: {key for key in its if key[0].startswith(OFFERED)} for n, its in stored.items()}
    moved = {key for n in changed for key in (*offers.get(n, ()), *old.get(n, ()))}
    _write_keys(connection, {n: offers.get(n, set()) for n in touched if n in offers or old.get(n)}, old)
    asking = _asking(connection, rows, touched, changed, moved) - touched
    rows |= rows_shown(connection, asking)
    given, asks = gather(connection, rows.values())
    wanted = {n: {_asked(key) for key in asks.get(n, ())} for n in touched | asking}
    asked = _stored_keys(connection, asking) | {n: its - old.get(n, set()) for n, its in stored.items()}
    _write_keys(connection, wanted, asked)
    _write(connection, touched | asking, work_out(given))
    _refresh_series(connection, {key[0][1:] for key in moved if key[0].startswith(OFFERED + of_series(""))})


def fill_deadlines(connection: Connection) -> None:
    """Work out the deadlines of all things of a ledger in which none are kept yet."""
    last = connection.execute(select(func.max(things.c.id))).scalar() or 0
    spans = [(first, first + _TOGETHER) for first in range(0, last, _TOGETHER)]
    series: set[str] = set()
    for some in spans:
        rows = rows_shown(connection, _some(connection, _OFFERERS, some))
        offers = {number: {_offered(one) for one in offered_by(row)} for number, row in rows.items()}
        _write_keys(connection, offers, {})
        series |= {of_series(key) for row in rows.values() if (key := series_of(row))}
    for some in spans:
        rows = rows_shown(connection, _some(connection, _DATED, some))
        given, asks = gather(connection, rows.values())
        _write_keys(connection, {n: {_asked(key) for key in its} for n, its in asks.items()}, {})
        _write(connection, rows.keys(), work_out(given))
    for part in _parts(sorted(series)):
        _refresh_series(connection, part)


def kept_deadlines(connection: Connection) -> list[Deadline]:
    """All that are kept, by thing and kind."""
    rows = connection.execute(select(deadlines).order_by(deadlines.c.thing_id, deadlines.c.kind)).all()
    return [_deadline(row) for row in rows]


def count_anew(connection: Connection) -> list[Deadline]:
    """All deadlines, by thing and kind, worked out of the things alone: what is kept, if nothing went wrong."""
    return sorted(work_out_all(connection)[0], key=lambda one: (one.thing, one.kind))


def work_out_all(
    connection: Connection, *, partnership: str | None = None, view: View = PRESENT
) -> tuple[list[Deadline], dict[int, ThingRow]]:
    """All deadlines (of a partnership), from what this connection sees, with the things they are of and are met by."""
    given = gather_all(connection, partnership=partnership, view=view)
    found = work_out(given)
    meetings = find_things(connection, ThingQuery(kind="meeting", partnership=partnership, view=view))
    grouped: dict[str, list[ThingRow]] = defaultdict(list)
    for row in meetings:
        grouped[series_of(row) or ""].append(row)
    found += [one for key, rows in grouped.items() if (one := next_of_series(key, rows)) is not None]
    parts = (given.promised, given.coming, meetings, given.named, given.resolutions, given.adopted)
    return found, {row.number: row for part in parts for row in part}


def seen_deadlines(whole: Connection, seen: Connection, role: str) -> list[Deadline]:
    """All deadlines as a role sees them that does not see every document: what is kept (over the connection `whole`),
    but for what rests on such documents or may be bound to it, which is worked out anew (over `seen`)."""
    veiled = set(whole.execute(select(veiled_things.c.thing_id).where(veiled_things.c.role == role)).scalars())
    behind, before = rows_shown(whole, veiled), rows_shown(seen, veiled)
    also = {number: offered_by(row) for number, row in before.items()}
    stored = {key for its in _stored_keys(whole, veiled).values() for key in its if key[0].startswith(OFFERED)}
    moved = stored | {_offered(one) for its in also.values() for one in its}
    touched = veiled | _asking(whole, before | behind, veiled, veiled, moved)
    everything = kept_deadlines(whole)
    touched |= {one.thing for one in everything if {one.met_by, one.part_of} & veiled}
    series = {key[0].removeprefix(OFFERED) for key in moved if key[0].startswith(OFFERED + of_series(""))}
    of = {key.removeprefix(of_series("")) for key in series}
    left = [one for one in everything if (one.series not in of if one.series else one.thing not in touched)]
    offers = Offers(whole, without=veiled, also=[(number, one) for number, its in also.items() for one in its])
    again = work_out(gather(seen, rows_shown(seen, touched).values(), offers)[0])
    return sorted([*left, *again, *_expected(seen, series, offers)], key=lambda one: (one.thing, one.kind))


def wrong_deadlines(connection: Connection) -> Iterator[str]:
    """Where what is kept is not what the things say, in words; some things at a time."""
    last = connection.execute(select(func.max(things.c.id))).scalar() or 0
    for first in range(0, last, _TOGETHER):
        numbers = set(_some(connection, _ALL, (first, first + _TOGETHER)))
        rows = rows_shown(connection, numbers)
        given, asks = gather(connection, rows.values())
        wanted = {n: {_asked(key) for key in its} for n, its in asks.items()}
        for number, row in rows.items():
            wanted.setdefault(number, set()).update(_offered(one) for one in offered_by(row))
        kept = _kept_of(connection, numbers)
        right = {(one.thing, one.kind): one for one in work_out(given)}
        wrong = {place[0] for place in kept.keys() | right.keys() if kept.get(place) != right.get(place)}
        stored = _stored_keys(connection, numbers)
        wrong |= {number for number in numbers if stored.get(number, set()) != wanted.get(number, set())}
        for number in sorted(wrong):
            yield f"{_named(connection, number)}: what is kept of when it falls due is not what is told of it"
    for part in _parts(sorted(set(connection.execute(_SERIES).scalars()))):
        found = {one.series: one for one in _expected(connection, {key[1:] for key in part})}
        of = sorted(key.partition(" ")[2] for key in part)
        kept_rows = connection.execute(select(deadlines).where(among(deadlines.c.series, of)))
        there = {row.series: _deadline(row) for row in kept_rows}
        for key in of:
            if found.get(key) != there.get(key):
                yield f"series {key}: the meeting that is kept as expected is not the one past meetings point to"


def _asked(key: str) -> Key:
    return _ASKED + key, "", None


def _offered(one: Offer) -> Key:
    return OFFERED + one.key, one.words, one.day


def _asking(
    connection: Connection, rows: Mapping[int, ThingRow], touched: set[int], changed: set[int], moved: set[Key]
) -> set[int]:
    """Promises that a change of these things bears on. moved: keys that changed things offer or offered."""
    names: dict[str, list[tuple[frozenset[str], str | None]]] = defaultdict(list)
    plain = {_ASKED + of_instrument(number) for number in touched if _may_be_text(rows.get(number))}
    for key, words, day in moved:
        if key.startswith(OFFERED + "m "):
            names[_ASKED + key[1:]].append((frozenset(words.split(" ")), day))
        else:
            plain.add(_ASKED + key[1:])
    resolutions = {n for n in touched if (row := rows.get(n)) is not None and row.kind == "instrument"}
    plain |= {_ASKED + of_symbol(short) for n in resolutions if (short := short_symbol(rows[n].fields.get("symbol")))}
    plain |= {_ASKED + of_symbol(short) for short in _recalled_by(connection, rows, resolutions & changed)}
    found = set(connection.execute(_BY_KEY, {"keys": sorted(plain)}).scalars()) if plain else set()
    if names:
        speaking: dict[int, set[str]] = defaultdict(set)
        for asked in connection.execute(_WHO_ASKS, {"keys": sorted(names)}):
            speaking[asked.thing_id].add(asked.key)
        for number, promise in rows_shown(connection, speaking.keys() - found).items():
            texts, told = [stems(text) for text in words_of(promise)], promise.told_first or ""
            if any(
                (day is None or day >= told) and any(words <= text for text in texts)
                for key in speaking[number]
                for words, day in names[key]
            ):
                found.add(number)
    return found


def _may_be_text(row: ThingRow | None) -> bool:
    return row is None or row.kind == "instrument"


def _recalled_by(connection: Connection, rows: Mapping[int, ThingRow], numbers: set[int]) -> set[str]:
    """Symbols of the resolutions that are told of in the very documents which these resolutions are."""
    own: set[str] = set()
    for number, told in find_tellings(connection, numbers).items():
        short = short_symbol(rows[number].fields.get("symbol"))
        own |= {one.document for one in told if short is not None and short_symbol(one.symbol) == short}
    there = {number for told in instruments_told(connection, own).values() for number, _ in told}
    found = {short_symbol(row.fields.get("symbol")) for row in rows_shown(connection, there).values()}
    return {short for short in found if short is not None}


def _refresh_series(connection: Connection, keys: Iterable[str]) -> None:
    """Work out anew which meetings are expected of these mechanisms."""
    wanted = sorted(keys)
    if not wanted:
        return
    found = _expected(connection, wanted)
    of = [key.partition(" ")[2] for key in wanted]
    there = connection.execute(select(deadlines.c.thing_id).where(among(deadlines.c.series, of))).scalars().all()
    if there:
        for table in (deadline_places, deadlines):
            connection.execute(delete(table).where(among(table.c.thing_id, there), table.c.kind == "expected"))
    _insert(connection, found)


def _expected(connection: Connection, keys: Iterable[str], offers: Offers | None = None) -> list[Deadline]:
    """The expected meetings of series, given by the keys under which their meetings are found."""
    members: dict[str, set[int]] = defaultdict(set)
    for number, offer in (offers or Offers(connection)).naming(keys, ""):
        members[offer.key].add(number)
    found = []
    for key, numbers in sorted(members.items()):
        if len(numbers) > 2:  # fewer make no rhythm
            one = next_of_series(key.partition(" ")[2], rows_shown(connection, numbers).values())
            found += [one] if one is not None else []
    return found


def _write(connection: Connection, numbers: Iterable[int], found: Iterable[Deadline]) -> None:
    """Put what was worked out of these things in the place of what is kept of them, as far as it differs; those of
    their meetings that others are expected after are found under what they have in common now."""
    wanted = set(numbers)
    kept = _kept_of(connection, wanted)
    right = {(one.thing, one.kind): one for one in found}
    wrong = {place[0] for place in kept.keys() | right.keys() if kept.get(place) != right.get(place)}
    places = _places(connection, [*right.values(), *_expected_after(connection, wanted)])
    stored: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for row in connection.execute(_PLACES, {"values": sorted(wanted)}) if wanted else ():
        stored[row.thing_id].add(tuple(row))
    meant: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for place in places:
        meant[place[1]].add(place)
    if wrong:
        gone = among(deadlines.c.thing_id, wrong), deadlines.c.kind != "expected"
        connection.execute(delete(deadlines).where(*gone))
        insert_rows(connection, deadlines, _COLUMNS, [_row(one) for one in right.values() if one.thing in wrong])
    misplaced = {number for number in wanted if stored.get(number, set()) != meant.get(number, set())}
    if misplaced:
        connection.execute(delete(deadline_places).where(among(deadline_places.c.thing_id, misplaced)))
        insert_rows(
            connection, deadline_places, _PLACE_COLUMNS, sorted(place for n in misplaced for place in meant.get(n, ()))
        )


def _expected_after(connection: Connection, numbers: set[int]) -> list[Deadline]:
    rows = connection.execute(_EXPECTED, {"values": sorted(numbers)}) if numbers else ()
    return [_deadline(row) for row in rows]


def _insert(connection: Connection, found: list[Deadline]) -> None:
    insert_rows(connection, deadlines, _COLUMNS, [_row(one) for one in found])
    insert_rows(connection, deadline_places, _PLACE_COLUMNS, _places(connection, found))


def _places(connection: Connection, found: Iterable[Deadline]) -> list[tuple[Any, ...]]:
    """Where deadlines are found: in the whole, and under each partnership and party of the thing."""
    listed = [one for one in found if one.part_of is None]
    of: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(_UNDER, {"values": sorted({one.thing for one in listed})}) if listed else ():
        if row.name in ("partnership", "party"):
            of[row.thing_id].append(f"{row.name} {row.value}")
    return [
        (where, one.thing, one.kind, one.met_by is not None, one.first_day or _NEVER, one.last_day or _NEVER)
        for one in listed
        for where in ("", *of[one.thing])
    ]


def _kept_of(connection: Connection, numbers: set[int]) -> dict[tuple[int, DeadlineKind], Deadline]:
    """What is kept of these things, but for what is expected after them."""
    rows = connection.execute(_OF, {"values": sorted(numbers)}) if numbers else ()
    return {(row.thing_id, row.kind): _deadline(row) for row in rows}


def _stored_keys(connection: Connection, numbers: set[int]) -> dict[int, set[Key]]:
    found: dict[int, set[Key]] = defaultdict(set)
    for row in connection.execute(_KEYS, {"values": sorted(numbers)}) if numbers else ():
        found[row.thing_id].add((row.key, row.words, row.day))
    return dict(found)


def _write_keys(connection: Connection, wanted: Mapping[int, set[Key]], stored: Mapping[int, set[Key]]) -> None:
    """Let things stand under these keys and no longer under those of the same side that are stored."""
    gone = sorted({(n, key) for n, its in wanted.items() for key in stored.get(n, set()) - its})
    for number in sorted({number for number, _ in gone}):
        keys = sorted({key for n, (key, _, _) in gone if n == number})
        own = deadline_keys.c.thing_id == number, among(deadline_keys.c.key, keys)
        connection.execute(delete(deadline_keys).where(*own))
    dropped = {(number, key[0]) for number, key in gone}
    rows = sorted(
        (key, number, words, day)
        for number, its in wanted.items()
        for key, words, day in its
        if (key, words, day) not in stored.get(number, set()) or (number, key) in dropped
    )
    insert_rows(connection, deadline_keys, ("key", "thing_id", "words", "day"), rows)


def _row(one: Deadline) -> tuple[Any, ...]:
    return tuple(getattr(one, name) for name in Deadline.__struct_fields__)


def _deadline(row: Any) -> Deadline:
    told = {name: value for name, value in row._mapping.items() if name != "thing_id"}
    return Deadline(thing=row.thing_id, **told)


def _some(connection: Connection, query: Any, span: tuple[int, int]) -> list[int]:
    after, to = span
    return list(connection.execute(query.where(things.c.id > after, things.c.id <= to)).scalars())


def _parts(values: list[str]) -> Iterator[list[str]]:
    return (values[start : start + _TOGETHER] for start in range(0, len(values), _TOGETHER))


def _named(connection: Connection, number: int) -> str:
    return str(connection.execute(select(things.c.key).where(things.c.id == number)).scalar_one())


_COLUMNS = ("thing_id", *Deadline.__struct_fields__[1:])
_PLACE_COLUMNS = ("of", "thing_id", "kind", "met", "first_day", "last_day")
_FACES = select(
    things.c.id, things.c.shown, things.c.fields, things.c.label, things.c.first_day, things.c.last_day,
    things.c.told_first,
).where(among(things.c.id, "values"))  # fmt: skip
_KEYS = select(deadline_keys).where(among(deadline_keys.c.thing_id, "values"))
_BY_KEY = select(deadline_keys.c.thing_id).where(among(deadline_keys.c.key, "keys"))
_WHO_ASKS = select(deadline_keys.c.thing_id, deadline_keys.c.key).where(among(deadline_keys.c.key, "keys"))
_SERIES = select(deadline_keys.c.key).where(
    deadline_keys.c.key >= OFFERED + of_series(""), deadline_keys.c.key < OFFERED + of_series("\U0010ffff")
).distinct()  # fmt: skip
_OF = select(deadlines).where(among(deadlines.c.thing_id, "values"), deadlines.c.kind != "expected")
_EXPECTED = select(deadlines).where(among(deadlines.c.thing_id, "values"), deadlines.c.kind == "expected")
_PLACES = select(*(deadline_places.c[name] for name in _PLACE_COLUMNS)).where(
    among(deadline_places.c.thing_id, "values")
)
_UNDER = select(facets.c.thing_id, facets.c.name, facets.c.value).where(among(facets.c.thing_id, "values"))
_ALL = select(things.c.id)
_OFFERERS = select(things.c.id).where(things.c.shown, things.c.kind.in_(("meeting", "instrument")))
_DATED = select(things.c.id).where(  # facets of ledgers made by early versions do not tell of dues
    things.c.shown,
    or_(
        things.c.kind.in_(("meeting", "instrument")),
        and_(
            things.c.kind == "commitment",
            or_(*(things.c.fields.contains(f'"{name}":"', autoescape=True) for name in ("due", "due_session"))),
        ),
    ),
)
