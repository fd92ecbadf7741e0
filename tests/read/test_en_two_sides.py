"""English: whom "both sides" are where no meeting is named, who acts with "his counterpart", what is only a view."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


def _said(text: str) -> list[tuple[str, list[str]]]:
    return [(one.force, one.actors) for one in read_document(Document(id="x", text=text)).commitments]


def test_both_sides_are_the_two_states_named_most() -> None:
    text = (
        "Visit to Norway ends\n\n12 March 2025\n\nThe two sides agreed to build a deep-water port in the north over "
        "the next years.\n\nThe two PMs agreed to open a school for pilots. Norway and Japan have friendly ties. "
        "Japan thanked Norway. Denmark was named once."
    )
    assert _said(text)[:2] == [("agree", ["Norway", "Japan"])] * 2


def test_no_two_states_where_three_are_named_alike() -> None:
    text = "12 March 2025\n\nThe two sides agreed to build a port.\n\nNorway, Japan and Denmark sent ships."
    assert _said(text) == []


@pytest.mark.parametrize(
    "who",
    [
        "Norwegian Prime Minister Jens Dale and his Japanese counterpart Ken Mori",
        "Norway's Prime Minister Jens Dale and his visiting Japanese counterpart Ken Mori",
        "Norwegian Prime Minister Jens Dale and his counterparts in Japan",
    ],
)
def test_who_acts_with_his_counterpart(who: str) -> None:
    assert _said(f"OSLO, 12 March 2025 - {who} agreed to build a port.") == [("agree", ["Norway", "Japan"])]


def test_a_name_with_its_family_name_in_capitals_is_cut_short_to_it() -> None:
    text = (
        "12 March 2025\n\nMr. MORI Kenichi, Minister for Foreign Affairs of Japan, attended the meeting.\n\n"
        "Minister Mori stated that Japan will send two ships."
    )
    assert _said(text) == [("commit", ["Japan"])]


VIEWS = [
    ("stressed that Japan is a key partner of Norway", False),
    ("affirmed that ties between the two countries have grown", False),
    ("emphasised that shipping was of great weight for trade", False),
    ("stressed that safe shipping is essential", True),
    ("reaffirmed that Japan is a key partner of Norway", True),
    ("affirmed that Norway is ready to send two ships", True),
]


@pytest.mark.parametrize(("told", "counts"), VIEWS)
def test_a_view_is_no_stand(told: str, counts: bool) -> None:
    lead = "OSLO, 12 March 2025 - Norwegian Prime Minister Jens Dale received Japanese Foreign Minister Ken Mori.\n\n"
    assert bool(_said(f"{lead}Dale {told}.")) is counts
