"""Posts of persons in English: short texts, each with the trick its row names."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_REST = "\nFurther details were not given by the people who were there and the weather was fine.\n"


def _persons(text: str) -> list[tuple[str, str | None, str | None]]:
    reading = read_document(Document(id="t", text=f"JAKARTA, 3 March 2022 - {text}{_REST}", language="en"))
    return [(p.name, p.post_en, p.party) for p in reading.persons]


@pytest.mark.parametrize(
    ("trick", "text", "persons"),
    [
        (
            "a second post before the name",
            "Deputy Prime Minister and Defence Minister Anan Wattana attended.",
            [("Anan Wattana", "Deputy Prime Minister and Defence Minister", None)],
        ),
        (
            "the chair of a circle who speaks for a state",
            "The CELAC pro tempore president, Prime Minister of Saint Lucia Ola Marchand, spoke.",
            [("Ola Marchand", "Prime Minister", "Saint Lucia")],
        ),
        (
            "a body's short form inside the post",
            "Director of the Norlund Anti-Piracy Bureau (NL APB) Executive Committee Oleg Berin attended.",
            [("Oleg Berin", "Director of the Norlund Anti-Piracy Bureau Executive Committee", None)],
        ),
        (
            "issues of a field are no deed",
            "The talks were led by Oleg Berin, Deputy Secretary General for Economic and Global Issues of Norway.",
            [("Oleg Berin", "Deputy Secretary General for Economic and Global Issues", "Norway")],
        ),
        (
            "no body's noun behind a word joined by a dash",
            "Opponents of the Anti-Piracy Bill met Foreign Minister Oleg Berin of Norway.",
            [("Oleg Berin", "Minister of Foreign Affairs", "Norway")],
        ),
        (
            "fields in a list",
            "Hang Sophal, Minister of Education, Youth and Sport of Cambodia, spoke.",
            [("Hang Sophal", "Minister of Education, Youth and Sport", "Cambodia")],
        ),
        (
            "fields in a list before the name",
            "Minister of Investment, Trade and Industry Farid Osman attended.",
            [("Farid Osman", "Minister of Investment, Trade and Industry", None)],
        ),
        (
            "the field ends in a word that opens no name",
            "US Assistant Secretary of State for East Asian and Pacific Affairs Dana Holbrook led the delegation.",
            [("Dana Holbrook", "Assistant Secretary of State for East Asian and Pacific Affairs", "United States")],
        ),
        (
            "a field of government is no party",
            "Mali was represented by the Minister of Foreign Affairs and International Cooperation, H.E. Zeini Traore.",
            [("Zeini Traore", "Minister of Foreign Affairs and International Cooperation", None)],
        ),
        (
            "secretary of state of a ministry is not of the United States",
            "It was chaired by Sok Dara, secretary of state of the Ministry of Foreign Affairs and International "
            "Cooperation and SOM leader of Cambodia.",
            [
                (
                    "Sok Dara",
                    "secretary of state of the Ministry of Foreign Affairs and International Cooperation",
                    "Cambodia",
                )
            ],
        ),
        (
            "a title before the post, a state by its long name",
            "His Excellency President Jean Mukendi of the Democratic Republic of Congo took part.",
            [("Jean Mukendi", "President", "Democratic Republic of the Congo")],
        ),
        (
            "a particle tied to the name",
            "President Omar Farid el-Masri of the Arab Republic of Egypt took part.",
            [("Omar Farid el-Masri", "President", "Egypt")],
        ),
        (
            "a rank in short forms",
            "The Vietnamese delegation was led by Defence Minister Sr. Lt. Gen. Tran Van Ha.",
            [("Tran Van Ha", "Minister of Defence", "Viet Nam")],
        ),
        (
            "a house named behind the post",
            "The meeting was chaired by Mr. Somchai Rungrot, Permanent Secretary of the Ministry of Foreign Affairs of "
            "Thailand.",
            [("Somchai Rungrot", "Permanent Secretary, Ministry of Foreign Affairs", "Thailand")],
        ),
        (
            "a chief",
            "The text was read by UN chief Antonio Guterres.",
            [("Antonio Guterres", "Secretary-General", "United Nations")],
        ),
        (
            "the head of an organ stands for the whole",
            "European Council President Anna Berg and AU Commission Chairperson Musa Diallo took part.",
            [
                ("Anna Berg", "President of the European Council", "European Union"),
                ("Musa Diallo", "Chairman of the African Union Commission", "African Union"),
            ],
        ),
        (
            "an owner within the post",
            "The High Representative of the EU for Foreign Affairs and Security Policy, Josep Borrell, took part.",
            [("Josep Borrell", "High Representative for Foreign Affairs and Security Policy", "European Union")],
        ),
        (
            "a unit behind an article is nobody",
            "The Deputy Secretary-General of ASEAN for the ASEAN Political-Security Community was in attendance.",
            [],
        ),
    ],
)
def test_posts(trick: str, text: str, persons: list[tuple[str, str | None, str | None]]) -> None:
    assert _persons(text) == persons, trick


def test_a_nickname_in_quotation_marks() -> None:
    [person] = _persons("President Ramon 'Bong' Villar Jr. of the Philippines arrived.")
    assert person == ("Ramon 'Bong' Villar Jr", "President", "Philippines")
