"""Mail as mail programs write it: bodies, attachments and file names each in an encoding of its own."""

from __future__ import annotations

from email.header import Header
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from depositary.acquire import guard, load_source
from depositary.acquire.formats.base import Source
from depositary.acquire.sources import read_source
from depositary.model import Document

EN = "The ministers of the two sides met in the capital and agreed on a plan for the years to come.\n" * 3
VI = "Hội nghị Bộ trưởng Ngoại giao hai bên đã nhất trí thông qua chương trình hành động cho giai đoạn tới.\n" * 3
ZH = "双方外交部长会议在首都举行，会议通过了下一阶段行动计划，并请秘书处继续推进有关工作。\n" * 3


def mail(*parts: MIMEBase, subject: str = "Minutes", encoding: str = "utf-8") -> bytes:
    message = MIMEMultipart()
    message["Subject"] = Header(subject, encoding)
    message["Date"] = "Tue, 02 Apr 2024 23:30:00 +0700"
    for part in parts:
        message.attach(part)
    return message.as_bytes()


def attached(data: bytes, name: str | tuple[str, str, str]) -> MIMEApplication:
    part = MIMEApplication(data, "octet-stream")
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def read(data: bytes) -> list[Document]:
    found = list(read_source(Source(name="m.eml", id="m", data=data, uri="file:///m.eml")))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


@pytest.mark.parametrize(
    ("text", "encoding", "subject"),
    [
        (ZH, "gb18030", "会议纪要"), (ZH, "gb2312", "会议纪要"), (ZH, "utf-8", "会议纪要"), (VI, "utf-8", "Biên bản"),
        (EN, "us-ascii", "Minutes"), (ZH.replace("、", ""), "utf-16", "会议"),
    ],
)  # fmt: skip
def test_body(text: str, encoding: str, subject: str) -> None:
    [document] = read(mail(MIMEText(text, "plain", encoding), subject=subject, encoding="utf-8"))
    assert document.text.strip() == text.strip()
    assert (document.title, document.published) == (subject, "2024-04-02")
    assert ("published", "2024-04-02", "mail") in {(fact.field, fact.value, fact.source) for fact in document.facts}


@pytest.mark.parametrize(
    ("data", "name", "stem", "text"),
    [
        (ZH.encode("gb18030"), ("gb18030", "", "纪要.txt"), "纪要", ZH),  # nothing said of its encoding
        (VI.encode("utf-16"), ("utf-8", "", "Biên bản.txt"), "Biên bản", VI),
        (VI.encode(), "=?utf-8?B?QmnDqm4gYuG6o24udHh0?=", "Biên bản", VI),  # a name encoded as headers are
        (EN.encode(), "../../outside.txt", "outside", EN),  # a name is no path
        (f"<html><body><p>{ZH}</p></body></html>".encode("gb18030"), "page.html", "page", ZH),
    ],
)
def test_attachment(data: bytes, name: str | tuple[str, str, str], stem: str, text: str) -> None:
    body, document = read(mail(MIMEText("Please find the minutes attached.", "plain"), attached(data, name)))
    assert (body.id, document.id) == ("m", f"m-{stem}")
    assert document.text.split() == text.split()


def test_each_part_has_an_address_of_its_own() -> None:
    found = read(mail(MIMEText(EN), attached(VI.encode(), "a.txt"), attached(ZH.encode(), "b.txt")))
    assert [document.uri for document in found] == ["file:///m.eml", "file:///m.eml!/a.txt", "file:///m.eml!/b.txt"]


def test_forwarded_message_is_read_with_its_attachments() -> None:
    inner = EmailMessage()
    inner["Subject"] = "The minutes"
    inner.set_content(EN)
    inner.add_attachment(VI.encode(), maintype="text", subtype="plain", filename="vi.txt")
    found = read(mail(MIMEText("See below."), MIMEMessage(inner)))
    assert [document.title for document in found] == ["Minutes", "The minutes", None]
    assert [document.text.split() for document in found[1:]] == [EN.split(), VI.split()]


@pytest.mark.parametrize(
    ("parts", "apart"), [((), False), ((attached(VI.encode(), "a.txt"),), True)], ids=["one", "two"]
)
def test_only_attachments_need_a_process_of_their_own(
    parts: tuple[MIMEBase, ...], apart: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    start = guard.load_guarded
    monkeypatch.setattr(guard, "load_guarded", lambda *given: started.append(given) or start(*given))
    file = tmp_path / "m.eml"
    single = EmailMessage()
    single["Subject"] = "Minutes"
    single.set_content(EN)
    file.write_bytes(mail(MIMEText(EN), *parts) if parts else single.as_bytes())
    found = list(load_source(str(file)))
    assert [type(one) for one in found] == [Document] * (1 + len(parts))
    assert bool(started) is apart
