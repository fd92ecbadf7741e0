"""What recording a document leaves in the ledger, and what it leaves alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from databases import Place
from depositary.errors import DocumentError
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.library import find_documents
from depositary.ledger.queries import ThingQuery, find_things, thing_by_key
from depositary.ledger.sources import claims_of_things
from depositary.ledger.tables import claims, history, metadata
from depositary.ledger.verifying import verify_ledger
from depositary.model import Commitment, Meeting, Person
from samples import CORPUS, Sample, gold, sample

SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10"
)
MINISTER = Person(name="Bùi Thanh Sơn", post_en="Minister of Foreign Affairs", party="Viet Nam")
PROMISE = Commitment(actors=["Russia"], force="propose", what_en="hold the 4th ASEAN-Russia Summit", due="2021-10")


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def rows_of(ledger: Ledger) -> dict[str, list[Any]]:
    with ledger.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))] for table in metadata.sorted_tables
        }


def things_of(ledger: Ledger, kind: str) -> list[tuple[str, set[str]]]:
    """Things as (label, names of the documents that tell of it)."""
    with ledger.reading() as connection:
        found = find_things(connection, ThingQuery(kind=kind))
        told = claims_of_things(connection, [thing.number for thing in found])
        return sorted((thing.label, {claim.name for claim in told[thing.number]}) for thing in found)


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    document, reading = sample("one", "The summit.\nMore.", SUMMIT, MINISTER, PROMISE)
    first = record_document(ledger, document, reading)
    before = rows_of(ledger)
    second = record_document(ledger, document, reading)
    assert (first.state, len(first.claims)) == ("added", 3)
    assert (second.state, second.claims, second.things) == ("known", (), ())
    assert rows_of(ledger) == before


def test_the_same_file_from_elsewhere_is_the_same_document(ledger: Ledger) -> None:
    document, reading = sample("one", "The summit.", SUMMIT)
    record_document(ledger, document, reading)
    moved = msgspec.structs.replace(document, uri="file:///elsewhere/one.txt")
    assert record_document(ledger, moved, reading).state == "known"


def test_of_a_thing_told_often_the_first_tellings_that_still_count_are_read(ledger: Ledger) -> None:
    for name in ("one", "two", "three"):
        record_document(ledger, *sample(name, f"The summit was held, says {name}.", SUMMIT))
    record_document(ledger, *sample("one", "The summit was held, says one."))  # it says so no more
    record_document(ledger, *sample("four", "The summit was held, says four.", SUMMIT))
    with ledger.reading() as connection:
        [summit] = find_things(connection, ThingQuery(kind="meeting"))
        told = claims_of_things(connection, [summit.number], counts={summit.number: summit.claims}, most=2)
        every = claims_of_things(connection, [summit.number], counts={summit.number: summit.claims}, most=3)
    assert [claim.name for claim in told[summit.number]] == ["two", "three"]
    assert [claim.name for claim in every[summit.number]] == ["two", "three", "four"]


def test_copies_under_other_names_are_documents_of_one_source(ledger: Ledger) -> None:
    for name in ("one", "copy-of-one"):
        record_document(ledger, *sample(name, "The summit  was held.", SUMMIT))
    with ledger.reading() as connection:
        assert len(find_documents(connection)) == 2
        [summit] = find_things(connection, ThingQuery(kind="meeting"))
    assert (summit.claims, summit.sources) == (2, 1)


def test_equal_claims_of_one_document_are_kept_apart(ledger: Ledger) -> None:
    recorded = record_document(ledger, *sample("one", "Twice.", PROMISE, PROMISE))
    assert len(set(recorded.claims)) == 2


def test_newer_reading_keeps_what_it_says_again_and_withdraws_the_rest(ledger: Ledger) -> None:
    record_document(ledger, *sample("one", "The summit.", SUMMIT, MINISTER))
    later = msgspec.structs.replace(SUMMIT, place="Sochi")
    recorded = record_document(ledger, *sample("one", "The summit.", later, MINISTER, reader="2"))
    assert (recorded.state, len(recorded.claims), len(recorded.withdrawn)) == ("reread", 1, 1)
    with ledger.reading() as connection:
        rows = connection.execute(select(claims).order_by(claims.c.id)).all()
        old, kept, new = rows
        assert (old.withdrawn, old.succeeded_by) == (2, new.key)
        assert kept.withdrawn is None
        [summit] = find_things(connection, ThingQuery(kind="meeting"))
    assert summit.fields["place"] == "Sochi"


def test_reading_back_to_the_earlier_version_shows_the_earlier_claim_again(ledger: Ledger) -> None:
    first = sample("one", "The summit.", SUMMIT)
    record_document(ledger, *first)
    record_document(ledger, *sample("one", "The summit.", msgspec.structs.replace(SUMMIT, start="2021-11"), reader="2"))
    record_document(ledger, *first)
    with ledger.reading() as connection:
        [summit] = find_things(connection, ThingQuery(kind="meeting"))
        assert summit.fields["start"] == "2021-10"
        assert len(connection.execute(select(claims)).all()) == 3


def test_a_thing_no_document_tells_of_any_more_is_not_shown_but_stays(ledger: Ledger) -> None:
    recorded = record_document(ledger, *sample("one", "The summit.", SUMMIT, MINISTER))
    record_document(ledger, *sample("one", "The summit.", MINISTER, reader="2"))
    with ledger.reading() as connection:
        assert find_things(connection, ThingQuery(kind="meeting")) == []
        gone = [key for key in recorded.things if key.startswith("meeting-")]
        assert thing_by_key(connection, gone[0]).claims == 0


def test_merged_thing_is_found_under_its_earlier_id(ledger: Ledger) -> None:
    """Two meetings too vague to be one become one when a third document bridges them."""
    vague = Meeting(mechanism_en="ASEAN-Russia Summit", parties=["ASEAN", "Russia"], level="summit", start="2021-10-28")
    numbered = msgspec.structs.replace(SUMMIT, start=None)
    both = msgspec.structs.replace(SUMMIT, start="2021-10-28")
    first = record_document(ledger, *sample("a", "A.", vague, published="2021-10-28"))
    second = record_document(ledger, *sample("b", "B.", numbered, published="2021-09-01"))
    record_document(ledger, *sample("c", "C.", both, published="2021-10-29"))
    with ledger.reading() as connection:
        found = find_things(connection, ThingQuery(kind="meeting"))
        ids = {thing_by_key(connection, key).id for key in (*first.things, *second.things)}
    assert [thing.claims for thing in found] == [3]
    assert ids == {found[0].id} == {first.things[0]}


def test_text_that_no_database_can_hold_is_a_document_error(ledger: Ledger) -> None:
    document, reading = sample("bad", "half a pair: \ud83d")
    with pytest.raises(DocumentError, match="bad"):
        record_document(ledger, document, reading)
    assert rows_of(ledger)["documents"] == []


def test_history_has_one_event_a_change_and_the_ledger_verifies(ledger: Ledger) -> None:
    for name, text in (("one", "First."), ("two", "Second.")):
        record_document(ledger, *sample(name, text, SUMMIT))
    record_document(ledger, *sample("one", "First.", MINISTER, reader="2"))
    with ledger.reading() as connection:
        events = connection.execute(select(history.c.event).order_by(history.c.id)).scalars().all()
    assert events == ["document added", "document added", "document read again"]
    assert verify_ledger(ledger).problems == ()


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_of_adding_gives_the_same_things(place: Place, seed: int) -> None:
    samples: list[Sample] = [s for s in gold(CORPUS / "written") if s[0].id[-2:] in ("03", "04", "06")]
    shuffled = samples.copy()
    random.Random(seed).shuffle(shuffled)
    found = []
    for order in (samples, shuffled):
        with create_ledger(place()) as ledger:
            for document, reading in order:
                record_document(ledger, document, reading)
            found.append(
                [things_of(ledger, kind) for kind in ("meeting", "person", "instrument", "progress", "commitment")]
            )
    assert found[0] == found[1]
