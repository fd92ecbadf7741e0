"""The library from Python, in a script or a notebook: read a document, open a ledger, take what it holds as tables.

Enters: texts, files, paths of ledgers. Leaves: objects that show themselves in a notebook and turn into pandas' frames;
pandas is needed for that alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, overload

import msgspec

from depositary.acquire import load_source
from depositary.errors import DocumentError
from depositary.export.columns import row_of
from depositary.ledger import Ledger, create_ledger, record_documents
from depositary.ledger import open_ledger as _open
from depositary.ledger.dialects import shown
from depositary.ledger.past import View
from depositary.ledger.queries import ThingQuery
from depositary.model import Document, Passage, Reading
from depositary.reading import read_document as _read
from depositary.report import (
    list_contradictions,
    list_documents,
    list_due,
    list_progress,
    list_things,
    search_passages,
)

if TYPE_CHECKING:
    import pandas

__all__ = ["OpenLedger", "ReadDocument", "Table", "open_ledger", "read_document", "read_file"]

_COLOURS = {
    "meetings": "#cfe3f7", "persons": "#e4d7f2", "instruments": "#d4ecd9", "progress": "#fbe3c4",
    "commitments": "#f9d3d6",
}  # fmt: skip
_SHOWN = 40  # rows of a table that a notebook shows


class Table(Sequence[dict[str, Any]]):
    """Rows of one kind, as dicts in order. It is a sequence; `to_pandas` makes a frame of it."""

    def __init__(self, kind: str, rows: Sequence[dict[str, Any]]) -> None:
        self.kind = kind
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, index: slice) -> Table: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | Table:
        return Table(self.kind, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.kind}>"

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return list(dict.fromkeys(name for row in self._rows for name in row))

    def to_pandas(self) -> pandas.DataFrame:
        """A frame with a row a thing. Raises: ImportError if pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(self._rows, columns=self.columns or None)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(_cell(row.get(name)))}</td>" for name in self.columns) + "</tr>"
            for row in self._rows[:_SHOWN]
        )
        more = f"<p>and {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_cell(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_cell(told)}" for name, told in value.items() if told is not None)
    return str(value)


class ReadDocument:
    """A document with what was read in it. Fields of the Reading are its own: `read.meetings`, `read.commitments`.

    A notebook shows the text with every claim marked where it stands.
    """

    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.reading = reading

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.reading, name)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self.reading, kind))} {kind}" for kind in _COLOURS)
        return f"<{self.document.id} ({self.reading.language}): {counts}>"

    def to_dict(self) -> dict[str, Any]:
        """The Reading in the public record format."""
        told: dict[str, Any] = msgspec.to_builtins(self.reading)
        return told

    def table(self, kind: str) -> Table:
        """The claims of one kind (meetings, persons, instruments, progress, commitments) as rows.

        Raises: KeyError if there is no such kind.
        """
        if kind not in _COLOURS:
            raise KeyError(f"{kind!r}: there are {', '.join(_COLOURS)}")
        rows = [msgspec.to_builtins(claim) for claim in getattr(self.reading, kind)]
        for row in rows:
            row["passages"] = [passage["quote"] for passage in row["passages"]]
        return Table(kind, rows)

    def _repr_html_(self) -> str:
        text = self.document.text
        marks = sorted(self._marks(), key=lambda mark: (mark[0].start, -mark[0].end))
        parts, cursor = [], 0
        for passage, kind, label in marks:
            start = max(passage.start, cursor)  # what overlaps is marked from where the one before ends
            if start >= passage.end:
                continue
            parts.append(escape(text[cursor:start]))
            words = escape(text[start : passage.end])
            parts.append(
                f'<mark style="background:{_COLOURS[kind]}" title="{escape(label, quote=True)}">{words}</mark>'
            )
            cursor = passage.end
        parts.append(escape(text[cursor:]))
        legend = " ".join(f'<mark style="background:{colour}">{kind}</mark>' for kind, colour in _COLOURS.items())
        return f'<p>{legend}</p><div style="white-space:pre-wrap">{"".join(parts)}</div>'

    def _marks(self) -> Iterator[tuple[Passage, str, str]]:
        for kind in _COLOURS:
            for claim in getattr(self.reading, kind):
                told = msgspec.to_builtins(claim)
                names = ("mechanism_en", "name", "title_en", "instrument_en", "what_en", "force", "start", "status")
                label = f"{kind}: " + ", ".join(str(told[name]) for name in names if told.get(name))
                for passage in claim.passages[:1]:
                    yield passage, kind, label


