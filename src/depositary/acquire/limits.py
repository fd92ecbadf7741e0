"""How large, deep and slow a source may be before it is refused."""

from __future__ import annotations

import msgspec

__all__ = ["LIMITS", "Limits"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on one source. Every one that is passed is a `LimitExceeded` that names it.

    bytes: of one file as it lies on disk or arrives; text: characters of one document's text (a plan of action has
    100,000, the longest reports of the field some 5 million); unpacked: bytes of all that an archive holds; members:
    of an archive; depth: archives within archives; ratio: unpacked to packed size from which an archive is a bomb;
    pages: of a PDF; pixels: of an image or a rendered page; seconds: of parsing one file in a worker process;
    memory: bytes of address space that a worker process may add.
    """

    bytes: int = 200_000_000
    text: int = 10_000_000
    unpacked: int = 1_000_000_000
    members: int = 20_000
    depth: int = 3
    ratio: int = 200
    pages: int = 5_000
    pixels: int = 100_000_000
    seconds: float = 120.0
    memory: int = 2_000_000_000


LIMITS = Limits()
