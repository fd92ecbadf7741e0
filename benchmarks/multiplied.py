"""A ledger of a made-up world many times over: what `ledger.py make` would take days for, in minutes.

    python benchmarks/multiplied.py BASE LEDGER --times 100

BASE is a ledger of a world whose names bear a tag (`ledger.py make BASE --documents 10000 --tag`). Every copy is the
whole of it under another tag of the same length, so that passages go on quoting their texts: mechanisms, persons and
initiatives are other ones, found by other words and other keys. Parties, partnerships, plans of action and the figures
of their progress are the same ones, told of by as many more documents; so a partnership, a day, a level, an ordinal and
every common word grow with the ledger, as they would. Rows are copied by SQL with their numbers shifted; people's keys
(sounds, letters) and the chain of the history are worked out anew. Left out in the copies: why claims were joined.
SQLite only; the ledger is not safe from a power cut while it is being made.
"""

# ruff: noqa: S608 - the statements are made of texts of ours
from __future__ import annotations

import argparse
import re
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import msgspec

from depositary.ledger import open_ledger
from depositary.ledger.chain import link_hash
from depositary.ledger.deadlines.keeping import fill_deadlines
from depositary.ledger.folding import fold_words
from depositary.ledger.sightings import representatives
from depositary.ledger.tables import deadline_keys, deadline_places, deadlines
from depositary.ledger.tallies import count_anew, kept_tally, settle
from depositary.resolve import Sighting, blocking_keys
from made_up import TAG

_LETTERS = "bcdfghjkmpqtvwx"  # no ending an English stem would lose
OWN = "('meeting', 'person', 'commitment')"  # kinds of which each copy has its own
_NUMBERED = ("documents", "readings", "claims", "units", "things", "contradictions", "chunks")
_CLAIM = re.compile(r'"([a-z]c-[0-9a-f]+)"')
_MEMORY_KIB = 3_000_000

# Columns as they are, but for shifted numbers (:documents …), tagged text (R) and keys with the copy's end (E).
_COPIES = {
    "documents": "SELECT id + :documents, E(key), name || '-' || :copy, E(text_hash), E(text_group), uri, media_type, "
    "language, genre, R(title), symbol, publisher, published, first_day, last_day, partnership, length, added_at, "
    "recorded + :history, restricted_to, address, fetched, superseded FROM documents WHERE id <= :of_documents",
    "texts": "SELECT document_id + :documents, R(text), ranges FROM texts WHERE document_id <= :of_documents",
    "readings": "SELECT id + :readings, document_id + :documents, reader, reader_version, content_hash, R(payload), "
    "recorded + :history, withdrawn FROM readings WHERE id <= :of_readings",
    "claims": "SELECT id + :claims, E(key), document_id + :documents, kind, R(payload), certainty, E(face), "
    f"CASE WHEN kind IN {OWN} THEN unit_id + :units ELSE unit_id END, recorded + :history, withdrawn, succeeded_by "
    "FROM claims WHERE id <= :of_claims",
    "passages": 'SELECT claim_id + :claims, position, start, "end", R(quote) FROM passages '
    "WHERE claim_id <= :of_claims",
    "units": "SELECT id + :units, kind, E(face), thing_id + :things, founded + :claims, mention_id FROM units "
    f"WHERE id <= :of_units AND kind IN {OWN}",
    "unit_keys": "SELECT R(key) AS key, unit_id + :units FROM unit_keys JOIN units u ON u.id = unit_id "
    "WHERE unit_id <= :of_units AND u.kind IN ('meeting', 'commitment') ORDER BY 1",
    "links": "SELECT unit_id + :units, l.recorded + :history, l.thing_id + :things, l.withdrawn + :history, '[]' "
    f"FROM links l JOIN units u ON u.id = unit_id WHERE unit_id <= :of_units AND u.kind IN {OWN}",
    "things": "SELECT id + :things, E(key), kind, R(fields), R(label), first_day, last_day, told_first, told_last, "
    "status, sources, claims, shown, judged, merged_into + :things, recorded + :history FROM things "
    f"WHERE id <= :of_things AND kind IN {OWN}",
    "facets": "SELECT name, value, thing_id + :things, kind, day FROM facets "
    f"WHERE thing_id <= :of_things AND kind IN {OWN} ORDER BY 1, 2, 3",
    "contradictions": "SELECT id + :contradictions, thing_id + :things, kind, property, verdict, real, "
    f"R(rekeyed(payload)), recorded + :history FROM contradictions WHERE id <= :of_contradictions AND kind IN {OWN}",
    "signatures": "SELECT document_id + :documents, value, E(translation_of) FROM signatures "
    "WHERE document_id <= :of_documents",
    "signature_bands": "SELECT E(key) AS key, document_id + :documents FROM signature_bands "
    "WHERE document_id <= :of_documents ORDER BY 1",
    "chunks": 'SELECT id + :chunks, document_id + :documents, start, "end" FROM chunks WHERE id <= :of_chunks',
}


