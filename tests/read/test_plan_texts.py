"""Plans as lists of lines: period, areas, goals, hedges, and the number of lines the text states."""

from __future__ import annotations

from pathlib import Path

import pytest

from depositary.read.plans import read_plan

CORPUS = Path(__file__).parents[1] / "corpus" / "written"

ENGLISH = """PLAN OF ACTION TO IMPLEMENT THE PARTNERSHIP (2028-2032)

This Plan contains 4 action lines.

I. ECONOMIC COOPERATION

1. Raise energy efficiency, where appropriate, in support of SDG 7 and SDGs 9-11;

2. Promote trade of small enterprises, as appropriate;

II. SOCIO-CULTURAL COOPERATION

1. Train nurses (Sustainable Development Goals 3, 4 and 5).

III. IMPLEMENTATION

1. The two sides will review the plan each year.
"""

VIETNAMESE = """KẾ HOẠCH HÀNH ĐỘNG (2028-2032)

Kế hoạch gồm 2 dòng hành động.

I. HỢP TÁC KINH TẾ

1. Kết nối lưới điện, khi phù hợp, góp phần thực hiện SDG 7;

2. Thúc đẩy thương mại.
"""

CHINESE = """行动计划(2028—2032年)

本计划共3项措施。

一、经济合作

1.酌情推进电网互联，落实可持续发展目标7、9和11；

2.促进贸易。
"""


@pytest.mark.parametrize(
    ("language", "text", "goals", "hedges"),
    [
        ("en", ENGLISH, [(7, 9, 10, 11), (), (3, 4, 5)], [("where appropriate",), ("as appropriate",), ()]),
        ("vi", VIETNAMESE, [(7,), ()], [("khi phù hợp",), ()]),
        ("zh", CHINESE, [(7, 9, 11), ()], [("酌情",), ()]),
    ],
)
def test_goals_and_hedges(
    language: str, text: str, goals: list[tuple[int, ...]], hedges: list[tuple[str, ...]]
) -> None:
    plan = read_plan(text, language)
    assert [line.goals for line in plan.lines] == goals
    assert [line.hedges for line in plan.lines] == hedges


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("vi", VIETNAMESE), ("zh", CHINESE)])
def test_title_and_period(language: str, text: str) -> None:
    plan = read_plan(text, language)
    assert plan.title == text.splitlines()[0]
    assert plan.period == (2028, 2032)


@pytest.mark.parametrize(
    ("language", "text", "stated", "message"),
    [
        ("en", ENGLISH, 4, "the text states 4 lines, 3 were read"),
        ("vi", VIETNAMESE, 2, None),  # as many as stated: nothing to tell
        ("zh", CHINESE, 3, "the text states 3 lines, 2 were read"),
    ],
)
def test_the_difference_from_the_stated_number_is_told(
    language: str, text: str, stated: int, message: str | None
) -> None:
    plan = read_plan(text, language)
    assert plan.stated == stated
    assert [issue.message for issue in plan.issues] == ([message] if message else [])
    for issue in plan.issues:
        passage = issue.passages[0]
        assert text[passage.start : passage.end] == passage.quote


def test_an_earlier_plans_figure_is_not_this_ones() -> None:
    plan = read_plan((CORPUS / "w-poa-01.txt").read_text(encoding="utf-8"), "en")
    assert plan.stated is None  # “57 of 60 action lines” were the last plan's
    assert plan.period == (2026, 2030)
    assert len(plan.lines) == 36
    assert [line.number for line in plan.closing] == ["5.1", "5.2", "5.3"]


def test_numbers_are_unlike() -> None:
    text = "Plan of Action\n\nENERGY\n\n1. Link grids;\n2. Train;\n\nHEALTH\n\n1. Link clinics;\n1. Train nurses;\n"
    numbers = [line.number for line in read_plan(text, "en").lines]
    assert len(set(numbers)) == len(numbers) == 4


def test_areas_come_from_words_and_headings() -> None:
    plan = read_plan(ENGLISH, "en")
    assert "energy" in plan.lines[0].areas
    assert "msme" in plan.lines[1].areas or "trade_investment" in plan.lines[1].areas


def test_a_sentence_above_the_lines_its_number_is_a_part_of_is_their_heading() -> None:
    text = (
        "Norlund-Linhai Plan of Action 2030-2034\n\n2. Growing together.\n\n2.1 Hold a fair each year.\n\n"
        "2.2 Map the reefs.\n\n3. Caring for all.\n\n3.1 Train nurses.\n"
    )
    lines = read_plan(text, "en").lines
    assert [(line.number, line.headings[-1]) for line in lines] == [
        ("2.1", "Growing together"), ("2.2", "Growing together"), ("3.1", "Caring for all"),
    ]  # fmt: skip
