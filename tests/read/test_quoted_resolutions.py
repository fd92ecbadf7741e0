"""A resolution quoted in a report: its paragraphs are the body's, what stands around them the report's."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document

_HEAD = (
    "Council Extends Mandate of Lake Mission\n\nNEW YORK, 14 May 2024 — The Security Council today decided to extend "
    "the mandate of the lake mission until 31 May 2025.\n\n"
    "The representative of Norway said his country would pay 3 million dollars into the fund by March 2025.\n\n"
)
_TEXT = (
    "The full text of resolution 2998 (2024) reads as follows:\n\n“The Security Council,\n\n"
    "“Recalling its earlier resolutions on the lake,\n\n"
    "“1. Decides to extend the mandate of the lake mission until 31 May 2025;\n\n"
    "“2. Requests the Secretary-General to report to the Council every six months;\n\n"
    "“3. Urges Member States to pay what they owe.”\n\n"
)
_TAIL = "Statements\n\nThe representative of Ghana said his country would train forty officers in Accra in 2025.\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


def test_the_report_stays_a_report() -> None:
    assert _read(_HEAD + _TEXT + _TAIL).genre != "resolution"


def test_paragraphs_are_the_bodys_and_the_rest_is_told_by_who_speaks() -> None:
    told = {(c.actors[0], c.force, c.what_en[:24]) for c in _read(_HEAD + _TEXT + _TAIL).commitments}
    assert ("UN Security Council", "request", "report to the Council ev") in told
    assert ("UN Security Council", "request", "pay what they owe") in told
    assert any(actor == "Norway" and force == "commit" for actor, force, _ in told)
    assert any(actor == "Ghana" and force == "commit" for actor, force, _ in told)


def test_the_last_paragraph_ends_with_the_quote() -> None:
    assert not any("train" in c.what_en for c in _read(_HEAD + _TEXT + _TAIL).commitments if "owe" in c.what_en)


def test_what_lead_and_paragraph_say_is_one_commitment() -> None:
    found = [c for c in _read(_HEAD + _TEXT + _TAIL).commitments if c.due == "2025-05-31"]
    assert len(found) == 1
    assert len(found[0].passages) == 2


def test_without_a_closing_mark_it_ends_where_lines_no_longer_open_with_one() -> None:
    text = _HEAD + _TEXT.replace("owe.”", "owe.") + _TAIL
    told = {(c.actors[0], c.what_en[:5]) for c in _read(text).commitments}
    assert ("UN Security Council", "pay w") in told
    assert ("Ghana", "train") in told


def test_a_short_office_is_of_the_organisation_that_asks_it() -> None:
    asked = [c for c in _read(_HEAD + _TEXT + _TAIL).commitments if "report" in c.what_en]
    assert asked[0].addressees == ["UN Secretary-General"]


def test_a_resolution_without_a_title_goes_by_its_number_where_that_stands() -> None:
    text = (
        "Resolution 2998 (2024)\n\nAdopted by the Security Council at its 9620th meeting, on 14 May 2024\n\n"
        "The Security Council,\n\nRecalling its earlier resolutions on the lake,\n\n"
        "1. Decides to extend the mandate of the lake mission until 31 May 2025;\n\n"
        "2. Decides to remain seized of the matter.\n"
    )
    reading = _read(text)
    own = reading.instruments[0]
    assert (own.title_en, own.title, own.date) == ("resolution 2998 (2024)", "Resolution 2998 (2024)", "2024-05-14")
    assert text[own.passages[0].start : own.passages[0].end] == "Resolution 2998 (2024)"
    assert reading.meetings[0].mechanism_en == "UN Security Council meeting"
