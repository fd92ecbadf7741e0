"""Copies of one text are one source, in whatever order they come; a translation is marked and goes on counting."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations

import pytest
from sqlalchemy import select

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.library import find_documents
from depositary.ledger.queries import ThingQuery, find_things
from depositary.ledger.tables import signature_bands
from depositary.model import Instrument, Meeting
from samples import Sample, sample

MEETING = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10-28",
    status="held",
)  # fmt: skip
WIRE = " ".join(
    f"The {n} ministers of group {n * 7} spoke of matter {n * 3} and welcomed report {n * 11} at length."
    for n in range(20)
)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def wire(name: str, text: str, **header: object) -> Sample:
    return sample(name, text, MEETING, **header)  # type: ignore[arg-type]


def sources(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        [meeting] = find_things(connection, ThingQuery(kind="meeting"))
        return meeting.sources


def test_a_copy_with_another_head_is_the_same_source(ledger: Ledger) -> None:
    record_document(ledger, *wire("agency", WIRE))
    record_document(ledger, *wire("site", "Taken over from the agency.\n" + WIRE + "\nRead more."))
    assert sources(ledger) == 1
    record_document(ledger, *wire("other", " ".join(sorted(WIRE.split()))))
    assert sources(ledger) == 2


def test_short_texts_are_copies_only_if_equal(ledger: Ledger) -> None:
    for name, text in (("a", "A summit was held."), ("b", "A summit  was held."), ("c", "A summit was held today.")):
        record_document(ledger, *wire(name, text))
    assert sources(ledger) == 2


def chain() -> list[Sample]:
    """The first and last are too far apart to be copies; what stands between is a copy of both."""
    lines = WIRE.split(". ")
    return [wire(str(n), ". ".join(lines[start : start + 14])) for n, start in enumerate((0, 3, 6))]


def test_any_order_gives_the_same_groups_and_counts(place: Place) -> None:
    told = set()
    for order in permutations(chain()):
        with create_ledger(place()) as ledger:
            for document, reading in order:
                record_document(ledger, document, reading)
            with ledger.reading() as connection:
                groups = tuple((row.name, row.text_group) for row in sorted(find_documents(connection), key=str))
            told.add((sources(ledger), tuple(sorted(groups))))
    [(counted, _)] = told
    assert counted == 1


def test_a_text_that_is_everywhere_does_not_fill_the_index(ledger: Ledger) -> None:
    draw = random.Random(1)
    for number in range(14):
        record_document(ledger, *wire(f"site{number}", f"{WIRE} {draw.random()}"))
    with ledger.reading() as connection:
        held = set(connection.execute(select(signature_bands.c.document_id)).scalars())
    assert (sources(ledger), len(held)) == (1, 8)


@pytest.mark.parametrize(
    "publisher, published, marked",
    [
        ("Agency", "2021-07-07", True),
        ("Agency", "2021-07-30", False),  # weeks later
        ("Another", "2021-07-07", False),
    ],
)
def test_translation_is_marked_and_counts(ledger: Ledger, publisher: str, published: str, marked: bool) -> None:
    figures = "97/103 94.2 2016 2020 ASEAN UNDRR TAC EAS 2021"
    first = record_document(ledger, *wire("en", f"Figures: {figures}.", publisher="Agency"))
    second = wire("vi", f"Số liệu: {figures}.", language="vi", publisher=publisher, published=published)
    record_document(ledger, *second)
    with ledger.reading() as connection:
        [found] = find_documents(connection, name="vi")
    assert found.translation_of == (first.document if marked else None)
    assert sources(ledger) == 2


@pytest.mark.parametrize("symbol, one_work", [("75/15", True), ("A/RES/75/16", False)])
def test_language_versions_of_a_resolution_are_one_work(ledger: Ledger, symbol: str, one_work: bool) -> None:
    def version(name: str, language: str, symbol: str) -> Sample:
        own = Instrument(
            title_en="Cooperation", symbol=symbol, kind="resolution", date="2020-11-23", status="adopted"
        )  # fmt: skip
        words = {"en": "The General Assembly.", "zh": "大会。"}[language]
        return sample(name, words, own, MEETING, language=language, published="2020-11-23", genre="resolution")

    first = record_document(ledger, *version("en", "en", "A/RES/75/15"))
    record_document(ledger, *version("zh", "zh", symbol))
    with ledger.reading() as connection:
        [found] = find_documents(connection, name="zh")
    assert (found.translation_of == first.document) is one_work
    assert sources(ledger) == (1 if one_work else 2)
