"""Both axes of status, what adds up, what is amiss."""

from __future__ import annotations

import msgspec
import pytest

from depositary.ledger import Ledger
from depositary.ledger.plans import (
    NewEntry,
    NewLine,
    NewPlan,
    PlanRow,
    record_entries,
    record_plan,
    record_verdict,
)
from depositary.plans import count_by, count_lines, lint_plan, plan_view
from depositary.plans.review import find_passage

DAY = "2027-11-25"


def enter(ledger: Ledger, plan: PlanRow, line: str, **fields: str | None) -> None:
    record_entries(ledger, plan, [NewEntry(line=line, field=f, value=v) for f, v in fields.items()], who="An")


def prove(ledger: Ledger, plan: PlanRow, line: str, quote: str = "The summit met in Hanoi on 6 July 2027.") -> None:
    passage = find_passage(ledger, "news", quote)
    record_verdict(ledger, plan, line, passage.document, passage.start, passage.end, "accepted", who="An")


def test_no_data_is_not_nothing_done(ledger: Ledger, plan: PlanRow) -> None:
    counted = count_lines(plan_view(ledger).lines)
    assert (counted.total, counted.no_data, counted.steps) == (4, 4, {})


def test_the_axis_of_what_is_known(ledger: Ledger, plan: PlanRow) -> None:
    enter(ledger, plan, "1.1", progress="ongoing")  # somebody says so
    prove(ledger, plan, "1.2", "police investigators")  # the ledger shows it
    enter(ledger, plan, "2.1", reported="reported")  # reported, but not how far
    assert [line.reported for line in plan_view(ledger).lines] == ["reported", "evidenced", "no_data", "reported"]
    enter(ledger, plan, "1.1", progress=None)
    assert plan_view(ledger).lines[0].reported == "no_data"


def test_what_adds_up(ledger: Ledger, plan: PlanRow) -> None:
    enter(ledger, plan, "1.1", progress="completed", lead="SOM; Interpol", partner="SOM")
    enter(ledger, plan, "1.2", progress="addressed", lead="SOM")
    enter(ledger, plan, "2.1", progress="not_applicable")
    prove(ledger, plan, "1.1")
    view = plan_view(ledger)
    counted = count_lines(view.lines)
    assert counted.steps == {"addressed": 1, "completed": 1, "not_applicable": 1}
    assert (counted.touched, counted.done, counted.void, counted.evidenced, counted.no_data) == (2, 1, 1, 1, 1)
    told = {g.name: (g.total, g.done, g.no_data) for g in count_by(view.lines, "pillar")}
    assert told == {"political_security": (2, 1, 0), "economic": (2, 0, 1)}
    assert {g.name: g.total for g in count_by(view.lines, "actor")} == {"SOM": 2, "Interpol": 1, "": 2}
    assert {g.name: g.total for g in count_by(view.lines, "area")} == {"maritime": 2, "": 2}


class Figure(msgspec.Struct):
    named: str
    percent: float | None
    as_of: str | None
    word_class: str | None = "touched"


@pytest.mark.parametrize(
    ("fields", "evidence", "rule"),
    [
        ({"progress": "ongoing", "as_of": "2028"}, False, "status_date"),  # after the day
        ({"progress": "ongoing", "as_of": "2025-12"}, False, "status_date"),  # before the plan
        ({"progress": "ongoing"}, False, "status_date"),  # no day at all
        ({"progress": "not_started", "timeline": "2026"}, False, "timeline_passed"),
        ({"timeline": "Q3 2026", "lead": "SOM"}, False, "timeline_passed"),  # nobody has said
        ({"progress": "completed", "as_of": "2027"}, False, "completed_without_evidence"),
        ({"progress": "not_applicable", "as_of": "2027"}, True, "evidence_on_void"),
        ({"progress": "not_started", "as_of": "2027"}, True, "axes_disagree"),
        ({"progress": "ongoing", "reported": "no_data"}, False, "axes_disagree"),
        ({"progress": "of_another_scale"}, False, "axes_disagree"),
        ({"areas": None}, False, "no_area"),
        ({}, False, "no_party"),
    ],
)
def test_what_is_amiss_is_found(
    ledger: Ledger, plan: PlanRow, fields: dict[str, str | None], evidence: bool, rule: str
) -> None:
    enter(ledger, plan, "1.1", lead="SOM")
    assert [one.rule for one in lint_plan(plan_view(ledger), on=DAY) if one.line == "1.1"] == []
    enter(ledger, plan, "1.1", **({"lead": None} if rule == "no_party" else fields))
    if evidence:
        prove(ledger, plan, "1.1")
    assert rule in [one.rule for one in lint_plan(plan_view(ledger), on=DAY) if one.line == "1.1"]


def test_a_plan_past_its_end(ledger: Ledger, plan: PlanRow) -> None:
    enter(ledger, plan, "1.1", progress="ongoing", as_of="2030", lead="SOM")
    for day, found in (("2030-12-31", False), ("2031-01-01", True)):
        assert ("past_end" in [one.rule for one in lint_plan(plan_view(ledger), on=day)]) is found


def test_evidence_from_before_the_plan(ledger: Ledger, plan: PlanRow) -> None:
    from depositary.ledger import record_document
    from samples import sample

    record_document(ledger, *sample("old", "An earlier course for police took place.", published="2024-03-01"))
    passage = find_passage(ledger, "old", "course for police")
    record_verdict(ledger, plan, "1.2", passage.document, passage.start, passage.end, "accepted", who="An")
    assert "evidence_before_plan" in [one.rule for one in lint_plan(plan_view(ledger), on=DAY) if one.line == "1.2"]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([("a", 97.0, "2027-09", "touched"), ("b", 90.0, "2027-10", "touched")], ["a"]),  # later, yet lower
        ([("a", 94.2, "2027-09", "touched"), ("b", 96.0, "2027-10", "touched")], []),  # growth
        ([("a", 97.0, "2027-09", "done"), ("b", 90.0, "2027-10", "touched")], []),  # another thing counted
        ([("a", 97.0, "2027-09", "touched"), ("a", 90.0, "2027-10", "touched")], []),  # one source
        ([("a", 97.0, None, "touched"), ("b", 90.0, "2027-10", "touched")], []),
    ],
)
def test_a_figure_above_what_any_other_source_says(
    ledger: Ledger, plan: PlanRow, figures: list[tuple[str, float, str | None, str]], found: list[str]
) -> None:
    told = lint_plan(plan_view(ledger), on=DAY, figures=[Figure(*one) for one in figures])
    assert [one.message.split()[0] for one in told if one.rule == "figure_above_all"] == found


def test_the_stated_total_is_told_not_forced(ledger: Ledger, plan: PlanRow) -> None:
    [told] = [one.message for one in lint_plan(plan_view(ledger), on=DAY) if one.rule == "total_differs"]
    assert "5" in told and "4" in told


def test_what_most_lines_lack_is_said_once(ledger: Ledger) -> None:
    lines = tuple(NewLine(number=str(n), text=f"Hold course {n}", areas=("trade",)) for n in range(1, 9))
    record_plan(ledger, NewPlan(title="Programme (2026-2030)", language="en", source="p.txt", lines=lines), who="An")
    found = lint_plan(plan_view(ledger, "Programme"), on="2027-01-01")
    [once] = [one for one in found if one.rule == "no_party"]
    assert once.line is None and "8 of 8 lines" in once.message
