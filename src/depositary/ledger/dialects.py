"""Where SQLite and PostgreSQL differ: types, connecting, locking, full-text search, and what their errors mean.

No other module of the project may ask which database it talks to.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Integer,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    text,
)  # fmt: skip
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from depositary.errors import LedgerBusy, LedgerCorrupt, LedgerError, LedgerMissing, LedgerReadOnly

__all__ = [
    "VEILED", "BigId", "among", "begin_writing", "check_storage", "connect", "copy_file", "create_search_index",
    "file_of", "forbid_changes", "index_words", "insert_new", "insert_rows", "latest_by_key", "ledger_error",
    "match_words", "optimise", "settle_file", "shown", "sides_seen", "without_member",
]  # fmt: skip

BigId = Integer().with_variant(BigInteger(), "postgresql")  # SQLite: only INTEGER is the row's own number

# A server's address may hold a password before the host, which may itself hold any sign, or among what follows "?".
_PASSWORD = re.compile(r"(://[^:/?#]*+):[^\s]*@")
_PASSWORD_ASKED = re.compile(r"([?&;](?:[a-z]*password|passfile|sslkey)=)[^&;\s]*", re.I)
_BUSY_SECONDS = 20  # how long to wait for another writer; DEPOSITARY_BUSY_SECONDS overrides it
# Of a connection's memory for pages of the file. A server has a dozen that read, and the system keeps pages too; who
# writes many documents at once changes the same pages over and over.
_CACHE_KIB, _WRITING_CACHE_KIB = 16_384, 65_536
_VERY_MANY = 5_000  # chunks that hold a phrase, beyond which it is common
VEILED = "veiled_chunks"  # on a connection that sees not everything: the stretches it does not see
Veil = Callable[[str, str], Sequence[str]]  # schema of the tables, kind of database → statements for each connection


def file_of(location: str) -> Path | None:
    """The file a ledger lives in; None for a server's. `location` is a path or a URL."""
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///"))
    return None if "://" in location else Path(location)


def connect(location: str, *, writable: bool = True, veil: Veil | None = None) -> Engine:
    """An engine for a path or URL. Nothing is opened before the first connection.

    veil: what puts temporary views in the place of tables; connections can then only read.
    """
    file = file_of(location)
    engine = _sqlite(file, writable=writable) if file is not None else _server(location)
    if veil is not None:
        _put_on(engine, veil)
    return engine


def _put_on(engine: Engine, veil: Veil) -> None:
    """Give each new connection its views, before anything is asked over it."""

    @event.listens_for(engine, "connect")
    def _veil(opened: Any, record: Any) -> None:
        cursor = opened.cursor()
        if engine.dialect.name == "postgresql":
            cursor.execute("SELECT current_schema()")
            statements = [*veil(f'"{cursor.fetchone()[0]}"', "postgresql"), "SET default_transaction_read_only = on"]
        else:
            statements = [*veil("main", "sqlite"), "PRAGMA query_only = ON"]
        for statement in statements:
            cursor.execute(statement)
        cursor.close()
        opened.commit()
        record.info["veiled"] = True


def sides_seen(kind: str, schema: str, hidden: str) -> str:
    """The number of a contradiction's (alias k) sides of which a claim is seen. hidden: FROM … WHERE … of the claims
    that are not."""
    if kind == "postgresql":
        sides = "json_array_elements(k.payload::json -> 'sides') side"
        keys = "json_array_elements_text(side.value -> 'sightings') said"
    else:
        sides = "json_each(k.payload, '$.sides') side"
        keys = "json_each(side.value, '$.sightings') said"
    seen = f"SELECT 1 FROM {keys} WHERE said.value NOT IN (SELECT key {hidden})"  # noqa: S608 - texts of ours
    return f"(SELECT count(*) FROM {sides} WHERE EXISTS ({seen}))"  # noqa: S608


def without_member(kind: str, column: str, member: str) -> str:
    """A JSON column without one of its members."""
    if kind == "postgresql":
        return f"({column}::jsonb - '{member}')::text"
    return f"json_remove({column}, '$.{member}')"


def shown(location: str) -> str:
    """A location as messages may tell it: without the password a server's address may hold."""
    return _PASSWORD_ASKED.sub(r"\1***", _PASSWORD.sub(r"\1:***@", location))


