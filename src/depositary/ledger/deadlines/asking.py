"""Kept deadlines by what is asked of them, in order and page by page, read along an index.

Enters: an open ledger that is seen whole, and a question. Leaves: deadlines with their status on the day asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, func, or_, select

from depositary.ledger.deadlines.gathering import OFFERED
from depositary.ledger.deadlines.keys import of_series
from depositary.ledger.deadlines.rules import Deadline, DeadlineKind
from depositary.ledger.dialects import among
from depositary.ledger.partnerships import asked_partnership, party_id
from depositary.ledger.tables import claims, deadline_keys, deadline_places, deadlines, documents, units

__all__ = [
    "STATUSES", "DeadlineQuery", "DueStatus", "Mark", "count_deadlines", "count_undated", "find_deadlines", "mark_of",
    "meetings_of_series", "promises_in", "series_keys", "status_on",
]  # fmt: skip

DueStatus = Literal["overdue", "open", "expected", "met"]
STATUSES: tuple[DueStatus, ...] = ("overdue", "open", "expected", "met")
_NEVER = "9999"  # in the place of a day nobody can tell


class Mark(NamedTuple):
    """Where a deadline stands in its list: the place of its status, its first day, its thing's number, its kind."""

    status: int
    first_day: str
    thing: Annotated[int, msgspec.Meta(ge=0, le=2**62)]
    kind: str


class DeadlineQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of deadlines; None asks nothing. Days are ISO.

    day: from which it is seen; begin, end: the first day on which something may have become overdue, the last on which
    something may begin to be due (what has no day is then left out); since, until: days its interval must touch;
    documents: told of in one of these (names), nothing expected; statuses, kinds: which; by: in which order; after:
    begin behind this place (of the order by status).
    """

    day: str
    begin: str | None = None
    end: str | None = None
    since: str | None = None
    until: str | None = None
    partnership: str | None = None
    actor: str | None = None
    documents: tuple[str, ...] | None = None
    statuses: tuple[DueStatus, ...] = STATUSES
    kinds: tuple[DeadlineKind, ...] | None = None
    by: Literal["status", "nearest", "first"] = "status"
    after: Mark | None = None
    limit: int | None = None


def status_on(one: Deadline, day: str) -> DueStatus:
    """The status of a deadline on a day."""
    if one.met_by is not None:
        return "met"
    if one.kind == "expected":
        return "expected"
    return "overdue" if one.last_day is not None and one.last_day < day else "open"


def mark_of(one: Deadline, day: str) -> Mark:
    """The place of a deadline in the order by status, seen from a day."""
    return Mark(STATUSES.index(status_on(one, day)), one.first_day or _NEVER, one.thing, one.kind)


def find_deadlines(connection: Connection, query: DeadlineQuery) -> list[Deadline]:
    """Deadlines that meet the query. By status: overdue, open, expected, met, each by its first day; nearest: by the
    distance of the last day from the day asked about, first: by the first day, those of several statuses together."""
    found: list[tuple[int, str]] = []
    if query.by != "status":
        first, last = deadline_places.c.first_day, deadline_places.c.last_day
        past = query.statuses == ("overdue",)
        order: tuple[Any, ...]
        nearest = (last.desc(), first.desc()) if past else (last, first)
        order = nearest if query.by == "nearest" else (first, last)
        any_of = or_(*(and_(*_in_status(query, status)) for status in query.statuses))
        chosen = _chosen(query).where(any_of, *_common(query)).order_by(*order, deadline_places.c.thing_id)
        found = [(row[0], row[1]) for row in connection.execute(chosen.limit(query.limit))]
    else:
        for status in query.statuses:
            left = None if query.limit is None else query.limit - len(found)
            if left == 0:
                break
            place = STATUSES.index(status)
            if query.after is not None and query.after.status > place:
                continue
            asked = _chosen(query).where(*_in_status(query, status), *_common(query))
            if query.after is not None and query.after.status == place:
                asked = asked.where(_behind(query.after))
            by_day = (deadline_places.c.first_day, deadline_places.c.thing_id, deadline_places.c.kind)
            found += [(row[0], row[1]) for row in connection.execute(asked.order_by(*by_day).limit(left))]
    rows = {(one.thing, one.kind): one for one in _whole(connection, {number for number, _ in found})}
    return [rows[number, kind] for number, kind in found]  # type: ignore[index]


def count_deadlines(connection: Connection, query: DeadlineQuery) -> dict[DueStatus, int]:
    """How many there are of each status asked for, whatever the limit."""
    return {
        status: connection.execute(
            select(func.count()).select_from(
                _chosen(query).where(*_in_status(query, status), *_common(query)).subquery()
            )
        ).scalar_one()
        for status in query.statuses
    }


def count_undated(connection: Connection, query: DeadlineQuery) -> int:
    """How many open ones nobody can tell a day of; the days the query asks for are not looked at."""
    everywhen = msgspec.structs.replace(query, since=None, until=None)
    chosen = _chosen(query).where(
        deadline_places.c.met.is_(False), deadline_places.c.last_day == _NEVER, *_common(everywhen)
    )
    return int(connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one())


def promises_in(connection: Connection, meetings: Iterable[int]) -> list[Deadline]:
    """Promises that are one with one of these announced meetings."""
    asked = sorted(set(meetings))
    if not asked:
        return []
    rows = connection.execute(select(deadlines).where(among(deadlines.c.part_of, asked)).order_by(deadlines.c.thing_id))
    return [_deadline(row) for row in rows]


def series_keys(connection: Connection, meetings: Iterable[int]) -> dict[int, str]:
    """What each of these meetings has in common with the others of its mechanism, as far as it is kept."""
    rows = connection.execute(_SERIES_OF, {"values": sorted(set(meetings))})
    return {row.thing_id: row.key.partition(" ")[2] for row in rows}


def meetings_of_series(connection: Connection, key: str, most: int) -> list[int]:
    """Numbers of the meetings of a mechanism, the latest of them if there are more."""
    rows = connection.execute(
        select(deadline_keys.c.thing_id)
        .where(deadline_keys.c.key == _SERIES + key)
        .order_by(deadline_keys.c.day.desc(), deadline_keys.c.thing_id)
        .limit(most)
    )
    return list(rows.scalars())


def _whole(connection: Connection, numbers: set[int]) -> Iterator[Deadline]:
    if numbers:
        yield from map(_deadline, connection.execute(_OF, {"values": sorted(numbers)}))


def _deadline(row: Any) -> Deadline:
    told = {name: value for name, value in row._mapping.items() if name != "thing_id"}
    return Deadline(thing=row.thing_id, **told)


def _chosen(query: DeadlineQuery) -> Any:
    """Places under what is asked for: everything, a partnership, a party."""
    chosen = select(deadline_places.c.thing_id, deadline_places.c.kind)
    under = _under(query)
    if not under:
        return chosen.where(deadline_places.c.of == "")
    first, *others = under
    chosen = chosen.where(deadline_places.c.of.in_(first))
    if len(first) > 1:
        chosen = chosen.distinct().add_columns(deadline_places.c.first_day, deadline_places.c.last_day)
    for values in others:
        other = deadline_places.alias()
        same = other.c.thing_id == deadline_places.c.thing_id, other.c.kind == deadline_places.c.kind
        chosen = chosen.where(select(other.c.of).where(other.c.of.in_(values), *same).exists())
    return chosen


def _under(query: DeadlineQuery) -> list[Sequence[str]]:
    found: list[Sequence[str]] = []
    if query.partnership is not None:
        found.append([f"partnership {one}" for one in asked_partnership(query.partnership)])
    if query.actor is not None:
        found.append([f"party {party_id(query.actor)}"])
    return found


def _in_status(query: DeadlineQuery, status: DueStatus) -> list[Any]:
    place = deadline_places.c
    if status == "met":
        return [place.met.is_(True)]
    asked: list[Any] = [place.met.is_(False)]
    asked.append(place.kind == "expected" if status == "expected" else place.kind != "expected")
    if status == "overdue":
        return [*asked, place.last_day < query.day, *([place.last_day >= query.begin] if query.begin else [])]
    return [*asked, place.last_day >= query.day, *([place.first_day <= query.end] if query.end else [])]


def _common(query: DeadlineQuery) -> list[Any]:
    place = deadline_places.c
    asked: list[Any] = []
    if query.kinds is not None:
        asked.append(place.kind.in_(query.kinds))
    if query.since is not None:
        asked.append(place.last_day >= query.since)
    if query.until is not None:
        asked.append(place.first_day <= query.until)
    if query.documents is not None:
        said_in = (
            select(units.c.thing_id)
            .join(claims, claims.c.unit_id == units.c.id)
            .join(documents, documents.c.id == claims.c.document_id)
            .where(among(documents.c.name, query.documents), claims.c.withdrawn.is_(None))
        )
        asked += [place.thing_id.in_(said_in), place.kind != "expected"]
    return asked


def _behind(after: Mark) -> Any:
    place = deadline_places.c
    later = or_(place.thing_id > after.thing, and_(place.thing_id == after.thing, place.kind > after.kind))
    return or_(place.first_day > after.first_day, and_(place.first_day == after.first_day, later))


_SERIES = OFFERED + of_series("")
_SERIES_OF = select(deadline_keys.c.thing_id, deadline_keys.c.key).where(
    among(deadline_keys.c.thing_id, "values"), deadline_keys.c.key.startswith(_SERIES)
)
_OF = select(deadlines).where(among(deadlines.c.thing_id, "values"))
