"""Scans: pages and pictures read by tesseract, where it and its languages are at hand.

OCR is optional. Without it a scan is an error that says what to install (how-to/ocr.md).
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from depositary.acquire.decoding import decode_text
from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.formats.layout import Word
from depositary.acquire.limits import Limits
from depositary.errors import EmptyDocument, LimitExceeded, NotText, UnsupportedFormat
from depositary.model import Document

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["ocr_languages", "read_format", "read_scan"]

_RESOLUTION = 300  # dots an inch at which a page is rendered
_INSTALL = "install tesseract with eng, vie and chi_sim (Debian: tesseract-ocr tesseract-ocr-vie tesseract-ocr-chi-sim)"
_WANTED = ("eng", "vie", "chi_sim")
_HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_HAN_SPACE = re.compile(rf"(?<=[{_HAN}]) +(?=[{_HAN}0-9])|(?<=[0-9]) +(?=[{_HAN}])")


@cache
def ocr_languages() -> tuple[str, ...]:
    """The languages tesseract has here, of those the project reads; empty without tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    found = set(listed.stdout.split())
    return tuple(language for language in _WANTED if language in found)


def read_format(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in a picture of a page. Raises: UnsupportedFormat without OCR; LimitExceeded; NotText."""
    Image = _pillow(source)  # noqa: N806 - a module, as Pillow names it
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with Image.open(io.BytesIO(source.data)) as picture:
            width, height = picture.size
            if width * height > limits.pixels:
                raise LimitExceeded(source.name, f"has {width * height:,} pixels, more than {limits.pixels:,}")
            frames = min(getattr(picture, "n_frames", 1), limits.pages)
            texts = []
            for frame in range(frames):
                picture.seek(frame)
                texts.append(_recognise(picture.convert("L"), source, limits))
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotText(source.name, f"is no readable picture: {error}") from error
    text = "\n\n".join(texts)
    if not text.strip():
        raise EmptyDocument(source.name, "shows no text that could be read")
    check_length(text, source, limits)
    starts = [0]
    for page in texts[:-1]:
        starts.append(starts[-1] + len(page) + 2)
    yield Document(
        id=source.id,
        text=text,
        uri=source.uri,
        media_type="image/*",
        pages=tuple(starts),
        digest=digest_bytes(source.data),
        fetched=source.fetched,
        notices=("its text was read by OCR and may hold mistakes",),
    )


def read_scan(pdf: pypdfium2.PdfDocument, source: Source, limits: Limits) -> tuple[list[list[Word]], tuple[str, ...]]:
    """The words of each page of a PDF without a text layer, and the notice that they come from OCR.

    A line becomes one word here: tesseract has put it together already.
    """
    if not ocr_languages():
        raise UnsupportedFormat(source.name, f"has no text layer (it is a scan); {_INSTALL}, then add it again")
    _pillow(source)
    pages = []
    for number in range(len(pdf)):
        page = pdf[number]
        scale = min(_RESOLUTION / 72, (limits.pixels / max(page.get_width() * page.get_height(), 1)) ** 0.5)
        text = _recognise(page.render(scale=scale, grayscale=True).to_pil(), source, limits)
        height = page.get_height()
        pages.append(_as_words(text, height))
        page.close()
    return pages, ("its text was read by OCR and may hold mistakes",)


def _as_words(text: str, height: float) -> list[Word]:
    lines = text.split("\n")
    pitch = min(12.0, 0.7 * height / max(len(lines), 1))
    top = 0.85 * height
    return [
        Word(line.strip(), 72.0, 72.0 + 5.0 * len(line), top - place * pitch, pitch * 0.8)
        for place, line in enumerate(lines)
        if line.strip()
    ]


def _pillow(source: Source) -> Any:
    if not ocr_languages():
        raise UnsupportedFormat(source.name, f"is a picture; {_INSTALL}, then add it again")
    try:
        from PIL import Image
    except ModuleNotFoundError as error:
        raise UnsupportedFormat(source.name, "is a picture; pip install pillow, then add it again") from error
    return Image


def _recognise(picture: Any, source: Source, limits: Limits) -> str:
    """The text tesseract reads; Chinese pages are read again as one block, without spaces between characters."""
    languages = "+".join(ocr_languages())
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG", dpi=(_RESOLUTION, _RESOLUTION))
    text = _run(buffer.getvalue(), languages, "3", source, limits)
    han = len(re.findall(f"[{_HAN}]", text))
    if han > 0.3 * max(len(text.replace(" ", "")), 1):
        text = _HAN_SPACE.sub("", _run(buffer.getvalue(), "chi_sim+eng", "6", source, limits))
    return text.replace("\x0c", "").strip()


def _run(picture: bytes, languages: str, layout: str, source: Source, limits: Limits) -> str:
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "-l", languages, "--psm", layout],
            input=picture,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin:/usr/local/bin"},
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded(source.name, f"took OCR longer than {limits.seconds:.0f} s a page") from error
    if done.returncode:
        raise NotText(source.name, f"could not be read by OCR: {done.stderr.decode(errors='replace')[:200]}")
    return decode_text(done.stdout, source.name).text if done.stdout.strip() else ""
