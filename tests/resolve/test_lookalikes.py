"""Forty pairs that look alike and are not the same, each with its trick; and pairs that look different and are."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.model import Chair, Commitment, Instrument, Meeting, Person, Progress
from depositary.resolve import compare
from resolve.sightings import joined, meeting, seen

ASEAN_UN, ASEAN_RU = ["ASEAN", "United Nations"], ["ASEAN", "Russia"]


def summit(**fields: Any) -> Any:
    return {
        "mechanism_en": "ASEAN-Russia Summit",
        "parties": ASEAN_RU,
        "level": "summit",
        "start": "2018-11-14",
    } | fields


def som(**fields: Any) -> Any:
    return {"mechanism_en": "ASEAN-Russia Senior Officials' Meeting", "parties": ASEAN_RU, "level": "senior_officials",
            "start": "2021-01-26"} | fields  # fmt: skip


MEETINGS = [
    ("neighbouring numbers, one day", summit(mechanism_en="ASEAN Summit", parties=["ASEAN"], ordinal=40, start="2022-11-11"),
     summit(mechanism_en="ASEAN Summit", parties=["ASEAN"], ordinal=41, start="2022-11-11")),
    ("other partner, one day", summit(), summit(mechanism_en="ASEAN-China Summit", parties=["ASEAN", "China"])),
    ("other partner, one number", summit(ordinal=3), summit(ordinal=3, mechanism_en="ASEAN-UN Summit", parties=ASEAN_UN)),
    ("other level, one day", som(), som(mechanism_en="ASEAN-Russia Joint Cooperation Committee", level="committee")),
    ("next year's, no number", som(), som(start="2022-01-25")),
    ("a week apart, no number", som(), som(start="2021-02-02")),
    ("month against another month", som(start="2021-01"), som(start="2021-03")),
    ("year against another year", som(start="2021"), som(start="2022")),
    ("commemorative and regular", summit(mechanism_en="ASEAN-Japan Commemorative Summit", parties=["ASEAN", "Japan"],
     start="2023-12-17"), summit(mechanism_en="ASEAN-Japan Summit", parties=["ASEAN", "Japan"], start="2023-09-06")),
    ("plenaries of two sessions, one number", summit(mechanism_en="UN General Assembly plenary meeting", ordinal=30,
     level="plenary", parties=[], start="2020-11-23"), summit(mechanism_en="UN General Assembly plenary meeting", ordinal=30,
     level="plenary", parties=[], start="2022-11-21")),
    ("one week's senior officials, other bodies", som(mechanism_en="ASEAN Plus Three Senior Officials' Meeting",
     parties=["ASEAN", "China", "Japan", "Republic of Korea"]),
     som(mechanism_en="East Asia Summit Senior Officials' Meeting", parties=[])),
    ("one day, chair and place; other bodies", som(mechanism_en="ASEAN Regional Forum Senior Officials' Meeting", parties=[],
     place="Singapore", chairs=[Chair(name="Lim Wei Sheng", party="Singapore")]),
     som(mechanism_en="East Asia Summit Senior Officials' Meeting", parties=[], place="Singapore",
         chairs=[Chair(name="Lim Wei Sheng", party="Singapore")])),
    ("ministers of two trades", som(mechanism_en="ASEAN-Russia Foreign Ministers' Meeting", level="ministerial"),
     som(mechanism_en="ASEAN-Russia Energy Ministers' Meeting", level="ministerial", start="2021-09-15")),
    ("one partner more", summit(mechanism_en="ASEAN-China Summit", parties=["ASEAN", "China"]),
     summit(mechanism_en="ASEAN Plus Three Summit", parties=["ASEAN", "China", "Japan", "Republic of Korea"])),
    ("no number against another's number and date", som(ordinal=17), som(start="2022-03-15")),
]  # fmt: skip

INSTRUMENTS = [
    ("editions of one plan", {"title_en": "ASEAN-UN Plan of Action", "kind": "plan_of_action", "period": (2016, 2020)},
     {"title_en": "ASEAN-UN Plan of Action", "kind": "plan_of_action", "period": (2021, 2025)}),
    ("plans of two partners, one period", {"title_en": "ASEAN-UN Plan of Action", "kind": "plan_of_action",
     "period": (2021, 2025)}, {"title_en": "ASEAN-Russia Comprehensive Plan of Action", "kind": "plan_of_action",
     "period": (2021, 2025)}),
    ("general plan and one with a subject", {"title_en": "ASEAN-UN Plan of Action", "kind": "plan_of_action",
     "period": (2021, 2025)}, {"title_en": "ASEAN-UN Joint Strategic Plan of Action on Disaster Management",
     "kind": "plan_of_action", "period": (2021, 2025)}),
    ("declaration and the plan to implement it", {"title_en": "Joint Declaration on Comprehensive Partnership between ASEAN "
     "and the United Nations", "kind": "declaration"}, {"title_en": "Plan of Action to Implement the Joint Declaration on "
     "Comprehensive Partnership between ASEAN and the United Nations", "kind": "plan_of_action", "period": (2016, 2020)}),
    ("declaration and code", {"title_en": "Declaration on the Conduct of Parties in the South China Sea",
     "kind": "declaration"}, {"title_en": "Code of Conduct in the South China Sea", "kind": "code"}),
    ("resolutions of one series", {"title_en": "Cooperation between the United Nations and ASEAN", "symbol": "A/RES/75/15",
     "kind": "resolution"}, {"title_en": "Cooperation between the United Nations and ASEAN", "symbol": "A/RES/77/12",
     "kind": "resolution"}),
    ("a draft and its addendum", {"title_en": "Draft resolution on cooperation", "symbol": "A/75/L.25", "kind": "resolution"},
     {"title_en": "Draft resolution on cooperation", "symbol": "A/75/L.25/Add.1", "kind": "resolution"}),
    ("this one and the next", {"title_en": "ASEAN-EU Energy Roadmap", "kind": "other", "period": (2021, 2025)},
     {"title_en": "next ASEAN-EU Energy Roadmap", "kind": "other"}),
    ("treaty and its protocol", {"title_en": "Treaty on the Southeast Asia Nuclear Weapon-Free Zone", "kind": "treaty"},
     {"title_en": "Protocol to the Treaty on the Southeast Asia Nuclear Weapon-Free Zone", "kind": "treaty"}),
    ("vision and the implementation plan of it", {"title_en": "Joint Vision Statement on ASEAN-Japan Friendship",
     "kind": "statement"}, {"title_en": "Implementation Plan of the Joint Vision Statement on ASEAN-Japan Friendship",
     "kind": "work_plan"}),
    ("chair's statements of two summits", {"title_en": "Chairman's Statement of the 20th ASEAN-Japan Summit",
     "kind": "statement", "date": "2017-11-13"}, {"title_en": "Chairman's Statement of the 21st ASEAN-Japan Summit",
     "kind": "statement", "date": "2018-11-14"}),
    ("blueprints of two communities", {"title_en": "ASEAN Economic Community Blueprint 2025", "kind": "other"},
     {"title_en": "ASEAN Political-Security Community Blueprint 2025", "kind": "other"}),
    ("charters of two bodies", {"title_en": "Charter of the United Nations", "kind": "charter"},
     {"title_en": "Charter of the Association of Southeast Asian Nations", "kind": "charter"}),
    ("papers called by a general word, in Vietnamese", {"title": "tuyên bố chung", "kind": "statement", "date": "2013-08-29"},
     {"title": "Tuyên bố chung", "kind": "statement"}),
    ("papers called by a general word, in Chinese", {"title": "联合声明", "kind": "statement", "date": "2019-08-01"},
     {"title": "联合声明", "kind": "statement"}),
    ("one of a body's many resolutions", {"title_en": "resolution on the UN", "kind": "resolution", "date": "2022-11-21"},
     {"title_en": "resolution on the UN", "kind": "resolution"}),
]  # fmt: skip

PERSONS = [
    ("a head of government and a head of state", ("Kishida Fumio", "Prime Minister", "Japan"),
     ("Joko Widodo", "President", "Indonesia")),
    ("two holders of one post", ("安倍晋三", "Prime Minister", "Japan"), ("Suga Yoshihide", "Prime Minister", "Japan")),
    ("one syllable apart", ("Nguyen Minh Vu", "Deputy Minister of Foreign Affairs", "Viet Nam"),
     ("Nguyen Minh Hang", "Deputy Minister of Foreign Affairs", "Viet Nam")),
    ("one tone mark apart", ("Nguyễn Văn Hải", "Ambassador", "Viet Nam"), ("Nguyễn Văn Hái", "Ambassador", "Viet Nam")),
    ("one name, two countries", ("Wang Yi", "Minister of Foreign Affairs", "China"), ("Wang Yi", "Professor", "Singapore")),
    ("a name inside another", ("Park Jin", "Minister of Foreign Affairs", "Republic of Korea"),
     ("Park Jin-woo", "Ambassador", "Republic of Korea")),
    ("one character apart", ("李克强", "Premier", "China"), ("李强", "Premier", "China")),
    ("one family name, one post", ("阮明武", "Deputy Minister of Foreign Affairs", "Viet Nam"),
     ("Nguyen Quoc Dung", "Deputy Minister of Foreign Affairs", "Viet Nam")),
    ("much the same sound", ("拉夫罗夫", "Minister of Foreign Affairs", "Russia"),
     ("Sergey Lavrin", "Director of a department", "Russia")),
    ("a little of the sound, a post inside another", ("巴达维", "Prime Minister", "Malaysia"),
     ("Zafrul Tengku Abdul Aziz", "Minister", "Malaysia")),
]  # fmt: skip

PROGRESS = [
    ("launched and completed", {"unit_en": "action lines launched", "as_of": "2027-09-30"},
     {"unit_en": "action lines completed", "as_of": "2027-09-30"}),
    ("of two days", {"as_of": "2020-09-15"}, {"as_of": "2020-11-03"}),
    ("of two editions", {"as_of": "2021-03", "period": (2016, 2020)}, {"as_of": "2021-03", "period": (2021, 2025)}),
]  # fmt: skip

COMMITMENTS = [
    ("another area", {"what_en": "train nurses", "areas": ["health"]}, {"what_en": "train judges", "areas": ["rule_of_law"]}),
    ("another actor", {"actors": ["Japan"], "what_en": "fund a course", "areas": ["education"]},
     {"actors": ["China"], "what_en": "fund a course", "areas": ["education"]}),
    ("another content", {"what_en": "give 40 buses", "areas": ["transport_connectivity"]},
     {"what_en": "open a flight to Dili", "areas": ["transport_connectivity"]}),
]  # fmt: skip


@pytest.mark.parametrize("trick, one, two", MEETINGS, ids=[row[0] for row in MEETINGS])
def test_meetings_that_look_alike(trick: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    assert not joined(meeting(**one), meeting(**two)), compare(meeting(**one), meeting(**two))


@pytest.mark.parametrize("trick, one, two", INSTRUMENTS, ids=[row[0] for row in INSTRUMENTS])
def test_instruments_that_look_alike(trick: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    language = "vi" if "title" in one else "en"
    a, b = seen(Instrument(**one), language=language), seen(Instrument(**two), language=language)
    assert not joined(a, b), compare(a, b)


@pytest.mark.parametrize("trick, one, two", PERSONS, ids=[row[0] for row in PERSONS])
def test_persons_that_look_alike(trick: str, one: tuple[str, str, str], two: tuple[str, str, str]) -> None:
    a, b = (seen(Person(name=n, post_en=p, party=s), published="2021-07-06") for n, p, s in (one, two))
    assert not joined(a, b), compare(a, b)


@pytest.mark.parametrize("trick, one, two", PROGRESS, ids=[row[0] for row in PROGRESS])
def test_figures_that_look_alike(trick: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    plan = {"instrument_en": "ASEAN-UN Plan of Action", "period": (2016, 2020), "done": 90, "total": 103}
    a, b = seen(Progress(**{**plan, **one})), seen(Progress(**{**plan, **two}))
    assert not joined(a, b), compare(a, b)


@pytest.mark.parametrize("trick, one, two", COMMITMENTS, ids=[row[0] for row in COMMITMENTS])
def test_commitments_that_look_alike(trick: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    common = {"actors": ["Japan"], "addressees": ["ASEAN"], "force": "commit"}
    a, b = (seen(Commitment(**{**common, **row}), published="2023-09-06") for row in (one, two))
    assert not joined(a, b), compare(a, b)


def test_there_are_forty() -> None:
    assert sum(map(len, (MEETINGS, INSTRUMENTS, PERSONS, PROGRESS, COMMITMENTS))) >= 40


NORLUND = ["Serayan Cooperation Forum", "Norlund"]
SAME = [
    ("acronym and long form of an unknown body",
     Meeting(mechanism_en="SCF-Norlund Senior Officials' Meeting", parties=["SCF", "Norlund"], level="senior_officials",
             start="2023-03-14"),
     Meeting(mechanism_en="Serayan Cooperation Forum-Norlund Senior Officials' Meeting", parties=NORLUND,
             level="senior_officials", start="2023-03-14")),
    ("unknown names as written, Latin in brackets",
     Meeting(mechanism="第十二次高官会", parties=["塞拉亚合作论坛(Serayan Cooperation Forum)", "诺伦德(Norlund)"], ordinal=12,
             level="senior_officials", start="2023-03-15"),
     Meeting(mechanism_en="SCF-Norlund Senior Officials' Meeting", parties=NORLUND, ordinal=12, level="senior_officials",
             start="2023-03-14")),
    ("no number, one day, another language",
     Meeting(mechanism="Hội nghị đặc biệt Bộ trưởng Ngoại giao", parties=["ASEAN", "Russia"], level="ministerial",
             start="2021-07-06"),
     Meeting(mechanism_en="ASEAN-Russia Special Foreign Ministers' Meeting", parties=["ASEAN", "Russia"],
             level="ministerial", start="2021-07-06")),
    ("month against day", Meeting(**som(start="2021-01")), Meeting(**som())),
    ("planned for a year, held on a day", Meeting(**som(ordinal=17, start="2021", status="scheduled")), Meeting(**som(ordinal=17))),
    ("inferred a day off", Meeting(**som(start="2021-01-27", date_inferred=True)), Meeting(**som())),
    ("alias of a party", Meeting(**som(parties=["ASEAN", "Russian Federation"], mechanism_en=None)),
     Meeting(**som(mechanism_en=None, ordinal=17))),
    ("a plan by its short and its long title", Instrument(title_en="ASEAN-UN Plan of Action", kind="plan_of_action", period=(2021, 2025)),
     Instrument(title_en="Plan of Action to Implement the Joint Declaration on Comprehensive Partnership between the United "
                "Nations and ASEAN", kind="plan_of_action", period=(2021, 2025))),
    ("the next one, once it has its years", Instrument(title_en="successor to the ASEAN-EU Plan of Action", kind="plan_of_action",
     period=(2023, 2027)), Instrument(title_en="ASEAN-EU Plan of Action", kind="plan_of_action", period=(2023, 2027))),
    ("a plan named in Vietnamese", Instrument(title="Kế hoạch hành động ASEAN - Liên hợp quốc", kind="plan_of_action", period=(2026, 2030)),
     Instrument(title_en="ASEAN-UN Plan of Action", kind="plan_of_action", period=(2026, 2030))),
    ("a plan named in Chinese", Instrument(title="东盟-俄罗斯全面行动计划", kind="plan_of_action", period=(2026, 2030)),
     Instrument(title_en="ASEAN-Russia Comprehensive Plan of Action", kind="plan_of_action", period=(2026, 2030))),
    ("an unknown plan, its bodies named in Latin letters", Instrument(title="Kế hoạch hành động SCF - Norlund giai đoạn 2021-2025",
     kind="plan_of_action", period=(2021, 2025)), Instrument(title_en="SCF-Norlund Plan of Action", kind="plan_of_action",
     period=(2021, 2025))),
    ("figures of an unknown plan: years, total and day", Progress(instrument="工作方案", period=(2020, 2024), done=43, total=52,
     as_of="2022-05-31"), Progress(instrument_en="SCF-Linhai Work Programme", period=(2020, 2024), done=41, total=52,
     as_of="2022-05-31")),
    ("a percentage for a fraction", Progress(instrument="Kế hoạch hành động", period=(2021, 2025), percent=80,
     as_of="2023-02-28"), Progress(instrument_en="SCF-Norlund Plan of Action", period=(2021, 2025), done=48, total=60,
     as_of="2023-02-28")),
    ("a symbol with and without its letters", Instrument(title_en="Cooperation", symbol="A/RES/75/15", kind="resolution"),
     Instrument(title_en="Resolution on ASEAN", symbol="75/15", kind="resolution")),
]  # fmt: skip


@pytest.mark.parametrize("trick, one, two", SAME, ids=[row[0] for row in SAME])
def test_pairs_that_look_different_and_are_the_same(trick: str, one: Any, two: Any) -> None:
    own_words = any(getattr(one, name, None) for name in ("mechanism", "title", "instrument"))
    language = "vi" if own_words else "en"
    a, b = seen(one, language=language), seen(two)
    assert joined(a, b), compare(a, b)
