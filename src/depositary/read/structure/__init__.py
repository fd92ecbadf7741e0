"""The structure of documents: resolutions, plans of action, numbered statements.

`read_outline` turns a text into an Outline; `structure_record` and `action_lines` turn that into the records of a
Reading. Knowledge of a language is in languages/<code>/structure.yml.
"""

from depositary.read.structure.masthead import numbered_above
from depositary.read.structure.outline import Body, Clause, Heading, Outline, OutlineKind, Span
from depositary.read.structure.reading import read_outline
from depositary.read.structure.records import action_lines, structure_record

__all__ = [
    "Body",
    "Clause",
    "Heading",
    "Outline",
    "OutlineKind",
    "Span",
    "action_lines",
    "numbered_above",
    "read_outline",
    "structure_record",
]
