"""Parties as the registry knows them, for formats that name them by identifiers."""

from __future__ import annotations

from functools import cache

from depositary.registry import load_registry
from depositary.registry.names import FALLBACK
from depositary.registry.shapes import Actor

__all__ = ["known_party", "wikidata"]

_WIKIDATA = "http://www.wikidata.org/entity/"


def known_party(name: str) -> Actor | None:
    """The actor whose English name or acronym this is; None if no registry row has it, or several do."""
    return _actors().get(name.casefold())


def wikidata(actor: Actor) -> str | None:
    """The actor's address in Wikidata, where it is known."""
    return f"{_WIKIDATA}{actor.qid}" if actor.qid else None


@cache
def _actors() -> dict[str, Actor | None]:
    found: dict[str, Actor | None] = {}
    for actor in load_registry().actors.values():
        for name in {actor.name_en, *actor.names.get(FALLBACK, ()), *actor.acronyms}:
            known = found.get(name.casefold(), actor)
            found[name.casefold()] = actor if known is actor else None
    return found
