"""What is the document and what is the page around it, line by line, in three languages.

Each text marks with a letter before ":" what a line should be: the letters are stripped before cleaning.
"""

from collections.abc import Callable

import pytest

from depositary.clean import Clean

KINDS = {"M": "main", "T": "title", "H": "heading", "C": "caption", "B": "boilerplate", "R": "related", "F": "footnote",
         "P": "page", "S": "masthead", "N": "credit", "X": "repeat"}  # fmt: skip

NEWS_EN = """
B|Home | Politics | World | Business
T|Ministers agree on a new plan of action in the capital
S|10 June 2027 | 07:40 (GMT+7)
N|By Hoa Le
M|HANOI – The ministers of the two sides agreed on a new plan of action here on Monday, officials said.
C|Ministers pose for a photo in Hanoi (Photo: AFP)
M|They will meet again next year in Vientiane to review what has been done under the plan so far.
B|ADVERTISEMENT
M|The plan has forty measures, of which the first will be launched in the spring, the ministry said.
B|RELATED STORIES
R|Ferry fares to rise in March
R|Kealani named to panel on oceans
B|© 2027 Mekong Wire. All rights reserved.
"""

RELEASE_EN = """
S|PRESS RELEASE
T|The Third Energy Ministerial Meeting of the Forum
M|BELCASTRO, 23 October 2024 – The energy ministers of the Forum adopted a declaration on clean energy today.
M|They asked the Secretariat to report to them on its implementation before the end of next year.
B|# # #
B|About the Secretariat: It serves the members. It was founded on 8 August 1967 in the capital of the host country.
B|For media enquiries, please contact the press office.
"""

BOX_EN = """
T|Leaders call for calm as talks resume in the capital
M|MANILA (AP) – The leaders of the two countries called for calm on Friday as the talks resumed in the capital.
B|Related news
R|Talks to resume on Friday
R|Who is who at the table
M|The talks had been broken off in May after the two sides could not agree on the agenda, officials said then.
M|They were resumed after the mediators proposed to leave the matter of the islands to a later round of talks.
M|The next round will be held in Jakarta in September, the mediators told reporters after the session ended.
M|Both sides thanked the mediators for their patience and for the venue, which was put at their disposal for free.
"""

NEWS_VI = """
B|Trang chủ | Thời sự | Thế giới | Kinh tế
T|Bộ trưởng Ngoại giao dự Hội nghị cấp cao tại Viêng Chăn
S|Thứ Hai, 15/11/2027 10:20 (GMT+7)
M|Ngày 14/11, tại Viêng Chăn, Bộ trưởng Ngoại giao đã tham dự Hội nghị cấp cao giữa hai bên, theo Bộ Ngoại giao.
C|Quang cảnh Hội nghị. (Ảnh: TTXVN)
C|Ảnh: Các đại biểu tại phiên khai mạc
M|Hội nghị nhất trí thông qua kế hoạch hành động mới và giao Ban Thư ký theo dõi việc thực hiện kế hoạch này.
N|Thành Nam
B|Tin liên quan
R|Khai mạc hội chợ xuân
R|>> Xem thêm: Lịch thi đấu bóng đá
"""

PLAIN_VI = """
B|Trang chu | Doi ngoai | Video
T|Hoi nghi thuong nien giua hai ben hop tai thu do
S|Ngay dang: 18-05-2028
M|Ngay 16/5, tai Jakarta, cuoc hop thuong nien giua hai ben da dien ra theo hinh thuc truc tuyen va truc tiep.
M|Hai ben nhat tri hop moi quy mot lan cho den het nam 2028 de thuc day cac dong hanh dong con lai cua ke hoach.
N|Phong vien: Thanh Nam
R|Tin khac: Hop bao thang 4 | Bieu thue 2027
"""

NEWS_ZH = """
B|首页 | 时政 | 国际 | 图片
T|双方外长会在首都举行 通过新的行动计划
S|2027-06-10 15:20 来源:新华网
M|新华社河内6月10日电(记者 罗文)双方外长会10日在河内举行,会议通过了新的行动计划。
C|(图为会议现场。新华社记者 李明摄)
M|各方一致同意于明年在万象举行下一次会议,并请秘书处就行动计划的执行情况提出报告。
N|(完)
N|责任编辑:文心
B|相关阅读
R|第十八届博览会9月在南宁闭幕
"""

