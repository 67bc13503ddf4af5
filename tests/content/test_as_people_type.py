"""What word processors and quick fingers leave in a file, and what is said about the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.content.good import messages, texts
from tests.content.test_running_order import load, opened, with_order
from workshop.content.problems import Problem
from workshop.content.scripts import load_script

TALK = texts("good")["talk.md"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Phone", "##\u00a0Phone"),
        ("minutes: 10", "minutes:\u00a010"),
        ("minutes: 10", "minutes:10"),
        ("title: A short talk", "title:A short talk"),
        ("activation: 1", "activation:\t1"),
    ],
)
def test_a_space_of_another_kind_or_none_does_no_harm(old: str, new: str) -> None:
    assert old in TALK
    assert messages(TALK.replace(old, new)) == []


@pytest.mark.parametrize("mark", ["* ", "• ", "– ", "-", "–"])
def test_a_running_order_may_be_marked_in_other_ways(mark: str) -> None:
    order = with_order("welcome", "agreements", "aftercare", "goodbye")

    script = opened(order.replace("  - ", f"  {mark}"))

    assert [each.id for each in script.segments] == [
        "welcome",
        "agreements",
        "aftercare",
        "goodbye",
    ]


def hints(problems: list[Problem]) -> list[str]:
    return [problem.hint for problem in problems]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("steady 8 minutes", "Write:  - steady, 8 minutes"),
        ("steady 8", "Write:  - steady, 8 minutes"),
        ("steady from tier 2", "Write:  - steady, from tier 2"),
        ("Steady", "Write:  - steady"),
        ("The agreements", "Write:  - agreements"),
        ("steady, 8", "Write, for example:  - steady, 8 minutes"),
    ],
)
def test_a_line_of_the_order_that_is_nearly_right_is_answered_with_the_right_one(
    written: str, hint: str
) -> None:
    _, problems = load(with_order("welcome", "agreements", written, "aftercare", "goodbye"))

    assert hints(problems) == [hint]


@pytest.mark.parametrize(
    ("written", "hint"),
    [("six", "6"), ("6 minutes", "6"), ("soon", "12"), ("900", "12")],
)
def test_a_number_that_can_be_guessed_is_the_one_in_the_hint(written: str, hint: str) -> None:
    files = texts("good") | {"talk.md": TALK.replace("minutes: 10", f"minutes: {written}")}

    _, problems = load_script("good", files, texts("shared"))

    assert hints(problems) == [f"Write:  minutes: {hint}"]


@pytest.mark.parametrize("heading", ["Say (tier 2)", "Say - tier 2", "Say tier 2", "say [Tier 2]"])
def test_a_tier_written_otherwise_never_becomes_a_part_for_everyone(heading: str) -> None:
    files = texts("good") | {"talk.md": TALK.replace("## Say, tier 2", f"## {heading}")}

    _, problems = load_script("good", files, texts("shared"))

    assert hints(problems) == ["Write:  ## Say, tier 2"]


def test_a_letter_to_a_parent_by_another_name_is_noticed_at_tier_1() -> None:
    letter = texts("good")["letter.md"]
    named = letter.replace("\nTo younger me\n", "\nTo my mum\n")
    assert named != letter

    _, problems = load_script("good", texts("good") | {"letter.md": named}, texts("shared"))

    assert [(str(each.severity), each.message) for each in problems] == [
        (
            "warning",
            'A letter with "mum" in its name is the stronger kind, which needs tier 2.',
        )
    ]


def test_without_its_packages_the_toolkit_says_what_to_do() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import runpy; runpy.run_path('workshop/__main__.py')"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "run `make setup` once" in done.stderr
