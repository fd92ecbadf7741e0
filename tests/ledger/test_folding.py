"""Folded words: what is stored and what is asked for must meet."""

from __future__ import annotations

from itertools import pairwise

import pytest

from depositary.ledger.folding import fold_words, query_phrases, stretches


@pytest.mark.parametrize(
    "text, words",
    [
        ("ASEAN-UN Summit, 2021", ["asean", "un", "summit", "2021"]),
        ("Cuộc họp lần thứ nhất ở Đà Nẵng", ["cuoc", "hop", "lan", "thu", "nhat", "o", "da", "nang"]),  # tones and đ
        ("Bu\u0300i Thanh So\u031bn", ["bui", "thanh", "son"]),  # decomposed
        ("第三次东盟峰会", ["第三", "三次", "次东", "东盟", "盟峰", "峰会"]),  # pairs, no spaces needed
        ("东盟ASEAN会议", ["东盟", "asean", "会议"]),  # scripts side by side
        ("会", ["会"]),
        ("ＡＳＥＡＮ１２", ["asean12"]),  # full width
        ("António Guterres", ["antonio", "guterres"]),
        ("…—!?", []),
    ],
)
def test_fold_words(text: str, words: list[str]) -> None:
    assert fold_words(text) == words


@pytest.mark.parametrize(
    "query, phrases",
    [
        ("plan action", [["plan"], ["action"]]),
        ('"plan of action" 2021', [["plan", "of", "action"], ["2021"]]),
        ("峰会", [["峰会"]]),
        ("东盟峰会", [["东盟", "盟峰", "峰会"]]),  # a run stands together
        ("会", [["会*"]]),  # the beginning of a pair
        ("ASEAN-Nga", [["asean", "nga"]]),
        ('" !', []),
    ],
)
def test_query_phrases(query: str, phrases: list[list[str]]) -> None:
    assert query_phrases(query) == phrases


@pytest.mark.parametrize("text", ["", "short", "line\n" * 500, "no break " * 2000, "无空格" * 2000, "x" * 10000])
def test_stretches_cover_the_text_in_pieces_of_bounded_length(text: str) -> None:
    found = stretches(text, [])
    assert "".join(text[a:b] for a, b in found).split() == text.split()
    assert all(b - a <= 1800 for a, b in found)
    assert all(b == a for (_, b), (a, _) in pairwise(found))
