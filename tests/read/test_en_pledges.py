"""English pledges: short texts, each with the trick its row names."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_OPENING = "TOKYO, 3 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025.\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="en"))


def _told(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Actors, force and wording of every pledge of a text that follows a meeting's opening."""
    return [(tuple(c.actors), c.force, c.what_en or "") for c in _read(_OPENING + text).commitments]


@pytest.mark.parametrize(
    ("trick", "text", "actor", "force", "words"),
    [
        ("whose support is said inside",
         "Ambassador Kari Lund of Norway conveyed her country's full support for the mine action centre.",
         "Norway", "support", "the mine action centre"),
        ("a voiced wish", "Japan expressed its strong desire to open a training school in Bohol.",
         "Japan", "propose", "open a training school"),
        ("a confirmed commitment", "Australia confirmed its commitment to train fifty nurses.",
         "Australia", "commit", "train fifty nurses"),
        ("the outer verb rules", "Japan hoped that both sides will make use of the new fund.",
         "Japan", "propose", "make use of the new fund"),
        ("would like to is a wish", "Singapore would like to host the archive of the network.",
         "Singapore", "propose", "host the archive"),
        ("the need stressed is a position", "Canada stressed the need to protect undersea cables.",
         "Canada", "reaffirm", "protect undersea cables"),
        ("a capital speaks for its state", "Ottawa stands ready to share satellite data.",
         "Canada", "commit", "share satellite data"),
        ("remains ready", "The EU remains ready to resume the talks.",
         "European Union", "commit", "resume the talks"),
        ("somebody is interested", "Norway is interested in joining the power grid study.",
         "Norway", "propose", "joining the power grid study"),
        ("an office speaks for its organisation",
         "The ASEAN Secretary-General stressed the importance of clean rivers.",
         "ASEAN", "reaffirm", "clean rivers"),
        ("a standing framework is welcomed", "Australia welcomed the ASEAN Comprehensive Recovery Framework.",
         "Australia", "support", "Recovery Framework"),
        ("mixed capitals", "The RoK will double its yearly grant by 2027.",
         "Republic of Korea", "commit", "double its yearly grant"),
        ("a title on its own is a nickname of a state", "The Kremlin pledged to send two rescue aircraft.",
         "Russia", "commit", "send two rescue aircraft"),
    ],
)  # fmt: skip
def test_a_pledge_is_read(trick: str, text: str, actor: str, force: str, words: str) -> None:
    told = _told(text)
    assert any(f == force and words in what and actor in actors for actors, f, what in told), (trick, told)


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("a question is no request", "Asked whether Japan would join, she smiled."),
        ("likelihood", "The two sides will, in all likelihood, go on differing."),
        ("what befalls a party", "Indonesia will become the largest market of the region."),
        ("a possession is no actor", "Japan's reforms will bring more tourists to the coast."),
        ("a thing described", "The ministers noted the fund that will help small ports."),
        ("the greeting of thanks", "Canada would rather wait."),
        ("history", "The ministers had agreed to meet twice a year."),
        ("signing is a date", "Japan and Viet Nam signed a memorandum on ports."),
        ("money is no state", "Prices rose by US$ 40 a tonne."),
        ("it may be talked about", "The ministers will consider a youth exchange."),
    ],
)
def test_nothing_is_pledged(trick: str, text: str) -> None:
    assert not _told(text), trick


@pytest.mark.parametrize(
    ("trick", "text", "count"),
    [
        ("verbs that share an object", "Japan pledged to renew and further deepen its training scheme.", 1),
        ("prepositions that share one", "Japan pledged to take part in and contribute to the ports network.", 1),
        ("an adjective that is a verb as well", "Japan agreed to build a fair and open market for data.", 1),
        ("two objects, two deeds", "Japan pledged to train fifty nurses, and build a clinic in Luang Prabang.", 2),
    ],
)
def test_deeds_are_counted(trick: str, text: str, count: int) -> None:
    assert len(_told(text)) == count, (trick, _told(text))


