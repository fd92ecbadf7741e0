"""Does the registry make sense? What the shapes cannot say: ids that resolve, names with one owner, chains that end.

In: a `Registry`. Out: a list of faults in words, each naming the row; empty if all is well. Run it with
`python -m depositary.registry.check` (exit code 1 if there are faults).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from depositary.registry.load import Registry, load_registry
from depositary.registry.names import fold_name
from depositary.registry.shapes import Actor, Named

__all__ = ["CHECKS", "check_registry"]


def check_registry(registry: Registry) -> list[str]:
    """All faults, in the order of `CHECKS`."""
    return [fault for check in CHECKS for fault in check(registry)]


def every_row_has_a_name(registry: Registry) -> Iterator[str]:
    for kind, rows in _families(registry).items():
        for row in rows.values():
            if kind != "partnership" and not (row.name or any(row.names.values()) or row.acronyms):
                yield f"{kind} {row.id}: has no name"
            known = {name for _, name in _written(row)} | set(_other_words(row))
            for listed in (row.weak, row.shared):
                for name in listed:
                    if name not in known:
                        yield f"{kind} {row.id}: '{name}' is marked weak or shared but is none of its names"


def names_have_one_owner(registry: Registry) -> Iterator[str]:
    """One name means one thing of its kind, unless each of its owners lists it under `shared`."""
    for kind, rows in _families(registry).items():
        owners: dict[str, dict[str, bool]] = defaultdict(dict)
        for row in rows.values():
            for folded, name in _written(row):
                owners[folded][row.id] = name in row.shared
        for name, ids in owners.items():
            if len(ids) > 1 and not all(ids.values()):
                missing = ", ".join(sorted(id for id, declared in ids.items() if not declared))
                yield f"{kind} '{name}': belongs to {', '.join(sorted(ids))} but is not declared shared by {missing}"


def ids_resolve(registry: Registry) -> Iterator[str]:
    actors, places, partnerships = registry.actors, registry.places, registry.partnerships
    for actor in actors.values():
        where = f"actor {actor.id}"
        yield from _unknown(where, "parent", [actor.parent], actors)
        yield from _unknown(where, "member", [*actor.members, *(m.actor for m in actor.membership)], actors)
        yield from _unknown(where, "place", [actor.capital, actor.seat, actor.secretariat, *actor.cities], places)
        yield from _unknown(where, "partnership", [actor.partnership], partnerships)
        yield from _unknown(where, "area", [actor.area], registry.areas)
    for place in places.values():
        yield from _unknown(f"place {place.id}", "state", [place.state], actors)
    for partnership in partnerships.values():
        where = f"partnership {partnership.id}"
        yield from _unknown(where, "party", partnership.parties, actors)
        yield from _unknown(where, "status", [change.status for change in partnership.history], registry.standings)
        yield from _unknown(where, "trust fund", [partnership.trust_fund], actors)
    for mechanism in registry.mechanisms.values():
        yield from _unknown(f"mechanism {mechanism.id}", "party", mechanism.parties, actors)
    for instrument in registry.instruments.values():
        where = f"instrument {instrument.id}"
        linked = [instrument.successor, instrument.implements, instrument.family]
        yield from _unknown(where, "instrument", linked, registry.instruments)
        yield from _unknown(where, "partnership", [instrument.partnership], partnerships)
        yield from _unknown(where, "party", [*instrument.parties, *instrument.accessions], actors)
    for publisher in registry.publishers.values():
        yield from _unknown(f"publisher {publisher.id}", "actor", [publisher.actor], actors)
    for post in registry.posts.values():
        yield from _unknown(f"post {post.id}", "party", [post.party], actors)
    yield from _rows_resolve(registry)


def _rows_resolve(registry: Registry) -> Iterator[str]:
    """The rows that are not things themselves: chairs, coordinators, meetings, progress, persons, series."""
    actors = registry.actors
    for term in registry.chairs:
        yield from _unknown(f"chair {term.of} {term.year}", "actor", [term.of, term.state], actors)
    for stint in registry.coordinators:
        where = f"coordinator {stint.partner} {stint.start}"
        yield from _unknown(where, "actor", [stint.of, stint.partner, stint.state], actors)
    for meeting in registry.meetings:
        where = f"meeting {meeting.mechanism} {meeting.start}"
        yield from _unknown(where, "mechanism", [meeting.mechanism], registry.mechanisms)
    for row in registry.progress:
        yield from _unknown(f"progress {row.as_of}", "instrument", [row.instrument], registry.instruments)
    for person in registry.persons:
        yield from _unknown(f"person {person.name}", "actor", [person.party], actors)
        yield from _unknown(f"person {person.name}", "post", [person.post], registry.posts)
    for series in registry.series.values():
        yield from _unknown(f"series {series.id}", "partnership", [series.partnership], registry.partnerships)
    for area in registry.areas.values():
        if area.pillar not in {pillar.id for pillar in registry.pillars}:
            yield f"area {area.id}: pillar {area.pillar} is unknown"


def chains_end(registry: Registry) -> Iterator[str]:
    """Successors and parents never lead back to where they started."""
    succession = {row.id: row.successor for row in registry.instruments.values() if row.successor}
    parents = {row.id: row.parent for row in registry.actors.values() if row.parent}
    for what, links in (("successor", succession), ("parent", parents)):
        for start in links:
            seen, at = {start}, links.get(start)
            while at is not None and at not in seen:
                seen.add(at)
                at = links.get(at)
            if at == start:
                yield f"{what} of {start}: leads back to itself"


def spans_run_forward(registry: Registry) -> Iterator[str]:
    for instrument in registry.instruments.values():
        if instrument.period and instrument.period[0] > instrument.period[1]:
            yield f"instrument {instrument.id}: its period ends before it begins"
    for meeting in registry.meetings:
        if meeting.start > meeting.end:
            yield f"meeting {meeting.mechanism} {meeting.start}: ends before it begins"
    for stint in registry.coordinators:
        if stint.start >= stint.end:
            yield f"coordinator {stint.partner} {stint.start}: ends before it begins"


def domains_have_one_publisher(registry: Registry) -> Iterator[str]:
    owners: dict[str, str] = {}
    for publisher in registry.publishers.values():
        for domain in publisher.domains:
            other = owners.setdefault(domain, publisher.id)
            if other != publisher.id:
                yield f"publisher {publisher.id}: the domain {domain} is also that of {other}"


CHECKS: list[Callable[[Registry], Iterator[str]]] = [
    every_row_has_a_name,
    names_have_one_owner,
    ids_resolve,
    chains_end,
    spans_run_forward,
    domains_have_one_publisher,
]


def _families(registry: Registry) -> dict[str, Mapping[str, Named]]:
    return {
        "actor": registry.actors,
        "place": registry.places,
        "partnership": registry.partnerships,
        "standing": registry.standings,
        "mechanism": registry.mechanisms,
        "instrument": registry.instruments,
        "post": registry.posts,
        "publisher": registry.publishers,
    }


def _written(row: Named) -> set[tuple[str, str]]:
    """Names and acronyms with their folded forms; acronyms keep their capitals, so that they clash only as such."""
    names = {(fold_name(name), name) for forms in row.names.values() for name in forms}
    return names | {(acronym, acronym) for acronym in row.acronyms}


def _other_words(row: Named) -> Iterator[str]:
    """Adjectives, sides and one-character forms: they may be weak, and two actors may have the same."""
    if isinstance(row, Actor):
        for forms in (row.adjectives, row.sides, row.chars):
            for words in forms.values():
                yield from words


def _unknown(where: str, what: str, ids: Iterable[str | None], known: Mapping[str, object]) -> Iterator[str]:
    return (f"{where}: {what} {id} is unknown" for id in ids if id is not None and id not in known)


if __name__ == "__main__":
    faults = check_registry(load_registry())
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    sys.exit(1 if faults else 0)
