"""The wall's rules."""

from __future__ import annotations

import pytest

from workshop.domain.wall import Line, LineStatus, may_release, shown, tidy


def lines(*statuses: LineStatus) -> list[Line]:
    return [Line(str(number), f"line {number}", status) for number, status in enumerate(statuses)]


@pytest.mark.parametrize(("approved", "released"), [(0, False), (4, False), (5, True), (6, True)])
def test_lines_are_released_only_when_five_are_approved(approved: int, released: bool) -> None:
    room = lines(*[LineStatus.APPROVED] * approved, LineStatus.WAITING, LineStatus.HELD)

    assert may_release(room) is released


def test_shown_lines_do_not_count_towards_the_next_batch() -> None:
    room = lines(*[LineStatus.SHOWN] * 5, *[LineStatus.APPROVED] * 4)

    assert may_release(room) is False


def test_only_shown_lines_are_on_the_wall_in_their_drawn_order() -> None:
    wall = [
        Line("a", "second", LineStatus.SHOWN, place=1),
        Line("b", "held", LineStatus.HELD),
        Line("c", "first", LineStatus.SHOWN, place=0),
        Line("d", "approved", LineStatus.APPROVED),
    ]

    assert shown(wall) == ("first", "second")


def test_a_line_is_one_line_of_single_spaces() -> None:
    assert tidy("  being \n\n held\t\x07now \u202e") == "being held now"
