"""Signing in, and who may do what: the gate every request passes, and the pages of people and their accounts."""

from depositary.web.accounts.gate import Gate
from depositary.web.accounts.pages import accounts

__all__ = ["Gate", "accounts"]
