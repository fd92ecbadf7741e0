"""Datelines in the forms of agencies and ministries: place, date, agency as the words stand."""

from collections.abc import Callable

import pytest

from depositary.clean import Clean

REST = {
    "en": "Officials of both sides met here and agreed to hold the next meeting in the spring of the coming year.",
    "vi": "Quan chức hai bên đã họp tại đây và nhất trí tổ chức cuộc họp tiếp theo vào mùa xuân năm sau.",
    "zh": "双方官员在此举行会议,一致同意于明年春天举行下一次会议。",
}


@pytest.mark.parametrize(
    ("language", "line", "place", "date", "agency"),
    [
        ("en", "JAKARTA, 26 January 2021 – ", "JAKARTA", "26 January 2021", None),
        ("en", "Jakarta (VNA) – ", "Jakarta", None, "VNA"),
        ("en", "Hanoi (VNA) - ", "Hanoi", None, "VNA"),
        ("en", "BEIJING, July 6 (Xinhua) -- ", "BEIJING", "July 6", "Xinhua"),
        ("en", "JAKARTA, March 12, 2027 (HPA) -- ", "JAKARTA", "March 12, 2027", "HPA"),
        ("en", "MOSCOW, July 6. /TASS/. ", "MOSCOW", "July 6", "TASS"),
        ("en", "TOKYO (Dec 17) — ", "TOKYO", "Dec 17", None),
        ("en", "KESTREL BAY, Orrin Islands — ", "KESTREL BAY, Orrin Islands", None, None),
        ("en", "BANDAR SERI BEGAWAN, 22 November 2021 – ", "BANDAR SERI BEGAWAN", "22 November 2021", None),
        ("en", "HA NOI — ", "HA NOI", None, None),
        ("vi", "TTXVN - ", None, None, "TTXVN"),
        ("vi", "(TBX) - ", None, None, "TBX"),
        ("vi", "Hà Nội, ngày 20/10 - ", "Hà Nội", "20/10", None),
        ("vi", "Hà Nội (TTXVN) - ", "Hà Nội", None, "TTXVN"),
        ("vi", "Belcastro (Velmark), 24/10 - ", "Belcastro (Velmark)", "24/10", None),
        ("vi", "Jakarta - ", "Jakarta", None, None),
        ("zh", "越通社和河内——", "河内", None, "越通社"),
        ("zh", "南桥社河内——", "河内", None, "南桥社"),
        ("zh", "本报北京11月23日电 ", "北京", "11月23日", "本报"),
        ("zh", "新华社雅加达2028年3月29日电(记者 白桦)", "雅加达", "2028年3月29日", "新华社"),
        ("zh", "红隼湾1月19日电 ", "红隼湾", "1月19日", None),
        ("zh", "临海国外交部6月9日消息:", None, "6月9日", "临海国外交部"),
    ],
)
def test_datelines(
    clean: Callable[[str], Clean], language: str, line: str, place: str | None, date: str | None, agency: str | None
) -> None:
    cleaned = clean(line + REST[language])
    found = cleaned.dateline
    assert found is not None
    assert cleaned.view.text[found.start : found.end] == line
    spans = [found.place, found.date, found.agency]
    assert [span and cleaned.view.text[slice(*span)] for span in spans] == [place, date, agency]


@pytest.mark.parametrize(
    "text",
    [
        "The ASEAN Plus Three Summit - a gathering of thirteen countries - met in the capital on Monday afternoon.",
        "Hội nghị ASEAN - Nga diễn ra tại Hà Nội và nhất trí thông qua kế hoạch hành động cho giai đoạn tới.",
        "中国—东盟峰会在北京举行,会议通过了行动计划并发表了联合声明。",
    ],
)
def test_a_dash_alone_is_no_dateline(clean: Callable[[str], Clean], text: str) -> None:
    assert clean(text).dateline is None
