"""A chronicle of very many meetings and people: what is told of one again still goes to that one."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.read.lexicon import load_lexicon
from depositary.read.scan import Scan
from depositary.reading import read_document

NAMES = ("Anders", "Berit", "Carlos", "Dolores", "Emil", "Frida", "Gunnar", "Hedda", "Ivar", "Jonna")


def _chronicle(many: int) -> str:
    told = (f"The {n}th ASEAN-Japan Summit was held in Tokyo on {1 + n % 28} May {1600 + n}." for n in range(4, many))
    return "\n\n".join(told)


def test_a_meeting_told_of_again_far_down_is_no_further_one() -> None:
    text = _chronicle(420) + "\n\nThe 7th ASEAN-Japan Summit was chaired by Prime Minister Hun Sen of Cambodia."
    found = [meeting for meeting in read_document(Document(id="x", text=text)).meetings if meeting.ordinal == 7]
    assert [(meeting.start, [chair.name for chair in meeting.chairs]) for meeting in found] == [("1607-05-08", ["Hun Sen"])]  # fmt: skip


def test_names_that_differ_by_marks_alone_are_one_among_many() -> None:
    people = [f"Foreign Minister {first} {second}sen of Norway spoke." for first in NAMES for second in NAMES]
    text = "\n\n".join([
        "Deputy Prime Minister Phạm Bình Minh of Viet Nam spoke.", *people,
        "Deputy Prime Minister Pham Binh Minh of Viet Nam agreed.",
    ])  # fmt: skip
    named = [person.name for person in read_document(Document(id="x", text=text)).persons]
    assert [name for name in named if name.endswith("Minh")] == ["Phạm Bình Minh"]
    assert len(named) == len(NAMES) ** 2 + 1


@pytest.mark.parametrize("many", [3, 10])
def test_names_a_text_introduces_are_found_however_many(many: int) -> None:
    text = " ".join(f"The {name} Reef Fund met the {name} Reef." for name in NAMES)
    lexicon = load_lexicon("en")
    scan = Scan(text, [(0, len(text))], lexicon)
    learnt = {lexicon.fold(f"{name} Reef Fund"): {"actor": name} for name in NAMES[:many]}
    assert scan.learn(learnt) == [0]
    assert [token.text for token in scan.rows[0] if "actor" in token.senses] == [f"{n} Reef Fund" for n in NAMES[:many]]
