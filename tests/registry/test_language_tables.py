"""A language's table is what was asked for, whoever asked for it first."""

from __future__ import annotations

import msgspec

from depositary.languages import load_language
from depositary.languages.base import Language


class Part(msgspec.Struct, frozen=True):
    """Of the calendar only the months."""

    months: object = None


class Whole(msgspec.Struct, frozen=True):
    months: object = None
    weekdays: object = None


def test_two_shapes_of_one_table() -> None:
    language = Language("vi")
    assert isinstance(language.table("calendar", Part), Part)
    assert isinstance(language.table("calendar", Whole), Whole)
    assert language.table("calendar", Part) is language.table("calendar", Part)


def test_one_object_a_language() -> None:
    assert load_language("zh") is load_language("zh")
