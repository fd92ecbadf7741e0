"""Chinese pages: where titles begin, which papers stand already, short names in marks."""

from __future__ import annotations

import pytest

from depositary.model import Document, Instrument
from depositary.reading import read_document


def _papers(text: str) -> dict[str, Instrument]:
    reading = read_document(Document(id="x", text=f"2025年9月1日，各方举行会议。{text}\n"))
    return {paper.title or paper.title_en or "": paper for paper in reading.instruments}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("部长们通过第22届东盟与欧盟外长会议联合声明。", "第22届东盟与欧盟外长会议联合声明"),
        ("双方同意在协议的基础上走向东盟与欧盟自由贸易协定。", "东盟与欧盟自由贸易协定"),
        ("大会通过越南提倡东盟-联合国合作决议。", "东盟-联合国合作决议"),
        ("会议发表「天津宣言」。", "天津宣言"),
    ],
)
def test_where_a_title_begins(text: str, title: str) -> None:
    assert title in _papers(text)


def test_a_short_name_given_in_brackets_is_no_paper_of_its_own() -> None:
    assert list(_papers("会议通过《关于安全的联合宣言》（以下简称联合宣言）。")) == ["关于安全的联合宣言"]


def test_other_treaties_are_none_in_particular() -> None:
    assert list(_papers("各方恪守《上海合作组织宪章》等国际条约。")) == ["上海合作组织宪章"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("zh", "2025年9月1日，会议通过《天津宣言》，重申《联合国宪章》的宗旨，提出倡议。"),
        ("en", "On 1 September 2025 the summit adopted the Tianjin Declaration and the UN Charter."),
    ],
)
def test_what_has_stood_for_long_is_not_adopted_now(code: str, text: str) -> None:
    papers = read_document(Document(id=code, text=f"{text}\n")).instruments
    charter = next(paper for paper in papers if paper.kind == "charter")
    assert charter.status not in ("adopted", "proposed") and charter.date != "2025-09-01"
