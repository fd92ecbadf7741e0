"""A person's judgement → the ledger: one more record; what it changes is computed anew at once.

Nothing that was read is changed. Undoing is a judgement on a judgement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, select

from depositary.errors import JudgementError
from depositary.ledger.chain import append_event, next_event, now
from depositary.ledger.claiming import KINDS
from depositary.ledger.days import is_date
from depositary.ledger.judged import Judged, current_keys, in_force, keep_judgement
from depositary.ledger.linking import Linked, link_units, stand_alone
from depositary.ledger.queries import ThingRow, claim_by_key, thing_by_key
from depositary.ledger.store import Ledger, next_numbers
from depositary.ledger.tables import claims, contradictions, judgements, things, units

__all__ = ["Verb", "read_value", "record_judged", "record_judgement", "undo_judgement"]

Verb = Literal["accept", "reject", "correct", "same-as", "not-same-as"]
_DATES = {"start", "end", "date", "as_of", "due"}
_CLAIM_MARK = "c-"  # the third and fourth characters of a claim's key


def record_judgement(
    ledger: Ledger,
    target: str,
    verb: Verb,
    *,
    who: str,
    why: str | None = None,
    other: str | None = None,
    field: str | None = None,
    value: Any = None,
) -> tuple[Judged, Linked]:
    """Record what a person says of a thing or claim.

    other: for same-as and not-same-as, the other thing or claim. field, value: for correct; a value of None says
    that nothing is known, which is not the same as nothing being said.
    Raises: NotInLedger; JudgementError; LedgerError.
    """
    if verb not in get_args(Verb):
        raise JudgementError(f"{verb}: no such judgement; there are {', '.join(get_args(Verb))}")
    with ledger.writing() as connection:
        thing, own, alone = _claims_meant(connection, target)
        others: tuple[str, ...] = ()
        if verb in ("same-as", "not-same-as"):
            others = _others(connection, thing, own, verb, other)
        if verb == "correct":
            value = read_value(thing.kind, field, value)
        seen = {name: told for name, told in thing.fields.items() if name not in ("disputed", "in_languages")}
        judged = Judged(
            key="",
            at=now(),
            who=who,
            why=why,
            verb=verb,
            target=target,
            recorded=next_event(connection),
            sightings=own,
            others=others,
            field=field,
            value=value,
            alone=alone and bool(others),
            seen=seen,
        )
        return _record(connection, judged)


def undo_judgement(ledger: Ledger, key: str, *, who: str, why: str | None = None) -> tuple[Judged, Linked]:
    """Take a judgement back, by a further one. Raises: JudgementError if there is none, or it is undone already."""
    with ledger.writing() as connection:
        known = in_force(connection)
        fits = [judged for name, (judged, _) in known.items() if name == key or (len(key) > 5 and name.startswith(key))]
        if len(fits) != 1:
            raise JudgementError(f"{key}: {'several judgements begin' if fits else 'no judgement is called'} like this")
        undone = fits[0]
        if not known[undone.key][1]:
            raise JudgementError(f"{undone.key}: is undone already")
        judged = Judged(
            key="",
            at=now(),
            who=who,
            why=why,
            verb="undo",
            target=undone.key,
            recorded=next_event(connection),
            sightings=undone.sightings,
            others=undone.others,
        )
        return _record(connection, judged)


def record_judged(ledger: Ledger, judged: Judged) -> None:
    """Record a judgement that was made in another ledger, with its own id, time and author, unless it is here already.

    Raises: LedgerError.
    """
    with ledger.writing() as connection:
        if connection.execute(select(judgements.c.id).where(judgements.c.key == judged.key)).first() is not None:
            return
        _record(connection, msgspec.structs.replace(judged, recorded=next_event(connection)))


def read_value(kind: str, field: str | None, value: Any) -> Any:
    """A corrected value in the type of its field; text for lists is parted at commas.

    Raises: JudgementError naming what the field takes.
    """
    shape = KINDS[kind][0]
    fields = {
        info.name: info.type for info in msgspec.structs.fields(shape) if info.name not in ("passages", "certainty")
    }
    if field not in fields:
        raise JudgementError(f"{field}: a {kind} has no such field; it has {', '.join(fields)}")
    if value is None:
        return None
    if field in _DATES and not is_date(str(value)):
        raise JudgementError(f"{field}: {value!r} is no date; write 2021, 2021-10 or 2021-10-15")
    tries = [value]
    if isinstance(value, str):
        tries += [[part.strip() for part in value.split(",")], value.split("-")]  # a list of parties; a period
    reason = ""
    for attempt in tries:
        try:
            return msgspec.json.decode(msgspec.json.encode(msgspec.convert(attempt, fields[field], strict=False)))
        except msgspec.ValidationError as error:
            reason = str(error)
    raise JudgementError(f"{field}: {value!r} does not fit ({reason})")


def _claims_meant(connection: Connection, target: str) -> tuple[ThingRow, tuple[str, ...], bool]:
    """The thing, the claims that are judged, and whether a single claim was named."""
    if target[1:3] == _CLAIM_MARK:
        view, thing = claim_by_key(connection, target)
        current = current_keys(connection, [view.id])[view.id]
        if thing is None:
            raise JudgementError(f"{target}: belongs to no thing")
        return thing, (current,), True
    if target.startswith("contradiction-"):
        target = _thing_of_contradiction(connection, target)
    thing = thing_by_key(connection, target)
    return thing, _claims_of(connection, thing.number), False


def _others(
    connection: Connection, thing: ThingRow, own: Sequence[str], verb: str, other: str | None
) -> tuple[str, ...]:
    if other is None:
        raise JudgementError(f"{verb}: name the other thing or claim too")
    there, claims_there, _ = _claims_meant(connection, other)
    if there.kind != thing.kind:
        raise JudgementError(f"{other}: is a {there.kind}, not a {thing.kind}")
    others = tuple(key for key in claims_there if key not in own)
    if not others:
        raise JudgementError(f"{other}: is the same already; name a claim to part it from the rest")
    return others


def _thing_of_contradiction(connection: Connection, key: str) -> str:
    number = key.rpartition("-")[2]
    row = None
    if number.isdigit():
        query = select(things.c.key).join(contradictions, contradictions.c.thing_id == things.c.id)
        row = connection.execute(query.where(contradictions.c.id == int(number))).first()
    if row is None:
        raise JudgementError(f"{key}: no such contradiction")
    return str(row.key)


def _claims_of(connection: Connection, thing: int) -> tuple[str, ...]:
    query = select(claims.c.key).join(units, units.c.id == claims.c.unit_id).where(units.c.thing_id == thing)
    return tuple(sorted(connection.execute(query.where(claims.c.withdrawn.is_(None))).scalars()))


def _record(connection: Connection, judged: Judged) -> tuple[Judged, Linked]:
    """Store it, compute anew what it bears on, and write it into the history."""
    number = next_numbers(connection, "judgements", 1)[0]
    content = f"{number}\0{judged.at}\0{judged.who}\0{judged.verb}\0{judged.target}".encode()
    own = judged.key or f"judgement-{hashlib.blake2b(content, digest_size=6).hexdigest()}"
    judged = msgspec.structs.replace(judged, key=own)
    keep_judgement(connection, number, judged)
    fresh = stand_alone(connection, judged.sightings, event=judged.recorded) if judged.alone else set()
    keys = set(current_keys(connection, {*judged.sightings, *judged.others}).values())
    touched = _units_of(connection, keys)
    regroup = fresh | (touched if judged.others else set())
    linked = link_units(connection, fresh=regroup, touched=touched, event=judged.recorded)
    append_event(
        connection,
        judged.recorded,
        "judged" if judged.verb != "undo" else "judgement undone",
        judged.target,
        {
            "judgement": judged.key,
            "who": judged.who,
            "why": judged.why,
            "verb": judged.verb,
            "field": judged.field,
            "value": judged.value,
            "claims": sorted({*judged.sightings, *judged.others}),
            "merged": dict(linked.merged),
        },
    )
    return judged, linked


def _units_of(connection: Connection, keys: set[str]) -> set[int]:
    found: set[int] = set()
    ordered = sorted(keys)
    for start in range(0, len(ordered), 500):
        query = select(claims.c.unit_id).where(
            claims.c.key.in_(ordered[start : start + 500]), claims.c.withdrawn.is_(None)
        )
        found |= set(connection.execute(query).scalars())
    return found
