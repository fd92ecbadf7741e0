"""Chinese speakers who count their points inside a sentence, and words for deeds that bind nobody."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_LEAD = "领导人会晤\n2025年5月13日 来源:新华网\n\n中国国家主席习近平13日在北京同巴西总统卢拉举行会谈。"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=_LEAD + text + "\n"))


@pytest.mark.parametrize(
    ("text", "force", "deeds"),
    [
        ("习近平指出,一是加强渔业合作。二是深化邮政合作。", "propose", ["加强渔业合作", "深化邮政合作"]),
        ("习近平指出,第一,加强渔业合作。第二,深化邮政合作。", "propose", ["加强渔业合作", "深化邮政合作"]),
        (
            "习近平强调,各方应当把握机遇。一是打造开放典范。二是深化战略对接。",
            "propose",
            ["打造开放典范", "深化战略对接"],
        ),
        ("习近平表示,要做好以下工作:一是加强渔业合作,二是深化邮政合作。", "propose", ["加强渔业合作", "深化邮政合作"]),
        ("习近平强调,中巴双方一要坚持互信,二要深化邮政合作。", "propose", ["坚持互信", "深化邮政合作"]),
        ("习近平表示,中方愿同巴方一道,一是加强渔业合作,二是深化邮政合作。", "commit", ["加强渔业合作", "深化邮政合作"]),
        ("双方一致同意,一是加强渔业合作;二是深化邮政合作。", "agree", ["加强渔业合作", "深化邮政合作"]),
        ("习近平强调,双方要坚持互信,深化邮政合作。", "reaffirm", ["双方要坚持互信", "深化邮政合作"]),
    ],
    ids=[
        "said",
        "numbered",
        "next sentences",
        "behind a colon",
        "should",
        "stands ready",
        "agreed",
        "a stand in a list",
    ],
)
def test_each_point_is_a_deed(text: str, force: str, deeds: list[str]) -> None:
    assert [(c.force, c.what) for c in _read(text).commitments if c.what in deeds] == [(force, deed) for deed in deeds]


@pytest.mark.parametrize(
    "text",
    [
        "东盟成员国现阶段无法就统一立场达成一致。",
        "东盟成员国提出抗议。",
        "中国企业接受委托,修建了新桥。",
        "巴西总统卢拉将危机归咎于高利率政策。",
        "巴西总统卢拉将与各国领导人举行会谈。",
        "农村地区将受到密切关注。",
        "巴西此前被传有意加入该机制。",
        "上合组织成立初衷侧重安全合作。",
    ],
    ids=["unable", "a protest", "commissioned", "an object", "a programme", "befalls", "hearsay", "an idea"],
)
def test_nobody_is_bound(text: str) -> None:
    assert _read(text).commitments == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("中国国家主席习近平在上海合作组织峰会呼吁停火。", ["China"]),
        ("伊朗总统莱希当天在上合组织会议呼吁停火。", ["Iran"]),
    ],
)
def test_who_speaks_at_a_meeting(text: str, actors: list[str]) -> None:
    assert [c.actors for c in _read(text).commitments] == [actors]


def test_a_person_in_latin_letters_is_no_party() -> None:
    reading = _read("拉玛佛沙(Cyril Ramaphosa)在活动中表示,希望金砖国家加强渔业合作。")
    assert all("Ramaphosa" not in actor for c in reading.commitments for actor in c.actors)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议强调致力于维护区域贸易,确保供应链畅通。", [("reaffirm", "维护区域贸易"), ("reaffirm", "确保供应链畅通")]),
        ("习近平重申,中国支持东盟发挥主导作用。", [("reaffirm", "东盟发挥主导作用")]),
        ("如果中方决定增加采购,巴方将扩大种植。", [("commit", "扩大种植")]),
        ("双方同意扩大贸易,包括增加航班。", [("agree", "扩大贸易,包括增加航班")]),
        ("习近平表示,中方将发扬2019年的精神。", [("commit", "发扬2019年的精神")]),
        ("虚拟会议注意到双方合作的进展。", []),
        ("中方通过技术支持加强灾害管理中心。", []),
    ],
    ids=["devoted to", "outer verb", "supposed", "includes", "a year that describes", "virtual", "support as a noun"],
)
def test_what_a_sentence_pledges(text: str, found: list[tuple[str, str]]) -> None:
    commitments = _read(text).commitments
    assert [(c.force, c.what) for c in commitments] == found
    assert all(c.due is None for c in commitments)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("塔吉克斯坦共和国总统助理兼安全会议秘书卡霍罗夫出席会议。", "卡霍罗夫", "Tajikistan"),
        ("巴基斯坦伊斯兰共和国总理国家安全顾问詹朱阿出席会议。", "詹朱阿", "Pakistan"),
        ("柬埔寨副首相兼内阁办公厅大臣翁赛维索出席会议。", "翁赛维索", "Cambodia"),
        ("以越南国防部部长潘文江大将为团长的代表团出席会议。", "潘文江", "Viet Nam"),
        ("越共中央委员、外交部副部长阮明武出席会议。", "阮明武", "Viet Nam"),
        ("越共中央对外部副部长张光怀7月18日在雅加达会见东盟秘书长高金洪。", "张光怀", "Viet Nam"),
        ("中共中央对外联络部部长刘建超会见客人。", "刘建超", "China"),
    ],
)
def test_whose_posts_they_are(text: str, name: str, party: str) -> None:
    assert (name, party) in [(p.name, p.party) for p in _read(text).persons]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "习近平表示,中方愿与各国一道,扩大渔业合作;不断完善邮政合作;着力提升科研合作。",
            ["扩大渔业合作", "不断完善邮政合作", "着力提升科研合作"],
        ),
        ("巴西总统卢拉强调,巴西重视东盟;东盟是重点,支持东盟的核心作用。", ["东盟的核心作用"]),
    ],
    ids=["semicolons", "nobody backs itself"],
)
def test_deeds_go_on_behind_a_semicolon(text: str, found: list[str]) -> None:
    told = {c.what: c.actors for c in _read(text).commitments}
    assert set(found) <= told.keys()
    assert told[found[-1]] in (["China"], ["Brazil"])
