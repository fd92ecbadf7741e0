"""Suggested evidence: what was judged never comes back, what was put off comes last, its worth is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from depositary.errors import JudgementError
from depositary.ledger import Ledger
from depositary.ledger.plans import PlanRow, evidence_of, record_verdict
from depositary.plans import plan_view
from depositary.plans.review import (
    LedgerPassage,
    Ranked,
    Suggested,
    find_passage,
    ledger_passages,
    open_suggestions,
    precision_of,
)
from depositary.plans.views import PlanView


def by_words(view: PlanView, passages: Sequence[LedgerPassage]) -> list[Ranked]:
    """Ranks by words in common: enough to see what becomes of suggestions."""
    found = []
    for place, passage in enumerate(passages):
        for line in view.lines:
            shared = set(passage.text.lower().split()) & set(line.text.lower().split())
            if shared:
                found.append(Ranked(passage=place, line=line.number, score=len(shared) / 10, reason=", ".join(shared)))
    return found


def suggestions(ledger: Ledger) -> list[Suggested]:
    return open_suggestions(ledger, plan_view(ledger), by_words, least=0.15)


def judge(ledger: Ledger, plan: PlanRow, one: Suggested, verdict: str, line: str | None = None) -> None:
    record_verdict(
        ledger, plan, line or one.line, one.passage.document, one.passage.start, one.passage.end, verdict,  # type: ignore[arg-type]
        who="An", suggested=one.line, score=one.score,
    )  # fmt: skip


def test_passages_quote_their_documents(ledger: Ledger) -> None:
    found = ledger_passages(ledger)
    assert [passage.name for passage in found] == ["news", "tin"]
    assert found[0].text == "Thirty-eight police investigators of both sides took the next course."
    assert [passage.language for passage in ledger_passages(ledger, language="vi")] == ["vi"]


def test_what_was_judged_never_comes_back(ledger: Ledger, plan: PlanRow) -> None:
    [one] = suggestions(ledger)
    assert (one.line, one.passage.name, one.later) == ("1.2", "news", False)
    judge(ledger, plan, one, "later")
    [again] = suggestions(ledger)
    assert (again.id, again.later) == (one.id, True)
    judge(ledger, plan, again, "rejected")
    assert suggestions(ledger) == []


def test_what_the_ranking_is_worth(ledger: Ledger, plan: PlanRow) -> None:
    [one] = suggestions(ledger)

    def worth() -> tuple[int, int, int, float | None]:
        with ledger.reading() as connection:
            told = precision_of(evidence_of(connection, plan))
        return told.accepted, told.moved, told.rejected, told.share

    assert worth() == (0, 0, 0, None)
    judge(ledger, plan, one, "accepted")
    assert worth() == (1, 0, 0, 1.0)
    judge(ledger, plan, one, "rejected")
    judge(ledger, plan, one, "accepted", line="2.1")  # it was for another line
    assert worth() == (0, 1, 0, 0.0)
    assert suggestions(ledger) == []


def test_a_sentence_is_found_by_its_words(ledger: Ledger) -> None:
    assert find_passage(ledger, "news", "police\n investigators").text == "police investigators"
    for quote, told in (("no such words", "not there"), ("e", "several times"), ("", "not there")):
        with pytest.raises(JudgementError, match=told):
            find_passage(ledger, "news", quote)
    with pytest.raises(JudgementError, match="no such document"):
        find_passage(ledger, "nothing", "police")
