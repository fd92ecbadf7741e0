"""Templates: `page` lays one out for a request, in its language, with what every page shows.

A template is given the data class of its page under a name of its own, and `request`, `person`, `speech`, `settings`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from depositary.web.people import person_of
from depositary.web.translating import LANGUAGE_COOKIE, Speech, known_locales, language_asked, speech_in, speech_of

__all__ = ["STATIC", "page", "static_address", "templates_in"]

STATIC = Path(__file__).parent / "static"
_YEAR = 365 * 24 * 3600


def page(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """The template as an answer; a language chosen in the address is remembered in a cookie."""
    speech = speech_of(request)
    words = templates_in(speech.code).get_template(template).render(
        request=request, person=person_of(request), speech=speech, settings=request.app.state.settings,
        csrf=getattr(request.state, "csrf", ""), **given,
    )  # fmt: skip
    answer = HTMLResponse(words, status_code=status, headers={"Content-Language": speech.code, "Vary": "Cookie"})
    if language_asked(request):
        answer.set_cookie(LANGUAGE_COOKIE, speech.code, max_age=_YEAR, samesite="lax", httponly=True)
    return answer


@cache
def templates_in(code: str) -> Environment:
    """The templates, speaking this language."""
    speech: Speech = speech_in(code)
    made = Environment(
        loader=PackageLoader("depositary.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(speech.catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"static": static_address, "languages": [speech_in(own) for own in known_locales()]}
    return made


@cache
def static_address(name: str) -> str:
    """Address of a file under `static/`, changing with its content, so that browsers may keep it for good."""
    digest = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=5).hexdigest()
    return f"/static/{name}?v={digest}"
