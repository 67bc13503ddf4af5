"""What every running order owes to the people in the room, whatever its segments are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, make_segment
from workshop.content import care
from workshop.content.care import Placed
from workshop.content.problems import Report
from workshop.domain.script import Segment, SegmentKind

SEGMENTS = st.builds(
    make_segment,
    kind=st.sampled_from(SegmentKind),
    minutes=st.integers(4, 40),
    floor=st.integers(3, 4),
    activation=st.integers(0, 3),
)
ORDERS = st.lists(SEGMENTS, min_size=1, max_size=12)


def problems(order: list[Segment], tier: int = 3) -> list[tuple[int, str]]:
    report = Report("a/workshop.md")
    care.check([Placed(each, line) for line, each in enumerate(order)], tier, report)
    return [(problem.line, problem.message) for problem in report.problems]


def stirring(order: list[Segment]) -> list[int]:
    return [number for number, each in enumerate(order) if each.activation >= care.STIRRING]


@given(ORDERS)
def test_an_order_without_problems_grounds_after_all_that_stirs(order: list[Segment]) -> None:
    if problems(order):
        return
    assert order[-1].kind is SegmentKind.CLOSING
    for number in stirring(order):
        assert order[number + 1].kind is SegmentKind.GROUNDING
        assert order[number - 1].activation < care.STIRRING


@given(ORDERS)
def test_a_quarter_of_the_time_is_left_or_the_order_is_refused(order: list[Segment]) -> None:
    numbers = stirring(order)
    if not numbers or numbers[-1] == len(order) - 1:
        return
    after = sum((each.planned for each in order[numbers[-1] + 1 :]), timedelta())
    whole = sum((each.planned for each in order), timedelta())

    told = any("A quarter is needed" in message for _, message in problems(order))

    assert told == (after * 4 < whole)


@given(ORDERS, st.integers(1, 3))
def test_whatever_the_order_is_there_is_an_answer(order: list[Segment], tier: int) -> None:
    assert all(0 <= line < len(order) and message for line, message in problems(order, tier))


def test_exactly_a_quarter_is_enough() -> None:
    order = [
        make_segment(kind=SegmentKind.AGREE, minutes=5),
        make_segment(kind=SegmentKind.GROUNDING, minutes=5, floor=5),
        make_segment(kind=SegmentKind.LETTER_WRITING, minutes=35, activation=2),
        make_segment(kind=SegmentKind.GROUNDING, minutes=5, floor=5),
        make_segment(kind=SegmentKind.AFTERCARE, minutes=5, floor=5),
        make_segment(kind=SegmentKind.CLOSING, minutes=5, floor=5),
    ]
    longer = [order[0], order[1], make_segment(minutes=1), *order[2:]]

    assert problems(order) == []
    assert [line for line, _ in problems(longer)] == [3]


def test_what_may_be_dropped_settles_nobody() -> None:
    order = [
        make_segment(kind=SegmentKind.AGREE, minutes=5),
        make_segment(kind=SegmentKind.BREAK, minutes=5, optional=True),
        make_segment("letter", kind=SegmentKind.LETTER_WRITING, minutes=10, activation=2),
        make_segment(kind=SegmentKind.GROUNDING, minutes=5, floor=5, optional=True),
        make_segment(kind=SegmentKind.AFTERCARE, minutes=5, floor=5),
        make_segment(kind=SegmentKind.CLOSING, minutes=5, floor=5),
    ]
    kept = [replace(each, optional=False) for each in order]

    assert problems(kept) == []
    assert [line for line, _ in problems(order)] == [2, 2]


def test_the_time_to_settle_is_there_on_an_evening_that_runs_late() -> None:
    steady = make_segment(kind=SegmentKind.GROUNDING, minutes=5, floor=5)
    order = [
        make_segment(kind=SegmentKind.AGREE, minutes=15),
        steady,
        make_segment(kind=SegmentKind.LETTER_WRITING, minutes=35, activation=2),
        steady,
        make_segment("wall", kind=SegmentKind.SHARING, minutes=9),
        make_segment(kind=SegmentKind.AFTERCARE, minutes=5, floor=5),
        make_segment(kind=SegmentKind.CLOSING, minutes=5, floor=5),
    ]
    droppable = [replace(each, optional=each.id == "wall") for each in order]

    assert problems(order) == []
    ((_, said),) = problems(droppable)
    assert said.endswith(
        "there are 15 of 70 minutes, not counting what may be dropped. "
        "A quarter is needed to settle: 18."
    )


@pytest.mark.parametrize("kind", sorted(care.NEVER_OPTIONAL))
def test_consent_the_plan_and_the_end_cannot_be_dropped(kind: SegmentKind) -> None:
    told = problems([make_segment(kind=kind, minutes=9, floor=5, optional=True)])

    assert any("can never be dropped" in said for _, said in told)


def test_what_an_order_lacks_matters_as_much_as_it_stirs() -> None:
    goodbye = make_segment("goodbye", kind=SegmentKind.CLOSING, floor=3)
    steady = make_segment("steady", kind=SegmentKind.GROUNDING, minutes=20, floor=3)
    said = []
    for activation in (0, 1, 2):
        report = Report("a/workshop.md")
        order = [steady, make_segment(activation=activation), steady, goodbye]
        care.check([Placed(each, 1) for each in order], 1, report)
        said.append([str(problem.severity) for problem in report.problems])

    assert said == [[], ["warning", "warning"], ["error", "error"]]


def test_what_is_protected_has_minutes_worth_the_name() -> None:
    for kind, least in care.LEAST_FLOORS.items():
        short = make_segment(kind=kind, minutes=9, floor=least // MINUTE - 1)
        enough = make_segment(kind=kind, minutes=9, floor=least // MINUTE)

        assert [line for line, said in problems([short]) if "may last only" in said] == [0]
        assert not [line for line, said in problems([enough]) if "may last only" in said]
