"""What falls due, when, and whether it was done: each row a trick of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.model import Commitment, Instrument, Meeting
from depositary.report import Due, list_due, list_series
from samples import sample

PARTIES = ["ASEAN", "Russia"]
ASSEMBLY = "UN General Assembly"


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def promise(what: str, **fields: object) -> Commitment:
    return Commitment(**{"actors": PARTIES, "force": "commit", "what_en": what, **fields})  # type: ignore[arg-type]


def only(found: list[Due]) -> Due:
    assert len(found) == 1, [due.what for due in found]
    return found[0]


@pytest.mark.parametrize(
    "fields, on, interval, status",
    [
        ({"due": "2021-10"}, "2021-10-31", ("2021-10-01", "2021-10-31"), "open"),  # to the last day of the month
        ({"due": "2021-10"}, "2021-11-01", ("2021-10-01", "2021-10-31"), "overdue"),
        ({"due": "2024", "due_kind": "by"}, "2023-05-05", ("2024-01-01", "2024-12-31"), "open"),
        ({"due": "2024-02"}, "2024-02-29", ("2024-02-01", "2024-02-29"), "open"),  # leap year
        ({"due_session": "next SOM"}, "2021-10-01", (None, None), "open"),  # nobody knows when
    ],
)
def test_interval_and_status(
    ledger: Ledger, fields: dict[str, str], on: str, interval: tuple[str | None, str | None], status: str
) -> None:
    record_document(ledger, *sample("one", "One.", promise("set up a fund", **fields)))
    due = only(list_due(ledger, on=on))
    assert (due.interval, due.status) == (interval, status)


@pytest.mark.parametrize(
    "session, actor, interval",
    [
        ("77th session of the General Assembly", ASSEMBLY, ("2022-09-01", "2023-09-30")),
        ("77", ASSEMBLY, ("2022-09-01", "2023-09-30")),
        ("its 77th session", ASSEMBLY, ("2022-09-01", "2023-09-30")),  # the actor says whose session
        ("16th session of the Serayan Assembly", "Serayan Assembly", (None, None)),  # another body's sessions
    ],
)
def test_session_is_an_interval(
    ledger: Ledger, session: str, actor: str, interval: tuple[str | None, str | None]
) -> None:
    record_document(ledger, *sample("one", "One.", promise("submit a report", actors=[actor], due_session=session)))
    assert only(list_due(ledger, on="2021-01-01")).interval == interval


def test_session_that_is_a_recorded_meeting_has_its_dates(ledger: Ledger) -> None:
    meeting = Meeting(
        mechanism_en="East Asia Summit", acronym="EAS", ordinal=16, parties=PARTIES, level="summit", start="2021-10-27",
        status="held",
    )  # fmt: skip
    due = promise("issue a joint statement on tourism", due_session="16th East Asia Summit")
    record_document(ledger, *sample("one", "One.", due, meeting))
    found = only(list_due(ledger, on="2021-08-01"))
    assert found.interval == ("2021-10-27", "2021-10-27")


def test_promised_meeting_that_was_held_is_met(ledger: Ledger) -> None:
    summit = Meeting(
        mechanism_en="ASEAN-Russia Summit",
        ordinal=4,
        parties=PARTIES,
        level="summit",
        start="2021-10-28",
        status="held",
    )
    record_document(ledger, *sample("before", "B.", promise("hold the 4th ASEAN-Russia Summit", due="2021-10")))
    assert only(list_due(ledger, on="2021-12-01")).status == "overdue"
    record_document(ledger, *sample("after", "A.", summit, published="2021-10-28"))
    found = only(list_due(ledger, on="2021-12-01"))
    assert found.status == "met" and (found.met_by or "").startswith("meeting-")


def test_promise_to_hold_a_meeting_and_the_meeting_are_one_due(ledger: Ledger) -> None:
    summit = Meeting(
        mechanism_en="ASEAN-Russia Summit",
        ordinal=4,
        parties=PARTIES,
        level="summit",
        start="2021-10",
        status="proposed",
    )
    record_document(ledger, *sample("a", "A.", promise("hold the 4th ASEAN-Russia Summit", due="2021-10")))
    record_document(ledger, *sample("b", "B.", summit, language="zh"))
    found = only(list_due(ledger, on="2021-08-01"))
    assert (found.kind, {source.document for source in found.sources}) == ("meeting", {"a", "b"})


def test_duty_to_a_session_is_met_by_the_resolution_that_renews_it(ledger: Ledger) -> None:
    title = "Cooperation between the United Nations and the Association of Southeast Asian Nations"
    asked = Instrument(title_en=title, symbol="75/15", kind="resolution", date="2020-11-23", status="adopted")
    renewed = Instrument(title_en=title, symbol="A/RES/77/12", kind="resolution", date="2022-11-21", status="adopted")
    duty = promise("report on implementation", actors=[ASSEMBLY], force="request", due_session="77th session")
    record_document(ledger, *sample("75-15", "75/15.", asked, duty, published="2020-11-23", genre="resolution"))
    assert only(list_due(ledger, on="2024-01-01")).status == "overdue"
    record_document(ledger, *sample("77-12", "77/12.", renewed, published="2022-11-21", genre="resolution"))
    assert only(list_due(ledger, on="2024-01-01")).status == "met"


def test_within_leaves_out_what_is_far_and_what_is_met_and_keeps_what_is_overdue(ledger: Ledger) -> None:
    dues = {"past": "2021-05", "soon": "2021-09", "far": "2026"}
    record_document(
        ledger, *sample("one", "One.", *(promise(what, due=due) for what, due in dues.items()), published="2021-04-01")
    )
    assert [due.what for due in list_due(ledger, on="2021-07-06", within=90)] == ["past", "soon"]


def test_overdue_comes_first(ledger: Ledger) -> None:
    dues = {"later": "2022", "missed": "2021-05", "sooner": "2021-09"}
    record_document(
        ledger, *sample("one", "One.", *(promise(what, due=due) for what, due in dues.items()), published="2021-04-01")
    )
    assert [due.what for due in list_due(ledger, on="2021-07-06")] == ["missed", "sooner", "later"]


@pytest.mark.parametrize("later, status", [("adopted", "met"), ("to_be_adopted", "overdue")])
def test_duty_on_a_draft_is_met_when_the_text_is_adopted(ledger: Ledger, later: str, status: str) -> None:
    def plan(stage: str) -> Instrument:
        return Instrument(
            title_en="ASEAN-United Nations Plan of Action", kind="plan_of_action", period=(2021, 2025), status=stage,  # type: ignore[arg-type]
        )  # fmt: skip

    duty = promise("submit the draft plan", due="2020-10", instrument_en="ASEAN-United Nations Plan of Action")
    record_document(ledger, *sample("before", "B.", duty, plan("drafting"), published="2020-09-15"))
    record_document(ledger, *sample("after", "A.", plan(later), published="2020-11-20"))
    due = [due for due in list_due(ledger, on="2021-01-01") if due.kind == "commitment"]
    assert only(due).status == status


def yearly(ordinal: int, start: str, status: str = "held") -> Meeting:
    return Meeting(
        mechanism_en="ASEAN-Russia Senior Officials' Meeting", ordinal=ordinal, parties=PARTIES, level="senior_officials",
        start=start, status=status,
    )  # fmt: skip


def test_next_meeting_is_expected_until_a_document_announces_it(ledger: Ledger) -> None:
    past = [yearly(14, "2018-05-10"), yearly(15, "2019-05-12"), yearly(16, "2020-05-09"), yearly(18, "2022-05-11")]
    for number, meeting in enumerate(past):
        record_document(ledger, *sample(f"d{number}", f"{number}.", meeting, published=meeting.start))
    found = only(list_due(ledger, on="2022-12-01"))
    assert (found.status, found.kind, found.what[:4]) == ("expected", "meeting", "19th")
    assert found.interval[0] is not None and found.interval[0] < "2023-05-11" < str(found.interval[1])
    assert "gaps" in (found.reason or "")
    [series] = list_series(ledger, on="2022-12-01")
    assert ([s.ordinal for s in series.sittings], series.missing) == ([14, 15, 16, 18], (17,))
    assert list_due(ledger, on="2024-01-01") == []  # its time is over
    record_document(ledger, *sample("news", "News.", yearly(19, "2023-06", "scheduled"), published="2022-12-02"))
    assert only(list_due(ledger, on="2022-12-03")).status == "open"


@pytest.mark.parametrize(
    "fields",
    [
        {"due": "2020", "force": "commit"},  # over before the document (2021) told of it
        {"due": "2022", "force": "support"},  # a stance
    ],
)
def test_what_is_told_or_backed_is_nothing_due(ledger: Ledger, fields: dict[str, str]) -> None:
    record_document(ledger, *sample("one", "One.", promise("the initiatives of the chair", **fields)))
    assert list_due(ledger, on="2023-01-01") == []


@pytest.mark.parametrize("recalls, status", [("40/2", "met"), ("40/3", "overdue")])
def test_duty_is_met_by_the_next_resolution_that_recalls_it(ledger: Ledger, recalls: str, status: str) -> None:
    def resolution(symbol: str, date: str) -> Instrument:
        title = f"Matters of the region, as of {symbol}"
        return Instrument(title_en=title, symbol=symbol, kind="resolution", date=date, status="adopted")

    asked, later = resolution("40/2", "2020-11-23"), resolution("42/7", "2022-11-21")
    duty = promise(
        "report on implementation", actors=["Serayan Assembly"], force="request", due="2022", due_session="42"
    )
    record_document(ledger, *sample("40-2", "40/2.", asked, duty, published="2020-11-23", genre="resolution"))
    named = resolution(recalls, "2020-11-23")
    record_document(ledger, *sample("42-7", "42/7.", later, named, published="2022-11-21", genre="resolution"))
    assert only(list_due(ledger, on="2024-01-01")).status == status
