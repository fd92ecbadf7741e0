"""Chinese pages of many publishers: one trick a row, in short texts of our own."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


HEAD = "东盟与中国外长会在河内举行\n2024年5月6日\n5月6日,东盟与中国外长会在河内举行。"


def _pledges(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(c.force, "+".join(sorted(c.actors)), c.what or "", c.due) for c in _read(HEAD + text).commitments]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("双方同意加快磋商,争取早日达成“准则”。", ["加快磋商", "争取早日达成“准则”"]),
        ("双方敦促各国采取有力行动,解决危机根源。", ["采取有力行动,解决危机根源"]),
        ("双方一致同意提交领导人会议核可,明确发出了要继续推进一体化的信号。", ["提交领导人会议核可"]),
        ("泰国和老挝今后将进一步深化在这一领域的合作。", ["深化在这一领域的合作"]),
    ],
    ids=["strive goes on with the list", "action and its end", "what it signalled", "from now on"],
)
def test_deeds_of_a_sentence(text: str, wanted: list[str]) -> None:
    assert [what.removeprefix("进一步") for _, _, what, _ in _pledges(text)] == wanted


@pytest.mark.parametrize(
    "text",
    ["会议发出了双方致力于维护地区和平的共同声音。", "各国展现了相互支持、共迎挑战的强烈愿望。"],
    ids=["a voice that describes", "a wish that describes"],
)
def test_descriptions_bind_nobody(text: str) -> None:
    assert not _pledges(text)


def test_proposal_as_a_verb_is_no_paper() -> None:
    reading = _read(HEAD + "中方倡议将2025年确定为“中国-东盟旅游合作年”。")
    assert not [i for i in reading.instruments if "倡议" in (i.title or "")]
    assert any(c.force == "propose" and "旅游合作年" in (c.what or "") for c in reading.commitments)


def test_papers_to_come_are_not_adopted() -> None:
    reading = _read(HEAD + "中方正加紧筹备年底的峰会,争取届时发表《中国-东盟数字合作联合声明》。")
    assert [i.status for i in reading.instruments] == ["to_be_adopted"]


@pytest.mark.parametrize("words", ["这两个协定", "各项决议", "上述合作协定"])
def test_pointing_words_name_no_paper(words: str) -> None:
    assert not _read(HEAD + f"双方讨论了{words}的落实情况。").instruments


@pytest.mark.parametrize(
    ("text", "parties", "place"),
    [
        ("“韩-东盟特别首脑会议”6月2日在济州岛举行。", {"Republic of Korea", "ASEAN"}, "Jeju"),
        ("今年9月即将在老挝举行东盟—中国纪念峰会。", {"ASEAN", "China"}, "Laos"),
        ("在中国和东盟国家共同努力下,9月的东盟—中国纪念峰会必将成功。", {"ASEAN", "China"}, None),
    ],
    ids=["one character and a dash", "soon in", "through their efforts"],
)
def test_meetings(text: str, parties: set[str], place: str | None) -> None:
    found = [m for m in _read("2009年5月30日 电\n" + text).meetings if m.level == "summit"]
    assert [(set(m.parties), m.place) for m in found] == [(parties, place)]


RESOLUTION = """第五十五届会议
议程项目 25
大会决议
[未经发交主要委员会而通过(A/55/L.18)]

55/10. 联合国同阿拉伯国家联盟的合作

大会

回顾其以前关于联合国同阿拉伯国家联盟合作的各项决议,

1. 满意地注意到秘书长的报告;

2. 赞赏各次会议通过的提议,包括2000年5月23日在贝鲁特举行的青年会议通过的提议;

