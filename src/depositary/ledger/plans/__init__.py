"""Plans of action in the ledger: their lines, what people entered of each, and the evidence they accepted.

Lines and entries are only ever added; what is shown is computed from them, now or as of an earlier history record.
"""

from depositary.ledger.plans.queries import (
    Entry,
    LineRow,
    PlanRow,
    Verdict,
    evidence_of,
    find_plans,
    latest_entries,
    lines_of,
    plan_named,
)  # fmt: skip
from depositary.ledger.plans.recording import (
    NewEntry,
    NewLine,
    NewPlan,
    PlanRecorded,
    record_edits,
    record_entries,
    record_plan,
    record_verdict,
)

__all__ = [
    "Entry",
    "LineRow",
    "NewEntry",
    "NewLine",
    "NewPlan",
    "PlanRecorded",
    "PlanRow",
    "Verdict",
    "evidence_of",
    "find_plans",
    "latest_entries",
    "lines_of",
    "plan_named",
    "record_edits",
    "record_entries",
    "record_plan",
    "record_verdict",
]
