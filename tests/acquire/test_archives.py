"""Archives, mail, crawls and feeds: every member a document or a named error, and no bomb goes off."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depositary.acquire import Limits, Source, load_documents, read_source
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText, UnsupportedFormat
from depositary.model import Document

GOOD = "The Meeting agreed to hold the next session in the capital in 2030."
PAGE = f"<html lang='en'><head><title>A page</title></head><body><p>{GOOD} {GOOD}</p></body></html>"


def _read(name: str, data: bytes, limits: Limits | None = None) -> list[Document | DocumentError]:
    return list(read_source(Source(name=name, id=Path(name).stem, data=data), limits or Limits()))


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _tar(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


MEMBERS = {
    "a.txt": GOOD.encode(),
    "deep/b.html": PAGE.encode(),
    "empty.txt": b"",
    "../../etc/passwd.txt": b"root",
    "/abs.txt": b"absolute",
    ".hidden.txt": b"hidden",
    "picture.xcf": b"no format of ours",
}


@pytest.mark.parametrize(("name", "make"), [("x.zip", _zip), ("x.tgz", _tar), ("x.tar", lambda m: _tar(m, "w"))])
def test_members_are_read_as_in_a_folder(name: str, make: Callable[[dict[str, bytes]], bytes]) -> None:
    found = _read(name, make(MEMBERS))
    assert [document.id for document in found if isinstance(document, Document)] == ["a", "b"]
    (error,) = [error for error in found if isinstance(error, DocumentError)]
    assert isinstance(error, EmptyDocument)
    assert "empty.txt" in str(error)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    (found,) = _read("bomb.zip", _zip({f"{n}.txt": bytes(20_000_000) for n in range(5)}))
    assert isinstance(found, LimitExceeded)
    (found,) = _read("bomb.gz", gzip.compress(bytes(50_000_000)))
    assert isinstance(found, LimitExceeded)
    (found,) = _read("bomb.tgz", _tar({"zeros.txt": bytes(50_000_000)}))
    assert isinstance(found, LimitExceeded)


def test_archives_within_archives_end_somewhere() -> None:
    data = _zip({"note.txt": GOOD.encode()})
    for _ in range(6):
        data = _zip({"inner.zip": data})
    (found,) = _read("russian.zip", data)
    assert isinstance(found, LimitExceeded)


def test_too_many_members() -> None:
    (found,) = _read("many.zip", _zip({f"{n}.txt": b"x" for n in range(30)}), Limits(members=20))
    assert isinstance(found, LimitExceeded)


def test_links_in_a_tar_are_not_followed() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        note = tarfile.TarInfo("note.txt")
        note.size = len(GOOD)
        archive.addfile(note, io.BytesIO(GOOD.encode()))
    assert [document.id for document in _read("x.tar", buffer.getvalue()) if isinstance(document, Document)] == ["note"]


@pytest.mark.parametrize("name", ["x.zip", "x.tgz", "x.gz"])
def test_cut_short(name: str) -> None:
    make = _zip if name == "x.zip" else _tar
    data = make({f"{n}.txt": bytes(range(256)) * 40 for n in range(10)})
    found = _read(name, data[: len(data) // 2])
    assert any(isinstance(error, NotText) for error in found)


def test_a_locked_zip_is_named() -> None:
    data = bytearray(_zip({"a.txt": GOOD.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # set the flag "encrypted" in both headers
        place = data.index(signature)
        data[place + offset] |= 1
    (found,) = _read("locked.zip", bytes(data))
    assert isinstance(found, UnsupportedFormat)
    assert "password" in str(found)


def test_mail_with_an_attachment() -> None:
    message = EmailMessage()
    message["Subject"] = "Outcome of the meeting"
    message["Date"] = "Fri, 12 Mar 2027 10:00:00 +0700"
    message["From"] = "desk@example.org"
    message.set_content(GOOD)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(
        _zip({"note.txt": b"In the archive: " + GOOD.encode()}),
        maintype="application",
        subtype="zip",
        filename="all.zip",
    )
    message.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="run.exe")
    found = _read("mail.eml", message.as_bytes())
    documents = [document for document in found if isinstance(document, Document)]
    assert [document.text.strip() for document in documents] == [GOOD, "In the archive: " + GOOD]
    assert (documents[0].title, documents[0].published) == ("Outcome of the meeting", "2027-03-12")
    assert [type(error) for error in found if isinstance(error, DocumentError)] == [UnsupportedFormat]


def test_mail_that_is_only_a_page() -> None:
    message = EmailMessage()
    message["Subject"] = "News"
    message.set_content(PAGE, subtype="html")
    (document,) = _read("mail.eml", message.as_bytes())
    assert isinstance(document, Document)
    assert GOOD in document.text


def _warc(responses: list[tuple[str, str, str, bytes]], *, compressed: bool) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=compressed)
    for uri, status, media_type, body in responses:
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                uri, "response", payload=io.BytesIO(body), http_headers=headers,
                warc_headers_dict={"WARC-Date": "2027-03-12T10:00:00Z"},
            )
        )  # fmt: skip
    return buffer.getvalue()


@pytest.mark.parametrize(("name", "compressed"), [("crawl.warc", False), ("crawl.warc.gz", True)])
def test_a_crawl(name: str, compressed: bool, tmp_path: Path) -> None:
    data = _warc(
        [
            ("https://press.un.org/en/2027/a.htm", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
            ("https://example.org/gone", "404 Not Found", "text/html", PAGE.encode()),
            ("https://example.org/logo.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://example.org/empty", "200 OK", "text/html", b"<html></html>"),
        ],
        compressed=compressed,
    )
    (tmp_path / name).write_bytes(data)
    found = list(load_documents(tmp_path / name))
    (document,) = [document for document in found if isinstance(document, Document)]
    assert document.uri == "https://press.un.org/en/2027/a.htm"
    assert document.fetched == "2027-03-12T10:00:00Z"
    assert document.publisher == "United Nations"
    assert [type(error) for error in found if isinstance(error, DocumentError)] == [EmptyDocument]


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Wire</title><item><title>Ministers agree</title><link>https://example.org/a</link>
<pubDate>Fri, 12 Mar 2027 10:00:00 GMT</pubDate><content:encoded><![CDATA[{content}]]></content:encoded></item>
<item><title>Only a headline</title><link>https://example.org/b</link><description>Short.</description></item>
</channel></rss>"""


def test_a_feed() -> None:
    content = "".join(f"<p>{GOOD} Paragraph {n} of the report on the meeting.</p>" for n in range(8))
    document, announced = _read("news.rss", FEED.format(content=content).encode())
    assert isinstance(document, Document)
    assert (document.uri, document.published) == ("https://example.org/a", "2027-03-12")
    assert "Paragraph 7 of the report" in document.text
    assert isinstance(announced, EmptyDocument)
    assert "https://example.org/b" in str(announced)


def test_a_feed_with_entities_is_refused() -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]>'
    bomb = f"{entity}<rss><channel><item><title>&a;</title></item></channel></rss>"
    (found,) = _read("news.rss", bomb.encode())
    assert isinstance(found, LimitExceeded)
