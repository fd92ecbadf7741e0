"""Vectors kept once a text and model, so that adding a document embeds only it; and the signs of a text likewise.

A store holds blobs under a key made of the text and of what they were made by (vectors as float16, by the embedder's
fingerprint); the ledger can be one, a dict in memory is another. What is not there yet is made and put there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from depositary import __version__
from depositary.evidence.embedders import Embedder
from depositary.evidence.records import EvidencePassage
from depositary.evidence.signs import PassageSigns, read_signs

if TYPE_CHECKING:
    from depositary.evidence.embedders import Matrix

__all__ = ["MemoryVectors", "VectorStore", "signs_for", "vector_key", "vectors_for"]


class VectorStore(Protocol):
    """Where vectors are kept. Keys are 32 hexadecimal digits; values float16, little-endian (or packed signs)."""

    def get_vectors(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Those of `keys` that are kept."""
        ...

    def put_vectors(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keep more; a key already there may be written again with the same value."""
        ...


class MemoryVectors:
    """A store for one run."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def get_vectors(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        return {key: self._kept[key] for key in keys if key in self._kept}

    def put_vectors(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        self._kept.update(vectors)


def vector_key(text: str, fingerprint: str) -> str:
    """The key of a text's vector: of what the model sees of it (white space folded) and of the model."""
    seen = f"{fingerprint}\0{' '.join(text.split())}"
    return hashlib.blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def vectors_for(texts: Sequence[str], embedder: Embedder, store: VectorStore) -> Matrix:
    """One row a text, from the store where it is there, else embedded and stored.

    Stored vectors are rounded to float16, and so are new ones, so that it makes no difference which they are.
    """
    import numpy as np

    keys = [vector_key(text, embedder.fingerprint) for text in texts]
    kept = dict(store.get_vectors(list(dict.fromkeys(keys))))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if missing:
        made = embedder.embed(list(missing.values())).astype("<f2")
        new = [(key, row.tobytes()) for key, row in zip(missing, made, strict=True)]
        store.put_vectors(new)
        kept.update(new)
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    width = max(len(kept[key]) for key in keys) // 2
    blob = b"".join(kept[key] or bytes(2 * width) for key in keys)
    return np.frombuffer(blob, dtype="<f2").reshape(len(texts), width).astype(np.float32)


def signs_for(passages: Sequence[EvidencePassage], store: VectorStore) -> list[PassageSigns]:
    """The signs of passages, from the store where they are there, else read and stored.

    What a document's own year adds is not stored with its text, since another document may hold the same words.
    Raises: LanguageUnknown.
    """
    keys = [vector_key(one.text, f"signs {__version__} {one.language}") for one in passages]
    kept = dict(store.get_vectors(list(dict.fromkeys(keys))))
    missing = {key: one for key, one in zip(keys, passages, strict=True) if key not in kept}
    if missing:
        new = [
            (key, msgspec.msgpack.encode(read_signs(msgspec.structs.replace(one, published=None))))
            for key, one in missing.items()
        ]
        store.put_vectors(new)
        kept.update(new)
    return [_dated(_SIGNS.decode(kept[key]), one) for key, one in zip(keys, passages, strict=True)]


_SIGNS = msgspec.msgpack.Decoder(PassageSigns)


def _dated(signs: PassageSigns, passage: EvidencePassage) -> PassageSigns:
    if signs.years or not passage.published:
        return signs
    return msgspec.structs.replace(signs, years=(int(passage.published[:4]),))
