"""The running order: how long each segment takes in this script, and in which rooms it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.content.good import texts
from workshop.content.problems import Problem
from workshop.content.running_order import EXAMPLES
from workshop.content.scripts import load_script
from workshop.domain.script import Script

WORKSHOP = texts("good")["workshop.md"]
MINUTE = timedelta(minutes=1)


def with_order(*lines: str) -> str:
    order = "".join(f"  - {line}\n" for line in lines)
    head, _, rest = WORKSHOP.partition("running_order:\n")
    return f"{head}running_order:\n{order}---\n{rest.partition('---')[2]}"


def load(order: str, **own: str) -> tuple[Script | None, list[Problem]]:
    files = {"workshop.md": order} | {f"{name}.md": text for name, text in own.items()}
    return load_script("evening", files, texts("shared"))


def opened(order: str, **own: str) -> Script:
    script, problems = load(order, **own)
    assert problems == []
    assert script is not None
    return script


def test_the_order_can_give_a_segment_other_minutes() -> None:
    order = with_order("welcome", "agreements", "steady, 8 minutes", "aftercare", "goodbye")

    steady = opened(order).segments[2]

    assert (steady.planned, steady.floor) == (8 * MINUTE, 8 * MINUTE)


def test_a_segment_with_a_floor_of_its_own_keeps_it() -> None:
    goodbye = texts("shared")["goodbye.md"].replace("minutes: 4", "minutes: 4\nmin_minutes: 3")
    order = with_order("welcome", "agreements", "aftercare", "goodbye, 9 minutes")

    last = opened(order, goodbye=goodbye).segments[-1]

    assert (last.planned, last.floor) == (9 * MINUTE, 3 * MINUTE)


def test_an_order_that_never_ends_is_a_problem_and_nothing_worse() -> None:
    order = with_order("welcome", "agreements", *["steady"] * 900, "aftercare", "goodbye")

    script, (problem,) = load(order)

    assert script is None
    assert problem.message == "A running order has at most 100 lines, and this has 904."


def test_the_same_thing_twice_on_a_line_is_not_guessed_at() -> None:
    script, (problem,) = load(with_order("welcome", "steady, 4 minutes, 9 minutes", "goodbye"))

    assert (script, problem.line) == (None, 8)
    assert problem.message == "This line says the same thing twice."


def test_a_room_of_every_tier_has_something_to_run() -> None:
    order = with_order(*(f"{name}, from tier 2" for name in ("welcome", "goodbye")))

    script, (problem,) = load(order)

    assert script is None
    assert problem.message == "Rooms of tier 1 would have no segment at all."


def test_a_line_that_no_room_has_is_told() -> None:
    order = with_order("welcome", "steady, up to tier 1", "goodbye").replace("tier: 1", "tier: 2")

    script, (problem,) = load(order)

    assert script is not None
    assert problem.message == 'No room has "steady": this script is for tier 2 and up.'


def test_a_segment_that_comes_again_has_a_name_of_its_own_each_time() -> None:
    order = with_order(
        "welcome", "agreements", "steady", "steady", "aftercare", "steady", "goodbye"
    )

    assert [segment.id for segment in opened(order).segments] == [
        "welcome",
        "agreements",
        "steady",
        "steady_2",
        "aftercare",
        "steady_3",
        "goodbye",
    ]


def test_a_room_has_only_the_segments_of_its_tier() -> None:
    script = opened(
        with_order(
            "welcome, up to tier 1",
            "welcome, 9 minutes, from tier 2",
            "agreements",
            "steady, from tier 3",
            "aftercare",
            "goodbye",
        )
    )

    assert script.tiers == (1, 2, 3)
    assert [
        [(segment.id, segment.planned // MINUTE) for segment in script.for_tier(tier).segments[:3]]
        for tier in script.tiers
    ] == [
        [("welcome", 4), ("agreements", 3), ("aftercare", 5)],
        [("welcome", 9), ("agreements", 3), ("aftercare", 5)],
        [("welcome", 9), ("agreements", 3), ("steady", 5)],
    ]
    assert script.for_tier(1).planned == 16 * MINUTE


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_read(example: str) -> None:
    rest = example.partition(",")[2]
    order = with_order("welcome", "agreements", f"steady,{rest}", "aftercare", "goodbye")

    assert load(order)[1] == []


@pytest.mark.parametrize(
    "words", ["0 minutes", "181 minutes", "five minutes", "from tier 4", "tier 2", "5", ""]
)
def test_other_words_after_a_name_are_refused(words: str) -> None:
    script, problems = load(with_order("welcome", "agreements", f"steady, {words}"))

    assert script is None
    assert [problem.line for problem in problems if problem.message.startswith("After")] == [9]
