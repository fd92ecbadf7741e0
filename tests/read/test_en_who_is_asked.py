"""English: who a resolution asks, apart from how they are to act, and what of them."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


@pytest.mark.parametrize(
    ("trick", "asked", "addressees", "what"),
    [
        ("a body no registry knows", "the Rivers Board to hold a forum", ["Rivers Board"], "hold a forum"),
        ("how it is to act", "the Rivers Board, in consultation with Japan, to hold a forum", ["Rivers Board"], "hold a forum"),
        ("who acts with it", "the Rivers Board, working with the World Bank, to map risks", ["Rivers Board", "World Bank"], "map risks"),
        ("some of many", "Member States, especially those in the region, to send experts", ["Member States"], "send experts"),
        ("several, in a list", "all relevant bodies, funds and programmes to report", ["relevant bodies, funds and programmes"], "report"),
        ("before a colon", "the Panel on Rivers:\n\n(a) To map risks;", ["Panel on Rivers"], "map risks"),
    ],
)  # fmt: skip
def test_who_is_asked(trick: str, asked: str, addressees: list[str], what: str) -> None:
    text = (
        f"The General Assembly,\n\n1. Welcomes the report;\n\n2. Requests {asked};\n\n3. Decides to meet again in 2021."
    )
    found = [one for one in read_document(Document(id="x", text=text)).commitments if one.force == "request"]
    assert [(one.addressees, one.what_en) for one in found] == [(addressees, what)], trick


@pytest.mark.parametrize(
    ("trick", "told", "addressees", "what"),
    [
        ("officials of both", "tasked their senior officials with preparing a draft by May", ["senior officials"], "preparing a draft by May"),
        ("a body with a name", "mandated the Rivers Board with mapping risks", ["Rivers Board"], "mapping risks"),
        ("a party", "entrusted Japan with hosting the next forum", ["Japan"], "hosting the next forum"),
        ("to do it with somebody", "tasked the Rivers Board to map risks with training", ["Rivers Board"], "map risks with training"),
    ],
)  # fmt: skip
def test_what_somebody_is_tasked_with(trick: str, told: str, addressees: list[str], what: str) -> None:
    text = f"The 3rd ASEAN-Norway Ministerial Meeting was held in Oslo on 3 March 2025.\n\nThe Ministers {told}."
    found = [one for one in read_document(Document(id="x", text=text)).commitments if one.force == "request"]
    assert [(one.addressees, one.what_en) for one in found] == [(addressees, what)], trick


def test_one_of_both_is_asked_by_the_other() -> None:
    text = (
        "Chairman's Statement of the 26th ASEAN-Norway Summit\nKuala Lumpur, 27 October 2025\n\n"
        "1. The 26th ASEAN-Norway Summit was held in Kuala Lumpur on 27 October 2025.\n\n"
        "2. We encouraged Norway to send experts.\n\n3. Norway pledged to double the ASEAN-Norway Fund to USD 32 million."
    )
    asked, promised = read_document(Document(id="x", text=text)).commitments
    assert (asked.actors, asked.addressees, asked.what_en) == (["ASEAN"], ["Norway"], "send experts")
    assert (promised.actors, promised.addressees) == (["Norway"], ["ASEAN"])
