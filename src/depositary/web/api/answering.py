"""How the API answers: the records of `depositary.report` as JSON, page by page, with tags for what has not changed.

A cursor is opaque to those who use it: the place of the last row they saw, so that rows added meanwhile are neither
left out nor told twice. A tag (ETag) changes with what the person may see, with the day, and with the address.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse
from sqlalchemy import func, select
from starlette.exceptions import HTTPException

from depositary import __version__
from depositary.ledger.tables import documents, history
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import person_of

__all__ = [
    "Cursor", "Fresh", "Json", "Limit", "NotModified", "encode_cursor", "items_after", "read_cursor", "tell",
    "tell_page", "unprocessable",
]  # fmt: skip

T = TypeVar("T")
_SECRET = secrets.token_bytes(16)  # so that a tag tells nothing but that something changed
_encode = msgspec.json.Encoder().encode


class Json(JSONResponse):
    """A record, or what is built of records, as JSON."""

    def render(self, content: Any) -> bytes:
        return _encode(content)


class NotModified(Exception):
    """What was asked for is as the one who asks has it."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


Limit = Annotated[int, Query(ge=1, le=200, description="At most so many items.")]
Cursor = Annotated[
    str | None, Query(max_length=2000, description="`next` of the page before, to go on after it. Not to be made up.")
]


def _fresh(request: Request, ledger: SeenLedger, whole: WholeLedger) -> str:
    """The tag of what is asked for. Raises: NotModified if the one who asks has it."""
    with ledger.reading() as connection:
        last = connection.execute(select(history.c.id, history.c.hash).order_by(history.c.id.desc()).limit(1)).first()
    with whole.reading() as connection:
        restricted = select(func.count(), func.sum(documents.c.id)).where(documents.c.restricted_to.is_not(None))
        held = connection.execute(restricted).one()
    person = person_of(request)
    parts = (
        __version__, tuple(last or ()), tuple(held), dt.date.today().isoformat(), (person.sees or person.role) if person
        else None, request.url.path, request.url.query,
    )  # fmt: skip
    tag = f'"{hashlib.blake2b(repr(parts).encode(), digest_size=12, key=_SECRET).hexdigest()}"'
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in known.split(",")}:
        raise NotModified(tag)
    request.state.tag = tag
    return tag


Fresh = Depends(_fresh)


def tell(request: Request, content: Any, *, status: int = 200) -> Json:
    """A record as an answer, with its tag if the route has one."""
    answer = Json(content, status_code=status)
    tag = getattr(request.state, "tag", None)
    if tag is not None:
        answer.headers["ETag"] = tag
        answer.headers["Vary"] = "Cookie, Authorization"
    return answer


def tell_page(request: Request, items: Iterable[Any], after: Any) -> Json:
    """A page of a list. after: the place of its last item if there are more (None: there are not)."""
    cursor = encode_cursor(after) if after is not None else None
    answer = tell(request, {"items": list(items), "next": cursor})
    if cursor is not None:
        address = request.url.include_query_params(cursor=cursor)
        answer.headers["Link"] = f'<{address.path}?{address.query}>; rel="next"'
    return answer


def items_after(
    items: Sequence[T], place: Callable[[T], Any], cursor: str | None, limit: int, shape: type[Any]
) -> tuple[list[T], Any]:
    """The page of a list that was computed whole. place: what a row is sorted by, the rows having that order; shape:
    its type.

    Returns: the items, and the place to go on after if there are more.
    """
    after = read_cursor(cursor, shape)
    left = [item for item in items if after is None or place(item) > after]
    return left[:limit], place(left[limit - 1]) if len(left) > limit else None


def encode_cursor(place: Any) -> str:
    """A place as a cursor."""
    return base64.urlsafe_b64encode(_encode(place)).decode().rstrip("=")


def read_cursor(cursor: str | None, shape: Any) -> Any:
    """The place of a cursor. Raises: HTTPException 422 if it is none that was given out."""
    if cursor is None:
        return None
    try:
        raw = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(raw, type=shape)
    except (ValueError, msgspec.DecodeError) as error:
        raise unprocessable("cursor", "is none that was given out here; begin again without one") from error


def unprocessable(name: str, reason: str) -> HTTPException:
    """What is wrong with a part of the request."""
    return HTTPException(422, f"{name}: {reason}")
