"""English: the same deed in the constructions reports put it in, and what only looks like one."""

from __future__ import annotations

import pytest

from depositary.model import Commitment, Document
from depositary.reading import read_document

_HEAD = "The 3rd ASEAN-Norway Ministerial Meeting was held in Oslo on 3 March 2025.\n\n"


def _deeds(told: str) -> list[Commitment]:
    return read_document(Document(id="x", text=_HEAD + told)).commitments


DEEDS = [
    ("Norway proposed that a centre be set up in Bangkok.", ["Norway"], "propose", "a centre be set up in Bangkok"),
    ("ASEAN was urged by Norway to send observers.", ["Norway"], "request", "send observers"),
    ("The working group was tasked with drafting rules.", ["ASEAN", "Norway"], "request", "drafting rules"),
    ("Agreement was reached on setting up a fund.", ["ASEAN", "Norway"], "agree", "setting up a fund"),
    ("Consensus was reached to extend the plan.", ["ASEAN", "Norway"], "agree", "extend the plan"),
    ("The two sides are to hold a seminar in May.", ["ASEAN", "Norway"], "commit", "hold a seminar in May"),
    ("If ASEAN agrees, Norway will open an office.", ["Norway"], "commit", "open an office"),
    ("ASEAN and Norway, noting the risk, agreed to set up a fund.", ["ASEAN", "Norway"], "agree", "set up a fund"),
    (
        "The ministers, recalling the plan and thanking Norway, decided to set up a fund.",
        ["ASEAN", "Norway"],
        "decide",
        "set up a fund",
    ),
    ("Norway, together with Iceland, pledged to send experts.", ["Norway"], "commit", "send experts"),
    ("Norway will host a workshop on fisheries.", ["Norway"], "commit", "host a workshop on fisheries"),
    (
        "They agreed to support farmers to control and stamp out pests.",
        ["ASEAN", "Norway"],
        "agree",
        "support farmers to control and stamp out pests",
    ),
    ("They are committed to a free and open Pacific.", ["ASEAN", "Norway"], "commit", "a free and open Pacific"),
]


@pytest.mark.parametrize(("told", "actors", "force", "what"), DEEDS, ids=[row[0] for row in DEEDS])
def test_deeds(told: str, actors: list[str], force: str, what: str) -> None:
    (deed,) = _deeds(told)
    assert (deed.actors, deed.force, deed.what_en) == (actors, force, what)


@pytest.mark.parametrize(
    "told",
    [
        "The Norwegian wish is to keep the routes free.",
        "Norway aims will be met.",
        "The plan is to be set up by 2026.",
    ],
)
def test_nobodys_deed(told: str) -> None:
    assert not _deeds(told)


def test_who_hosts_tells_where_though_it_is_promised() -> None:
    text = _HEAD + "Norway will host the 4th ASEAN-Norway Ministerial Meeting in 2026."
    fourth = read_document(Document(id="x", text=text)).meetings[-1]
    assert (fourth.ordinal, fourth.start, fourth.place) == (4, "2026", "Norway")


def test_a_day_behind_a_comma_is_of_what_stands_there() -> None:
    text = _HEAD + (
        "They looked forward to the 4th ASEAN-Norway Ministerial Meeting, to be held in Jakarta in 2026 under Indonesia, which "
        "takes over on 1 January 2026."
    )
    fourth = read_document(Document(id="x", text=text)).meetings[-1]
    assert (fourth.ordinal, fourth.start) == (4, "2026")


@pytest.mark.parametrize("told", ["agreed to convene", "decided to hold", "committed to hosting"])
def test_a_workshop_agreed_on_is_still_to_be_held(told: str) -> None:
    text = _HEAD + f"Both sides {told} a workshop on plastic waste in the third quarter of 2025."
    workshop = read_document(Document(id="x", text=text)).meetings[-1]
    assert (workshop.start, workshop.status) == ("2025", "scheduled")


def test_transcripts_tell_who_speaks() -> None:
    text = (
        "The 3rd ASEAN-Norway Summit was held in Oslo on 3 March 2025.\n\nPrime Minister of Norway Kari Berg: Colleagues, "
        "we are happy to see you.\n\nWe propose holding talks on fisheries every year."
    )
    (deed,) = read_document(Document(id="x", text=text)).commitments
    assert (deed.actors, deed.force) == (["Norway"], "propose")


def test_a_forum_somebody_is_invited_to_attend_is_held_in_any_case() -> None:
    text = _HEAD + "Norway invited ASEAN to attend the Arctic Forum in Tromso on 3-6 September 2025."
    forum = read_document(Document(id="x", text=text)).meetings[-1]
    assert (forum.mechanism_en, forum.start, forum.status) == ("Arctic Forum", "2025-09-03", "scheduled")
