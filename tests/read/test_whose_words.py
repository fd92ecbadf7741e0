"""Whose words a page tells: the heading's topic does not speak, nor does who is told a quote; member states are of the
body that acts beside them; and meetings that others only prepare, thank for or hold elsewhere."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document
from talks import read_below_a_meeting


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


_DEED = "We will provide ten million dollars for clinics."


@pytest.mark.parametrize(
    ("heading", "deed", "actors"),
    [
        ("Statement by the Ministry of Foreign Affairs of Norway on the raid against Chile", _DEED, {"Norway"}),
        ("Joint Statement of the Foreign Ministers of Norway and Canada on Chile", _DEED, {"Norway", "Canada"}),
        ("ASEAN Foreign Ministers' Statement on Chile", _DEED, {"ASEAN"}),
        ("Statement of Chile", _DEED, {"Chile"}),
        (
            "Tuyên bố của Bộ Ngoại giao Việt Nam về vụ đánh bom Chile",
            "Chúng tôi kêu gọi các bên kiềm chế.",
            {"Viet Nam"},
        ),
    ],
)
def test_what_a_statement_is_about_does_not_speak(heading: str, deed: str, actors: set[str]) -> None:
    told = [set(c.actors) for c in _read(f"{heading}\n\n{deed}\n").commitments]
    assert told == [actors]


@pytest.mark.parametrize(
    ("behind", "actors"),
    [
        ("Petrunin told Japan's Minister Ken Mori.", None),
        ("an analyst told reporters in Japan.", None),
        ("said Japan's Minister Ken Mori.", ["Japan"]),
        ("Japan's Minister Ken Mori said.", ["Japan"]),
    ],
)
def test_to_whom_a_quote_is_told_does_not_say_it(behind: str, actors: list[str] | None) -> None:
    text = f'"We will open a mill in Bergen. We will fund a bridge there," {behind}'
    told = read_below_a_meeting(text).commitments
    assert [c.actors for c in told] == [actors] * 2 if actors else told == []
    assert all('"' not in (c.what or "") and "Mori" not in (c.what_en or "") for c in told)


_ASEAN = "ASEAN leaders met in Bangkok on 3 March 2020. ASEAN is strong. ASEAN works. "


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The General Assembly of the United Nations discussed it, and the member states agreed to set up a fund.",
         ["United Nations"]),
        ("The member states agreed to set up a fund.", ["ASEAN"]),
        ("In line with the Charter of the United Nations, the member states agreed to set up a fund.", ["ASEAN"]),
    ],
)  # fmt: skip
def test_member_states_are_of_the_body_that_acts_beside_them(text: str, actors: list[str]) -> None:
    assert [c.actors for c in _read(_ASEAN + text).commitments] == [actors]


def test_a_summit_in_another_place_is_not_the_one_without() -> None:
    text = (
        "The ASEAN-Canada Summit agreed to fund a bridge. Leaders of six states met at the Hiroshima Summit and agreed to "
        "cut duties."
    )
    found = _read(text).meetings
    assert [m.place for m in found if m.parties] == [None] and len(found) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Leaders gathered in Kazan to inaugurate the 3rd ASEAN-Russia Summit on 20 May 2016.", "Kazan"),
        ("Envoys gathered in Kazan to prepare the 3rd ASEAN-Russia Summit of 20 May 2016.", None),
    ],
)
def test_only_what_is_done_for_a_later_day_is_done_elsewhere(text: str, place: str | None) -> None:
    assert [m.place for m in _read(text).meetings if m.level == "summit"] == [place]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Laos is to be thanked for convening the ASEAN-Canada Summit, at which Canada agreed to fund a mill.", 1),
        ("Canada will assist Laos in convening the ASEAN-Canada Summit.", 0),
    ],
)
def test_only_help_in_holding_a_meeting_tells_of_none(text: str, number: int) -> None:
    assert len(_read(text).meetings) == number


_COUNCIL = (
    "COMMUNIQUÉ\n\nAdopted by the Peace and Security Council (PSC) of the African Union (AU) at its 1100th meeting held on "
    "15 August 2022\n\nThe Peace and Security Council,\n\n{}\n\n1. Requests the Commission to report on progress.\n"
)


@pytest.mark.parametrize(
    ("recital", "ordinal", "parties"),
    [
        (
            "Recalling the results of the 18th summit held in Baku on 25 October 2019 between the states of the South;",
            18,
            [],
        ),
        ("Recalling its 911th meeting held on 20 February 2020;", 911, ["African Union"]),
        ("Recalling the communiqué adopted at the 911th meeting held on 20 February 2020;", 911, ["African Union"]),
    ],
)
def test_the_summit_of_others_is_no_sitting_of_a_council(recital: str, ordinal: int, parties: list[str]) -> None:
    found = {m.ordinal: m for m in _read(_COUNCIL.format(recital)).meetings}
    assert found[ordinal].parties == parties