def multiply(base: Path, target: Path, times: int) -> None:
    """Make `target` of the base and `times` - 1 copies of it; progress goes to stderr."""
    shutil.copyfile(base, target)
    with open_ledger(str(base)) as ledger, ledger.reading() as connection:
        numbers = connection.exec_driver_sql("SELECT id FROM units WHERE kind = 'person'").scalars().all()
        persons = representatives(connection, numbers)
    database = sqlite3.connect(target, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", f"cache_size=-{_MEMORY_KIB}",
                   "locking_mode=EXCLUSIVE", "temp_store=FILE"):  # fmt: skip
        database.execute(f"PRAGMA {pragma}")
    indexes = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    many = {name: database.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0] for name in _NUMBERED}
    many["history"] = database.execute("SELECT max(id) FROM history").fetchone()[0]
    words = _words(database, many["chunks"])
    start = time.perf_counter()
    for copy, tag in zip(range(1, times), _tags(), strict=False):
        _add_copy(database, copy, tag, many, words, persons)
        print(f"\r{copy + 1} of {times}, {time.perf_counter() - start:.0f} s", end="", file=sys.stderr, flush=True)
    counted = f"UPDATE things SET claims = claims * {times}, sources = sources * {times} "
    database.execute(f"{counted} WHERE id <= {many['things']} AND kind NOT IN {OWN}")
    for name in _NUMBERED:
        database.execute("UPDATE counters SET value = ? WHERE name = ?", (many[name] * times, name))
    for _, statement in indexes:
        database.execute(statement)
    database.execute("ANALYZE")
    database.execute("PRAGMA journal_mode=WAL")
    database.close()
    with open_ledger(str(target), writable=True) as ledger, ledger.writing() as connection:
        settle(connection, kept_tally(connection, facets=True), count_anew(connection))
        for table in (deadlines, deadline_places, deadline_keys):
            connection.execute(table.delete())
        fill_deadlines(connection)
    print(file=sys.stderr)


def _add_copy(
    database: sqlite3.Connection, copy: int, tag: str, many: dict[str, int], words: list[tuple[int, str]],
    persons: dict[int, Sighting],
) -> None:  # fmt: skip
    end = f".{copy}"
    database.create_function(
        "rekeyed", 1, lambda text: _CLAIM.sub(lambda found: f'"{found[1]}{end}"', text), deterministic=True
    )
    values = {name: number * copy for name, number in many.items()}
    values |= {f"of_{name}": number for name, number in many.items()} | {"copy": copy}
    database.execute("BEGIN")
    for table, query in _COPIES.items():
        tagged = re.sub(r"\bR\(((?:[^()]|\([^()]*\))*)\)", rf"replace(\1, '{TAG}', '{tag}')", query)
        ended = re.sub(r"\bE\(([^()]*)\)", rf"\1 || '{end}'", tagged)
        asked = {name: value for name, value in values.items() if f":{name}" in ended}
        database.execute(f"INSERT INTO {table} {ended}", asked)
    database.executemany(
        "INSERT OR IGNORE INTO unit_keys (key, unit_id) VALUES (?, ?)",
        sorted(
            (f"person:{key}", unit + values["units"])
            for unit, sighting in persons.items()
            for key in blocking_keys(_renamed(sighting, tag))
        ),
    )
    database.executemany(
        "INSERT INTO chunk_words (rowid, words) VALUES (?, ?)",
        [(number + values["chunks"], said.replace(TAG, tag)) for number, said in words],
    )
    database.executemany(
        "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?)", _chain(database, end, many["history"], copy)
    )
    database.execute("COMMIT")


def _renamed(sighting: Sighting, tag: str) -> Sighting:
    claim = msgspec.structs.replace(sighting.claim, name=sighting.claim.name.replace(TAG, tag))  # type: ignore[union-attr]
    return msgspec.structs.replace(sighting, claim=claim)


def _words(database: sqlite3.Connection, chunks: int) -> list[tuple[int, str]]:
    """The folded words of each stretch of the base."""
    query = (
        'SELECT c.id, substr(t.text, c.start + 1, c."end" - c.start) FROM chunks c '
        "JOIN texts t ON t.document_id = c.document_id WHERE c.id <= ?"
    )
    return [(number, " ".join(fold_words(text))) for number, text in database.execute(query, (chunks,))]


def _chain(database: sqlite3.Connection, end: str, many: int, copy: int) -> Iterator[tuple[object, ...]]:
    previous, at = database.execute("SELECT hash, at FROM history ORDER BY id DESC LIMIT 1").fetchone()
    events = database.execute("SELECT id, event, subject, payload FROM history WHERE id <= ? ORDER BY id", (many,))
    for number, event, subject, payload in events.fetchall():
        row = (number + many * copy, at, event, subject + end, payload)
        link = link_hash(*row, previous)
        yield (*row, previous, link)
        previous = link


def _tags() -> Iterator[str]:
    """Tags other than the base's, of its length."""
    found = (f"z{one}{two}" for one, two in product(_LETTERS, _LETTERS))
    return (tag for tag in found if tag != TAG)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("base", type=Path)
    options.add_argument("ledger", type=Path)
    options.add_argument("--times", type=int, required=True)
    given = options.parse_args()
    multiply(given.base, given.ledger, given.times)


if __name__ == "__main__":
    main()
