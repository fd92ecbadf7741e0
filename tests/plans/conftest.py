"""A ledger with a small plan of action and two documents that tell of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.plans import NewLine, NewPlan, PlanRow, record_plan
from samples import sample

LINES = (
    NewLine(number="1.1", text="Hold a summit every second year", pillar="political_security", areas=("maritime",)),
    NewLine(number="1.2", text="Train police investigators", pillar="political_security", headings=("Crime",)),
    NewLine(number="1.10", text="Exchange white-shipping data", pillar="economic", areas=("maritime",), goals=(14,)),
    NewLine(number="2.1", text="Open a help desk for small firms, where appropriate", pillar="economic"),
)
NEWS = "The summit met in Hanoi on 6 July 2027.\nThirty-eight police investigators of both sides took the next course."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = create_ledger(tmp_path / "ledger.db")
    record_document(made, *sample("news", NEWS, published="2027-07-06"))
    record_document(made, *sample("tin", "Hội nghị cấp cao đã họp tại Hà Nội ngày 6/7/2027.", language="vi"))
    return made


@pytest.fixture
def plan(ledger: Ledger) -> PlanRow:
    new = NewPlan(
        title="Plan of Action (2026-2030)", language="en", source="plan.txt", lines=LINES, period=(2026, 2030), stated=5
    )
    return record_plan(ledger, new, who="An").plan
