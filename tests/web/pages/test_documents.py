"""The page of a document: claims marked in the text it came with, long texts in parts, a PDF's pages as pictures."""

from __future__ import annotations

import html
import re
import struct
import zlib
from pathlib import Path

import pytest
from sites import Site

from depositary.ledger import create_ledger, record_document
from depositary.model import Document, Meeting, Passage, Reader, Reading
from depositary.report.marked import mark_document
from servers import running


def _pdf(lines: list[str]) -> bytes:
    """A PDF of one page a line, as small as one can be."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for line in lines:
        stream = f"BT /F1 14 Tf 40 700 Td ({line}) Tj ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body + tail.encode()


def _reading(document: Document, *spans: tuple[int, int]) -> Reading:
    passages = [Passage(start, end, document.text[start:end]) for start, end in spans]
    meetings = [Meeting(mechanism_en=f"Meeting {n}", passages=[one]) for n, one in enumerate(passages)]
    return Reading(id=document.id, language="en", reader=Reader("test", "1"), meetings=meetings)


def test_the_stretches_are_the_text(tmp_path: Path) -> None:
    document = Document(id="overlap", text="The leaders met in Hanoi on 3 April 2024 and again in May.")
    with create_ledger(tmp_path / "l.db") as ledger:
        record_document(ledger, document, _reading(document, (0, 40), (19, 57), (4, 11)))
        marked = mark_document(ledger, "overlap")
    assert "".join(one.text for one in marked.stretches) == document.text
    by_place = {one.start: len(one.claims) for one in marked.stretches}
    assert by_place == {0: 1, 4: 2, 11: 1, 19: 2, 40: 1, 57: 0}


def test_a_long_text_comes_in_parts_and_a_link_finds_the_right_one(tmp_path: Path) -> None:
    text = "\n".join(f"Paragraph {number} says that nothing happened." for number in range(4000))
    document = Document(id="long", text=text)
    place = text.index("Paragraph 3900")
    with create_ledger(tmp_path / "l.db") as ledger:
        record_document(ledger, document, _reading(document, (place, place + 20)))
        parts = [mark_document(ledger, "long", part=part) for part in range(1, mark_document(ledger, "long").parts + 1)]
        found = mark_document(ledger, "long", at=place)
    assert len(parts) == 3 and "".join(one.text for part in parts for one in part.stretches) == text
    assert found.part == 3 and len(found.claims) == 1 and parts[0].claims == ()


def test_claims_are_marked_where_they_are_said(site: Site) -> None:
    with site.server.client() as client:
        body = client.get("/documents/ar-summit-4-en").text
    passages = re.findall(r'<a class="p (\w+)" id="p(\d+)" href="#([^"]+)" data-claims="([^"]+)">([^<]*)</a>', body)
    assert {kind for kind, *_ in passages} >= {"meeting", "commitment"}
    for _, _, first, claims, _ in passages:
        assert first == claims.split()[0] and f'id="{first}"' in body
    said = " ".join(html.unescape(text) for *_, text in passages)
    assert "strengthen cooperation against terrorism" in said


@pytest.fixture(scope="module")
def pages_as_pictures(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, bytes, str]:
    data = _pdf(
        ["The 4th Harbour Summit was held in Port Selwyn on 3 April 2024.", "It adopted the Harbour Plan 2025-2030."]
    )
    with running(tmp_path_factory.mktemp("pdf"), fill=False) as server, server.client() as client:
        sent = client.post("/import", files={"files": ("harbour.pdf", data, "application/pdf")})
        progress = f"{sent.headers['location']}/progress"
        for _ in range(600):
            told = client.get(progress).text
            if "Done." in told:
                break
        body = client.get("/documents/harbour?images=1").text
        pictures = re.findall(r'src="(/page-images/[^"]+)"', body)
        assert [path.rpartition("/")[2] for path in pictures] == ["1.png", "2.png"], told
        picture = client.get(pictures[1])
        missing = client.get(pictures[0].replace("/1.png", "/7.png"))
        return missing.status_code, picture.content, body


def test_a_pdf_keeps_its_pages_as_pictures(pages_as_pictures: tuple[int, bytes, str]) -> None:
    missing, picture, body = pages_as_pictures
    assert "Harbour Summit" in body and missing == 404
    assert picture.startswith(b"\x89PNG")
    width, height, depth, colour = struct.unpack(">IIBB", picture[16:26])
    assert (depth, colour) == (8, 2) and 1.3 < height / width < 1.5
    start = picture.index(b"IDAT") + 4
    length = struct.unpack(">I", picture[start - 8 : start - 4])[0]
    rows = zlib.decompress(picture[start : start + length])
    assert len(rows) == height * (1 + 3 * width) and min(rows) == 0 and max(rows) == 255, "ink on paper"
