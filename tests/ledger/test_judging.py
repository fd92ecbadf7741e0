"""People's judgements: what they change, how they are undone, and that nothing read later overrides them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

import msgspec
import pytest

from databases import Place
from depositary.errors import JudgementError, NotInLedger
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.judging import read_value, record_judgement, undo_judgement
from depositary.ledger.queries import ThingQuery, ThingRow, find_contradiction_rows, find_things
from depositary.ledger.sources import claims_of_things
from depositary.ledger.verifying import verify_ledger
from depositary.model import Meeting, Person
from depositary.report import find_disagreements, list_judgements
from samples import Sample, sample

SUMMIT = Meeting(
    mechanism_en="East Asia Summit",
    acronym="EAS",
    ordinal=15,
    parties=["ASEAN", "Russia"],
    level="summit",
    start="2020-11",
)
LAVROV = Person(name="Sergey Lavrov", post_en="Minister of Foreign Affairs", party="Russia")
SONS = Person(name="Bùi Thanh Sơn", post_en="Minister of Foreign Affairs", party="Viet Nam")


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


def changed(claim: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(claim, **fields)


def things(ledger: Ledger, kind: str = "meeting") -> list[ThingRow]:
    with ledger.reading() as connection:
        return find_things(connection, ThingQuery(kind=kind))


def grouped(ledger: Ledger, kind: str = "meeting") -> set[frozenset[str]]:
    """The names of the documents that tell of each thing."""
    with ledger.reading() as connection:
        told = claims_of_things(connection, [thing.number for thing in find_things(connection, ThingQuery(kind=kind))])
    return {frozenset(claim.name for claim in claims) for claims in told.values()}


def judge(ledger: Ledger, target: str, verb: Any, **further: Any) -> str:
    return record_judgement(ledger, target, verb, who="An", **further)[0].key


def test_rejected_thing_is_not_shown_until_undone(ledger: Ledger) -> None:
    record_document(ledger, *sample("one", "One.", SUMMIT))
    [thing] = things(ledger)
    judgement = judge(ledger, thing.id, "reject", why="a misreading")
    assert things(ledger) == []
    undo_judgement(ledger, judgement, who="Binh")
    assert [found.id for found in things(ledger)] == [thing.id]


def test_undoing_can_be_undone_and_nothing_is_undone_twice(ledger: Ledger) -> None:
    record_document(ledger, *sample("one", "One.", SUMMIT))
    judgement = judge(ledger, things(ledger)[0].id, "reject")
    undoing = undo_judgement(ledger, judgement, who="Binh")[0].key
    with pytest.raises(JudgementError, match="undone already"):
        undo_judgement(ledger, judgement, who="Chi")
    undo_judgement(ledger, undoing, who="Chi")
    assert things(ledger) == []
    assert [line.in_force for line in list_judgements(ledger)] == [True, False, True]


def test_rejected_claim_leaves_the_rest_of_the_thing(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", SUMMIT))
    wrong = record_document(ledger, *sample("b", "B.", changed(SUMMIT, start="2020-01")))
    with ledger.reading() as connection:
        assert len(find_contradiction_rows(connection, real_only=True)) == 1
    judge(ledger, wrong.claims[0], "reject")
    [thing] = things(ledger)
    assert thing.fields["start"] == "2020-11"
    with ledger.reading() as connection:
        assert find_contradiction_rows(connection, real_only=True) == []


def test_corrected_field_is_shown_and_settles_the_contradiction(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", SUMMIT))
    record_document(ledger, *sample("b", "B.", changed(SUMMIT, start="2020-01")))
    with ledger.reading() as connection:
        [clash] = find_contradiction_rows(connection, real_only=True)
    judge(ledger, f"contradiction-{clash.number}", "correct", field="start", value="2020-11-14")
    [thing] = things(ledger)
    assert (thing.fields["start"], thing.first_day, thing.judged) == ("2020-11-14", "2020-11-14", "corrected")
    with ledger.reading() as connection:
        assert find_contradiction_rows(connection, real_only=True) == []


def test_nothing_known_is_not_the_same_as_nothing_said(ledger: Ledger) -> None:
    record_document(ledger, *sample("one", "One.", changed(SUMMIT, place="Hanoi")))
    [thing] = things(ledger)
    judge(ledger, thing.id, "correct", field="place", value=None)
    [thing] = things(ledger)
    assert (thing.fields["place"], thing.judged) == (None, "corrected")
    record_document(ledger, *sample("two", "Two.", changed(SUMMIT, place="Jakarta")))
    assert things(ledger)[0].fields["place"] is None  # what is read later does not fill it


def test_same_as_joins_what_the_signs_would_not(ledger: Ledger) -> None:
    one = record_document(ledger, *sample("a", "A.", LAVROV))
    two = record_document(ledger, *sample("b", "B.", changed(LAVROV, name="Сергей Викторович", post_en=None)))
    assert grouped(ledger, "person") == {frozenset({"a"}), frozenset({"b"})}
    judgement = judge(ledger, two.things[0], "same-as", other=one.things[0])
    assert grouped(ledger, "person") == {frozenset({"a", "b"})}
    record_document(ledger, *sample("c", "C.", LAVROV, language="vi"))  # a later document finds them joined
    assert grouped(ledger, "person") == {frozenset({"a", "b", "c"})}
    undo_judgement(ledger, judgement, who="An")
    assert grouped(ledger, "person") == {frozenset({"a", "c"}), frozenset({"b"})}


def test_not_same_as_parts_a_claim_even_if_it_looks_the_same(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", SONS))
    other = record_document(ledger, *sample("b", "B.", SONS))
    [thing] = things(ledger, "person")
    judgement = judge(ledger, other.claims[0], "not-same-as", other=thing.id)
    assert grouped(ledger, "person") == {frozenset({"a"}), frozenset({"b"})}
    undo_judgement(ledger, judgement, who="An")
    assert grouped(ledger, "person") == {frozenset({"a", "b"})}


@pytest.mark.parametrize("verb", ["accept", "reject", "correct", "same-as", "not-same-as"])
def test_judgement_survives_a_new_reading(ledger: Ledger, verb: str) -> None:
    """The newer reader words the claim otherwise, so it is another claim; the judgement goes over to it."""
    first = record_document(ledger, *sample("a", "A.", SUMMIT))
    record_document(ledger, *sample("b", "B.", SUMMIT, language="vi"))
    far = record_document(ledger, *sample("c", "C.", changed(SUMMIT, ordinal=16, start="2021")))
    further: dict[str, dict[str, Any]] = {
        "correct": {"field": "place", "value": "Hanoi"},
        "same-as": {"other": far.things[0]},
        "not-same-as": {"other": things(ledger)[0].id},
    }
    judge(ledger, first.claims[0], verb, **further.get(verb, {}))
    before = [(thing.fields["place"], thing.judged) for thing in things(ledger)], grouped(ledger)
    newer = changed(SUMMIT, mechanism="Hội nghị Cấp cao Đông Á", certainty=0.7)
    assert record_document(ledger, *sample("a", "A.", newer, reader="2")).state == "reread"
    assert ([(thing.fields["place"], thing.judged) for thing in things(ledger)], grouped(ledger)) == before
    assert all(line.in_force for line in list_judgements(ledger))
    assert verify_ledger(ledger).problems == ()


@pytest.mark.parametrize(
    "verb, further, newer, said",
    [
        ("accept", {}, {"start": "2020-12"}, ("start", "2020-11", "2020-12")),
        ("accept", {}, {"start": "2020-11-14"}, None),  # more precise is no disagreement
        ("accept", {}, {"mechanism": "Hội nghị Cấp cao Đông Á"}, None),  # nor is another wording
        ("correct", {"field": "ordinal", "value": 15}, {"ordinal": 14}, ("ordinal", 15, 14)),
        ("correct", {"field": "place", "value": "Hanoi"}, {"place": "Jakarta"}, ("place", "Hanoi", "Jakarta")),
        ("correct", {"field": "place", "value": None}, {"place": "Jakarta"}, ("place", None, "Jakarta")),
        ("correct", {"field": "place", "value": "Hanoi"}, {"place": "Hanoi"}, None),
    ],
)
def test_what_a_new_reading_disagrees_with_is_reported(
    ledger: Ledger, verb: str, further: dict[str, Any], newer: dict[str, Any], said: tuple[Any, ...] | None
) -> None:
    record_document(ledger, *sample("a", "A.", SUMMIT))
    judge(ledger, things(ledger)[0].id, verb, **further)
    shown = things(ledger)[0].fields
    recorded = record_document(ledger, *sample("a", "A.", changed(SUMMIT, **newer), reader="2"))
    found = find_disagreements(ledger, recorded.claims)
    assert [(item.field, item.judged, item.said) for item in found] == ([said] if said else [])
    assert [len(line.disagreements) for line in list_judgements(ledger)] == [len(found)]
    if verb == "correct":
        field = further["field"]
        assert things(ledger)[0].fields[field] == shown[field]  # reported, not overridden


def test_rejected_fact_said_again_by_another_document_is_reported(ledger: Ledger) -> None:
    record_document(ledger, *sample("a", "A.", SUMMIT))
    judge(ledger, things(ledger)[0].id, "reject")
    again = record_document(ledger, *sample("b", "B.", SUMMIT, language="vi"))
    [found] = find_disagreements(ledger, again.claims)
    assert (found.verb, [source.document for source in found.sources]) == ("reject", ["b"])


@pytest.mark.parametrize(
    "act, error",
    [
        (lambda ledger, thing: judge(ledger, thing, "like"), JudgementError),
        (lambda ledger, thing: judge(ledger, thing, "same-as"), JudgementError),
        (lambda ledger, thing: judge(ledger, thing, "same-as", other=thing), JudgementError),
        (lambda ledger, thing: judge(ledger, thing, "correct", field="colour", value="red"), JudgementError),
        (lambda ledger, thing: judge(ledger, thing, "correct", field="start", value="soon"), JudgementError),
        (lambda ledger, thing: judge(ledger, thing, "correct", field="level", value="cosmic"), JudgementError),
        (lambda ledger, thing: judge(ledger, "meeting-0000000000000000", "accept"), NotInLedger),
        (lambda ledger, thing: undo_judgement(ledger, "judgement-00", who="An"), JudgementError),
    ],
)
def test_senseless_judgements_are_refused_and_leave_no_trace(
    ledger: Ledger, act: Callable[[Ledger, str], object], error: type[Exception]
) -> None:
    record_document(ledger, *sample("one", "One.", SUMMIT))
    with pytest.raises(error):
        act(ledger, things(ledger)[0].id)
    assert list_judgements(ledger) == []


@pytest.mark.parametrize(
    "kind, field, given, value",
    [
        ("meeting", "ordinal", "17", 17),
        ("meeting", "parties", "ASEAN, Russia", ["ASEAN", "Russia"]),
        ("meeting", "start", "2021-10", "2021-10"),
        ("meeting", "date_inferred", "true", True),
        ("instrument", "period", "2016-2020", [2016, 2020]),
        ("progress", "percent", "94.2", 94.2),
        ("person", "party", None, None),
    ],
)
def test_corrections_take_the_type_of_their_field(kind: str, field: str, given: str | None, value: Any) -> None:
    assert read_value(kind, field, given) == value


def test_any_order_of_adding_gives_the_same_things_with_judgements(place: Place) -> None:
    """The judgement is given once both its documents are there; the others may come before or after."""
    samples: dict[str, Sample] = {
        "a": sample("a", "A.", SUMMIT),
        "b": sample("b", "B.", changed(SUMMIT, ordinal=16, start="2021-10")),
        "c": sample("c", "C.", SUMMIT, language="vi"),
        "d": sample("d", "D.", changed(SUMMIT, ordinal=16, start="2021-10-27"), language="zh"),
    }
    found = set()
    for number, order in enumerate(permutations(samples)):
        if number % 5:  # every fifth of the orders
            continue
        with create_ledger(place()) as ledger:
            claims: dict[str, str] = {}
            for name in order:
                claims[name] = record_document(ledger, *samples[name]).claims[0]
                if {"a", "b"} <= set(claims) and not list_judgements(ledger):
                    judge(ledger, claims["a"], "same-as", other=claims["b"])
            shown = [(thing.fields["start"], thing.claims) for thing in things(ledger)]
            found.add((frozenset(grouped(ledger)), str(sorted(shown))))
    assert len(found) == 1
