"""Templates: `page` lays one out for a request, in its language, with what every page shows.

A template is given the data class of its page under a name of its own, and `request`, `person`, `speech`, `settings`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, select_autoescape
from jinja2.bccache import Bucket
from markupsafe import Markup

from depositary.web.people import person_of
from depositary.web.pieces import pieces_in
from depositary.web.saying import said_in
from depositary.web.translating import LANGUAGE_COOKIE, Speech, known_locales, language_asked, speech_in, speech_of

__all__ = ["STATIC", "THEME_COOKIE", "page", "static_address", "templates_in"]

STATIC = Path(__file__).parent / "static"
THEME_COOKIE = "theme"
_THEMES = ("light", "dark")
_YEAR = 365 * 24 * 3600


def page(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """The template as an answer; a language chosen in the address is remembered in a cookie."""
    speech = speech_of(request)
    theme = request.cookies.get(THEME_COOKIE)
    words = templates_in(speech.code).get_template(template).render(
        request=request, person=person_of(request), speech=speech, settings=request.app.state.settings,
        csrf=getattr(request.state, "csrf", ""), theme=theme if theme in _THEMES else None, **given,
    )  # fmt: skip
    answer = HTMLResponse(words, status_code=status, headers={"Content-Language": speech.code, "Vary": "Cookie"})
    if language_asked(request):
        secure = request.app.state.settings.secure
        answer.set_cookie(LANGUAGE_COOKIE, speech.code, max_age=_YEAR, samesite="lax", httponly=True, secure=secure)
    return answer


@cache
def templates_in(code: str) -> Environment:
    """The templates, speaking this language."""
    speech = speech_in(code)
    made = _Environment(
        loader=PackageLoader("depositary.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        extensions=["jinja2.ext.do"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
        auto_reload=False,
    )
    made.globals |= _gettext_of(speech)
    made.globals |= {"static": static_address, "languages": [speech_in(own) for own in known_locales()]}
    made.globals |= said_in(speech)
    made.globals |= pieces_in(speech)
    return made


def _gettext_of(speech: Speech) -> dict[str, Callable[..., Markup]]:
    """`_` and `ngettext` for templates: messages are markup, what fills their places is escaped, and a whole number
    is written as the language writes it."""
    plain: dict[str, Markup] = {}

    def gettext(message: str, /, **places: object) -> Markup:
        if places:
            return Markup(speech.catalogue.ugettext(message)) % speech.written(places)  # noqa: S704 -- a message of ours
        found = plain.get(message)
        if found is None:
            found = plain[message] = Markup(speech.catalogue.ugettext(message)) % {}  # noqa: S704
        return found

    def ngettext(one: str, many: str, number: int, /, **places: object) -> Markup:
        said = Markup(speech.catalogue.ungettext(one, many, number))  # noqa: S704
        return said % speech.written({"num": number, **places})

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


class _Compiled(BytecodeCache):
    """What templates were compiled to, once for all languages: only what they are given differs."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._made:
            bucket.bytecode_from_string(self._made[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._made[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Environment(Environment):
    """Strict about every name but the fields of a record, which may be unstated."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a dict, None if it has none of this name; of anything else the attribute."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else getattr(obj, attribute, None)
        return super().getattr(obj, attribute)


@cache
def static_address(name: str) -> str:
    """Address of a file under `static/`, changing with its content, so that browsers may keep it for good."""
    digest = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=5).hexdigest()
    return f"/static/{name}?v={digest}"
