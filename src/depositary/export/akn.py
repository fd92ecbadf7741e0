"""Resolutions as Akoma Ntoso, in the way of the UN's guidelines (AKN4UN): one file a language version.

Addresses are `/akn/un/statement/deliberation/{body}/{date}/{number}` for the work, `/{language}@{date}` after it for
the expression; no slash at the end, the component is `/!main`. Only what was read is marked up: recitals, numbered
paragraphs with their sub-paragraphs, footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from lxml import etree
from sqlalchemy import Connection, select

from depositary.export.base import Asked, Folder, Summary
from depositary.export.codes import three_letters
from depositary.ledger import Ledger
from depositary.ledger.library import DocumentRow, find_documents, find_text, header_of
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.sources import claims_of_documents
from depositary.ledger.tables import documents
from depositary.model import Operative, Structure
from depositary.tables import load_table

__all__ = ["AkomaNtosoExporter"]

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_AKN = f"{{{NAMESPACE}}}"
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_LABEL = re.compile(r"\([^()\s]{1,6}\)")
_NEXT_NUMBER = re.compile(r"\s*\d{1,3}\s*[.．、]?\s*$")
_BATCH = 100


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    begins: str
    body: str
    name: str


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """akn.yml."""

    bodies: list[_Body]
    other: _Body
    country: str


@cache
def _names() -> _Names:
    return load_table(Path(__file__).with_name("akn.yml"), _Names)


class AkomaNtosoExporter:
    """An XML file for each document that is a resolution with a structure."""

    name = "akn"
    media_type = "application/akn+xml"

    def write_into(self, ledger: Ledger, asked: Asked, folder: Folder) -> Summary:
        written, left = 0, []
        with ledger.reading() as connection:
            for row in _resolutions(connection, asked):
                header = header_of(connection, row.number)
                if not header.get("structure"):
                    left.append(f"{row.name}: no structure was read in it")
                    continue
                with folder.file(f"{_slug(row.name)}.xml") as out:
                    _write(out, connection, row, header)
                written += 1
        return Summary(id="akn", title="resolutions", written={"resolutions": written}, left_out=tuple(left))


def _resolutions(connection: Connection, asked: Asked) -> Iterator[DocumentRow]:
    query = select(documents.c.id).where(documents.c.genre == "resolution").order_by(documents.c.id)
    if asked.told_in is not None:
        query = query.where(documents.c.language == asked.told_in)
    if asked.partnership is not None:
        query = query.where(documents.c.partnership.in_(asked_partnership(asked.partnership)))
    last = 0
    while numbers := connection.execute(query.where(documents.c.id > last).limit(_BATCH)).scalars().all():
        yield from sorted(find_documents(connection, numbers=numbers), key=lambda row: row.number)
        last = numbers[-1]


def _write(out: BinaryIO, connection: Connection, row: DocumentRow, header: dict[str, Any]) -> None:
    structure = msgspec.convert(header["structure"], Structure)
    text = _Main(find_text(connection, row.number), header.get("main_text") or [])
    symbol, title, adopted = _told(connection, row)
    body = _body(symbol)
    number = _slug(symbol.removeprefix(body.begins))
    work = f"/akn/{_names().country}/statement/deliberation/{body.body}/{adopted or row.published or '0000'}/{number}"
    root = etree.Element(f"{_AKN}akomaNtoso", nsmap={None: NAMESPACE})
    statement = _sub(root, "statement", name="resolution")
    _meta(statement, work, body, row, adopted)
    preface = _sub(_sub(statement, "preface"), "p")
    number_at = _sub(preface, "docNumber")
    number_at.text, number_at.tail = symbol, " "
    _sub(preface, "docTitle").text = title
    first = (
        structure.operative[0].passages[0].start if structure.operative and structure.operative[0].passages else None
    )
    recitals = list(text.recitals(structure.preambular, first))
    if recitals:
        held = _sub(_sub(statement, "preamble"), "recitals")
        for position, words in enumerate(recitals, start=1):
            _sub(_sub(held, "recital", eId=f"rec_{position}"), "p").text = words
    main = _sub(statement, "mainBody")
    for operative, words in text.paragraphs(structure.operative):
        _paragraph(main, operative, words)
    if not structure.operative:
        _sub(main, "p").text = title
    if structure.footnotes:
        notes = _sub(_sub(statement, "conclusions"), "p")
        for note in structure.footnotes:
            told = _sub(notes, "authorialNote", marker=note.number, placement="bottom")
            _sub(told, "p").text = _plain(note.text)
    out.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _told(connection: Connection, row: DocumentRow) -> tuple[str, str, str | None]:
    """Symbol, title and day of adoption, from what the document says of itself."""
    for claim, _ in claims_of_documents(connection, row.number):
        fields = claim.payload
        if claim.kind == "instrument" and fields.get("kind") == "resolution" and fields.get("status") == "adopted":
            title = fields.get("title") or fields.get("title_en") or row.title
            return row.symbol or fields.get("symbol") or row.name, _plain(title or row.name), fields.get("date")
    return row.symbol or row.name, _plain(row.title or row.name), None


def _body(symbol: str) -> _Body:
    return next((body for body in _names().bodies if symbol.startswith(body.begins)), _names().other)


def _meta(statement: Any, work: str, body: _Body, row: DocumentRow, adopted: str | None) -> None:
    language = three_letters(row.language)
    issued = row.published or adopted or "0001-01-01"
    expression = f"{work}/{language}@{issued}"
    meta = _sub(statement, "meta")
    told = _sub(meta, "identification", source="#depositary")
    for level, address, day, what in (
        ("Work", work, adopted or issued, "adoption"),
        ("Expression", expression, issued, "issuing"),
        ("Manifestation", f"{expression}.xml", issued, "markup"),
    ):
        part = _sub(told, f"FRBR{level}")
        suffix = "/!main.xml" if level == "Manifestation" else "/!main"
        _sub(part, "FRBRthis", value=(expression if level == "Manifestation" else address) + suffix)
        _sub(part, "FRBRuri", value=address)
        _sub(part, "FRBRdate", date=_full(day), name=what)
        _sub(part, "FRBRauthor", href=f"#{body.body}")
        if level == "Work":
            _sub(part, "FRBRcountry", value=_names().country)
        elif level == "Expression":
            _sub(part, "FRBRlanguage", language=language)
    references = _sub(meta, "references", source="#depositary")
    known = "/akn/ontology/organization"
    href = f"{known}/{_names().country}/{body.body}"
    _sub(references, "TLCOrganization", eId=body.body, href=href, showAs=body.name)
    _sub(references, "TLCOrganization", eId="depositary", href=f"{known}/depositary", showAs="depositary")


def _full(day: str) -> str:
    """A whole date: the first day of what is known."""
    return f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10]


def _paragraph(main: Any, operative: Operative, words: str) -> None:
    own = f"para_{_slug(operative.number)}"
    paragraph = _sub(main, "paragraph", eId=own)
    _sub(paragraph, "num").text = f"{operative.number}."
    intro, points = _points(words, operative.sub)
    if not points:
        _sub(_sub(paragraph, "content"), "p").text = _plain(words)
        return
    held = _sub(paragraph, "list", eId=f"{own}__list_1")
    _sub(_sub(held, "intro"), "p").text = _plain(intro)
    _nest(held, points, 1, f"{own}__list_1")


def _points(words: str, labels: Sequence[str]) -> tuple[str, list[tuple[int, str, str]]]:
    """The words before the first sub-paragraph, and each of them with its depth and label."""
    cursor, found = 0, []
    for path in labels:
        steps = _LABEL.findall(path)
        if not steps:
            continue
        at = words.find(steps[-1], cursor)
        if at < 0:
            break
        found.append((len(steps), steps[-1], at))
        cursor = at + len(steps[-1])
    if not found:
        return words, []
    ends = [at for _, _, at in found[1:]] + [len(words)]
    points = [(depth, label, words[at + len(label) : end]) for (depth, label, at), end in zip(found, ends, strict=True)]
    return words[: found[0][2]], points


def _nest(held: Any, points: Sequence[tuple[int, str, str]], depth: int, prefix: str) -> None:
    """Points of one depth into a list, the deeper ones after a point into a list of its own."""
    position = 0
    while position < len(points):
        _, label, words = points[position]
        end = position + 1
        while end < len(points) and points[end][0] > depth:
            end += 1
        own = f"{prefix}__point_{_slug(label).strip('-')}"
        point = _sub(held, "point", eId=own)
        _sub(point, "num").text = label
        if end > position + 1:
            inner = _sub(point, "list", eId=f"{own}__list_1")
            _sub(_sub(inner, "intro"), "p").text = _plain(words)
            _nest(inner, points[position + 1 : end], depth + 1, f"{own}__list_1")
        else:
            _sub(_sub(point, "content"), "p").text = _plain(words)
        position = end


class _Main:
    """A text without what is no part of it: what pages print around it, and notes."""

    def __init__(self, text: str, ranges: Sequence[Sequence[int]]) -> None:
        self._text = text
        self._ranges = [(start, end) for start, end in ranges] or [(0, len(text))]

    def between(self, start: int, end: int) -> str:
        parts = (self._text[max(start, a) : min(end, b)] for a, b in self._ranges if a < end and b > start)
        return "\n".join(part for part in parts if part.strip())

    def recitals(self, leading: Sequence[str], end: int | None) -> Iterator[str]:
        """Each recital from its leading words to the next one's."""
        stop = len(self._text) if end is None else end
        starts, cursor = [], 0
        for words in leading:
            found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self._text, cursor, stop)
            if found is None:
                continue
            starts.append(found.start())
            cursor = found.end()
        for position, start in enumerate(starts):
            following = starts[position + 1] if position + 1 < len(starts) else stop
            words = _plain(self.between(start, following))
            yield _NEXT_NUMBER.sub("", words) if following == stop else words

    def paragraphs(self, operative: Sequence[Operative]) -> Iterator[tuple[Operative, str]]:
        """Each numbered paragraph with its words, those of its sub-paragraphs among them."""
        placed = [one for one in operative if one.passages]
        for position, one in enumerate(placed):
            if position + 1 < len(placed):
                words = _NEXT_NUMBER.sub(
                    "", self.between(one.passages[0].start, placed[position + 1].passages[0].start)
                )
            elif one.sub:
                words = self.between(one.passages[0].start, self._ranges[-1][1])
            else:
                words = self.between(one.passages[0].start, one.passages[-1].end)
            yield one, words


def _plain(text: str) -> str:
    """On one line, without the control characters XML cannot hold."""
    return " ".join("".join(char if char >= " " else " " for char in text).split())


def _slug(text: str) -> str:
    return _UNSAFE.sub("-", text).strip("-") or "nn"


def _sub(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{_AKN}{tag}", attributes)
