"""The ledger as it was: what was recorded and judged by a moment, and what documents published by a day say."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
import pytest
from sqlalchemy import select

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.judging import record_judgement, undo_judgement
from depositary.ledger.past import View
from depositary.ledger.queries import ThingQuery, find_things
from depositary.ledger.tables import history
from depositary.model import Meeting, Progress
from depositary.report import Thing, find_progress, list_due, list_things, partnership_status
from samples import sample

SUMMIT = Meeting(mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit")


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def now(ledger: Ledger) -> str:
    """The moment of the last event; the next one comes later."""
    with ledger.reading() as connection:
        moment = connection.execute(select(history.c.at).order_by(history.c.id.desc())).scalars().first()
    time.sleep(0.001)
    return str(moment)


def meetings(ledger: Ledger, **view: str) -> list[Thing]:
    return list_things(ledger, ThingQuery(kind="meeting", view=View(**view)))


def told(ledger: Ledger, **view: str) -> list[tuple[str | None, str, set[str]]]:
    return [
        (thing.fields["start"], thing.fields["status"], {source.document for source in thing.sources})
        for thing in meetings(ledger, **view)
    ]


def test_as_of_a_day_only_documents_published_by_then_speak(ledger: Ledger) -> None:
    proposed = msgspec.structs.replace(SUMMIT, start="2021-10", status="proposed")
    held = msgspec.structs.replace(SUMMIT, start="2021-10-28", status="held")
    record_document(ledger, *sample("july", "J.", proposed, published="2021-07-06"))
    record_document(ledger, *sample("october", "O.", held, published="2021-10-28"))
    record_document(ledger, *sample("undated", "U.", held, published=None))
    assert told(ledger, as_of="2021-07-05") == []
    assert told(ledger, as_of="2021-08-01") == [("2021-10", "proposed", {"july"})]
    assert told(ledger, as_of="2021-12-31") == [("2021-10-28", "held", {"july", "october"})]
    assert told(ledger) == [("2021-10-28", "held", {"july", "october", "undated"})]


def test_as_recorded_at_a_moment(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", msgspec.structs.replace(SUMMIT, start="2021-10")))
    first = now(ledger)
    record_document(ledger, *sample("a", "A.", msgspec.structs.replace(SUMMIT, start="2021-11"), reader="2"))
    second = now(ledger)
    record_document(ledger, *sample("b", "B.", msgspec.structs.replace(SUMMIT, start="2021-11"), language="vi"))
    assert told(ledger, recorded_at="2020-01-01") == []
    assert told(ledger, recorded_at=first) == [("2021-10", "held", {"a"})]
    assert told(ledger, recorded_at=second) == [("2021-11", "held", {"a"})]
    assert told(ledger) == [("2021-11", "held", {"a", "b"})]


def test_judgements_count_from_when_they_were_given_until_undone(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", msgspec.structs.replace(SUMMIT, start="2021-10")))
    before = now(ledger)
    [thing] = meetings(ledger)
    judged, _ = record_judgement(ledger, thing.id, "reject", who="An")
    rejected = now(ledger)
    undo_judgement(ledger, judged.key, who="An")
    assert [len(meetings(ledger, recorded_at=moment)) for moment in (before, rejected, now(ledger))] == [1, 0, 1]


def test_things_are_as_they_were_grouped_then(ledger: Ledger) -> None:
    same = msgspec.structs.replace(SUMMIT, start="2021-10")
    record_document(ledger, *sample("a", "A.", same))
    two = record_document(ledger, *sample("b", "B.", same))
    together = now(ledger)
    [thing] = meetings(ledger)
    record_judgement(ledger, two.claims[0], "not-same-as", who="An", other=thing.id)
    parted = now(ledger)
    for view, groups in ((together, [{"a", "b"}]), (parted, [{"a"}, {"b"}])):
        found = [{source.document for source in thing.sources} for thing in meetings(ledger, recorded_at=view)]
        assert sorted(found, key=sorted) == groups


def test_filters_hold_for_the_past_too(ledger: Ledger) -> None:
    other = Meeting(mechanism_en="ASEAN-UN Summit", ordinal=11, parties=["ASEAN", "United Nations"], level="summit")
    record_document(ledger, *sample("a", "A.", SUMMIT, msgspec.structs.replace(other, start="2020-11-15")))
    for asked in (
        {"partnership": "ASEAN-UN"},
        {"actor": "Liên hợp quốc"},
        {"since": "2020-01-01"},
        {"until": "2020-12-31"},
    ):
        with ledger.reading() as connection:
            then = find_things(connection, ThingQuery(kind="meeting", view=View(as_of="2030-01-01"), **asked))  # type: ignore[arg-type]
            today = find_things(connection, ThingQuery(kind="meeting", **asked))  # type: ignore[arg-type]
        assert [row.fields["ordinal"] for row in then] == [row.fields["ordinal"] for row in today] == [11]


def test_status_progress_and_dues_as_of_a_day(ledger: Ledger) -> None:
    plan = Progress(
        instrument_en="ASEAN-Russia Plan of Action", period=(2016, 2020), done=92, total=139, as_of="2020-03-13"
    )
    later = msgspec.structs.replace(plan, done=99, as_of="2021-04")
    proposed = msgspec.structs.replace(SUMMIT, start="2021-10", status="proposed")
    record_document(ledger, *sample("a", "A.", plan, published="2020-03-13"))
    record_document(ledger, *sample("b", "B.", later, proposed, published="2021-04-20"))
    then = View(as_of="2020-12-31")
    assert [report.done for report in find_progress(ledger, "ASEAN-Russia Plan", view=then).reports] == [92]
    assert list_due(ledger, on="2020-12-31", view=then) == []
    state = partnership_status(ledger, "ASEAN-Russia", on="2020-12-31", view=then)
    assert (state.documents, state.counts["meeting"], len(state.progress[0].reports)) == (1, 0, 1)
    assert {standing.axis: standing.since[:4] for standing in state.standing} == {"formal": "1996", "elevation": "2018"}


@pytest.mark.parametrize(
    "day, members", [("1990-01-01", 6), ("2000-01-01", 10), ("2025-10-25", 10), ("2025-10-26", 11)]
)
def test_membership_in_its_time(ledger: Ledger, day: str, members: int) -> None:
    state = partnership_status(ledger, "ASEAN-UN", on=day)
    assert [len(party.members) for party in state.members if party.organisation == "ASEAN"] == [members]


def test_what_changed_since(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", msgspec.structs.replace(SUMMIT, start="2021-10")))
    changes = partnership_status(ledger, "ASEAN-Russia", since="2020-01-01").changes
    assert changes is not None
    assert (changes.documents, changes.things, [new.label for new in changes.named]) == (
        ("a",), {"meeting": 1}, ["4th ASEAN-Russia Summit"],
    )  # fmt: skip
    later = partnership_status(ledger, "ASEAN-Russia", since="2999-01-01").changes
    assert later is not None and (later.documents, later.things) == ((), {})
