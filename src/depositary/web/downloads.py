"""An export as an answer: written to a file beside memory first, so that what goes wrong is told as an error, then sent
in blocks. Pages and API both answer with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from fastapi.responses import StreamingResponse

from depositary.errors import NotInLedger
from depositary.export import EXPORTERS, Asked, write_export
from depositary.ledger import Ledger

__all__ = ["sent_export"]

_HELD = 8_000_000  # bytes kept in memory; more goes to a file
_BLOCK = 1 << 16


def sent_export(ledger: Ledger, name: str, asked: Asked) -> StreamingResponse:
    """What is asked for in this format, as a file to keep. ledger: as the person who asks may see it.

    Raises: NotInLedger if there is no such format, or nothing of the name that is asked for.
    """
    if name not in EXPORTERS:
        raise NotInLedger(f"{name}: no such format; there are {', '.join(EXPORTERS)}")
    held = tempfile.SpooledTemporaryFile(max_size=_HELD)  # noqa: SIM115 -- closed when it was sent
    try:
        summary, media_type, suffix = write_export(name, ledger, asked, cast("BinaryIO", held))
    except BaseException:
        held.close()
        raise
    size = held.tell()
    plain = (letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "-" for letter in summary.id)
    file = "".join(plain)
    headers = {
        "Content-Disposition": f'attachment; filename="{file[:80] or "export"}{suffix}"', "Content-Length": str(size),
    }  # fmt: skip
    return StreamingResponse(_sent(held), media_type=media_type, headers=headers)


def _sent(held: IO[bytes]) -> Iterator[bytes]:
    with held:
        held.seek(0)
        while block := held.read(_BLOCK):
            yield block
