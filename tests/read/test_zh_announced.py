"""What Chinese reports tell as announced, got, owned or done before, and what a sentence without an actor goes on with."""

from __future__ import annotations

import pytest

from talks import below_talks_with_japan, pledges_below_talks_with_japan


@pytest.mark.parametrize(
    ("text", "pledges"),
    [
        ("日本外相林芳正宣布为东盟渔港改造提供3亿美元资金。", [("commit", "Japan")]),
        ("日本宣布向东盟抗疫基金捐款1000万美元。", [("commit", "Japan")]),
        ("日方宣布将向东盟派遣200名专家。", [("commit", "Japan")]),
        ("双方宣布将伙伴关系提升为全面战略伙伴关系。", [("decide", "ASEAN+Japan")]),
        ("日方愿同东盟深化渔业合作。加强在数字经济领域的合作。扩大青年交流。", [("commit", "Japan")] * 3),
        (
            "日本外相林芳正表示,双方要加强海上搜救合作。密切海警部门往来,办好首次联合演练。",
            [("propose", "Japan")] * 3,
        ),
        ("林芳正强调,海上救援任务正面临新的困难。形势复杂。双方应加强信息交换。", [("propose", "Japan")]),
    ],
    ids=[
        "a gift announced", "money announced", "announced that it will", "announced as made into", "goes on with deeds",
        "goes on with what both should do", "stressed before the full stop",
    ],
)  # fmt: skip
def test_what_is_announced_or_goes_on(text: str, pledges: list[tuple[str, str]]) -> None:
    assert pledges_below_talks_with_japan(text) == pledges


@pytest.mark.parametrize(
    "text",
    [
        "林芳正承认,谈判进展缓慢。",
        "日本坚持认为,关税是无效的。",
        "该草案获得来自五个地区的13个成员支持。",
        "日方对东盟的支持度不断提高。",
        "日方此前宣布将向东盟提供援助。",
        "东盟曾多次呼吁双方保持克制。",
        "日本首相7月20日将会见东盟秘书长。",
        "林芳正强调,世界经济正面临严峻挑战。",
        "日本通过商会与印度尼西亚签署了两份备忘录。",
    ],
    ids=[
        "admitted", "held to be so", "support got", "support as a measure", "announced before", "called for repeatedly",
        "will meet", "stressed what is", "by means of",
    ],
)  # fmt: skip
def test_what_is_only_told(text: str) -> None:
    assert not below_talks_with_japan(text).commitments


def test_a_proposal_on_two_deeds_is_backed_once() -> None:
    text = "东盟支持日本关于加强旅游合作,并在今年年底举行的第十七届东亚峰会上就该问题发表联合声明的建议。"
    assert [f for f, _ in pledges_below_talks_with_japan(text)] == ["support"]
