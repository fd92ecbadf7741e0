"""Any bytes, in the clothes of any format, give documents or named errors: no crash, and within the time.

DEPOSITARY_FUZZ sets how many files are tried (a few hundred by default, 20,000 before a release).
"""

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.acquire import Limits, Source, read_source
from depositary.clean import clean_document
from depositary.errors import DocumentError

ROUNDS = int(os.environ.get("DEPOSITARY_FUZZ", "300"))
SLOWEST = 20.0  # seconds for one small file
LIMITS = Limits(seconds=10.0, unpacked=20_000_000, pixels=4_000_000)
TEXT = (
    "The Meeting agreed (Hội nghị nhất trí; 会议同意) to meet again in 2030.¹\n\n1. Requests a report;\n\n¹ Ibid.\n" * 8
)
PAGE = f"<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><nav>Home</nav><p>{TEXT}</p></body></html>"


def _mutate(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, cut, doubled, spliced, or replaced by ones that parsers dislike."""
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if not mutated:
            break
        place = chance.randrange(len(mutated))
        match chance.randrange(6):
            case 0:
                mutated[place] ^= 1 << chance.randrange(8)
            case 1:
                del mutated[place : place + chance.randint(1, 200)]
            case 2:
                mutated[place:place] = mutated[place : place + chance.randint(1, 400)]
            case 3:
                mutated[place : place + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff")
                )
            case 4:
                mutated[place:place] = chance.choice(
                    (b"\x00", b"<", b"&", b"\\u", b"%", "\u202e".encode(), b"\xed\xa0\x80")
                )
            case _:
                del mutated[place:]
    return bytes(mutated)


def _seeds() -> dict[str, bytes]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr("a.txt", TEXT)
        members.writestr("b.html", PAGE)
    word = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as members:
        body = f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"
        members.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    item = f"<item><title>x</title><description>{TEXT}</description></item>"
    feed = f"<?xml version='1.0'?><rss><channel>{item}</channel></rss>"
    mail = f"Subject: x\nDate: Fri, 12 Mar 2027 10:00:00 GMT\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}"
    crawl = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2027-03-12T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
    )
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
    return {
        "a.txt": TEXT.encode(),
        "b.txt": TEXT.encode("utf-16"),
        "c.txt": TEXT.encode("gb18030"),
        "d.md": f"---\ntitle: x\n---\n*{TEXT}*".encode(),
        "e.html": PAGE.encode(),
        "f.zip": archive.getvalue(),
        "g.docx": word.getvalue(),
        "h.rss": feed.encode(),
        "i.eml": mail.encode(),
        "j.warc": crawl.format(len(answer.encode()), answer).encode(),
        "k.rtf": b"{\\rtf1\\ansi " + TEXT.encode("ascii", "ignore").replace(b"\n", b"\\par ") + b"}",
    }


def _try(name: str, data: bytes) -> None:
    started = time.monotonic()
    for found in read_source(Source(name=name, id="x", data=data), LIMITS):
        if isinstance(found, DocumentError):
            assert str(found)
            continue
        try:
            cleaned = clean_document(found)
        except DocumentError:
            continue
        for sentence in cleaned.sentences:
            passage = cleaned.view.passage(sentence.start, sentence.end)
            assert found.text[passage.start : passage.end] == passage.quote
        assert cleaned.ranges[0].start == 0
        assert cleaned.ranges[-1].end == len(found.text)
    assert time.monotonic() - started < SLOWEST


@pytest.mark.parametrize("name", sorted(_seeds()))
def test_mutated_files(name: str) -> None:
    chance = random.Random(name)
    data = _seeds()[name]
    for _ in range(max(ROUNDS // len(_seeds()), 1)):
        _try(name, _mutate(data, chance))


@pytest.mark.parametrize("suffix", ["pdf", "odt", "docx"])
def test_mutated_office_files(office: Callable[[str], Path], suffix: str) -> None:
    chance = random.Random(suffix)
    data = office(suffix).read_bytes()
    for _ in range(max(ROUNDS // 20, 1)):
        _try(f"x.{suffix}", _mutate(data, chance))


def test_noise() -> None:
    chance = random.Random(1)
    for _ in range(max(ROUNDS // 10, 1)):
        suffix = chance.choice([Path(name).suffix for name in _seeds()])
        _try(f"noise{suffix}", chance.randbytes(chance.randint(0, 2000)))
