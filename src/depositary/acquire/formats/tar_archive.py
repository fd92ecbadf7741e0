"""Tar: see `archive`."""

from depositary.acquire.formats.archive import read_tar as read_format

__all__ = ["read_format"]
