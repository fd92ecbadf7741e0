"""English: what a list's item asks by itself, papers carried out together, a body without its sitting, headlines that
name a meeting in general."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document

_HEAD = "Resolution 2901 (2025)\n\nAdopted by the Security Council at its 9901st meeting, on 12 May 2025\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


def test_an_item_that_asks_is_no_decision() -> None:
    told = _read(
        f"{_HEAD}The Security Council,\n\nRecalling its resolutions,\n\n1. Decides to:\n"
        "(a) extend the mandate of the Mission until 30 May 2026;\n"
        "(b) request the Secretary-General to report by 31 March 2026;\n"
        "(c) commend the donors for their efforts;\n\n"
        "2. Requests the Mission to:\n(a) support the lake authorities;\n(b) train guards.\n"
    )
    assert [(c.clause, c.force, c.what_en) for c in told.commitments] == [
        ("1 (a)", "decide", "extend the mandate of the Mission until 30 May 2026"),
        ("1 (b)", "request", "report by 31 March 2026"),
        ("2 (a)", "request", "support the lake authorities"),
        ("2 (b)", "request", "train guards"),
    ]
    assert list(told.commitments[1].addressees) == ["UN Secretary-General"]


def test_a_body_is_named_without_its_sitting() -> None:
    told = _read(
        "Communiqué of the 901st meeting of the PSC\n\n"
        "The Peace and Security Council of the African Union, at its 901st meeting held on 2 May 2019,\n\n"
        "1. Takes note of the briefing;\n2. Requests the Commission to open an office by June 2020.\n"
    )
    assert {tuple(c.actors) for c in told.commitments} == {("AU Peace and Security Council",)}


def test_papers_carried_out_together() -> None:
    opening = "OSLO, 4 May 2021 – The 12th ASEAN-Norway Senior Officials' Meeting was held on 3 May 2021. "
    told = _read(
        f"{opening}Officials welcomed the implementation of the ASEAN-Norway Plan of Action (2021-2025), the ASEAN-Norway"
        " Fishery Work Plan and the ASEAN-Norway Partnership Vision 2030. They noted the ASEAN-Norway Report on Salt and"
        " the ASEAN-Norway Digital Roadmap.\n"
    )
    assert [p.status for p in told.instruments] == ["under_implementation"] * 3 + [None] * 2


def test_a_headline_that_names_no_partner() -> None:
    body = (
        "OSLO, 27 October 2025 – The 2nd ASEAN-Norway Summit was held on 26 October. Leaders agreed to double trade.\n"
    )
    told = _read(f"DIALOGUE PARTNERS SUMMIT\n\n{body}")
    assert [(m.parties, m.ordinal, m.role) for m in told.meetings] == [(["ASEAN", "Norway"], 2, "reported")]
    told = _read(f"DIALOGUE PARTNERS MEETING\n\n{body}")
    assert len(told.meetings) == 2


def test_a_decision_that_the_head_announces_is_the_bodys_own() -> None:
    told = _read(
        "Communique on the lake\n\nThe Peace and Security Council (PSC) of the African Union (AU), at its 298th meeting,"
        " held on 20 October 2011, adopted the following decision on the lake:\n\n"
        "1. Takes note of the briefing by the Commissioner;\n"
        "2. Requests the Chairperson of the Commission to open an office by June 2012;\n"
        "3. Decides to extend the mandate of the Panel for one year.\n"
    )
    assert [(c.clause, c.force, list(c.actors)) for c in told.commitments] == [
        ("2", "request", ["AU Peace and Security Council"]),
        ("3", "decide", ["AU Peace and Security Council"]),
    ]
    told = _read(
        "Ministers in Oslo\n\nASEAN and Norway, at their meeting in Oslo on 20 October 2011, agreed to:\n\n"
        "1. Open an office by June 2012;\n2. Train guards.\n"
    )
    assert {(c.force, tuple(c.actors)) for c in told.commitments} == {("agree", ("ASEAN", "Norway"))}