def _without_secrets(said: str, location: str) -> str:
    """What a driver says, without what it repeats of an address's password, whole or in part."""
    for part in re.split(r"[@:/]", location.partition("://")[2].partition(":")[2].rpartition("@")[0]):
        said = said.replace(part, "***") if len(part) > 3 else said
    return shown(said)


def begin_writing(connection: Connection) -> None:
    """Take the one writer's place for this transaction (waiting for it), before anything is read."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": f"{_busy_seconds():g}s"})
        connection.execute(text("SELECT pg_advisory_xact_lock(7319001)"))
    else:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_WRITING_CACHE_KIB}")
        connection.info["widened"] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def create_search_index(connection: Connection) -> None:
    """The index of folded words beside `chunks`. SQLite's keeps no copy of the text (content='')."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("CREATE TABLE chunk_words (chunk_id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)"))
        connection.execute(text("CREATE INDEX ix_chunk_words_words ON chunk_words USING gin (words)"))
    else:
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE chunk_words "
                "USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
            )
        )


def forbid_changes(connection: Connection, table: Table) -> None:
    """Let the database refuse to change or take out a row of a table to which rows are only added."""
    name = table.name
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                f"CREATE OR REPLACE FUNCTION {name}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{name} is append-only'; END $$"
            )
        )
        connection.execute(
            text(
                f"CREATE OR REPLACE TRIGGER {name}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_is_append_only()"
            )
        )
        return
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER IF NOT EXISTS {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
            )
        )


