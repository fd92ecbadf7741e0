"""Shares of a plan: what is told, and the look-alikes that tell none."""

import pytest

from depositary.languages import load_language
from depositary.model import Document
from depositary.read.shares import Share, find_shares
from depositary.reading import read_document

TOLD = [
    # figures as written: done, total, percent, comparator, class
    ("en", "97 out of 103 action lines have been addressed.", [(97, 103, None, "=", "touched")]),
    ("en", "The Meeting noted that 48 of the 60 action lines had been launched.", [(48, 60, None, "=", "touched")]),
    ("en", "By June, 41 of its 52 activities had been completed.", [(41, 52, None, "=", "done")]),
    ("en", "The completion of97 out of 103 action lines was noted.", [(97, 103, None, "=", "done")]),  # glued
    ("en", "Of the 60 measures, 48 were launched and 11 of them completed.",
     [(48, 60, None, "=", "touched"), (11, 60, None, "=", "done")]),  # a total carried on
    ("en", "All but nine of the seventy-two action lines are now in hand.", [(63, 72, None, "=", "touched")]),
    ("en", "Nearly all of the 64 activities have now been put into effect.", [(None, 64, None, "~", "ambiguous")]),
    ("en", "About seven out of ten measures of the Blueprint had been carried out.",
     [(None, None, 70, "~", "ambiguous")]),  # no ten measures are counted
    ("en", "Eight of the ten measures of the Blueprint had been carried out.", [(8, 10, None, "=", "ambiguous")]),
    ("en", "More than 96 per cent of the agreed action lines having been addressed as of October 2020.",
     [(None, None, 96, ">", "touched")]),
    ("en", "At least 99.6 percent of measures were implemented.", [(None, None, 99.6, ">=", "ambiguous")]),
    ("en", "Roughly three quarters of the measures had been put in place.", [(None, None, 75, "~", "ambiguous")]),
    ("en", "Two thirds of the projects have been completed.", [(None, None, 66.7, "=", "done")]),
    ("en", "90 per cent or more of the activities were finished.", [(None, None, 90, ">=", "done")]),
    ("en", "The remaining 7 per cent of action lines are to be implemented by December.",
     [(None, None, 93, "=", "ambiguous")]),
    ("en", "91 of 130 action lines, about 88 percent, have been carried out.", [(91, 130, 88, "=", "ambiguous")]),
    ("en", "258 of the 290 action lines (89%) were implemented.", [(258, 290, 89, "=", "ambiguous")]),
    ("en", "86 per cent (120 of 140) of the action lines have been addressed.", [(120, 140, 86, "=", "touched")]),
    ("en", "The plan's implementation rate reached 90 per cent.", [(None, None, 90, "=", "ambiguous")]),
    ("en", "All 139 action lines have been launched.", [(139, 139, None, "=", "touched")]),
    ("en", "All action lines of the Plan of Action had been implemented or ongoing.",
     [(None, None, 100, "=", "touched")]),
    ("en", "Of 40 projects under the programme, 12 have not yet been started.", [(28, 40, None, "=", "touched")]),
    ("en", "Implementation of the Plan of Action stood at 92 percent in May.", [(None, None, 92, "=", "ambiguous")]),
    ("en", "The Plan of Action is now 85 per cent complete.", [(None, None, 85, "=", "done")]),
    ("en", "Less than half of the measures of the roadmap had been launched.", [(None, None, 50, "<", "touched")]),
    ("en", "The two sides noted progress with 91 out of the 130 lines of action (about 88 percent) being carried out.",
     [(91, 130, 88, "=", "touched")]),
    ("en", "Over 88 percent of action lines were either achieved or currently being addressed.",
     [(None, None, 88, ">", "touched")]),  # the weaker of two words
    ("en", "The team reported that 51 of 69 projects have been completed under the plan.",
     [(51, 69, None, "=", "done")]),
    ("en", "The meeting heard that 90 percent of the 2021-2025 Plan of Action had been implemented.",
     [(None, None, 90, "=", "ambiguous")]),  # its period stands before its name
    ("en", "The plan, 85 per cent of which has been completed, is nearing its end.", [(None, None, 85, "=", "done")]),
    ("en", "Only 7 per cent of the action lines of the Plan of Action (2021-2025) remain to be implemented.",
     [(None, None, 93, "=", "ambiguous")]),
    ("en", "7 per cent of the action lines of the Plan of Action have yet to be implemented.",
     [(None, None, 93, "=", "ambiguous")]),
    ("vi", "Gần 99% kế hoạch được thực hiện.", [(None, None, 99, "~", "ambiguous")]),
    ("vi", "Trong tổng số 977 hoạt động trong Kế hoạch, tỷ lệ thực hiện lên tới gần 99% (964 hoạt động).",
     [(964, 977, 99, "=", "ambiguous")]),
    ("vi", "Đã có 218/290 (75%) dòng hành động đang được triển khai.", [(218, 290, 75, "=", "touched")]),
    ("vi", "Đến nay, 97/103 dòng hành động đã được triển khai.", [(97, 103, None, "=", "touched")]),
    ("vi", "Hai bên đã hoàn thành 97/103 dòng hành động.", [(97, 103, None, "=", "done")]),
    ("vi", "61 trên 160 dòng hành động đã hoàn thành, khoảng 38%, và 132 dòng đã được khởi động.",
     [(61, 160, 38, "=", "done"), (132, 160, None, "=", "touched")]),
    ("vi", "80% số dòng hành động trong Kế hoạch đã được triển khai.", [(None, None, 80, "=", "touched")]),
    ("vi", "Hơn 90% hoạt động trong Kế hoạch công tác đã được thực hiện.", [(None, None, 90, ">", "ambiguous")]),
    ("vi", "Ít nhất ba phần tư số biện pháp đã hoàn tất.", [(None, None, 75, ">=", "done")]),
    ("vi", "Gần 50% dòng hành động đang được triển khai.", [(None, None, 50, "~", "touched")]),
    ("vi", "Kế hoạch tăng từ 113 lên 357 hoạt động, trong đó 250 hoạt động và dự án đã hoàn thành.",
     [(250, 357, None, "=", "done")]),
    ("vi", "Kế hoạch hành động đã được triển khai 92%.", [(None, None, 92, "=", "touched")]),  # of the whole plan
    ("vi", "Kế hoạch hành động giai đoạn 2021-2025 đã hoàn thành trên 90%.", [(None, None, 90, ">", "done")]),
    ("vi", "Tỷ lệ thực hiện Kế hoạch hành động đạt 90%.", [(None, None, 90, "=", "ambiguous")]),
    ("vi", "Trong tổng số 84 hoạt động có 70 hoạt động đã khởi động và 42 hoạt động, tức một nửa, đã hoàn thành.",
     [(70, 84, None, "=", "touched"), (42, 84, 50, "=", "done")]),
    ("vi", "Kế hoạch có 118 dòng hành động; đã khởi động 96 dòng, còn lại 22 dòng, tức tỷ lệ khởi động 84%.",
     [(96, 118, 84, "=", "touched")]),
    ("vi", "Ke hoach co 118 dong hanh dong; den nay da khoi dong 96 dong.",
     [(96, 118, None, "=", "touched")]),  # no accents
    ("vi", "99,6% dòng hành động đã được thực hiện.", [(None, None, 99.6, "=", "ambiguous")]),  # decimal comma
    ("vi", "140 trong tổng số 290 dòng hành động đang được triển khai.", [(140, 290, None, "=", "touched")]),
    ("vi", "Kế hoạch gồm 120 biện pháp, trong đó 100 biện pháp đã hoàn thành.", [(100, 120, None, "=", "done")]),
    ("vi", "Từ 90% trở lên số biện pháp đã được thực hiện.", [(None, None, 90, ">=", "ambiguous")]),
    ("vi", "Gần như toàn bộ 64 hoạt động đã được triển khai.", [(None, 64, None, "~", "touched")]),
    ("zh", "六十项行动中已落实四十八项。", [(48, 60, None, "=", "ambiguous")]),
    ("zh", "52项活动已完成43项。", [(43, 52, None, "=", "done")]),  # no 中
    ("zh", "双方已完成或推进了行动计划180项措施中的96%。", [(None, 180, 96, "=", "touched")]),
    ("zh", "其中88项优先措施中的60项已完成。", [(60, 88, None, "=", "done")]),
    ("zh", "行动计划99个行动方针中的98个已落实,完成率达98.9%。", [(98, 99, 98.9, "=", "ambiguous")]),  # said again
    ("zh", "行动计划所列的112项活动,已全部完成。", [(112, 112, None, "=", "done")]),
    ("zh", "58项活动中已启动45项,完成26项,完成率为百分之五十四。",
     [(45, 58, None, "=", "touched"), (26, 58, 54, "=", "done")]),
    ("zh", "计划共有126项措施,已启动98项,其中57项已经完成。",
     [(98, 126, None, "=", "touched"), (57, 126, None, "=", "done")]),
    ("zh", "至少百分之九十二的活动已经完成。", [(None, None, 92, ">=", "done")]),
    ("zh", "九成以上的活动已得到落实。", [(None, None, 90, ">=", "ambiguous")]),
    ("zh", "逾九成五的行动线已启动。", [(None, None, 95, ">", "touched")]),
    ("zh", "行动计划执行率达到90%。", [(None, None, 90, "=", "ambiguous")]),
    ("zh", "92/139条行动线已启动。", [(92, 139, None, "=", "touched")]),
    ("zh", "约四分之三的措施已落实。", [(None, None, 75, "~", "ambiguous")]),
    ("zh", "已有120项行动线得到落实,占总数的86%。", [(None, None, 86, "=", "ambiguous")]),
    ("zh", "290个行动项目中的140个已展开。", [(140, 290, None, "=", "touched")]),
    ("zh", "计划的60项措施全部完成。", [(60, 60, None, "=", "done")]),
    ("zh", "计划列有118条行动线,近九成启动。尚余的十三条仍未启动。", [(105, 118, None, "=", "touched")]),
    ("zh", "全部139条行动线均已启动。", [(139, 139, None, "=", "touched")]),
    ("zh", "双方已完成行动计划约85%的内容。", [(None, None, 85, "~", "done")]),  # the plan before the figure
    ("zh", "东盟的行动计划已落实九成。", [(None, None, 90, "=", "ambiguous")]),
    ("zh", "在《行动计划》中,已有106项付诸实施,占总数的92%。", [(None, None, 92, "=", "ambiguous")]),
    ("zh", "双方已实施行动计划提出的140项行动中的136项。", [(136, 140, None, "=", "ambiguous")]),
    ("zh", "总体规划的15个倡议中有14个已经完成。", [(14, 15, None, "=", "done")]),
    ("vi", "Kế hoạch hành động giai đoạn 2021-2025 đã được triển khai đạt 88%.", [(None, None, 88, "=", "touched")]),
    ("zh", "《行动计划(2021-2025)》九成以上的内容已得到落实。", [(None, None, 90, ">=", "ambiguous")]),
    ("zh", "《行动计划》落实工作取得积极进展,已完成85%以上。", [(None, None, 85, ">=", "done")]),
]  # fmt: skip


