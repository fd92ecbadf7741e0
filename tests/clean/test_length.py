"""Cleaning takes time in line with a text's length, whatever the text is made of."""

import time

import pytest

from depositary.clean import clean_document
from depositary.errors import DocumentError
from depositary.model import Document

SLOWEST = 8.0  # seconds for 200,000 characters on a busy machine; a quadratic step takes minutes


@pytest.mark.parametrize(
    "unit",
    [" ", "(", ". ", "1 ", "a", "*a ", "The parties agreed to meet again.\n", "<p>the of and ", '"the of and" ',
     "the of and Ã¡º£ ", "1. the\n", "[the](x ", "(图 the of and ", "\t", "ab-\n", "会议;", "a\u0301", "./. ",
     "¹ the\n"],
)  # fmt: skip
def test_long_texts_of_one_thing(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + " The Meeting of the parties agreed to meet again in the capital."
    started = time.process_time()
    try:
        clean_document(Document(id="long", text=text))
    except DocumentError as error:
        assert str(error)
    assert time.process_time() - started < SLOWEST
