"""Declarations and statements of those who met: who speaks where the members are named only as such, verbs that share
an object, lists whose later items name nobody, recitals with numbers."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_DECLARATION = (
    "Osh Declaration of the Heads of Member States of the Shanghai Cooperation Organisation\n\n"
    "The leaders of the Member States of the Shanghai Cooperation Organisation, following their talks in Osh on "
    "14 June 2019, declare the following.\n\n"
)
_STATEMENT = (
    "Chairman's Statement of the 12th ASEAN-Japan Summit\n\n1. The 12th ASEAN-Japan Summit was held on 24 October 2009 "
    "in Hua Hin, Thailand. It was chaired by H.E. Abhisit Vejjajiva, Prime Minister of Thailand.\n\n"
)


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


def _told(text: str) -> list[tuple[str, str]]:
    return [(c.force, c.what_en or "") for c in _read(text).commitments]


@pytest.mark.parametrize(
    ("sentence", "force", "what"),
    [
        ("The Member States consider it necessary to widen the talks on rivers.", "reaffirm", "widen the talks"),
        ("The member states come out for fair rules of trade.", "reaffirm", "fair rules of trade"),
        ("Member States oppose the placement of mines in the lake.", "reaffirm", "oppose the placement of mines"),
        ("The Member States intend to open a glacier centre by 2021.", "commit", "open a glacier centre"),
        ("The Member States adopt the Clean Rivers Programme.", "decide", "adopt the Clean Rivers Programme"),
    ],
)
def test_member_states_speak_for_the_organisation_of_the_page(sentence: str, force: str, what: str) -> None:
    claim = next(c for c in _read(_DECLARATION + sentence + "\n").commitments if c.force == force)
    assert claim.actors == ["Shanghai Cooperation Organisation"]
    assert (claim.what_en or "").startswith(what)


def test_what_was_adopted_and_is_to_be_launched() -> None:
    told = _told(_STATEMENT + "2. We adopted and agreed to launch the Work Plan on Clean Air 2010-2015.\n")
    assert ("decide", "adopt the Work Plan on Clean Air 2010-2015") in told
    assert ("agree", "launch the Work Plan on Clean Air 2010-2015") in told


def test_an_adopted_object_of_its_own_stays() -> None:
    told = _told(_STATEMENT + "2. We adopted the Joint Statement on Rice and agreed to launch the Work Plan on Air.\n")
    assert ("decide", "adopt the Joint Statement on Rice") in told
    assert ("agree", "launch the Work Plan on Air") in told


def test_what_somebody_else_thinks_is_told_by_the_way() -> None:
    reading = _read(
        _STATEMENT + "2. We appreciated that Japan attached great importance to the dialogue, and shared the view that "
        "both sides should meet more often.\n"
    )
    assert [(c.actors, c.force) for c in reading.commitments] == [(["ASEAN", "Japan"], "agree")]


def test_two_adverbs_are_one_deed() -> None:
    told = _told(_STATEMENT + "2. We agreed to faithfully and expeditiously carry out the Work Plan on Clean Air.\n")
    assert len(told) == 1


def test_only_the_sentence_that_opens_a_list_goes_with_its_items() -> None:
    told = _told(
        _STATEMENT
        + "2. We tasked our officials to draft a plan on rice. We agreed to:\n\na. hold talks on fisheries;\n\n"
        "b. open a centre for fruit.\n"
    )
    assert [what for force, what in told if force == "request"] == ["draft a plan on rice"]
    assert len([what for force, what in told if force == "agree"]) == 2


def test_items_that_name_nobody_are_of_whom_the_first_names() -> None:
    text = (
        "Joint Communiqué of the Heads of Government of the Shanghai Cooperation Organisation\n\nThe heads met in Osh on "
        "14 June 2019. The meeting ended with a joint communiqué of three points, including:\n\n"
        "1. The member states of the SCO will protect the glaciers of the region.\n\n"
        "2. Expand trade in fruit. Further strengthen the customs service.\n\n3. Reiterate support for the railway.\n"
    )
    claims = [(c.actors, c.force, c.clause) for c in _read(text).commitments if c.clause in ("2", "3")]
    assert claims == [
        (["Shanghai Cooperation Organisation"], "commit", "2"),
        (["Shanghai Cooperation Organisation"], "commit", "2"),
        (["Shanghai Cooperation Organisation"], "reaffirm", "3"),
    ]


def test_numbered_recitals_are_no_lines_of_a_plan() -> None:
    text = (
        "Plan of Action on Clean Air (2020-2025)\n\nWe, the Ministers of ASEAN and Japan, met in Ha Noi on 12 September "
        "2020.\n\n1. Recalling the Work Plan on Air;\n\n2. Reaffirming the role of the two sides;\n\n"
        "3. Promoting joint research on dust;\n\n4. Strengthen the network of measuring posts.\n"
    )
    told = {c.clause for c in _read(text).commitments}
    assert not told & {"1", "2"}
    assert {"3", "4"} <= told


_HEAD = (
    "Chairman's Statement of the ASEAN Post Ministerial Conference (PMC) 10+1 Sessions\n\n9 May 2031\n\n"
    "Cebu, Philippines\n\nJapan\n\n"
)


def test_the_head_dates_a_meeting_the_text_does_not() -> None:
    text = (
        _HEAD + "The ASEAN PMC+1 Session with Japan was co-chaired by H.E. Anan Suwan, Minister of Foreign Affairs of "
        "Thailand and H.E. Kenji Mori, Minister for Foreign Affairs of Japan.\n\nThe Meeting agreed to hold more "
        "exchanges of students.\n"
    )
    met = _read(text).meetings[0]
    assert (met.start, met.date_inferred, met.place, met.parties) == (
        "2031-05-09",
        True,
        "Cebu",
        ["ASEAN", "Japan"],
    )


def test_a_day_of_its_own_outweighs_the_head() -> None:
    text = _HEAD + "The ASEAN PMC+1 Session with Japan was held on 8 May 2031 in Cebu.\n"
    assert _read(text).meetings[0].start == "2031-05-08"


def test_bodies_one_is_committed_to_are_not_proposed() -> None:
    text = _STATEMENT + (
        "2. We reaffirmed our commitment to the ASEAN-Japan Dialogue Partnership, the East Asia Summit, and the ASEAN "
        "Regional Forum.\n\n3. We welcomed the proposal of Japan to host the ASEAN-Japan Commemorative Summit in 2013.\n"
    )
    met = [(m.mechanism_en, m.status) for m in _read(text).meetings if m.role == "mentioned"]
    assert met == [("ASEAN-Japan Commemorative Summit", "proposed")]


def test_an_adoption_to_come() -> None:
    text = _STATEMENT + (
        "2. The adoption of a new Plan of Action for the 2011-2015 period will take place at the ASEAN-Japan Summit in "
        "October 2010. We welcomed the adoption of the Work Plan on Rice 2009-2012.\n"
    )
    papers = {p.period[0]: (p.status, p.date) for p in _read(text).instruments if p.period}
    assert papers[2011] == ("to_be_adopted", None)
    assert papers[2009][0] == "adopted"


_RESOLUTION = (
    "77/19. Cooperation between the United Nations and the Caribbean Community\n\nThe General Assembly,\n\n"
    "Recalling its resolution 46/8 of 16 October 1991,\n\n"
)


@pytest.mark.parametrize("aside", [", and in this regard,", ", and, in that regard,", ", and in this regard"])
def test_what_is_asked_in_this_regard(aside: str) -> None:
    claims = _read(
        _RESOLUTION + f"1. Underscores the need for food safety{aside} requests the Commission to meet in May 2024;\n\n"
        "2. Takes note of the report.\n"
    ).commitments
    assert [(c.force, c.what_en) for c in claims] == [
        ("reaffirm", "the need for food safety"),
        ("request", "meet in May 2024"),
    ]


def test_who_is_meant_by_it() -> None:
    claims = _read(
        _RESOLUTION
        + "1. Commends the Government of Sudan for the progress made, and encourages it to keep its roads open;\n\n"
        "2. Invites the Commission to continue to promote and expand trade in fruit.\n"
    ).commitments
    assert [(c.addressees, c.what_en) for c in claims] == [
        (["Sudan"], "keep its roads open"),
        (["the Commission"], "continue to promote and expand trade in fruit"),
    ]


def test_a_symbol_behind_a_report_is_a_report() -> None:
    text = (
        "Partnership between the Union and the Council\n\nI. Introduction\n\n1. The present report covers the work done "
        "since the issuance of my previous report (S/2018/678), in July 2018, and the letter (S/2018/700) of the Union.\n"
    )
    assert {(p.symbol, p.kind) for p in _read(text).instruments} == {("S/2018/678", "report")}


def test_a_celebration_is_no_place_and_a_long_heading_no_other_paper() -> None:
    title = (
        "Co-Chairs' Statement on the Special ASEAN-China Foreign Ministers' Meeting in Celebration of the Friendship"
    )
    reading = _read(
        f"Full Text: {title}\n\n{title}\n\nThe Special ASEAN-China Foreign Ministers' Meeting in Celebration of the "
        "Friendship was held in Chongqing, China, on 7 June 2021. We reaffirmed our commitment to the friendship.\n"
    )
    assert [m.place for m in reading.meetings] == ["Chongqing"]
    assert reading.instruments == []


@pytest.mark.parametrize(
    ("told", "status", "date"),
    [
        ("will take place in Osaka in December 2012.", "to_be_adopted", None),
        ("will be completed in Osaka.", "to_be_adopted", None),
        # what is done with a paper that stands, or a day gone by
        ("by the leaders on 3 May 2009 will help deepen ties.", "adopted", "2009-05-03"),
        ("on 3 May 2009 will be remembered.", "adopted", "2009-05-03"),
    ],
)
def test_whether_an_adoption_is_still_to_come(told: str, status: str, date: str | None) -> None:
    text = f"OSAKA, 9 June 2010\n\nThe adoption of the Osaka Declaration on Rice {told}\n"
    assert [(p.status, p.date) for p in _read(text).instruments] == [(status, date)]


def test_a_day_inside_a_title_is_not_the_papers_own() -> None:
    body = "We, the leaders of ASEAN and Russia, gathered in Hue,\n\n1. Agree to build a museum of peace.\n"
    title = "Hue Declaration on the Remembrance of the Battle of 7 May 1954"
    stamped = _read(f"{title}\n\nPublished: 20 May 2024\n\n{body}")
    assert [p.date for p in stamped.instruments] == ["2024-05-20"]
    assert "1954-05-07" not in {m.start for m in stamped.meetings}
    below = _read(f"{title}\n\nHue, 19 May 2024\n\n{body}")
    assert [p.date for p in below.instruments] == ["2024-05-19"]


def test_a_stamp_of_the_page_dates_no_meeting() -> None:
    text = (
        "Chairman's Statement of the 12th ASEAN-Japan Summit\n\nPosted on 20 May 2024 by the Press Office\n\n"
        "1. The 12th ASEAN-Japan Summit was chaired by the Prime Minister of Thailand.\n"
    )
    assert [m.start for m in _read(text).meetings] == [None]


def test_lines_of_a_plan_that_open_as_recitals_do() -> None:
    text = (
        "ASEAN-Japan Work Plan on Nursing 2021-2025\n\nASEAN and Japan will undertake the following:\n\n"
        "1. Sharing best practices;\n2. Emphasising safety in all courses;\n3. Recognising diplomas of nurses;\n"
        "4. Taking note of needs by annual surveys;\n5. Promoting research.\n"
    )
    assert [c.clause for c in _read(text).commitments] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("told", "whats"),
    [
        ("double funds and help for the first time fishermen", ["double funds", "help for the first time fishermen"]),
        ("widen trade and help for fishermen", ["widen trade and help for fishermen"]),
    ],
)
def test_for_a_time_and_for_somebody(told: str, whats: list[str]) -> None:
    text = f"The ASEAN-Japan Ministerial Meeting was held in Osaka on 2 May 2024.\n\nJapan agreed to {told}.\n"
    assert [c.what_en for c in _read(text).commitments] == whats
