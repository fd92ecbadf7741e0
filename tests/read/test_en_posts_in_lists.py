"""English: posts of bodies with long names, in lists of those present, and of officers in retirement."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_HEAD = "Talks\n\n4 March 2025\n\nThe 12th ASEAN-Norway Ministerial Meeting was held in Oslo on 3 March 2025.\n\n"
_LATER = "\n\nThe weather was fine on that day, and many people were out in the streets of the town.\n"


def _persons(text: str) -> dict[str, tuple[str | None, str | None]]:
    found = read_document(Document(id="x", text=_HEAD + text + _LATER)).persons
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
