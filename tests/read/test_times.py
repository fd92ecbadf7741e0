"""Times: what is written, what it comes to, and what must not become a date."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.languages import known_languages, load_language
from depositary.read.times import Anchor, SessionRule, find_times, read_times
from depositary.read.times.spans import days_of, duration_days

SHARED = Path(__file__).parents[3] / "shared"


def values(code: str, text: str, published: str | None = "2021-07-06", event: str | None = None) -> list[str]:
    """Each time of `text` as start or start/end."""
    anchor = Anchor(published=published, event=event, session=SessionRule(epoch=1945, month=9))
    found = [item.value for item in read_times(text, load_language(code), anchor) if item.value is not None]
    return [value.start if value.start == value.end else f"{value.start}/{value.end}" for value in found]


@pytest.mark.parametrize(
    "code, text, expected",
    [
        # the shapes of days
        ("en", "JAKARTA, 26 January 2021 –", ["2021-01-26"]),
        ("en", "March 12, 2027 (HPA)", ["2027-03-12"]),
        ("en", "Saturday 13 March 2027", ["2027-03-13"]),
        ("en", "on the 15th of June 2021", ["2021-06-15"]),
        ("en", "done on the seventh day of October 2003", ["2003-10-07"]),  # the close of a treaty
        ("en", "05-Aug-2016 and 2016-08-05 and 22/01/2016", ["2016-08-05", "2016-08-05", "2016-01-22"]),
        ("vi", "ngày 9/6/2022", ["2022-06-09"]),
        ("vi", "ngày 30 tháng 4 năm 1975", ["1975-04-30"]),
        ("vi", "Thứ Năm, 10/06/2027 11:25", ["2027-06-10"]),  # the hour is no date
        ("vi", "Ngay 18-05-2028", ["2028-05-18"]),  # a text without its accents
        ("zh", "二〇二一年十一月二十二日", ["2021-11-22"]),
        ("zh", "2028年10月13日(星期五)", ["2028-10-13"]),
        ("zh", "民国114年10月13日", ["2025-10-13"]),  # years counted from 1911
        # days that share a month or year
        ("en", "on 22-23 October 2024", ["2024-10-22/2024-10-23"]),
        ("en", "11 and 12 September 2024", ["2024-09-11/2024-09-12"]),
        ("en", "from 4 to 15 September 1995", ["1995-09-04/1995-09-15"]),
        ("en", "28 December to 3 January 2025", ["2024-12-28/2025-01-03"]),  # over New Year
        ("en", "from 26 June in 2019 to 28 June in 2020", ["2019-06-26/2020-06-28"]),
        ("vi", "từ ngày 15-16/9/2020", ["2020-09-15/2020-09-16"]),
        ("vi", "hai ngày làm việc 22 và 23/10/2024", ["2024-10-22/2024-10-23"]),
        ("vi", "các ngày 11-12 tháng 11 năm 2027", ["2027-11-11/2027-11-12"]),
        ("zh", "2027年6月24日至25日", ["2027-06-24/2027-06-25"]),
        # months, years, periods
        ("en", "in September 2016", ["2016-09"]),
        ("en", "the Plan of Action 2021-2025", ["2021/2025"]),
        ("en", "the fiscal year 2027-28", ["2027/2028"]),
        ("en", "in the 1990s", ["1990/1999"]),
        ("vi", "vào tháng 10/2021", ["2021-10"]),
        ("vi", "Hội nghị cấp cao Đông Á lần thứ 15 (11/2020)", ["2020-11"]),  # a month, where 6/7 is a day
        ("vi", "giai đoạn 2021-2025", ["2021/2025"]),
        ("zh", "2021—2025年", ["2021/2025"]),
        ("zh", "2020年1月的第 15 届东亚峰会", ["2020-01"]),
        # parts of them
        ("en", "mid-2026", ["2026-06"]),
        ("en", "the second quarter of 2027", ["2027"]),
        ("en", "late October 2027", ["2027-10"]),
        ("vi", "quý II năm 2028", ["2028"]),
        ("zh", "2024年第一季度", ["2024"]),
        ("zh", "过去十年中国有了变化", ["2011/2021"]),  # 年中 is no middle of the year here
    ],
)
def test_written(code: str, text: str, expected: list[str]) -> None:
    assert values(code, text) == expected


@pytest.mark.parametrize(
    "code, text, published, expected",
    [
        ("en", "today, yesterday and tomorrow", "2021-07-06", ["2021-07-06", "2021-07-05", "2021-07-07"]),
        ("en", "met here on Saturday", "2025-01-20", ["2025-01-18"]),  # the latest such day
        ("en", "last year, this autumn, next month", "2021-12-06", ["2020", "2021", "2022-01"]),
        ("en", "will meet in July", "2027-03-12", ["2027-07"]),
        ("en", "told reporters in August", "2013-03-22", ["2012-08"]),  # past, so the year before
        ("en", "next January", "2027-03-12", ["2028-01"]),
        ("en", "on September15", "2020-09-16", ["2020-09-15"]),  # glued
        ("en", "on 26 October. The following day", "2021-11-22", ["2021-10-26", "2021-10-27"]),
        ("en", "three years ago", "2021-07-06", ["2018"]),
        ("en", "less than three weeks after 26 October 2021", "2021-11-22", ["2021-11-16"]),
        ("vi", "Hôm qua, 17/12", "2023-12-18", ["2023-12-17", "2023-12-17"]),
        ("vi", "hôm nay (6/7)", "2021-07-06", ["2021-07-06", "2021-07-06"]),
        ("vi", "từ ngày 26 đến 28 tháng này", "2027-10-20", ["2027-10-26/2027-10-28"]),
        ("vi", "tháng 11 tới và tháng 11 năm ngoái", "2022-06-10", ["2022-11", "2021-11"]),
        ("vi", "mười năm trước", "2027-10-20", ["2017"]),
        ("zh", "昨日,本周三,上月底", "2028-10-13", ["2028-10-12", "2028-10-11", "2028-09"]),
        ("zh", "9月16日;次日;原定17日", "2027-09-18", ["2027-09-16", "2027-09-17", "2027-09-17"]),
        ("zh", "去年,今年年底,明年第二季", "2021-07-06", ["2020", "2021", "2022"]),
        ("zh", "俄罗斯外交部29日宣布", "2028-03-30", ["2028-03-29"]),  # a day without its month
    ],
)
def test_counted_from_publication(code: str, text: str, published: str, expected: list[str]) -> None:
    assert values(code, text, published) == expected


@pytest.mark.parametrize(
    "code, text, due, kind",
    [
        ("en", "by the end of 2023", "2023-12-31", "by"),
        ("en", "by the end of February 2024", "2024-02-29", "by"),  # a leap year
        ("en", "before June 2025", "2025-06", "by"),
        ("en", "no later than January 2028", "2028-01", "by"),
        ("en", "by 2030", "2030", "by"),
        ("en", "linesby 30 June", "2021-06-30", "by"),  # glued
        ("en", "in the first quarter of 2024", "2024", "during"),
        ("en", "by the end of the third quarter of 2024", "2024-09-30", "by"),
        ("en", "on 1 January 2025", "2025-01-01", "on"),
        ("en", "over the next three years", "2024", "during"),
        ("en", "within six months", "2021-12-28", "by"),  # counted from the meeting
        ("vi", "trước ngày 31/8", "2021-08-31", "by"),
        ("vi", "đến hết quý III", "2021-09-30", "by"),
        ("vi", "trong 5 năm tới", "2026", "during"),
        ("vi", "trong vòng hai năm", "2023-06-28", "by"),
        ("vi", "trước tháng 6/2025", "2025-06", "by"),
        ("zh", "二〇二三年底前", "2023-12-31", "by"),
        ("zh", "2023年6月底前", "2023-06-30", "by"),
        ("zh", "明年上半年结束前", "2022-06-30", "by"),
        ("zh", "未来五年", "2026", "during"),
        ("zh", "三年之内", "2024-06-28", "by"),
        ("zh", "两年内", "2023-06-28", "by"),  # 年内 alone is this year
        ("zh", "到2030年", "2030", "by"),
        ("zh", "推迟至10月下旬", "2021-10", "during"),  # put off to, not due by
    ],
)
def test_due(code: str, text: str, due: str, kind: str) -> None:
    anchor = Anchor(published="2021-07-06", event="2021-06-28")
    (found,) = read_times(text, load_language(code), anchor)
    assert found.value is not None
    assert (found.value.due, found.value.due_kind) == (due, kind)


@pytest.mark.parametrize(
    "code, text, number",
    [
        ("en", "at its seventy-seventh session, a report", 77),
        ("en", "the 77th regular session", 77),
        ("vi", "tại khóa họp thứ 77", 77),
        ("vi", "Đại hội đồng khóa 77", 77),
        ("zh", "第七十七届会议临时议程", 77),
        ("zh", "第77届联大", 77),
    ],
)
def test_session_is_an_interval(code: str, text: str, number: int) -> None:
    rule = SessionRule(epoch=1945, month=9)
    (found,) = read_times(text, load_language(code), Anchor(session=rule))
    assert found.expression.number == number
    assert found.value is not None
    assert (found.value.start, found.value.end) == ("2022-09", "2023-09")
    (unruled,) = read_times(text, load_language(code), Anchor())
    assert unruled.value is None  # another body's session has only its number


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "A/75/15 and A/75/L.25, resolution 1973"),
        ("en", "United Nations, Treaty Series, vol. 1833, No. 31363"),
        ("en", "completion of97 out of 103 action lines"),
        ("en", "Officials may march on; they worked 24/7"),
        ("en", "at 21.30, 07:40 (GMT+7), 1204 GMT"),
        ("en", "at the 17th Summit and in third countries"),
        ("en", "98.5 per cent, 10+1, ASEAN+3, COVID-19"),
        ("en", "thirty years of dialogue relations"),
        ("en", "2000% of $2021"),
        ("vi", "62/2026/NĐ-CP"),
        ("vi", "41/52 hoạt động, 8/11 dự án"),  # fractions
        ("vi", "thắng 3-0, hoạt động 24/24"),
        ("vi", "Việt Nam và các nước miền Nam"),
        ("vi", "lần thứ ba mươi"),
        ("zh", "第1540号决议,第62/2026号法令"),
        ("zh", "日本、月球、十分重要"),
        ("zh", "三个月亮"),
    ],
)
def test_no_date(code: str, text: str) -> None:
    assert values(code, text) == []


def test_year_in_a_name_is_marked() -> None:
    for text in (
        "the ASEAN Community Vision 2025",
        "the 2030 Agenda for Sustainable Development",
        "resolution 1325 (2000)",
    ):
        (found,) = find_times(text, load_language("en"))
        assert found.named, text
    (plain,) = find_times("was launched in 2015", load_language("en"))
    assert not plain.named and not plain.bare


def test_inferred_parts_are_marked_with_their_reason() -> None:
    (written,) = read_times("on 6 July 2021", load_language("en"), Anchor(published="2021-07-07"))
    (inferred,) = read_times("on 6 July", load_language("en"), Anchor(published="2021-07-07"))
    assert written.value is not None and not written.value.inferred and written.value.reason is None
    assert inferred.value is not None and inferred.value.inferred and inferred.value.reason == "published 2021-07-07"


def test_nothing_is_guessed_without_an_anchor() -> None:
    assert all(item.value is None for item in read_times("today, on 6 July, last year", load_language("en"), Anchor()))


def test_days_of_a_quarter_and_of_a_length() -> None:
    (quarter,) = read_times("Q3 2024", load_language("en"), Anchor())
    assert quarter.value is not None
    assert days_of(quarter.value) == (dt.date(2024, 7, 1), dt.date(2024, 9, 30))
    (length,) = find_times("the last three months", load_language("en"))
    assert duration_days(length, dt.date(2016, 11, 7)) == (dt.date(2016, 8, 7), dt.date(2016, 11, 6))


@pytest.mark.parametrize("code", known_languages())
def test_examples_of_the_language(code: str) -> None:
    """languages/<code>/examples.yml is documentation and test."""
    from depositary.tables import load_yaml

    rows = load_yaml(load_language(code).folder / "examples.yml")["dates"]
    assert rows
    for row in rows:
        assert values(code, row["text"], row["published"]) == row["expect"], row["text"]


@given(st.text(alphabet="0123456789年月日/-.:, \n至ngày tháng năm May June first the of by 二〇一", max_size=120))
def test_any_text_reads(text: str) -> None:
    for code in known_languages():
        for found in read_times(text, load_language(code), Anchor(published="2021-07-06")):
            assert 0 <= found.expression.start < found.expression.end <= len(text)
            assert found.value is None or found.value.start <= found.value.end


@pytest.mark.parametrize(
    "piece", ["一", "1-", "2019 ", "1.", "month ", "第", "tháng ", "12/", "from ", "thirty ", "(", "日"]
)
def test_endless_repetition_is_read_in_time(piece: str) -> None:
    for code in known_languages():
        begin = time.process_time()
        read_times(piece * 8_000, load_language(code), Anchor(published="2021-07-06"))
        assert time.process_time() - begin < 6, (code, piece)


def test_linear_in_length() -> None:
    """A table of years, the worst case for a run of tokens, takes no more than linear time and a bit."""
    language = load_language("en")
    row = "2019, 2020 and 2021 - 12 May 2020 / 3 "
    find_times(row * 50, language)
    timings = []
    for times in (400, 4000):
        begin = time.process_time()
        find_times(row * times, language)
        timings.append(time.process_time() - begin)
    assert timings[1] < 25 * timings[0] + 0.05


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "peers" / "seed_dates.json").is_file(), reason="needs ../shared beside the checkout")
def test_seed_dates() -> None:
    """Every date of the seeds' main text right, none invented."""
    gold = json.loads((SHARED / "peers" / "seed_dates.json").read_text("utf-8"))
    ranges = json.loads((SHARED / "corpus" / "seeds" / "main-text.json").read_text("utf-8"))
    main = {
        seed["file"]: [(r["start"], r["end"]) for r in seed["ranges"] if r["main"]] for seed in ranges["seeds"].values()
    }
    for name, entry in gold.items():
        text = (SHARED / "corpus" / "seeds" / name).read_text("utf-8")
        found = []
        for item in read_times(text, load_language(entry["lang"]), Anchor(published=entry["ref"][:10])):
            expression, value = item.expression, item.value
            if value is None or expression.kind in ("session", "duration") or expression.named or expression.bare:
                continue
            iso = f"{value.start}-END" if value.modifier == "end" and value.precision == "year" else value.start
            found.append((expression.start, expression.end, iso if value.start == value.end else f"{iso}/{value.end}"))
        within = [(a, b, v) for a, b, v in entry["dates"] if any(s <= a < e for s, e in main[name])]
        everything = read_times(text, load_language(entry["lang"]), Anchor(published=entry["ref"][:10]))
        for a, b, iso in within:
            overlapping = [f for f in found if f[0] < b and a < f[1]] or [
                (i.expression.start, i.expression.end, i.value.start)
                for i in everything
                if i.value and i.expression.bare and i.expression.start < b and a < i.expression.end
            ]
            assert any(f[2] == iso for f in overlapping), (name, text[a:b], iso, overlapping)
        for start, end, iso in found:
            if any(s <= start < e for s, e in main[name]):
                assert any(start < b and a < end for a, b, _ in entry["dates"]), (name, text[start:end], iso)
