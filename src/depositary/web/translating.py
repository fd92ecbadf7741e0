"""The languages of the interface: catalogues `locales/<code>.po`, taken as they are (nothing is compiled beforehand).

What is written in templates and code is the source language; every other language at hand is a catalogue. Which one a
request gets: `?lang=`, else its cookie, else what the browser prefers, else the server's setting.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from fastapi import Request

from depositary.web.troubles import form_of
from depositary.web.words import WORDS

__all__ = ["LANGUAGE_COOKIE", "LOCALES", "Speech", "known_locales", "language_asked", "speech_in", "speech_of"]

LANGUAGE_COOKIE = "lang"
LOCALES = Path(__file__).parent / "locales"
_SOURCE = "en"
_NAMELESS = "\0"


class Speech:
    """One language of the interface. code: as in addresses and `<html lang>`; locale: for dates and numbers."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = Locale.parse(code)
        self.catalogue = _catalogue(code)

    @property
    def name(self) -> str:
        """The language in its own words."""
        return str(self.locale.get_language_name(self.code) or self.code)

    def say(self, message: str, /, **places: object) -> str:
        """The message in this language, its `%(name)s` places filled."""
        said = str(self.catalogue.ugettext(message)) if message else ""
        return said % self.written(places) if places else said

    def trouble(self, said: str) -> str:
        """An error's words in this language, if their form is known; else as they are."""
        known = form_of(said)
        if known is not None:
            return self.say(known[0], **known[1])
        named = form_of(f"{_NAMELESS}: {said}")  # a reason told beside the name of what it is about
        if named is not None:
            return self.say(named[0], **named[1]).replace(_NAMELESS, "", 1).lstrip(":： ")
        return self.say(said)

    def count(self, one: str, many: str, number: int, /, **places: object) -> str:
        """The same for something counted; `%(num)s` is the number."""
        return str(self.catalogue.ungettext(one, many, number)) % self.written({"num": number, **places})

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return _number(value, self.code)

    def written(self, places: Mapping[str, object]) -> dict[str, object]:
        """What fills the places of a message, whole numbers as the language writes them."""
        return {name: self.number(held) if type(held) is int else held for name, held in places.items()}

    def word(self, family: str, code: object) -> str:
        """The word for a code of the record format; a code without one is shown with spaces."""
        known = WORDS[family].get(str(code))
        return self.say(known) if known else str(code).replace("_", " ")


@lru_cache(maxsize=4096)
def _number(value: float, code: str) -> str:
    return str(format_decimal(value, locale=speech_in(code).locale))


@cache
def known_locales() -> tuple[str, ...]:
    """Codes of the languages at hand, the source language first."""
    return (_SOURCE, *sorted(path.stem for path in LOCALES.glob("*.po")))


@cache
def speech_in(code: str) -> Speech:
    """The language of this code, made once."""
    return Speech(code)


def language_asked(request: Request) -> str | None:
    """The language that the address names, if there is one of it."""
    asked = request.query_params.get("lang")
    return asked if asked in known_locales() else None


def speech_of(request: Request) -> Speech:
    """The language this request is answered in."""
    kept = request.cookies.get(LANGUAGE_COOKIE)
    found = language_asked(request) or (kept if kept in known_locales() else None) or _preferred(request)
    return speech_in(found or request.app.state.settings.locale)


def _preferred(request: Request) -> str | None:
    """The first language of Accept-Language that is at hand, by weight."""
    weighed = []
    for place, part in enumerate(request.headers.get("accept-language", "").split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, tag))
        except ValueError:
            continue
    return negotiate_locale([tag for _, _, tag in sorted(weighed) if tag], known_locales(), sep="-")


def _catalogue(code: str) -> NullTranslations:
    path = LOCALES / f"{code}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Translations(compiled)
