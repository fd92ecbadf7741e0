"""What falls due is kept; whatever is added, read again, judged or merged, it stays what the things themselves say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import msgspec
import pytest
from sqlalchemy import select

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document, record_documents
from depositary.ledger.deadlines.keeping import (
    count_anew,
    fill_deadlines,
    kept_deadlines,
    seen_deadlines,
    wrong_deadlines,
)
from depositary.ledger.judging import record_judgement, undo_judgement
from depositary.ledger.seen import seen_by
from depositary.ledger.tables import deadline_keys, deadline_places, deadlines, judgements, things
from depositary.ledger.verifying import verify_ledger
from depositary.model import Commitment, Document, Instrument, Meeting, Reading
from samples import sample

ASSEMBLY = "UN General Assembly"
PARTIES = (["ASEAN", "Russia"], ["ASEAN", "India"])
BODIES = ("Summit", "Senior Officials' Meeting")
STAGES = ("proposed", "drafting", "to_be_adopted", "adopted", "in_force")
STEPS = 24


def _meeting(chance: random.Random) -> Meeting:
    year, parties = chance.randint(2019, 2026), chance.choice(PARTIES)
    name = f"{'-'.join(parties)} {chance.choice(BODIES)}"
    start = chance.choice([f"{year}-05-{chance.randint(1, 28):02d}", f"{year}-05", f"{year}-05", None])
    status = "held" if year < 2023 else chance.choice(["scheduled", "proposed", "held"])
    ordinal = chance.choice([year - 2010, year - 2010, None])
    level = "summit" if name.endswith("Summit") else "senior_officials"
    return Meeting(
        mechanism_en=name, ordinal=ordinal, parties=parties, level=level, start=start,
        status=status if start or status != "held" else "proposed",
    )  # type: ignore[arg-type]  # fmt: skip


def _promise(chance: random.Random) -> Commitment:
    number, parties = chance.randint(9, 16), chance.choice(PARTIES)
    name = f"{number}th {'-'.join(parties)} {chance.choice(BODIES)}"
    year = number + 2010
    ways: list[dict[str, object]] = [
        {"what_en": f"hold the {name}", "due": f"{year}-05"},
        {"what_en": f"hold the {name}", "due": str(year)},
        {"what_en": f"report on matter {chance.randint(1, 9)}", "due_session": name},
        {"what_en": f"submit draft {chance.randint(1, 9)}", "due": "2025", "instrument_en": _title(chance)},
        {"what_en": "report on implementation", "due_session": f"{number + 62}th session", "actors": [ASSEMBLY]},
        {"what_en": "set up a fund", "due": f"{year}-1{chance.randint(0, 2)}"},
    ]
    return Commitment(**{"actors": parties, "force": chance.choice(["commit", "support"]), **chance.choice(ways)})  # type: ignore[arg-type]


def _title(chance: random.Random) -> str:
    return f"{'-'.join(chance.choice(PARTIES))} Plan of Action on {chance.choice(['Energy', 'Tourism'])}"


def _resolution(chance: random.Random) -> Instrument:
    session = chance.randint(72, 77)
    named = f"Matters of cooperation {chance.randint(1, 2)}"
    return Instrument(
        title_en=chance.choice([named, named, f"Other matters of {session}"]), symbol=f"{session}/{chance.randint(1, 3)}",
        kind="resolution", date=f"{session + 1945}-11-20", status=chance.choice(["adopted", "adopted", "proposed"]),
    )  # type: ignore[arg-type]  # fmt: skip


def _plan(chance: random.Random) -> Instrument:
    return Instrument(title_en=_title(chance), kind="plan_of_action", status=chance.choice(STAGES))  # type: ignore[arg-type]


def _told(chance: random.Random, number: int) -> tuple[Document, Reading]:
    """A document that says some of all that: now and then it is a resolution itself, and recalls another."""
    makers: tuple[Callable[[random.Random], object], ...] = (
        _meeting, _meeting, _promise, _promise, _promise, _plan, _plan, _resolution,
    )  # fmt: skip
    own = [chance.choice(makers)(chance) for _ in range(chance.randint(2, 6))]
    first = _resolution(chance)
    claims = [first, *own] if chance.random() < 0.5 else own
    published = f"{chance.randint(2018, 2025)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    published = first.date if claims[0] is first else published
    genre = "resolution" if claims[0] is first else "news"
    return sample(f"d{number}", f"Text {number}.", *claims, published=published, genre=genre)  # type: ignore[arg-type]


def _judge(ledger: Ledger, chance: random.Random) -> None:
    """A person rejects, accepts, corrects, joins or parts something, or takes that back."""
    with ledger.reading() as connection:
        shown = connection.execute(select(things.c.key, things.c.kind).where(things.c.shown)).all()
        said = connection.execute(select(judgements.c.key).where(judgements.c.verb != "undo")).scalars().all()
    one, other = chance.choice(shown), chance.choice(shown)
    way = chance.randint(0, 4)
    try:
        if way == 0:
            record_judgement(ledger, one.key, "reject", who="a")
        elif way == 1 and one.kind == "commitment":
            record_judgement(ledger, one.key, "correct", who="a", field="due", value=f"{chance.randint(2019, 2027)}")
        elif way == 1 and one.kind == "meeting":
            record_judgement(ledger, one.key, "correct", who="a", field="ordinal", value=str(chance.randint(8, 16)))
        elif way == 2 and other.kind == one.kind and other.key != one.key:
            record_judgement(ledger, one.key, "same-as", who="a", other=other.key)
        elif way == 3 and said:
            undo_judgement(ledger, chance.choice(said), who="a")
        else:
            record_judgement(ledger, one.key, "accept", who="a")
    except Exception as error:  # what makes no sense is refused
        assert type(error).__name__ in ("JudgementError", "NotInLedger"), error


def _agree(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        kept, anew = kept_deadlines(connection), count_anew(connection)
        assert kept == anew
        assert list(wrong_deadlines(connection)) == []
    for role in ("viewer", "editor"):
        with seen_by(ledger, role) as seen, seen.reading() as veiled, ledger.reading() as whole:
            if veiled.info.get("veiled"):
                assert seen_deadlines(whole, veiled, role) == count_anew(veiled)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


@pytest.mark.parametrize("seed", range(6))
def test_kept_is_counted_anew_after_whatever_happens(ledger: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    told = 0
    for _ in range(STEPS):
        act = chance.random()
        if act < 0.55 or not told:
            record_document(ledger, *_told(chance, told), restricted_to=chance.choice([None, None, "editor", "admin"]))
            told += 1
        elif act < 0.65:
            record_documents(ledger, [_told(chance, told + more) for more in range(4)])
            told += 4
        elif act < 0.8:
            number = chance.randrange(told)
            again = _told(chance, number)[1]
            document = Document(id=f"d{number}", text=f"Text {number}.")
            record_document(ledger, document, msgspec.structs.replace(again, id=document.id))
        else:
            _judge(ledger, chance)
        _agree(ledger)
    with ledger.reading() as connection:
        kinds = {one.kind for one in kept_deadlines(connection)}
    assert {"commitment", "meeting"} <= kinds


def test_filling_gives_what_was_kept(ledger: Ledger) -> None:
    chance = random.Random(2)
    record_documents(ledger, [_told(chance, number) for number in range(40)])
    with ledger.writing() as connection:
        kept = kept_deadlines(connection)
        met = {"met": sum(one.met_by is not None for one in kept), "part": sum(one.part_of is not None for one in kept)}
        assert all(met.values()), met
        stored = [sorted(map(tuple, connection.execute(select(table)))) for table in _TABLES]  # type: ignore[type-var]
        for table in _TABLES:
            connection.execute(table.delete())
        fill_deadlines(connection)
        assert kept_deadlines(connection) == kept
        assert [sorted(map(tuple, connection.execute(select(table)))) for table in _TABLES] == stored  # type: ignore[type-var]


def test_verifying_tells_of_a_deadline_that_is_not_what_is_told(ledger: Ledger) -> None:
    record_document(
        ledger,
        *sample("one", "One.", Commitment(actors=["ASEAN"], force="commit", what_en="set up a fund", due="2027")),
    )
    assert verify_ledger(ledger).problems == ()
    with ledger.writing() as connection:
        connection.execute(deadlines.update().values(last_day="2031-01-01"))
    assert ["falls due" in problem for problem in verify_ledger(ledger).problems] == [True]


_TABLES = (deadlines, deadline_places, deadline_keys)
