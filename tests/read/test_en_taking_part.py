"""English pages: taking part in meetings, meetings called by their year, programmes, participles, letters for months."""

from __future__ import annotations

import pytest

from depositary.languages import load_language
from depositary.read.times import find_times
from talks import read_with_close as _read


@pytest.mark.parametrize(
    ("trick", "text", "meetings"),
    [
        (
            "took part in one and another",
            "Minister Joly of Canada took part in the ASEAN-Canada Post-Ministerial Conference and the ASEAN Regional Forum.",
            [(None, "held"), (None, "held")],
        ),
        (
            "concluded her participation",
            "Minister Joly of Canada concluded her participation in the ASEAN-Canada Foreign Ministers' Meeting.",
            [(None, "held")],
        ),
        (
            "called by its year, well before the page",
            " date 2019-08-07 The parties discussed the agreements reached at the 2016 ASEAN-Canada Summit in Banff.",
            [("2016", "held")],
        ),
        (
            "a year of something else",
            " date 2019-08-07 The parties discussed the report for 2016. ASEAN and Canada Summit talk went on.",
            [],
        ),
    ],
)
def test_meetings(trick: str, text: str, meetings: list[tuple[str | None, str]]) -> None:
    assert [(m.start, m.status) for m in _read(text).meetings] == meetings, trick


@pytest.mark.parametrize(
    ("trick", "text", "pledges"),
    [
        (
            "a journey announced",
            "Minister Mélanie Joly of Canada announced that she will be travelling to Jakarta on July 13, 2023.",
            [],
        ),
        (
            "a side represented",
            "EU High Representative Josep Borrell will represent the EU at the ASEAN Regional Forum on Friday.",
            [],
        ),
        (
            "what was established before",
            "Singapore and Brunei reaffirmed their commitment to the forum in line with the 2015 Manila Declaration and based on "
            "the established objectives, Prime Minister Lee Hsien Loong said.",
            ["reaffirm"],
        ),
        (
            "a forum described",
            "Prime Minister Lee Hsien Loong of Singapore spoke of a forum that will strengthen norms.",
            [],
        ),
        (
            "a promise",
            "Prime Minister Lee Hsien Loong of Singapore announced that he will build a forum.",
            ["commit"],
        ),
    ],
)
def test_pledges(trick: str, text: str, pledges: list[str]) -> None:
    assert [c.force for c in _read(text).commitments] == pledges, trick


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("peace and stability in the APR.", []),
        ("they met in Apr.", [4]),
        ("they met in APR 2020", [4]),
        ("reached at the 2016 Summit", [None]),
    ],
)
def test_months(text: str, months: list[int | None]) -> None:
    assert [t.month for t in find_times(text, load_language("en"))] == months


def test_a_year_in_a_name_is_no_state_of_things() -> None:
    [year] = find_times("agreements reached at the 2016 Summit", load_language("en"))
    assert year.cue is None


def test_letters_behind_a_name_are_nobody() -> None:
    persons = _read(
        '"We go on," said Hon. Chrystia Freeland, P.C., M.P., Minister of Foreign Affairs of Canada.'
    ).persons
    assert "M.P" not in [p.name for p in persons]


def test_of_the_external_action_service() -> None:
    text = "The 7th ASEAN-EU Senior Officials' Meeting was co-chaired by Gunnar Wiegand, Managing Director for Asia and the "
    text += "Pacific in the European External Action Service."
    assert [(p.name, p.party) for p in _read(text).persons] == [("Gunnar Wiegand", "European Union")]
