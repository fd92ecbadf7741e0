"""Visits in Vietnamese: whose the hosts are, talks told by office alone, and what the page's own clock says."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

VISIT = (
    "Nhận lời mời của Tổng thống nước Cộng hòa Ấn Độ Asha Verma, Chủ tịch nước Lê Văn Hòa đã thăm cấp Nhà nước tới "
    "Ấn Độ từ ngày 11 đến ngày 13/10/2031. "
)


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


def test_hosts_without_a_state_are_of_the_state_visited() -> None:
    reading = _read(f"{VISIT}Chủ tịch nước đã gặp Chủ tịch Hạ viện Meena Rao và Thứ trưởng Nguyễn Văn Bình.")
    parties = {p.name: p.party for p in reading.persons}
    assert parties["Asha Verma"] == "India"
    assert parties["Meena Rao"] == "India"
    assert parties["Nguyễn Văn Bình"] != "India"


def test_where_a_third_state_is_named_nobody_is_given_away() -> None:
    reading = _read(f"{VISIT}Thủ tướng Lào Khăm Sẻn cũng có mặt. Chủ tịch nước đã gặp Chủ tịch Hạ viện Meena Rao.")
    assert {p.name: p.party for p in reading.persons}["Meena Rao"] is None


TALKS = [
    # an office alone, of one named before, and one the guest dined with
    "Chủ tịch nước đã dự chiêu đãi của Tổng thống Asha Verma; hội đàm với Thủ tướng Meena Rao.",
    "Thủ tướng Ấn Độ Meena Rao đã hội đàm và chiêu đãi trọng thể Chủ tịch nước.",
    "Chủ tịch nước Lê Văn Hòa đã dự lễ đón chính thức; dự hội đàm, chiêu đãi của Thủ tướng Meena Rao.",
]


@pytest.mark.parametrize("talks", TALKS)
def test_talks_of_the_visit(talks: str) -> None:
    (meeting,) = _read(f"{VISIT}{talks}").meetings
    assert sorted(meeting.parties) == ["India", "Viet Nam"]
    assert (meeting.level, meeting.status) == ("bilateral", "held")


def test_who_is_only_greeted_holds_no_talks() -> None:
    assert _read(f"{VISIT}Chủ tịch nước đã chúc mừng Thủ tướng Meena Rao.").meetings == []


def test_both_premiers_with_a_title_of_respect() -> None:
    text = "Hai vị Thủ tướng Ấn Độ và Việt Nam đã hội đàm ngày 6/7/2027. Hai vị Thủ tướng nhất trí mở đường bay thẳng."
    (deed,) = _read(text).commitments
    assert (sorted(deed.actors), deed.force) == (["India", "Viet Nam"], "agree")


def test_accords_signed_are_no_accord_reached() -> None:
    reading = _read(f"{VISIT}Hai bên chứng kiến lễ ký các hiệp định và thỏa thuận hợp tác song phương.")
    assert reading.commitments == []


def test_two_states_at_the_head_are_no_dateline() -> None:
    (deed,) = _read("Việt Nam - Ấn Độ nhất trí mở đường bay thẳng trong năm 2031.").commitments
    assert sorted(deed.actors) == ["India", "Viet Nam"]


@pytest.mark.parametrize(("verb", "status"), [("đã có chuyến thăm tới", "held"), ("sẽ tới", "scheduled")])
def test_the_word_for_to_is_no_word_for_next(verb: str, status: str) -> None:
    text = f" date 2031-08 Chủ tịch nước Lê Văn Hòa {verb} Ấn Độ, hội đàm với Thủ tướng Ấn Độ Meena Rao ngày 18/8."
    assert [m.status for m in _read(text).meetings] == [status]


@pytest.mark.parametrize(
    "visit",
    [
        "Thủ tướng Hungary Bálint Varga đã thăm chính thức Lào từ ngày 2 đến ngày 4/3/2031.",
        "Nhận lời mời của Thủ tướng Lào Khăm Sẻn, Thủ tướng Hungary Bálint Varga thăm chính thức Lào.",
        "Trong chuyến thăm Lào của Thủ tướng Hungary Bálint Varga, hai bên đã ra tuyên bố chung.",
        "Thủ tướng Hungary Bálint Varga đã có chuyến thăm chính thức tới Lào.",
        "Nhân chuyến thăm của Thủ tướng Hungary Bálint Varga và đoàn đại biểu cấp cao đến Lào, hai bên đã ra tuyên bố chung.",
    ],
)
def test_both_sides_are_visitor_and_visited(visit: str) -> None:
    deeds = _read(f"{visit}\n\nHai bên nhất trí mở đường bay thẳng trong năm 2032.").commitments
    assert [(sorted(d.actors), d.force) for d in deeds][-1:] == [(["Hungary", "Laos"], "agree")]


def test_two_named_together_behind_the_visit_are_the_two() -> None:
    text = "Thủ tướng Hungary Bálint Varga thăm Lào. Hai nước Nga và Cuba lập ủy ban. Hai nước nhất trí mở đường bay."
    assert ["Hungary", "Laos"] not in [sorted(d.actors) for d in _read(text).commitments]
