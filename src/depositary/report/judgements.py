"""People's judgements, and where what was read since disagrees with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection

from depositary.ledger import Ledger
from depositary.ledger.judged import Judged, current_keys, in_force, judged_on
from depositary.ledger.queries import thing_by_number
from depositary.ledger.sources import ClaimView, claims_by_keys, claims_of_things, numbers_recorded
from depositary.report.things import Source, sources_of

__all__ = ["Disagreement", "JudgementLine", "find_disagreements", "list_judgements"]

_NOT_SAID: tuple[Any, ...] = (None, [], "")


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A document read since says otherwise than a person judged; the judgement stands until a person undoes it.

    judged: what the person said (for reject: None); said: what is read now; field: None for reject.
    """

    judgement: str
    who: str
    verb: str
    thing: str
    about: str
    field: str | None
    judged: Any
    said: Any
    sources: tuple[Source, ...]


class JudgementLine(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement with what it is about now; in_force: not undone."""

    id: str
    at: str
    who: str
    why: str | None
    verb: str
    target: str
    about: str
    field: str | None
    value: Any
    in_force: bool
    disagreements: tuple[Disagreement, ...]


def list_judgements(ledger: Ledger) -> list[JudgementLine]:
    """All judgements, the earliest first, also undone ones."""
    with ledger.reading() as connection:
        lines = []
        for judged, standing in in_force(connection).values():
            clashes = tuple(_disagreements(connection, judged)) if standing else ()
            lines.append(
                JudgementLine(
                    id=judged.key, at=judged.at, who=judged.who, why=judged.why, verb=judged.verb, target=judged.target,
                    about=_label(connection, judged), field=judged.field, value=judged.value, in_force=standing,
                    disagreements=clashes,
                )
            )  # fmt: skip
        return lines


def find_disagreements(ledger: Ledger, claim_keys: Iterable[str]) -> list[Disagreement]:
    """Where these (new) claims disagree with judgements on the things they are about."""
    wanted = set(claim_keys)
    with ledger.reading() as connection:
        things = {view.id: thing for view, thing in claims_by_keys(connection, wanted).values()}
        together = claims_of_things(connection, {thing for thing in things.values() if thing is not None})
        judged = judged_on(connection, [claim.id for claims in together.values() for claim in claims])
        found = [item for one in judged for item in _disagreements(connection, one)]
    return [item for item in found if any(set(source.claims) & wanted for source in item.sources)]


def _disagreements(connection: Connection, judged: Judged) -> Iterator[Disagreement]:
    """Claims recorded after a judgement that do not fit it."""
    if judged.verb not in ("accept", "correct", "reject"):
        return
    own = set(current_keys(connection, judged.sightings).values())
    pairs = claims_by_keys(connection, own).values()
    numbers = {thing for _, thing in pairs if thing is not None}
    for number, claims in claims_of_things(connection, numbers).items():
        recorded = numbers_recorded(connection, [claim.id for claim in claims])
        later = [claim for claim in claims if recorded[claim.id] > judged.recorded]
        row = thing_by_number(connection, number)
        for field, told, said, whose in _clashes(judged, later, own):
            yield Disagreement(
                judgement=judged.key, who=judged.who, verb=judged.verb, thing=row.id, about=row.label, field=field,
                judged=told, said=said, sources=sources_of(whose),
            )  # fmt: skip


def _clashes(
    judged: Judged, later: list[ClaimView], own: set[str]
) -> Iterator[tuple[str | None, Any, Any, list[ClaimView]]]:
    if judged.verb == "reject":
        again = [claim for claim in later if claim.id not in own]
        if again:
            yield None, None, None, again
        return
    told: Mapping[str, Any] = judged.seen if judged.verb == "accept" else {str(judged.field): judged.value}
    for field, value in told.items():
        if isinstance(value, list | dict) or (value is None and judged.verb == "accept"):
            continue  # of lists a document may well name fewer; and what nobody had said yet was not accepted
        by_value: dict[str, list[ClaimView]] = {}
        for claim in later:
            said = claim.payload.get(field)
            if said not in _NOT_SAID and not _agrees(value, said) and not _known_then(judged, field, said):
                by_value.setdefault(str(said), []).append(claim)
        for claims in by_value.values():
            yield field, value, claims[0].payload[field], claims


def _agrees(judged: Any, said: Any) -> bool:
    """Equal, or one the coarser form of the other ("2021-10", "2021-10-28"). Wording is free: only figures, dates and
    single words are held against a judgement."""
    if judged == said:
        return True
    if not isinstance(judged, str) or not isinstance(said, str):
        return judged is None and not isinstance(said, int | float | str)
    if judged[:1].isdigit() and said[:1].isdigit():
        return judged.startswith(said) or said.startswith(judged)
    return " " in judged or " " in said


def _known_then(judged: Judged, field: str, said: Any) -> bool:
    """A correction was made in the face of this very value."""
    return judged.verb == "correct" and judged.seen.get(field) == said


def _label(connection: Connection, judged: Judged) -> str:
    current = set(current_keys(connection, judged.sightings[:1]).values())
    for _, thing in claims_by_keys(connection, current).values():
        if thing is not None:
            return thing_by_number(connection, thing).label
    return judged.target
