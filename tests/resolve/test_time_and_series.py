"""Sessions, series of meetings, figures over time, partnership state: small cases with the trick named."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.model import Progress
from depositary.resolve import (
    Sighting,
    build_meeting_series,
    build_progress_series,
    changes_since,
    compare_over_time,
    members_on,
    partnership_state,
    session_interval,
)
from resolve.sightings import meeting, seen, things_of


@pytest.mark.parametrize(
    "words, bodies, interval",
    [
        ("77th session of the General Assembly", [], ("2022-09", "2023-09")),
        ("its 79th session", ["UN General Assembly"], ("2024-09", "2025-09")),  # who asks says whose session
        ("17th session of the Serayan Assembly", [], None),  # another assembly
        ("next session", ["UN General Assembly"], None),
    ],
)
def test_session_interval(words: str, bodies: list[str], interval: tuple[str, str] | None) -> None:
    assert session_interval(words, bodies) == interval


def sittings(*rows: tuple[int | None, str], status: str = "held") -> list[Sighting]:
    return [
        meeting(mechanism_en="ASEAN-EU Joint Cooperation Committee", parties=["ASEAN", "European Union"], level="committee",
                ordinal=ordinal, start=start, status=status)
        for ordinal, start in rows
    ]  # fmt: skip


def test_series_shows_gaps_and_expects_the_next() -> None:
    held = sittings((26, "2019-02-25"), (28, "2021-02-09"), (29, "2022-02-15"), (30, "2023-02-14"))
    (series,) = build_meeting_series(things_of(held))
    assert [s.ordinal for s in series.sittings] == [26, 28, 29, 30]
    assert series.missing == (27,)
    assert series.expected is not None and series.expected.ordinal == 31
    assert series.expected.interval[0] < "2024-02-15" < series.expected.interval[1]


def test_nothing_is_expected_where_one_is_announced_or_there_is_no_rhythm() -> None:
    held = sittings((28, "2021-02-09"), (29, "2022-02-15"), (30, "2023-02-14"))
    announced = sittings((31, "2024-02"), status="scheduled")
    (series,) = build_meeting_series(things_of(held + announced))
    assert series.expected is None
    (irregular,) = build_meeting_series(things_of(sittings((1, "2005-12-13"), (2, "2010-10-30"), (3, "2018-11-14"))))
    assert irregular.expected is None


def test_a_number_that_does_not_fit_its_date_is_marked() -> None:
    (series,) = build_meeting_series(things_of(sittings((28, "2021-02-09"), (39, "2022-02-15"), (30, "2023-02-14"))))
    assert [s.ordinal for s in series.sittings if s.irregular] == [39]


def figure(as_of: str, word: str | None = None, **fields: Any) -> Sighting:
    measure = {"addressed": "touched", "completed": "done"}.get(word or "")
    claim = Progress(instrument_en="Plan", period=(2016, 2020), as_of=as_of, word=word, word_class=measure, **fields)  # type: ignore[arg-type]
    return seen(claim)


def test_figures_in_order_of_time_with_their_sources() -> None:
    points = build_progress_series([
        figure("2020-10", percent=96, comparator=">"), figure("2020-09-15", done=97, total=103),
        figure("2020-09-15", done=97, total=103),
    ])  # fmt: skip
    assert [(p.done, p.percent, len(p.sightings)) for p in points] == [(97, 94.2, 2), (None, 96, 1)]


@pytest.mark.parametrize(
    "trick, earlier, later, verdict",
    [
        ("grows", {"done": 92}, {"done": 99}, "growth"),
        ("falls", {"done": 99}, {"done": 92}, "backwards"),
        ("falls within rounding", {"percent": 94}, {"done": 131, "total": 139}, "growth"),
        ("another term", {"done": 120, "word": "addressed"}, {"done": 60, "word": "completed"}, "different_term"),
        ("another total", {"done": 99}, {"done": 80, "total": 120}, "different_as_of"),
        ("a bound holds", {"percent": 80, "comparator": ">"}, {"done": 120}, "growth"),
    ],
)
def test_figures_over_time(trick: str, earlier: dict[str, Any], later: dict[str, Any], verdict: str) -> None:
    def at(day: str, fields: dict[str, Any]) -> Sighting:
        whole = {"total": 139} if "done" in fields else {}
        return figure(day, **{**whole, **fields})

    found = compare_over_time("plan", [at("2021-04-01", later), at("2020-03-13", earlier)])
    assert [item.verdict for item in found] == [verdict], trick


def test_partnership_state_on_two_axes_and_in_its_time() -> None:
    state = partnership_state("ASEAN-RU", "2021-07-06")
    assert {status.axis: status.id for status in state.statuses} == {
        "formal": "dialogue_partner", "elevation": "strategic_partnership",
    }  # fmt: skip
    assert (state.chairs["ASEAN"], state.coordinator, state.coordinator_sure) == ("BN", "ID", False)
    assert len(state.members["ASEAN"]) == 10
    assert {s.id for s in partnership_state("ASEAN-RU", "2010-01-01").statuses} == {
        "dialogue_partner", "progressive_comprehensive",
    }  # fmt: skip


def test_membership_counts_in_its_time() -> None:
    assert len(members_on("ASEAN", "2025-10-25")) == 10
    assert len(members_on("ASEAN", "2025-10-26")) == 11
    assert "VN" not in members_on("ASEAN", "1995-07-27") and "VN" in members_on("ASEAN", "1995-07-28")


def test_changes_since_a_day() -> None:
    changes = {(change.what, change.after) for change in changes_since("ASEAN-RU", "2018-01-01", "2026-01-01")}
    assert ("elevation status", "Strategic Partnership") in changes
    assert ("member of ASEAN", "TL") in changes
    assert not changes_since("ASEAN-RU", "2022-01-10", "2022-02-10")
