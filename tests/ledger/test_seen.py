"""What a role may see: a ledger with a restricted document looks to it like one that never had the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from databases import Place
from depositary.errors import LedgerReadOnly, NotInLedger
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.judging import record_judgement
from depositary.ledger.past import View
from depositary.ledger.queries import ThingQuery
from depositary.ledger.seen import seen_by, views_for
from depositary.ledger.tables import claims, documents, history, metadata
from depositary.ledger.veils import restrict_document
from depositary.model import Commitment, Instrument, Meeting, Person, Progress
from depositary.report import (
    ledger_status,
    list_contradictions,
    list_documents,
    list_due,
    list_judgements,
    list_progress,
    list_series,
    list_things,
    partnership_status,
    search_passages,
    show_thing,
)
from depositary.report.changes import changes_since
from samples import sample

KINDS = ("meeting", "person", "instrument", "progress", "commitment")
SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10",
    status="held",
)  # fmt: skip
PLAN = Instrument(title_en="ASEAN-Russia Comprehensive Plan of Action", kind="plan_of_action", period=[2021, 2025])


def public() -> list[Any]:
    return [
        sample("open-1", "The fourth summit met in October.\nMore.", SUMMIT, PLAN, published="2021-10-29"),
        sample(
            "open-2", "Minister Lavrov spoke of the fourth summit.\nMore.",
            msgspec.structs.replace(SUMMIT, place="Brunei"),
            Person(name="Sergey Lavrov", post_en="Minister of Foreign Affairs", party="Russia"),
            Progress(instrument_en="ASEAN-Russia Comprehensive Plan of Action", period=[2021, 2025], percent=40,
                     as_of="2022-01"),
            published="2022-01-10",
        ),
    ]  # fmt: skip


def secret() -> Any:
    """Adds a day, contradicts the number of days, and tells of persons and promises nobody else knows."""
    return sample(
        "secret-1", "Zebrafish: the fourth summit met on 28 October, and Lavrov promised a ship.\nMore.",
        msgspec.structs.replace(SUMMIT, start="2021-10-28", place="Bandar Seri Begawan", parties=["ASEAN", "Russia"]),
        msgspec.structs.replace(SUMMIT, ordinal=5, start="2022-11-12"),
        Person(name="Sergey Viktorovich Lavrov", post_en="Special Envoy", party="Russia"),
        Person(name="Zebra Fisherman", post_en="Ambassador", party="Russia"),
        Progress(instrument_en="ASEAN-Russia Comprehensive Plan of Action", period=[2021, 2025], percent=12,
                 as_of="2022-01"),
        Commitment(actors=["Russia"], force="commit", what_en="deliver a ship to zebrafish", due="2023-05-01"),
        published="2021-10-30",
    )  # fmt: skip


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


@pytest.fixture
def without(place: Place) -> Iterator[Ledger]:
    """The same ledger, had nobody added the secret document."""
    with create_ledger(place()) as opened:
        for document, reading in public():
            record_document(opened, document, reading)
        yield opened


def fill(ledger: Ledger, order: int, restricted_to: str = "admin") -> None:
    """order: the place of the secret document among the others."""
    known = [(*pair, None) for pair in public()]
    known.insert(order, (*secret(), restricted_to))
    for document, reading, role in known:
        record_document(ledger, document, reading, restricted_to=role)


def told(ledger: Ledger, view: View | None = None) -> dict[str, Any]:
    """All a reader can be told, without the ids that count up."""
    view = view or View()
    answers: dict[str, Any] = {kind: [] for kind in KINDS}
    for kind in KINDS:
        for thing in list_things(ledger, ThingQuery(kind=kind, view=view)):
            answers[kind].append({**thing.as_json(), "id": "", "sources": _plain(thing.sources)})
    answers["contradictions"] = [
        (c.about, c.property, c.verdict, _plain(c.sides)) for c in list_contradictions(ledger, real_only=False)
    ]
    answers["documents"] = [(row.name, row.claims, row.copies) for row in list_documents(ledger)]
    answers["due"] = [(due.what, due.status, due.interval) for due in list_due(ledger, on="2022-06-01", view=view)]
    answers["progress"] = [
        (s.instrument, [(r.percent, r.as_of) for r in s.reports]) for s in list_progress(ledger, view=view)
    ]
    answers["series"] = [(s.mechanism, len(s.sittings)) for s in list_series(ledger, on="2022-06-01", view=view)]
    answers["status"] = _plain(ledger_status(ledger))
    partnership = _plain(partnership_status(ledger, "asean-russia", on="2022-06-01", view=view))
    for name in ("plans", "last_meetings", "next_meetings", "progress", "due", "contradictions"):
        partnership[name] = len(partnership[name])
    partnership["series"] = len(partnership["series"])
    answers["partnership"] = partnership
    answers["search"] = [
        found.document for word in ("zebrafish", "summit", "Lavrov") for found in search_passages(ledger, word)
    ]
    changes = changes_since(ledger, "2020-01-01")
    answers["changes"] = (changes.documents, changes.things, [new.label for new in changes.named], changes.judgements)
    return answers


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


@pytest.mark.parametrize("order", [0, 1, 2])
@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_a_restricted_document_leaves_no_trace(ledger: Ledger, without: Ledger, order: int, role: str) -> None:
    fill(ledger, order)
    assert told(seen_by(ledger, role)) == told(without)
    assert told(seen_by(ledger, role), View(as_of="2022-12-31")) == told(without, View(as_of="2022-12-31"))


def test_who_has_the_role_sees_everything(ledger: Ledger, without: Ledger) -> None:
    fill(ledger, 1, "editor")
    assert told(seen_by(ledger, "viewer")) == told(without)
    assert told(seen_by(ledger, "editor")) == told(ledger) != told(without)
    assert seen_by(ledger, "admin") is ledger


@pytest.mark.parametrize("later", [True, False])
def test_restricting_and_opening_a_document_afterwards(ledger: Ledger, without: Ledger, later: bool) -> None:
    fill(ledger, 1, "viewer" if later else "admin")
    key = next(row.id for row in list_documents(ledger) if row.name == "secret-1")
    everything = told(ledger)
    reader = seen_by(ledger, "viewer")
    assert restrict_document(ledger, key, "admin", who="An") is later
    assert told(reader) == told(without)
    assert restrict_document(ledger, key, None, who="An")
    assert told(reader)["search"] == everything["search"]
    assert told(reader)["person"] == everything["person"]


def test_nothing_hidden_can_be_named(ledger: Ledger) -> None:
    fill(ledger, 0)
    reader = seen_by(ledger, "viewer")
    with ledger.reading() as connection:
        key = select(documents.c.id, documents.c.key).where(documents.c.name == "secret-1")
        number, document = connection.execute(key).one()
        hidden = connection.execute(select(claims.c.key).where(claims.c.document_id == number)).scalars().all()
    only = {thing.id for thing in list_things(ledger, ThingQuery(kind="person"))} - {
        thing.id for thing in list_things(reader, ThingQuery(kind="person"))
    }
    assert only and hidden
    for name in (*hidden, *only):
        with pytest.raises(NotInLedger):
            show_thing(reader, name)
    seen = [show_thing(reader, t.id) for kind in KINDS for t in list_things(reader, ThingQuery(kind=kind))]
    raw = msgspec.json.encode([detail.as_json() for detail in seen]).decode()
    assert not [name for name in (*hidden, document, "secret-1", "ebrafish", "Viktorovich", "28 Oct") if name in raw]


def test_judgements_on_what_is_hidden_are_hidden(ledger: Ledger) -> None:
    fill(ledger, 0)
    reader = seen_by(ledger, "viewer")
    envoy = next(t for t in list_things(ledger, ThingQuery(kind="person")) if "Zebra" in t.label)
    summit = next(t for t in list_things(ledger, ThingQuery(kind="meeting")) if t.fields["ordinal"] == 4)
    record_judgement(ledger, envoy.id, "correct", who="An", field="post_en", value="Zebra keeper")
    record_judgement(ledger, summit.id, "accept", who="An")
    assert [line.verb for line in list_judgements(ledger)] == ["correct", "accept"]
    assert [line.verb for line in list_judgements(reader)] == ["accept"]
    with reader.reading() as connection:
        events = connection.execute(select(history.c.event, history.c.payload)).all()
    assert [event for event, _ in events] == ["document added", "document added", "judged"]
    assert "ebra" not in str(events)


def test_reading_a_document_anew_keeps_it_hidden(ledger: Ledger, without: Ledger) -> None:
    fill(ledger, 1)
    document, reading = secret()
    other = msgspec.structs.replace(reading, persons=[], reader=msgspec.structs.replace(reading.reader, version="2"))
    assert record_document(ledger, document, other).state == "reread"
    assert told(seen_by(ledger, "viewer")) == told(without)


def test_the_handle_cannot_write(ledger: Ledger) -> None:
    fill(ledger, 0)
    with pytest.raises(LedgerReadOnly), seen_by(ledger, "editor").writing():
        pass


def test_every_table_is_thought_of() -> None:
    """`views_for` raises LookupError for a table it does not know how to hold back."""
    made = " ".join(views_for("viewer", "main", "sqlite"))
    assert all(f"VIEW {name} " in made for name in ("documents", "texts", "things", "users", "audit", "plan_lines"))
    assert len(metadata.sorted_tables) > 20
