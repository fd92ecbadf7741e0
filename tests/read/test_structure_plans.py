"""Plans of action in the numbering styles secretariats use; own texts in the real ones' shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depositary.model import ActionLine, Passage
from depositary.read.structure import action_lines, read_outline

CORPUS = Path(__file__).parents[1] / "corpus" / "written"

PRINTED_IN_FULL = """BANDAR PLAN OF ACTION (2028-2032)

The Partners recall their long friendship and have adopted this plan.

1. Political and Security Cooperation

1.1. Advance Political Dialogue

1.1.1. Promote cooperation in creating a peaceful environment;

1.1.2. Support the forum as the primary venue for dialogue on security
issues, including through joint training;

1.2. Combat Transnational Crime

1.2.1. Strengthen the capacity of police forces; and

2. Economic Cooperation

2.1. Closer ties

2.1.1. Raise trade by 1.5 billion a year;

3. Socio-Cultural Cooperation

3.1. Education

3.1.1. Expand the exchange of students.

4. Cooperation Funding

4.1. The Partners will mobilise resources as appropriate.

5. Institutional Mechanism for Plan Implementation

5.1. Progress will be reviewed every year by the Joint Committee.
"""

LETTERED = """PARTNERS' PLAN OF ACTION
(2028-2032)

It shall be carried out in full respect of the law.

1 POLITICAL AND SECURITY COOPERATION

1.1 Advance political dialogue:

(a) Enhance high-level dialogue on issues of common interest;
(b) Continue to hold yearly meetings; and
(c) Encourage exchanges between parliaments.

1.2 Combat terrorism

(a) Share information;
(b) Build capacity through:
    (i) joint courses;
    (ii) study visits;

2 CROSS-PILLAR COOPERATION

2.1 Connectivity

(a) Support the master plan with:
studies, surveys and advice;

3 IMPLEMENTATION MECHANISM

3.1 Both sides will review the plan.
"""

CHINESE = """落实南洲—北洲战略伙伴关系联合宣言的行动计划(2028—2032)

本行动计划旨在落实2027年签署的联合宣言。

一、政治与安全合作

（一）深化政治安全对话和合作

1.举行年度领导人会议、外长会议；

2.加强高层交流、接触；

（二）《友好合作条约》

1.支持条约宗旨和原则；

二、经济合作

（一）贸易和投资

1.全面有效落实自贸协定，
促进贸易便利化；

三、社会人文合作

（一）公共卫生

1.加强传染病防控合作；

四、跨领域合作

（一）互联互通

1.对接总体规划；

五、落实机制

1.双方将定期审议本行动计划落实情况。
"""

VIETNAMESE = """KẾ HOẠCH HÀNH ĐỘNG TRIỂN KHAI QUAN HỆ ĐỐI TÁC (2028-2032)

Kế hoạch này được xây dựng trên cơ sở Tuyên bố chung.

I. HỢP TÁC CHÍNH TRỊ - AN NINH

1. Đối thoại chính trị

1.1. Tổ chức Hội nghị Cấp cao hằng năm;
1.2. Tăng cường trao đổi đoàn các cấp;

2. Chống tội phạm xuyên quốc gia

2.1. Chia sẻ thông tin;

II. HỢP TÁC KINH TẾ

1. Thương mại và đầu tư

1.1. Thúc đẩy đàm phán hiệp định;
a) về thuế quan;
b) về dịch vụ;

III. HỢP TÁC VĂN HÓA - XÃ HỘI

1. Y tế

1.1. Hỗ trợ nghiên cứu vắc-xin.

IV. TỔ CHỨC THỰC HIỆN

1. Hai bên rà soát định kỳ việc thực hiện Kế hoạch.
"""

COUNTED_THROUGH = """COOPERATION WORK PLAN (2028-2032)

I. INTRODUCTION

1. The Work Plan serves as a guide to enhance cooperation.

2. It follows the previous one.

II. POLITICAL AND SECURITY COOPERATION

A. Dialogue

1. Strengthen dialogue through regular meetings;

2. Promote peace;

B. Crime

3. Fight trafficking in persons;

III. ECONOMIC AND FINANCIAL COOPERATION

A. Trade

4. Deepen economic ties;

IV. IMPLEMENTATION ARRANGEMENTS

5. Sectoral bodies will follow up.
"""

NESTED_ALIKE = """Cooperation Work Plan 2028-2037

In light of the above, the countries shall pursue the following measures:

1. Deepen Political and Security Cooperation
  1. Use the process as the framework for building trust.
  2. Continue to hold the Summit every year.