@pytest.mark.parametrize("code, text, expected", TOLD, ids=[row[1][:40] for row in TOLD])
def test_shares_told(code: str, text: str, expected: list[tuple[object, ...]]) -> None:
    shares = find_shares(text, load_language(code))
    assert [(s.done, s.total, s.percent, s.comparator, s.word_class) for s in shares] == expected


NOT_TOLD = [
    ("en", "Trade between the two sides grew by 6.2 per cent in 2023."),
    ("en", "The Ministers agreed to raise the share of renewables to 35 per cent by 2030."),
    ("en", "48 of the 60 members voted in favour of the resolution."),
    ("en", "Women hold 30 per cent of the seats."),
    ("en", "They agreed to complete at least 80 per cent of the action lines by 2026."),  # a goal
    ("en", "The Plan aims to have 90 per cent of measures implemented by 2027."),
    ("en", "The two sides carried out 257 activities under the Work Plan."),  # no total
    ("en", "They called for the full implementation of all measures of the Plan of Action."),
    ("en", "Under the plan, 12 of the 30 experts came from the region."),
    ("en", "The programme spent 80 per cent of its budget."),
    ("en", "Nearly all action lines of the Plan of Action have been implemented."),  # how many, is not said
    ("en", "Tariffs on 90 per cent of tariff lines were eliminated under the framework."),
    ("en", "The completion rate of primary education is 95 per cent."),
    ("en", "In the first half of 2027 the measures will be completed."),
    ("en", "Paragraph 12 of the 2016-2020 Plan of Action was implemented."),
    ("en", "The Plan of Action 2021-2025 was adopted on 28 October 2021 by 10 of the 11 members."),
    ("en", "The project reduced emissions by 40 per cent; activities were launched in two provinces."),
    ("vi", "Kim ngạch thương mại hai chiều tăng 15% so với năm ngoái."),
    ("vi", "Hội nghị ngày 6/7 đã thông qua kế hoạch hành động."),  # a date
    ("vi", "Hai bên phấn đấu hoàn thành 90% số dòng hành động vào năm 2025."),  # a goal
    ("vi", "Các nước sẽ triển khai 80% biện pháp trong năm tới."),
    ("vi", "Tỷ lệ hoàn thành tiểu học đạt 98%."),
    ("vi", "Có 120 dự án được triển khai trong năm 2023."),
    ("vi", "Nga chiếm 20% tổng vốn đầu tư vào các dự án."),
    ("vi", "Cuộc họp diễn ra trong hai ngày 22-23/10 tại 2 dự án."),
    ("zh", "双边贸易额增长15%。"),
    ("zh", "力争到2026年完成90%的行动线。"),  # a goal
    ("zh", "双方将落实其中80%的措施。"),
    ("zh", "会议通过了12项决议。"),
    ("zh", "妇女占百分之三十。"),
    ("zh", "行动计划实施以来,双边贸易额增长15%。"),  # since the plan was begun
    ("zh", "落实行动计划以来出口增长15%。"),
    ("zh", "双方签署了15项合作文件,涉及8个项目。"),
    ("zh", "到2030年把可再生能源在本地区电力中的比重提高到百分之三十五。"),
    ("zh", "2021年10月28日,11个成员国中的10个出席会议。"),
]


