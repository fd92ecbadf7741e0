"""The bytes in which a written form may stand on a page: cases, scripts, dashes, without accents.

In: a form as the registry has it. Out: byte strings to scan for. A page that is not plain UTF-8 is recoded before it is
scanned.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec

from depositary.registry.load import FOLDER
from depositary.tables import load_table

__all__ = ["spellings_of"]

_SHORTEST_LOUD = 3  # characters from which a name may stand in capitals
_SHORTEST_BARE = 6  # characters of a form that may stand without its accents; shorter ones become other words
_DASHES = ("-", "–", "—", " - ", " – ")


class _Traditional(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    traditional: str
    simplified: str


def spellings_of(text: str, *, exact: bool) -> set[bytes]:
    """Every byte string (UTF-8) for `text`; exact: only with its own capitals."""
    return {written.encode() for written in _written(text, exact=exact)}


def _written(text: str, *, exact: bool) -> Iterator[str]:
    forms = {text, text.translate(_traditional())}
    if not exact:
        forms |= {form[:1].upper() + form[1:] for form in forms}
        if len(text) > _SHORTEST_LOUD:
            forms.add(text.upper())
    if "-" in text and not exact:  # of names joined by a dash, any dash
        forms |= {form.replace("-", dash) for form in forms for dash in _DASHES}
    yield from forms
    bare = _bare(text)
    if bare != text and len(bare) >= _SHORTEST_BARE:
        yield bare


def _bare(text: str) -> str:
    """Without accents, as typed on a keyboard that has none."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@cache
def _traditional() -> dict[int, str]:
    """Simplified characters to traditional; of several, the first."""
    file = load_table(FOLDER / "readings" / "traditional.yml", _Traditional)
    table: dict[int, str] = {}
    for traditional, simplified in zip(file.traditional, file.simplified, strict=True):
        table.setdefault(ord(simplified), traditional)
    return table
