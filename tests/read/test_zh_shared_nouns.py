"""Chinese: meetings that share the noun at the end of their list, and whose meeting it is where a place is told."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document


def _meetings(text: str) -> list[Meeting]:
    return read_document(Document(id="x", text=f"{text}\n")).meetings


def _pairs(*partners: str) -> list[tuple[str, ...]]:
    return [("ASEAN", partner) for partner in partners]


@pytest.mark.parametrize(
    ("trick", "text", "parties"),
    [
        ("one with each, as the brackets say", "8月9日,东盟与中国、日本、韩国(10+1)领导人会议在文莱举行。",
         _pairs("China", "Japan", "Republic of Korea")),
        ("more than can be one circle", "会议期间还将举行东盟与美国、印度、加拿大、联合国等对话伙伴的峰会。",
         _pairs("United States", "India", "Canada", "United Nations")),
        ("one by one", "会议期间,东盟分别与日本、加拿大举行外长会议。", _pairs("Japan", "Canada")),
        ("held one by one", "东盟与美国、印度的外长会议7月8日分别举行。", _pairs("United States", "India")),
        ("a pair by its brackets, in a list", "李强总理将出席东盟—中国(10+1)、东盟—中日韩(10+3)领导人会议。",
         [("ASEAN", "China"), ("ASEAN", "China", "Japan", "Republic of Korea")]),
        ("three who are one circle", "7月8日,东盟与中国、日本、韩国外长会议在万象举行。",
         [("ASEAN", "China", "Japan", "Republic of Korea")]),
        ("four at one table", "俄罗斯与中国、印度、巴西领导人会晤9日在喀山举行。", [("Russia", "China", "India", "Brazil")]),
        ("a state and any number at one table", "中国与巴西、埃及、智利、秘鲁、古巴外长会议8日在海口举行。",
         [("China", "Brazil", "Egypt", "Chile", "Peru", "Cuba")]),
        ("somebody named twice meets once", "会议期间还将举行东盟与美国、印度、美国、加拿大、英国的峰会。",
         _pairs("United States", "India", "Canada", "United Kingdom")),
        ("others do other things together", "会上,中国与老挝、缅甸签署文件,随后出席东盟峰会。", [("ASEAN",)]),
    ],
)  # fmt: skip
def test_whose_meetings(trick: str, text: str, parties: list[tuple[str, ...]]) -> None:
    assert [tuple(m.parties) for m in _meetings(text)] == parties


def test_more_than_meet_one_by_one() -> None:
    names = "、".join(["中国", "日本", "印度", "加拿大"] * 25)
    assert len(_meetings(f"东盟与{names}外长会议举行。")) == 1


def test_a_series_of_ministers_meetings() -> None:
    text = "外长陈文海将于5月3日至4日出席在马来西亚举行的中国—东盟(10+1)、东盟与中日韩(10+3)、东亚峰会和东盟地区论坛系列外长会。"
    assert [(m.mechanism_en, m.level) for m in _meetings(text)] == [
        ("ASEAN-China Foreign Ministers' Meeting", "ministerial"),
        ("ASEAN Plus Three Foreign Ministers' Meeting", "ministerial"),
        ("East Asia Summit Foreign Ministers' Meeting", "ministerial"),
        ("ASEAN Regional Forum", "ministerial"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("东盟领导人在泰国举行第三十五届峰会。", "ASEAN Summit", ["ASEAN"]),
        ("东盟各国外长在老挝万象举行的第四十九届外长会议上发表了公报。", "ASEAN Foreign Ministers' Meeting", ["ASEAN"]),
        ("中国和东盟领导人在老挝举行第十九次会议。", "China-ASEAN Summit", ["China", "ASEAN"]),
    ],
)
def test_where_they_meet_is_no_side(text: str, name: str, parties: list[str]) -> None:
    assert [(m.mechanism_en, m.parties) for m in _meetings(text)] == [(name, parties)]


@pytest.mark.parametrize(
    ("dateline", "published"),
    [("(永珍9日讯)", "2024-10-09"), ("(永珍27日讯)", "2024-10")],
    ids=["the day of the sitting", "a day far from it"],
)
def test_a_dateline_with_its_day_alone(dateline: str, published: str) -> None:
    text = f"{dateline}第44届和第45届东盟峰会今早在寮国永珍开幕,寮国总理宋赛主持开幕式。\n"
    assert read_document(Document(id="x", text=text)).published == published
