"""What `workshop check` says of the words in a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.content.check import Checked, check

HARD = (
    "Considering the aforementioned circumstances, participants are respectfully encouraged to "
    "contemplate the multifaceted developmental consequences of insufficiently reciprocated "
    "emotional attachment throughout all of their formative childhood experiences."
)


def pack(folder: Path, text: str, when: str = "after") -> Path:
    own = folder / "ours"
    own.mkdir()
    head = f"---\ntitle: Ours\nlanguage: en\nsummary: Ours.\nwhen: {when}\nsheets:\n  - plan\n---\n"
    (own / "pack.md").write_text(head, "utf-8")
    sheet = f"---\ntitle: A plan\nlayout: page\n---\n\n## Tonight\n\n{text}\n\n$tonight\n____ 2\n"
    (own / "plan.md").write_text(sheet, "utf-8")
    return own


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HARD, '"## Tonight" reads like school grade'),
        ("Sit down.\nClose your eyes.", '"Close your eyes" is an order, and people need a choice.'),
        ("Then forgive them.", '"forgive them" asks for forgiveness, which nobody owes.'),
    ],
)
def test_words_that_are_hard_or_do_harm_are_named_with_their_line(
    tmp_path: Path, text: str, said: str
) -> None:
    (problem,) = check([pack(tmp_path, text)]).problems

    assert problem.path.endswith("ours/plan.md")
    assert (problem.line, problem.message.startswith(said)) == (8, True)


def test_a_choice_is_no_order(tmp_path: Path) -> None:
    assert check([pack(tmp_path, "You might close your eyes, or not.")]) == Checked(packs=1)


def test_what_facilitators_read_before_may_be_harder(tmp_path: Path) -> None:
    assert check([pack(tmp_path, HARD, "before")]) == Checked(packs=1)
