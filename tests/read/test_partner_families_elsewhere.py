"""The partners' families in Chinese and Vietnamese: long names with their short form, the next sitting, names in the
middle, days in an attribute."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _zh(text: str) -> Reading:
    head = "第三届欧盟—拉共体峰会闭幕\n\n新华社布鲁塞尔2023年7月18日电 第三届欧盟—拉共体峰会18日在布鲁塞尔闭幕。\n\n"
    return read_document(Document(id="x", text=f"{head}{text}\n"))


@pytest.mark.parametrize("word", ["下一届峰会", "下届峰会", "下一次会议"])
def test_the_next_one_is_of_the_series(word: str) -> None:
    found = [m for m in _zh(f"{word}将于2025年在智利举行。").meetings if m.start == "2025"]
    assert [(m.mechanism_en, m.parties, m.status) for m in found] == [
        ("EU-CELAC Summit", ["European Union", "CELAC"], "scheduled")
    ]


def test_a_long_name_with_its_short_form_takes_no_party_away() -> None:
    text = "峰会举行\n\n新华社圣玛尔塔2025年11月9日电 欧盟与拉美和加勒比国家共同体(拉共体)第四届峰会9日举行。\n"
    found = read_document(Document(id="x", text=text)).meetings
    assert [(m.ordinal, m.parties) for m in found] == [(4, ["European Union", "CELAC"])]


def test_a_known_title_that_opens_with_its_years_is_adopted() -> None:
    assert any(
        c.force == "decide" and "Roadmap" in c.what_en
        for c in _zh("双方通过了《2023至2025年欧盟-拉共体路线图》。").commitments
    )


def test_each_paper_by_the_year_before_it() -> None:
    reading = _zh("双方重申落实2016年签署的《数字伙伴联合框架》和2018年签署的《关于落实海洋议程的框架》。")
    assert [(i.title, i.date) for i in reading.instruments] == [
        ("数字伙伴联合框架", "2016"),
        ("关于落实海洋议程的框架", "2018"),
    ]


def test_a_name_in_the_middle_is_the_persons() -> None:
    text = (
        "Hội nghị thường niên Liên hợp quốc - Liên minh châu Phi\n\nAddis Ababa, ngày 21/10/2024 - Chủ tịch Ủy ban Liên "
        "minh châu Phi (AU) Juma Odera Mahamat đã chủ trì Hội nghị thường niên LHQ - AU lần thứ 8 tại Addis Ababa.\n\n"
        "Ông Odera cam kết AU sẽ cử phái đoàn tới Sudan trong tháng 11.\n"
    )
    found = read_document(Document(id="x", text=text)).commitments
    assert [(c.actors, c.force) for c in found] == [(["African Union"], "commit")]


def test_and_in_english() -> None:
    text = (
        "AU and UN meet\n\nNAIROBI, 21 October 2024 – AU Commission Chairperson Juma Odera Mahamat opened the Eighth "
        "AU-UN Annual Conference on Monday.\n\nOdera also pledged to send a mission to Sudan in November.\n"
    )
    found = read_document(Document(id="x", text=text)).commitments
    assert [(c.actors, c.force, c.due) for c in found] == [(["African Union"], "commit", "2024-11")]


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("会议决定设立联合委员会并同意加强数字合作。", ["decide", "agree"]),
        ("双方同意加强合作并承诺2025年完成谈判。", ["agree", "commit"]),
        ("双方呼吁各方遵守协议并承诺停火。", ["request"]),
    ],
)
def test_a_second_binding_verb_behind_the_joining_word(text: str, forces: list[str]) -> None:
    assert [c.force for c in _zh(text).commitments] == forces
