"""Plans of action in the ledger: lines under their numbers, entries and verdicts that are only ever added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from databases import Place
from depositary.errors import JudgementError, NotInLedger
from depositary.ledger import Ledger, create_ledger, document_key, record_document
from depositary.ledger.chain import number_at
from depositary.ledger.plans import (
    NewEntry,
    NewLine,
    NewPlan,
    evidence_of,
    find_plans,
    latest_entries,
    lines_of,
    plan_named,
    record_entries,
    record_plan,
    record_verdict,
)  # fmt: skip
from depositary.ledger.verifying import verify_ledger
from samples import sample

LINES = (
    NewLine(number="1.1", text="Hold a summit every second year", pillar="political_security", areas=("peace",)),
    NewLine(number="1.2", text="Train police investigators", headings=("Crime",), hedges=("as appropriate",)),
    NewLine(number="1.10", text="Exchange white-shipping data", goals=(14,)),
)
PLAN = NewPlan(
    title="Plan of Action (2026-2030)", language="en", source="plan.txt", lines=LINES, period=(2026, 2030), stated=4
)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def test_lines_come_out_as_they_went_in_and_in_order(ledger: Ledger) -> None:
    done = record_plan(ledger, PLAN, who="An")
    assert (done.state, done.added) == ("added", ("1.1", "1.2", "1.10"))
    with ledger.reading() as connection:
        plan = plan_named(connection, None)
        assert (plan.title, plan.period, plan.stated) == (PLAN.title, PLAN.period, 4)
        assert tuple(lines_of(connection, plan)) == LINES


def test_the_same_plan_again_is_no_change(ledger: Ledger) -> None:
    record_plan(ledger, PLAN, who="An")
    with ledger.reading() as connection:
        before = number_at(connection, "9999")
    assert record_plan(ledger, PLAN, who="An").state == "known"
    with ledger.reading() as connection:
        assert number_at(connection, "9999") == before and len(find_plans(connection)) == 1


def test_another_text_withdraws_only_the_lines_that_differ(ledger: Ledger) -> None:
    first = record_plan(ledger, PLAN, who="An").plan
    with ledger.reading() as connection:
        then = number_at(connection, "9999")
    reworded = NewLine(number="1.2", text="Train two hundred police investigators")
    fresh = NewLine(number="2.1", text="Open a help desk")
    done = record_plan(
        ledger,
        NewPlan(title=PLAN.title, language="en", source="p", lines=(LINES[0], reworded, fresh), period=(2026, 2030)),
        who="An",
    )
    assert (done.plan.id, done.added, done.changed, done.missing) == (first.id, ("2.1",), ("1.2",), ("1.10",))
    with ledger.reading() as connection:
        assert {line.number for line in lines_of(connection, done.plan)} == {"1.1", "1.2", "1.10", "2.1"}
        assert tuple(lines_of(connection, done.plan, recorded=then)) == LINES


def test_two_lines_of_one_number_are_refused(ledger: Ledger) -> None:
    double = NewPlan(title="P", language="en", source="p.txt", lines=(LINES[0], LINES[0]))
    with pytest.raises(JudgementError, match=r"1\.1"):
        record_plan(ledger, double, who="An")


def test_the_last_entry_counts_and_the_first_stays_on_record(ledger: Ledger) -> None:
    plan = record_plan(ledger, PLAN, who="An").plan
    record_entries(ledger, plan, [NewEntry(line="1.1", field="progress", value="ongoing", as_of="2027")], who="An")
    with ledger.reading() as connection:
        then = number_at(connection, "9999")
    record_entries(ledger, plan, [NewEntry(line="1.1", field="progress", value=None)], who="Binh", why="too early")
    with ledger.reading() as connection:
        now = latest_entries(connection, plan)["1.1", "progress"]
        assert (now.value, now.who, now.why) == (None, "Binh", "too early")
        assert latest_entries(connection, plan, recorded=then)["1.1", "progress"].value == "ongoing"
    with pytest.raises(JudgementError, match=r"9\.9"):
        record_entries(ledger, plan, [NewEntry(line="9.9", field="progress", value="ongoing")], who="An")


def test_the_last_verdict_on_a_passage_counts(ledger: Ledger) -> None:
    plan = record_plan(ledger, PLAN, who="An").plan
    document, reading = sample("news", "The summit met in Hanoi. All came.")
    record_document(ledger, document, reading)
    key = document_key(document)
    record_verdict(ledger, plan, "1.1", key, 0, 24, "later", who="An")
    record_verdict(ledger, plan, "1.1", key, 0, 24, "accepted", who="Binh", score=0.8, reason="same parties")
    with ledger.reading() as connection:
        [found] = evidence_of(connection, plan)
        assert (found.verdict, found.who, found.quote) == ("accepted", "Binh", "The summit met in Hanoi.")
        assert evidence_of(connection, plan, verdicts=["rejected"]) == []
    with pytest.raises(JudgementError, match="no passage"):
        record_verdict(ledger, plan, "1.1", key, 30, 99, "accepted", who="An")
    assert verify_ledger(ledger).problems == ()
    with ledger.writing() as connection:
        connection.execute(text("UPDATE plan_evidence SET quote = 'What was never said'"))
    problems = verify_ledger(ledger).problems
    assert problems and all("evidence" in problem for problem in problems)


def test_naming_a_plan(ledger: Ledger) -> None:
    with ledger.reading() as connection, pytest.raises(NotInLedger, match="plan import"):
        plan_named(connection, None)
    one = record_plan(ledger, PLAN, who="An").plan
    record_plan(ledger, NewPlan(title="Plan of Action (2021-2025)", language="en", source="o.txt", lines=LINES,
                                period=(2021, 2025)), who="An")  # fmt: skip
    with ledger.reading() as connection:
        assert plan_named(connection, "action 2026").id == one.id == plan_named(connection, one.id[:10]).id
        for asked in (None, "action"):
            with pytest.raises(NotInLedger, match="several plans"):
                plan_named(connection, asked)
