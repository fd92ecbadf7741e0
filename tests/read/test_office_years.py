"""The year of a page that prints none, by who is in office, numbers inside names, weekdays, and what was last year."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.read.known_years import find_known_years
from depositary.read.lexicon import load_lexicon
from depositary.reading import read_document


@pytest.mark.parametrize(
    ("code", "text", "years"),
    [
        ("en", "US President Joe Biden met Secretary of State Antony Blinken and Rishi's envoy.", range(2021, 2026)),
        ("vi", "Thủ tướng Nguyễn Xuân Phúc gặp Tổng thống Moon Jae-in.", range(2017, 2022)),
        ("zh", "韩国总统文在寅与越南总理阮春福会见。", range(2017, 2023)),
        ("zh", "韓國總統文在寅與越南總理阮春福會見。", range(2017, 2023)),
        # whose office is over tells nothing
        ("zh", "时任韩国总统李明博提出的倡议得到拜登支持。", range(2009, 2026)),
        ("en", "Former president Barack Obama praised Joe Biden and Kamala Harris.", range(2021, 2026)),
        # terms that do not meet tell nothing
        ("en", "Junichiro Koizumi was praised by Fumio Kishida.", None),
    ],
)
def test_the_years_in_which_all_are_in_office(code: str, text: str, years: range | None) -> None:
    known = find_known_years(text, load_lexicon(code)).possible
    assert known == (None if years is None else set(years))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # of the two years of a term only one has that day in it: it began in March and ended in the next March
        ("Sáng nay (12/1), Chủ tịch nước Võ Văn Thưởng hội đàm với Tổng thống Nam Phi John Doe.\n", "2024-01-12"),
        ("Chiều 1/11, Chủ tịch nước Võ Văn Thưởng hội đàm với Tổng thống Nam Phi John Doe.\n", "2023-11"),
        (
            "Chiều qua (28/7), Phó Thủ tướng, Bộ trưởng Ngoại giao Bùi Thanh Sơn điện đàm với ông John Doe.\n",
            "2025-07-29",
        ),
        ("Chiều 1/3, Chủ tịch nước Võ Văn Thưởng hội đàm với Tổng thống Nam Phi John Doe.\n", None),
    ],
)
def test_the_month_a_term_began_and_ended(text: str, date: str | None) -> None:
    assert read_document(Document(id="x", text=text)).published == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # those in office leave one year
        ("中新社北京6月9日电 中国外交部发言人林剑9日宣布，东盟轮值主席国马来西亚将举行高官会。\n", "2025-06-09"),
        # what is last told of is older than those in office
        ("美国总统拜登与国务卿布林肯7月6日与东盟官员座谈，2012年也曾座谈。双方谈到合作。\n", None),
        # the number stands inside the name; another in quotation marks
        ("澜湄合作第二次领导人会议10日在金边举行。首次领导人会议于2016年3月举行。\n", "2018-01"),
        ("「澜沧江—湄公河合作」第10次外长会14日在云南举行。\n", "2025-08"),
        # a month of last year that the text dates
        ("北京8月22日电 去年11月各国领导人会晤。2015年11月的会晤在首尔举行。\n", "2016-08-22"),
        # a day told with its weekday
        ("东京6月30日电 日本与五国领导人将于7月4日星期六会谈。上一次会谈于2012年举行。\n", "2015-06-30"),
        # an anniversary told in the next sentence
        ("当地时间6月4日，各国外长会晤。2006年举行首次会晤。今年是12周年。\n", "2018-06"),
        # a year told once is not the page's
        ("【新闻社11月15日电】两国外长15日在东京会谈,自2018年以来首次。\n", None),
        # behind the first sentence a year is told where it is not this one
        (
            "两国领导人会谈\n\n中新社北京电 两国领导人在北京会谈,就双边关系、经贸合作以及地区形势交换了意见。双方"
            "回顾了2021年2月的访问。\n",
            None,
        ),
        ("两国领导人会谈\n\n两国领导人2021年2月在北京会谈,就双边关系以及地区形势交换了意见。\n", "2021-02"),
        # December told in January is of the year before
        ("越通社河内1月29日电 东盟部长29日举行会议。各方谈到2025年12月27日的协议。\n", "2026-01-29"),
        # the twelfth of one series, the fifth of another
        ("ADMM 12落幕\n\n第十二届东盟国防部长会议和第五届东盟国防部长扩大会议20日闭幕。\n", "2018-10"),
        # a year with a word of what is to come behind it
        (
            "双方举行会谈\n\n5月17日,双方在北京举行会谈,就双边关系以及地区形势交换了意见。2026年,第二届峰会将在河内举办。\n",
            None,
        ),
        # the sitting is told of days later, its own day beside
        ("【斯里巴加湾市10月29日电】东亚峰会27日召开，主席国文莱28日发表声明。\n", "2021-10"),
    ],
)
def test_the_year_a_page_does_not_print(text: str, date: str | None) -> None:
    published = read_document(Document(id="x", text=text)).published
    assert (published or "")[: len(date or "")] == (date or "")
    assert date is not None or published is None


def test_who_hands_over_the_chair_is_not_the_next_chair() -> None:
    known = find_known_years("东盟峰会闭幕，越南将东盟轮值主席国移交给文莱。", load_lexicon("zh"))
    assert 2021 not in known.chairs


def test_a_place_in_the_name_of_an_organisation_is_no_place_of_a_meeting() -> None:
    text = "Ngày 15/6, hội nghị thượng đỉnh Tổ chức Hợp tác Thượng Hải (SCO) kết thúc tại Astana."
    assert read_document(Document(id="x", text=text + "\n")).published == "2011-06"


@pytest.mark.parametrize(
    ("holder", "day", "date"),
    [
        ("Bộ trưởng Ngoại giao Bùi Thanh Sơn và Thủ tướng Thái Lan Paetongtarn Shinawatra", "14/4", "2025-04"),
        ("Chủ tịch nước Trần Đại Quang và Thủ tướng Australia Malcolm Turnbull", "14/4", None),
        ("Bộ trưởng Trần Đại Quang và Thủ tướng Nhật Bản Naoto Kan", "14/8", "2011-08"),
        ("Thứ trưởng Bùi Thanh Sơn và Thủ tướng Nhật Bản Yukio Hatoyama", "14/4", "2010-04"),
    ],
)
def test_terms_of_an_office_and_of_the_person(holder: str, day: str, date: str | None) -> None:
    text = f"Hội đàm\n\nSáng {day}, tại Hà Nội, {holder} đã dự hội nghị và trao đổi về hợp tác giữa hai bên.\n"
    assert read_document(Document(id="x", text=text)).published == date
