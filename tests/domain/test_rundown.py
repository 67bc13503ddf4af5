"""Where the room is, how late, and when it will end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_script, make_segment
from workshop.domain.playback import NONE, Playback
from workshop.domain.rundown import planned_starts, read
from workshop.domain.script import SegmentKind

TEN = datetime(2026, 11, 22, 10, tzinfo=UTC)
SCRIPT = make_script(
    make_segment("welcome", kind=SegmentKind.OPEN, minutes=4),
    make_segment("letter", kind=SegmentKind.LETTER_WRITING, minutes=15),
    make_segment("reset", kind=SegmentKind.GROUNDING, minutes=4, floor=3),
)


def minutes(count: float) -> datetime:
    return TEN + timedelta(minutes=count)


def behind(playback: Playback, at: float) -> timedelta:
    return read(SCRIPT, playback, TEN, minutes(at)).behind


def test_segments_are_laid_out_one_after_the_other() -> None:
    assert planned_starts(SCRIPT, TEN) == (TEN, minutes(4), minutes(19))


def test_a_room_on_plan_is_neither_ahead_nor_behind() -> None:
    reading = read(SCRIPT, Playback(0, TEN), TEN, minutes(2))

    assert (reading.planned_end_at, reading.expected_end_at) == (minutes(23), minutes(23))
    assert reading.behind == NONE


def test_an_overrun_moves_the_end_minute_by_minute() -> None:
    running_over = Playback(0, TEN)

    assert [behind(running_over, at) for at in (4, 5, 7.5)] == [
        NONE,
        timedelta(minutes=1),
        timedelta(minutes=3.5),
    ]


def test_a_pause_moves_the_end_while_it_lasts() -> None:
    paused = Playback(0, TEN).pause(minutes(2))

    assert behind(paused, 9) == timedelta(minutes=7)
    assert behind(paused.resume(minutes(9)), 11) == timedelta(minutes=7)


def test_added_time_is_time_behind() -> None:
    assert behind(Playback(0, TEN).add(timedelta(minutes=5)), 1) == timedelta(minutes=5)


def test_going_on_early_puts_the_room_ahead() -> None:
    assert behind(Playback(1, minutes(3)), 3) == timedelta(minutes=-1)


def test_protected_time_that_is_left_is_told() -> None:
    reading = read(SCRIPT, Playback(2, minutes(19)), TEN, minutes(20))

    assert reading.protected_left == timedelta(minutes=2)


def test_only_protected_segments_hold_the_room() -> None:
    assert read(SCRIPT, Playback(1, minutes(4)), TEN, minutes(5)).protected_left == NONE


@given(st.integers(0, 2), st.integers(0, 7200), st.integers(0, 7200), st.integers(-10, 60))
def test_the_end_is_never_before_what_still_has_to_come(
    segment: int, started: int, later: int, added: int
) -> None:
    started_at = TEN + timedelta(seconds=started)
    now = started_at + timedelta(seconds=later)
    playback = Playback(segment, started_at).add(timedelta(minutes=added))

    reading = read(SCRIPT, playback, TEN, now)

    following = sum((later.planned for later in SCRIPT.segments[segment + 1 :]), NONE)
    assert reading.expected_end_at == now + following + max(reading.remaining, NONE)
    assert reading.behind == reading.expected_end_at - TEN - SCRIPT.planned
