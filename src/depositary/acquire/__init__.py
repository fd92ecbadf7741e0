"""Acquiring: bytes in, safely, documents out. One module a format; `FORMATS` is the table of them."""

from depositary.acquire.anything import find_sources, load_source
from depositary.acquire.formats import FORMATS, Format, Source
from depositary.acquire.health import Health, check_formats
from depositary.acquire.limits import LIMITS, Limits
from depositary.acquire.sources import find_files, load_document, load_documents, read_source

__all__ = [
    "FORMATS",
    "LIMITS",
    "Format",
    "Health",
    "Limits",
    "Source",
    "check_formats",
    "find_files",
    "find_sources",
    "load_document",
    "load_documents",
    "load_source",
    "read_source",
]