@pytest.mark.parametrize("code, text", NOT_TOLD, ids=[row[1][:40] for row in NOT_TOLD])
def test_look_alikes_tell_no_share(code: str, text: str) -> None:
    assert find_shares(text, load_language(code)) == []


def _only(code: str, text: str) -> Share:
    (share,) = find_shares(text, load_language(code))
    return share


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "91 of 130 action lines, about 88 percent, have been carried out."),
        ("vi", "Đã khởi động 96 trên 118 dòng hành động, tức tỷ lệ khởi động 84%."),
        ("zh", "58项活动中完成26项,完成率为百分之五十四。"),
        ("en", "48 of the 60 measures were launched; the remaining 15 measures are pending."),
    ],
)
def test_figures_that_cannot_all_be_right_are_flagged(code: str, text: str) -> None:
    assert _only(code, text).issue


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "120 of the 140 action lines, or 86 per cent, have been addressed."),  # rounded
        ("en", "Over 85 per cent of action lines, 120 of 140, have been addressed."),  # a bound that holds
        ("zh", "58项活动中完成28项,占近五成。"),
    ],
)
def test_rounding_is_no_contradiction(code: str, text: str) -> None:
    assert _only(code, text).issue is None


def test_the_sources_own_words_and_places_are_kept() -> None:
    text = "As of 30 September 2027, 132 of the 160 action lines of the plan had been launched."
    share = _only("en", text)
    assert (share.word, share.unit, share.unit_en) == ("launched", "action lines", "action lines")
    assert text[slice(*share.figure)] == "132 of the 160 action lines"
    assert share.as_of is not None and text[slice(*share.as_of)] == "As of 30 September 2027"
    assert text[share.start : share.end].endswith("launched")


def test_what_is_left_is_marked_as_worked_out() -> None:
    assert _only("en", "The remaining 7 per cent of action lines are being pursued.").remaining
    assert not _only("en", "93 per cent of action lines have been addressed.").remaining


def test_a_part_of_all_lines_is_that_part() -> None:
    text = "An average of 71.5% of all action lines of the ASEAN-EU Plan of Action have been completed, 70% in the first year."
    [progress] = read_document(Document(id="t", text=text, language="en")).progress
    assert progress.percent == 71.5
