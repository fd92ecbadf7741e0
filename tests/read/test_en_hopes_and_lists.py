"""Hopes with an aside, agreements that name nobody, gerunds in a list, work to do several things."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


def _pledges(text: str) -> list[tuple[list[str], str, str]]:
    text = f"JAKARTA, 12 March 2024 – The 5th ASEAN-Canada Dialogue was held in Ottawa on 5 March. {text}"
    return [(c.actors, c.force, c.what_en or "") for c in read_document(Document(id="x", text=text)).commitments]


@pytest.mark.parametrize(
    ("told", "pledges"),
    [
        (
            "It is hoped that both sides will expand trade.",
            [(["ASEAN", "Canada"], "propose", "both sides will expand trade")],
        ),
        (
            "“Thanks to Viet Nam’s help, it was agreed to set up a working group,” she added.",
            [(["ASEAN", "Canada"], "agree", "set up a working group")],
        ),
        (
            "The Vietnamese delegate called for closer links in tourism.",
            [(["Viet Nam"], "request", "closer links in tourism")],
        ),
        (
            "Canada pledged to join hands with ASEAN in mitigating the pandemic and supporting recovery.",
            [(["Canada"], "commit", "join hands with ASEAN in mitigating the pandemic and supporting recovery")],
        ),
        (
            "Both sides shared the position that disputes must be settled peacefully.",
            [(["ASEAN", "Canada"], "agree", "disputes must be settled peacefully")],
        ),
        (
            "Viet Nam will work to strengthen ties, raise public awareness of the bloc, and host a conference.",
            [
                (["Viet Nam"], "commit", "work to strengthen ties"),
                (["Viet Nam"], "commit", "raise public awareness of the bloc"),
                (["Viet Nam"], "commit", "host a conference"),
            ],
        ),
        ("They praised the dialogue, saying that it would create a momentum for trade.", []),
    ],
    ids=["hoped", "nobody", "delegate", "gerunds", "position", "work to", "momentum"],
)
def test_who_pledges_what(told: str, pledges: list[tuple[list[str], str, str]]) -> None:
    assert _pledges(told) == pledges
