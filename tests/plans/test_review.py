"""Suggested evidence: what was judged never comes back, what was put off comes last, its worth is told."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt
import pytest

from depositary.errors import JudgementError
from depositary.ledger import Ledger, record_document
from depositary.ledger.plans import PlanRow, evidence_of, record_verdict
from depositary.plans import plan_view
from depositary.plans.review import (
    KeptRanking,
    LedgerPassage,
    Ranked,
    Suggested,
    find_passage,
    ledger_passages,
    open_suggestions,
    precision_of,
)
from depositary.plans.suggesting import suggest_from
from depositary.plans.views import PlanView
from samples import sample


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


class _Counting:
    """Vectors by words in common, counting the texts embedded."""

    fingerprint = "counting"

    def __init__(self) -> None:
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.texts += len(texts)
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                rows[row, zlib.crc32(word.encode()) % 64] += 1
        return rows / np.maximum(1, np.linalg.norm(rows, axis=1, keepdims=True))


def test_a_further_document_is_ranked_by_itself(ledger: Ledger, plan: PlanRow) -> None:
    embedder = _Counting()
    view = plan_view(ledger)

    def ask() -> dict[tuple[str, str], float]:
        found = open_suggestions(ledger, view, suggest_from(ledger, embedder=embedder), least=0.0)
        return {(one.line, one.passage.text): one.score for one in found}

    first = ask()
    count = embedder.texts
    assert ask() == first and embedder.texts == count
    more = "Both sides trained forty police investigators in a joint course held in Hanoi in March 2028."
    record_document(ledger, *sample("more", more, published="2028-03-10"))
    second = ask()
    assert embedder.texts == count + 1  # the new passage alone
    assert ("1.2", more) in second and first.items() <= second.items()
    assert suggest_from(ledger, embedder=embedder).kept(view, anew=True).lines.keys() == {line for line, _ in second}


def test_a_document_read_again_comes_once(ledger: Ledger, plan: PlanRow) -> None:
    embedder, view = _Counting(), plan_view(ledger)
    words = "Both sides trained forty police investigators in a joint course held in Hanoi in March 2028."
    record_document(ledger, *sample("again", words))
    suggest = suggest_from(ledger, embedder=embedder)
    before = [one for one in open_suggestions(ledger, view, suggest) if one.passage.name == "again"]
    document, reading = sample("again", words)
    newer = msgspec.structs.replace(reading, reader=msgspec.structs.replace(reading.reader, version="9999"))
    record_document(ledger, document, newer)
    after = [one for one in open_suggestions(ledger, view, suggest) if one.passage.name == "again"]
    assert before and [one.line for one in after] == [one.line for one in before]


def test_a_line_whose_kept_passages_are_used_up_is_ranked_anew(ledger: Ledger, plan: PlanRow) -> None:
    asked: list[bool] = []
    numbers = {passage.name: place for place, passage in enumerate(ledger_passages(ledger), 1)}

    class Keeping:
        def __call__(self, view: PlanView, passages: Sequence[LedgerPassage]) -> list[Ranked]:
            return []

        def kept(self, view: PlanView, *, anew: bool = False) -> KeptRanking:
            asked.append(anew)
            rows = [(0.9, numbers["news"], 42, 90, 0)] if anew else []
            return KeptRanking(lines={"1.2": rows}, reasons=["because"], full=frozenset(["1.2"]))

    [one] = open_suggestions(ledger, plan_view(ledger), Keeping(), line="1.2")
    assert asked == [False, True] and (one.line, one.passage.name, one.reason) == ("1.2", "news", "because")
