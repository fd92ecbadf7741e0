"""Two editions of a plan: what became of each line."""

from __future__ import annotations

import random
import time
from typing import NamedTuple

import pytest

from depositary.resolve.editions import trace_lines


class Line(NamedTuple):
    number: str
    text: str


EARLIER = [
    Line("1.1", "Hold the foreign ministers' meeting every year"),
    Line("1.2", "Share data on illegal fishing in the Serayan Sea"),
    Line("2.1", "Replant mangrove belts on 2,000 hectares of coast"),
    Line("2.2", "Grant 150 scholarships a year to students"),
    Line("3.1", "Set up a hotline between rescue centres"),
]
LATER = [
    Line("1.1", "Hold the foreign ministers' meeting every year;"),  # only a mark more
    Line("1.4", "Continue to share data on illegal and unreported fishing in the Serayan Sea"),
    Line("2.3", "Replant mangrove belts on 5,000 hectares of coast and river banks"),
    Line("2.4", "Build a regional battery research laboratory"),
    Line("3.2", "Grant 300 scholarships a year to students"),
]


def test_fates() -> None:
    fates = [(fate.fate, fate.earlier, fate.later) for fate in trace_lines(EARLIER, LATER)]
    assert fates == [
        ("same", "1.1", "1.1"),
        ("reworded", "1.2", "1.4"),
        ("reworded", "2.1", "2.3"),
        ("new", None, "2.4"),
        ("reworded", "2.2", "3.2"),
        ("dropped", "3.1", None),
    ]


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ("举行年度领导人会议、外长会议", "举行年度领导人会议、外长会议；", "same"),
        ("加强传染病防控合作", "继续加强传染病防控和疫苗合作", "reworded"),
        ("加强传染病防控合作", "推进电网互联", "new"),
        ("Tổ chức Hội nghị Cấp cao hằng năm", "Tổ chức Hội nghị Cấp cao hai năm một lần", "reworded"),
        ("Hold a meeting on energy", "Hold a meeting on tourism", "reworded"),  # one word of five: a person should look
        ("Hold a yearly meeting on energy", "Hold courses for nurses", "new"),
    ],
)
def test_one_line(before: str, after: str, fate: str) -> None:
    assert trace_lines([Line("1", before)], [Line("1", after)])[0].fate == fate


def test_an_edition_against_itself_is_the_same() -> None:
    assert {fate.fate for fate in trace_lines(EARLIER, EARLIER)} == {"same"}


def test_every_line_has_one_fate() -> None:
    fates = trace_lines(EARLIER, LATER)
    assert sorted(fate.later for fate in fates if fate.later) == sorted(line.number for line in LATER)
    assert sorted(fate.earlier for fate in fates if fate.earlier) == sorted(line.number for line in EARLIER)


def test_nothing_against_something() -> None:
    assert [fate.fate for fate in trace_lines([], LATER)] == ["new"] * len(LATER)
    assert [fate.fate for fate in trace_lines(EARLIER, [])] == ["dropped"] * len(EARLIER)


def test_a_thousand_lines_take_a_moment() -> None:
    chance = random.Random(3)
    words = [f"word{place}" for place in range(3000)]
    lines = [Line(str(n), " ".join(chance.choices(words, k=15)) + " cooperation of the parties") for n in range(1000)]
    started = time.process_time()
    fates = trace_lines(lines, lines)
    assert time.process_time() - started < 5
    assert {fate.fate for fate in fates} == {"same"}
