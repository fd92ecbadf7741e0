"""Chinese topics that reach over several clauses, means and ends that are no deeds, and words that only name."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document
from talks import below_talks_with_japan, pledges_below_talks_with_japan


@pytest.mark.parametrize(
    ("text", "pledges"),
    [
        ("东盟各国外长对日本承诺协助东盟改造渔港,继续提供渔船等表示欢迎。", [("support", "ASEAN")]),
        (
            "日本对东盟在渔业问题上的原则和立场表示支持,同时呼吁各方保持克制。",
            [("support", "Japan"), ("request", "Japan")],
        ),
        ("日方重申将继续支持东盟渔民培训。", [("commit", "Japan")]),
        ("日本已援助各国1.6亿美元并将继续援助各国改造渔港。", [("commit", "Japan")]),
        ("日本将投入640万美元,用于加强与东盟的海上合作,及成立多项奖学金。", [("commit", "Japan")] * 2),
        ("双方同意,通过提出切实可行的倡议,开展更加深入和聚焦的渔业对话。", [("agree", "ASEAN+Japan")]),
        ("日本十分重视与东盟的渔业合作。", [("reaffirm", "Japan")]),
        (
            "菲律宾外长说,与会领导人审议了报告后,一致决定中止该国的参会资格。",
            [("decide", "ASEAN+Japan")],
        ),
    ],
    ids=[
        "a topic of two clauses", "a stand on a topic", "repeated that it will", "has and will", "what for", "by means of",
        "gives weight to", "by all of them",
    ],
)  # fmt: skip
def test_what_is_pledged(text: str, pledges: list[tuple[str, str]]) -> None:
    assert pledges_below_talks_with_japan(text) == pledges


@pytest.mark.parametrize(
    "text",
    [
        "日本向东盟提供支持的渔港项目已开工。",
        "法国明年将担任联合主席国。",
    ],
    ids=["support given", "an office to be held"],
)
def test_what_is_only_told(text: str) -> None:
    assert not below_talks_with_japan(text).commitments


def test_talks_in_a_list_end_no_proposal() -> None:
    what = [
        c.what or ""
        for c in below_talks_with_japan("日方建议通过小组讨论、政策研讨会、技术示范等加强渔业合作。").commitments
    ]
    assert len(what) == 1
    assert what[0].endswith("加强渔业合作")


def test_an_initiative_in_a_list_proposes_nothing() -> None:
    papers = below_talks_with_japan("双方同意落实东盟与日本渔业框架、东盟与日本港口倡议等。").instruments
    assert "proposed" not in {p.status for p in papers}


@pytest.mark.parametrize(
    "text",
    ["分析人士认为,日本将加大对渔港的投入。", "有学者指出,双方应加强渔业合作。"],
    ids=["what analysts foretell", "what scholars would have done"],
)
def test_laymen_bind_nobody(text: str) -> None:
    assert not below_talks_with_japan(text).commitments


def test_points_behind_a_colon_without_marks() -> None:
    text = "日方提出三点建议:支持渔民互访,扩大渔业合作;抓住机会,尽早结束谈判;深化人文交流。"
    assert pledges_below_talks_with_japan(text) == [("propose", "Japan")] * 5


@pytest.mark.parametrize(
    ("text", "pledges"),
    [
        ("日本已与东盟商定,共同启动渔业研究。", [("agree", "ASEAN+Japan")]),
        ("声明宣布,日本和东盟的关系升级为战略伙伴关系。", [("decide", "ASEAN+Japan")]),
        ("林芳正表示,本次会议取得成果,发表声明。", [("decide", "ASEAN+Japan")]),
        ("日本承诺将伙伴关系提升为全面战略伙伴关系。", [("commit", "Japan")]),
        ("林芳正强调,当前海上形势中不稳定因素增多。", []),
        ("各国外长赞同林芳正的发言。", []),
        ("会议充分肯定渔业合作取得的成果。", []),
        ("会议公布了渔业基金首批支持项目清单。", []),
    ],
    ids=[
        "agreed with another", "relations raised", "a meeting between", "promised to raise", "how things stand",
        "of a speech", "valued", "a compound",
    ],
)  # fmt: skip
def test_who_settles_what(text: str, pledges: list[tuple[str, str]]) -> None:
    assert pledges_below_talks_with_japan(text) == pledges


def test_a_partner_is_whom_all_the_deeds_are_for() -> None:
    made = below_talks_with_japan("日方愿同老挝一道,扩大贸易,深化渔业合作。").commitments
    assert [c.addressees for c in made] == [["Laos"], ["Laos"]]


@pytest.mark.parametrize(
    ("text", "pledges"),
    [
        ("日方将致力推动渔业合作。", ["commit"]),
        ("各国外长对海上情势表达严重关切。", ["reaffirm"]),
        ("林芳正提出,双方应扩大贸易,深化渔业合作。", ["propose", "propose"]),
    ],
    ids=["devoted to", "voiced worry", "put forward what both should do"],
)
def test_forms_ofpledges_below_talks_with_japan(text: str, pledges: list[str]) -> None:
    assert [c.force for c in below_talks_with_japan(text).commitments] == pledges


@pytest.mark.parametrize(
    ("text", "pledges"),
    [
        ("越南外长强调继续支持渔民互访。", [("reaffirm", "Viet Nam")]),
        ("缅甸大使承诺扩大贸易。", [("commit", "Myanmar")]),
        ("老挝、柬埔寨等国领导人在会上承诺加强协调。", [("commit", "Cambodia+Laos")]),
        ("老挝、柬埔寨等东盟国家外长承诺加强协调。", [("commit", "Cambodia+Laos")]),
        ("老挝、柬埔寨、越南三国外长承诺加强协调。", [("commit", "Cambodia+Laos+Viet Nam")]),
        ("老方坚定奉行渔业公约。", [("reaffirm", "Laos")]),
        ("中国不久前提出海洋倡议。", []),
        ("近年来,日本和东盟建立了渔业部长会议机制。", []),
        ("林芳正赞同东盟方的看法。", []),
    ],
    ids=["a post", "an envoy", "and others", "and other members", "three states", "kept to", "before",
        "recent years", "a view"],
)  # fmt: skip
def test_who_is_told_of(text: str, pledges: list[tuple[str, str]]) -> None:
    assert pledges_below_talks_with_japan(text) == pledges


def test_the_noun_of_another_title_is_no_known_paper() -> None:
    text = "会议通过《中国—东盟渔业合作与发展北海宣言》。"
    assert [i.title for i in below_talks_with_japan(text).instruments] == ["中国—东盟渔业合作与发展北海宣言"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("声明对发生在缅甸境内的事件表示关注,并强烈谴责恐怖袭击事件。", ["China", "ASEAN"]),
        ("声明认为日本应发挥更大作用,但强调改革应考虑各方利益。", ["China", "ASEAN"]),
        ("对此日方表示愿提供援助。", ["Japan"]),
        ("日方对缅甸局势表示关切,并强烈谴责恐怖袭击事件。", ["Japan"]),
    ],
)
def test_who_is_named_in_a_topic_or_told_what_to_do_is_not_who_speaks(text: str, actors: list[str]) -> None:
    head = "2023年5月8日,中国—东盟高官会在成都举行。"
    pledges = read_document(Document(id="t", text=f"{head}\n\n{text}\n")).commitments
    assert [c.actors for c in pledges][-1:] == [actors]