3. 请秘书长继续努力加强两组织的合作;
"""


def test_a_resolution_is_not_dated_by_what_it_recalls() -> None:
    reading = _read(RESOLUTION)
    assert reading.published == "2000"  # the year of its session, not the day in May
    assert {actor for c in reading.commitments for actor in c.actors} == {"UN General Assembly"}


def test_a_line_above_the_masthead_hides_no_date() -> None:
    text = "以下为摘要,并非正式文本。\n\n联合国\nA/RES/55/10\n大会\n2000年11月20日\n\n" + RESOLUTION
    assert _read(text).published == "2000-11-20"


@pytest.mark.parametrize(
    ("text", "name", "post", "party"),
    [
        ("王毅表示,中方愿同各方加强沟通。", "王毅", None, "China"),
        ("李显龙总理在会上致辞。", "李显龙", "Prime Minister", "Singapore"),
        ("外交部长王毅出席会议。", "王毅", "Minister of Foreign Affairs", "China"),
        ("潘基文指出,成果丰硕。", "潘基文", None, "United Nations"),
    ],
    ids=["a name alone", "name before the post", "a post without its state", "an office everyone knows"],
)
def test_well_known_people(text: str, name: str, post: str | None, party: str) -> None:
    reading = _read("2024年5月6日\n" + text)
    assert [(p.name, p.post_en, p.party) for p in reading.persons] == [(name, post, party)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("张海说,东盟6月的第34届峰会通过了《曼谷宣言》,双方同意扩大贸易。", ["扩大贸易"]),
        ("泰国外长表示,过去几年双方建立了良好的机制。", []),
        ("双方就禁毒倡议、反恐等问题交换了意见。", []),
        ("中国将继续把东盟作为周边外交优先方向。", ["把东盟作为周边外交优先方向"]),
        ("双方同意加强海上合作、支持贸易投资便利化。", ["加强海上合作、支持贸易投资便利化"]),
    ],
    ids=["an earlier summit", "built over the years", "an initiative talked over", "go on making it", "one list"],
)
def test_history_and_topics(text: str, wanted: list[str]) -> None:
    assert [what for _, _, what, _ in _pledges(text)] == wanted


def test_words_go_on_without_a_subject() -> None:
    text = HEAD + "\n泰国外长颂猜表示,本地区面临挑战。双方应加强海上搜救合作。希望东盟中心发挥更大作用。"
    found = {(c.force, tuple(c.actors)) for c in _read(text).commitments}
    assert found == {("propose", ("Thailand",))}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "东盟—中国外长会、东亚峰会外长会和东盟地区论坛外长会5月6日至8日将在河内陆续举行。",
            {"scheduled"},
        ),
    ],
    ids=["what is to come is to come for all of a list"],
)
def test_lists_of_meetings(text: str, statuses: set[str]) -> None:
    assert {m.status for m in _read("2024年5月6日\n" + text).meetings} == statuses


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("(吉隆坡11日讯)欧盟表示,2027年将升级关系。欧盟将于11月举办午餐会。", None),
        ("【共同社雅加达2023年5月8日电】日本与东盟正协调12月举行特别首脑会议。", "2023-05-08"),
        ("第19届东盟防长会议星期五(10月31日)举行。部长们展望2027年的目标。", "2025-10"),
    ],
    ids=["a month to come", "a dateline in brackets", "a weekday tells the year"],
)
def test_publication(text: str, published: str | None) -> None:
    assert _read(text).published == published


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("会议由泰国外交部东盟司司长素力亚和中方代表共同主持。", "素力亚", "Thailand"),
        ("新任联合国驻华协调员西达尔特·查特吉出席会晤。", "西达尔特·查特吉", "United Nations"),
        (
            "欧盟外交政策负责人约瑟夫·博雷尔(Josep Borrell)认为形势严峻。",
            "约瑟夫·博雷尔(Josep Borrell)",
            "European Union",
        ),
    ],
    ids=["a short name written by sound", "resident coordinator", "foreign policy chief"],
)
def test_names_behind_posts(text: str, name: str, party: str) -> None:
    assert (name, party) in [(p.name, p.party) for p in _read(HEAD + text).persons]


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        (
            "王毅就深化合作提出以下建议:\n\n一要加强团结互信,加大相互支持。\n\n二要拓展务实合作,补齐发展短板。",
            ["加强团结互信", "加大相互支持", "拓展务实合作", "补齐发展短板"],
        ),
        ("双方同意加强防务合作,以提高互信,维护地区稳定。", ["加强防务合作,以提高互信,维护地区稳定"]),
        ("双方同意在政治、经济、文化及发展合作等领域加强联系。", ["在政治、经济、文化及发展合作等领域加强联系"]),
    ],
    ids=["points of a list announced", "to an end", "in the fields of"],
)
def test_lists_and_ends(text: str, whats: list[str]) -> None:
    assert [what for _, _, what, _ in _pledges("\n\n" + text)] == whats


def test_a_proposal_welcomed_with_its_topic_in_front() -> None:
    assert ("support", "ASEAN+China") in {(f, a) for f, a, _, _ in _pledges("双方对举行联合演习的构想表示欢迎。")}


@pytest.mark.parametrize(
    "text", ["根据声明,双方将继续合作。", "双方讨论了安理会决议。", "双方遵守其他相关联合国条约。"]
)
def test_words_before_a_noun_make_no_title(text: str) -> None:
    assert not _read(HEAD + text).instruments


@pytest.mark.parametrize("text", ["习近平外交思想引领方向。", "莫迪政府上台以来政策有变。"])
def test_a_name_that_is_part_of_a_noun(text: str) -> None:
    assert not _read(HEAD + text).persons


def test_a_state_nobody_knows() -> None:
    reading = _read(
        "论坛与青岚共和国联委会会议6月24日举行。\n青岚承诺向论坛移交两艘船。青岚外长表示欢迎。青岚愿继续出资。"
    )
    assert ("commit", ("青岚",)) in {(c.force, tuple(c.actors)) for c in reading.commitments}


def test_the_first_line_set_apart_is_the_title() -> None:
    reading = _read(
        "越南总理阮春福出席第20届东盟-韩国峰会\n\n越南总理阮春福。图自越通社\n\n会上,双方同意扩大贸易投资合作。"
    )
    assert [(m.ordinal, m.level) for m in reading.meetings] == [(20, "summit")]


def test_the_frame_of_a_meeting_is_no_sitting() -> None:
    assert len(_read(HEAD + "双方愿在东亚峰会框架内加强协调。").meetings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "中方提出三大倡议。\n\n一是扩大农产品贸易。二是加快建设铁路。",
        "温家宝在会上就深化合作提出两点倡议。\n\n一、扩大农产品贸易。\n\n二、加快建设铁路。",
        "王毅提出以下主张:\n\n第一,扩大农产品贸易。\n\n第二,加快建设铁路。",
    ],
    ids=["in one paragraph", "numbered with a stroke", "first, second"],
)
def test_points_put_forward(text: str) -> None:
    found = {(f, a, w) for f, a, w, _ in _pledges("\n\n" + text)}
    assert {("propose", "China", "扩大农产品贸易"), ("propose", "China", "加快建设铁路")} <= found


def test_by_way_of_is_no_adoption() -> None:
    assert not [p for p in _pledges("双方将通过有效执行《区域全面经济伙伴关系协定》深化联系。") if p[0] == "decide"]


@pytest.mark.parametrize(
    ("text", "start"),
    [("澳洲—东盟峰会周三举行,双方同意加强合作。", "2021-10-27"), ("澳洲—东盟峰会将于周三举行。", "2021-11-03")],
    ids=["told as done", "still to come"],
)
def test_weekdays(text: str, start: str) -> None:
    assert [m.start for m in _read("2021-10-28 19:14\n\n" + text).meetings] == [start]


def test_a_paper_called_after_its_place_is_no_other_paper() -> None:
    """A short form of one declaration inside a longer title ("宣言" in "喀山宣言") does not name it."""
    reading = _read(HEAD + "峰会通过了《喀山宣言》。")
    assert [(i.title_en, i.title, i.status) for i in reading.instruments] == [
        ("Kazan Declaration", "喀山宣言", "adopted")
    ]