RESOLUTION_EN = """
S|General Assembly
S|Distr.: General
S|30 November 2020
S|Agenda item 130 (q)
S|Resolution adopted by the General Assembly on 23 November 2020
T|75/15. Cooperation between the two organizations
M|The General Assembly,
M|Recalling the aims and purposes of the Association,¹ in particular the maintenance of cooperation with others,
F|¹ United Nations, Treaty Series, vol. 1331, No. 22341.
M|1. Requests the Secretary-General to submit a report;
M|2. Decides to remain seized of the matter.
S|30th plenary meeting
S|23 November 2020
"""

PAGES_EN = """
P|REPORT OF THE JOINT COMMITTEE                 page 1 of 2
M|1. The committee met in the capital on 4 May 2027 and heard the report of the secretariat on the past year.
M|2. It noted with appreciation that most of the measures of the plan had been launched before the deadline.
P|page 2 of 2
P|REPORT OF THE JOINT COMMITTEE
M|3. It agreed to meet again in May 2028 and asked the secretariat to prepare a paper on the next plan.
"""

REPEAT_EN = """
T|Officials meet in the capital to talk about the plan
M|Officials of the two sides met in the capital on Monday to talk about the new plan. It rained for most of the day.
M|They agreed to meet again in the spring and to leave the matter of the fund to their ministers to decide.
X|Officials of the two sides met in the capital on Monday to talk about the new plan.
M|The ministers will meet in May in Vientiane, the officials said after the session ended on Monday evening.
"""


@pytest.mark.parametrize(
    "marked",
    [NEWS_EN, RELEASE_EN, BOX_EN, NEWS_VI, PLAIN_VI, NEWS_ZH, RESOLUTION_EN, PAGES_EN, REPEAT_EN],
    ids=["news-en", "release", "box", "news-vi", "unaccented", "news-zh", "resolution", "pages", "repeat"],
)
def test_every_line_gets_its_kind(clean: Callable[[str], Clean], marked: str) -> None:
    rows = [line.split("|", 1) for line in marked.strip().split("\n")]
    cleaned = clean("\n\n".join(line for _, line in rows))
    for letter, line in rows:
        text = cleaned.document.text
        start = text.rindex(line) if letter == "X" else text.index(line)
        kinds = [span.kind for span in cleaned.ranges if span.start <= start < span.end]
        assert kinds == [KINDS[letter]], line


def test_inline_caption_is_cut_out_of_its_paragraph(clean: Callable[[str], Clean]) -> None:
    cleaned = clean(
        "12月17日举行的纪念峰会由日本首相岸田文雄和印度尼西亚总统佐科共同主持。(图:各国领导人合影)\n\n会议通过了声明。"
    )
    assert "合影" not in cleaned.view.text
    assert "岸田文雄" in cleaned.view.text
    assert [cleaned.document.text[span.start : span.end] for span in cleaned.asides] == ["(图:各国领导人合影)"]


def test_ranges_cover_the_text_in_order(clean: Callable[[str], Clean]) -> None:
    cleaned = clean("\n".join(line.split("|", 1)[1] for line in NEWS_ZH.strip().split("\n")))
    at = 0
    for span in cleaned.ranges:
        assert span.start == at
        at = span.end
    assert at == len(cleaned.document.text)


def test_nothing_of_the_page_reaches_the_view(clean: Callable[[str], Clean]) -> None:
    text = "\n\n".join(line.split("|", 1)[1] for line in NEWS_EN.strip().split("\n"))
    view = clean(text).view.text
    assert "Ferry" not in view
    assert "Photo" not in view
    assert "Home" not in view
    assert view.startswith("Ministers agree")


def test_ranges_given_by_the_format_stand(clean: Callable[[str], Clean]) -> None:
    from depositary.clean import clean_document
    from depositary.model import Document, Range

    menu = "The first words of this page are a menu that no pattern of a line would ever know for one."
    body = "The Meeting agreed to hold the next session in the capital and asked the secretariat for a report."
    document = Document(id="x", text=f"{menu}\n\n{body}", ranges=(Range(0, len(menu), "boilerplate"),))
    assert clean_document(document).view.text == body


