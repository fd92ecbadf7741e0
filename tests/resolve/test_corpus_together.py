"""The corpus's documents taken together: what is one event, what clashes, what grows, and nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest

from depositary.resolve import (
    Sighting,
    compare_over_time,
    find_contradictions,
    link_progress,
    merge_fields,
)
from resolve.sightings import gold_sightings, things_of
from samples import CORPUS, SHARED


def events(folder: str) -> list[dict[str, Any]]:
    name = CORPUS / folder / "events.json"
    if not name.is_file():
        name = SHARED / folder / "events.json"
    if not name.is_file():
        pytest.skip("events.json is not at hand")
    found: list[dict[str, Any]] = json.loads(name.read_text(encoding="utf-8"))["events"]
    return found


def of_kind(things: dict[str, list[Sighting]], kind: str) -> dict[str, list[Sighting]]:
    return {about: sightings for about, sightings in things.items() if sightings[0].kind == kind}


@pytest.mark.parametrize("folder", ["written", "hard"])
def test_documents_about_one_event_share_its_meeting_and_no_others_do(folder: str) -> None:
    things = of_kind(things_of(gold_sightings(CORPUS / folder)), "meeting")
    meant = {pair for event in events(folder) for pair in combinations(sorted(event["documents"]), 2)}
    found = set()
    for sightings in things.values():
        documents = {s.document for s in sightings if getattr(s.claim, "role", "") == "reported"}
        found |= set(combinations(sorted(documents), 2))
    reported_and_planned = {("w-h-en-02", "w-h-vi-02")}  # a preview and the statement of one summit
    assert found - reported_and_planned == meant


@pytest.mark.parametrize(
    "folder, planted",
    [
        ("written", {
            ("meetings.start", "value_conflict", ("2023-03-14", "2023-03-15")),
            ("meetings.place", "value_conflict", ("Belcastro", "Marisport")),
            ("progress.done", "value_conflict", ("41/52", "43/52")),
        }),
        ("hard", {
            ("commitments.due", "value_conflict", ("2027-07-31", "2027-08-31")),
            ("progress.percent", "arithmetic", ("132/160", "88 %")),
            ("progress.percent", "arithmetic", ("84 %", "96/118")),
            ("progress.percent", "arithmetic", ("26/58", "54 %")),
        }),
    ],
)  # fmt: skip
def test_every_planted_contradiction_and_no_other(folder: str, planted: set[Any]) -> None:
    found = find_contradictions(things_of(gold_sightings(CORPUS / folder)))
    real = {(item.property, item.verdict, tuple(str(side.value) for side in item.sides)) for item in found if item.real}
    assert real == planted


def test_plans_grow_over_time_without_contradiction() -> None:
    things = things_of(gold_sightings(CORPUS / "written"))
    figures = [s for sightings in of_kind(things, "progress").values() for s in sightings]
    by_plan: dict[str, list[Sighting]] = defaultdict(list)
    for progress, plan in link_progress(figures, of_kind(things, "instrument")).items():
        by_plan[plan] += [s for s in figures if s.id == progress]
    assert len([plan for plan, found in by_plan.items() if len(found) > 2]) >= 3
    verdicts = [item.verdict for plan, found in by_plan.items() for item in compare_over_time(plan, found)]
    assert "growth" in verdicts and "backwards" not in verdicts


# -- the seeds ------------------------------------------------------------------------------------------------------


def seeds() -> dict[str, list[Sighting]]:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the shared corpus is not beside the checkout")
    return things_of(gold_sightings(SHARED / "seeds"))


def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "seeds" / "expected-ledger.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.shared
def test_seeds_meetings_are_the_ones_expected() -> None:
    shown = {}
    for sightings in of_kind(seeds(), "meeting").values():
        fields = merge_fields("meeting", sightings)
        key = (fields["mechanism_en"], fields["ordinal"], fields["start"])
        shown[key] = (fields, sorted({s.document for s in sightings}))
    wanted = expected()["meetings"]
    assert len(shown) == len(wanted)
    for row in wanted:
        found = [
            (fields, documents)
            for (_, ordinal, start), (fields, documents) in shown.items()
            if (ordinal, start, documents) == (row["ordinal"], row["start"], sorted(row["sources"]))
            and fields["level"] in (row["level"], "other")
        ]
        assert found, row["key"]
        fields = next((f for f, _ in found if f["status"] == row["status"]), None)
        assert fields is not None, row["key"]
        assert not row.get("format") or fields["format"] == row["format"]
        assert fields["disputed"] == row.get("disputed", {})
        names = {chair["name"] for chair in fields["chairs"]}
        assert set(row.get("chairs", names)) == names, row["key"]


@pytest.mark.shared
def test_seeds_contradict_in_one_date_only() -> None:
    real = [item for item in find_contradictions(seeds()) if item.real]
    assert [(item.property, [side.value for side in item.sides]) for item in real] == [
        ("meetings.start", ["2020-01", "2020-11"])
    ]


@pytest.mark.shared
def test_seeds_progress_is_growth_of_one_plan() -> None:
    things = seeds()
    figures = [s for sightings in of_kind(things, "progress").values() for s in sightings]
    plans = link_progress(figures, of_kind(things, "instrument"))
    assert len(plans) == 2 and len(set(plans.values())) == 1
    assert [item.verdict for item in compare_over_time("plan", figures)] == ["growth"]


@pytest.mark.shared
def test_seeds_persons_and_shared_instruments() -> None:
    things = seeds()
    people = [merge_fields("person", sightings) for sightings in of_kind(things, "person").values()]
    wanted = {row["canonical"] for row in expected()["persons"]}
    assert wanted <= {person["name"] for person in people}
    assert ["Bùi Thanh Sơn", "裴青山"] in [person["names"] for person in people]
    shared = sorted(
        sorted({s.document for s in sightings})
        for sightings in of_kind(things, "instrument").values()
        if len({s.document for s in sightings}) > 1
    )
    for row in expected()["shared_instruments"]:
        assert sorted(row["sources"]) in shared, row["title_en"]
