"""Pages without a day: a meeting only looked ahead to is not of their month; a known sitting elsewhere is not theirs."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("会上,轮值主席国介绍第33届东盟峰会以及第13届东亚峰会准备工作情况。各国外长就共同关心的问题交换意见。", "2018"),
        ("俄方提议于今年10月举办第四届俄罗斯—东盟峰会,以提升双边关系。", "2021"),
        ("第21次中国—东盟高官磋商3日至4日在北京举行,各方同意加强海上合作。", "2015-06"),
        ("东盟领导人会议于4月23日至24日在印度尼西亚雅加达召开,各国就疫情交换意见。", "2021-04"),
    ],
)
def test_the_month_of_a_page_without_a_day(text: str, published: str) -> None:
    assert read_document(Document(id="x", text=text, language="zh")).published == published


def test_a_known_sitting_in_another_place_is_not_told_of() -> None:
    text = "东盟国防部长非正式会议11月16日上午在老挝首都万象拉开序幕,各国防长就地区安全交换看法。"
    assert read_document(Document(id="x", text=text, language="zh")).published is None
