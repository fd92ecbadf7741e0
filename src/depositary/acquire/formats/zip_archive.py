"""Zip: see `archive`."""

from depositary.acquire.formats.archive import read_zip as read_format

__all__ = ["read_format"]
