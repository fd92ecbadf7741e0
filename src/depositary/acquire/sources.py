"""Files and folders in, documents out; what cannot be read becomes an error of its own, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from depositary.acquire.formats import Source, detect_format, known_suffixes, load_format
from depositary.acquire.limits import LIMITS, Limits
from depositary.acquire.symbols import symbol_fact
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText
from depositary.model import Document

__all__ = ["find_files", "load_document", "load_documents", "read_source"]


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[DocumentError]]:
    """Files to read, folders searched through, each once in a settled order; and what is not there at all.

    In a folder only files whose ending some format claims count, and none whose name begins with a dot; a file named
    by itself always counts.
    """
    suffixes = known_suffixes()
    found: dict[Path, None] = {}
    missing: list[DocumentError] = []
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(_walk(path, suffixes)))
        elif path.exists():
            found[path] = None
        else:
            missing.append(DocumentError(path, "there is no such file or folder"))
    return list(found), missing


def _walk(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in suffixes and path.is_file():
            yield path


def load_document(path: Path, limits: Limits = LIMITS) -> Document:
    """The document in a file, the first if it holds several. Raises: DocumentError."""
    for document in load_documents(path, limits):
        if isinstance(document, DocumentError):
            raise document
        return document
    raise EmptyDocument(path, "holds no document")


def load_documents(path: Path, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """All documents in a file (an archive holds many), and an error for each that cannot be read."""
    try:
        size = path.stat().st_size
        if size > limits.bytes:
            raise LimitExceeded(path, f"has {size:,} bytes, more than the {limits.bytes:,} allowed")
        data = path.read_bytes()
    except DocumentError as error:
        yield error
        return
    except OSError as error:
        yield DocumentError(path, f"cannot be read ({error.strerror})")
        return
    source = Source(name=str(path), id=path.stem, data=data, uri=path.resolve().as_uri())
    yield from read_source(source, limits)


def _with_symbol(document: Document) -> Document:
    """The symbol its name or address bears is a fact of a document."""
    fact = symbol_fact(document.id, document.uri)
    if fact is None or any(known.field == "symbol" for known in document.facts):
        return document
    return msgspec.structs.replace(document, facts=(*document.facts, fact))


def read_source(source: Source, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """All documents in bytes that arrived, and an error for each that cannot be read."""
    try:
        if not source.data:
            raise EmptyDocument(source.name, "is empty")
        read = load_format(detect_format(source))
        for document in read(source, limits):
            yield document if isinstance(document, DocumentError) else _with_symbol(document)
    except DocumentError as error:
        yield error
    except RecursionError:
        yield LimitExceeded(source.name, "is nested too deeply to be read")
    except MemoryError:
        yield LimitExceeded(source.name, "is too large for the memory at hand")
    except Exception as error:  # other people's parsers raise what they like on damaged files; one must not end a batch
        yield NotText(source.name, f"cannot be parsed, it seems damaged ({type(error).__name__}: {error})"[:500])
