"""A row of the Parquet that comes out: one document and its Reading, or what kept it from being read.

The claims stand twice: whole, as `reading` in the record format, and flattened as lists of structs, one column a kind,
made from the record types themselves so that they cannot go stale. `MEANINGS` is what the schema says of each column.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from depositary import __version__
from depositary.errors import DocumentError, NotText
from depositary.model import Commitment, Document, Instrument, Meeting, Person, Progress, Reading
from depositary.reading import READER

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["CLAIMS", "MEANINGS", "failure_row", "reading_row", "schema"]

Row = dict[str, Any]

CLAIMS: dict[str, type[msgspec.Struct]] = {
    "meetings": Meeting, "persons": Person, "instruments": Instrument, "progress": Progress, "commitments": Commitment,
}  # fmt: skip

MEANINGS = {
    "key": "hash of the document (name and text) and of the reader: the same for what was read alike",
    "id": "name of the document, short and unique in most batches",
    "uri": "where it is published",
    "found_in": "file it was read from, and place in it (byte, row)",
    "media_type": "media type of what was read",
    "fetched": "when a crawl fetched it",
    "digest": "SHA-256 of its bytes",
    "language": "ISO 639-1 code of the main text",
    "genre": "press_release, news, resolution, statement, plan_of_action, speech or other",
    "publisher": "who published it",
    "title": "its title as written",
    "published": "day of publication, ISO 8601 as precise as known",
    "published_from": "text, dateline, metadata or inferred",
    "length": "characters of the text",
    "text": "the text as extracted; passages are code points into it",
    "parties": "parties of its meetings and actors of its commitments, in English",
    "areas": "areas of its commitments",
    "meetings": "meetings it tells of; quote is the first passage of each",
    "persons": "persons in office it names",
    "instruments": "instruments it names",
    "progress": "what it says of the progress of instruments",
    "commitments": "who binds or asks whom to do what, by when",
    "document": "the document as JSON, without its text",
    "reading": "the Reading as JSON, in the record format",
    "reader": "name and version of reader and program",
    "error_kind": "null, or what kind of error kept it from being read",
    "error": "null, or that error in words",
}

_MADE_BY = f"{READER.name} {READER.version}, depositary {__version__}"


def schema() -> pa.Schema:
    """The columns, each with its meaning."""
    import pyarrow as pa

    types: dict[str, pa.DataType] = {
        "length": pa.int64(),
        "parties": pa.list_(pa.string()),
        "areas": pa.list_(pa.string()),
    }
    for name, record in CLAIMS.items():
        fields = [
            pa.field(field.encode_name, _arrow_type(field.type))
            for field in _fields_of(record)
            if field.encode_name != "passages"
        ]
        types[name] = pa.list_(pa.struct([*fields, pa.field("quote", pa.string())]))
    return pa.schema(
        [pa.field(name, types.get(name, pa.string()), metadata={"meaning": text}) for name, text in MEANINGS.items()]
    )


def _fields_of(record: type[msgspec.Struct]) -> tuple[msgspec.inspect.Field, ...]:
    info = msgspec.inspect.type_info(record)
    if not isinstance(info, msgspec.inspect.StructType):  # cannot be: CLAIMS holds records
        raise TypeError(record)
    return info.fields


def _arrow_type(kind: msgspec.inspect.Type) -> pa.DataType:
    """The column type of a field of a record."""
    import pyarrow as pa

    inspect = msgspec.inspect
    if isinstance(kind, inspect.UnionType):
        (inner,) = (part for part in kind.types if not isinstance(part, inspect.NoneType))
        return _arrow_type(inner)
    if isinstance(kind, inspect.ListType):
        return pa.list_(_arrow_type(kind.item_type))
    if isinstance(kind, inspect.TupleType):
        return pa.list_(_arrow_type(kind.item_types[0]))
    if isinstance(kind, inspect.StructType):
        return pa.struct([(field.encode_name, _arrow_type(field.type)) for field in kind.fields])
    plain = {inspect.BoolType: pa.bool_(), inspect.IntType: pa.int64(), inspect.FloatType: pa.float64()}
    return plain.get(type(kind), pa.string())


def reading_row(document: Document, reading: Reading, found_in: str) -> Row:
    """The row of a document that was read. Raises: NotText, if its text cannot be stored as UTF-8."""
    text = _storable(document)
    parties = [party for meeting in reading.meetings for party in meeting.parties]
    parties += [actor for commitment in reading.commitments for actor in commitment.actors]
    row: Row = dict.fromkeys(MEANINGS)
    row |= {
        "key": _key(document.id.encode("utf-8", "replace"), text),
        "id": document.id,
        "uri": document.uri,
        "found_in": found_in,
        "media_type": document.media_type,
        "fetched": document.fetched,
        "digest": document.digest,
        "language": reading.language,
        "genre": reading.genre,
        "publisher": reading.publisher,
        "title": reading.title or document.title,
        "published": reading.published,
        "published_from": reading.published_from,
        "length": len(document.text),
        "text": document.text,
        "parties": list(dict.fromkeys(parties)),
        "areas": list(dict.fromkeys(area for commitment in reading.commitments for area in commitment.areas)),
        "document": msgspec.json.encode(msgspec.structs.replace(document, text="")).decode(),
        "reading": msgspec.json.encode(reading).decode(),
        "reader": _MADE_BY,
    }
    for name in CLAIMS:
        row[name] = [_flat(claim) for claim in getattr(reading, name)]
    return row


def failure_row(error: DocumentError, id: str, found_in: str, uri: str | None) -> Row:
    """The row of what could not be read; its text is not kept. id: the document's name, or the file's."""
    row: Row = dict.fromkeys(MEANINGS)
    id, reason, found_in, uri = (_clean(text) for text in (id, error.reason, found_in, uri or ""))
    row |= {
        "key": _key(id.encode(), uri.encode()),
        "id": id,
        "uri": uri or None,
        "found_in": found_in,
        "reader": _MADE_BY,
        "error_kind": type(error).__name__,
        "error": reason,
    }
    return row


def _flat(claim: msgspec.Struct) -> Row:
    fields: Row = msgspec.to_builtins(claim)
    passages = fields.pop("passages", [])
    fields["quote"] = passages[0]["quote"] if passages else None
    return fields


def _key(name: bytes, text: bytes) -> str:
    whole = hashlib.blake2b(_MADE_BY.encode(), digest_size=12, person=b"bulk")
    for piece in (name, text):
        whole.update(len(piece).to_bytes(8, "little") + piece)
    return whole.hexdigest()


def _storable(document: Document) -> bytes:
    """The text in UTF-8. Half a surrogate pair is no character, and not every database can hold a NUL."""
    for value in (document.id, document.uri, document.title, document.publisher, document.published, document.language):
        if value is not None and _clean(value) != value:
            raise NotText(_clean(document.id), "has metadata that is no Unicode text")
    if "\0" in document.text:
        raise NotText(document.id, f"holds a NUL character at {document.text.index(chr(0))}")
    try:
        return document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotText(document.id, f"holds half a surrogate pair at {error.start}") from error


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
