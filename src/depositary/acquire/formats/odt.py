"""ODT: see `office`, which reads the word processors' formats."""

from depositary.acquire.formats.office import read_odt as read_format

__all__ = ["read_format"]
