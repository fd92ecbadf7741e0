"""What the program tells its operator: one line a happening, as words for people or as JSON for programs.

Modules log by the standard library (`logging.getLogger(__name__)`, facts under `extra`); `configure_logs` says where
the lines go and makes them. Every line has the id of the request it belongs to. No line holds a document's text: of an
error that nobody raised on purpose only its class and the places it passed are told, since its words may quote what was
read; of other libraries' messages only what stands in their source. Secrets are struck out by name and by their look.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Literal, TextIO, get_args

from depositary.errors import DepositaryError

__all__ = ["FORMATS", "LEVELS", "REQUEST_ID", "Format", "are_configured", "configure_logs"]

Format = Literal["console", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
LEVELS = ("debug", "info", "warning", "error")
REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)

_OWN = ("depositary", "uvicorn")  # whose messages are told with what they speak of
_LONGEST = 500  # characters of one value
_FRAMES, _CAUSES = 12, 3
_STRUCK = "…"
_SECRET_NAMES = re.compile(r"password|passwd|secret|token|authorization|cookie|csrf|session|api_?key", re.IGNORECASE)
_SECRET_LOOKS = re.compile(
    r"""\bdpt_[\w-]+                           # our own tokens
      | (?<=://)[^/@\s:]+:[^/@\s]+(?=@)        # name and password in an address
      | (?<=Bearer\ )\S+ | (?<=Basic\ )\S+     # what a request proves itself with
      | (?<=[?&]code=)[^&\s]+ | (?<=[?&]state=)[^&\s]+""",  # what another sign-on sends back
    re.VERBOSE | re.IGNORECASE,
)


def configure_logs(format_: Format, level: str = "info", stream: TextIO | None = None) -> None:
    """Send all that is logged to a stream (standard error), from this level on, in this form. May be called again."""
    import structlog

    facts: list[Any] = [
        _foreign_as_written,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _with_request,
        _with_error,
        _struck_out,
    ]
    shown: Any
    if format_ == "json":
        shown = structlog.processors.JSONRenderer(sort_keys=False, ensure_ascii=False)
    else:
        shown = structlog.dev.ConsoleRenderer(colors=False, timestamp_key="at", pad_event_to=0)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=facts,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, shown],
        )
    )
    root = logging.getLogger()
    for old in _handlers():
        root.removeHandler(old)
    handler.of_depositary = True  # type: ignore[attr-defined]
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in _OWN:
        logger = logging.getLogger(name)
        logger.setLevel(level.upper())
        logger.propagate = True


def are_configured() -> bool:
    """Whether `configure_logs` was called: errors are then told as lines of the log."""
    return bool(_handlers())


def _handlers() -> list[logging.Handler]:
    return [one for one in logging.getLogger().handlers if getattr(one, "of_depositary", False)]


Line = MutableMapping[str, Any]


def _foreign_as_written(_: Any, __: str, line: Line) -> Mapping[str, Any]:
    """Other libraries may log what they were given: of theirs only the words of their source are told."""
    record = line.get("_record")
    if isinstance(record, logging.LogRecord) and not _is_own(record.name):
        line["event"] = str(record.msg)
    return line


def _is_own(name: str) -> bool:
    return name.split(".")[0] in _OWN


def _with_request(_: Any, __: str, line: Line) -> Mapping[str, Any]:
    id_ = REQUEST_ID.get()
    if id_ is not None:
        line.setdefault("request_id", id_)
    return line


def _with_error(_: Any, __: str, line: Line) -> Mapping[str, Any]:
    """An exception as its class, the places it passed, and its words if it is one of ours."""
    told = line.pop("exc_info", None)
    error = told[1] if isinstance(told, tuple) else told
    if isinstance(error, BaseException):
        line["error"] = _told(error)
    return line


def _told(error: BaseException, causes: int = _CAUSES) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    told: dict[str, Any] = {
        "class": f"{type(error).__module__}.{type(error).__qualname__}",
        "where": [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if isinstance(error, DepositaryError):
        told["says"] = str(error)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and causes:
        told["after"] = _told(cause, causes - 1)
    return told


def _struck_out(_: Any, __: str, line: Line) -> Mapping[str, Any]:
    line.pop("color_message", None)  # what uvicorn says already, once more in colours
    return {name: _clean(name, value) for name, value in line.items()}


def _clean(name: str, value: Any) -> Any:
    """A value without secrets, on one line."""
    if name.startswith("_"):
        return value  # what passes a line through, and is not told
    if _SECRET_NAMES.search(name) and value is not None:
        return _STRUCK
    if isinstance(value, str):
        struck = _SECRET_LOOKS.sub(_STRUCK, value)
        plain = "".join(letter if letter.isprintable() else " " for letter in struck)
        return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + _STRUCK
    if isinstance(value, Mapping):
        return {str(key): _clean(str(key), one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(name, one) for one in value]
    return value if isinstance(value, int | float | bool | None) else _clean(name, str(value))