CRAWLED_EN = """
S|date 2021-01-27
T|Vietnam attends the meeting of senior officials
M|The meeting of senior officials took place virtually on January 26, which was co-chaired by two ambassadors.
C|Illustrative image (Photo: Getty Images)
M|Speaking at the event, the delegation affirmed the role of the partnership and spoke highly of its progress.
"""


def test_a_crawlers_date_is_no_part_of_the_headline(clean: Callable[[str], Clean]) -> None:
    rows = [line.split("|", 1) for line in CRAWLED_EN.strip().split("\n")]
    text = " date 2021-01-27 " + "\n".join(line for _, line in rows[1:])
    cleaned = clean(text)
    assert cleaned.title is not None
    assert cleaned.view.text[slice(*cleaned.title)] == rows[1][1]
    assert [text[span.start : span.end] for span in cleaned.asides if span.kind == "masthead"] == ["date 2021-01-27"]


def test_a_caption_run_into_the_lead(clean: Callable[[str], Clean]) -> None:
    cleaned = clean(
        "Minister attends the special meeting of the two sides\n"
        "Minister attends the special meeting ảnh 1Minister Bui Thanh Son (Photo: VNA)Hanoi (VNA) – The minister "
        "attended the special meeting of the two sides, which was held by videoconference on July 6./. Ngoc Xuan"
    )
    assert "Photo" not in cleaned.view.text
    assert "Ngoc Xuan" not in cleaned.view.text
    assert cleaned.dateline is not None
    assert cleaned.dateline.agency is not None


@pytest.mark.parametrize(
    "lines",
    [
        ["Hội nghị cấp cao khai mạc - ảnh 1", "Thủ tướng tham dự Hội nghị", "ẢNH: TTXVN"],
        ["Thủ tướng phát biểu khai mạc.", "Thủ tướng phát biểu khai mạc."],
    ],
    ids=["label-words-credit", "words-twice"],
)
def test_captions_over_several_lines(clean: Callable[[str], Clean], lines: list[str]) -> None:
    lead = "Ngày 14/11, tại Viêng Chăn, Thủ tướng đã tham dự Hội nghị cấp cao giữa hai bên, theo Bộ Ngoại giao."
    rest = "Hội nghị nhất trí thông qua kế hoạch hành động mới và giao Ban Thư ký theo dõi việc thực hiện."
    cleaned = clean("\n\n".join(["Thủ tướng dự Hội nghị cấp cao tại Viêng Chăn", lead, rest, *lines, rest + " Xong."]))
    assert all(line not in cleaned.view.text for line in lines)


def test_readings_behind_characters_are_read_over(clean: Callable[[str], Clean]) -> None:
    cleaned = clean("第46屆東南亞國(guó)家聯(lián)盟外長(zhǎng)會(huì )在文萊舉行,會議通過了行動計劃(SCF)。")
    assert cleaned.view.text == "第46届东南亚国家联盟外长会在文莱举行,会议通过了行动计划(SCF)。"


def test_a_dateline_alone_on_its_line(clean: Callable[[str], Clean]) -> None:
    cleaned = clean(
        "The two sides reaffirm their commitment to enhance cooperation\n\nJAKARTA, 10 April 2018 -\n"
        " The Secretariats of the two sides held a regional meeting in Jakarta yesterday and agreed to meet again."
    )
    assert "JAKARTA, 10 April 2018 - The Secretariats" in cleaned.view.text
    assert cleaned.dateline is not None


def test_a_line_without_an_end_said_twice_over_is_a_caption(clean: Callable[[str], Clean]) -> None:
    lead = "Hai bên đã rà soát tình hình hợp tác trong thời gian qua và nhất trí giữ liên lạc chặt chẽ qua các kênh hiện có."
    line = "Thủ tướng phát biểu tại hội nghị ở thủ đô"
    cleaned = clean(f"Họp tại thủ đô\n\n{lead}\n{line}\n{line}\n\nTại hội nghị, {lead}")
    assert line not in cleaned.view.text
