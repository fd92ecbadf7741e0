"""Passwords: argon2id hashes, and what a password must be."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from depositary.errors import AccountError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["LEAST", "check_password", "fits_password", "hash_password"]

LEAST = 10  # characters
_MOST = 1000  # longer ones only cost time
_COMMON = ("password", "passwort", "qwertyuiop", "1234567890", "0123456789", "depositary", "administrator", "matkhau")


def check_password(password: str, name: str) -> None:
    """Refuse what is guessed first. Raises: AccountError saying what would do."""
    if len(password) < LEAST:
        raise AccountError(f"the password must have at least {LEAST} characters; a few words in a row do well")
    if len(password) > _MOST:
        raise AccountError(f"the password must not have more than {_MOST} characters")
    plain = password.casefold()
    if len(set(plain)) < 5 or any(plain.strip("0123456789!?.") == word for word in (*_COMMON, name.casefold(), "")):
        raise AccountError("the password is one of those that are guessed first; take a few words in a row")


def hash_password(password: str) -> str:
    """Its argon2id hash, salt and costs included."""
    return _hasher().hash(_settled(password))


def fits_password(hashed: str | None, password: str) -> bool:
    """Whether a password is the one hashed. Takes as long for somebody who is not there (None), so as not to tell."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed or _nobody(), _settled(password)) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def _settled(password: str) -> str:
    """One form for what keyboards write in several."""
    return unicodedata.normalize("NFKC", password)[:_MOST]


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


@cache
def _nobody() -> str:
    return _hasher().hash("somebody who is not there")
