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
