"""Counts of the whole ledger that are kept instead of counted: things by kind and by partnership, contradictions,
documents by language and partnership.

Whoever changes what is shown of things takes `tally_of` them before and after and gives both to `settle`. For readers
who do not see everything it is counted anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from depositary.ledger.dialects import among, insert_new
from depositary.ledger.tables import contradictions, documents, facets, tallies, things

__all__ = [
    "Tally", "count_anew", "documents_in", "kept_count", "kept_tally", "languages_of", "promised_counts", "settle",
    "tally_documents", "tally_of",
]  # fmt: skip

Tally = Counter[tuple[str, str]]
"""(name, part) → how many. Names: `shown` (part: a kind), `of` (kind and partnership, with a space between),
`has` (kind, name and value of any other facet, likewise), `promised` and a partnership (its commitments, part: force
and party with a tab between), `real` (contradictions; part empty), `real of` (part: a partnership), `told` (documents;
part: language, a space, and the partnership it is mostly about, if any)."""


def tally_of(connection: Connection, numbers: Iterable[int]) -> Tally:
    """What these things add to the counts.

    Rows are asked for by their things alone and told apart here: a database that knew of a second condition might
    rather go through all that meet that.
    """
    found: Tally = Counter()
    asked = {"values": sorted(set(numbers))}
    if not asked["values"]:
        return found
    partnerships: dict[int, list[str]] = defaultdict(list)
    parties: dict[int, list[str]] = defaultdict(list)
    forces: dict[int, str] = {}
    for row in connection.execute(_THINGS, asked):
        if row.shown:
            found["shown", row.kind] += 1
        if row.kind == "commitment":
            forces[row.id] = row.status or _OTHER
    for facet in connection.execute(_FACETS, asked):
        if facet.name == "partnership":
            found["of", f"{facet.kind} {facet.value}"] += 1
            partnerships[facet.thing_id].append(facet.value)
        else:
            found["has", f"{facet.kind} {facet.name} {facet.value}"] += 1
        if facet.name == "party":
            parties[facet.thing_id].append(facet.value)
    for number, force in forces.items():
        for partnership in partnerships.get(number, ()):
            found.update((f"promised {partnership}", f"{force}\t{party}") for party in parties.get(number, ()))
    for clash in connection.execute(_CONTRADICTIONS, asked):
        if clash.real:
            found["real", ""] += 1
            found.update(("real of", partnership) for partnership in partnerships.get(clash.thing_id, ()))
    return found


def tally_documents(rows: Iterable[Mapping[str, Any]]) -> Tally:
    """What these rows of documents add to the counts."""
    return Counter(_told_place(row["language"], row["partnership"]) for row in rows)


def documents_in(tally: Tally) -> list[tuple[str, str, int]]:
    """Language, partnership ("" for none) and number of the documents counted."""
    parted = [(part.split(" ", 1), count) for (name, part), count in tally.items() if name == "told"]
    return [(language, about, count) for (language, about), count in parted]


def _told_place(language: str, partnership: str | None) -> tuple[str, str]:
    return "told", f"{language} {partnership or ''}"


def languages_of(connection: Connection, partnership: str) -> dict[str, int]:
    """Documents mostly about a partnership, by language."""
    if connection.info.get("veiled"):
        rows = connection.execute(_TOLD.where(documents.c.partnership == partnership))
        return {row.language: row.number for row in rows}
    kept = connection.execute(select(tallies).where(tallies.c.name == "told"))
    told = documents_in(Counter({(row.name, row.part): row.value for row in kept}))
    return {language: count for language, about, count in told if about == partnership}


def promised_counts(connection: Connection, partnership: str) -> dict[tuple[str, str], int]:
    """A partnership's commitments by party and force."""
    if connection.info.get("veiled"):
        rows = connection.execute(_PROMISED.where(_its.c.value == partnership)).all()
        return {(row.party, row.force or _OTHER): row.number for row in rows}
    kept = select(tallies.c.part, tallies.c.value).where(tallies.c.name == f"promised {partnership}")
    return {tuple(part.split("\t")[::-1]): value for part, value in connection.execute(kept)}


