"""Search by meaning: passages whose sentence vectors are near the query's, whatever their language and words.

The vectors of all passages lie in one file beside the ledger, a row a passage, made once by `update` and read as mapped
memory. What is usual in a language is taken off (its mean), since it says nothing; how near a passage is counts in
standard deviations from what is usual for the query, since bare cosines cannot be compared from query to query. Among
very many passages only those whose signs agree best with the query's are looked at, and a sample stands for the rest.

Enters: an open ledger, the folder of the vectors, an embedder. Leaves: stretches of documents with their nearness.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from depositary.evidence.embedders import Embedder
from depositary.evidence.vectors import vectors_for
from depositary.ledger import Ledger
from depositary.ledger.library import Hit
from depositary.ledger.seen import SeenLedger
from depositary.ledger.tables import documents
from depositary.ledger.vectors import LedgerVectors
from depositary.plans.passages import LedgerPassage, newest_reading, passages_since

__all__ = ["Meaning", "meaning_folder"]

_NEAR = 2.5  # standard deviations above what is usual for a query, from which a passage is told
_BATCH = 512  # passages embedded and written at a time
_BLOCK = 65_536  # rows multiplied at a time
_MANY, _LOOKED_AT, _SAMPLE = 50_000, 4_000, 4_000  # passages from which signs are worth making, and what they leave
_FEW = 50  # passages below which nothing is usual yet, and nothing is told


class _State(msgspec.Struct, kw_only=True):
    """What the two files hold. reading: up to which all passages are in; through: the last document of a round that was
    not finished; sums, counts: by language, for its mean."""

    fingerprint: str
    width: int
    rows: int = 0
    reading: int = 0
    through: int = 0
    languages: list[str] = []
    sums: list[list[float]] = []
    counts: list[int] = []


class Meaning:
    """The vectors of one ledger's passages under one embedder. `update` brings them up to date; `near` asks them."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._embedder = embedder
        mark = hashlib.blake2b(embedder.fingerprint.encode(), digest_size=6).hexdigest()
        self._vectors, self._rows = folder / f"{mark}.vectors", folder / f"{mark}.rows"
        self._said = folder / f"{mark}.json"
        self._mapped: tuple[int, Any, Any, Any, Any] | None = None
        self._coded: tuple[int, Any, Any] | None = None

    @property
    def rows(self) -> int:
        """How many passages are in; 0 if search by meaning was not prepared."""
        state = self._state()
        return state.rows if state is not None else 0

    def update(self, ledger: Ledger) -> Iterator[int]:
        """Embed the passages of documents read since the last time, yielding how many are in after each batch.

        What is done stays done if this is broken off. Raises: LedgerError, EmbedderMissing.
        """
        state = self._state() or _State(fingerprint=self._embedder.fingerprint, width=0)
        batch: list[tuple[int, LedgerPassage]] = []
        newest = newest_reading(ledger)
        for number, passage in passages_since(ledger, state.reading):
            if number <= state.through:
                continue
            if len(batch) >= _BATCH and number != batch[-1][0]:  # a document goes in whole
                yield self._add(ledger, state, batch)
                batch = []
            batch.append((number, passage))
        if batch:
            yield self._add(ledger, state, batch)
        if state.reading != newest or state.through:
            state.reading, state.through = newest, 0
            self._keep(state)

    def near(self, ledger: Ledger, query: str, limit: int) -> list[Hit]:
        """The passages nearest to a query, the nearest first, among documents that may be seen in this ledger.

        Nothing if search by meaning was not prepared, or nothing stands out. Raises: LedgerError, EmbedderMissing.
        """
        import numpy as np

        state = self._state()
        if state is None or state.rows < _FEW or not query.strip():
            return []
        vectors, rows, means, usual = self._opened(state)
        asked = self._embedder.embed([query])[0].astype(np.float32) - usual
        hidden = _hidden(ledger)
        places, spread = self._candidates(asked, state.rows)
        if places is None:  # few enough to look at all
            scores = np.empty(state.rows, dtype=np.float32)
            for start in range(0, state.rows, _BLOCK):
                scores[start : start + _BLOCK] = vectors[start : start + _BLOCK].astype(np.float32) @ asked
            scores -= (means @ asked)[rows["language"]]
            places, spread = np.arange(state.rows), slice(None)
        else:
            scores = vectors[places].astype(np.float32) @ asked - (means @ asked)[rows["language"][places]]
        told = ~np.isin(rows["document"][places], hidden)
        usually = scores[spread][told[spread]]
        if not len(usually):
            return []
        ranked = np.where(told, (scores - usually.mean()) / (usually.std() or 1.0), -np.inf)
        best = np.argsort(-ranked)[: 4 * limit]
        found: dict[tuple[int, int], Hit] = {}
        for place in best:
            if ranked[place] < _NEAR or len(found) >= limit:
                break
            row = rows[places[place]]
            hit = Hit(
                document=int(row["document"]), start=int(row["start"]), end=int(row["end"]), score=float(ranked[place])
            )
            found.setdefault((hit.document, hit.start), hit)
        return list(found.values())

    def ready(self) -> None:
        """Make what finds the nearest among very many passages without looking at each: signs of the vectors, a bit a
        number. Takes some seconds a million passages; a ledger of few needs none."""
        import numpy as np

        state = self._state()
        if state is None or state.rows < _MANY or not hasattr(np, "bitwise_count"):
            return
        vectors, rows, means, _ = self._opened(state)
        packed = np.empty((state.rows, -(-state.width // 64)), dtype=np.uint64)
        for start in range(0, state.rows, _BLOCK):
            block = vectors[start : start + _BLOCK].astype(np.float32) - means[rows["language"][start : start + _BLOCK]]
            packed[start : start + _BLOCK] = _signs(block)
        chance = np.random.default_rng(0)
        sample = np.sort(chance.choice(state.rows, size=_SAMPLE, replace=False))
        self._coded = (state.rows, packed, sample)

    def _candidates(self, asked: Any, rows: int) -> tuple[Any, Any]:
        """Places of the passages worth looking at, and which of them stand for all; (None, None): all."""
        import numpy as np

        if self._coded is None or self._coded[0] != rows:
            return None, None
        _, packed, sample = self._coded
        apart = np.bitwise_count(packed ^ _signs(asked[None, :])[0]).sum(axis=1, dtype=np.uint16)
        nearest = np.argpartition(apart, _LOOKED_AT)[:_LOOKED_AT]
        return np.concatenate((sample, nearest)), slice(0, len(sample))

    def _add(self, ledger: Ledger, state: _State, batch: Sequence[tuple[int, LedgerPassage]]) -> int:
        import numpy as np

        made = vectors_for([one.text for _, one in batch], self._embedder, _Lent(ledger)).astype(np.float16)
        if not state.width:
            state.width = made.shape[1]
            state.sums = []
        for one in {passage.language for _, passage in batch} - set(state.languages):
            state.languages.append(one)
            state.sums.append([0.0] * state.width)
            state.counts.append(0)
        rows = np.array(
            [(number, one.start, one.end, state.languages.index(one.language)) for number, one in batch], dtype=_row()
        )
        for place in range(len(state.languages)):
            own = made[rows["language"] == place].astype(np.float64)
            state.sums[place] = [a + float(b) for a, b in zip(state.sums[place], own.sum(axis=0), strict=True)]
            state.counts[place] += len(own)
        self._said.parent.mkdir(parents=True, exist_ok=True)
        for file, written, size in (
            (self._vectors, made.tobytes(), state.rows * state.width * 2),
            (self._rows, rows.tobytes(), state.rows * _row().itemsize),
        ):
            with file.open("r+b" if file.exists() else "w+b") as out:
                out.truncate(size)  # what a run that was broken off left behind
                out.seek(size)
                out.write(written)
        state.rows += len(batch)
        state.through = batch[-1][0]
        self._keep(state)
        return state.rows

    def _keep(self, state: _State) -> None:
        self._said.parent.mkdir(parents=True, exist_ok=True)
        partial = self._said.with_suffix(".part")
        partial.write_bytes(msgspec.json.encode(state))
        partial.replace(self._said)

    def _state(self) -> _State | None:
        try:
            state = msgspec.json.decode(self._said.read_bytes(), type=_State)
        except (OSError, msgspec.MsgspecError):
            return None
        return state if state.fingerprint == self._embedder.fingerprint else None

    def _opened(self, state: _State) -> tuple[Any, Any, Any, Any]:
        """The mapped files as far as the state goes, the mean of each language, and that of all."""
        import numpy as np

        if self._mapped is None or self._mapped[0] != state.rows:
            vectors = np.memmap(self._vectors, dtype=np.float16, mode="r", shape=(state.rows, state.width))
            rows = np.memmap(self._rows, dtype=_row(), mode="r", shape=(state.rows,))
            counts = np.maximum(1, np.array(state.counts, dtype=np.float64))[:, None]
            means = (np.array(state.sums, dtype=np.float64) / counts).astype(np.float32)
            usual = (np.array(state.sums, dtype=np.float64).sum(axis=0) / state.rows).astype(np.float32)
            self._mapped = (state.rows, vectors, rows, means, usual)
        return self._mapped[1:]


class _Lent:
    """Vectors that suggestions of evidence left in the ledger are used; new ones are kept in our own file alone."""

    def __init__(self, ledger: Ledger) -> None:
        self._kept = LedgerVectors(ledger)

    def get_vectors(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        return self._kept.get_vectors(keys)

    def put_vectors(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        return


def meaning_folder(location: str, data: Path | None = None) -> Path:
    """Where the vectors of a ledger lie: in the server's data folder, which is beside the ledger's file."""
    if data is not None:
        return data / "meaning"
    if "://" in location:
        return Path("depositary-data") / "meaning"
    file = Path(location)
    return file.with_name(f"{file.stem}-data") / "meaning"


def _signs(vectors: Any) -> Any:
    """The signs of rows of numbers, 64 to a word."""
    import numpy as np

    bits = np.packbits(vectors > 0, axis=1)
    short = -bits.shape[1] % 8
    return np.ascontiguousarray(np.pad(bits, ((0, 0), (0, short)))).view(np.uint64)


def _row() -> Any:
    import numpy as np

    return np.dtype([("document", "<i8"), ("start", "<i4"), ("end", "<i4"), ("language", "<i2")])


def _hidden(ledger: Ledger) -> list[int]:
    """Numbers of documents that are not to be found: restricted to a higher role, or superseded by a newer version."""
    whole = ledger.whole if isinstance(ledger, SeenLedger) else ledger
    query = select(documents.c.id).where(documents.c.restricted_to.is_not(None))
    with whole.reading() as connection:
        restricted = set(connection.execute(query).scalars())
        old = set(connection.execute(select(documents.c.id).where(documents.c.superseded.is_not(None))).scalars())
    if restricted and whole is not ledger:
        with ledger.reading() as connection:
            restricted -= set(connection.execute(query).scalars())
    elif whole is ledger:
        restricted = set()
    return sorted(restricted | old)
