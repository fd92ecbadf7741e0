"""When a document was published: stamps, datelines, what the text tells, and the year worked out where it is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depositary.clean import clean_document
from depositary.languages import load_language
from depositary.model import Document
from depositary.read.publication import Publication, find_publication
from depositary.read.years import KnownYears, MeetingYear

SHARED = Path(__file__).parents[3] / "shared"
PROSE = {
    "en": "The two sides reviewed their cooperation in trade, energy and education over the past months, exchanged views on "
    "regional questions of common concern, and agreed to keep in close touch through the existing channels.",
    "vi": "Hai bên đã rà soát tình hình hợp tác trong các lĩnh vực thương mại, năng lượng và giáo dục trong thời gian qua, trao "
    "đổi ý kiến về các vấn đề khu vực cùng quan tâm và nhất trí giữ liên lạc chặt chẽ qua các kênh hiện có.",
    "zh": "双方回顾了近一段时间以来在贸易、能源和教育等领域的合作情况,就共同关心的地区问题交换了意见,并同意通过现有渠道保持密切联系,"
    "推动各项合作取得新的进展。与会代表还参观了会场外的图片展览,并同当地青年学生进行了交流,气氛热烈友好。",
}  # fmt: skip


def published(text: str, known: KnownYears | None = None) -> Publication:
    document = Document(id="page", text=text)
    clean = clean_document(document)
    dateline = clean.dateline
    return find_publication(
        text, clean.ranges, clean.view.text, load_language(clean.language), genre=clean.genre,
        dateline=dateline.date if dateline else None, dateline_end=dateline.end if dateline else 0,
        agency=clean.view.text[slice(*dateline.agency)] if dateline and dateline.agency else None,
        knowledge=lambda: known or KnownYears(),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text, date, source",
    [
        # stamps above the text
        (f"Ministers meet in Port Harrow\n\n10 June 2027 | 07:40 (GMT+7)\n\n{PROSE['en']}", "2027-06-10", "text"),
        (f"date 2021-07-07 Ministers met by video on Tuesday. {PROSE['en']}", "2021-07-07", "metadata"),
        (f"Thời sự-Thứ ba, ngày 04/08/2015 15:58 GMT+7\n\nHội nghị khai mạc\n\n{PROSE['vi']}", "2015-08-04", "text"),
        (f"外长会在金边举行\n\n发布时间:2022-08-06 11:23 | 来源:某网 2022-08-04 21:28\n\n{PROSE['zh']}", "2022-08-06", "text"),
        # a later change of the page is not its publication
        (f"Họp tại Hà Nội\n\nCập nhật: 21/10/2027, 18:02\n\nHà Nội, ngày 20/10 - {PROSE['vi']}", "2027-10-20", "dateline"),
        # datelines
        (f"JAKARTA, 26 January 2021 – {PROSE['en']}", "2021-01-26", "dateline"),
        (f"Talks end\n\nMOSCOW, February 24. /TASS/. The talks of 20 February 2026 ended. {PROSE['en']}", "2026-02-24", "dateline"),
        (f"会议闭幕\n\n本报北京11月23日电 会议在二〇二一年十一月二十二日举行。{PROSE['zh']}", "2021-11-23", "dateline"),
        (f"会议闭幕\n\n雅加达,2016 年 8 月 29 日—— 会议今天举行。{PROSE['zh']}", "2016-08-29", "dateline"),
        (f"会议闭幕\n\n(雅加达,2016年8月29日)会议今天举行。{PROSE['zh']}", "2016-08-29", "dateline"),
        (f"会议闭幕\n\n2016年8月29日,雅加达——会议今天举行。{PROSE['zh']}", "2016-08-29", "dateline"),
        (f"会议闭幕\n\n(海潮社雅加达2016年8月29日综合外电报导)会议今天举行。{PROSE['zh']}", "2016-08-29", "dateline"),
        (f"海潮网 www.haichao.example 2016年08月30日 07:08 来源:\n会议29日在雅加达举行。{PROSE['zh']}", "2016-08-30", "text"),
        # today's date above a report of long ago
        (f"Thứ Sáu, 25/04/2025, 01:18 (GMT+7)\n\nHọp tại Hà Nội\n\nNgày 22-9-2013, hội nghị bế mạc. {PROSE['vi']}", "2013-09", "inferred"),
        (f"Thứ Sáu, 25/04/2025, 01:18 (GMT+7)\n\nHọp tại Hà Nội\n\nNgày 22-9-2013, hội nghị họp; năm 2024 sẽ họp lại. {PROSE['vi']}", "2025-04-25", "text"),
        # under the text
        (f"会议召开\n\n{PROSE['zh']}\n\n(2022年6月9日发布)", "2022-06-09", "text"),
        # the line of place and date of a statement; of several days the last
        (f"CHAIR'S STATEMENT OF THE NINETEENTH SUMMIT\nHalmere, 11-12 September 2024\n\n1. We, the Leaders, met. {PROSE['en']}", "2024-09-12", "inferred"),
        (f"CHAIRMAN'S STATEMENT OF THE 9TH SUMMIT\n13 November 2017, Manila, Philippines\n\n1. We, the Leaders, met. {PROSE['en']}", "2017-11-13", "text"),
        # a day named beside today or yesterday
        (f"Họp hẹp\n\nHôm qua (14/3), hội nghị đã diễn ra. Tính đến tháng 2/2023, đã xong. {PROSE['vi']}", "2023-03-15", "inferred"),
        # only the month of the meeting it reports
        (f"Họp trực tuyến\n\nNgày 9/6/2022, Ủy ban hỗn hợp họp phiên lần thứ bảy. {PROSE['vi']}", "2022-06", "inferred"),
        # nothing to go by
        (PROSE["en"], None, None),
    ],
)  # fmt: skip
def test_published(text: str, date: str | None, source: str | None) -> None:
    found = published(text)
    assert (found.published, found.published_from) == (date, source)


def test_span_leads_to_the_date() -> None:
    text = f"Ministers meet in Port Harrow\n\n10 June 2027 | 07:40 (GMT+7)\n\n{PROSE['en']}"
    found = published(text)
    assert found.span is not None and found.within == "text"
    assert text[slice(*found.span)] == "10 June 2027"


@pytest.mark.parametrize(
    "text, year",
    [
        # a pair of years as long as the anniversary told
        ("Sáng nay (22/11), các bên dự hội nghị kỷ niệm 30 năm quan hệ (1991-2021). ", 2021),
        # the first year and the length
        ("TOKYO (Dec 17) — The leaders met half a century after the two sides opened ties in 1973. ", 2023),
        # the latest year spoken of, not that of a plan's end
        ("TOKYO (Dec 17) — The plan for 2021-2025 was adopted in 2022. ", 2022),
        # a quarter to come that has begun by then lies in the year after
        ("TOKYO (March 15) — The next meeting will be held in the first quarter of 2024. ", 2023),
        # the weekday
        ("HANOI, Friday, May 29 – Ministers met. The next will be held in August 2020. ", 2020),
    ],
)
def test_year_worked_out(text: str, year: int) -> None:
    found = published(f"Ministers meet\n\n{text}{PROSE['vi' if 'nay' in text else 'en']}")
    assert found.published is not None and found.published[:4] == str(year), found
    assert found.published_from in ("inferred", "dateline") and "year" in (found.reason or "")


def test_year_from_a_relation_the_caller_knows() -> None:
    text = f"Ministers meet\n\nHANOI, July 6 – They met to mark the 30th anniversary of their relations. {PROSE['en']}"
    assert published(text).published is None
    assert published(text, KnownYears(starts=[1991])).published == "2021-07-06"
    assert (
        published(text, KnownYears(meetings=[MeetingYear(year=2021, month=None, ordinal=4)])).published == "2021-07-06"
    )


def test_year_of_a_treaty_is_no_year_of_publication() -> None:
    text = f"Ministers meet\n\nHANOI, July 6 – They upheld the Convention of 1982. {PROSE['en']}"
    assert published(text).published is None


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="needs ../shared beside the checkout")
@pytest.mark.parametrize("folder", ["seeds", "written", "hard"])
def test_corpus_dates(folder: str) -> None:
    """Every document of the development corpus gets its date."""
    wrong = []
    for path in sorted((SHARED / "corpus" / folder).glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if (found := published(path.read_text("utf-8")).published) != gold["published"]:
            wrong.append((path.stem, gold["published"], found))
    assert not wrong


@pytest.mark.parametrize(("lead", "publisher"), [("本报北京", None), ("海潮社北京", "海潮社")])
def test_what_calls_itself_this_paper_gives_no_publisher(lead: str, publisher: str | None) -> None:
    assert published(f"两国举行会谈\n\n{lead}11月23日电 {PROSE['zh']}").publisher == publisher


@pytest.mark.parametrize(
    ("language", "page", "expected"),
    [
        # put up again weeks after the agency sent it: its own day
        ("zh", "发布时间:2024-11-21 17:03:24 来源: xw20241121\n环海社北京10月2日电 (记者 白桦)", "2024-10-02"),
        ("zh", "发布时间:2024-10-03 17:03:24 来源: xw20241003\n环海社北京10月2日电 (记者 白桦)", "2024-10-03"),
        # a name, the word for news, and the day
        ("zh", "HaiBao /海报全景讯 2025年2月10日,", "2025-02-10"),
        ("en", "Communiqué of the Lake Council on Fisheries –The Lake Council, at its 12th meeting held on 18 may 2015, "
         "adopted the following decision on fisheries:\n\n", "2015-05-18"),
    ],
)  # fmt: skip
def test_days_of_pages_put_up_again_and_of_odd_heads(language: str, page: str, expected: str) -> None:
    assert published(f"{page}{PROSE[language]}").published == expected


def test_an_agencys_report_of_a_statement_bears_the_month() -> None:
    text = "越中联合声明\n\n(VOVWORLD) - 应陈总理邀请,高总理2024年10月8日至9日访问越南。访问后两国发表联合声明。"
    assert published(f"{text}{PROSE['zh']}").published == "2024-10"


def test_months_of_a_history_are_no_day_of_publication() -> None:
    text = (
        "Hội nghị cấp cao là cơ quan cao nhất.\n\nHội nghị cấp cao lần thứ 9 diễn ra tháng 10-2003 tại Bali. "
        f"{PROSE['vi']}\n\nHội nghị cấp cao lần thứ 10 diễn ra tháng 11-2004 tại Viêng Chăn, lần "
        "thứ 11 vào tháng 12-2005."
    )
    assert published(text).published is None


def test_a_day_after_the_end_of_the_year_spoken_of() -> None:
    text = f"Từ ngày 20-21/6, hai bên họp. Chính sách được công bố tại Cấp cao cuối năm 2017. {PROSE['vi']}"
    assert published(text).published == "2018-06"


def test_a_place_glued_to_the_word_before_it() -> None:
    assert published(f"Ministers meet\n\nlogoJAKARTA, 25 March 2015 – {PROSE['en']}").published == "2015-03-25"


def test_noughts_typed_as_figures_or_letters() -> None:
    for year in ("二00六", "二OO六", "二0一六"):
        text = f"两国会谈\n\n{year}年三月九日,双方在河内举行会谈。{PROSE['zh']}"
        assert (published(text).published or "")[:4] in ("2006", "2016")


def test_a_line_of_another_language_with_day_and_clock_dates_the_page() -> None:
    text = f"两国发表联合声明\n\nCập nhật: 01-10-2024 | 09:55:20\n\n领导人合影。图自海潮社\n\n{PROSE['zh']}"
    assert published(text).published == "2024-10-01"


def test_a_day_far_down_a_history_is_no_day_of_publication() -> None:
    text = (
        "The relations were formalised at a meeting held on 5-8 July 1977. They were institutionalised with an agreement "
        f"of 7 March 1980.\n\n{PROSE['en']}\n\nThe 19th meeting, held on 26-27 April 2012, adopted a plan."
    )
    assert published(text).published is None


def test_an_undated_resolution_is_of_the_year_of_its_session() -> None:
    text = (
        "大会决议\n53/91.\n联合国同河流组织的合作\n大会, 审议了秘书长关于联合国同河流组织合作的报告, 回顾《联合国宪章》第八章关于区域安排或机构的"
        "规定,其中说明本组织的各项活动、经费、会议安排以及它同联合国和各专门机构合作的办法,并回顾经双方于1990年10月9日签署的协定,\n"
    )
    assert published(text).published is None
    assert published(text, KnownYears(epoch=1945)).published == "1998"


def test_a_day_glued_to_the_agency_behind_it() -> None:
    text = f"Ministers meet\nMonday, November 23,2020RiverportNews - The 37th Summit was held from November 12-15. {PROSE['en']}"
    assert published(text).published == "2020-11-23"


def test_a_sites_clock_above_matter_of_years_ago() -> None:
    text = (
        "Trang chủ     Liên kết website\nThứ hai, ngày 23 tháng 12 năm 2024 Tìm kiếm\n\nNội dung họp báo lần thứ 14 năm 2021\n\n"
        f"Chủ tịch thăm nước bạn từ ngày 09 đến 10 tháng 8 năm 2021. {PROSE['vi']}"
    )
    assert published(text).published == "2021-08"


def test_an_old_day_of_the_same_month_gives_way_to_the_meeting_told_of() -> None:
    text = (
        "Ministers meet\n\nHUE, November 20 – The 11th meeting was held. The first statement was issued on 28 November 1999. "
        f"{PROSE['en']}"
    )
    known = KnownYears(meetings=[MeetingYear(year=2007, month=11, ordinal=11, named=True)])
    assert published(text, known).published == "2007-11-20"
    assert published(text).published == "1999-11-20"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("背景资料:海湖首脑会议\n2018年05月17日 10:29:57  来源:环海网\n\n环海网北京5月17日电 会议16日开幕。1999年6月11日,"
         "首届会议召开。2002年3月,第二届会议召开。", "2018-05-17"),
        ("第九次会议联合公报\n第九次会议联合公报 2024年8月16日于清迈 |\n一、会议在清迈举行。", "2024-08-16"),
    ],
)  # fmt: skip
def test_days_above_what_is_told_of_the_past_and_in_a_cell(head: str, day: str) -> None:
    assert published(f"{head}{PROSE['zh']}").published == day