@pytest.mark.parametrize(
    ("trick", "text", "due", "kind"),
    [
        ("a name's year is no date", "Japan urged all to follow the Master Plan on ASEAN Connectivity (MPAC) 2030.",
         None, None),
        ("hosting the next meeting has its own date", "Thailand volunteered to host the next meeting in 2027.",
         "2027", "during"),
        ("the end named outright", "Japan will fund the centre over three years, by 31 March 2028.",
         "2028-03-31", "by"),
    ],
)  # fmt: skip
def test_due(trick: str, text: str, due: str | None, kind: str | None) -> None:
    told = _read(_OPENING + text).commitments
    assert told and (told[0].due, told[0].due_kind) == (due, kind), (trick, told)


def test_a_term_runs_from_the_meeting_not_from_its_report() -> None:
    text = (
        "Tokyo, 20 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025. "
        "The Forum asked the ASEAN Secretariat to publish the tables within six months."
    )
    assert [c.due for c in _read(text).commitments] == ["2026-01-03"]


def test_items_of_a_list_speak_for_themselves() -> None:
    text = (
        "CHAIR'S STATEMENT OF THE 51ST ASEAN SUMMIT\nSingapore, 26 October 2027\n\n"
        "1. We, the Leaders of ASEAN, met in Singapore on 26 October 2027.\n\n"
        "2. We adopted the following documents:\n\n"
        "   (a) ASEAN Declaration on Ferry Safety;\n   (b) Work Plan of the ASEAN Grid Office 2028-2030.\n"
    )
    told = {c.clause: c.what_en or "" for c in _read(text).commitments}
    assert "Grid Office" in told["2 (b)"] and "Ferry" not in told["2 (b)"]


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("sport",
         "Thailand will take on Vietnam in the second leg of the AFF Cup final on Monday.\n\n"
         "AFF President Khiev Sameth greeted the teams. Indonesia hopes to reach the final in 2026."),
        ("markets",
         "Vietnam targets ten percent growth. Singapore will cut interest rates by the end of 2026, analysts predict."),
        ("opinion",
         "ASEAN must reinvent itself. China will build more islands, and the United States will send more ships. "
         "I believe that Indonesia will lead. ASEAN should agree on a code by 2027."),
        ("travel",
         "ASEAN is promoting its ten members as one destination. The governments will have to work harder. "
         "Malaysia plans to open ten new parks, said Ahmad Zulkifli, chief executive of Sunny Tours."),
    ],
)  # fmt: skip
def test_a_text_that_reports_nothing_yields_nothing(trick: str, text: str) -> None:
    reading = _read(text)
    assert not reading.commitments and not reading.persons and not reading.meetings and not reading.progress, trick


@pytest.mark.parametrize(
    ("trick", "text", "name", "party"),
    [
        ("two persons, each with a courtesy title",
         "The meeting was co-chaired by H.E. Rahmat Pramono, Permanent Representative of the Republic of Indonesia to "
         "ASEAN and H.E. Baek Seong-Taek, Ambassador of the ROK to ASEAN.", "Rahmat Pramono", "Indonesia"),
        ("two posts of one person",
         "H.E. Nguyen Hai Bang, Ambassador and Permanent Representative of Viet Nam to ASEAN, spoke.",
         "Nguyen Hai Bang", "Viet Nam"),
        ("a title of nobility inside the name",
         "Permanent Representative of Brunei Darussalam to ASEAN Pengiran Hairani Pengiran Tajuddin spoke.",
         "Hairani Pengiran Tajuddin", "Brunei Darussalam"),
        ("where they met owns nobody",
         "ASEAN Secretary-General Lim Jock Hoi spoke at the UN headquarters.", "Lim Jock Hoi", "ASEAN"),
        ("a minister's number",
         "Brunei Minister of Foreign Affairs II Dato Erywan Yusof spoke.", "Erywan Yusof", "Brunei Darussalam"),
        ("the ministry behind a comma",
         "Ms. Phasporn Sangasubana, Director-General of the Department of ASEAN Affairs, Ministry of Foreign Affairs "
         "of Thailand, spoke.", "Phasporn Sangasubana", "Thailand"),
    ],
)  # fmt: skip
def test_persons(trick: str, text: str, name: str, party: str) -> None:
    found = {person.name: person.party for person in _read(_OPENING + text).persons}
    assert found.get(name) == party, (trick, found)


