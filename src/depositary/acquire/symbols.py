"""The symbol a document bears by its address or file name: language versions of one text share it.

Enters: a name and an address. Leaves: the symbol in normal form, as a fact. How symbols are built is the registry's;
names write their strokes as they can ("A_RES_75_15-EN.pdf"). Short symbols that any path could hold by chance
("a/75/15") are not taken from names.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

from depositary.model import Fact
from depositary.registry import load_registry

__all__ = ["symbol_fact", "symbol_in_address", "symbol_in_name"]

_IN_ADDRESS, _IN_NAME = 0.95, 0.9  # how far such a symbol is to be believed
_PLACE = re.compile(r"\{([^{}]+)\}")
_FILLED = {
    "session": r"\d{1,3}", "n": r"\d{1,4}", "year": r"(?:19|20)\d\d", "special": r"\d{1,2}", "emergency": r"\d{1,2}",
    "ROMAN": "[IVXL]+", "A-Z": "[A-Z]", "1-6": "[1-6]",
}  # fmt: skip
_DISTINCT = re.compile(r"[A-Z]{2,}|[A-Z]\.")
_COPY = r"(?: \(\d{1,2}\))?"  # a browser's second download
_LANGUAGE = r"(?:[-_. ]\(?[A-Za-z]{1,10}\)?)?"


def symbol_fact(name: str, uri: str | None) -> Fact | None:
    """The symbol as a statement of the address, else of the file's name (without ending); None if neither has one."""
    symbol = symbol_in_address(uri) if uri else None
    if symbol:
        return Fact(field="symbol", value=symbol, source="address", weight=_IN_ADDRESS)
    symbol = symbol_in_name(name)
    return Fact(field="symbol", value=symbol, source="file-name", weight=_IN_NAME) if symbol else None


def symbol_in_name(name: str) -> str | None:
    """The symbol that a name is, but for a language behind it."""
    for pattern, shape, fields in _shapes():
        found = re.fullmatch(f"{pattern}{_LANGUAGE}{_COPY}", name.strip(), re.IGNORECASE)
        if found:
            return _written(shape, fields, found)
    return None


def symbol_in_address(uri: str) -> str | None:
    """The symbol in the path of a web address, in what is asked there, or in the name of the file it leads to."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    path = unquote(parts.path)
    asked = [value for _, value in parse_qsl(parts.query)]
    for text in (path, *asked):
        for pattern, shape, fields in _shapes():
            found = re.search(rf"(?:^|/){pattern}(?:/?$|\.\w{{2,5}}$)", text, re.IGNORECASE)
            if found:
                return _written(shape, fields, found)
    return symbol_in_name(PurePosixPath(path).stem) if path else None


@cache
def _shapes() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(pattern, shape, its places in order) of each symbol that cannot be met by chance, the longest first."""
    shapes = sorted((rule.shape for rule in load_registry().symbols.rules), key=len, reverse=True)
    return tuple(
        (_pattern(shape), shape, tuple(_PLACE.findall(shape)))
        for shape in shapes
        if _DISTINCT.search(_PLACE.sub("", shape)) and set(_PLACE.findall(shape)) <= _FILLED.keys()
    )


def _pattern(shape: str) -> str:
    pieces = _PLACE.split(shape)  # text, place, text, place, …
    return "".join(f"({_FILLED[piece]})" if index % 2 else _loose(piece) for index, piece in enumerate(pieces))


def _loose(text: str) -> str:
    """Fixed letters of a symbol as names may write them."""
    loose = {"/": "[/_-]", " ": "[ _]?", "(": r"\(?", ")": r"\)?"}
    return "".join(loose.get(character) or re.escape(character) for character in text)


def _written(shape: str, fields: tuple[str, ...], found: re.Match[str]) -> str:
    values = iter(found.group(number + 1).upper() for number in range(len(fields)))
    return _PLACE.sub(lambda _: next(values), shape)
