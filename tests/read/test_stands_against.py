"""What somebody condemns, opposes or does not accept is told with that verb: without it the wording would read as its
contrary. And the text of a joint statement stands below a line that says no more than that it does."""

from __future__ import annotations

import pytest

from depositary.model import Commitment, Document
from depositary.reading import read_document

HEADS = {
    "en": "Norway and Japan issued this joint statement in Oslo on 12 March 2025.\n\n",
    "vi": "Việt Nam và Na Uy ra tuyên bố chung tại Hà Nội ngày 12/3/2025.\n\n",
    "zh": "中国和挪威联合声明\n\n2025年3月12日,中国和挪威在奥斯陆发表联合声明如下:\n\n",
}


def _stands(language: str, told: str) -> list[Commitment]:
    found = read_document(Document(id="x", text=f"{HEADS[language]}{told}", language=language)).commitments
    return [one for one in found if one.force != "decide"]


@pytest.mark.parametrize(
    ("language", "told", "opening", "kept"),
    [
        ("en", "The two sides opposed tariffs on salmon.", "oppose tariffs", "oppose tariffs"),
        ("en", "The ministers strongly condemned the attack on the port.", "condemn the attack", "condemn the attack"),
        ("en", "Both sides rejected any claim to the waters.", "reject any claim", "reject any claim"),
        ("vi", "Hai bên phản đối các biện pháp trừng phạt.", "oppose", "phản đối các biện pháp"),
        ("vi", "Hai bên kịch liệt lên án vụ tấn công cảng.", "condemn", "kịch liệt lên án vụ"),
        ("zh", "一、双方反对单边制裁。", "oppose unilateral sanctions", "反对单边制裁"),
        ("zh", "一、双方强烈谴责针对港口的恐怖袭击。", "condemn", "强烈谴责针对港口"),
        ("zh", "一、双方不接受任何单方面规则。", "not accept", "不接受任何单方面规则"),
        ("zh", "一、双方对封锁港口表示强烈反对。", "oppose", "表示强烈反对封锁港口"),
        ("zh", "一、双方反对将渔业问题政治化。", "oppose", "反对"),
    ],
)
def test_what_is_opposed_is_told_as_opposed(language: str, told: str, opening: str, kept: str) -> None:
    (one,) = _stands(language, told)
    assert one.force == "reaffirm"
    assert (one.what_en or "").startswith(opening)
    assert (one.what or "").startswith(kept)


@pytest.mark.parametrize(
    ("language", "told", "kept"),
    [
        ("en", "The two sides reaffirmed free trade in salmon.", "free trade"),
        ("vi", "Hai bên coi trọng hợp tác nghề cá.", "hợp tác"),
        ("zh", "一、双方重申自由贸易原则。", "自由贸易"),
    ],
)
def test_what_is_upheld_is_told_without_its_verb(language: str, told: str, kept: str) -> None:
    (one,) = _stands(language, told)
    assert (one.what or "").startswith(kept)


def test_the_line_above_a_text_is_read_once_and_makes_no_condition() -> None:
    found = _stands("zh", "一、双方同意加强渔业合作。\n\n二、双方将扩大贸易。")
    assert [(one.force, one.clause, one.condition) for one in found] == [("agree", "1", None), ("commit", "2", None)]
    assert {tuple(one.actors) for one in found} == {("China", "Norway")}


def test_points_agreed_below_a_line_are_agreed() -> None:
    text = "2025年3月12日,中国和挪威在奥斯陆举行渔业对话,达成共识如下:\n\n一、加强渔业合作。\n\n二、扩大贸易。"
    found = read_document(Document(id="x", text=text, language="zh")).commitments
    assert {one.force for one in found} == {"agree"}
