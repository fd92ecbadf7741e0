"""Chinese pages: who holds which post for whom."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


@pytest.mark.parametrize(
    ("text", "name", "post", "party"),
    [
        # formal names of states with more than one word before "republic"
        ("伊朗伊斯兰共和国第一副总统穆赫贝尔出席会议。", "穆赫贝尔", None, "Iran"),
        ("会议由巴基斯坦伊斯兰共和国外交部长吉拉尼主持。", "吉拉尼", "Minister of Foreign Affairs", "Pakistan"),
        # the next in a list is of the same party
        (
            "王毅同南非外长西苏鲁、贸易和工业部长戴维斯共同主持会议。",
            "戴维斯",
            "Minister of Industry and Trade",
            "South Africa",
        ),
        # a name known by its Latin letters
        ("包括军方任命的外交部长温纳貌伦(Wunna Maung Lwin)出席会议。", "温纳貌伦(Wunna Maung Lwin)", None, "Myanmar"),
        # portfolios of several words
        ("印度石油及天然气部长普拉丹出席会议。", "普拉丹", "Minister of Petroleum and Natural Gas", "India"),
        # who sits in is no part of the name
        ("上海合作组织外长会议举行，地区反恐怖机构执委会主任卡西莫夫列席。", "卡西莫夫", None, None),
        # the chairman of a state is its president
        ("王毅出席会议。习近平主席提出倡议。", "习近平", "President", "China"),
        ("中国国务委员兼国防部长魏凤和发言。", "魏凤和", "State Councilor and Minister of Defence", "China"),
    ],
)
def test_holders(text: str, name: str, post: str | None, party: str | None) -> None:
    persons = {p.name: p for p in read_document(Document(id="x", text=f"2023年10月26日，会议举行。{text}\n")).persons}
    assert name in persons
    assert post is None or persons[name].post_en == post
    assert party is None or persons[name].party == party


@pytest.mark.parametrize("text", ["东协各国外交部长于本月15日在缅甸集会。", "各方遵守国际法基本原则，外长出席会议。"])
def test_words_that_are_no_names(text: str) -> None:
    assert read_document(Document(id="x", text=f"2023年10月26日，会议举行。{text}\n")).persons == []


def test_a_surname_of_two_characters_is_the_same_person() -> None:
    text = "2023年10月26日，会议举行。日本首相岸田文雄出席。日本首相岸田表示，将加强合作。\n"
    assert [p.name for p in read_document(Document(id="x", text=text)).persons] == ["岸田文雄"]
