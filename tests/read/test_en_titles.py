"""English: where a paper's title ends, and papers that are still to come."""

from __future__ import annotations

import pytest

from depositary.model import Instrument
from talks import read_below_a_meeting


def _papers(text: str) -> list[Instrument]:
    return list(read_below_a_meeting(text).instruments)


@pytest.mark.parametrize(
    ("trick", "text", "titles"),
    [
        ("short form inside", "On 2 May 2007, a Memorandum of Understanding (MoU) between ASEAN and Norway on Fisheries was signed.",
         ["Memorandum of Understanding (MoU) between ASEAN and Norway on Fisheries"]),
        ("a dash in what it sets up", "The leaders approved a joint statement on the establishment of the ASEAN-Norway Strategic "
         "Partnership.", ["joint statement on the establishment of the ASEAN-Norway Strategic Partnership"]),
        ("a list in it", "The Plan of Action of the ASEAN-Norway Partnership for Peace, Progress and Shared Prosperity "
         "(2021-2025) is on track.", ["Plan of Action of the ASEAN-Norway Partnership for Peace, Progress and Shared Prosperity"]),
        ("two funds", "It noted progress under the ASEAN-Norway Cooperation Fund (ANCF) and the ASEAN-Norway Economic Growth Fund.",
         ["ASEAN-Norway Cooperation Fund", "ASEAN-Norway Economic Growth Fund"]),
        ("whom it is for", "They put forward the ASEAN Leaders' Declaration on Clean Seas for the ASEAN leaders to sign in April.",
         ["ASEAN Leaders' Declaration on Clean Seas"]),
        ("a masterplan", "The leaders adopted the following documents: a. ASEAN Blue Masterplan 2030: Saving the Seas; "
         "b. ASEAN Declaration on Fish.", ["ASEAN Blue Masterplan 2030: Saving the Seas", "ASEAN Declaration on Fish"]),
    ],
)  # fmt: skip
def test_where_a_title_ends(trick: str, text: str, titles: list[str]) -> None:
    assert [p.title_en for p in _papers(text)] == titles, trick


@pytest.mark.parametrize(
    "text",
    [
        "Among the goals for the summit is the adoption of a vision statement.",
        "Both sides looked forward to the Summit and its deliverables, including the adoption of a vision statement.",
    ],
)
def test_hoped_for_is_not_adopted(text: str) -> None:
    assert all(p.status != "adopted" for p in _papers(text))


def test_an_amount_is_no_part_of_a_title() -> None:
    (fund,) = _papers("Norway pledged to double the ASEAN-Norway Green Fund (ANGF) to USD 32 million.")
    assert (fund.title_en, fund.kind) == ("ASEAN-Norway Green Fund", "fund")


def test_a_plan_by_its_letters() -> None:
    (plan,) = _papers("They agreed to finalise the ASEAN-Norway POA for 2026-2030.")
    assert (plan.kind, plan.period, plan.status) == ("plan_of_action", (2026, 2030), "drafting")


def test_a_conference_inside_a_title_is_no_meeting() -> None:
    text = "The leaders adopted the ASEAN Joint Statement on Climate Change to the 24th Conference of the Parties."
    found = read_below_a_meeting(text).meetings
    assert [m.ordinal for m in found] == [12]
