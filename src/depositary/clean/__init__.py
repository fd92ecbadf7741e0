"""Cleaning: ranges over a document's original text, and a repaired view of its main text; nothing is rewritten.

`clean_document` is all that the rest of the project calls.
"""

from depositary.clean.cleaning import clean_document
from depositary.clean.records import Clean, Dateline, Note, NoteMark, Sentence
from depositary.clean.view import TextView

__all__ = ["Clean", "Dateline", "Note", "NoteMark", "Sentence", "TextView", "clean_document"]
