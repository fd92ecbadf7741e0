"""E-mail (.eml): its text (the plain part, else the page), and each attachment as a document of its own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded
from depositary.model import Document, Fact

__all__ = ["read_format"]


def read_format(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """The message's text first, then its attachments; an error for each attachment that cannot be read."""
    from depositary.acquire.sources import read_source

    if source.depth >= limits.depth:
        raise LimitExceeded(source.name, f"is a message inside {source.depth} others; save it by itself")
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    found = False
    body = _body(message)
    if body is not None:
        media_type, data = body
        text_source = Source(
            name=source.name if media_type == "text/plain" else f"{source.name}!body.html",
            id=source.id,
            data=data,
            uri=source.uri,
            media_type=media_type,
            fetched=source.fetched,
        )
        if media_type == "text/plain":
            text = data.decode("utf-8")
            check_length(text, source, limits)
            if text.strip():
                found = True
                yield _with_header(
                    Document(id=source.id, text=text, uri=source.uri, media_type="message/rfc822"), message, source
                )
        else:
            for document in read_source(text_source, limits):
                found = True
                yield document if isinstance(document, DocumentError) else _with_header(document, message, source)
    for number, part in enumerate(_attachments(message), 1):
        forwarded = part.get_content_type() == "message/rfc822"
        name = part.get_filename() or (f"message-{number}.eml" if forwarded else f"attachment-{number}")
        payload = _forwarded(part) if forwarded else part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload:
            continue
        found = True
        yield from read_source(
            Source(
                name=f"{source.name}!{name}",
                id=f"{source.id}-{PurePath(name).stem}",
                data=payload,
                uri=f"{source.uri}!/{name}" if source.uri else None,
                media_type=None if PurePath(name).suffix else part.get_content_type(),
                fetched=source.fetched,
                depth=source.depth + 1,
            ),
            limits,
        )
    if not found:
        raise EmptyDocument(source.name, "is a message without text")


def _body(message: EmailMessage) -> tuple[str, bytes] | None:
    try:
        part = message.get_body(("plain", "html"))
    except (KeyError, ValueError, AttributeError):
        return None
    if part is None:
        return None
    try:
        content = part.get_content()
    except (LookupError, KeyError, ValueError, UnicodeError):
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return part.get_content_type(), str(content).encode("utf-8", "replace")


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    try:
        yield from message.iter_attachments()
    except (AttributeError, KeyError, TypeError):
        return


def _facts(message: EmailMessage, published: str | None) -> Iterator[Fact]:
    if message["subject"]:
        yield Fact(field="title", value=str(message["subject"]).strip(), source="mail", weight=0.9)
    if published:
        yield Fact(field="published", value=published, source="mail", weight=0.9)


def _forwarded(part: EmailMessage) -> bytes | None:
    """A message that was attached as a message, whole."""
    inner = part.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else None
    return message.as_bytes() if isinstance(message, Message) else None


def _with_header(document: Document, message: EmailMessage, source: Source) -> Document:
    """Subject and date are the message's metadata."""
    import msgspec

    published = None
    try:
        published = parsedate_to_datetime(str(message["date"])).date().isoformat() if message["date"] else None
    except (ValueError, TypeError, IndexError):
        published = None
    return msgspec.structs.replace(
        document,
        title=str(message["subject"]).strip() if message["subject"] else document.title,
        published=published or document.published,
        facts=(*_facts(message, published), *document.facts),
        digest=digest_bytes(source.data),
        fetched=source.fetched,
    )
