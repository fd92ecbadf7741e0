"""Ledgers on every database there is."""

from databases import place

__all__ = ["place"]
