"""Read a folder of resolutions and say how much comes out right.

Usage: python benchmarks/resolutions.py FOLDER [--show] [--every N]

Two public collections are understood, neither part of this repository:
- CR-UNSC's `res_en_gold` (902 resolutions of the Security Council, CC0): text files named S_RES_0300_1971_EN_GOLD.txt.
  The number is right if it is the file name's; the date, if it is the first one printed in the heading.
- un-mandates-housekeeping's `public/data/paragraphs`: JSON, a list of paragraphs a document, labelled by a language
  model. Counted: numbered paragraphs found at their place, preambular paragraphs likewise, leading verbs that agree,
  and cited symbols found (their links).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depositary.read.citations import find_citations
from depositary.read.structure import Outline, read_outline

_NAME = re.compile(r"_(\d{3,5})_(\d{4})_")
_DATE = re.compile(r"\b(\d{1,2})\s+([A-Z][a-z]+)\s*,?\s+(\d{4})\b")
_NUMBER = re.compile(r"\d+\.|\([a-z]+\)")
_PREFIX = re.compile(r"^(?:A/RES/|S/RES/|E/RES/|A/HRC/RES/|A/DEC/)")


def main() -> int:
    folder = Path(sys.argv[1])
    every = int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 1
    counts: Counter[str] = Counter()
    texts = sorted(folder.rglob("*.txt"))[::every]
    papers = sorted(folder.rglob("*RES*.json"))[::every]
    started = time.perf_counter()
    for file in texts:
        for wrong in _read_text(file, counts):
            _tell(file, wrong)
    for file in papers:
        for wrong in _read_paragraphs(file, counts):
            _tell(file, wrong)
    seconds = time.perf_counter() - started
    size = counts.pop("bytes", 0) / 1e6
    print(f"{len(texts) + len(papers)} files, {size:.2f} MB, {seconds:.2f} s ({size / seconds:.2f} MB/s)")
    for name, value in counts.items():
        right, _, whole = name.partition(" of ")
        if whole:
            print(f"{right}: {value} of {counts[whole]} {whole} ({100 * value / counts[whole]:.1f} %)")
        elif not any(other.endswith(f" of {name}") for other in counts):
            print(f"{name}: {value}")
    return 0


def _tell(file: Path, wrong: str) -> None:
    if "--show" in sys.argv:
        print(f"{file.name}: {wrong}")


def _read_text(file: Path, counts: Counter[str]) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    outline = read_outline(text, None, "en", "resolution")
    counts["bytes"] += len(text.encode())
    counts["resolutions"] += 1
    counts["with operative paragraphs of resolutions"] += bool(outline.operative)
    name = _NAME.search(file.name)
    expected = f"{int(name[1])} ({name[2]})" if name else ""
    counts["number right of resolutions"] += (outline.symbol or "").endswith(expected)
    if not (outline.symbol or "").endswith(expected):
        yield f"number {outline.symbol!r}, not {expected!r}"
    if printed := _DATE.search(text[:400]):
        counts["dates printed"] += 1
        found = _adopted(text, outline)
        counts["date right of dates printed"] += found == printed.groups()
        if found != printed.groups():
            yield f"date {found}, not {printed.groups()}"


def _adopted(text: str, outline: Outline) -> tuple[str, ...] | None:
    found = _DATE.search(text[outline.adopted[0] : outline.adopted[1]]) if outline.adopted else None
    return found.groups() if found else None


def _read_paragraphs(file: Path, counts: Counter[str]) -> Iterator[str]:
    paragraphs: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    text, starts = "", []
    for paragraph in paragraphs:
        prefix, words = paragraph.get("prefix") or "", paragraph["text"]
        starts.append(len(text))
        text += ("" if not prefix or words.startswith(prefix) else f"{prefix}\t") + words + "\n\n"
    outline = read_outline(text, None, "en", "resolution")
    counts["bytes"] += len(text.encode())
    clauses = {clause.mark[0]: clause for clause in outline.clauses}
    preambular = {clause.start for clause in outline.preambular}
    end = outline.annexes[0][0] if outline.annexes else len(text)
    for paragraph, start in zip(paragraphs, starts, strict=True):
        if start >= end or paragraph["type"] != "paragraph":
            continue
        yield from _cited(paragraph, counts)
        prefix, verb = paragraph.get("prefix") or "", paragraph.get("action_verb")
        if paragraph["paragraph_type"] == "operative" and _NUMBER.fullmatch(prefix):
            counts["numbered paragraphs"] += 1
            clause = clauses.get(start)
            counts["found in place of numbered paragraphs"] += clause is not None
            if clause is None:
                yield f"paragraph {prefix} not found: {paragraph['text'][:60]!r}"
            elif verb and clause.parent is None:
                counts["leading verbs"] += 1
                counts["agreeing of leading verbs"] += verb.lower().split()[-1] in (clause.leading or "").lower()
        recital = paragraph["paragraph_type"] == "preambular" and verb and not prefix
        if recital and paragraph["text"].rstrip().endswith(","):
            counts["preambular paragraphs"] += 1
            counts["found in place of preambular paragraphs"] += start in preambular


def _cited(paragraph: dict[str, Any], counts: Counter[str]) -> Iterator[str]:
    """Links name what the text cites; letters of parts (72/266 A) are missing from many, so they are left out."""
    links = paragraph.get("links") or []
    found = {_short(mention.symbol) for mention in find_citations(paragraph["text"], "en")} if links else set()
    for written, address in links:
        if "undocs.org" not in address:
            continue
        counts["links to symbols"] += 1
        counts["cited symbol found of links to symbols"] += _short(written) in found
        if _short(written) not in found:
            yield f"citation {written!r} not found in {paragraph['text'][:80]!r}"


def _short(symbol: str) -> str:
    plain = _PREFIX.sub("", "".join(symbol.upper().replace("–", "-").split()))
    return re.sub(r"(?<=\d)[A-Z](?:(?:-|AND|TO)[A-Z])?$", "", plain)


if __name__ == "__main__":
    sys.exit(main())
