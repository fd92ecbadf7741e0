"""Read a folder of resolutions (files named like S_RES_0300_1971_EN_GOLD.txt); say how many headings come out right.

Usage: python benchmarks/resolutions.py FOLDER [--show]

The number is right if it is the file name's; the date is right if it is the first date printed in the heading (the
first lines, before the body speaks). Files whose heading prints none are counted apart. Meant for CR-UNSC's
`res_en_gold` (902 resolutions of the Security Council, CC0), which is not part of this repository.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from depositary.read.structure import Outline, read_outline

_NAME = re.compile(r"_(\d{3,5})_(\d{4})_")
_DATE = re.compile(r"\b(\d{1,2})\s+([A-Z][a-z]+)\s*,?\s+(\d{4})\b")


def main() -> int:
    folder = Path(sys.argv[1])
    show = "--show" in sys.argv
    files = sorted(folder.rglob("*.txt"))
    count = {"read": 0, "number": 0, "date": 0, "no date printed": 0, "operative": 0, "paragraphs": 0}
    size, started = 0, time.perf_counter()
    for file in files:
        text = file.read_text(encoding="utf-8")
        size += len(text.encode())
        outline = read_outline(text, None, "en", "resolution")
        count["read"] += 1
        count["operative"] += bool(outline.operative)
        count["paragraphs"] += len(outline.clauses) + len(outline.preambular)
        wrong = _check(file, text, outline, count)
        if wrong and show:
            print(f"{file.name}: {wrong}")
    seconds = time.perf_counter() - started
    print(f"{len(files)} files, {size / 1e6:.2f} MB, {seconds:.2f} s ({size / 1e6 / seconds:.2f} MB/s)")
    print(", ".join(f"{name}: {value}" for name, value in count.items()))
    return 0


def _check(file: Path, text: str, outline: Outline, count: dict[str, int]) -> str:
    wrong = []
    name = _NAME.search(file.name)
    expected = f"{int(name[1])} ({name[2]})" if name else None
    if expected and (outline.symbol or "").endswith(expected):
        count["number"] += 1
    else:
        wrong.append(f"number {outline.symbol!r}, not {expected!r}")
    printed = _DATE.search(text[:400])
    if printed is None:
        count["no date printed"] += 1
    found = _DATE.search(text[outline.adopted[0] : outline.adopted[1]]) if outline.adopted else None
    if printed and found and found.groups() == printed.groups():
        count["date"] += 1
    elif printed:
        wrong.append(f"date {found.group() if found else None!r}, not {printed.group()!r}")
    return "; ".join(wrong)


if __name__ == "__main__":
    sys.exit(main())
