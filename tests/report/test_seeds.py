"""What the five seed documents say together, from their answers: `expected-ledger.json` tells what must come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.queries import ThingQuery
from depositary.report import Thing, find_progress, list_contradictions, list_due, list_things
from samples import SHARED, gold

SEEDS = SHARED / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared corpus does not lie beside the checkout"),
]


@pytest.fixture(scope="module")
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        for document, reading in gold(SEEDS):
            record_document(opened, document, reading)
        yield opened


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SEEDS / "expected-ledger.json").read_text("utf-8"))
    return found


def told_by(thing: Thing) -> set[str]:
    return {"seed-" + source.document[:3] for source in thing.sources}


def test_meetings(ledger: Ledger, expected: dict[str, Any]) -> None:
    found = list_things(ledger, ThingQuery(kind="meeting"))
    assert len(found) == len(expected["meetings"])
    for meeting in expected["meetings"]:
        fits = [
            thing
            for thing in found
            if told_by(thing) == set(meeting["sources"])
            and thing.fields["ordinal"] == meeting["ordinal"]
            and thing.fields["start"] == meeting["start"]
            and thing.fields["level"] == meeting["level"]
        ]
        assert len(fits) == 1, meeting["key"]
        assert fits[0].fields["status"] == meeting["status"]
        assert len(fits[0].fields["chairs"]) >= len(meeting.get("chairs", []))


def test_persons_across_languages(ledger: Ledger, expected: dict[str, Any]) -> None:
    found = {frozenset(told_by(thing)) for thing in list_things(ledger, ThingQuery(kind="person"))}
    assert len(list_things(ledger, ThingQuery(kind="person"))) == len(expected["persons"])
    assert {frozenset(person["names"]) for person in expected["persons"]} == found


def test_shared_instruments(ledger: Ledger, expected: dict[str, Any]) -> None:
    found = [told_by(thing) for thing in list_things(ledger, ThingQuery(kind="instrument")) if len(told_by(thing)) > 1]
    for instrument in expected["shared_instruments"]:
        assert set(instrument["sources"]) in found, instrument["title_en"]


def test_progress_is_a_growing_series(ledger: Ledger, expected: dict[str, Any]) -> None:
    series = find_progress(ledger, "ASEAN-UN Plan of Action 2016-2020")
    told = [(r.done, r.total, r.percent, r.comparator, r.as_of) for r in series.reports]
    assert told == [(97, 103, 94.2, "=", "2020-09-15"), (None, None, 96.0, ">", "2020-10")]


def test_the_one_contradiction(ledger: Ledger) -> None:
    [found] = list_contradictions(ledger)
    assert (found.about, found.property) == ("15th East Asia Summit", "meetings.start")
    values = {side.value: {source.document[:3] for source in side.sources} for side in found.sides}
    assert values == {"2020-01": {"002"}, "2020-11": {"003"}}


def test_growth_is_told_but_is_no_contradiction(ledger: Ledger) -> None:
    verdicts = {found.verdict: found.real for found in list_contradictions(ledger, real_only=False)}
    assert verdicts == {"value_conflict": True, "growth": False}


def test_deadlines(ledger: Ledger) -> None:
    found = list_due(ledger, on="2020-12-01")
    told = {(due.what.split()[0], due.interval) for due in found}
    assert ("complete", ("2020-10-01", "2020-10-31")) in told  # the draft plan
    assert ("4th", ("2021-10-01", "2021-10-31")) in told  # the proposed summit
    assert ("report", ("2022-09-01", "2023-09-30")) in told  # to the seventy-seventh session
    assert ("put", ("2022-09-01", "2023-09-30")) in told  # on its provisional agenda
