"""Speed, memory and start-up of the reader, as one table.

    reading.py [--megabytes N]

One core: the bundled corpus, repeated to N megabytes (20), read document by document. Peak memory is that of a process
which does only this. Start-up: `depositary --help`, and reading one document from the command line, best of three.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus" / "written"
AIMS = {
    "reading, MB/s": ">= 0.8",
    "reading, documents/s": "",
    "peak memory, MB": "<= 250",
    "one text of 1 MB, s": "<= 1.3 x ten of 100 KB",
    "ten texts of 100 KB, s": "",
    "depositary --help, s": "<= 0.5",
    "read one document, s": "<= 1.5",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(_read_corpus(options.megabytes)))
        return 0
    print(f"reading {options.megabytes:g} MB on one core; this takes a while", flush=True)
    arguments = [sys.executable, __file__, "--alone", "--megabytes", str(options.megabytes)]
    figures = json.loads(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout)
    command = str(Path(sys.executable).parent / "depositary")
    figures["depositary --help, s"] = _best([command, "--help"])
    figures["read one document, s"] = _best([command, "read", str(CORPUS / "w-en-03.txt")])
    print(f"\n{'':26}{'measured':>10}  aim")
    for name, aim in AIMS.items():
        print(f"{name:26}{figures[name]:10.2f}  {aim}")
    return 0


def _read_corpus(megabytes: float) -> dict[str, float]:
    from depositary.model import Document
    from depositary.pipeline import read_document

    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
    documents = [Document(id=name, text=text) for name, text in texts.items()]
    for document in documents:  # tables are loaded once; that is start-up, not reading
        read_document(document)
    size = sum(len(text.encode()) for text in texts.values())
    rounds = max(1, round(megabytes * 1e6 / size))
    start = time.perf_counter()
    for _ in range(rounds):
        for document in documents:
            read_document(document)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    news = "\n\n".join(text for name, text in texts.items() if name[2:4] == "en")
    large, small = _of_size(news, 1_000_000), _of_size(news, 100_000)
    start = time.perf_counter()
    read_document(Document(id="large", text=large))
    one = time.perf_counter() - start
    start = time.perf_counter()
    for number in range(10):
        read_document(Document(id=f"small-{number}", text=small))
    ten = time.perf_counter() - start
    return {
        "reading, MB/s": rounds * size / 1e6 / seconds,
        "reading, documents/s": rounds * len(documents) / seconds,
        "peak memory, MB": memory,
        "one text of 1 MB, s": one,
        "ten texts of 100 KB, s": ten,
    }


def _of_size(text: str, size: int) -> str:
    return ((text + "\n\n") * (size // len(text) + 1))[:size]


def _best(arguments: list[str]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(arguments, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
