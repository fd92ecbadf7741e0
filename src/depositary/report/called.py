"""What things are called in the languages of those who read of them.

A thing has one label, in the language results are written in. In another language it has the name the registry knows
(with the ordinal or the years its label bears), else what sources in that language call it, else its label.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from depositary.ledger.partnerships import party_id
from depositary.plans.labels import labelled_languages, load_labels
from depositary.read.numbers import ordinals_in
from depositary.registry import load_registry
from depositary.registry.names import FALLBACK

__all__ = ["called", "names_of", "original_of", "partnership_called", "party_called", "standing_called"]

_ACRONYM = 4  # letters of a name in small ones that is taken for an acronym
_LABELS = ("label", "what", "about", "instrument", "mechanism")  # where a record keeps what it speaks of
_NAMED = {"meeting": "mechanism_en", "instrument": "title_en", "progress": "instrument_en"}


def called(one: Any, code: str) -> str:
    """What a thing, or a record that speaks of one, is called in a language; its label if it has no other name."""
    names = one.names if hasattr(one, "names") else names_of(one.kind, one.fields)
    return str(names.get(code) or next(filter(None, (getattr(one, at, "") for at in _LABELS)), ""))


def original_of(thing: Any, code: str) -> tuple[str, str] | None:
    """Language and words of a source, for a deed that is shown in a rendering of them: no source is in the language
    asked for, nor in that of results."""
    told = {source.language for source in thing.sources}
    own: Mapping[str, str] = thing.fields.get("in_languages") or {}
    if thing.kind != "commitment" or code in told or FALLBACK in told or not own:
        return None
    return next(iter(own.items()))


def names_of(kind: str, fields: Mapping[str, Any]) -> dict[str, str]:
    """Language → what the thing is called in it, where that is known and not what its label says anyway."""
    named = _NAMED.get(kind)
    known = _known(kind, fields.get(named) or "") if named else {}
    own: Mapping[str, str] = fields.get("in_languages") or {}
    found = {}
    for code in _others():
        name = known.get(code)
        written = name or own.get(code)
        if name is None and written and kind == "meeting" and _of_another(written, code, fields.get("ordinal")):
            continue  # a source calls it by the one before: "the fourth after the third meeting of A"
        if written:
            found[code] = _marked(kind, written, code, fields, known=name is not None)
    return found


@cache
def _others() -> tuple[str, ...]:
    return tuple(code for code in labelled_languages() if code != FALLBACK)


@cache
def _rows() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Kind → English name → names by language."""
    registry = load_registry()
    mechanisms = {row.name_en: row.names for row in registry.mechanisms.values()}
    instruments = {row.name_en: row.names for row in registry.instruments.values()}
    return {"meeting": mechanisms, "instrument": instruments, "progress": instruments}


@lru_cache(maxsize=4096)
def _known(kind: str, name: str) -> dict[str, str]:
    names = _rows()[kind].get(name, {})
    return {code: names[code][0] for code in _others() if names.get(code)}


def _marked(kind: str, name: str, code: str, fields: Mapping[str, Any], *, known: bool) -> str:
    """The name with what tells this one from others of its line."""
    ordinal, period = fields.get("ordinal"), fields.get("period")
    if kind == "meeting" and ordinal and (known or ordinal not in ordinals_in(name, code)):
        return load_labels(code).nth.format(name=name, ordinal=ordinal)
    if kind in ("instrument", "progress") and period and not all(str(year) in name for year in period):
        return f"{name} {period[0]}-{period[1]}"
    return name


def _of_another(name: str, code: str, ordinal: int | None) -> bool:
    told = ordinals_in(name, code)
    return bool(ordinal and told and ordinal not in told)


@lru_cache(maxsize=16384)
def party_called(party: str, code: str) -> str:
    """A party (registry id or name) in a language: an organisation by its acronym, a state by its name."""
    actors = load_registry().actors
    actor = actors.get(party) or actors.get(_known_party(party))
    if actor is None:
        return (party.upper() if len(party) <= _ACRONYM else party.title()) if party.islower() else party
    names = actor.names.get(code, [])
    if actor.kind == "state":
        return (names or [actor.name_en])[0]
    short = (actor.acronyms or [actor.name_en])[0]
    if code == FALLBACK:
        return short  # its other names in that language need not be names of all of it
    own = min(names, key=len, default=short)
    return own if len(own) <= len(short) + 1 else short


def partnership_called(id_: str, code: str, written: str | None = None) -> str:
    """A partnership by the names of its parties. written: its name with parties no registry knows as documents write
    them."""
    registry = load_registry()
    row = registry.partnerships.get(id_)
    parties = list(row.parties) if row else id_.split("|")
    forms = (written or "").split("–")
    if row or not written or len(forms) != len(parties):
        forms = parties
    return "–".join(
        party_called(party if party in registry.actors else form, code)
        for party, form in zip(parties, forms, strict=True)
    )


def standing_called(status: str, code: str) -> str:
    """A status of a partnership (registry id or name) in a language."""
    registry = load_registry()
    row = registry.standings.get(status) or next(
        (own for own in registry.standings.values() if own.name_en == status), None
    )
    if row is None:
        return status.replace("_", " ")
    return (row.names.get(code) or [row.name_en])[0]


@lru_cache(maxsize=4096)
def _known_party(name: str) -> str:
    """The registry id of exactly this name; a body of an organisation keeps its own name."""
    found = party_id(name)
    actor = load_registry().actors.get(found)
    if actor is None:
        return name
    written = [actor.name_en, *actor.acronyms, *(form for forms in actor.names.values() for form in forms)]
    return found if name in written else name
