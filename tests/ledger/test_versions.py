"""What stands at one address, one after the other, is one document: its earlier versions stay, and count no more."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import select

from databases import Place
from depositary.ledger import create_ledger, record_document, record_documents
from depositary.ledger.carrying import carry_in, carry_out, differences
from depositary.ledger.judging import record_judgement
from depositary.ledger.library import find_documents
from depositary.ledger.past import View
from depositary.ledger.queries import ThingQuery
from depositary.ledger.sources import claims_of_documents
from depositary.ledger.tables import history
from depositary.ledger.veils import restrict_document
from depositary.ledger.versions import address_of, versions_of
from depositary.model import Document, Meeting, Progress
from depositary.report import find_disagreements, list_contradictions, list_things, search_passages
from depositary.report.documents import list_documents, one_document, show_document
from depositary.report.marked import mark_document
from depositary.report.shelf import count_documents
from samples import Sample, sample

PAGE = "https://example.org/news/summit.html"
WORDS = (
    "The ministers met in the capital and looked at the work of the year before them. They thanked the host for the "
    "arrangements it had made, heard the report of the senior officials, and asked the secretariat to go on with it. "
)


def page(
    day: str, fetched: str | None, *, uri: str | None = PAGE, name: str = "summit", done: int = 97, words: str = WORDS
) -> Sample:
    """A report of a summit held on `day`, with a figure of progress."""
    document, reading = sample(
        name,
        f"The 5th Summit was held on {day}, {done} of 103 measures done.\n{words}",
        Meeting(mechanism_en="Summit", ordinal=5, parties=["AA", "BB"], level="summit", start=day, place="Town"),
        Progress(instrument_en="Plan of Action", period=(2021, 2025), done=done, total=103, as_of=day),
    )
    return msgspec.structs.replace(document, uri=uri, fetched=fetched), reading


MORNING, NOON, EVENING = (f"2021-07-06T{hour}:00:00+00:00" for hour in ("08", "12", "20"))


def test_what_was_fetched_again_and_says_something_else_is_a_version(place: Place) -> None:
    with create_ledger(place()) as ledger:
        first = record_document(ledger, *page("2021-07-05", MORNING))
        second = record_document(ledger, *page("2021-07-04", NOON))
        assert (second.state, second.supersedes) == ("added", first.document)
        [row] = list_documents(ledger)
        assert (row.id, row.superseded, row.earlier_versions, row.copies) == (second.document, False, 1, 1)
        assert count_documents(ledger) == 1
        assert [r.superseded for r in list_documents(ledger, superseded=True)] == [True, False]
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        assert (meeting.fields["start"], len(meeting.sources)) == ("2021-07-04", 1)
        assert list_contradictions(ledger, real_only=False) == []


def test_earlier_version_is_still_there(place: Place) -> None:
    with create_ledger(place()) as ledger:
        first = record_document(ledger, *page("2021-07-05", MORNING))
        with ledger.reading() as connection:
            [before] = connection.execute(select(history.c.at)).scalars()
        record_document(ledger, *page("2021-07-04", NOON))
        [meeting] = list_things(ledger, ThingQuery(kind="meeting", view=View(recorded_at=before)))
        assert meeting.fields["start"] == "2021-07-05"
        detail = show_document(ledger, first.document)
        assert (detail.row.superseded, len(detail.claims), detail.row.claims) == (True, 2, 2)
        assert [version.current for version in detail.versions] == [False, True]
        marked = mark_document(ledger, first.document)
        assert (len(marked.claims), marked.versions[0].id) == (2, first.document)
        assert one_document(ledger, "summit").superseded is False  # by name, the one that stands


def test_search_finds_what_stands_now(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING, done=97))
        record_document(ledger, *page("2021-07-05", NOON, done=98))
        assert [hit.document for hit in search_passages(ledger, "98 of 103")] == ["summit"]
        assert list(search_passages(ledger, "97 of 103")) == []


def test_same_text_at_the_same_address_is_nothing_new(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING))
        assert record_document(ledger, *page("2021-07-05", NOON, name="crawl-00002")).state == "known"
        assert len(list_documents(ledger, superseded=True)) == 1


def test_page_that_goes_back_to_what_it_said(place: Place) -> None:
    with create_ledger(place()) as ledger:
        first = record_document(ledger, *page("2021-07-05", MORNING))
        second = record_document(ledger, *page("2021-07-04", NOON))
        back = record_document(ledger, *page("2021-07-05", EVENING))
        assert (back.document, back.supersedes) == (first.document, second.document)
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        assert (meeting.fields["start"], len(meeting.sources)) == ("2021-07-05", 1)
        assert [row.id for row in list_documents(ledger)] == [first.document]


def test_adding_an_old_version_again_changes_nothing(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING))
        second = record_document(ledger, *page("2021-07-04", NOON))
        assert record_document(ledger, *page("2021-07-05", MORNING)).state == "known"
        assert [row.id for row in list_documents(ledger)] == [second.document]


@pytest.mark.parametrize("together", [1, 200], ids=["one by one", "at once"])
def test_order_of_adding_makes_no_difference(place: Place, together: int) -> None:
    with create_ledger(place()) as ledger:
        later, earlier = page("2021-07-04", NOON), page("2021-07-05", MORNING)
        told = record_documents(ledger, [later, earlier], together=together)
        assert told[1].superseded_by == told[0].document
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        assert (meeting.fields["start"], len(meeting.sources)) == ("2021-07-04", 1)
        with ledger.reading() as connection:
            versions = versions_of(connection, one_document(ledger, told[0].document).number)
        assert [version.id for version in versions] == [told[1].document, told[0].document]


def test_other_source_still_contradicts(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING))
        record_document(ledger, *page("2021-07-04", NOON))
        record_document(ledger, *page("2021-07-01", NOON, uri="https://other.example/report", name="other", words=""))
        values = [sorted(str(side.value) for side in one.sides) for one in list_contradictions(ledger)]
        assert ["2021-07-01", "2021-07-04"] in values


def test_judgement_reaches_the_claim_in_the_same_place(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING))
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        record_judgement(ledger, meeting.id, "correct", who="An", field="place", value="Village")
        record_document(ledger, *page("2021-07-04", NOON))
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        assert (meeting.fields["place"], meeting.fields["start"]) == ("Village", "2021-07-04")


def test_newer_version_that_says_otherwise_than_a_person_is_reported(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING))
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        record_judgement(ledger, meeting.id, "correct", who="An", field="start", value="2021-07-03")
        newer = record_document(ledger, *page("2021-07-04", NOON))
        found = [(one.field, one.judged, one.said) for one in find_disagreements(ledger, newer.claims)]
        assert found == [("start", "2021-07-03", "2021-07-04")]
        [meeting] = list_things(ledger, ThingQuery(kind="meeting"))
        assert meeting.fields["start"] == "2021-07-03"


FILE = "file:///srv/an/inbox/statement.txt"


def test_edited_file_is_a_version(place: Place) -> None:
    with create_ledger(place()) as ledger:
        first = record_document(ledger, *page("2021-07-05", None, uri=FILE))
        assert record_document(ledger, *page("2021-07-04", None, uri=FILE)).supersedes == first.document


def test_other_file_that_took_the_name_is_another_document(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", None, uri=FILE))
        document, reading = sample("statement", "Both parties signed a memorandum on fisheries in the north.\n" * 12)
        taken = record_document(ledger, msgspec.structs.replace(document, uri=FILE), reading)
        assert taken.supersedes is None
        assert len(list_documents(ledger)) == 2


def test_a_version_is_restricted_like_the_one_before(place: Place) -> None:
    with create_ledger(place()) as ledger:
        first = record_document(ledger, *page("2021-07-05", MORNING))
        restrict_document(ledger, first.document, "editor", who="An")
        second = record_document(ledger, *page("2021-07-04", NOON))
        assert one_document(ledger, second.document).restricted_to == "editor"


def test_restricting_reaches_earlier_versions(place: Place) -> None:
    with create_ledger(place()) as ledger:
        first = record_document(ledger, *page("2021-07-05", MORNING))
        second = record_document(ledger, *page("2021-07-04", NOON))
        restrict_document(ledger, second.document, "editor", who="An")
        assert one_document(ledger, first.document).restricted_to == "editor"


def test_restricted_version_leaves_the_public_one_in_its_place(place: Place) -> None:
    with create_ledger(place()) as ledger:
        record_document(ledger, *page("2021-07-05", MORNING))
        held_back = record_document(ledger, *page("2021-07-04", NOON), restricted_to="editor")
        assert held_back.supersedes is None
        assert not any(row.superseded for row in list_documents(ledger))


def test_versions_are_carried_over(place: Place) -> None:
    with create_ledger(place()) as ledger, create_ledger(place()) as other:
        record_document(ledger, *page("2021-07-05", MORNING))
        second = record_document(ledger, *page("2021-07-04", NOON))
        with ledger.reading() as connection:
            carry_in(other, carry_out(connection))
        assert differences(ledger, other) == []
        assert [row.id for row in list_documents(other)] == [second.document]
        with other.reading() as connection:
            [earlier] = [row for row in find_documents(connection, superseded=True) if row.superseded]
            assert len(claims_of_documents(connection, earlier.number)) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/a", "http://www.example.org/a/", True),  # scheme, host's www, final stroke
        (
            "https://example.org/a?id=1&utm_source=mail",
            "https://example.org/a?id=1#top",
            True,
        ),  # a campaign, a fragment
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/en/a", "https://example.org/vi/a", False),
        ("https://example.org:8443/a", "https://example.org/a", False),
        ("file:///a/b.txt", "file:///a/c.txt", False),
        ("https://example.org/mails.zip!/one.txt", "https://example.org/mails.zip!/two.txt", False),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    told = [address_of(Document(id="d", text="t", uri=uri)) for uri in (one, other)]
    assert (told[0] == told[1]) is same


@pytest.mark.parametrize("uri", [None, "urn:x:1", "https:///nowhere", "https://[broken/"])
def test_no_address(uri: str | None) -> None:
    assert address_of(Document(id="d", text="t", uri=uri)) is None
