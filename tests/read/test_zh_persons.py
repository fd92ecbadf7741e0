"""Persons in Chinese reports: where names end, whose a post is, posts of several fields and of several holders."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

FM, DM, PRESIDENT = "Minister of Foreign Affairs", "Minister of Defence", "President"


def _persons(text: str) -> list[tuple[str, str | None, str | None]]:
    document = Document(id="t", text=f"合作会议\n2024年5月6日\n\n{text}\n")
    return [(p.name, p.post_en, p.party) for p in read_document(document).persons]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the state is part of the second post's name
        ("法国总统与中国国家主席习近平会面。", [("习近平", PRESIDENT, "China")]),
        ("俄罗斯总统普京与中国国家主席习近平举行会谈。", [("普京", PRESIDENT, "Russia"), ("习近平", PRESIDENT, "China")]),
        # of a list, the next one's state only if none is named
        ("加拿大外长安德森和外贸部长贝克尔出席。", [("安德森", FM, "Canada"), ("贝克尔", "Minister of Trade", "Canada")]),
        ("印度国防部长辛格、澳洲工业部长莫里斯出席。", [("辛格", DM, "India"), ("莫里斯", "Minister of Industry", "Australia")]),
        # what stands before 的 tells of the holder
        ("被美国批评的中国防长李尚福拒绝会面。", [("李尚福", DM, "China")]),
        ("来自文莱的东盟秘书长林玉辉出席会议。", [("林玉辉", "Secretary-General", "ASEAN")]),
        # the owner told again before the second post
        ("越南外交部副部长、越南东盟高官会代表团团长阮国勇主持会议。", [("阮国勇", "Deputy Minister of Foreign Affairs", "Viet Nam")]),
        # a list of those who come along
        ("陪同出访的有越南外交部部长裴青山,财政部部长胡德福。", [("裴青山", FM, "Viet Nam"), ("胡德福", "Minister of Finance", "Viet Nam")]),
        ("应东盟主席文莱苏丹哈桑纳尔·博尔基亚的邀请,双方会面。", [("哈桑纳尔·博尔基亚", "Sultan", "Brunei Darussalam")]),
        # where somebody is stationed is not whose post it is
        ("朝鲜驻东盟大使兼驻印尼大使安光日出席会议。", [("安光日", "Ambassador", "Democratic People's Republic of Korea")]),
        # a minister of fields no list knows
        ("澳大利亚国际发展和海岛事务部长莫里斯(Ann Morris)说,将提供援助。", [("莫里斯(Ann Morris)", "Minister", "Australia")]),
        # a field told in several words, joined
        ("马来西亚投资、贸易及工业部长哈山出席。", [("哈山", "Minister of Industry", "Malaysia")]),
        ("东帝汶外交与合作部长本迪托·席尔瓦出席。", [("本迪托·席尔瓦", "Minister of Foreign Affairs and International Cooperation", "Timor-Leste")]),
        ("中国与工业部长哈山举行会谈。", [("哈山", "Minister of Industry", None)]),
        ("加拿大国际贸易、出口促进、小企业和经济发展部长吴安迪(Andy Ng)出席。", [("吴安迪(Andy Ng)", "Minister of Economy", "Canada")]),
        # each of several states
        ("挪威、瑞士驻东盟大使托尔·罗森、奥利维·采恩出席。", [("托尔·罗森", "Ambassador to ASEAN", "Norway"), ("奥利维·采恩", "Ambassador to ASEAN", "Switzerland")]),
        ("中国、俄罗斯和印度三国外长王毅、拉夫罗夫、苏杰生出席。", [("王毅", FM, "China"), ("拉夫罗夫", FM, "Russia"), ("苏杰生", FM, "India")]),
        ("英国负责印太事务的国务大臣凯瑟琳·韦斯特出席。", [("凯瑟琳·韦斯特", "Minister of State", "United Kingdom")]),
        # a second post of a body with its short form
        ("越南外交部副部长、东盟高官会越南代表团团长阮国勇出席。", [("阮国勇", "Deputy Minister of Foreign Affairs", "Viet Nam")]),
        ("越南驻澳大利亚大使、东盟堪培拉委员会(ACC)主席阮必成主持会议。", [("阮必成", "Chairman", "Viet Nam")]),
        ("泰国外交部长敦·帕马威奈出席。", [("敦·帕马威奈", FM, "Thailand")]),  # a title that is a name here
        # a title behind the name, and the office later
        ("阮海鹏大使主持会议。越南常驻东盟代表团团长阮海鹏大使致辞。", [("阮海鹏", "Head of the Permanent Mission to ASEAN", "Viet Nam")]),
        # a division's head is of the state whose ministry it is in
        ("韩国外交部东盟合作课课长金成洙介绍了情况。", [("金成洙", "Director, Ministry of Foreign Affairs", "Republic of Korea")]),
        # a second post, of a committee
        ("会议由柬埔寨常驻东盟代表、东盟常驻代表委员会轮值主席叶桑楠主持。", [("叶桑楠", "Permanent Representative to ASEAN", "Cambodia")]),
        ("中国—东盟中心秘书长史忠俊出席。", [("史忠俊", "Secretary-General of the ASEAN-China Centre", "ASEAN-China Centre")]),
        ("印尼经济统筹部长艾朗卡致辞。", [("艾朗卡", "Coordinating Minister for Economic Affairs", "Indonesia")]),
        # the general post for any organisation
        ("国际原子能机构总干事格罗西抵达东京。", [("格罗西", "Director-General", "International Atomic Energy Agency")]),
        ("欧盟理事会主席米歇尔抵达金边。", [("米歇尔", "President of the European Council", "European Union")]),
    ],
)  # fmt: skip
def test_whose_the_post_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _persons(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("土耳其外交部长哈坎·菲丹曾于去年访问北京。", ["哈坎·菲丹"]),
        ("阿根廷总统哈维尔·米莱曾批评此事。", ["哈维尔·米莱"]),
        ("老挝外交部长沙伦赛·贡玛西主持会议。", ["沙伦赛·贡玛西"]),  # known by the first part alone
        ("泰国总理佩通坦·西那瓦出席会议。", ["佩通坦·西那瓦"]),
        ("缅甸外长温纳貌伦出席会议。", ["温纳貌伦"]),
        ("俄罗斯紧急情况部部长亚历山大·库连科夫致辞。", ["亚历山大·库连科夫"]),  # a sound no list has
        ("上合组织秘书长拉﹒阿利莫夫会见来宾。", ["拉﹒阿利莫夫"]),  # a small point between
        ("国家主席习近平特别代表、国务委员谌贻琴出席。", ["习近平", "谌贻琴"]),
        ("泰国外交部副次长诺巴敦与会。", ["诺巴敦"]),  # ends in what is a title before a name
        ("马来西亚投贸部秘书长慕哈末主持会议。", ["慕哈末"]),
        ("吉布提外长优素福当选主席。", ["优素福"]),
        ("日本外务副大臣宫路拓马抵达雅加达。", ["宫路拓马"]),
        ("歐盟執委會主席馮德萊恩（Ursula von der Leyen）說,雙方將合作。", ["馮德萊恩（Ursula von der Leyen）"]),
        ("蘇丹總統巴席爾（Omar al-Bashir）出席。", ["巴席爾（Omar al-Bashir）"]),
    ],
)
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    assert [name for name, _, _ in _persons(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "秘书长先生任职三年期间成绩显著。",
        "在主席英明领导下,双方合作良好。",
        "苏丹武装部队与叛军发生冲突。",  # the state, no sultan
        "代表们听取东盟国防部部长会议(ADMM)的结果。",  # a meeting and its short form
        "常务代表委员会(CPR)与三个伙伴国举行会议。",
        "总统的新闻秘书在脸书(Facebook)上发文。",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert _persons(text) == []


def test_surnames_and_posts_of_rarer_kinds() -> None:
    text = "2024年2月29日,中国驻泰国大使管木、韩国产业通商资源部长官尹相直和日本外务省审议官杉山晋辅在东京举行磋商。"
    found = {p.name: p.party for p in read_document(Document(id="t", text=text)).persons}
    assert found == {"管木": "China", "尹相直": "Republic of Korea", "杉山晋辅": "Japan"}
