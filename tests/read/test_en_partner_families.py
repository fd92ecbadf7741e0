"""Short names of posts and series that belong to the partner who is spoken of, and who speaks for an organ's whole."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    head = (
        "Partners meet\n\nBRUSSELS, 3 May 2025 – The EU and CELAC held the EU-CELAC Ministerial Meeting on Friday.\n\n"
    )
    return read_document(Document(id="x", text=f"{head}{text}\n"))


@pytest.mark.parametrize(
    ("text", "name", "post", "party"),
    [
        ("Commission President Anna Lind said the EU would invest more.", "Anna Lind",
         "President of the European Commission", "European Union"),
        ("Anna Lind, President of the Commission, pledged 20 million euros for the fund.", "Anna Lind",
         "President of the European Commission", "European Union"),
        ("The AU Commissioner for Peace and Security, Ambassador Juma Odera, pledged to send a report to the UN.",
         "Juma Odera", "Commissioner for Peace and Security", "African Union"),
        ("EU High Representative/Vice-President Paul Weiss pledged aid for the region.", "Paul Weiss",
         "High Representative of the Union for Foreign Affairs and Security Policy", "European Union"),
    ],
)  # fmt: skip
def test_posts_in_short(text: str, name: str, post: str, party: str) -> None:
    reading = _read(text)
    assert [(p.name, p.post_en, p.party) for p in reading.persons] == [(name, post, party)]
    assert reading.commitments[-1].actors == [party]


def test_another_commission_is_not_meant() -> None:
    text = "Commission President Eva Lund and Electoral Commission President Anna Lind met voters."
    assert [p.name for p in _read(text).persons if "European" in (p.post_en or "")] == ["Eva Lund"]


def test_nor_where_the_union_is_not_named() -> None:
    text = "Talks\n\nRIGA, 3 May 2025 – Commission President Anna Lind spoke to the press about the vote.\n"
    persons = read_document(Document(id="x", text=text)).persons
    assert not any(p.party == "European Union" for p in persons)


@pytest.mark.parametrize(
    "text",
    [
        "The African Union Peace and Security Council and the members of the United Nations Security Council held their "
        "eleventh Annual Joint Consultative Meeting in Addis Ababa on 17 October 2024.",
        "The UN Security Council and the AU Peace and Security Council held their 11th annual joint consultative meeting "
        "in Addis Ababa on 17 October 2024.",
        "The 11th Annual Joint Consultative Meeting between the UN Security Council and the AU Peace and Security Council "
        "was held in Addis Ababa on 17 October 2024.",
    ],
)
def test_the_series_of_two_councils(text: str) -> None:
    found = [m for m in _read(text).meetings if m.ordinal == 11]
    assert [(m.level, m.parties, m.start) for m in found] == [
        ("committee", ["African Union", "United Nations"], "2024-10-17")
    ]
    assert "Consultative Meeting of the UN Security Council" in (found[0].mechanism_en or "")


def test_the_two_councils_are_both() -> None:
    text = (
        "Partners meet\n\nNAIROBI, 3 May 2025 – The African Union and the United Nations held the AU-UN Annual Conference "
        "in Nairobi on 2 May 2025.\n\nThe two Councils agreed to set up a working group by July 2025.\n"
    )
    found = read_document(Document(id="x", text=text)).commitments[-1]
    assert set(found.actors) == {"United Nations", "African Union"}
