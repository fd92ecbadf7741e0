"""Search by meaning: a query in one language finds passages in others that share no word with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from depositary.errors import EmbedderMissing
from depositary.evidence.embedders import BundledEmbedder, Embedder
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.seen import seen_by
from depositary.report import meaning as module
from depositary.report.finding import Wanted, find_anything
from depositary.report.meaning import Meaning
from samples import CORPUS, sample

TOPICS = {  # what is asked → passages in the two other languages that mean it, none of them sharing a word with it
    "scholarships for students": (
        ("vi", "Mỗi năm hai bên cấp học bổng toàn phần cho một trăm sinh viên đại học."),
        ("zh", "双方每年为一百名大学生提供全额奖学金。"),
    ),
    "tàu cứu nạn trên biển": (
        ("en", "Four rescue vessels will be handed over for saving lives at sea."),
        ("zh", "将移交四艘海上救生救援船只。"),
    ),
    "疫苗生产": (
        ("en", "They agreed to build a factory that makes vaccines against epidemics."),
        ("vi", "Hai bên nhất trí xây dựng nhà máy sản xuất vắc-xin phòng dịch bệnh."),
    ),
}


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    try:
        return BundledEmbedder()
    except EmbedderMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Passages of the corpus as what is usual, and those above, some of them restricted."""
    with create_ledger(tmp_path_factory.mktemp("meaning") / "ledger.db") as ledger:
        for path in sorted((CORPUS / "written").glob("w-??-0[1-3].txt")):
            language = path.stem.split("-")[1]
            if language in ("en", "vi", "zh"):
                record_document(ledger, *sample(path.stem, path.read_text("utf-8"), language=language))
        for number, passages in enumerate(TOPICS.values()):
            for language, text in passages:
                document, reading = sample(f"topic-{number}-{language}", text, language=language)
                record_document(ledger, document, reading, restricted_to="admin" if number == 2 else None)
        yield ledger


@pytest.fixture(scope="module")
def meaning(filled: Ledger, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Meaning:
    made = Meaning(tmp_path_factory.mktemp("vectors"), embedder)
    assert made.rows == 0 and made.near(filled, "anything", 5) == []
    assert [*made.update(filled)][-1] == made.rows > 60
    return made


@pytest.mark.parametrize("asked", TOPICS)
def test_other_languages_are_found_without_a_word_in_common(filled: Ledger, meaning: Meaning, asked: str) -> None:
    by_words = find_anything(filled, f'"{asked}"', Wanted(), meaning=meaning)
    assert by_words.passages == ()  # in quotes the words themselves are meant
    found = find_anything(filled, asked, Wanted(), meaning=meaning)
    near = [one.passage.quote for one in found.passages if one.by_meaning]
    told = {one.passage.quote for one in found.passages}  # an area's name in other languages finds some by words
    assert found.by_meaning and near and {text for _, text in TOPICS[asked]} <= told, near
    only = find_anything(filled, asked, Wanted(language=TOPICS[asked][0][0]), meaning=meaning)
    assert {one.language for one in only.passages} == {TOPICS[asked][0][0]}


def test_what_a_role_may_not_see_is_not_near(filled: Ledger, meaning: Meaning) -> None:
    viewer, admin = seen_by(filled, "viewer"), seen_by(filled, "admin")
    asked = "疫苗生产"
    try:
        assert not [
            one for one in find_anything(viewer, asked, Wanted(), meaning=meaning).passages if "topic-2" in one.document
        ]
        assert [
            one for one in find_anything(admin, asked, Wanted(), meaning=meaning).passages if "topic-2" in one.document
        ]
    finally:
        viewer.close()
        admin.close()


def test_only_what_is_new_is_embedded(filled: Ledger, meaning: Meaning) -> None:
    before = meaning.rows
    assert list(meaning.update(filled)) == []
    record_document(
        filled, *sample("late", "Hai bên sẽ cùng trồng rừng ngập mặn ven biển trong ba năm tới.", language="vi")
    )
    assert list(meaning.update(filled)) == [before + 1]
    found = find_anything(filled, "planting mangroves along the coast", Wanted(), meaning=meaning)
    assert found.passages[0].document == "late" and found.passages[0].by_meaning


def test_signs_leave_the_same_passages_in(filled: Ledger, meaning: Meaning, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way for very many passages, tried on few: what is nearest of all is among what is looked at."""
    every = [meaning.near(filled, asked, 2) for asked in TOPICS]
    for name, few in (("_MANY", 1), ("_LOOKED_AT", 30), ("_SAMPLE", 60)):
        monkeypatch.setattr(module, name, few)
    if not hasattr(np, "bitwise_count"):
        pytest.skip("this numpy counts no bits")
    meaning.ready()
    assert meaning._coded is not None
    for asked, wanted in zip(TOPICS, every, strict=True):
        near = meaning.near(filled, asked, 2)
        assert {(hit.document, hit.start) for hit in near} == {(hit.document, hit.start) for hit in wanted}
    meaning._coded = None


def test_half_a_run_is_gone_on_with(
    filled: Ledger, meaning: Meaning, embedder: Embedder, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(module, "_BATCH", 20)
    made = Meaning(tmp_path, embedder)
    running = made.update(filled)
    first = next(running)
    running.close()
    again = Meaning(tmp_path, embedder)
    with (tmp_path / next(tmp_path.glob("*.vectors")).name).open("ab") as torn:
        torn.write(b"half a row")
    rest = list(again.update(filled))
    assert rest[-1] == meaning.rows > first
    asked = "scholarships for students"
    found, wanted = again.near(filled, asked, 2), meaning.near(filled, asked, 2)
    assert [(hit.document, hit.start) for hit in found] == [(hit.document, hit.start) for hit in wanted] != []
