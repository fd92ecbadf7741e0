"""Chinese reports of talks of two and of what all sides agreed: who both sides are, lists, offers, what is only told."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

SUMMIT = "2025年11月10日,第四届欧盟-拉共体峰会在圣玛尔塔举行。"
FORUM = "2024年5月6日,东盟与中国外长会在河内举行。"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


def _pledges(text: str) -> list[tuple[str, str, str]]:
    return [(c.force, "+".join(sorted(c.actors)), c.what or "") for c in _read(text).commitments]


def test_both_sides_are_the_two_who_met_not_those_of_the_week_of_meetings() -> None:
    text = (
        "2016年8月5日,东亚合作经贸部长会议在万象举行。\n"
        "中国商务部部长高虎城5日会见菲律宾贸工部长洛佩兹,双方一致同意早日重开渔业对话。"
    )
    assert [(c.force, set(c.actors)) for c in _read(text).commitments] == [("agree", {"China", "Philippines"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("双方在维护和平、深化教育合作等方面达成共识。", [("agree", "CELAC+European Union", "维护和平、深化教育合作等方面")]),
        ("双方一致同意,将扩大粮食贸易,加强港口建设。", [("agree", "CELAC+European Union", "扩大粮食贸易"), ("agree", "CELAC+European Union", "加强港口建设")]),
        ("双方同意扩大粮食贸易,支持在明年举办青年节,加强港口建设。", [
            ("agree", "CELAC+European Union", "扩大粮食贸易"),
            ("support", "CELAC+European Union", "在明年举办青年节"),
            ("agree", "CELAC+European Union", "加强港口建设"),
        ]),
        ("双方同意本着相互尊重的精神,加强港口建设。", [("agree", "CELAC+European Union", "加强港口建设")]),
    ],
    ids=["in the fields of", "agreed, will", "a list resumed", "in what spirit"],
)  # fmt: skip
def test_what_both_sides_agreed(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _pledges(SUMMIT + text) == expected


def test_nobody_is_unanimous_alone() -> None:
    text = FORUM + "越南总理阮文海说,会议成果丰硕;\n一致认为要加强海上救援合作。"
    assert ("agree", "ASEAN+China", "加强海上救援合作") in _pledges(text)


@pytest.mark.parametrize(
    "text",
    [
        "越南总理阮文海强调,各国已采取有力措施,贸易稳步增长。",
        "双方一致认为,多年来两国守望相助,充分体现了友谊的要义。",
        "外长会为下半年的峰会作了充分准备,并就有关合作进行了深入沟通。",
    ],
    ids=["measures taken", "an opinion of what was", "preparations, a noun"],
)
def test_what_is_only_told(text: str) -> None:
    assert _pledges(FORUM + text) == []


def test_an_offer_welcomed_is_supported_a_gift_made_is_not() -> None:
    assert [f for f, _, _ in _pledges(SUMMIT + "拉共体欢迎欧盟为其提供防灾设备。")] == ["support"]
    assert _pledges(SUMMIT + "拉共体欢迎欧盟提供了防灾设备。") == []


def test_who_announces_a_meeting_does_not_chair_it() -> None:
    text = "2024年5月6日\n中国外交部发言人华春莹宣布,外交部长王毅将于5月19日在万象与菲律宾外长洛钦共同主持中国-东盟外长会。"
    (meeting,) = _read(text).meetings
    assert {chair.name for chair in meeting.chairs} == {"王毅", "洛钦"}


def test_steadfastness_is_no_negation() -> None:
    assert _pledges(FORUM + "中国将坚定不移推进高水平开放。") == [("commit", "China", "推进高水平开放")]
