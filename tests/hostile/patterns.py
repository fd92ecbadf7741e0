"""Every regular expression of the package, as it is compiled: by importing all modules and reading texts of all kinds.

`python tests/hostile/patterns.py` prints them as JSON, in a process of its own, since the compiler must be watched from
the first import on.
"""

from __future__ import annotations

import json
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Pattern", "all_patterns"]

_SKIPPED = ("depositary.ledger.migrations", "depositary.distributed", "depositary.__main__")


class Pattern(NamedTuple):
    """where: the module and line that compiled it first."""

    source: str
    flags: int
    binary: bool
    where: str

    def compile(self) -> re.Pattern[Any]:
        return re.compile(self.source.encode("latin-1") if self.binary else self.source, self.flags)


def all_patterns() -> list[Pattern]:
    """In the order of their places."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Pattern(*found) for found in json.loads(done.stdout)]


def _watch() -> dict[tuple[str, int, bool], str]:
    found: dict[tuple[str, int, bool], str] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        compiled = compile_(pattern, flags)
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") in ("re", "functools"):
            frame = frame.f_back  # type: ignore[assignment]
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("depositary"):
            binary = isinstance(compiled.pattern, bytes)
            source = compiled.pattern.decode("latin-1") if binary else compiled.pattern
            found.setdefault((source, int(compiled.flags), binary), f"{name}:{frame.f_lineno}")
        return compiled

    re._compile = watched  # type: ignore[attr-defined]
    return found


def _use_everything() -> None:
    import depositary

    for module in pkgutil.walk_packages(depositary.__path__, "depositary."):
        if not module.name.startswith(_SKIPPED):
            try:
                import_module(module.name)
            except ImportError as error:  # what an extra that is not installed needs
                if "depositary" in str(error.name or ""):
                    raise
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from depositary.acquire import Source, read_source
    from depositary.acquire.formats import FORMATS
    from depositary.errors import DocumentError
    from depositary.languages import known_languages, load_language
    from depositary.model import Document
    from depositary.read.lexicon import load_lexicon
    from depositary.read.structure import read_outline
    from depositary.reading import read_document

    for language in known_languages():
        load_language(language)
        load_lexicon(language)
        for genre in (None, "resolution", "plan_of_action", "news"):
            read_outline("1. Decides to meet;\n\nAnnex\n\n一、决定", None, language, genre)
    for form in FORMATS:
        list(read_source(Source(name=f"a{form.suffixes[0]}", id="a", data=b"<p>One two.</p>\n1. Three\n")))
    from samples import CORPUS

    for file in sorted((CORPUS / "written").glob("*.txt")):
        try:
            read_document(Document(id=file.stem, text=file.read_text("utf-8")))
        except DocumentError:
            continue


if __name__ == "__main__":
    seen = _watch()
    _use_everything()
    print(json.dumps(sorted(([*key, where] for key, where in seen.items()), key=lambda row: row[3])))
