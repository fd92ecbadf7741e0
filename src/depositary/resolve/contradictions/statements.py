"""Facts the scheme has no claim for (since when, how many members, which anniversary, a figure's role) judged in pairs.

Curators and the registry's checks use it: what one source says of a partnership against what another says.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from depositary.registry import load_registry
from depositary.resolve.sighting import Contradiction, Side, Verdict
from depositary.resolve.spans import days_apart, span_of
from depositary.resolve.states import members_on

__all__ = ["Statement", "judge_statements"]

_STEPS = 62  # days within which deciding, announcing and beginning lie


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One source's word on one fact.

    property: since (value: an ISO date a status began), anniversary (value: years), members (value: how many), figure
        (value: a number, `role`: what it is in the sentence: level, change), name (value: what it is called).
    about: a registry id; status: the status meant, for since; as_of: when it was said, for anniversary and members;
    word: the source's word for the step (decided, announced), None if it has none.
    """

    source: str
    language: str
    about: str
    property: Literal["since", "anniversary", "members", "figure", "name"]
    value: str | float
    status: str | None = None
    role: str | None = None
    word: str | None = None
    as_of: str | None = None


def judge_statements(a: Statement, b: Statement) -> Contradiction | None:
    """The verdict on two statements of one property of one thing; None if they say the same."""
    if (a.about, a.property) != (b.about, b.property) or (a.value, a.role) == (b.value, b.role):
        return None
    verdict, note = {
        "since": _since, "anniversary": _anniversary, "members": _members, "figure": _figure, "name": _name,
    }[a.property](a, b)  # fmt: skip
    sides = tuple(
        sorted((Side(value=_shown(s), sightings=(s.source,)) for s in (a, b)), key=lambda side: str(side.value))
    )
    real = verdict == "value_conflict" or (verdict == "translation" and a.property == "figure")
    return Contradiction(
        about=a.about, kind="instrument", property=a.property, verdict=verdict, sides=sides, real=real, note=note
    )


def _since(a: Statement, b: Statement) -> tuple[Verdict, str]:
    one, two = span_of(str(a.value)), span_of(str(b.value))
    if one is None or two is None:
        return "refinement", "one of the dates cannot be read"
    if (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1]):
        return "refinement", "one date lies within the other"
    if days_apart(one, two) <= _STEPS:
        return "different_term", "decided, announced and begun are different steps"
    if a.word and b.word and a.word != b.word:
        return "different_term", f"two beginnings: {a.word}, {b.word}"
    history = load_registry().partnerships[a.about].history if a.about in load_registry().partnerships else []
    for statement in (a, b):
        for row in history:
            if row.status != statement.status and row.date[:4] == str(statement.value)[:4]:
                return "different_term", f"{row.date[:4]} is the year of another step ({row.status})"
    return "value_conflict", "one step, two dates"


def _anniversary(a: Statement, b: Statement) -> tuple[Verdict, str]:
    """Both are right if each goes back to a step of the partnership."""
    history = load_registry().partnerships[a.about].history
    years = {row.date[:4]: row.status for row in history}
    origins = [years.get(str(int((s.as_of or "0")[:4]) - int(float(s.value)))) for s in (a, b)]
    if all(origins):
        return "two_anniversaries", f"of {origins[0]} and of {origins[1]}"
    return "value_conflict", "one of them goes back to no step of the partnership"


def _members(a: Statement, b: Statement) -> tuple[Verdict, str]:
    """Both are right if each was so on its day."""
    for statement in (a, b):
        if statement.as_of is None or len(members_on(statement.about, statement.as_of)) != int(float(statement.value)):
            return "value_conflict", f"not {statement.value} on {statement.as_of}"
    return "valid_in_its_time", "each was right on its day"


def _figure(a: Statement, b: Statement) -> tuple[Verdict, str]:
    if a.value == b.value and a.language != b.language:
        return "translation", f"one number, once {a.role}, once {b.role}"
    if a.as_of and b.as_of and a.as_of != b.as_of:
        return "different_as_of", "of two moments"
    return "value_conflict", "one measure, two figures"


def _name(a: Statement, b: Statement) -> tuple[Verdict, str]:
    if a.language == b.language:
        return "different_term", "two names for one thing"
    return "translation", "one thing, named otherwise in another language"


def _shown(statement: Statement) -> str:
    return f"{statement.value}{f' ({statement.role})' if statement.role else ''}"
