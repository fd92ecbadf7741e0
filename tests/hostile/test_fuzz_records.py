"""Records, exports to import, and files of data: whatever is in them gives a named error or is taken, and no crash.

A few dozen tries each in `make test`; thousands in `make fuzz`.
"""

from __future__ import annotations

import io
import json
import os
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import depositary
from depositary.errors import DataError, DepositaryError, DocumentError
from depositary.export import EXPORTERS, Asked, import_lines
from depositary.ledger import create_ledger, open_ledger, record_document
from depositary.ledger.verifying import verify_ledger
from depositary.model import Document, Meeting
from depositary.pipeline import Task, work_on
from depositary.reading import read_document
from depositary.registry import load_registry
from depositary.tables import load_table
from samples import sample

LONG = os.environ.get("DEPOSITARY_FUZZ_LONG") == "1"
TRIES = 1_500 if LONG else 40
SETTINGS = settings(
    max_examples=TRIES, deadline=None, derandomize=not LONG, database=None, suppress_health_check=list(HealthCheck)
)
PIECES = st.sampled_from(
    [
        "The ", "12th ", "ASEAN-Russia ", "Summit ", "was held ", "in Ha Noi ", "on 12 March 2026", ". ", "\n", "\n\n", "1. ", "(a) ", "“", "”",
        "Minister ", "Kel Marun ", "of Japan ", "agreed to ", "provide aid ", "by 2027", "97 of the 103 ", "per cent ", "A/RES/75/15", "¹", "[1]",
        "Hà Nội, ngày 12/3/2026 – ", "Hai bên ", "nhất trí ", "lần thứ 4 ", "Bộ trưởng ", "cho biết ", "2026年3月12日，", "双方", "同意", "第十二次", "会议",
        "外长", "王毅", "在河内", "举行。", "、", "；", "\u0301", "\u200b", "\u202e", "\ufeff", "\x0b", "\x85", "\u2028", "🇻🇳", "\t", "{", "&amp;", "<b>", "|",
        "(", ")", "-", "–", "/", "*", "#", ": ", "9" * 30, "0", "-1", "31 February 2026", "13/13/2026", "1e999", "٣", "²", "Ⅻ", "百", "亿",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)


@given(text=TEXTS, language=st.sampled_from([None, "en", "vi", "zh"]))
@SETTINGS
def test_any_text_gives_a_reading_or_a_named_error(text: str, language: str | None) -> None:
    try:
        reading = read_document(Document(id="any", text=text, language=language))
    except DocumentError as error:
        assert str(error)
        return
    for claim in (*reading.meetings, *reading.persons, *reading.instruments, *reading.progress, *reading.commitments):
        assert claim.passages
        for passage in claim.passages:
            assert text[passage.start : passage.end] == passage.quote
    assert msgspec.json.decode(msgspec.json.encode(reading), type=type(reading)) == reading


# -- values put where others stood -----------------------------------------------------------------------------------

ODD: list[Any] = [
    None, True, 0, -1, 10**30, 1.5, float("1e308"), "", " ", "x", "\x00", "\ud800", "a" * 5_000, "2026-13-45", "9999999-01", "../x", "=1+1", [], {}, [None],
    [[[]]], {"a": {}}, [1, "x"], ["x"] * 200, {"": ""},
]  # fmt: skip


def changed(value: Any, chance: random.Random) -> Any:
    """A copy of a JSON value with some of it replaced, taken out, doubled or renamed."""
    if chance.random() < 0.04:
        return chance.choice(ODD)
    if isinstance(value, dict):
        made = {name: changed(one, chance) for name, one in value.items() if chance.random() > 0.01}
        if made and chance.random() < 0.03:
            made[chance.choice(["id", "kind", "record", "x", ""])] = chance.choice(ODD)
        return made
    if isinstance(value, list):
        made_list = [changed(one, chance) for one in value if chance.random() > 0.02]
        return made_list * 2 if chance.random() < 0.02 else made_list
    return value


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The records of a small ledger with a judgement and a plan."""
    from depositary.ledger.judging import record_judgement
    from depositary.ledger.plans import NewEntry, NewLine, NewPlan, record_entries, record_plan
    from depositary.ledger.queries import ThingQuery, find_things

    meeting = Meeting(mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], start="2021-10")
    out = io.BytesIO()
    with create_ledger(tmp_path_factory.mktemp("exported") / "ledger.db") as ledger:
        for name in ("one", "two"):
            record_document(ledger, *sample(name, f"{name}. A summit was held.", meeting))
        with ledger.reading() as connection:
            [thing] = find_things(connection, ThingQuery(kind="meeting"))
        record_judgement(ledger, thing.id, "correct", who="An", field="place", value="Hanoi")
        lines = (NewLine(number="1.1", text="Hold a summit"), NewLine(number="1.2", text="Train police"))
        plan = record_plan(ledger, NewPlan(title="Plan", language="en", source="p.txt", lines=lines), who="An").plan
        record_entries(ledger, plan, [NewEntry(line="1.2", field="remarks", value="done")], who="An")
        EXPORTERS["jsonl"].write(ledger, Asked(), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_changed_exports_are_taken_or_refused(exported: list[Any], tmp_path: Path) -> None:
    for number in range(max(TRIES // 4, 12)):
        chance = random.Random(number)
        lines = [exported[0], *(changed(record, chance) for record in exported[1:])]
        if chance.random() < 0.2:
            lines = changed(lines, chance)
        raw = [as_json(line) for line in lines] if isinstance(lines, list) else [as_json(lines)]
        if chance.random() < 0.1 and raw:
            raw[-1] = raw[-1][: chance.randrange(len(raw[-1]) + 1)]
        place = tmp_path / f"{number}.db"
        with create_ledger(place) as ledger:
            try:
                import_lines(ledger, raw, "fuzz")
            except DepositaryError as error:
                assert str(error)
        with open_ledger(place) as ledger:
            assert verify_ledger(ledger).problems == (), f"seed {number}"
        place.unlink()


def test_changed_readings_are_taken_or_refused(tmp_path: Path) -> None:
    document, reading = sample(
        "one", "A summit was held.", Meeting(mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"])
    )
    told = json.loads(msgspec.json.encode(reading))
    (tmp_path / "one.txt").write_text(document.text)
    with create_ledger(tmp_path / "ledger.db") as ledger:
        for number in range(max(TRIES // 2, 30)):
            raw = as_json(changed(told, random.Random(number)))
            (tmp_path / "one.json").write_bytes(raw)
            [outcome] = work_on(Task(path=str(tmp_path / "one.txt"), readings=str(tmp_path)))
            if outcome.error is not None:
                assert "at fault" not in str(outcome.error), raw
                continue
            assert outcome.document is not None
            assert outcome.reading is not None
            try:
                record_document(ledger, outcome.document, outcome.reading)
            except DepositaryError as error:
                assert str(error)
        assert verify_ledger(ledger).problems == ()


DATA = sorted(
    path
    for folder in ("registry", "languages")
    for path in (Path(depositary.__file__).parent / folder).rglob("*.yml")
    if path.stat().st_size < 60_000
)


def test_changed_files_of_data_are_taken_or_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong key, a wrong type, a broken file: an error that names the file."""
    assert load_registry()
    monkeypatch.setenv("DEPOSITARY_CACHE", str(tmp_path / "cache"))
    for number in range(max(TRIES // 4, 30)):
        chance = random.Random(number)
        source = chance.choice(DATA)
        raw = source.read_text("utf-8")
        path = tmp_path / source.name
        match number % 3:
            case 0:
                path.write_text(yaml.safe_dump(changed(yaml.safe_load(raw), chance), allow_unicode=True), "utf-8")
            case 1:
                cut = chance.randrange(len(raw))
                path.write_text(
                    raw[:cut]
                    + chance.choice(["\t", "{", "]", "'", "!!python/object:os.system", "&a *a", ": :"])
                    + raw[cut:],
                    "utf-8",
                )
            case _:
                data = bytearray(raw.encode())
                for _ in range(3):
                    data[chance.randrange(len(data))] = chance.randrange(256)
                path.write_bytes(data)
        try:
            load_table(path, dict[str, Any])
        except DataError as error:
            assert source.name in str(error)
        path.unlink()


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']\n",
        "a: &a [*a]\n",
        "a: " + "[" * 3_000,
        "? {a: 1}\n: 2\n",
        "\x00",
        "- 1\n- 2\n",
    ],
)
def test_hostile_files_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DEPOSITARY_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "table.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"table\.yml"):
        load_table(path, dict[str, str])
