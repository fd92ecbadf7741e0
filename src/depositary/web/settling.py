"""A process that only serves, set up for it before the first request: what stays is loaded and put out of the way.

Python looks through all that lives every so often for what nobody needs any more, and with a registry, tables of names
and a web framework in memory one such look stops every request for up to a third of a second. What is there when the
server starts stays to its end, so it is set apart and never looked through again.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import msgspec

from depositary.registry import load_registry
from depositary.report.otherwise import said_otherwise
from depositary.web.rendering import templates_in
from depositary.web.saying import said_in
from depositary.web.translating import known_locales, speech_in

__all__ = ["know_records", "settle_process"]

_NEW = 10_000  # new objects until a look at the young ones: a page makes some thousands, nearly all gone by its end
_TURN = 0.001  # seconds one thread may go on while others wait; the one that takes and sends waits for each in turn


def know_records() -> None:
    """Have msgspec look at every type of record there is, while there is one thread: of two that show it the same new
    type at once, one reads what the other has not finished, and the process ends."""
    for record in _kinds_of(msgspec.Struct):
        if record.__module__.startswith("depositary."):
            try:
                msgspec.json.Decoder(record)
            except (TypeError, NameError):
                continue  # one that is only handed from function to function


def _kinds_of(base: type) -> Iterator[type]:
    kinds: list[type] = base.__subclasses__()
    for kind in kinds:
        yield kind
        yield from _kinds_of(kind)


def settle_process(locale: str) -> None:
    """Load what every page needs, then set apart all that is in memory. locale: of pages most will ask for."""
    load_registry()
    said_otherwise("meeting")
    for code in dict.fromkeys((locale, *known_locales())):
        templates = templates_in(code)
        for name in templates.list_templates(extensions=["html"]):
            templates.get_template(name)
        said = said_in(speech_in(code))
        said["days"]("2021-10-26", "2021-10-28")
        said["moment"]("2021-10-28T09:30:00Z")
        said["month_name"]("2021-10")
        said["percent"](71.2)
        said["why"]("a reason without a form")
        speech_in(code).trouble("an error without a form")
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, 10, 10)
    sys.setswitchinterval(_TURN)