2. Enhance Economic and Financial Cooperation
  1. Encourage a better climate for investment.
"""

LOOSE_HEADINGS = """Plan of Action for Cooperation (2028-2032)

POLITICAL-SECURITY COOPERATION

Maritime cooperation

1. Hold a maritime dialogue every year;
2. Share data on illegal fishing;

Cybersecurity

1. Set up a contact network;

ECONOMIC COOPERATION

Energy

1. Link power grids;
"""

BULLETS = """Action Plan 2028-2032

I. Political and security cooperation

The two sides will:

- Hold consultations twice a year;
- Share information on crime;

II. Economic cooperation

- Remove barriers to trade;
- Train customs officers;
"""

STORY_FIRST = """Plan of Action to Implement the Joint Declaration (2028-2032)

1. On 29 November 2024, the Heads of State signed the first plan.

2. Within its framework, many activities were concluded.

I. POLITICAL-SECURITY COOPERATION

1. Increase high-level visits;

2. Establish a hotline.
"""

UNNUMBERED_UNDER_NUMBERED = """五年行动计划(2028—2032)

一、发展目标

本行动计划旨在促进各国经济社会发展。

二、务实合作

2.1 政治安全事务

2.1.1 保持高层交往

每两年召开一次领导人会议,规划合作未来发展。

每年举行一次外长会,评估合作进展。

2.2 经济与可持续发展

2.2.1 互联互通

编制互联互通规划。

三、支撑体系

3.1 资金支撑

发挥专项基金作用。
"""

NUMBER_ON_ITS_OWN_LINE = """This Plan of Action responds to the decision of the Ministers (2028-2032).

  • 1.
    Political and Security Cooperation

1.1 Enhancing political dialogue

1.1.1. Continue to hold ministerial meetings, supported by senior officials;

  • 2.
    Economic/Trade Cooperation

2.1 Economic cooperation

2.1.1. Boost trade;
"""

ANNEXED = """Outcome

1. The Ministers met in Halmere.

2. They adopted the plan below.

ANNEX

PLAN OF ACTION 2028-2032

I. POLITICAL COOPERATION

1. Hold talks;

2. Train police;
"""

NO_BLANK_LINES = """PLAN OF ACTION (2028-2032)
The sides have agreed:
I. POLITICAL-SECURITY COOPERATION
1. Political dialogue
1.1 Hold talks every year;
1.2 Exchange views
on regional matters;
II. ECONOMIC COOPERATION
1. Trade
1.1 Cut tariffs;
III. IMPLEMENTATION
The two sides will review the plan each year.
"""

NO_END_MARKS = """ACTION PLAN 2028-2032

Pillar 1: Political and Security

Objective 1.1: Promote dialogue

1.1.1 Hold talks
1.1.2 Train police

Pillar 2: Economic

Objective 2.1: Trade

