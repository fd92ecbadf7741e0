"""`verify` finds what was changed past the program: one statement a row, and what it is found by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.judging import record_judgement
from depositary.ledger.plans import NewLine, NewPlan, record_plan, record_verdict
from depositary.ledger.queries import ThingQuery
from depositary.ledger.recording import document_key
from depositary.ledger.verifying import verify_ledger
from depositary.model import Meeting
from depositary.report import list_things
from samples import sample

SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10-28"
)
LINE = NewLine(number="1.1", text="Hold consultations.")
PLAN = NewPlan(title="Plan of Action", language="en", source="p.md", lines=(LINE,), parties=("ASEAN", "Russia"))


@pytest.fixture
def filled(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as ledger:
        fill(ledger)
        yield ledger


def fill(ledger: Ledger) -> None:
    for number in (1, 2):
        document, reading = sample(f"news-{number}", f"The summit met in Hanoi on day {number}.\nAll came.", SUMMIT)
        record_document(ledger, document, reading)
    record_judgement(ledger, list_things(ledger, ThingQuery(kind="meeting"))[0].id, "accept", who="An")
    plan = record_plan(ledger, PLAN, who="An").plan
    record_verdict(ledger, plan, "1.1", document_key(document), 0, 10, "accepted", who="An")


def test_a_sound_ledger_has_no_problems(filled: Ledger) -> None:
    assert verify_ledger(filled, with_readings=True).problems == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE texts SET text = text || ' More.' WHERE document_id = 1", "its text or name is not the one"),
        ("UPDATE documents SET name = 'other' WHERE id = 2", "its text or name is not the one"),
        ("UPDATE passages SET quote = 'never said'", "quotes 0–"),
        ("UPDATE plan_evidence SET quote = 'never said'", "evidence"),
        ("UPDATE claims SET payload = replace(payload, '2021-10-28', '2021-10-29')", "what was read in it"),
        ("UPDATE claims SET certainty = 0.01", "what was read in it"),
        ("UPDATE readings SET content_hash = 'x'", "what was read in it"),
        ("UPDATE judgements SET recorded = 99", "judgements the history does not know"),
        ("UPDATE plans SET recorded = 99", "plans the history does not know"),
        ("UPDATE plan_evidence SET recorded = 99", "plan_evidence the history does not know"),
        ("UPDATE units SET thing_id = 999", "claims that belong to nothing"),
        ("INSERT INTO facets (name, value, thing_id) VALUES ('actor', 'X', 999)", "facets of nothing"),
        ("UPDATE documents SET recorded = 99 WHERE id = 1", "documents the history does not know"),
    ],
)  # fmt: skip
def test_what_was_changed_past_the_program_is_found(filled: Ledger, statement: str, told: str) -> None:
    with filled.writing() as connection:
        connection.execute(text(statement))
    problems = verify_ledger(filled, with_readings=True).problems
    assert any(told in problem for problem in problems), problems
