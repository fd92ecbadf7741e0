"""Footnotes: cut out of sentences with their marks, kept as notes, told apart from powers and quantities."""

from collections.abc import Callable

import pytest

from depositary.clean import Clean

BODY = "The Assembly recalls the Declaration of 8 August 1967{0} and the Charter of the Association{1} on this matter."


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        (("¹", "²"), "¹ United Nations, Treaty Series, vol. 1331, No. 22341.\n\n² Ibid., vol. 2624, No. 46745."),
        (("[1]", "[2]"), "______\n[1] Basin Treaty Collection, vol. 2.\n[2] Ibid., vol. 5, p. 201."),
        (("1", "2"), "---\n1  Figures are those of the Secretariat.\n2  Cleared by senior officials on 25 October."),
        (("1", "2"), "1 United Nations, Treaty Series, vol. 1331.\n2 See A/75/345, sect. II."),
    ],
    ids=["superscripts", "brackets", "numbers-under-a-rule", "numbers-by-their-words"],
)
def test_marks_are_cut_and_notes_kept(clean: Callable[[str], Clean], marks: tuple[str, str], notes: str) -> None:
    year = "" if marks[0] == "1" else "1967"
    body = BODY.replace("8 August 1967", f"8 August {year}".strip() if year else "the Ministers").format(*marks)
    cleaned = clean(f"75/15. Cooperation\n\n{body}\n\n{notes}\n\n2. It requests a report on the matter by next year.")
    assert "Treaty" not in cleaned.view.text
    assert "Secretariat" not in cleaned.view.text
    assert "Association on this matter" in cleaned.view.text
    assert [note.number for note in cleaned.notes] == ["1", "2"]
    assert [mark.number for mark in cleaned.marks] == ["1", "2"]
    assert cleaned.view.text[: cleaned.marks[1].position].endswith("Charter of the Association")
    first = cleaned.notes[0]
    line = next(line for line in notes.split("\n") if "1" in line)
    assert cleaned.document.text[first.start : first.end] == line.lstrip("¹1[] ")


def test_sentence_goes_on_behind_the_notes(clean: Callable[[str], Clean]) -> None:
    text = (
        "75/15. Cooperation\n\nRecalling the seventy-fifth anniversary of the Organization, during which States¹\n\n"
        "¹ United Nations, Treaty Series, vol. 1331.\n\n\nMembers of the United Nations have reaffirmed it,"
        "\n\n1. Requests a report."
    )
    assert "during which States Members of the United Nations have" in clean(text).view.text


@pytest.mark.parametrize("text", ["an area of 40 km² and", "some 12 m² of glass and", "a cube of 3 m³ and"])
def test_powers_are_no_marks(clean: Callable[[str], Clean], text: str) -> None:
    cleaned = clean(f"The members agreed to protect {text} to report on it to the next meeting of the committee.")
    assert text in cleaned.view.text
    assert not cleaned.marks
