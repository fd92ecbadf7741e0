"""English meetings told by those who gather, in lists, and with dates still to come; each with what its row names."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document

_REST = "\nFurther details were not given by the people who were there and the weather was fine.\n"


def _meetings(text: str) -> list[Meeting]:
    return read_document(Document(id="t", text=text + _REST, language="en")).meetings


@pytest.mark.parametrize(
    ("told", "text", "level", "parties", "start"),
    [
        (
            "an organisation right before them",
            "VIENTIANE, 8 October 2024 - The ASEAN foreign ministers on Tuesday met in Laos to prepare for November.",
            "ministerial",
            ["ASEAN"],
            "2024-10-08",
        ),
        (
            "a short form in brackets between",
            "VIENTIANE, 8 October 2024 - Association of Southeast Asian Nations (ASEAN) senior officials met on Tuesday.",
            "senior_officials",
            ["ASEAN"],
            "2024-10-08",
        ),
        (
            "a noun that somebody presides over",
            "JAKARTA, 4 September 2023 - The minister presided over a meeting of foreign ministers from ASEAN member "
            "countries in Jakarta on Monday.",
            "ministerial",
            ["ASEAN"],
            "2023-09-04",
        ),
    ],
)
def test_those_who_gather(told: str, text: str, level: str, parties: list[str], start: str) -> None:
    assert [(m.level, m.parties, m.start) for m in _meetings(text)] == [(level, parties, start)], told


def test_ministers_of_one_state_are_no_meeting() -> None:
    assert _meetings("BERLIN, 8 October 2024 - The ministers of Germany met on Tuesday.") == []


def test_related_summits_are_no_part_of_the_name() -> None:
    [meeting] = _meetings(
        "NAY PYI TAW, 12 November 2014 - The 25th ASEAN Summit and Related Summits opened on Wednesday."
    )
    assert (meeting.mechanism_en, meeting.ordinal, meeting.parties) == ("ASEAN Summit", 25, ["ASEAN"])


def test_a_short_form_behind_a_meeting_is_no_party() -> None:
    meetings = _meetings(
        "JAKARTA, 9 May 2023 - The minister attended the 26th ASEAN Political-Security Community Council Meeting (APSC) "
        "and the 33rd ASEAN Coordinating Council (ACC) Meeting."
    )
    assert [(m.ordinal, m.parties) for m in meetings] == [(26, ["ASEAN"]), (33, ["ASEAN"])]


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        (
            "related is no word of the past",
            "VIENTIANE, 31 May 2024 - Laos will host the 57th ASEAN Foreign Ministers' Meeting and related meetings from "
            "Jul 21 to 27.",
        ),
        (
            "preparations to host",
            "VIENTIANE, 31 May 2024 - Laos is making preparations to host the 57th ASEAN Foreign Ministers' Meeting and "
            "related meetings from Jul 21 to 27.",
        ),
    ],
)
def test_days_to_come(trick: str, text: str) -> None:
    [meeting] = _meetings(text)
    assert (meeting.start, meeting.end, meeting.status) == ("2024-07-21", "2024-07-27", "scheduled"), trick


def test_a_list_parted_by_semicolons_shares_what_is_to_come() -> None:
    meetings = _meetings(
        "MANILA, 13 November 2017 - Leaders will attend the 31st ASEAN Summit; the ASEAN-US Commemorative Summit; and the "
        "20th ASEAN-China Summit."
    )
    assert {m.status for m in meetings} == {"scheduled"}
    assert len(meetings) == 3


def test_a_number_before_the_meeting_of_those_who_lead() -> None:
    [meeting] = _meetings(
        "SAMARKAND, 17 September 2022 - It was signed at the end of the 22nd meeting of the Heads of State of the Shanghai "
        "Cooperation Organization."
    )
    assert (meeting.level, meeting.ordinal, meeting.parties) == ("summit", 22, ["Shanghai Cooperation Organisation"])


def test_what_sits_below_a_forum_is_not_the_forum() -> None:
    [meeting] = _meetings(
        "BANGKOK, 3 March 2022 - The 18th ASEAN Regional Forum Inter-Sessional Meeting on Disaster Relief opened in Phuket "
        "on Wednesday."
    )
    assert (meeting.level, meeting.ordinal) == ("working", 18)
    assert meeting.mechanism_en == "ASEAN Regional Forum Inter-Sessional Meeting"


def test_leaders_who_met_for_a_summit_met_there() -> None:
    meetings = _meetings(
        "BRUSSELS, 14 December 2022 - EU and ASEAN leaders met today for their first full-fledged summit."
    )
    assert [(m.level, m.parties) for m in meetings] == [("summit", ["European Union", "ASEAN"])]


def test_a_time_behind_since_is_of_what_was_before() -> None:
    meetings = _meetings(
        "JAKARTA, 20 June 2004 - The 37th ASEAN Ministerial Meeting, the first since the Bali Summit in October 2003, will "
        "issue a communique."
    )
    assert [m.start for m in meetings if m.ordinal == 37] == [None]


def test_another_level_held_on_days_of_its_own() -> None:
    meetings = _meetings(
        "LUXEMBOURG, 15 June 2010 - The 20th EU-GCC Ministerial Meeting took place on 14 June 2010. It endorsed what was "
        "negotiated during the Senior Officials Meeting held in Riyadh on 9-10 February 2010."
    )
    assert [(m.level, m.start, m.place) for m in meetings if m.level == "senior_officials"] == [
        ("senior_officials", "2010-02-09", "Riyadh")
    ]


def test_two_numbers_of_one_series_are_two_summits() -> None:
    meetings = _meetings(
        "The president vowed it during the 44th and 45th Association of Southeast Asian Nations (ASEAN) Summits and Related "
        "Summits in Laos."
    )
    assert [(m.level, m.ordinal, m.parties) for m in meetings] == [("summit", 44, ["ASEAN"]), ("summit", 45, ["ASEAN"])]


def test_the_days_of_a_week_told_before() -> None:
    [meeting] = _meetings(
        "MANILA, 8 July 2023 - The secretary will fly to Indonesia next week for the 56th ASEAN Foreign Ministers' "
        "Meeting.\nThe meeting will be held in Jakarta on July 11 to 14."
    )
    assert (meeting.start, meeting.end, meeting.place) == ("2023-07-11", "2023-07-14", "Jakarta")


def test_the_day_of_the_first_meeting_of_a_year() -> None:
    [meeting] = _meetings(
        "JAKARTA, 10 January 2020 - The first meeting of the Committee of Permanent Representatives (CPR) to ASEAN in 2020 "
        "was held in Jakarta on January 9."
    )
    assert (meeting.level, meeting.parties, meeting.start) == ("committee", ["ASEAN"], "2020-01-09")


def test_whose_meeting_it_is_tells_the_level() -> None:
    [meeting] = _meetings(
        "KUALA LUMPUR, 25 October 2025 - The Foreign Ministers' Meeting of the Association of Southeast Asian Nations (ASEAN) "
        "convened in Kuala Lumpur today."
    )
    assert (meeting.level, meeting.parties, meeting.start) == ("ministerial", ["ASEAN"], "2025-10-25")


def test_a_delegation_led_to_several_meetings() -> None:
    meetings = _meetings(
        "VIENTIANE, 11 May 2023 - The minister led a delegation of officials to the ASEAN Ministers' Meeting (AMM), the 26th "
        "ASEAN Political-Security Community Council Meeting and the 33rd ASEAN Coordinating Council Meeting."
    )
    assert [(m.acronym, m.ordinal) for m in meetings] == [("AMM", None), (None, 26), ("ACC", 33)]


def test_what_officials_met_for_before_the_meeting_they_prepared() -> None:
    meetings = _meetings(
        "LUXEMBOURG, 15 June 2010 - The EU and the GCC met on 14 June 2010 for the 20th EU-GCC Ministerial Meeting. In "
        "preparation for the 20th Ministerial Meeting, officials had met in Brussels for the Joint Cooperation Committee on "
        "12 April 2010."
    )
    assert [(m.level, m.start, m.place) for m in meetings if m.level == "committee"] == [
        ("committee", "2010-04-12", "Brussels")
    ]
    assert [m.start for m in meetings if m.level == "ministerial"] == ["2010-06-14"]


def test_a_day_within_the_days_of_the_meeting() -> None:
    meetings = _meetings(
        "JAKARTA, 20 June 2004 - The 37th ASEAN Ministerial Meeting (AMM) will take place on 29 and 30 June. The AMM will "
        "have a concluding speech by the minister on June 30."
    )
    assert [(m.ordinal, m.start, m.end) for m in meetings] == [(37, "2004-06-29", "2004-06-30")]


def test_leaders_who_close_their_own_summit() -> None:
    [meeting] = _meetings("BALI, 16 November 2022 - Leaders of the G20 wrapped up their two-day summit in Bali today.")
    assert (meeting.level, meeting.parties, meeting.place) == ("summit", ["G20"], "Bali")


def test_ministers_met_their_counterparts_of_two_parties() -> None:
    meetings = _meetings(
        "PHNOM PENH, 4 August 2022 - ASEAN foreign ministers held separate meetings with their counterparts from Australia "
        "and India today."
    )
    assert [(m.level, m.parties) for m in meetings] == [
        ("ministerial", ["ASEAN", "Australia"]),
        ("ministerial", ["ASEAN", "India"]),
    ]


def test_counterparts_of_many_are_none_in_particular() -> None:
    assert not _meetings(
        "OTTAWA, 4 August 2019 - Canadian Foreign Minister Ann Marsh had meetings with counterparts from Bangladesh, China, "
        "India, Indonesia, Japan and Malaysia."
    )


def test_the_number_of_a_body_s_meeting() -> None:
    [meeting] = _meetings(
        "JAKARTA, 3 March 2020 - Ambassadors attended the ASEAN-EU Joint Cooperation Committee's 27th meeting on Tuesday."
    )
    assert (meeting.level, meeting.ordinal) == ("committee", 27)


def test_officials_before_their_ministers() -> None:
    found = _meetings(
        "YANGON, January 20, 2014 - Senior officials of the Association of Southeast Asian Nations (ASEAN) met in Bagan, "
        "Myanmar on January 16, one day ahead of the ASEAN Foreign Ministers' Retreat."
    )
    assert ("senior_officials", "2014-01-16", "Bagan") in [(m.level, m.start, m.place) for m in found]


def test_two_that_share_a_day_before_a_third() -> None:
    found = _meetings(
        "SINGAPORE, April 26, 2018 - The 17th ASEAN Political-Security Community Council (APSC) Meeting and the 21th ASEAN "
        "Coordinating Council (ACC) Meeting will take place on April 27, on the threshold of the 32nd ASEAN Summit."
    )
    assert [(m.ordinal, m.start, m.status) for m in found] == [
        (17, "2018-04-27", "scheduled"), (21, "2018-04-27", "scheduled"), (32, None, "scheduled"),
    ]  # fmt: skip


def test_days_of_next_week() -> None:
    [meeting] = _meetings(
        "PM Phuc to attend ASEAN Summit next week\n\nHanoi, November 6, 2018 (VNA) – Prime Minister Nguyen Xuan Phuc will "
        "attend the 33rd ASEAN Summit and related meetings in Singapore from November 13-15."
    )
    assert (meeting.start, meeting.end) == ("2018-11-13", "2018-11-15")


def test_an_earlier_one_of_the_series_told_by_its_year() -> None:
    found = _meetings(
        "October 9, 2024\n\nPrime Minister Modi will attend the 21st ASEAN-India Summit in Laos. In 2023, Modi had made "
        "efforts to be there for the ASEAN-India Summit in Jakarta, he added."
    )
    assert [(m.ordinal, m.start, m.place) for m in found] == [(21, None, "Laos"), (None, "2023", "Jakarta")]


def test_the_day_on_which_it_was_said() -> None:
    [meeting] = _meetings(
        'October 10, 2024\n\nWhile addressing a special briefing on Wednesday, the secretary said, "Prime Minister Modi '
        'will be travelling to Vientiane for the 21st ASEAN-India Summit."'
    )
    assert (meeting.start, meeting.status) == (None, "scheduled")


def test_letters_behind_a_list_of_meetings_are_no_new_party() -> None:
    found = _meetings(
        "August 1, 2018\n\nThey will attend the East Asia Summit (EAS) Foreign Ministers’ Meeting and ASEAN Regional Forum "
        "(ARF) Ministerial Meeting."
    )
    assert [(m.level, m.status) for m in found] == [("ministerial", "scheduled")] * 2


def test_secretaries_of_a_security_council_are_no_council() -> None:
    [meeting] = _meetings(
        "BISHKEK, 15 May 2019 - The 14th Meeting of SCO member states' Security Council Secretaries was held here."
    )
    assert meeting.parties == ["Shanghai Cooperation Organisation"]
