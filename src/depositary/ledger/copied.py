"""Which of the ledger's documents are one text, found by indexed keys of what came in, never by a scan.

Copies share a `text_group` and count as one source, and so do the language versions of one resolution, which bear one
symbol: they are one work. A group is named after the least hash of its texts, so that its
name does not depend on the order of adding. A translation is marked and goes on counting: it may say things its own
way.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from depositary.ledger.dialects import among, insert_rows
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


def place_among_copies(connection: Connection, stored: Sequence[tuple[dict[str, Any], str]]) -> set[int]:
    """Put documents that are already stored (their rows, each with its main text) into their groups of copies, and
    their signatures into the index; one after the other, as the second may be a copy of the first.

    Returns: units whose sources must be counted afresh, because two groups turned out to be one.
    """
    index = _Index(connection, [text_signature(main) for _, main in stored])
    marked, recount = [], set[int]()
    for place, (row, main) in enumerate(stored):
        own = row["text_hash"]
        versions = _versions(connection, row)
        groups = index.groups(place) | {version.text_group for version in versions}
        whole = min(groups | {own})
        for group in sorted(groups - {whole}):
            connection.execute(_RENAME, {"from": group, "to": whole})
            index.rename(group, whole)
        if whole != row["text_group"]:
            connection.execute(_PLACE, {"document": row["id"], "to": whole})
        first = next((version.key for version in versions if version.language != row["language"]), None)
        translated = first or _translated(connection, row, main)
        marked.append((row["id"], index.signatures[place], translated))
        if not groups or _size(connection, whole) <= _ENOUGH:
            index.add(place, row["id"], whole)
        if len(groups) > 1:
            recount |= _units_of(connection, whole)
    insert_rows(connection, signatures, ("document_id", "value", "translation_of"), marked)
    insert_rows(connection, signature_bands, ("key", "document_id"), index.added)
    return recount


class _Index:
    """What near-copies are found by, of the ledger and of the documents at hand together."""

    def __init__(self, connection: Connection, signed: Sequence[bytes]) -> None:
        self.signatures = signed
        self.added: list[tuple[str, int]] = []
        self._keys = [signature_keys(signature) for signature in signed]
        self._bearers: dict[str, list[int]] = defaultdict(list)  # key → documents, the earliest first
        self._known: dict[int, tuple[str, bytes]] = {}  # document → its group and signature
        keys = {key for own in self._keys for key in own}
        if keys:
            for row in connection.execute(_BEARING, {"keys": keys}):
                self._bearers[row.key].append(row.document_id)
            asked = {document for own in self._bearers.values() for document in own}
            for known in connection.execute(_KNOWN, {"documents": asked}) if asked else ():
                self._known[known.id] = (known.text_group, known.value)

    def groups(self, place: int) -> set[str]:
        """Groups of the documents that are one text with the one at this place."""
        shared = Counter(document for key in self._keys[place] for document in self._bearers.get(key, ()))
        likeliest = sorted(shared, key=lambda document: (-shared[document], document))[:_CANDIDATES]
        found = (self._known[document] for document in likeliest)
        return {group for group, signature in found if is_copy(self.signatures[place], signature)}

    def rename(self, group: str, whole: str) -> None:
        self._known |= {n: (whole, signature) for n, (its, signature) in self._known.items() if its == group}

    def add(self, place: int, number: int, group: str) -> None:
        """Let the document at this place be found by those after it."""
        self._known[number] = (group, self.signatures[place])
        for key in self._keys[place]:
            self._bearers[key].append(number)
            self.added.append((key, number))


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


_BEARING = (
    select(signature_bands.c.key, signature_bands.c.document_id)
    .where(among(signature_bands.c.key, "keys"))
    .order_by(signature_bands.c.key, signature_bands.c.document_id)
)
_KNOWN = (
    select(documents.c.id, documents.c.text_group, signatures.c.value)
    .join(signatures, signatures.c.document_id == documents.c.id)
    .where(among(documents.c.id, "documents"))
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
        documents.c.id < bindparam("document"),
    )
    .order_by(documents.c.id)
    .limit(_TRANSLATIONS)
)
_RENAME = update(documents).where(documents.c.text_group == bindparam("from")).values(text_group=bindparam("to"))
_PLACE = update(documents).where(documents.c.id == bindparam("document")).values(text_group=bindparam("to"))
