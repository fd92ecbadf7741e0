"""Many documents recorded at once leave what they leave one by one, in whatever order they come."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document, record_documents
from depositary.ledger.dialects import match_words
from depositary.ledger.judging import record_judgement
from depositary.ledger.tables import (
    claims,
    contradictions,
    documents,
    facets,
    passages,
    things,
    unit_keys,
    units,
)
from depositary.ledger.tallies import count_anew, kept_tally
from depositary.model import Document, Reading

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
DOCUMENTS = 36


@pytest.fixture(scope="module")
def told() -> Iterator[list[tuple[Document, Reading]]]:
    """Two years of a small world, so that its yearly meetings come up twice."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from made_up import World

        world = World(400)
        years = (world.documents(start=0), world.documents(start=len(world.mechanisms)))
        yield [one for year in years for one in islice(year, DOCUMENTS // 2)]
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.mark.parametrize(("order", "together"), [(1, 7), (2, 200)], ids=["by sevens", "at once"])
def test_at_once_is_as_one_by_one(
    place: Place, told: list[tuple[Document, Reading]], order: int, together: int
) -> None:
    shuffled = random.Random(order).sample(told, len(told))
    with create_ledger(place()) as one_by_one, create_ledger(place()) as at_once:
        for document, reading in told:
            record_document(one_by_one, document, reading)
        done = record_documents(at_once, shuffled, together=together)
        assert [one.name for one in done] == [document.id for document, _ in shuffled]
        assert content(at_once) == content(one_by_one)


def test_recording_at_once_twice_changes_nothing(place: Place, told: list[tuple[Document, Reading]]) -> None:
    with create_ledger(place()) as ledger:
        record_documents(ledger, told)
        before = content(ledger)
        assert {one.state for one in record_documents(ledger, [*told, told[0]])} == {"known"}
        assert content(ledger) == before


def content(ledger: Ledger) -> dict[str, Any]:
    """All a ledger says, without the numbers and names its rows came to by their order."""
    with ledger.reading() as connection:
        of_thing: dict[int, list[str]] = {}
        query = select(units.c.thing_id, claims.c.key).join(claims, claims.c.unit_id == units.c.id)
        for number, key in connection.execute(query.where(claims.c.withdrawn.is_(None))):
            of_thing.setdefault(number, []).append(key)
        name = {number: tuple(sorted(keys)) for number, keys in of_thing.items()}
        shown = (
            things.c.kind,
            things.c.fields,
            things.c.label,
            things.c.first_day,
            things.c.last_day,
            things.c.told_first,
        )
        counted = (things.c.told_last, things.c.status, things.c.sources, things.c.claims, things.c.shown)
        rows = connection.execute(select(things.c.id, *shown, *counted).where(things.c.merged_into.is_(None)))
        return {
            "things": {name.get(row.id): (*row[1:2], msgspec.json.decode(row.fields), *row[3:]) for row in rows},
            "facets": sorted(
                (name[n], *row)
                for n, *row in connection.execute(select(facets.c.thing_id, facets.c.name, facets.c.value))
            ),
            "contradictions": sorted(
                (name[row.thing_id], row.property, row.verdict, sides(row.payload))
                for row in connection.execute(select(contradictions))
            ),
            "keys": sorted(map(tuple, connection.execute(_KEYS))),
            "passages": sorted(map(tuple, connection.execute(_PASSAGES))),
            "copies": copies(connection.execute(select(documents.c.key, documents.c.text_group))),
            "found": len(match_words(connection, [["meeting"]], 1000)),
        }


_KEYS = select(unit_keys.c.key, units.c.face).join(units, units.c.id == unit_keys.c.unit_id)
_PASSAGES = select(claims.c.key, passages.c.position, passages.c.start, passages.c.end, passages.c.quote).join(
    passages, passages.c.claim_id == claims.c.id
)


def sides(payload: str) -> list[tuple[str, list[str]]]:
    return sorted((str(side["value"]), sorted(side["sightings"])) for side in msgspec.json.decode(payload)["sides"])


def copies(rows: Any) -> list[list[str]]:
    """Documents that are one text, whatever their group is called."""
    groups: dict[str, list[str]] = {}
    for key, group in rows:
        groups.setdefault(group, []).append(key)
    return sorted(sorted(group) for group in groups.values())


def test_kept_counts_are_those_counted_anew(place: Place, told: list[tuple[Document, Reading]]) -> None:
    with create_ledger(place()) as ledger:
        record_documents(ledger, told[:20])
        record_document(ledger, *told[20])
        shorter = msgspec.structs.replace(told[3][1], commitments=[], meetings=[])
        record_document(ledger, told[3][0], shorter)
        with ledger.reading() as connection:
            kept, anew = kept_tally(connection, facets=True), count_anew(connection)
            meetings = list(
                connection.execute(select(things.c.key).where(things.c.kind == "meeting", things.c.shown)).scalars()
            )
        assert kept == anew
        assert kept["shown", "meeting"] == len(meetings)
        assert sum(count for (name, _), count in kept.items() if name == "told") == 21
        record_judgement(ledger, meetings[0], "reject", who="somebody")
        record_judgement(ledger, meetings[1], "same-as", other=meetings[2], who="somebody")
        with ledger.reading() as connection:
            after = kept_tally(connection, facets=True)
            assert after == count_anew(connection)
        assert after["shown", "meeting"] < kept["shown", "meeting"]
