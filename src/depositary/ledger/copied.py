"""Which of the ledger's documents are one text, found by indexed keys of what came in, never by a scan.

Copies share a `text_group` and count as one source, and so do the language versions of one resolution, which bear one
symbol: they are one work. A group is named after the least hash of its texts, so that its
name does not depend on the order of adding. A translation is marked and goes on counting: it may say things its own
way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from depositary.ledger.dialects import among
from depositary.ledger.tables import claims, documents, signature_bands, signatures, texts
from depositary.resolve import is_copy, may_be_translation, plain_symbol, signature_keys, symbol_forms, text_signature

__all__ = ["main_part", "place_among_copies"]

_CANDIDATES = 60  # documents that share a key are looked at; copies share many, so the earliest will do
_ENOUGH = 8  # copies of one text that stand in the index for all of them
_NEAR_DAYS = 3  # between a text and its translation
_TRANSLATIONS = 12  # documents of one publisher and those days that are looked at


def main_part(text: str, main_text: Sequence[tuple[int, int]]) -> str:
    """The text without what stands around it on its page; the whole if nothing is marked."""
    return "\n".join(text[start:end] for start, end in main_text) or text


def place_among_copies(connection: Connection, row: dict[str, Any], main: str) -> set[int]:
    """Put a document's row that is already stored into its group of copies, and its signature into the index.
    `main`: its main text.

    Returns: units whose sources must be counted afresh, because two groups turned out to be one.
    """
    number, own = row["id"], row["text_hash"]
    signature = text_signature(main)
    keys = signature_keys(signature)
    versions = _versions(connection, row)
    groups = _groups(connection, keys, signature) | {version.text_group for version in versions}
    whole = min(groups | {own})
    renamed = sorted(groups - {whole})
    if renamed:
        connection.execute(_RENAME, [{"from": group, "to": whole} for group in renamed])
    if whole != row["text_group"]:
        connection.execute(_PLACE, {"document": number, "to": whole})
    first = next((version.key for version in versions if version.language != row["language"]), None)
    translated = first or _translated(connection, row, main)
    connection.execute(insert(signatures).values(document_id=number, value=signature, translation_of=translated))
    if keys and _size(connection, whole) <= _ENOUGH:
        connection.execute(insert(signature_bands), [{"key": key, "document_id": number} for key in keys])
    return _units_of(connection, whole) if len(groups) > 1 else set()


def _groups(connection: Connection, keys: Sequence[str], signature: bytes) -> set[str]:
    """Groups of the documents that are one text with this one."""
    if not keys:
        return set()
    rows = connection.execute(_SHARING, {"keys": list(keys)}).all()
    return {row.text_group for row in rows if is_copy(signature, row.value)}


def _versions(connection: Connection, row: dict[str, Any]) -> list[Any]:
    """Earlier recorded documents that bear the same symbol: one work, whatever its language."""
    if not row["symbol"]:
        return []
    symbol = plain_symbol(row["symbol"])
    return list(connection.execute(_OF_SYMBOL, {"symbols": symbol_forms(symbol), "document": row["id"]}).all())


def _size(connection: Connection, group: str) -> int:
    return connection.execute(_MEMBERS, {"group": group}).scalar_one()


def _units_of(connection: Connection, group: str) -> set[int]:
    return set(connection.execute(_UNITS, {"group": group}).scalars())


def _translated(connection: Connection, row: dict[str, Any], main: str) -> str | None:
    """The key of the earlier recorded document that this one is evidently a translation of, or that is one of it."""
    if not row["publisher"] or not row["first_day"] or row["first_day"] != row["last_day"]:
        return None
    day, span = dt.date.fromisoformat(row["first_day"]), dt.timedelta(days=_NEAR_DAYS)
    asked = {
        "publisher": row["publisher"], "language": row["language"], "document": row["id"],
        "from": (day - span).isoformat(), "to": (day + span).isoformat(),
    }  # fmt: skip
    for other in connection.execute(_BESIDE, asked):
        text = connection.execute(select(texts.c.text).where(texts.c.document_id == other.id)).scalar_one()
        if may_be_translation(
            main,
            text,
            languages=(row["language"], other.language),
            publishers=(row["publisher"], other.publisher),
            published=(row["published"], other.published),
        ):
            return str(other.key)
    return None


_SHARING = (
    select(signature_bands.c.document_id, documents.c.text_group, signatures.c.value)
    .join(signatures, signatures.c.document_id == signature_bands.c.document_id)
    .join(documents, documents.c.id == signature_bands.c.document_id)
    .where(signature_bands.c.key.in_(bindparam("keys", expanding=True)))
    .group_by(signature_bands.c.document_id, documents.c.text_group, signatures.c.value)
    .order_by(func.count().desc(), signature_bands.c.document_id)
    .limit(_CANDIDATES)
)
_OF_SYMBOL = (
    select(documents.c.key, documents.c.language, documents.c.text_group)
    .where(among(documents.c.symbol, "symbols"), documents.c.id < bindparam("document"))
    .order_by(documents.c.id)
    .limit(_CANDIDATES)
)
_MEMBERS = select(func.count()).where(documents.c.text_group == bindparam("group"))
_UNITS = (
    select(claims.c.unit_id)
    .join(documents, documents.c.id == claims.c.document_id)
    .where(documents.c.text_group == bindparam("group"), claims.c.withdrawn.is_(None))
    .distinct()
)
_BESIDE = (
    select(documents.c.id, documents.c.key, documents.c.language, documents.c.publisher, documents.c.published)
    .where(
        documents.c.publisher == bindparam("publisher"),
        documents.c.first_day.between(bindparam("from"), bindparam("to")),
        documents.c.language != bindparam("language"),
        documents.c.id != bindparam("document"),
    )
    .order_by(documents.c.id)
    .limit(_TRANSLATIONS)
)
_RENAME = update(documents).where(documents.c.text_group == bindparam("from")).values(text_group=bindparam("to"))
_PLACE = update(documents).where(documents.c.id == bindparam("document")).values(text_group=bindparam("to"))
