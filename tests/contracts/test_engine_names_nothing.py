"""The engine's source names no language, state or organisation: those are data."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from depositary.languages import known_languages, load_language
from depositary.read.wordlist import Wordlist

SOURCE = Path(__file__).parents[2] / "src" / "depositary"
DATA = {"registry", "languages", "examples"}
MODULES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if path.relative_to(SOURCE).parts[0] not in DATA and "/migrations/" not in str(path)
)

# Examples in docstrings and comments show real text; what must not be there is a name the code acts on. So names are
# looked for in identifiers and in strings that are no docstring. What stays allowed, and why:
# Allowed anywhere: the record format is in English (its `*_en` fields), so code may say so.
ALLOWED = {"english"}
# Names of states and bodies that are ordinary words of code too.
ORDINARY = {"chad", "jordan", "niger", "turkey", "mali", "oman", "cuba", "peru", "togo", "guinea", "georgia", "item"}


def _is_han(name: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in name)


def _names() -> dict[str, str]:
    """English names and acronyms of states, organisations and bodies of the registry, and of the languages at hand."""
    names: dict[str, str] = {}
    for path in sorted((SOURCE / "registry" / "actors").glob("*.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))["items"]:
            written = row.get("names") or {}
            for name in [
                row.get("id"),
                *(form for forms in written.values() for form in forms),
                *row.get("acronyms", []),
            ]:
                if isinstance(name, str) and len(name) > 1:
                    names[name.casefold()] = str(row.get("id"))
    for code in known_languages():
        names[load_language(code).facts.name.casefold()] = code
    return {name: key for name, key in names.items() if name not in ORDINARY and not (name.isascii() and len(name) < 4)}


NAMES = _names()
PARTED = Wordlist({name: name for name in NAMES if name.isascii() or not _is_han(name)}, spaces=True)
UNPARTED = Wordlist({name: name for name in NAMES if _is_han(name)}, spaces=False)


def _acted_on(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Identifiers and strings the code acts on, with their lines; docstrings are left out."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.lineno, node.name
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr


def _named(text: str) -> set[str]:
    """Names that stand in a string as whole words, or in an identifier as its parts."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", text)
    return {name for wordlist in (PARTED, UNPARTED) for _, _, name in wordlist.find(words)}


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(SOURCE)) for path in MODULES])
def test_the_engine_acts_on_no_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {(line, name) for line, text in _acted_on(tree) for name in _named(text) - ALLOWED}
    assert not found, f"{path.name}: names belong in registry/ or languages/: {sorted(found)}"


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(SOURCE)) for path in MODULES])
def test_no_branch_on_a_language_code(path: Path) -> None:
    """No comparison of anything with a language's code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            codes = {
                constant.value
                for part in [node.left, *node.comparators]
                for constant in ast.walk(part)
                if isinstance(constant, ast.Constant) and constant.value in known_languages()
            }
            assert not codes, f"{path.name}:{node.lineno}: a language's own ways go to its folder"


def test_the_search_itself_finds_names() -> None:
    """The net has no hole: planted names are caught."""
    assert _named("if partner == 'ASEAN'") and _named("load_vietnamese") and not _named("the other side")
    assert _named("东盟秘书处") and _named("United Nations")
