"""Each discrepancy the registry lists, as one small pair of documents in our own words: each gets the right verdict."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.model import Instrument, Meeting, Person, Progress
from depositary.registry import load_registry
from depositary.resolve import (
    Sighting,
    Statement,
    cluster,
    compare,
    compare_over_time,
    find_headline_conflict,
    judge_statements,
)
from resolve.sightings import contradictions_of, meeting, seen


def verdicts(*sightings: Sighting) -> list[tuple[str, str, bool]]:
    return [(item.property, item.verdict, item.real) for item in contradictions_of(sightings)]


def test_eas15_date_one_month_lost_a_digit() -> None:
    pair = (
        meeting(language="zh", published="2021-07-06", mechanism_en="East Asia Summit", acronym="EAS", ordinal=15,
                level="summit", start="2020-01"),
        meeting(language="vi", published="2021-07-06", mechanism_en="East Asia Summit", acronym="EAS", ordinal=15,
                level="summit", start="2020-11"),
    )  # fmt: skip
    assert verdicts(*pair) == [("meetings.start", "value_conflict", True)]


def plan(**fields: Any) -> Sighting:
    document = fields.pop("document", "")
    return seen(Progress(instrument_en="ASEAN-UN Plan of Action", period=(2016, 2020), **fields), document)


def test_poa_un_96_is_growth_and_with_its_words_another_term() -> None:
    before = plan(done=97, total=103, as_of="2020-09-15")
    after = plan(percent=96, comparator=">", as_of="2020-10")
    assert [item.verdict for item in compare_over_time("plan", [after, before])] == ["growth"]
    before = plan(done=97, total=103, as_of="2020-09-15", word="completed", word_class="done")
    after = plan(percent=96, comparator=">", as_of="2020-10", word="addressed", word_class="touched")
    assert [item.verdict for item in compare_over_time("plan", [before, after])] == ["different_term"]


def test_poa_un_2019_three_precisions_of_one_figure() -> None:
    figures = (
        plan(percent=93, comparator="=", as_of="2019-11-03"),
        plan(percent=90, comparator=">", as_of="2019-11-03"),
        plan(percent=93, comparator="=", as_of="2019-11-03", document="third"),
    )
    assert verdicts(*figures) == [("progress", "rounding", False)]


@pytest.mark.parametrize(
    "row, title, period, done, total",
    [
        ("us-91-130", "ASEAN-US Plan of Action", (2016, 2020), 91, 130),
        ("apsc-140-290", "ASEAN Political-Security Community Blueprint", (2016, 2025), 140, 290),
    ],
)
def test_fraction_and_percentage_do_not_fit(
    row: str, title: str, period: tuple[int, int], done: int, total: int
) -> None:
    claim = Progress(
        instrument_en=title, period=period, done=done, total=total, percent=88, comparator="~", as_of="2018-05"
    )
    assert verdicts(seen(claim)) == [("progress.percent", "arithmetic", True)], row


def test_apsc_289_of_290_cut_off_is_no_contradiction() -> None:
    claim = Progress(instrument_en="ASEAN Political-Security Community Blueprint", period=(2016, 2025), done=289, total=290,
                     percent=99.6, as_of="2024-10")  # fmt: skip
    assert verdicts(seen(claim)) == [("progress.percent", "rounding", False)]


def test_eu_celac_number_counts_anew() -> None:
    one, two = (
        meeting(mechanism_en="EU-CELAC Summit", ordinal=ordinal, parties=["European Union", "CELAC"], level="summit",
                start="2013-01", place="Santiago")
        for ordinal in (4, 1)
    )  # fmt: skip
    assert verdicts(one, two) == [("meetings.ordinal", "value_conflict", True)]


def test_som_title_zh_is_one_person_whose_post_was_mistranslated() -> None:
    english = seen(Person(name="Vu Ho", post_en="Acting SOM Leader", party="Viet Nam"), published="2022-06-09")
    chinese = seen(Person(name="武胡", post_en="Acting Director of the ASEAN Senior Management Board", party="Viet Nam"),
                   language="zh", published="2022-06-09")  # fmt: skip
    assert len(cluster([english, chinese])) == 1
    assert verdicts(english, chinese) == [("persons.post_en", "translation", False)]


def test_doc_coc_zh_named_like_the_code() -> None:
    said = judge_statements(
        Statement(source="a", language="zh", about="doc", property="name", value="东海各方行为宣言"),
        Statement(source="b", language="zh", about="doc", property="name", value="东海各方行为准则"),
    )
    assert said is not None and (said.verdict, said.real) == ("different_term", False)
    declaration = seen(Instrument(title="东海各方行为宣言", kind="declaration"), language="zh")
    code = seen(Instrument(title="东海行为准则", kind="code"), language="zh")
    assert compare(declaration, code).veto  # the two texts themselves stay apart


def test_us_jcc12_date_is_after_its_page() -> None:
    report = meeting(published="2021-03-17", mechanism_en="ASEAN-US Joint Cooperation Committee", ordinal=12,
                     parties=["ASEAN", "United States"], level="committee", start="2021-05-17", role="reported")  # fmt: skip
    assert verdicts(report) == [("meetings.start", "impossible_date", True)]


def fmm(**fields: Any) -> Sighting:
    language = fields.pop("language", "en")
    return seen(
        Meeting(mechanism_en="ASEAN-Russia Special Foreign Ministers' Meeting", parties=["ASEAN", "Russia"],
                level="ministerial", start="2021-07-06", end="2021-07-06", role="reported", **fields),
        language=language,
    )  # fmt: skip


def test_fmm_2021_place_virtual_or_in_a_city() -> None:
    in_person = fmm(place="Jakarta", format="in_person")
    assert verdicts(fmm(format="virtual", language="vi"), in_person) == [("meetings.format", "value_conflict", True)]
    # A city alone may be where the host or a guest sat before the camera.
    assert verdicts(fmm(format="virtual", language="vi"), fmm(place="Jakarta")) == [
        ("meetings.place", "different_term", False)
    ]


def test_a_day_late_on_a_page_of_that_day_is_the_day_of_the_report() -> None:
    fields = {"mechanism_en": "ASEAN-Russia Senior Officials' Meeting", "parties": ["ASEAN", "Russia"], "ordinal": 17,
              "level": "senior_officials"}  # fmt: skip
    on_the_day = meeting(published="2021-01-26", start="2021-01-26", **fields)
    assert verdicts(on_the_day, meeting(published="2021-01-27", start="2021-01-27", **fields)) == [
        ("meetings.start", "different_as_of", False)
    ]
    assert verdicts(on_the_day, meeting(published="2021-01-28", start="2021-01-27", **fields)) == [
        ("meetings.start", "value_conflict", True)
    ]


RU, CN, IN, UN = "ASEAN-RU", "ASEAN-CN", "ASEAN-IN", "ASEAN-UN"
STATEMENTS = [
    # row, property, about, one side, the other, verdict, real
    ("fmm-2021-anniversary", "anniversary", RU, {"value": 30, "as_of": "2021-07-06"}, {"value": 25, "as_of": "2021-07-06"},
     "two_anniversaries", False),
    ("fmm-2021-dialogue", "since", RU, {"value": "1991", "status": "dialogue_partner"},
     {"value": "1996-07", "status": "dialogue_partner"}, "different_term", False),
    ("fdi-2018", "figure", RU, {"value": 47.75, "role": "level a year before"},
     {"value": 47.75, "role": "change", "language": "zh"}, "translation", True),
    ("ru-dp-date", "since", RU, {"value": "1996-07", "status": "dialogue_partner"},
     {"value": "1997-07", "status": "dialogue_partner"}, "value_conflict", True),
    ("india-dp-year", "since", IN, {"value": "1995-12", "status": "dialogue_partner"},
     {"value": "1996", "status": "dialogue_partner"}, "different_term", False),
    ("cn-csp-date", "since", CN, {"value": "2021-10", "status": "comprehensive_strategic_partnership"},
     {"value": "2021-11-22", "status": "comprehensive_strategic_partnership"}, "different_term", False),
    ("un-since", "since", UN, {"value": "1972", "status": "relations", "word": "first cooperation"},
     {"value": "1977", "status": "relations", "word": "relations"}, "different_term", False),
    ("jd-zh-name", "name", "jd-asean-un", {"value": "联合宣言", "language": "zh"}, {"value": "联合声明", "language": "zh"},
     "different_term", False),
    ("asean-members", "members", "ASEAN", {"value": 10, "as_of": "2025-07-10"}, {"value": 11, "as_of": "2025-11-01"},
     "valid_in_its_time", False),
]  # fmt: skip


@pytest.mark.parametrize("row, name, about, one, two, verdict, real", STATEMENTS, ids=[row[0] for row in STATEMENTS])
def test_facts_outside_the_scheme(
    row: str, name: Any, about: str, one: dict[str, Any], two: dict[str, Any], verdict: str, real: bool
) -> None:
    sides = [
        Statement(source=source, about=about, property=name, **{"language": "en", **fields})
        for source, fields in (("a", one), ("b", two))
    ]
    for first, second in (sides, sides[::-1]):
        said = judge_statements(first, second)
        assert said is not None and (said.verdict, said.real) == (verdict, real), row


def test_ten_members_after_the_eleventh_joined_is_wrong() -> None:
    said = judge_statements(
        Statement(source="a", language="en", about="ASEAN", property="members", value=10, as_of="2025-11-01"),
        Statement(source="b", language="en", about="ASEAN", property="members", value=11, as_of="2025-11-01"),
    )
    assert said is not None and said.real


@pytest.mark.parametrize(
    "row, ordinal, one, two",
    [("ar-summit-number", 3, "2016-05-20", "2018-11-14"), ("ar-summit2-date", 2, "2012", "2010")],
)
def test_one_number_in_two_years(row: str, ordinal: int, one: str, two: str) -> None:
    pair = [
        meeting(
            mechanism_en="ASEAN-Russia Summit", parties=["ASEAN", "Russia"], level="summit", ordinal=ordinal, start=day
        )
        for day in (one, two)
    ]
    assert verdicts(*pair) == [("meetings.start", "value_conflict", True)], row


def test_eu_for_un_in_the_headline() -> None:
    text = [
        meeting(
            "d", mechanism_en="ASEAN-UN Summit", parties=["ASEAN", "United Nations"], level="summit", start="2020-11-15"
        ),
        seen(Instrument(title_en="Cooperation between the United Nations and ASEAN", kind="resolution"), "d"),
    ]
    wrong = find_headline_conflict("General Assembly adopts ASEAN-EU cooperation resolution", text)
    assert wrong is not None and (wrong.verdict, wrong.real) == ("headline_body", True)
    assert find_headline_conflict("General Assembly adopts ASEAN-UN cooperation resolution", text) is None
    assert find_headline_conflict("Resolution on cooperation adopted", text) is None


def test_cpa_slip_expected_against_adopted() -> None:
    title, period = "ASEAN-Russia Comprehensive Plan of Action", (2026, 2030)
    pair = (
        seen(Instrument(title_en=title, kind="plan_of_action", period=period, date="2025-10", status="to_be_adopted")),
        seen(Instrument(title_en=title, kind="plan_of_action", period=period, date="2026-06-17", status="adopted")),
    )
    assert verdicts(*pair) == [("instruments.date", "planned_held", False)]


def test_utc_day_of_a_vote_in_new_york() -> None:
    title = "Cooperation between the United Nations and ASEAN"
    pair = (
        seen(Instrument(title_en=title, symbol="A/RES/75/15", kind="resolution", date="2020-11-23", status="adopted")),
        seen(
            Instrument(title_en=title, symbol="75/15", kind="resolution", date="2020-11-24", status="adopted"),
            language="vi",
        ),
    )
    assert verdicts(*pair) == [("instruments.date", "time_zone", False)]
    sittings = (
        meeting(mechanism_en="UN General Assembly plenary meeting", ordinal=30, level="plenary", start="2020-11-23"),
        meeting(language="vi", mechanism_en="UN General Assembly plenary meeting", ordinal=30, level="plenary",
                start="2020-11-24"),
    )  # fmt: skip
    assert verdicts(*sittings) == [("meetings.start", "time_zone", False)]


def test_no_row_of_the_registry_is_forgotten() -> None:
    tested = {
        "eas15-date", "poa-un-96", "poa-un-2019", "us-91-130", "apsc-140-290", "eu-celac-number", "som-title-zh", "doc-coc-zh",
        "us-jcc12-date", "fmm-2021-place", "ar-summit-number", "ar-summit2-date", "eu-for-un", "cpa-slip", "utc-day",
    } | {row[0] for row in STATEMENTS}  # fmt: skip
    assert {row.id for row in load_registry().discrepancies} == tested


@pytest.mark.parametrize(
    ("title", "found"),
    [("Norlund-Linhai Plan of Action", [("instruments.period", "plan_period", True)]), ("Plan of Action", [])],
)
def test_two_periods_contradict_where_the_title_tells_whose_plan_it_is(
    title: str, found: list[tuple[str, str, bool]]
) -> None:
    periods = ((2020, 2025), (2021, 2025))
    plans = (seen(Instrument(title_en=title, kind="plan_of_action", period=period)) for period in periods)
    assert verdicts(*plans) == found
