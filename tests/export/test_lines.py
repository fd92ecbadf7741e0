"""A ledger as lines, and the lines as a ledger again: the same things, judgements and plans, whatever was in it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from depositary.cli import app
from depositary.errors import DataError
from depositary.export import Asked, import_lines, write_export
from depositary.export.base import KINDS
from depositary.ledger import Ledger, create_ledger, open_ledger, record_document
from depositary.ledger.carrying import differences
from depositary.ledger.judging import record_judgement, undo_judgement
from depositary.ledger.queries import ThingQuery
from depositary.ledger.verifying import verify_ledger
from depositary.model import Commitment, Instrument, Meeting, Person, Progress
from depositary.plans import plan_view
from depositary.report import list_contradictions, list_documents, list_judgements, list_things
from samples import CORPUS, gold, sample

names = st.sampled_from(["ASEAN", "Norlund", "Viet Nam", "Bùi Thanh Sơn", "裴青山", '"x"\n=1'])
meetings = st.builds(
    Meeting, mechanism_en=st.sampled_from(["A-B Summit", "Senior Officials"]), ordinal=st.integers(1, 3),
    parties=st.lists(names, max_size=2, unique=True), start=st.sampled_from(["2021", "2021-10", "2021-10-15", None]),
)  # fmt: skip
deeds = st.builds(
    Commitment,
    actors=st.lists(names, max_size=2, unique=True),
    force=st.sampled_from(["agree", "propose"]),
    what_en=names,
)
claims = st.one_of(
    meetings, deeds, st.builds(Person, name=names), st.builds(Instrument, title_en=names),
    st.builds(Progress, instrument_en=names, done=st.integers(0, 9), total=st.just(9)),
)  # fmt: skip
readings = st.lists(st.lists(claims, max_size=4), min_size=1, max_size=4)


def content(ledger: Ledger) -> dict[str, Any]:
    """Everything a user sees, without what is a matter of when it was recorded."""
    told: dict[str, Any] = {
        kind: {thing.id: thing.as_json() for thing in list_things(ledger, ThingQuery(kind=kind))} for kind in KINDS
    }
    told["documents"] = [msgspec.structs.replace(row, added_at="") for row in list_documents(ledger)]
    told["contradictions"] = sorted(
        (one.about, one.property, one.verdict) for one in list_contradictions(ledger, real_only=False)
    )
    told["judgements"] = [msgspec.to_builtins(one) for one in list_judgements(ledger)]
    return told


def carried(ledger: Ledger, to: Path) -> Ledger:
    out = io.BytesIO()
    write_export("jsonl", ledger, Asked(), out)
    new = create_ledger(to)
    import_lines(new, io.BytesIO(out.getvalue()))
    return new


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=readings, data=st.data())
def test_an_export_restores_an_equal_ledger(
    said: list[list[Any]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("carried")
    with create_ledger(folder / "a.db") as ledger:
        for number, claims_ in enumerate(said):
            text = f"Text {number}: Hội nghị 会议.\nMore."
            record_document(ledger, *sample(f"d{number}", text, *claims_, language=["en", "vi", "zh"][number % 3]))
        things = [thing.id for kind in KINDS for thing in list_things(ledger, ThingQuery(kind=kind))]
        for id in data.draw(st.lists(st.sampled_from(things), max_size=3, unique=True)) if things else []:
            verb = data.draw(st.sampled_from(["accept", "reject"]))
            judged, _ = record_judgement(ledger, id, verb, who="Lan", why="because")
            if data.draw(st.booleans()):
                undo_judgement(ledger, judged.key, who="An")
        with carried(ledger, folder / "b.db") as new:
            assert content(new) == content(ledger)
            assert not verify_ledger(new).problems


def test_the_corpus_is_restored_with_all_its_readings(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "a.db") as ledger:
        for document, reading in gold(CORPUS / "written"):
            record_document(ledger, document, reading)
        with carried(ledger, tmp_path / "b.db") as new:
            assert content(new) == content(ledger)


def test_plans_come_with_entries_and_evidence(ledger: Ledger, tmp_path: Path) -> None:
    with carried(ledger, tmp_path / "b.db") as new:
        old, told = plan_view(ledger), plan_view(new)
    assert (told.plan.id, told.plan.title, told.plan.period) == (old.plan.id, old.plan.title, old.plan.period)
    assert [(line.number, line.text, line.progress, line.remarks) for line in told.lines] == [
        (line.number, line.text, line.progress, line.remarks) for line in old.lines
    ]
    assert [[(e.document, e.quote, e.who) for e in line.evidence] for line in told.lines] == [
        [(e.document, e.quote, e.who) for e in line.evidence] for line in old.lines
    ]


def test_a_view_holds_the_documents_that_tell_of_it(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "a.db") as ledger:
        yes = Commitment(actors=["ASEAN"], force="propose", what_en="meet")
        no = Commitment(actors=["ASEAN"], force="agree", what_en="meet")
        record_document(ledger, *sample("yes", "ASEAN proposes.", yes))
        record_document(ledger, *sample("no", "ASEAN agrees.", no))
        out = io.BytesIO()
        write_export("jsonl", ledger, Asked(force="propose"), out)
    lines = [msgspec.json.decode(line) for line in out.getvalue().splitlines()]
    assert lines[0]["whole"] is False
    assert [line["reading"]["id"] for line in lines[1:]] == ["yes"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (b"", "no export"),
        (b"{\n", "line 1"),
        (b'{"record":"document"}\n', "line 1"),
        (b'{"record":"header","format":"other-9","version":"1","whole":true}\n', "other-9"),
        (b'{"record":"header","format":"depositary-lines-1","version":"1","whole":true}\nnonsense\n', "line 2"),
        (b"\xff\xfe", "line 1"),
    ],
)
def test_what_is_no_export_is_named_with_its_line(lines: bytes, told: str, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "a.db") as ledger, pytest.raises(DataError, match=told):
        import_lines(ledger, io.BytesIO(lines), "file")


def test_out_and_in_on_the_command_line(ledger: Ledger, tmp_path: Path) -> None:
    ledger.close()
    file = tmp_path / "all.jsonl"
    run = CliRunner().invoke(app, ["--ledger", ledger.location, "export", "jsonl", "--out", str(file)])
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(app, ["--ledger", str(tmp_path / "new.db"), "import", "jsonl", str(file)])
    assert run.exit_code == 0, run.output
    assert "3 documents, 0 judgements, 1 plans" in run.output
    with open_ledger(tmp_path / "new.db") as new:
        assert len(list_documents(new)) == 3


def test_copy_carries_and_compares(ledger: Ledger, tmp_path: Path) -> None:
    ledger.close()
    to = str(tmp_path / "copy.db")
    run = CliRunner().invoke(app, ["copy", ledger.location, to])
    assert run.exit_code == 0, run.output
    assert "3 documents" in run.output
    again = CliRunner().invoke(app, ["copy", ledger.location, to])
    assert again.exit_code != 0
    with open_ledger(ledger.location) as one, create_ledger(to) as other:
        assert differences(one, other) == []
        record_document(other, *sample("more", "More words.", Person(name="An")))
        assert len(differences(one, other)) == 2
