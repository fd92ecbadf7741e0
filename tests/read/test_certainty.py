"""Certainty: what a claim shows decides its class; the table's shares hold on the corpus, also for documents left out."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from depositary.errors import DataError
from depositary.model import Commitment, Instrument, Meeting, Passage, Person, Progress
from depositary.read import certainty
from depositary.read.certainty import class_of, likelihood, load_certainties, shares, weigh

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
HERE = [Passage(0, 1, "x")]


@pytest.mark.parametrize(
    "kind, claim, signs",
    [
        ("meetings", Meeting(parties=["ASEAN"], ordinal=3), ("yes", "no", "yes")),  # named sides and a number
        ("meetings", Meeting(), ("no", "no", "no")),  # nothing but a word for a meeting
        ("persons", Person(name="A B", passages=HERE * 2), ("yes", "no")),  # named twice, no post
        ("instruments", Instrument(title_en="Charter", date="2007"), ("yes", "yes", "no")),  # dated
        ("progress", Progress(instrument="行动计划"), ("yes",)),  # a name in its own language will do
        ("commitments", Commitment(force="reaffirm", areas=["health"]), ("one", "reaffirm", "no")),
        ("commitments", Commitment(force="agree", clause="3"), ("none", "other", "yes")),  # a numbered paragraph
    ],
)
def test_what_a_claim_shows(kind: str, claim: Meeting, signs: tuple[str, ...]) -> None:
    assert class_of(kind, claim) == signs


def test_a_class_seldom_seen_stays_near_its_kind() -> None:
    table = shares([(("yes",), 98, 100), (("no",), 0, 1)], weight=8)
    assert table[()] == pytest.approx(99 / 103)
    assert table[("yes",)] == pytest.approx((98 + 8 * 99 / 103) / 108)
    assert 0.8 < table[("no",)] < 0.9  # one wrong claim is no proof that all are


def test_a_class_never_seen_takes_the_share_of_its_opening() -> None:
    table = shares([(("yes", "yes"), 9, 10), (("no", "no"), 1, 10)], weight=8)
    assert likelihood(table, ("no", "yes")) == table[("no",)]
    assert likelihood(table, ("other", "yes")) == table[()]


def test_claims_that_show_more_are_surer() -> None:
    bare, full = weigh("meetings", [Meeting(), Meeting(parties=["A", "B"], acronym="ABSOM", ordinal=4)])
    assert bare.certainty < full.certainty <= 1


def test_a_table_that_does_not_fit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "certainty.yml"
    path.write_text("weight: 8\nkinds: {meetings: [{signs: ['yes'], right: 2, of: 1}]}\n", encoding="utf-8")
    monkeypatch.setattr(certainty, "_PATH", path)
    load_certainties.cache_clear()
    try:
        with pytest.raises(DataError, match="certainty"):
            load_certainties()
    finally:
        monkeypatch.undo()
        load_certainties.cache_clear()


@pytest.fixture(scope="module")
def calibration() -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("calibration", BENCHMARKS / "calibration.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["calibration"] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_certainty_is_the_share_that_is_right(calibration: ModuleType) -> None:
    """In every bin with enough claims, within 0.1: by the table shipped, and with each document's claims judged by the
    other documents alone."""
    corpora = {name: folder for name, folder in calibration.CORPORA.items() if folder.is_dir()}
    judged = calibration.judge_corpus(corpora)
    assert len(judged) > 500
    by_table = calibration.bins((claim.given, claim.right) for claim in judged)
    by_others = calibration.bins((value, claim.right) for value, claim in calibration.left_out(judged))
    for rows in (by_table, by_others):
        told = [row for row in rows if row.claims >= calibration.ENOUGH]
        assert len(told) >= 3
        assert [row for row in told if abs(row.said - row.right) > 0.1] == []
