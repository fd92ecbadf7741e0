"""What sort of paper it is, where its noun alone does not tell, and which papers are one.

Each text is our own.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


def _papers(text: str) -> list[tuple[str, str]]:
    reading = read_document(Document(id="x", text=text))
    return [(paper.title or paper.title_en or "", paper.kind) for paper in reading.instruments]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Năm 2004, ASEAN và Canada đã ký Tuyên bố chung về hợp tác chống khủng bố quốc tế.", "declaration"),
        ("Tháng 5/2006, ASEAN và Ấn Độ ký Tuyên bố chung về Quan hệ Đối tác vì tiến bộ.", "declaration"),
        # later ones are statements, and so are those of two states
        ("Tháng 5/2021, ASEAN và Ấn Độ ký Tuyên bố chung về Quan hệ Đối tác vì tiến bộ.", "statement"),
        ("Tháng 5/2006, Việt Nam và Chile ký Tuyên bố chung về Quan hệ Đối tác toàn diện.", "statement"),
        ("Các Bộ trưởng đã ký Tuyên bố chung ADMM về hợp tác cứu trợ.", "declaration"),
        ("Các Bộ trưởng đã thông qua Kế hoạch phục hồi du lịch ASEAN.", "other"),
        ("Các Bộ trưởng đã thông qua Kế hoạch công tác du lịch ASEAN.", "work_plan"),
    ],
)
def test_joint_papers_and_plans(text: str, kind: str) -> None:
    assert [told for _, told in _papers(f"Tin trong ngày\n\n{text}\n")] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("会议通过《东盟旅游恢复计划》。", "other"),
        ("会议通过《东盟旅游合作计划》。", "work_plan"),
        ("会议通过《东盟旅游活动计划》。", "work_plan"),
    ],
)
def test_chinese_plans(text: str, kind: str) -> None:
    assert [told for _, told in _papers(f"2025年9月1日，各方举行会议。{text}\n")] == [kind]


def test_one_joint_paper_by_the_meeting_and_by_its_letters() -> None:
    text = (
        "Tuyên bố chung tại Hội nghị Bộ trưởng Quốc phòng ASEAN lần thứ 13 tái khẳng định vai trò của hòa bình.\n\n"
        "Các Bộ trưởng đã ký Tuyên bố chung ADMM 13. Tuyên bố chung tại ADMM 13 nêu rõ cam kết của các nước.\n"
    )
    assert len(_papers(f"Tin trong ngày\n\n{text}")) == 1


def test_a_plan_before_the_verb_is_no_sign_of_what_is_to_come() -> None:
    reading = read_document(
        Document(id="x", text="2025年9月1日，各方举行会议。会议通过《东盟旅游恢复计划》，并签署《东盟渔业协定》。\n")
    )
    assert [paper.status for paper in reading.instruments] == ["adopted", "adopted"]


def _told(text: str) -> list[tuple[str, str, str | None]]:
    reading = read_document(Document(id="x", text=text))
    return [(paper.title or paper.title_en or "", paper.kind, paper.status) for paper in reading.instruments]


def test_a_longer_title_is_not_the_known_paper_it_begins_with() -> None:
    text = "Hà Nội (TTXVN) - Hội nghị đã thông qua Tuyên bố ASEAN về bảo vệ rừng ngập mặn."
    assert _told(text) == [("Tuyên bố ASEAN về bảo vệ rừng ngập mặn", "declaration", "adopted")]


def test_a_year_before_what_the_paper_is_about() -> None:
    text = "Hà Nội (TTXVN) - Hội nghị đã thông qua Tuyên bố Vientiane 2024 về tăng cường kết nối."
    assert _told(text) == [("Tuyên bố Vientiane 2024 về tăng cường kết nối", "declaration", "adopted")]


def test_papers_listed_behind_a_colon_share_the_verb() -> None:
    text = (
        "HUE, 3 May 2020 - The Summit adopted three papers: the Hue Declaration on Fisheries; the ASEAN Work Plan on "
        "Rice; and the Statement on Dams."
    )
    assert [status for _, _, status in _told(text)] == ["adopted"] * 3


def test_a_title_in_quotation_marks_goes_to_its_mark() -> None:
    text = (
        'Hà Nội (TTXVN) - Hội nghị đã thông qua "Tuyên bố 3 cam kết xanh ASEAN" và ký Hiệp nghị khung về vận tải ASEAN.'
    )
    assert _told(text) == [
        ("Tuyên bố 3 cam kết xanh ASEAN", "declaration", "adopted"),
        ("Hiệp nghị khung về vận tải ASEAN", "agreement", "adopted"),
    ]
    said = 'HUE, 3 May 2020 - "The Joint Statement was adopted," he said.'
    assert [title for title, _, _ in _told(said)] == ["Joint Statement"]


def test_two_titles_joined_are_two_papers() -> None:
    text = (
        "BALI, 17 November 2011 - The leaders adopted the Hue Declaration on Education and Draft ASEAN Joint Statement "
        "on Climate Change."
    )
    assert [kind for _, kind, _ in _told(text)] == ["declaration", "statement"]


def test_a_task_force_for_an_initiative_is_no_paper() -> None:
    text = "BALI, 17 November 2011 - The leaders commended the Initiative for ASEAN Ferries (IAF) Task Force."
    assert _told(text) == []


def test_another_name_in_brackets_and_a_treaty_that_ends_like_a_known_one() -> None:
    assert [title for title, _, _ in _told("2025年9月1日，各方落实《东盟共同体巴厘宣言》(《巴厘第三宣言》)。\n")] == [
        "东盟共同体巴厘宣言"
    ]
    assert [(t, k) for t, k, _ in _told("2025年9月1日，双方商签「中国—东盟国家睦邻友好合作条约」。\n")] == [
        ("中国—东盟国家睦邻友好合作条约", "treaty")
    ]


def test_of_papers_between_the_same_two_the_subject_tells_which() -> None:
    text = (
        "HUE, 3 May 2024 - The papers signed are:\n\n1. Memorandum of Understanding between the Ministry of Planning of "
        "Vietnam and the Ministry of Commerce of China on bridges;\n\n2. Memorandum of Understanding between the Ministry "
        "of Planning of Vietnam and the Ministry of Commerce of China on training of teachers.\n"
    )
    titles = [title for title, _, _ in _told(text)]
    assert len(titles) == 2 and titles[0].endswith("on bridges")


def test_a_memorandum_by_its_letters() -> None:
    text = "HUE, 3 May 2024 - The two ministries signed an MoU on food safety."
    assert _told(text) == [("MoU on food safety", "memorandum", "adopted")]


def test_what_is_to_be_concluded_is_not_adopted() -> None:
    text = (
        "HUE, 23 July 2008 - The Meeting directed that the Agreement on Ferry Safety be concluded as soon as possible."
    )
    assert [status for _, _, status in _told(text)] == ["to_be_adopted"]


def test_a_known_charter_is_not_joined_with_what_stands_behind() -> None:
    text = (
        "HUE, 8 April 2010 - The Foreign Ministers of ASEAN signed the Protocol to the ASEAN Charter on Dispute "
        "Settlement. It serves the implementation of the Charter and ASEAN Community building."
    )
    assert [kind for _, kind, _ in _told(text)] == ["treaty", "charter"]


def test_in_the_joint_statement_tells_that_there_is_one() -> None:
    assert _told("2025年9月1日，两国举行会谈。联合声明中,双方一致同意加强渔业合作。\n") == [
        ("联合声明", "statement", "adopted")
    ]


def test_an_old_treaty_is_adopted_by_nobody_on_an_undated_page() -> None:
    text = "双方同意依据国际法和1982年《联合国海洋法公约》,通过和平方式解决争端。同意落实《联合国海洋法公约》,通过对话解决分歧。\n"
    assert [status for _, _, status in _told(text)] in ([None], ["under_implementation"])


def test_as_well_as_parts_two_papers() -> None:
    text = (
        "HUE, 26 May 2010 - The partnership is supported by the Hue Declaration on an A-B Partnership as well as the "
        "Partnership and Co-operation Agreements (PCAs) being negotiated."
    )
    assert [title for title, _, _ in _told(text)] == ["Hue Declaration on an A-B Partnership"]


def test_a_declaration_adopted_at_a_summit_is_one() -> None:
    text = "HUE, 26 May 2010 - At the end of the 12th ASEAN Summit the leaders adopted a declaration."
    assert [kind for _, kind, _ in _told(text)] == ["declaration"]
    again = "HUE, 26 May 2010 - The 12th ASEAN Summit was held. The declaration reads that all is well."
    assert _told(again) == []


def test_a_declaration_that_begins_like_a_known_one() -> None:
    text = "Hue, 14 October 2016 - The ministers adopted the Bangkok Declaration on Promoting an ASEAN-EU Partnership."
    assert [title for title, _, _ in _told(text)] == ["Bangkok Declaration on Promoting an ASEAN-EU Partnership"]


def test_what_is_stated_as_follows_is_no_paper() -> None:
    assert _told("根据2021年9月17日举行的元首理事会会议成果声明如下:\n\n一、各方将加强合作。\n") == []


def test_days_before_the_numbers_of_a_list() -> None:
    text = "大会,\n\n回顾其决议,特别是1988年10月25日第43/12号、1988年11月18日第43/27号和1997年11月24日第52/20号决议,\n"
    reading = read_document(Document(id="x", text=text))
    assert {paper.symbol: paper.date for paper in reading.instruments if paper.symbol} == {
        "43/12": "1988-10-25",
        "43/27": "1988-11-18",
        "52/20": "1997-11-24",
    }


def test_what_is_expected_to_be_adopted() -> None:
    text = "SOCHI, May 19, 2016 - He said that the Sochi Declaration, expected to be adopted on Friday, is ready."
    assert [status for _, _, status in _told(text)] == ["to_be_adopted"]


def test_a_known_name_after_a_longer_title_is_that_papers() -> None:
    text = (
        "Hà Nội (TTXVN) - APEC triển khai Kế hoạch hành động Aotearoa về Tầm nhìn APEC. Việt Nam đóng góp vào Kế hoạch "
        "hành động Aotearoa."
    )
    assert len(_told(text)) == 1


def test_initiatives_in_the_plural_are_none_in_particular() -> None:
    assert _told("Hà Nội (TTXVN) - Việt Nam đã đề xuất các sáng kiến về xử lý rác thải.") == []


def test_a_known_paper_by_its_motto_in_quotation_marks() -> None:
    text = "Hà Nội (TTXVN) - Hội nghị thông qua Tuyên bố “ASEAN 2025: Cùng vững vàng tiến bước”."
    reading = read_document(Document(id="x", text=text))
    assert [paper.title_en for paper in reading.instruments] == [
        "Kuala Lumpur Declaration on ASEAN 2025: Forging Ahead Together"
    ]


def test_that_day_is_not_the_day_of_a_goal() -> None:
    text = (
        "东盟宣布建立共同体\n2012年11月18日 22:42 来源:海潮网\n高部长18日说,领导人决定将2015年12月31日设定为最后期限。\n"
        "当天,东盟国家领导人共同签署了《东盟人权宣言》。\n"
    )
    reading = read_document(Document(id="x", text=text))
    assert [paper.date for paper in reading.instruments] == ["2012-11-18"]


def test_statements_numbered_in_a_sentence_are_as_many() -> None:
    text = (
        "HUE, 9 September 2016 - The leaders adopted three papers: 1) Joint Statement of the 19th ASEAN-China Summit; 2) "
        "Joint Statement between ASEAN and China on Rice Cooperation; and 3) Joint Statement on Dams."
    )
    titles = [title for title, _, _ in _told(text)]
    assert len(titles) == 3 and titles[0].endswith("19th ASEAN-China Summit")


def test_what_a_protocol_does_to_another_paper_is_in_its_name() -> None:
    text = (
        "HUE, 9 September 2016 - They welcomed the signing of the Protocol to upgrade the ASEAN-China Free Trade Area."
    )
    assert next(title for title, _, _ in _told(text)) == "Protocol to upgrade the ASEAN-China Free Trade Area"


def test_a_quotation_tells_what_a_declaration_is_on() -> None:
    text = "Hue, 11 June 2015 - We have adopted a Declaration on a “Partnership for rivers”."
    assert [title for title, _, _ in _told(text)] == ["Declaration on a “Partnership for rivers”"]


def test_what_leads_to_an_adoption_and_what_is_to_be_adopted() -> None:
    text = "TOKYO, 17 December 2023 - Their summit led to the adoption of a joint vision statement."
    assert _told(text) == [("joint vision statement", "statement", "adopted")]
    text = "TOKYO, 17 December 2023 - The leaders are to adopt a joint vision statement."
    assert _told(text) == [("joint vision statement", "statement", "to_be_adopted")]
