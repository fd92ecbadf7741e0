"""Clean and read joined: a document in, its Reading out. Pure, keyed by document and reader version."""

from __future__ import annotations

import traceback
from pathlib import Path

import msgspec

from depositary.clean import Clean, clean_document
from depositary.errors import DocumentError, LimitExceeded, ReaderFault
from depositary.languages import load_language
from depositary.model import Document, Reading
from depositary.read.citations import find_citations
from depositary.read.known_years import find_known_years
from depositary.read.lexicon import load_lexicon
from depositary.read.publication import find_publication
from depositary.read.reader import READER, Source, read_text
from depositary.read.times import find_times

__all__ = ["READER", "read_document", "read_or_error"]


def read_document(document: Document) -> Reading:
    """What a document says, each claim with its passages.

    Raises: DocumentError naming the document and the cause.
    """
    clean = clean_document(document)
    reading = read_text(_source(document, clean))
    return msgspec.structs.replace(reading, metadata=list(document.facts)) if document.facts else reading


def read_or_error(document: Document) -> Reading | DocumentError:
    """What a document says, or what keeps it from being read; never raises for what is wrong with one document."""
    try:
        return read_document(document)
    except DocumentError as error:
        return error
    except RecursionError:
        return LimitExceeded(document.id, "is nested too deeply to be read")
    except MemoryError:
        return LimitExceeded(document.id, "is too large for the memory at hand")
    except Exception as error:  # a fault of ours met in one document must not cost the other hundred thousand
        return ReaderFault(document.id, _where(error))


_BY_HAND = 0.7  # a day given with a document, nobody knows by what


def _where(error: Exception) -> str:
    """A fault in words, with the line it came from, to be reported to the project."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return f"the reader is at fault, please report it: {type(error).__name__}: {error} ({place})"


def _source(document: Document, clean: Clean) -> Source:
    dateline = clean.dateline
    view = clean.view
    agency = view.text[slice(*dateline.agency)] if dateline and dateline.agency else None
    language = load_language(clean.language)
    times = find_times(view.text, language)
    symbol = next((fact.value for fact in document.facts if fact.field == "symbol"), None)
    cited = find_citations(symbol, clean.language)[:1] if symbol else []
    genre = "resolution" if any(one.kind == "resolution" for one in cited) else clean.genre  # its name says it
    publication = find_publication(
        document.text, clean.ranges, view.text, language, genre=genre,
        dateline=dateline.date if dateline else None, dateline_end=dateline.end if dateline else 0, agency=agency,
        metadata_published=document.published, metadata_publisher=document.publisher,
        metadata_weight=max((fact.weight for fact in document.facts if fact.field == "published"), default=_BY_HAND),
        times=times, knowledge=lambda: find_known_years(
            view.text, load_lexicon(clean.language), dateline.end if dateline else 0
        ),
    )  # fmt: skip
    return Source(
        id=document.id,
        text=view.text,
        original=document.text,
        language=clean.language,
        genre=genre,
        sentences=[(s.start, s.end, s.paragraph, s.kind) for s in clean.sentences],
        paragraphs=clean.paragraphs,
        times=times,
        passage=view.passage,
        title=clean.title,
        published=publication.published,
        published_from=publication.published_from,
        publisher=publication.publisher,
        marks=[(mark.position, mark.number) for mark in clean.marks],
        notes=[(note.number, document.text[note.start : note.end]) for note in clean.notes],
        url=document.uri,
        main_text=[(r.start, r.end) for r in clean.ranges if r.kind in ("main", "title", "heading")],
        here=view.text[slice(*dateline.place)] if dateline and dateline.place else None,
        dateline=(dateline.start, dateline.end) if dateline else None,
        symbol=symbol,
    )