def read_document(text: str, *, name: str = "text", published: str | None = None) -> ReadDocument:
    """Read a text. name: what it is called; published: its date (ISO), where one is known from outside.

    Raises: DocumentError naming the cause, such as a language that is not at hand.
    """
    document = Document(id=name, text=text, published=published)
    return ReadDocument(document, _read(document))


def read_file(path: str | Path) -> list[ReadDocument]:
    """Read a file of any format at hand; an archive or a mail may hold several documents.

    Raises: DocumentError for the first one in it that cannot be read.
    """
    found = []
    for one in load_source(str(path)):
        if isinstance(one, DocumentError):
            raise one
        found.append(ReadDocument(one, _read(one)))
    return found


class OpenLedger:
    """A ledger to ask. Use it in a `with` statement, or close it.

    Filters are those of the command line: partnership, actor, level, force, area, status, since, until, language,
    limit; as_of and recorded_at look into the past.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.ledger.close()

    def __repr__(self) -> str:
        return f"<ledger {shown(self.ledger.location)}>"

    def add(self, *read: ReadDocument) -> int:
        """Record documents that were read. Returns: how many were new. Raises: LedgerError."""
        recorded = record_documents(self.ledger, [(one.document, one.reading) for one in read])
        return sum(one.state == "added" for one in recorded)

    def meetings(self, **asked: Any) -> Table:
        return self._things("meeting", asked)

    def persons(self, **asked: Any) -> Table:
        return self._things("person", asked)

    def instruments(self, **asked: Any) -> Table:
        return self._things("instrument", asked)

    def commitments(self, **asked: Any) -> Table:
        return self._things("commitment", asked)

    def figures(self, **asked: Any) -> Table:
        """Figures of progress, one a row."""
        return self._things("progress", asked)

    def progress(self, partnership: str | None = None) -> Table:
        """Series of figures of instruments, those reported on last first."""
        found = list_progress(self.ledger, partnership=partnership)
        return Table("progress", [msgspec.to_builtins(one) for one in found])

    def documents(self, **asked: Any) -> Table:
        return Table("documents", [msgspec.to_builtins(row) for row in list_documents(self.ledger, **asked)])

    def due(self, **asked: Any) -> Table:
        return Table("due", [msgspec.to_builtins(one) for one in list_due(self.ledger, **asked)])

    def contradictions(self, **asked: Any) -> Table:
        found = list_contradictions(self.ledger, **asked)
        return Table("contradictions", [msgspec.to_builtins(one) for one in found])

    def search(self, query: str, *, language: str | None = None, limit: int = 20) -> Table:
        """Passages that hold all words of the query."""
        found = search_passages(self.ledger, query, language=language, limit=limit)
        rows = [
            {"document": one.document, "language": one.language, "published": one.published, "words": one.passage.quote}
            for one in found
        ]
        return Table("passages", rows)

    def _things(self, kind: str, asked: dict[str, Any]) -> Table:
        view = View(as_of=asked.pop("as_of", None), recorded_at=asked.pop("recorded_at", None))
        found = list_things(self.ledger, ThingQuery(kind=kind, view=view, **asked))
        return Table(kind, [row_of(thing) for thing in found])


def open_ledger(path: str | Path, *, create: bool = False) -> OpenLedger:
    """Open a ledger. create: make it if there is none; it can be written to then.

    Raises: LedgerMissing, LedgerVersion, LedgerCorrupt.
    """
    return OpenLedger(create_ledger(path) if create else _open(str(path)))
