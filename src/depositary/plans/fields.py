"""The fields of an action line, in the order of the matrix: which may be edited, and as what their values are kept.

A value is kept as text (an id for a step, a pillar or an area) and shown by its name in the language of the matrix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from depositary.ledger.days import is_date
from depositary.plans.labels import fold_name, labelled_languages, load_labels
from depositary.plans.scale import load_scale
from depositary.registry import load_registry

__all__ = ["AREA_MARK", "FIELDS", "Field", "NotUnderstood", "field_named", "plain_text", "shown_value", "stored_value"]

Kind = Literal["text", "date", "step", "reported", "pillar", "areas"]
AREA_MARK = "; "
_AREAS = re.compile(r"[;；\n]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\xa0]+")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")


class NotUnderstood(ValueError):
    """A value its field cannot take; the message says what it takes."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """kind: how a value is kept; width: of its column, in characters."""

    name: str
    kind: Kind = "text"
    editable: bool = True
    width: int = 18


FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field(name="number", editable=False, width=9),
        Field(name="pillar", kind="pillar", width=16),
        Field(name="heading", editable=False, width=22),
        Field(name="text", width=52),
        Field(name="areas", kind="areas", width=20),
        Field(name="activities", width=36),
        Field(name="lead"),
        Field(name="partner"),
        Field(name="timeline", width=14),
        Field(name="reported", kind="reported", width=12),
        Field(name="progress", kind="step", width=15),
        Field(name="word", width=16),
        Field(name="source", width=20),
        Field(name="as_of", kind="date", width=12),
        Field(name="evidence", editable=False, width=60),
        Field(name="remarks", width=30),
        Field(name="next_step", width=30),
    )
}


def field_named(name: str) -> Field:
    """The editable field of this name. Raises: NotUnderstood."""
    field = FIELDS.get(name)
    if field is None or not field.editable:
        names = ", ".join(known.name for known in FIELDS.values() if known.editable)
        raise NotUnderstood(f"{name}: {'may not be edited' if field else 'no such field'}; there are {names}")
    return field


def shown_value(field: Field, value: str | None, language: str) -> str:
    """A kept value as a matrix in this language shows it; "" for none."""
    if not value:
        return ""
    return _SHOWN.get(field.kind, _as_it_is)(value, language)


def stored_value(field: Field, said: str) -> str | None:
    """What was written in a cell or on the command line, as it is kept; None for nothing.

    Raises: NotUnderstood saying what the field takes.
    """
    plain = plain_text(said)
    return _STORED.get(field.kind, str)(plain) if plain else None


def plain_text(said: str) -> str:
    """Without what spreadsheet programs add and drop on the way: control characters, line ends, spaces at ends."""
    text = _CONTROL.sub("", said.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def _as_it_is(value: str, _: str) -> str:
    return value


def _step_name(value: str, language: str) -> str:
    step = load_scale().step(value)
    return step.name(language) if step else value


def _reported_name(value: str, language: str) -> str:
    return load_labels(language).reported.get(value, value)


def _pillar_name(value: str, language: str) -> str:
    return load_labels(language).pillars.get(value, value)


def _area_names(value: str, language: str) -> str:
    areas = load_registry().areas
    return AREA_MARK.join(areas[one].name if one in areas else one for one in value.split(AREA_MARK))


def _step(text: str) -> str:
    scale = load_scale()
    step = scale.understand(text)
    if step is None:
        raise NotUnderstood(f"{text!r} is no step of the scale; there are {', '.join(step.id for step in scale.steps)}")
    return step.id


def _reported(text: str) -> str:
    for language in labelled_languages():
        for value, name in load_labels(language).reported.items():
            if fold_name(text) in (fold_name(name), fold_name(value)):
                if value == "evidenced":
                    raise NotUnderstood("a line is evidenced by accepting evidence (plan review), not by saying so")
                return value
    raise NotUnderstood(f"{text!r} is neither no_data nor reported")


def _pillar(text: str) -> str:
    for language in labelled_languages():
        for value, name in load_labels(language).pillars.items():
            if fold_name(text) in (fold_name(name), fold_name(value)):
                return value
    return text


def _areas(text: str) -> str:
    by_name = {fold_name(area.name): area.id for area in load_registry().areas.values()}
    by_name |= {fold_name(id_): id_ for id_ in load_registry().areas}
    wanted = [part.strip() for part in _AREAS.split(text) if part.strip()]
    strange = [part for part in wanted if fold_name(part) not in by_name]
    if strange:
        raise NotUnderstood(f"no such area: {', '.join(strange)}; part areas by semicolons")
    return AREA_MARK.join(dict.fromkeys(by_name[fold_name(part)] for part in wanted))


def _date(text: str) -> str:
    plain = _MIDNIGHT.sub("", text)
    if not is_date(plain):
        raise NotUnderstood(f"{text!r} is no date; write 2026, 2026-05 or 2026-05-31")
    return plain


_SHOWN: Mapping[Kind, Callable[[str, str], str]] = {
    "step": _step_name, "reported": _reported_name, "pillar": _pillar_name, "areas": _area_names,
}  # fmt: skip
_STORED: Mapping[Kind, Callable[[str], str]] = {
    "step": _step, "reported": _reported, "pillar": _pillar, "areas": _areas, "date": _date,
}  # fmt: skip
