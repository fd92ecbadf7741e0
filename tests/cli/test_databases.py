"""The commands on every database a ledger can be in, named by path or URL."""

from __future__ import annotations

from pathlib import Path

from commands import Run, told, write_samples
from databases import Place
from depositary.model import Commitment, Meeting
from samples import sample

SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10-28"
)
PROMISE = Commitment(actors=["Russia"], force="commit", what_en="open a training centre", due="2022")


def test_add_list_search_and_verify(tmp_path: Path, run: Run, place: Place) -> None:
    ledger = place()
    write_samples(tmp_path, [sample("mot", "Cuộc họp cấp cao đã diễn ra.", SUMMIT, PROMISE, language="vi")])
    added = told(run("add", "texts", "--readings", "readings", "--ledger", ledger, "--json"))
    assert (added["added"], added["failed"]) == (["mot"], [])
    [meeting] = told(run("meetings", "--ledger", ledger, "--json"))
    assert [source["document"] for source in meeting["sources"]] == ["mot"]
    assert [due["due"] for due in told(run("due", "--on", "2021-12-01", "--ledger", ledger, "--json"))] == ["2022"]
    assert len(told(run("search", "hop cap cao", "--ledger", ledger, "--json"))) == 1
    assert run("verify", "--ledger", ledger).returncode == 0
