"""Numbers and ordinals: digits with a language's separators, words, multipliers, and what only looks like them."""

from __future__ import annotations

import pytest

from depositary.languages import known_languages, load_language
from depositary.read.numbers import find_numbers, find_ordinals, read_number, roman_value


@pytest.mark.parametrize(
    "code, text, expected",
    [
        ("en", "97 out of 103 lines", [97, 103]),
        ("en", "USD 1,234.5 million", [1_234_500_000]),  # separators and a multiplier
        ("en", "twenty-one of the one hundred and five measures", [21, 105]),
        ("en", "two dozen delegates", [24]),
        ("en", "completion of97 out of 103", [97, 103]),  # glued
        ("en", "no one came, one another", []),  # pronouns
        ("vi", "1,5 tỷ USD và 1.000.000 người", [1_500_000_000, 1_000_000]),  # comma and dot the other way round
        ("vi", "mười lăm, hai mươi mốt, hai mươi tư", [15, 21, 24]),  # lăm, mốt, tư only after tens
        ("vi", "mười năm trước", [10]),  # năm is years here, not five
        ("vi", "năm nước thành viên", [5]),
        ("vi", "năm 2021", [2021]),
        ("vi", "đầu tư vào ba dự án", [3]),  # tư alone is no four
        ("vi", "hai nghìn không trăm hai mươi", [2020]),  # nought hundred
        ("zh", "一百二十项和六十项", [120, 60]),
        ("zh", "15亿美元和十五亿美元", [1_500_000_000, 1_500_000_000]),
        ("zh", "二〇二一年", [2021]),  # read out figure by figure
        ("zh", "双方一致同意在三亚举行", []),  # 一致, 三亚
        ("zh", "百分之九十六", [96]),
    ],
)
def test_numbers(code: str, text: str, expected: list[int | float]) -> None:
    assert [number.value for number in find_numbers(text, load_language(code))] == expected


@pytest.mark.parametrize(
    "code, text, expected",
    [
        ("en", "the 17th and the Twenty-first", [17, 21]),
        ("en", "the 50 th and 51 st Summits", [50, 51]),  # suffixes parted from their figure
        ("en", "at its seventy-seventh session", [77]),
        ("en", "a third of the members, two thirds of the rest", []),  # fractions
        ("vi", "lần thứ 17, lần thứ XII, lần thứ hai mươi mốt, lần 5", [17, 12, 21, 5]),
        ("vi", "lần thứ 50 và 51", [50, 51]),  # the second shares the prefix
        ("vi", "lần thứ 15, 30 văn kiện", [15]),  # 30 is a count
        ("vi", "lần đầu tiên, lần thứ nhất", [1, 1]),
        ("vi", "Thứ trưởng phát biểu sáng thứ hai", []),  # vice-minister; Monday
        ("zh", "第十七届会议和第17次会议、首届论坛", [17, 17, 1]),
        ("zh", "第 15 届东亚峰会", [15]),  # spaces of an English habit
        ("zh", "第62/2026号法令", []),  # a symbol
    ],
)
def test_ordinals(code: str, text: str, expected: list[int]) -> None:
    assert [ordinal.value for ordinal in find_ordinals(text, load_language(code))] == expected


def test_ordinal_covers_prefix_and_classifier() -> None:
    text = "出席第十七届会议"
    (ordinal,) = find_ordinals(text, load_language("zh"))
    assert text[ordinal.start : ordinal.end] == "第十七届"


def test_roman_figure_after_a_name_only_if_asked() -> None:
    text = "the Third Energy Ministerial Meeting (EMM III)"
    english = load_language("en")
    assert [ordinal.value for ordinal in find_ordinals(text, english)] == [3]
    assert [ordinal.value for ordinal in find_ordinals(text, english, roman_after_names=True)] == [3, 3]


@pytest.mark.parametrize(("figures", "value"), [("XVII", 17), ("IX", 9), ("IIII", None), ("", None), ("MIX", 1009)])
def test_roman_value(figures: str, value: int | None) -> None:
    assert roman_value(figures) == value


@pytest.mark.parametrize("text", ["9" * 6000, "一" * 6000, "one " * 3000, "1 tỷ" + " tỷ" * 3000, "1,000" * 2000])
def test_endless_figures_are_no_number(text: str) -> None:
    for code in known_languages():
        assert all(number.value < 1e25 for number in find_numbers(text, load_language(code)))
        find_ordinals(text, load_language(code))


@pytest.mark.parametrize("code", known_languages())
def test_numerals_name_their_own_values(code: str) -> None:
    """Every number word of a language's table reads as its value when it stands alone, unless it cannot stand alone."""
    language = load_language(code)
    from depositary.read.numbers import Numerals

    table = language.table("numerals", Numerals)
    for group in (table.digits, table.tens, table.scales, table.groups):
        for word, value in group.items():
            if word not in table.only_after_number and word not in table.only_after_digits:
                assert read_number(word, language) == value, word