def test_a_person_called_by_the_family_name_that_stands_first() -> None:
    told = _told("Chinese Foreign Minister Wang Yi spoke in Tokyo. Wang pledged to send forty teachers.")
    assert (("China",), "commit", "send forty teachers") in told


def test_a_paper_speaks_for_those_who_adopted_it() -> None:
    text = (
        "NEW YORK, Jan. 12 2012 (Xinhua) -- The UN Security Council on Thursday adopted a resolution on ties with the "
        "African Union. The resolution called on all States to train observers."
    )
    assert any(c.force == "request" and "train observers" in (c.what_en or "") for c in _read(text).commitments)


@pytest.mark.parametrize(
    ("trick", "text", "date"),
    [
        ("the clock sticks to the year", "26 July 201609:19\n\nPress release on ASEAN-Russia Ministerial Meeting\n\n"
         "On July 25, Foreign Minister Sergey Lavrov met with the foreign ministers of ten ASEAN countries.",
         "2016-07-26"),
        ("a date by itself beats one in the title", "MFA Spokesperson's Comments on the Emergency ASEAN Foreign "
         "Ministers' Meeting on 15 October 2021\n\n16 October 2021\n\nSingapore urges the military authorities of "
         "Myanmar to cooperate with the Special Envoy.", "2021-10-16"),
        ("a stamp with a clock", "Chinese foreign minister meets ASEAN chief\n\n(Xinhua) 09:21, March 28, 2023\n\n"
         "BEIJING, March 27 (Xinhua) -- Chinese Foreign Minister Qin Gang on Monday met with Kao Kim Hourn.",
         "2023-03-28"),
    ],
)  # fmt: skip
def test_published(trick: str, text: str, date: str) -> None:
    assert _read(text).published == date, trick


def test_areas_of_cooperation_are_counted() -> None:
    progress = _read(
        _OPENING + "Both sides noted the activities implemented to address more than 88% of the identified areas of "
        "cooperation of the ASEAN-Japan Plan of Action 2016-2020."
    ).progress
    assert [(p.percent, p.comparator) for p in progress] == [(88.0, ">")]


@pytest.mark.parametrize(
    ("trick", "text", "percent"),
    [
        ("a launch that was welcomed happened",
         "The meeting welcomed the outcomes, especially the launch of all action lines of the ASEAN-Japan Plan of "
         "Action 2016-2020.", [100.0]),
        ("one that is called for did not",
         "The meeting called for the launch of all action lines of the ASEAN-Japan Plan of Action 2016-2020.", []),
        ("nor one whose importance is noted",
         "The meeting noted the importance of the launch of all action lines of the ASEAN-Japan Plan of Action "
         "2016-2020.", []),
    ],
)  # fmt: skip
def test_all_lines_told_by_a_noun(trick: str, text: str, percent: list[float]) -> None:
    assert [p.percent for p in _read(_OPENING + text).progress] == percent, trick


def test_a_figure_is_of_the_plan_named_last_before_it() -> None:
    text = (
        "PLAN OF ACTION TO IMPLEMENT THE DELTA PARTNERSHIP (2026-2030)\n\n12 May 2026\n\nThis Plan of Action follows the "
        "ASEAN-Canada Plan of Action 2021-2025, of which 57 of 60 action lines had been implemented by 31 August 2025."
    )
    progress = read_document(Document(id="t", text=text, language="en")).progress
    assert [(p.period, p.done, p.total) for p in progress] == [((2021, 2025), 57, 60)]
