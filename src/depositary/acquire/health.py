"""Which formats work on this machine, and how to get the rest; `depositary doctor` prints it."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import msgspec

from depositary.acquire.formats import FORMATS

__all__ = ["Health", "check_formats"]


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """One format's state. missing: modules and programs not found; advice: how to get them; note: what is limited."""

    name: str
    suffixes: tuple[str, ...]
    works: bool
    missing: tuple[str, ...] = ()
    advice: str = ""
    note: str = ""


def check_formats() -> list[Health]:
    """The state of every format in the table, in its order."""
    return [_check(form.name, form.suffixes, form.modules, form.programs, form.install) for form in FORMATS]


def _check(
    name: str, suffixes: tuple[str, ...], modules: tuple[str, ...], programs: tuple[str, ...], install: str
) -> Health:
    missing = [module for module in modules if find_spec(module) is None]
    missing += [program for program in programs if shutil.which(program) is None]
    note = ""
    if not missing and "tesseract" in programs:
        from depositary.acquire.formats.ocr import ocr_languages

        languages = ocr_languages()
        note = f"languages: {', '.join(languages)}" if languages else ""
        if not languages:
            missing.append("tesseract's language data")
    return Health(
        name=name,
        suffixes=suffixes,
        works=not missing,
        missing=tuple(missing),
        advice=install if missing else "",
        note=note,
    )