2.1.1 Cut tariffs
2.1.2 Link ports
"""

PLANS = [
    ("en", PRINTED_IN_FULL, ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "3.1.1"],
     ["political_security"] * 3 + ["economic", "socio_cultural"]),
    ("en", LETTERED, ["1.1 (a)", "1.1 (b)", "1.1 (c)", "1.2 (a)", "1.2 (b) (i)", "1.2 (b) (ii)", "2.1 (a)"],
     ["political_security"] * 6 + ["cross_cutting"]),
    ("zh", CHINESE, ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "3.1.1", "4.1.1"],
     ["political_security"] * 3 + ["economic", "socio_cultural", "cross_cutting"]),
    ("vi", VIETNAMESE, ["I.1.1", "I.1.2", "I.2.1", "II.1.1", "III.1.1"],
     ["political_security"] * 3 + ["economic", "socio_cultural"]),
    ("en", COUNTED_THROUGH, ["1", "2", "3", "4"], ["political_security"] * 3 + ["economic"]),
    ("en", NESTED_ALIKE, ["1.1", "1.2", "2.1"], ["political_security"] * 2 + ["economic"]),
    ("en", LOOSE_HEADINGS, ["1.1.1", "1.1.2", "1.2.1", "2.1.1"], ["political_security"] * 3 + ["economic"]),
    ("en", BULLETS, ["I.1", "I.2", "II.1", "II.2"], ["political_security"] * 2 + ["economic"] * 2),
    ("en", STORY_FIRST, ["I.1", "I.2"], ["political_security"] * 2),
    ("zh", UNNUMBERED_UNDER_NUMBERED, ["2.1.1.1", "2.1.1.2", "2.2.1.1"], ["political_security"] * 2 + ["economic"]),
    ("en", NUMBER_ON_ITS_OWN_LINE, ["1.1.1", "2.1.1"], ["political_security", "economic"]),
    ("en", ANNEXED, ["I.1", "I.2"], ["political_security"] * 2),
    ("en", NO_BLANK_LINES, ["I.1.1", "I.1.2", "II.1.1"], ["political_security"] * 2 + ["economic"]),
    ("en", NO_END_MARKS, ["1.1.1", "1.1.2", "2.1.1", "2.1.2"], ["political_security"] * 2 + ["economic"] * 2),
]  # fmt: skip


def _lines(text: str, language: str) -> list[ActionLine]:
    outline = read_outline(text, None, language, "plan_of_action")
    found = action_lines(outline, text, lambda start, end: Passage(start, end, text[start:end]))
    assert found is not None
    return found


@pytest.mark.parametrize(("language", "text", "numbers", "pillars"), PLANS)
def test_lines_and_pillars(language: str, text: str, numbers: list[str], pillars: list[str]) -> None:
    lines = _lines(text, language)
    assert [line.number for line in lines] == numbers
    assert [line.pillar for line in lines] == pillars


@pytest.mark.parametrize(("language", "text", "numbers", "pillars"), PLANS)
def test_a_line_is_its_own_text(language: str, text: str, numbers: list[str], pillars: list[str]) -> None:
    for line in _lines(text, language):
        quote = line.passages[0].quote
        assert line.text == " ".join(quote.split())
        assert not quote[0].isspace()
        assert "\n\n" not in quote  # never runs into a heading


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, text, _, _ in PLANS if text not in (ANNEXED, NUMBER_ON_ITS_OWN_LINE)],
)
def test_a_plan_is_known_by_its_title_too(language: str, text: str) -> None:
    assert read_outline(text, None, language).kind == "plan_of_action"


def test_the_part_on_implementation_holds_clauses_but_no_lines() -> None:
    outline = read_outline(PRINTED_IN_FULL, None, "en", "plan_of_action")
    assert [clause.number for clause in outline.clauses if clause.role == "closing"] == ["4.1", "5.1"]


def test_lines_go_on_over_line_and_page_breaks() -> None:
    text = (
        "Plan of Action 2028\n\nI. ECONOMY\n\n1. Support the forum, including through\n\njoint training;\n\n2. Trade;\n"
    )
    assert [line.text for line in _lines(text, "en")] == [
        "Support the forum, including through joint training;",
        "Trade;",
    ]


def test_a_line_with_several_paragraphs() -> None:
    text = "Plan of Action 2028\n\nI. ECONOMY\n\n1. Set up a fund.\n\nIts seat is in Halmere.\n\n2. Link grids.\n"
    assert [line.text for line in _lines(text, "en")] == ["Set up a fund. Its seat is in Halmere.", "Link grids."]


def test_a_list_below_a_line_is_part_of_it_unless_the_line_only_opens_it() -> None:
    outline = read_outline(VIETNAMESE, None, "vi", "plan_of_action")
    roles = {clause.number: clause.role for clause in outline.clauses}
    assert roles["II.1.1"] == "line"
    assert roles["II.1.1 (a)"] == "paragraph"
    outline = read_outline(LETTERED, None, "en", "plan_of_action")
    roles = {clause.number: clause.role for clause in outline.clauses}
    assert roles["1.2 (b)"] == "paragraph"  # “Build capacity through:”
    assert roles["1.2 (b) (i)"] == "line"


def test_recitals_are_kept_apart() -> None:
    outline = read_outline(PRINTED_IN_FULL, None, "en", "plan_of_action")
    assert [PRINTED_IN_FULL[start:end][:12] for start, end in outline.recitals] == ["The Partners"]
    outline = read_outline(STORY_FIRST, None, "en", "plan_of_action")
    assert [clause.role for clause in outline.clauses] == ["paragraph", "paragraph", "line", "line"]


@pytest.mark.parametrize("name", ["w-poa-01", "w-poa-02"])
def test_plans_of_the_corpus(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    found = [(line.number, line.pillar) for line in _lines(text, "en")]
    assert found == [(line["number"], line["pillar"]) for line in gold["action_lines"]]
    outline = read_outline(text, None, "en", "plan_of_action")
    numbers = {clause.number for clause in outline.clauses}
    assert {commitment["clause"] for commitment in gold["commitments"]} <= numbers
