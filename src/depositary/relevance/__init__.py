"""Relevance: may this page concern a partnership at all? Told from its raw bytes, before anything costly is done.

`load_sieve` makes a `Sieve` from the registry's names in all languages and encodings and from `registry/relevance.yml`,
which says what must stand close together.
"""

from depositary.relevance.sieve import Sieve, load_sieve, read_names
from depositary.relevance.signs import Need, Rules, load_rules

__all__ = ["Need", "Rules", "Sieve", "load_rules", "load_sieve", "read_names"]
