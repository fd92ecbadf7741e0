"""What documents of three languages tell otherwise, each with its verdict, and nothing that is none.

The texts are in `disagreements.yml`, in our own words: read, recorded in a ledger and listed as a person would.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from depositary.ledger import Ledger, create_ledger, record_document
from depositary.model import Document
from depositary.reading import read_document
from depositary.report import list_contradictions
from depositary.tables import load_table


class Set(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """found: property → verdict."""

    rule: str
    texts: dict[str, str]
    found: dict[str, str]


class Sets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """disagreements.yml."""

    sets: list[Set]


SETS = load_table(Path(__file__).with_name("disagreements.yml"), Sets).sets


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with create_ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


@pytest.mark.parametrize("case", SETS, ids=[case.rule for case in SETS])
def test_verdicts_on_documents_of_three_languages(ledger: Ledger, case: Set) -> None:
    languages = set()
    for name, text in case.texts.items():
        document = Document(id=name, text=text)
        reading = read_document(document)
        languages.add(reading.language)
        record_document(ledger, document, reading)
    assert languages == {"en", "vi", "zh"}
    assert {(found.property, found.verdict) for found in list_contradictions(ledger, real_only=False)} == set(
        case.found.items()
    )