def count_anew(connection: Connection) -> Tally:
    """The counts of all things: what is kept, if nothing went wrong."""
    found: Tally = Counter()
    for name, query in (("shown", _SHOWN), ("of", _OF), ("has", _HAS), ("real", _REAL), ("real of", _REAL_OF)):
        for *part, count in connection.execute(query):
            if count:
                found[name, " ".join(part)] = count
    for row in connection.execute(_TOLD):
        found[_told_place(row.language, row.partnership)] = row.number
    for row in connection.execute(_PROMISED):
        found[f"promised {row.partnership}", f"{row.force or _OTHER}\t{row.party}"] = row.number
    return found


def kept_tally(connection: Connection, *, facets: bool = False) -> Tally:
    """The counts of what this connection sees; `has` and `promised` only if those of facets are asked for."""
    if connection.info.get("veiled"):
        return count_anew(connection)
    asked = select(tallies) if facets else select(tallies).where(tallies.c.name.in_(_PLAIN))
    return Counter({(row.name, row.part): row.value for row in connection.execute(asked)})


def kept_count(connection: Connection, name: str, part: str) -> int | None:
    """One of the counts; None if they are not kept for what this connection sees."""
    if connection.info.get("veiled"):
        return None
    one = select(tallies.c.value).where(tallies.c.name == name, tallies.c.part == part)
    return connection.execute(one).scalar() or 0


def settle(connection: Connection, before: Tally, after: Tally) -> None:
    """Change what is kept by what changed."""
    changed = {place: after[place] - before[place] for place in before.keys() | after.keys()}
    places = sorted(place for place, more in changed.items() if more)
    if not places:
        return
    insert_new(connection, tallies, [{"name": name, "part": part, "value": 0} for name, part in places])
    connection.execute(_ADD, [{"of": name, "in": part, "more": changed[name, part]} for name, part in places])
    if any(more < 0 for more in changed.values()):
        connection.execute(delete(tallies).where(tallies.c.value == 0))


_PLAIN = ("shown", "of", "real", "real of", "told")
_SHOWN = select(things.c.kind, func.count()).where(things.c.shown).group_by(things.c.kind)
_OF = (
    select(facets.c.kind, facets.c.value, func.count())
    .where(facets.c.name == "partnership")
    .group_by(facets.c.kind, facets.c.value)
)
_HAS = (
    select(facets.c.kind, facets.c.name, facets.c.value, func.count())
    .where(facets.c.name != "partnership")
    .group_by(facets.c.kind, facets.c.name, facets.c.value)
)
_REAL = select(func.count()).select_from(contradictions).where(contradictions.c.real)
_REAL_OF = (
    select(facets.c.value, func.count())
    .join(contradictions, contradictions.c.thing_id == facets.c.thing_id)
    .where(facets.c.name == "partnership", contradictions.c.real)
    .group_by(facets.c.value)
)
_TOLD = select(documents.c.language, documents.c.partnership, func.count().label("number")).group_by(
    documents.c.language, documents.c.partnership
)
_its, _party = facets.alias("its"), facets.alias("party")
_OTHER = "other"  # force of a commitment that has none
_PROMISED = (  # a party's name is no condition to look things up by: there are far too many of it
    select(
        _its.c.value.label("partnership"), _party.c.value.label("party"), things.c.status.label("force"),
        func.count().label("number"),
    )
    .join(things, things.c.id == _its.c.thing_id)
    .join(_party, _party.c.thing_id == things.c.id)
    .where(
        _its.c.name == "partnership", _party.c.name.concat("") == "party", things.c.kind == "commitment", things.c.shown
    )
    .group_by(_its.c.value, _party.c.value, things.c.status)
)  # fmt: skip
_THINGS = select(things.c.id, things.c.kind, things.c.shown, things.c.status).where(among(things.c.id, "values"))
_FACETS = select(facets.c.thing_id, facets.c.name, facets.c.value, facets.c.kind).where(
    among(facets.c.thing_id, "values")
)
_CONTRADICTIONS = select(contradictions.c.thing_id, contradictions.c.real).where(
    among(contradictions.c.thing_id, "values")
)
_ADD = (
    update(tallies)
    .where(tallies.c.name == bindparam("of"), tallies.c.part == bindparam("in"))
    .values(value=tallies.c.value + bindparam("more"))
)
