"""Gzip: see `archive`."""

from depositary.acquire.formats.archive import read_gzip as read_format

__all__ = ["read_format"]
