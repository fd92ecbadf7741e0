"""English reports: headlines in capitals, rows of those who met, where somebody went for a meeting, asides and parts."""

from __future__ import annotations

import pytest

from talks import read_with_close as _read


@pytest.mark.parametrize(
    ("trick", "text", "papers"),
    [
        (
            "a headline's small word with a capital ends the title; the report names the plan",
            "Korea, ASEAN Adopt New Plan of Action During Ministers' Meet\n"
            "Korea and ASEAN adopted the ASEAN-ROK Plan of Action for 2026-2030 on Monday.",
            [("ASEAN-Republic of Korea Plan of Action", (2026, 2030))],
        ),
        (
            "the headline's plan has the period the report tells",
            "Korea, ASEAN Adopt Action Plan\nKorea and ASEAN adopted a new action plan for 2026-2030 on Monday.",
            [("action plan", (2026, 2030))],
        ),
        (
            "another standing is another plan",
            "Korea, ASEAN Review Plan of Action\n"
            "Korea and ASEAN proposed to draft the ASEAN-ROK Plan of Action for 2026-2030 on Monday.",
            [("ASEAN-Republic of Korea Plan of Action", (2026, 2030))],
        ),
        ("no title of a headline's place", "Ministers Seek Framework In Jakarta\nThe talks went on.", []),
    ],
)
def test_papers(trick: str, text: str, papers: list[tuple[str, tuple[int, int]]]) -> None:
    assert [(p.title_en, tuple(p.period or ())) for p in _read(text).instruments] == papers, trick


@pytest.mark.parametrize(
    ("trick", "text", "meetings"),
    [
        (
            "three in a row, semicolons between them",
            "The President of Indonesia, Joko Widodo; the Prime Minister of Cambodia, Hun Manet; and the President of the "
            "Philippines, Ferdinand Marcos, met on 3 May 2024.",
            [(["Indonesia", "Cambodia", "Philippines"], "other")],
        ),
        (
            "two met, of a third something else is told",
            "President Joko Widodo of Indonesia spoke of peace, and Prime Minister Hun Manet of Cambodia and President "
            "Marcos of the Philippines met on 3 May 2024.",
            [(["Cambodia", "Philippines"], "bilateral")],
        ),
        (
            "two bodies with their letters in brackets",
            "Gulf Cooperation Council (GCC) and Association of Southeast Asian Nations (ASEAN) foreign ministers met in "
            "Doha on 3 May 2024.",
            [(["Gulf Cooperation Council", "ASEAN"], "ministerial")],
        ),
    ],
)
def test_who_met(trick: str, text: str, meetings: list[tuple[list[str], str]]) -> None:
    assert [(m.parties, m.level) for m in _read(text).meetings] == meetings, trick


@pytest.mark.parametrize(
    ("trick", "text", "meetings"),
    [
        (
            "travelled somewhere to co-chair",
            "Foreign Minister Retno Marsudi travelled to Ottawa to co-chair the ASEAN-Canada Foreign Ministers' Meeting.",
            [("Ottawa", "held")],
        ),
        (
            "is somewhere for one and another",
            "Minister Wang Yi is in Jakarta for the ASEAN-China Foreign Ministers' Meeting and the ASEAN Regional Forum.",
            [("Jakarta", "held"), ("Jakarta", "held")],
        ),
        (
            "will travel",
            "Minister Wang Yi will travel to Ottawa to take part in the ASEAN-Canada Foreign Ministers' Meeting.",
            [("Ottawa", "scheduled")],
        ),
        (
            "a month that nothing dates is told, and is no place",
            "Minister Wang Yi said the two sides met at the ASEAN-China Foreign Ministers' Meeting in December.",
            [(None, "held")],
        ),
        (
            "what may be",
            "The point may be raised at the ASEAN-China Foreign Ministers' Meeting in December.",
            [],
        ),
    ],
)
def test_where_one_went(trick: str, text: str, meetings: list[tuple[str | None, str]]) -> None:
    assert [(m.place, m.status) for m in _read(text).meetings] == meetings, trick


@pytest.mark.parametrize(
    ("trick", "text", "pledges"),
    [
        (
            "an aside before the deed",
            "Foreign Minister Wang Yi of China said China will, together with ASEAN, build a data centre.",
            [("commit", "build a data centre")],
        ),
        (
            "a hedge before the deed",
            "Foreign Minister Wang Yi came. China and ASEAN agreed to, as appropriate, build a data centre.",
            [("agree", "build a data centre")],
        ),
        (
            "since when something is so",
            "Minister Retno Marsudi of Indonesia praised the work since Indonesia elevated its ties with ASEAN to a "
            "partnership.",
            [],
        ),
        (
            "the part somebody is to play",
            "Minister Retno Marsudi of Indonesia noted the role that ASEAN is to play in the crisis.",
            [],
        ),
        (
            "a thing somewhere will",
            "Minister Retno Marsudi of Indonesia said only a solution to the conflict in Myanmar will bring peace.",
            [],
        ),
        (
            "who is somewhere will",
            "Minister Retno Marsudi of Indonesia said that in Jakarta ASEAN will adopt a code.",
            [("commit", "adopt a code")],
        ),
    ],
)
def test_pledges(trick: str, text: str, pledges: list[tuple[str, str]]) -> None:
    assert [(c.force, c.what_en) for c in _read(text).commitments] == pledges, trick


def test_highness_is_no_party() -> None:
    persons = _read("His Highness the Crown Prince Sheikh Sabah Khaled Al-Hamad Al-Sabah opened the fair.").persons
    assert [p.party for p in persons] == [None]
