"""Evidence on file stands beside the figures that sources report."""

from __future__ import annotations

from databases import Place
from depositary.ledger import Ledger, create_ledger, document_key, record_document
from depositary.ledger.plans import NewLine, NewPlan, record_plan, record_verdict
from depositary.model import Progress
from depositary.report import find_progress
from depositary.report.plans import plan_standing
from samples import sample

TITLE = "ASEAN-United Nations Plan of Action (2016-2020)"
FIGURE = Progress(
    instrument_en=TITLE,
    period=(2016, 2020),
    done=97,
    total=103,
    word="addressed",
    word_class="touched",
    as_of="2020-09",
)
LINES = tuple(NewLine(number=f"1.{n}", text=f"Measure {n}") for n in range(1, 104))


def ledger_with(place: Place) -> Ledger:
    ledger = create_ledger(place())
    record_document(ledger, *sample("report", "97 of 103 were addressed.", FIGURE))
    return ledger


def test_nothing_known_is_not_nought(place: Place) -> None:
    shown = find_progress(ledger_with(place), "ASEAN-United Nations").evidenced
    assert (shown.lines, shown.total) == (None, None)


def test_reported_beside_evidenced(place: Place) -> None:
    ledger = ledger_with(place)
    document = sample("report", "97 of 103 were addressed.", FIGURE)[0]
    plan = record_plan(
        ledger, NewPlan(title="ASEAN-UN Plan of Action", language="en", source="p", lines=LINES, period=(2016, 2020)),
        who="An",
    ).plan  # fmt: skip
    for line in ("1.1", "1.2"):
        for end in (2, 9):  # two passages are one line's evidence
            record_verdict(ledger, plan, line, document_key(document), 0, end, "accepted", who="An")
    record_verdict(ledger, plan, "1.3", document_key(document), 0, 9, "rejected", who="An")
    shown = find_progress(ledger, "ASEAN-United Nations").evidenced
    assert (shown.lines, shown.total) == (2, 103)
    assert plan_standing(ledger).words() == "reported 97 of 103; evidence on file for 2"


def test_a_plan_of_other_years_or_parties_is_another(place: Place) -> None:
    ledger = ledger_with(place)
    for title, period in (("ASEAN-UN Plan of Action", (2021, 2025)), ("ASEAN-Russia Plan of Action", (2016, 2020))):
        new = NewPlan(title=title, language="en", source="p", lines=LINES, period=period)
        other = record_plan(ledger, new, who="An").plan
        assert plan_standing(ledger, other.id).words() == "no source reports a figure; evidence on file for 0 of 103"
    assert find_progress(ledger, "ASEAN-United Nations").evidenced.total is None
