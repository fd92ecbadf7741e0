"""English names of meetings of no known series, put together from the words of another language."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

CASES = [
    (
        "parties once, the special meeting in its place",
        "新华社雅加达5月21日电 中国—东盟经贸部长特别会议21日以视频方式举行。",
        "China-ASEAN special trade ministers' meeting",
    ),
    (
        "leaders' meetings are summits; the number is not part of the name",
        "新华社吉隆坡2025年10月28日电 第5届东盟-澳大利亚领导人会议28日在吉隆坡举行。",
        "ASEAN-Australia Summit",
    ),
    (
        "the organisation that holds it, then what it is about",
        "新华社联合国2019年9月20日电 联合国气候行动峰会23日将在纽约举行。",
        "United Nations climate action summit",
    ),
    (
        "four who meet as a circle bear its name, and a series of theirs its own",
        "新华社曼谷2019年11月4日电 第22届东盟-中国-日本-韩国(10+3)领导人会议4日在曼谷举行。",
        "ASEAN Plus Three Summit",
    ),
    (
        "the circle written as one word, what stands in brackets aside",
        "新华社金边2022年6月8日电 东盟与中日韩(ASEAN+3)高官会8日以视频方式举行。",
        "ASEAN Plus Three Senior Officials' Meeting",
    ),
    (
        "a short form in brackets is no part of the name",
        "OSLO, 25 March 2015 – The Second Meeting of the Norlund-Federation of Velmark (FOV) Joint Cooperation Committee "
        "was held on 24 March.",
        "Norlund-Federation of Velmark Joint Cooperation Committee",
    ),
]


@pytest.mark.parametrize(("trick", "text", "name"), CASES, ids=[row[0] for row in CASES])
def test_name(trick: str, text: str, name: str) -> None:
    names = [meeting.mechanism_en for meeting in read_document(Document(id="page", text=text)).meetings]
    assert names == [name], trick
