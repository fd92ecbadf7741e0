"""Numbered statements, communiqués, minutes, agreements and reports that hold a list."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from depositary.read.structure import read_outline

CORPUS = Path(__file__).parents[1] / "corpus"

NUMBERS = [
    # page by page afresh
    ("en", "1. First.\n\n2. Second.\n\n1. Third.\n\n2. Fourth.\n", ["1", "2", "1", "2"]),
    # a list inside a paragraph, on further lines of it
    ("en", "2. We agreed:\n   a. to talk;\n   b. to train.\n\n3. We met.\n", ["2", "2 (a)", "2 (b)", "3"]),
    ("en", "4. We agreed to:\n\ni. meet;\n\nii. talk;\n\n5. We met.\n", ["4", "4 (i)", "4 (ii)", "5"]),
    # letter or roman number: the neighbours tell
    ("en", "1. To:\n" + "".join(f"({c}) act;\n" for c in "abcdefghij"), ["1", *(f"1 ({c})" for c in "abcdefghij")]),
    # figures that are no numbers of paragraphs
    ("en", "1. Trade grew by 6.2 per cent\n1.5 million jobs came in\n12. May saw more.\n\n2. We met.\n", ["1", "2"]),
    # numbers go on over headings, numbered or not
    ("en", "I. OPEN\n\n1. We met.\n\nII. REVIEW\n\n2. We noted:\n\n2.1 this;\n\n2.2 that.\n", ["1", "2", "2.1", "2.2"]),
    ("en", "1. We met.\n\nEconomic Cooperation\n\n2. We agreed.\n", ["1", "2"]),
    # prose ends a list
    ("en", "Agreed:\n\n1. A fund.\n2. A centre.\n\n“Good,” she said.\n\n5. May is off.\n", ["1", "2"]),
    # articles of an agreement
    ("en", "Article 1\nObjective\n\n1. The Parties shall meet.\n\nArticle 2\n\nIt enters into force.\n", ["1.1", "2"]),
    # marks of emphasis, escaped stops, bullets
    ("en", "**1.** We met.\n\n2\\. We agreed:\n\n- to talk;\n- to train.\n", ["1", "2"]),
    ("en", "It reads:\n\n“1. Urges dialogue;\n\n“(a) At once;\n\n“2. Decides to meet.”\n", ["1", "1 (a)", "2"]),
    ("en", "2 bis. We met.\n\n3. We agreed.\n", ["2 bis", "3"]),  # an excerpt
    ("en", "2. We sat.\n\n2 bis. We met.\n\n3. We agreed.\n", ["2", "2 bis", "3"]),
    # Vietnamese: đ between d and e
    ("vi", "1. Nhất trí:\na) họp;\nb) bàn;\nc) ký;\nd) gửi;\nđ) báo cáo;\ne) rà soát.\n",
     ["1", "1 (a)", "1 (b)", "1 (c)", "1 (d)", "1 (đ)", "1 (e)"]),
    ("vi", "1. Chúng tôi họp.\n\nI. HỢP TÁC KINH TẾ\n\n2. Chúng tôi nhất trí.\n", ["1", "2"]),
    # Chinese numerals
    ("zh", "三、会议获悉报告。\n\n四、会议通过下列文件:\n(一)规程;\n(二)指南。\n\n一、临海承诺出资。\n",
     ["3", "4", "4 (1)", "4 (2)", "1"]),
    ("zh", "一、双方同意。\n二、双方重申。\n", ["1", "2"]),
    ("zh", "1. 我们开会。\n\n一、经济合作\n\n2. 我们决定。\n", ["1", "2"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "numbers"), NUMBERS)
def test_numbers_of_paragraphs(language: str, text: str, numbers: list[str]) -> None:
    outline = read_outline(text, None, language, "statement")
    assert [clause.number for clause in outline.clauses] == numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers met on 5 May.\n\nThey agreed on a fund of 1.5 million.\n"),
        ("vi", "Các bộ trưởng đã họp ngày 5/5.\n\nHọ nhất trí lập quỹ 1,5 triệu.\n"),
        ("zh", "部长们5月5日开会。\n\n他们同意设立基金。\n"),
        ("en", ""),
    ],
)
def test_plain_text_has_no_clauses(language: str, text: str) -> None:
    assert read_outline(text, None, language).kind == "plain"


def test_a_list_knows_what_opened_it() -> None:
    text = "The meeting agreed on the following:\n\ni. To deepen the partnership.\n\nii. To hold talks.\n"
    outline = read_outline(text, None, "en", "statement")
    opened = [[text[start:end] for start, end in clause.chapeau] for clause in outline.clauses]
    assert opened == [["The meeting agreed on the following:"]] * 2


@pytest.mark.parametrize(
    ("language", "text", "leading"),
    [
        ("en", "JOINT DECLARATION\n\nWE, the Leaders, met in Halmere;\n\nRECALLING our vision of 2020;\n\n"
               "REAFFIRMING our commitment to peace; and\n\nDO HEREBY agree to:\n\n1. Set up a fund;\n\n2. Meet.\n",
         ["RECALLING", "REAFFIRMING"]),
        ("vi", "TUYÊN BỐ CHUNG\n\nNHẮC LẠI tinh thần ban đầu;\n\nTÁI KHẲNG ĐỊNH cam kết của chúng tôi;\n\n"
               "1. Lập quỹ;\n\n2. Họp lại.\n", ["NHẮC LẠI", "TÁI KHẲNG ĐỊNH"]),
        ("zh", "联合声明\n\n回顾双方的愿景；\n\n重申对和平的承诺；\n\n一、设立基金。\n\n二、再次开会。\n",
         ["回顾", "重申"]),
        ("en", "Recalling the past, she smiled.\n\nRecalling it again,\n\nhe left.\n", []),  # one is none
    ],
)  # fmt: skip
def test_recitals_of_a_declaration(language: str, text: str, leading: list[str]) -> None:
    outline = read_outline(text, None, language, "statement")
    assert [clause.leading for clause in outline.preambular] == leading


def test_headings_give_the_pillar() -> None:
    text = "1. We met.\n\nPolitical and Security Cooperation\n\n2. We agreed.\n\nECONOMIC COOPERATION\n\n3. We noted.\n"
    outline = read_outline(text, None, "en", "statement")
    assert [clause.pillar for clause in outline.clauses] == [None, "political_security", "economic"]
    assert outline.clauses[1].headings == ("Political and Security Cooperation",)


def test_about_us_text_is_no_clause() -> None:
    text = "1. We met.\n\n2. We thank the host.\n\nAbout the forum\n\nThe forum was founded in 1990.\n"
    outline = read_outline(text, None, "en", "press_release")
    assert text[outline.clauses[-1].start : outline.clauses[-1].end] == "We thank the host."
    assert outline.clause_at(text.index("founded")) is None


@pytest.mark.parametrize(
    "name", ["written/w-cs-01", "written/w-en-05", "hard/w-h-en-02", "hard/w-h-vi-04", "hard/w-h-zh-05"]
)
def test_clauses_of_the_corpus(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    outline = read_outline(text, None, gold["language"], gold["genre"])
    assert outline.kind == "numbered"
    found = {clause.number for clause in outline.clauses}
    assert {commitment["clause"] for commitment in gold["commitments"]} - {None} <= found


UNITS = {
    "figures": "1", "brackets": "(", "blank lines": "\n", "spaces": " ", "stars": "*", "first items": "1. A;\n\n",
    "one list": "(a) X\n", "romans": "(i)\n\n(v)\n\n(x)\n\n", "headings": "POLITICAL COOPERATION\n\n",
    "bodies": "The General Assembly,\n\n", "openings": "Recalling x,\n", "adverbs": "also ",
    "notes": "7 Ibid., vol. 3, No. 9.\n",
    "annexes": "Annex\n\n1. A;\n\n", "mastheads": "Resolution adopted by the ", "bullets": "- Hold talks;\n",
}  # fmt: skip


@pytest.mark.parametrize("genre", [None, "resolution", "plan_of_action"])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear(unit: str, genre: str | None) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        read_outline(text, None, "en", genre)
        return time.perf_counter() - started

    seconds(1_000)
    short, long = min(seconds(10_000) for _ in range(3)), min(seconds(40_000) for _ in range(3))
    assert long < 12 * short + 0.05  # four times the text; room for a busy machine
