"""English: posts of bodies with long names, in lists of those present, and of officers in retirement."""

from __future__ import annotations

import pytest

from talks import read_below_a_meeting


def _persons(text: str) -> dict[str, tuple[str | None, str | None]]:
    found = read_below_a_meeting(text).persons
    return {p.name: (p.post_en, p.party) for p in found}


@pytest.mark.parametrize(
    ("trick", "text", "name", "party"),
    [
        ("a board of a council", "Chairman of the SCO Business Council Board Anvar Karimov took part.", "Anvar Karimov",
         "Shanghai Cooperation Organisation"),
        ("initials behind a council", "Chairman of the Board of the SCO Business Council A.B. Karimov took part.", "A.B. Karimov",
         "Shanghai Cooperation Organisation"),
        ("a structure", "Director of the Executive Committee of the Regional Antiterrorist Structure (RATS) Igor Belov took part.",
         "Igor Belov", None),
        ("a ministry behind a comma", "It was opened by Mr. Budi Santoso, Director-General of ASEAN Affairs, Department of "
         "Foreign Affairs of the Republic of Indonesia.", "Budi Santoso", "Indonesia"),
        ("a state behind commas", "It was attended by Mr. Budi Santoso, Deputy Secretary, Ministry of Foreign Affairs, Indonesia; "
         "and Mr. Tan Wei, Deputy Secretary, Ministry of Foreign Affairs, Singapore.", "Tan Wei", "Singapore"),
        ("the post of officials behind the first", "It was chaired by Ken Mori, Senior Deputy Foreign Minister, SOM Leader of Japan.",
         "Ken Mori", "Japan"),
        ("a mission to a body", "Ambassador Tran Van Nam, head of the Vietnamese Mission to ASEAN, took part.", "Tran Van Nam",
         "Viet Nam"),
        ("in retirement", "It was chaired by H.E. General Somchai Dee (Ret.), Prime Minister of the Kingdom of Thailand.",
         "Somchai Dee", "Thailand"),
    ],
)  # fmt: skip
def test_whose_post(trick: str, text: str, name: str, party: str | None) -> None:
    found = _persons(text)
    assert name in found, (trick, found)
    assert found[name][1] == party, (trick, found)
    assert not set(found) & {"Business", "Regional", "Affairs", "Structure"}, trick


def test_no_owner_is_left_in_the_words_of_a_post() -> None:
    found = _persons("It was chaired by Permanent Secretary of Thailand’s Foreign Ministry Somchai Dee.")
    assert found == {"Somchai Dee": ("Permanent Secretary of Foreign Ministry", "Thailand")}
