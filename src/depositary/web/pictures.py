"""A page of a PDF as a PNG, with nothing but the PDF library, numpy and zlib."""

from __future__ import annotations

import struct
import threading
import zlib
from pathlib import Path
from typing import Any

__all__ = ["NoSuchPage", "draw_pdf_page"]

_SCALE = 1.6  # of a PDF's 72 points an inch
_MOST_PIXELS = 3_000  # along one side
_DRAWING = threading.Lock()  # the PDF library may be used by one thread at a time


class NoSuchPage(ValueError):
    """The PDF has fewer pages; the message says how many."""


def draw_pdf_page(file: Path, number: int) -> bytes:
    """Page `number` (from 1) as PNG bytes. Raises: NoSuchPage."""
    import pypdfium2

    with _DRAWING:
        pdf = pypdfium2.PdfDocument(str(file))
        try:
            if not 1 <= number <= len(pdf):
                raise NoSuchPage(f"there is no page {number}, only {len(pdf)}")
            sheet = pdf[number - 1]
            scale = min(_SCALE, _MOST_PIXELS / max(sheet.get_size()))
            pixels = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=False).to_numpy()
            return _png(pixels)
        finally:
            pdf.close()


def _png(pixels: Any) -> bytes:
    """Rows of 8-bit samples (grey, RGB or RGBA) as PNG."""
    height, width = pixels.shape[:2]
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    colour = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\0" + pixels[row].tobytes() for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
