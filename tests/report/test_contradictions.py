"""Contradictions that need more than one thing, or a headline, to be seen; and their look-alikes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.model import Meeting
from depositary.report import list_contradictions
from samples import CORPUS, gold, sample


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def summit(ordinal: int, start: str, name: str = "ASEAN-Russia Summit") -> Meeting:
    return Meeting(
        mechanism_en=name, ordinal=ordinal, parties=["ASEAN", "Russia"], level="summit", start=start, status="held"
    )


@pytest.mark.parametrize(
    "one, two, real",
    [
        (summit(4, "2021-10-28"), summit(14, "2021-10-28"), True),
        (summit(4, "2021-10"), summit(14, "2021-10-28"), True),  # the month holds the day
        (summit(4, "2021-10-28"), summit(5, "2021-10-28"), False),  # back to back
        (summit(4, "2021-10-28"), summit(14, "2021-11-28"), False),
        (summit(4, "2021-10-28"), summit(14, "2021-10-28", "ASEAN-Russia Business Council"), False),
    ],
)
def test_one_sitting_two_numbers(ledger: Ledger, one: Meeting, two: Meeting, real: bool) -> None:
    for name, meeting in (("a", one), ("b", two)):
        record_document(ledger, *sample(name, f"{name}.", meeting, published="2021-11-30"))
    assert [found.property for found in list_contradictions(ledger)] == ["meetings.ordinal"] * real


def test_headline_that_names_another_partner_than_its_text(ledger: Ledger) -> None:
    [(document, reading)] = [one for one in gold(CORPUS / "hard") if one[0].id == "w-h-en-05"]
    headline = document.text.splitlines()[2]
    first = record_document(ledger, document, msgspec.structs.replace(reading, title=headline))
    [found] = list_contradictions(ledger)
    assert (found.property, found.about, len(first.contradictions)) == ("document.title", "w-h-en-05", 1)
    assert {side.value for side in found.sides} == {"headline: ASEAN–Switzerland", "text: ASEAN–Norway"}
    assert all(side.sources for side in found.sides)


def test_headline_is_judged_anew_when_its_document_is(ledger: Ledger) -> None:
    [(document, reading)] = [one for one in gold(CORPUS / "hard") if one[0].id == "w-h-en-05"]
    for title, number in (("ASEAN and Switzerland count", 1), ("ASEAN and Norway count", 0)):
        record_document(ledger, document, msgspec.structs.replace(reading, title=title))
        assert len(list_contradictions(ledger)) == number
