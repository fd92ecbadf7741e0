"""Documents of one event in several languages, read and brought together; look-alikes stay apart; nobody contradicts.

The texts are in `groups.yml`, in our own words: for each group the meetings that several documents report and which of
them do.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document
from depositary.resolve import Sighting, find_contradictions
from depositary.resolve.contradictions import BENIGN
from depositary.tables import load_table
from resolve.sightings import things_of


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """texts: name → text, the name ending in the language; events: for each, the documents that report it."""

    trick: str
    texts: dict[str, str]
    events: list[list[str]]
    benign: list[str] = []
    real: list[str] = []


class Groups(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """groups.yml."""

    groups: list[Group]


GROUPS = load_table(Path(__file__).with_name("groups.yml"), Groups).groups


def sightings_of(group: Group) -> list[Sighting]:
    found: list[Sighting] = []
    for name, text in group.texts.items():
        reading = read_document(Document(id=name, text=text))
        assert reading.language == name.rpartition("-")[2]
        claims = [
            ("meeting", claim) for claim in reading.meetings
        ] + [("person", claim) for claim in reading.persons] + [("instrument", claim) for claim in reading.instruments] + [
            ("progress", claim) for claim in reading.progress
        ]  # fmt: skip
        found += [
            Sighting(
                id=f"{name}-{kind}-{number}", kind=kind, document=name, language=reading.language,
                published=reading.published, claim=claim,
            )  # type: ignore[arg-type]
            for number, (kind, claim) in enumerate(claims)
        ]  # fmt: skip
    return found


@pytest.mark.parametrize("group", GROUPS, ids=[group.trick for group in GROUPS])
def test_documents_of_one_event_come_together(group: Group) -> None:
    things = things_of(sightings_of(group))
    meetings = [s for s in things.values() if isinstance(s[0].claim, Meeting)]
    together = sorted(sorted({s.document for s in seen}) for seen in meetings)
    shared = [documents for documents in together if len(documents) > 1]
    assert shared == sorted(sorted(event) for event in group.events)
    verdicts = find_contradictions(things)
    assert sorted(item.verdict for item in verdicts if item.real) == sorted(group.real)
    assert set(group.benign) <= {item.verdict for item in verdicts if not item.real} <= BENIGN