def index_words(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Add folded words, one row a chunk: (chunk id, words)."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        statement = "INSERT INTO chunk_words (chunk_id, words) VALUES (:id, to_tsvector('simple', :words))"
    else:
        statement = "INSERT INTO chunk_words (rowid, words) VALUES (:id, :words)"
    connection.execute(text(statement), [{"id": number, "words": words} for number, words in rows])


def match_words(connection: Connection, phrases: Sequence[Sequence[str]], limit: int) -> list[tuple[int, float]]:
    """Chunks that hold all phrases (each a run of folded words), best first, as (chunk id, score).

    A phrase that very many chunks hold says little of any and has no say in the order, so that not all of them are
    passed over; if all phrases are such, the chunks recorded last come first.
    """
    if connection.dialect.name == "postgresql":
        query = " & ".join("(" + " <-> ".join(_lexeme(word) for word in phrase) + ")" for phrase in phrases)
        ranked = text(
            "SELECT chunk_id, ts_rank(words, q) AS score FROM (SELECT chunk_id, words, q FROM chunk_words, "  # noqa: S608
            f"CAST(:q AS tsquery) q WHERE words @@ q {_seen_now(connection, 'chunk_id')} LIMIT {_VERY_MANY}) found "
            "ORDER BY score DESC, chunk_id LIMIT :limit"
        )
        return [(row[0], row[1]) for row in connection.execute(ranked, {"q": query, "limit": limit})]
    whole = [_fts5_phrase(phrase) for phrase in phrases]
    telling = [phrase for phrase in whole if not _very_many_hold(connection, phrase)]
    seen, asked = _seen_now(connection, "rowid"), {"q": " ".join(whole), "limit": limit}
    if not telling:
        statement = (
            f"SELECT rowid, 0.0 FROM chunk_words WHERE chunk_words MATCH :q {seen} ORDER BY rowid DESC LIMIT :limit"  # noqa: S608
        )
    else:
        rest = "AND rowid IN (SELECT rowid FROM chunk_words WHERE chunk_words MATCH :all)" if telling != whole else ""
        asked |= {"q": " ".join(telling), **({"all": " ".join(whole)} if rest else {})}
        statement = (
            "SELECT rowid, -bm25(chunk_words) AS score FROM chunk_words WHERE chunk_words MATCH :q "  # noqa: S608
            f"{rest} {seen} ORDER BY score DESC, rowid LIMIT :limit"
        )
    return [(row[0], row[1]) for row in connection.execute(text(statement), asked)]


def _very_many_hold(connection: Connection, phrase: str) -> bool:
    held = f"SELECT count(*) FROM (SELECT 1 FROM chunk_words WHERE chunk_words MATCH :q LIMIT {_VERY_MANY})"  # noqa: S608
    return bool(connection.execute(text(held), {"q": phrase}).scalar_one() >= _VERY_MANY)


def _seen_now(connection: Connection, column: str) -> str:
    """What a superseded version said is not found, nor what the role may not see."""
    return (  # in this order, from the few documents to their chunks
        f"AND {column} NOT IN (SELECT c.id FROM documents d CROSS JOIN chunks c "  # noqa: S608
        f"WHERE d.superseded > 0 AND c.document_id = d.id) {_not_veiled(connection, column)}"
    )


def _not_veiled(connection: Connection, column: str) -> str:
    return f"AND {column} NOT IN (SELECT id FROM {VEILED})" if connection.info.get("veiled") else ""  # noqa: S608


def insert_new(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, leaving out those whose primary key is there already."""
    rows = list(rows)
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as pg_insert

        connection.execute(pg_insert(table).on_conflict_do_nothing(), rows)
    else:
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        connection.execute(sqlite_insert(table).on_conflict_do_nothing(), rows)


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of plain values, given in the order of the named columns: for very many, where making a parameter
    of each value would take longer than storing it."""
    if rows:
        mark = "%s" if connection.dialect.name == "postgresql" else "?"
        listed = ", ".join(f'"{name}"' for name in names)
        statement = f"INSERT INTO {table.name} ({listed}) VALUES ({', '.join([mark] * len(names))})"  # noqa: S608
        connection.exec_driver_sql(statement, rows if len(rows) > 1 else rows[0])


class _Values(TypeDecorator[Sequence[Any]]):
    """Any number of values as one parameter: JSON for SQLite, an array for PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(NullType() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return values if dialect.name == "postgresql" else msgspec.json.encode(values).decode()


class _Among(FunctionElement[bool]):
    # Of a Boolean SQLite would be asked whether it is 1, and would not use the index.
    type = NullType()  # type: ignore[assignment]
    name = "among"
    inherit_cache = True


@compiles(_Among, "sqlite")
def _among_json(element: _Among, compiler: Any, **further: Any) -> str:
    column, values = (compiler.process(part, **further) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - parts the compiler made


@compiles(_Among, "postgresql")
def _among_array(element: _Among, compiler: Any, **further: Any) -> str:
    column, values = (compiler.process(part, **further) for part in element.clauses)
    return f"{column} = ANY({values})"


def among(column: Any, values: str | Iterable[Any]) -> ColumnElement[bool]:
    """The condition that a column's value is one of many, however many: one parameter, one statement, built once.

    values: the parameter's name in a statement that is kept, or the values themselves.
    """
    if isinstance(values, str):
        return _Among(column, bindparam(values, type_=_Values()))
    return _Among(column, bindparam(None, sorted(values), type_=_Values(), unique=True))


def latest_by_key(connection: Connection, keys: Sequence[str], most: int) -> list[tuple[str, int]]:
    """(key, unit) of units that bear one of the keys, the latest first: of one key so many at most, looked up without
    passing over the rest of them."""
    if not keys:
        return []
    values: Any = list(keys)
    if connection.dialect.name == "postgresql":
        listed = "unnest(CAST(:keys AS text[])) AS asked(value)"
    else:
        listed, values = "json_each(:keys) AS asked", msgspec.json.encode(values).decode()
    earliest = (
        "(SELECT o.unit_id FROM unit_keys o WHERE o.key = asked.value ORDER BY o.unit_id DESC LIMIT 1 OFFSET :most)"
    )
    statement = text(
        f"SELECT k.key, k.unit_id FROM {listed} CROSS JOIN unit_keys k "  # noqa: S608 - texts of ours
        f"WHERE k.key = asked.value AND k.unit_id > COALESCE({earliest}, 0)"
    )
    found = connection.execute(statement, {"keys": values, "most": most})
    return sorted(((row[0], row[1]) for row in found), key=lambda row: (row[0], -row[1]))


def check_storage(connection: Connection) -> list[str]:
    """What the database itself finds wrong with its storage, in its words; empty if nothing."""
    if connection.dialect.name == "postgresql":
        return []
    found = [row[0] for row in connection.execute(text("PRAGMA quick_check(20)"))]
    return [] if found == ["ok"] else found


def copy_file(source: Path, target: Path) -> None:
    """A consistent copy of a ledger that is one file, taken in one read while others go on. Raises: LedgerError."""
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)) as read,
            closing(sqlite3.connect(target)) as write,
        ):
            read.backup(write)
            write.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise ledger_error(error, str(source)) from error


def settle_file(file: Path) -> None:
    """Make the file of a ledger all there is of it: what stands in the journal beside it goes into it. What is too
    damaged to be opened loses its journal. Raises: LedgerBusy if another process has it open; LedgerError.
    """
    try:
        with closing(sqlite3.connect(file, timeout=_busy_seconds())) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise ledger_error(error, str(file)) from error
    except sqlite3.DatabaseError:
        for rest in ("-wal", "-shm"):
            file.with_name(file.name + rest).unlink(missing_ok=True)


def optimise(connection: Connection) -> None:
    """Let the database refresh what it knows of its tables; cheap, to be called after a batch."""
    connection.execute(text("ANALYZE" if connection.dialect.name == "postgresql" else "PRAGMA optimize"))


def ledger_error(error: SQLAlchemyError | sqlite3.Error, location: str) -> LedgerError:
    """The project's own error for what the database reported, with what to do about it."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    said = _without_secrets(said, location)
    words, location = said.lower(), shown(location)
    if any(word in words for word in ("locked", "busy", "deadlock", "lock timeout")):
        return LedgerBusy(f"{location}: another process is writing to the ledger; try again when it is done ({said})")
    if "readonly" in words or "read-only" in words:
        return LedgerReadOnly(
            f"{location}: the ledger cannot be written; check the permissions of file and folder ({said})"
        )
    if "not a database" in words or "malformed" in words or "corrupt" in words or "encrypted" in words:
        return LedgerCorrupt(f"{location}: the file is damaged or no ledger; restore a backup ({said})")
    if "full" in words:
        return LedgerError(f"{location}: no room left to write; nothing of this document was recorded ({said})")
    if "unable to open" in words:
        return LedgerError(f"{location}: cannot be opened; check that the folder exists and may be written ({said})")
    if "database" in words and "does not exist" in words:
        return LedgerMissing(
            f"{location}: the server has no such database; make it (createdb), then add documents ({said})"
        )
    if "connection" in words and any(word in words for word in ("failed", "refused", "closed", "terminat")):
        return LedgerError(f"{location}: the server does not answer; is it running, and may we in? ({said})")
    if "no such table" in words or "no such column" in words or ("relation" in words and "does not exist" in words):
        return LedgerCorrupt(f"{location}: tables are missing; this is no ledger of this version ({said})")
    return LedgerError(f"{location}: {said}")


def _lexeme(word: str) -> str:
    plain = word.rstrip("*").replace("\\", "\\\\").replace("'", "''")
    return f"'{plain}'" + (":*" if word.endswith("*") else "")


def _fts5_phrase(phrase: Sequence[str]) -> str:
    plain = " ".join(word.rstrip("*").replace('"', "") for word in phrase)
    return f'"{plain}"' + ("*" if phrase[-1].endswith("*") else "")


def _sqlite(file: Path, *, writable: bool) -> Engine:
    marked_read_only = file.exists() and not file.stat().st_mode & 0o222
    if writable and not marked_read_only and (os.access(file, os.W_OK) or not file.exists()):
        address = f"file:{quote(str(file))}?mode=rwc"
        read_only = False
    else:
        # A WAL ledger on read-only media has no room for its lock file: with no WAL left over, take it as it is.
        settled = not file.with_name(file.name + "-wal").exists() and not os.access(file.parent, os.W_OK)
        address = f"file:{quote(str(file))}?mode=ro" + ("&immutable=1" if settled else "")
        read_only = True

    def open_file() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=_busy_seconds(),
            isolation_level=None,
            check_same_thread=False,
        )
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        connection.execute("PRAGMA temp_store=MEMORY")
        return connection

    engine = create_engine("sqlite://", creator=open_file, poolclass=_pool())

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "checkin")
    def _narrow(opened: Any, record: Any) -> None:
        if opened is not None and record.info.pop("widened", False):
            opened.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")

    return engine


def _busy_seconds() -> float:
    return float(os.environ.get("DEPOSITARY_BUSY_SECONDS") or _BUSY_SECONDS)


def _server(location: str) -> Engine:
    try:
        return create_engine(location.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"{shown(location)}: needs a program library that is not installed: pip install 'depositary[postgres]'"
        ) from error
    except SQLAlchemyError as error:
        said = _without_secrets(str(error), location)
        raise LedgerError(f"{shown(location)}: is no address of a ledger ({said})") from error


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool
