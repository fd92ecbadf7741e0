"""One text as txt, web page with menus, Word file and PDF gives the same claims, to 97 in a hundred."""

import html
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

import depositary
from depositary.acquire import load_document
from depositary.reading import read_document

EXAMPLES = sorted((Path(depositary.__file__).parent / "examples").glob("*.txt"))[::3]
KINDS = ("meetings", "persons", "instruments", "progress", "commitments")
NOT_SAID = frozenset(("passages", "certainty"))  # where it stands differs, what is said must not


def _claims(path: Path) -> Counter[str]:
    reading = read_document(load_document(path))
    return Counter(f"{kind} {_plain(msgspec.to_builtins(claim))}" for kind in KINDS for claim in getattr(reading, kind))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, _plain(inner)) for key, inner in value.items() if key not in NOT_SAID)
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("same")
    for path in EXAMPLES:
        paragraphs = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
        body = "\n".join(f"<p>{html.escape(line)}</p>" for line in paragraphs)
        head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title>'
        menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        foot = "<footer><ul><li><a href='/c'>Contact</a></li></ul></footer>"
        page = f"{head}</head><body><header>{menu}</header><main><article>{body}</article></main>{foot}</body></html>"
        (made / f"{path.stem}.html").write_text(page, "utf-8")
        font = "Noto Serif CJK SC" if path.stem.endswith("-zh") else "Liberation Serif"
        style = f"<style>body,p{{font-family:'{font}';font-size:11pt}}</style>"
        (made / f"{path.stem}-plain.html").write_text(f"{head}{style}</head><body>{body}</body></html>", "utf-8")
    return made


def _convert(folder: Path, filter_name: str) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    options = [f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=HTML (StarWriter)"]
    pages = [str(path) for path in sorted(folder.glob("*-plain.html"))]
    command = [program, *options, "--convert-to", filter_name, "--outdir", str(folder), *pages]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


@pytest.mark.parametrize(
    ("suffix", "filter_name"),
    [("html", ""), ("docx", "docx:MS Word 2007 XML"), ("pdf", "pdf:writer_pdf_Export")],
)
def test_same_claims(folder: Path, suffix: str, filter_name: str) -> None:
    if filter_name:
        _convert(folder, filter_name)
    same = meant = 0
    for path in EXAMPLES:
        wanted = _claims(path)
        found = _claims(folder / (f"{path.stem}-plain.{suffix}" if filter_name else f"{path.stem}.{suffix}"))
        same += sum((wanted & found).values())
        meant += max(sum(wanted.values()), sum(found.values()))
    assert meant > 0
    assert same >= 0.97 * meant
