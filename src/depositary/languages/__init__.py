"""Languages: a folder each, found by listing; see base.py for what a language offers."""

from depositary.languages.base import Language, known_languages, load_language

__all__ = ["Language", "known_languages", "load_language"]
