"""Codes other formats ask for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from depositary.tables import load_table

__all__ = ["three_letters"]

_UNKNOWN = "und"


class _Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """codes.yml."""

    languages: dict[str, str]


@cache
def _codes() -> _Codes:
    return load_table(Path(__file__).with_name("codes.yml"), _Codes)


def three_letters(language: str) -> str:
    """The three-letter code of a language; "und" (undetermined) for one that is not in the list."""
    return _codes().languages.get(language, _UNKNOWN)
