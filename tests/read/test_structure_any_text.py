"""Any text has an outline whose ranges lie in it, in order and apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.languages import known_languages
from depositary.read.citations import find_citations
from depositary.read.plans import read_plan
from depositary.read.structure import read_outline

PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "1. ", "2. ", "1.1 ", "1.1.1 ", "2.1 ", "(a) ", "(i) ", "a) ", "A. ", "II. ", "3 bis. "),
        *("- ", "“", "一、", "（一）", "(二)", "第三部分 ", "Part A", "Phần I", "Annex", "附件", "Phụ lục"),
        *("Political Cooperation", "HỢP TÁC KINH TẾ", "经济合作", "The General Assembly,", "Đại hội đồng,", "大会，"),
        *("*Recalling* its aims,", "回顾", "Nhắc lại", "Decides to meet;", "决定", "Plan of Action 2028-2032"),
        *("resolution 71/317", "A/RES/75/15", "(2000)", "Ibid., vol. 2, No. 3", "第12/9号决议", "text.", ":", "："),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


@pytest.mark.parametrize("genre", [None, "resolution", "plan_of_action", "news"])
@given(text=TEXTS, language=st.sampled_from(known_languages()))
@settings(max_examples=60, deadline=None)
def test_ranges_lie_in_the_text(text: str, language: str, genre: str | None) -> None:
    outline = read_outline(text, None, language, genre)
    for clauses in (outline.clauses, outline.preambular):
        end = 0
        for clause in clauses:
            assert end <= clause.start <= clause.end <= len(text)
            assert clause.start <= clause.leading_end <= len(text)
            assert clause.mark[0] <= clause.mark[1] <= clause.start
            end = clause.end
            if clause.start < clause.end:
                assert outline.clause_at(clause.start) is clause
            for start, stop in clause.chapeau:
                assert 0 <= start <= stop <= len(text)
    for heading in outline.headings:
        assert 0 <= heading.start < heading.end <= len(text)


@given(text=TEXTS, language=st.sampled_from(known_languages()))
@settings(max_examples=60, deadline=None)
def test_a_plans_numbers_are_unlike(text: str, language: str) -> None:
    numbers = [line.number for line in read_plan(text, language).lines]
    assert len(set(numbers)) == len(numbers)


@given(text=TEXTS, language=st.sampled_from(known_languages()))
@settings(max_examples=60, deadline=None)
def test_citations_are_in_order_and_quote_the_text(text: str, language: str) -> None:
    end = 0
    for mention in find_citations(text, language):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.written
        end = mention.end
